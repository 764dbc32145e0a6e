"""Forms of the exchange app."""

from __future__ import annotations

from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

_KINDS = [
    ("detailed", _("Everything: exercises, weights and reasons")),
    ("busy", _("Only when I am busy: no word of training")),
]


class UploadForm(forms.Form):
    """A file of the runner's."""

    file = forms.FileField(
        label=_("A file from another app, or your Ironstride archive"),
        help_text=_("CSV from Strong, Hevy, FitNotes, Fitbod or Liftosaur; at most 20 MB."),
    )


class FeedForm(forms.Form):
    """A new calendar address."""

    name = forms.CharField(
        label=_("Name it, so that you know it again"),
        max_length=80,
        widget=forms.TextInput(attrs={"placeholder": _("my watch")}),
    )
    kind = forms.ChoiceField(
        label=_("What it shows"), choices=_KINDS, widget=forms.RadioSelect, initial="detailed"
    )
    with_races = forms.BooleanField(label=_("Show my races too, as whole days"), required=False)


class DeletionForm(forms.Form):
    """The word that nobody types by mistake."""

    word = forms.CharField(
        label=_("Type DELETE"), widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def clean_word(self) -> str:
        """Return the word; anything else is refused."""
        word: str = self.cleaned_data["word"].strip()
        if word.upper() != "DELETE":
            raise forms.ValidationError(_("Type the word DELETE to go on."))
        return word


def known_zones() -> list[str]:
    """Return the names of the time zones that people live in."""
    return sorted(name for name in available_timezones() if "/" in name and "Etc/" not in name)

"""Forms of the accounts app."""

from __future__ import annotations

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from ironstride.web.accounts.models import Invitation


class OwnerForm(forms.Form):
    """Who owns a fresh installation."""

    name = forms.CharField(label=_("Your name"), max_length=120)
    email = forms.EmailField(label=_("Your email"))
    password = forms.CharField(
        label=_("A password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Eight characters or more. A sentence that only you know is best."),
    )

    def clean_password(self) -> str:
        """Return the password; a weak one is refused with the reason."""
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password


class ConsentForm(forms.Form):
    """Which coach may see the training, and whether they may change the plan."""

    email = forms.EmailField(label=_("The email of your coach"))
    may_plan = forms.BooleanField(
        label=_("They may also change my plan"),
        required=False,
        help_text=_("Without this they look only."),
    )


class InvitationForm(forms.Form):
    """Whom the owner lets in."""

    email = forms.EmailField(
        label=_("Email"),
        required=False,
        help_text=_("For your own memory; the link works for whoever holds it, once."),
    )
    role = forms.ChoiceField(label=_("They come as"), choices=Invitation.ROLES)

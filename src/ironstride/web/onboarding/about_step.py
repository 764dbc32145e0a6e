"""About you: name, birth, sex, body mass, units and the zone of the clock."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ironstride.formats.athlete_codec import MIN_BODY_MASS_KG
from ironstride.loading.inventory import in_units
from ironstride.policy.reader import read_policy
from ironstride.training.athlete import MAX_BODY_MASS_KG
from ironstride.training.intake_words import OLDEST_YEARS
from ironstride.training.words import SEXES as SEX_WORDS
from ironstride.web.onboarding.fields import LongSelect, NameField, NumberField, PlainForm, to_kg
from ironstride.web.onboarding.step_answers import StepAnswers

if TYPE_CHECKING:
    from ironstride.formats.athlete_codec import AthleteFile
    from ironstride.training.words import Sex

UNITS: Final = (("kg", gettext_lazy("kg and km")), ("lb", gettext_lazy("lb and miles")))
SEXES: Final = (
    ("female", gettext_lazy("female")),
    ("male", gettext_lazy("male")),
    ("unspecified", gettext_lazy("rather not say")),
)
_AREAS: Final = frozenset(
    {"Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe"}
    | {"Indian", "Pacific"}
)
_YEAR: Final = re.compile(r"\d{4}", re.ASCII)
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
# Within a year of the bound a year alone does not say on which side of it somebody is.
_UNSURE_YEARS: Final = 1


@lru_cache(maxsize=1)
def zone_choices() -> tuple[tuple[str, str], ...]:
    """Return the time zones by the names of their cities."""
    names = sorted(zone for zone in available_timezones() if zone.partition("/")[0] in _AREAS)
    return (("UTC", "UTC"), *((zone, zone.replace("_", " ")) for zone in names))


class AboutForm(PlainForm):
    """Who the runner is."""

    name = NameField(label=gettext_lazy("Your name"))
    born = forms.CharField(
        label=gettext_lazy("Born"),
        max_length=10,
        help_text=gettext_lazy("A year such as 1988, or the whole date: 1988-04-23."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "bday"}),
    )
    units = forms.ChoiceField(
        label=gettext_lazy("Units"), choices=UNITS, widget=forms.RadioSelect, initial="kg"
    )
    body_mass = NumberField(
        1,
        1000,
        label=gettext_lazy("Your body weight"),
        help_text=gettext_lazy("In the units above. A rough number will do."),
    )
    sex = forms.ChoiceField(
        label=gettext_lazy("Sex"),
        choices=SEXES,
        widget=forms.RadioSelect,
        required=False,
        help_text=gettext_lazy("It only decides which health questions are asked."),
    )
    zone = forms.ChoiceField(
        label=gettext_lazy("Time zone"),
        choices=zone_choices,
        help_text=gettext_lazy("So that today is your today."),
        widget=LongSelect(attrs={"data-zone": ""}),
    )

    def __init__(self, *args: Any, today: dt.date, given: AthleteFile, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        self.today, self.given = today, given

    def clean_born(self) -> dt.date:
        """Return the date of birth; a year alone stands for the middle of it."""
        born = _read_birth(self.cleaned_data["born"])
        if born is None or not 1 <= self.today.year - born.year <= OLDEST_YEARS:
            raise forms.ValidationError(
                _("Please write the year of your birth, like 1988, or the date: 1988-04-23.")
            )
        bound = read_policy().whole("safety.least_age_years")
        near = abs(self.today.year - born.year - bound) <= _UNSURE_YEARS
        if near and not _DAY.fullmatch(self.cleaned_data["born"]):
            raise forms.ValidationError(_("Please write the whole date, like 2010-04-23."))
        return born

    def clean(self) -> dict[str, Any]:
        """Check the body mass in the units that were chosen."""
        cleaned = super().clean() or {}
        if "body_mass" in cleaned and "units" in cleaned:
            mass_kg = self._mass_kg(cleaned)
            if not MIN_BODY_MASS_KG <= mass_kg <= MAX_BODY_MASS_KG:
                text = _("Is that your weight in %(units)s? Please look at the number again.")
                self.add_error("body_mass", text % {"units": cleaned["units"]})
            cleaned["body_mass_kg"] = mass_kg
        return cleaned

    def _mass_kg(self, cleaned: dict[str, Any]) -> float:
        """Return the mass; a number that was not touched is what it was, in whichever units."""
        if "body_mass" in self.initial and "body_mass" not in self.changed_data:
            return self.given.athlete.body_mass_kg
        return to_kg(cleaned["body_mass"], cleaned["units"])


def _read_birth(text: str) -> dt.date | None:
    if _YEAR.fullmatch(text):
        return dt.date(int(text), 7, 1) if int(text) else None
    try:
        return dt.date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


class AboutAnswers(StepAnswers):
    """About you."""

    template = "onboarding/about.html"

    def make_forms(self) -> dict[str, Any]:
        """Return the one form, empty where the runner is still unknown."""
        athlete = self.given.athlete
        initial: dict[str, object] = {"units": athlete.units, "zone": self.zone}
        if athlete.name != UNNAMED:
            initial["name"] = athlete.name
        if not is_placeholder(self.given):
            initial |= {
                "name": athlete.name,
                "born": athlete.born.isoformat(),
                "body_mass": in_units(athlete.body_mass_kg, athlete.units),
                "sex": athlete.sex,
            }
        form = AboutForm(self.posted, initial=initial, today=self.today, given=self.given)
        return {"form": form}

    def changed(self) -> AthleteFile:
        """Return the athlete with these answers."""
        given = self.forms["form"].cleaned_data
        sex: Sex = next((one for one in SEX_WORDS if one == given["sex"]), "unspecified")
        athlete = replace(
            self.given.athlete,
            name=given["name"],
            born=given["born"],
            sex=sex,
            units="lb" if given["units"] == "lb" else "kg",
            body_mass_kg=given["body_mass_kg"],
        )
        return replace(self.given, athlete=athlete)

    def row_fields(self) -> dict[str, str]:
        """Return the name, units and zone of the row."""
        given = self.forms["form"].cleaned_data
        return {"name": given["name"], "units": given["units"], "zone": given["zone"]}


# What a runner is called who has no name yet.
UNNAMED: Final = "Runner"
# The day of birth of nobody: the athlete of a draft before the first answers.
UNBORN: Final = dt.date(1900, 1, 1)


def is_placeholder(given: AthleteFile) -> bool:
    """Whether nothing is known of the runner yet."""
    return given.athlete.born == UNBORN

"""Goal races."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, get_args

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ironstride.training.intake_words import LONGEST_RACE_KM
from ironstride.training.race import Race
from ironstride.training.words import Priority
from ironstride.units import M_PER_KM, M_PER_MILE
from ironstride.web.onboarding.fields import DayField, NameField, NumberField, PlainForm, check_near
from ironstride.web.onboarding.step_answers import StepAnswers, rows_of

if TYPE_CHECKING:
    from ironstride.formats.athlete_codec import AthleteFile

NAMED_M: Final = {"5k": 5000.0, "10k": 10_000.0, "half": 21_097.5, "marathon": 42_195.0}
DISTANCES: Final = (
    ("", "…"),
    ("5k", gettext_lazy("5 km")),
    ("10k", gettext_lazy("10 km")),
    ("half", gettext_lazy("half marathon")),
    ("marathon", gettext_lazy("marathon")),
    ("other", gettext_lazy("another distance")),
)
PRIORITY_CHOICES: Final = (
    ("A", gettext_lazy("A: a main goal")),
    ("B", gettext_lazy("B: I want to do well")),
    ("C", gettext_lazy("C: for fun or practice")),
)
DISTANCE_UNITS: Final = (("km", "km"), ("mi", gettext_lazy("miles")))
MOST_RACES: Final = 30
_FURTHEST: Final = dt.timedelta(days=3 * 365)
_GOAL: Final = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:\.\d)?", re.ASCII)
_SHORTEST_M: Final = 50


class RaceForm(PlainForm):
    """One race."""

    name = NameField(label=gettext_lazy("Name of the race"), required=False)
    on = DayField(label=gettext_lazy("Day"), required=False)
    distance = forms.ChoiceField(label=gettext_lazy("Distance"), choices=DISTANCES, required=False)
    other = NumberField(
        0.05, LONGEST_RACE_KM, label=gettext_lazy("How far, if another distance"), required=False
    )
    unit = forms.ChoiceField(label=gettext_lazy("in"), choices=DISTANCE_UNITS, required=False)
    priority = forms.ChoiceField(
        label=gettext_lazy("How much it matters"),
        choices=PRIORITY_CHOICES,
        required=False,
        initial="A",
        help_text=gettext_lazy(
            "The plan is built back from an A race; a B race gets a few easier days before it, a C "
            "race only its own day."
        ),
    )
    goal = NameField(
        label=gettext_lazy("Goal time (if you have one)"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("Like 3:45:00 or 42:30."),
    )
    remove = forms.BooleanField(label=gettext_lazy("Remove this race"), required=False)

    def __init__(self, *args: Any, today: dt.date, units: str, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["unit"].initial = "mi" if units == "lb" else "km"

    def clean(self) -> dict[str, Any]:
        """Check what a race needs; one that was left as it was stays, also when it is over."""
        cleaned = super().clean() or {}
        if cleaned.get("remove") or not self.has_changed():
            return cleaned
        if "on" in cleaned:
            self._check_day(cleaned["on"])
        if not (cleaned.get("distance") or "distance" in self.errors):
            self.add_error("distance", _("Please choose the distance of the race."))
        if cleaned.get("distance") == "other" and "other" not in self.errors:
            metres = _other_m(cleaned)
            if not _SHORTEST_M <= metres <= LONGEST_RACE_KM * M_PER_KM:
                self.add_error("other", _("Please write how far the race is."))
        goal = cleaned.get("goal")
        if goal and "goal" in self.changed_data and not _GOAL.fullmatch(goal):
            self.add_error("goal", _("Please write the time like 3:45:00 or 42:30, or nothing."))
        return cleaned

    def _check_day(self, on: dt.date | None) -> None:
        if on is None:
            self.add_error("on", _("Please choose the day of the race."))
        elif "on" in self.changed_data:
            try:
                check_near(on, self.today, self.today + _FURTHEST)
            except forms.ValidationError as error:
                self.add_error("on", error)

    def race(self, old: Race | None) -> Race:
        """Return the race; `old` is the one the form was filled in from."""
        if old is not None and not self.has_changed():
            return old
        given = self.cleaned_data
        keeps_size = old is not None and not {"distance", "other", "unit"} & set(self.changed_data)
        metres = old.distance_m if old is not None and keeps_size else _metres(given)
        return Race(
            given["name"] or _("race"),
            given["on"],
            metres,
            next((one for one in get_args(Priority) if one == given["priority"]), "A"),
            given["goal"] or None,
            None if old is None else old.at,
        )


def _other_m(given: dict[str, Any]) -> float:
    return float(given.get("other") or 0) * (M_PER_MILE if given.get("unit") == "mi" else M_PER_KM)


def _metres(given: dict[str, Any]) -> float:
    return NAMED_M.get(given["distance"]) or round(_other_m(given), 3)


def race_initial(race: Race, units: str) -> dict[str, object]:
    """Return a race as its form shows it."""
    named = next((word for word, metres in NAMED_M.items() if metres == race.distance_m), None)
    unit, per_unit_m = ("mi", M_PER_MILE) if units == "lb" else ("km", M_PER_KM)
    other = "" if named else f"{race.distance_m / per_unit_m:.4f}".rstrip("0").rstrip(".")
    return {
        "name": race.name,
        "on": race.on,
        "distance": named or "other",
        "other": other,
        "unit": unit,
        "priority": race.priority,
        "goal": race.goal or "",
    }


class RacesAnswers(StepAnswers):
    """Goal races; none is fine."""

    template = "onboarding/races.html"
    lists = {"races": MOST_RACES}

    def make_forms(self) -> dict[str, Any]:
        """Return a form for each race and one more."""
        races, units = self.given.athlete.races, self.units
        make = forms.formset_factory(
            RaceForm, extra=0 if races else 1, max_num=MOST_RACES, absolute_max=MOST_RACES
        )
        initial = [race_initial(race, units) for race in races]
        return {
            "races": make(
                self.posted,
                initial=initial,
                prefix="races",
                form_kwargs={
                    "today": self.today,
                    "units": units,
                    "empty_permitted": True,
                    "use_required_attribute": False,
                },
            )
        }

    def changed(self) -> AthleteFile:
        """Return the athlete with these races."""
        old = dict(enumerate(self.given.athlete.races))
        formset: Any = self.forms["races"]
        kept = rows_of(formset)
        races = tuple(
            form.race(old.get(number)) for number, form in enumerate(formset.forms) if form in kept
        )
        return replace(self.given, athlete=replace(self.given.athlete, races=races))

"""Recent lifts, as far as the runner remembers any."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ironstride.catalogue.reader import read_catalogue
from ironstride.formats.exercise_names import exercise_names
from ironstride.loading.inventory import in_units
from ironstride.training.athlete import MAX_LOAD_KG, Lift
from ironstride.web.onboarding.fields import (
    DayField,
    NameField,
    NumberField,
    PlainForm,
    WholeField,
    check_near,
    to_kg,
)
from ironstride.web.onboarding.step_answers import StepAnswers, rows_of

if TYPE_CHECKING:
    from ironstride.formats.athlete_codec import AthleteFile
    from ironstride.formats.weights import Units

MOST_LIFTS: Final = 60
_OLDEST: Final = dt.timedelta(days=3650)
_MOST_REPS: Final = 100
_LEFT: Final = (
    ("", gettext_lazy("not sure")),
    *((str(one), str(one)) for one in range(5)),
    ("5.5", "5-6"),
    ("8", "7-9"),
    ("10", gettext_lazy("10 or more")),
)


def exercise_choices() -> list[str]:
    """Return the names of the lifts that a runner may have done, for a list to choose from."""
    exercises = read_catalogue().exercises.values()
    weighed = (one for one in exercises if one.set_kind in _WEIGHED and not one.is_test)
    return sorted(one.name for one in weighed)


_WEIGHED: Final = frozenset({"load_reps", "bodyweight", "assisted"})


class LiftForm(PlainForm):
    """A set that the runner remembers."""

    exercise = NameField(
        label=gettext_lazy("Exercise"),
        required=False,
        widget=forms.TextInput(attrs={"list": "exercises", "autocomplete": "off"}),
    )
    load = NumberField(0, 2000, label=gettext_lazy("Weight"), required=False)
    reps = WholeField(1, _MOST_REPS, label=gettext_lazy("Reps"), required=False)
    left = forms.ChoiceField(
        label=gettext_lazy("How many more could you have done?"), choices=_LEFT, required=False
    )
    on = DayField(label=gettext_lazy("When, about"), required=False)
    remove = forms.BooleanField(label=gettext_lazy("Remove this set"), required=False)

    def __init__(self, *args: Any, today: dt.date, units: Units, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        self.today, self.units = today, units
        self.fields["load"].label = _("Weight in %(units)s") % {"units": units}
        left = self.initial.get("left")
        if left and left not in dict(_LEFT):
            self.fields["left"].choices = [*_LEFT, (left, left)]  # type: ignore[attr-defined]  # a field of choices

    def clean(self) -> dict[str, Any]:
        """Check that a set names a known exercise, its weight and its reps."""
        cleaned = super().clean() or {}
        if cleaned.get("remove") or not self.has_changed():
            return cleaned
        if "exercise" not in self.errors:
            self._find_exercise(cleaned)
        for key, text in (
            ("load", _("Please write the weight; 0 where it was your body alone.")),
            ("reps", _("Please write how many times you lifted it.")),
        ):
            if key not in self.errors and cleaned.get(key) is None:
                self.add_error(key, text)
        load = cleaned.get("load")
        if load is not None and to_kg(load, self.units) > MAX_LOAD_KG:
            self.add_error("load", _("Nobody lifts that: please look at the weight again."))
        if cleaned.get("on") and "on" in self.changed_data:
            try:
                check_near(cleaned["on"], self.today - _OLDEST, self.today)
            except forms.ValidationError as error:
                self.add_error("on", error)
        return cleaned

    def _find_exercise(self, cleaned: dict[str, Any]) -> None:
        name = cleaned.get("exercise") or ""
        if not name:
            self.add_error("exercise", _("Please write which exercise it was."))
            return
        catalogue = read_catalogue()
        match = exercise_names(catalogue).match(name)
        if match.certainty == "sure" and match.exercise:
            cleaned["id"] = match.exercise
            return
        known = [match.exercise] if match.exercise else list(catalogue.nearest_ids(name))
        near = ", ".join(catalogue.exercise(one).name for one in known)
        text = (
            _("We know no exercise of this name. Did you mean %(near)s?") % {"near": near}
            if near
            else _("We know no exercise of this name; please choose one from the list.")
        )
        self.add_error("exercise", text)

    def lift(self, old: Lift | None) -> Lift:
        """Return the set; `old` is the one the form was filled in from."""
        if old is not None and not self.has_changed():
            return old
        given = self.cleaned_data
        keeps_load = old is not None and "load" not in self.changed_data
        return Lift(
            given["id"],
            given["on"] or self.today,
            old.load_kg if old is not None and keeps_load else to_kg(given["load"], self.units),
            given["reps"],
            float(given["left"]) if given["left"] else None,
            None if old is None else old.first_rep_effort,
        )


def lift_initial(lift: Lift, units: Units) -> dict[str, object]:
    """Return a set as its form shows it."""
    known = read_catalogue().exercises.get(lift.exercise)
    left = "" if lift.rir is None else f"{lift.rir:g}"
    return {
        "exercise": known.name if known else lift.exercise,
        "load": in_units(lift.load_kg, units),
        "reps": str(lift.reps),
        "left": left,
        "on": lift.on,
    }


class LiftsAnswers(StepAnswers):
    """Recent lifts; none is fine."""

    template = "onboarding/lifts.html"
    lists = {"lifts": MOST_LIFTS}

    def make_forms(self) -> dict[str, Any]:
        """Return a form for each set and one more."""
        lifts = self.given.athlete.lifts
        make = forms.formset_factory(
            LiftForm, extra=0 if lifts else 1, max_num=MOST_LIFTS, absolute_max=MOST_LIFTS
        )
        kwargs = {
            "today": self.today,
            "units": self.units,
            "empty_permitted": True,
            "use_required_attribute": False,
        }
        initial = [lift_initial(one, self.units) for one in lifts[:MOST_LIFTS]]
        return {"lifts": make(self.posted, initial=initial, prefix="lifts", form_kwargs=kwargs)}

    def words(self) -> dict[str, object]:
        """Return the names to choose from."""
        return {"exercises": exercise_choices(), "units": self.units}

    def changed(self) -> AthleteFile:
        """Return the athlete with these sets."""
        athlete, formset = self.given.athlete, self.forms["lifts"]
        old, kept = dict(enumerate(athlete.lifts[:MOST_LIFTS])), rows_of(formset)
        forms_of: Any = formset
        lifts = tuple(
            form.lift(old.get(number)) for number, form in enumerate(forms_of.forms) if form in kept
        )
        lifts += athlete.lifts[MOST_LIFTS:]
        return replace(self.given, athlete=replace(athlete, lifts=lifts))

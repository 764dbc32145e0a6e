"""Time for strength: weekdays with minutes, time of day and place; days without training."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ironstride.formats.athlete_places import DEFAULT_PLACE
from ironstride.training.availability import Availability, Slot
from ironstride.training.intake_words import FEWEST_MINUTES, MOST_MINUTES
from ironstride.training.place import Place
from ironstride.units import MINUTES_PER_DAY
from ironstride.web.onboarding.fields import ClockField, DayField, PlainForm, WholeField, check_near
from ironstride.web.onboarding.step_answers import StepAnswers, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ironstride.formats.athlete_codec import AthleteFile

DAYS: Final = (
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
    gettext_lazy("Sunday"),
)
USUAL_MINUTES: Final = 40
# Ticked before anything is answered; more days only give the plan more choice.
_FIRST_DAYS: Final = (0, 2, 4)
MOST_SESSIONS: Final = 7
MOST_SPANS: Final = 20
_LONGEST_SPAN: Final = dt.timedelta(days=366)
_FURTHEST: Final = dt.timedelta(days=3 * 365)
_DAY: Final = dt.timedelta(days=1)


class DayForm(PlainForm):
    """One weekday."""

    on = forms.BooleanField(required=False)
    minutes = WholeField(1, MINUTES_PER_DAY, label=gettext_lazy("Minutes"), required=False)
    at = ClockField(label=gettext_lazy("Time, if it is fixed"), required=False)
    place = forms.ChoiceField(label=gettext_lazy("Place"), required=False)

    def __init__(self, *args: Any, weekday: int, places: list[str], **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        self.weekday = weekday
        self.fields["on"].label = DAYS[weekday]
        place = self.fields["place"]
        assert isinstance(place, forms.ChoiceField)  # noqa: S101 - for the types
        place.choices = [(one, one) for one in places]
        self.single_place = len(places) == 1

    def clean(self) -> dict[str, Any]:
        """Check the minutes of a day that is on."""
        cleaned = super().clean() or {}
        minutes = cleaned.get("minutes")
        if not cleaned.get("on") or "minutes" in self.errors:
            return cleaned
        touched = "minutes" in self.changed_data or "on" in self.changed_data
        if minutes is None or (touched and not FEWEST_MINUTES <= minutes <= MOST_MINUTES):
            bounds = {"low": FEWEST_MINUTES, "high": MOST_MINUTES, "day": DAYS[self.weekday]}
            text = _("%(day)s: please write from %(low)s to %(high)s minutes.") % bounds
            self.add_error("minutes", text)
        return cleaned

    def slot(self, first: str) -> Slot | None:
        """Return the slot of the day, None for a day that is off."""
        given = self.cleaned_data
        if not given["on"]:
            return None
        return Slot(given["minutes"], given["place"] or first, given["at"])


class SpanForm(PlainForm):
    """Days without training, both included."""

    first = DayField(label=gettext_lazy("From"), required=False)
    last = DayField(label=gettext_lazy("to"), required=False)
    remove = forms.BooleanField(label=gettext_lazy("Remove"), required=False)

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        """Check the days of a span; one day alone is a span too."""
        cleaned = super().clean() or {}
        if cleaned.get("remove") or not self.has_changed() or self.errors:
            return cleaned
        first, last = cleaned.get("first"), cleaned.get("last") or cleaned.get("first")
        if first is None or last is None:
            self.add_error("first", _("Please choose the first day."))
            return cleaned
        check_near(first, self.today - _LONGEST_SPAN, self.today + _FURTHEST)
        if not first <= last <= first + _LONGEST_SPAN:
            self.add_error("last", _("The last day comes after the first, within a year."))
        cleaned["last"] = last
        return cleaned

    def days(self) -> Iterable[dt.date]:
        """Return each day of the span."""
        given = self.cleaned_data if self.has_changed() else self.initial
        count = (given["last"] - given["first"]).days + 1
        return (given["first"] + number * _DAY for number in range(count))


class FrequencyForm(PlainForm):
    """How many sessions a week."""

    sessions = forms.ChoiceField(
        label=gettext_lazy("Strength sessions a week"),
        choices=(
            ("", gettext_lazy("let Ironstride decide")),
            *((str(one), str(one)) for one in range(1, MOST_SESSIONS + 1)),
        ),
        required=False,
        help_text=gettext_lazy(
            "Ironstride takes one to three: more while you build, fewer near a race."
        ),
    )


def spans_of(days: Iterable[dt.date]) -> list[dict[str, dt.date]]:
    """Return days as spans with both ends, in order."""
    spans: list[dict[str, dt.date]] = []
    for day in sorted(days):
        if spans and spans[-1]["last"] + _DAY == day:
            spans[-1]["last"] = day
        else:
            spans.append({"first": day, "last": day})
    return spans


class TimeAnswers(StepAnswers):
    """Time for strength."""

    template = "onboarding/time.html"
    lists = {"spans": MOST_SPANS}

    def make_forms(self) -> dict[str, Any]:
        """Return a form for each weekday, one for the number of sessions, and the days off."""
        athlete, posted = self.given.athlete, self.posted
        places = list(athlete.places) or [DEFAULT_PLACE]
        made: dict[str, Any] = {
            f"day{day}": DayForm(
                posted,
                prefix=f"day{day}",
                weekday=day,
                places=places,
                initial=_day_initial(athlete.availability, day, places[0]),
            )
            for day in range(len(DAYS))
        }
        per_week = athlete.sessions_per_week
        made["frequency"] = FrequencyForm(
            posted, prefix="frequency", initial={"sessions": per_week or ""}
        )
        if per_week is not None and per_week > MOST_SESSIONS:
            made["frequency"].fields["sessions"].choices += [(str(per_week), str(per_week))]
        make = forms.formset_factory(
            SpanForm, extra=1, max_num=MOST_SPANS + 1, absolute_max=MOST_SPANS + 1
        )
        made["spans"] = make(
            posted,
            initial=spans_of(athlete.availability.blocked)[:MOST_SPANS],
            prefix="spans",
            form_kwargs={
                "today": self.today,
                "empty_permitted": True,
                "use_required_attribute": False,
            },
        )
        return made

    def words(self) -> dict[str, object]:
        """Return the forms of the days in a list."""
        return {"days": [self.forms[f"day{day}"] for day in range(len(DAYS))]}

    def is_valid(self) -> bool:
        """Whether everything can be used; at least one day is needed."""
        if not super().is_valid():
            return False
        if any(self._day(day).cleaned_data["on"] for day in range(len(DAYS))):
            return True
        self._day(0).add_error(None, _("Please choose at least one day with time for strength."))
        return False

    def _day(self, day: int) -> Any:  # noqa: ANN401 - a DayForm
        return self.forms[f"day{day}"]

    def changed(self) -> AthleteFile:
        """Return the athlete with this time; the second slot of a day that stays is kept."""
        athlete = self.given.athlete
        places = athlete.places or {DEFAULT_PLACE: Place(DEFAULT_PLACE)}
        week: dict[int, tuple[Slot, ...]] = {}
        for day in range(len(DAYS)):
            slot = self._day(day).slot(next(iter(places)))
            if slot is not None:
                week[day] = (slot, *athlete.availability.week.get(day, ())[1:])
        blocked = {day for form in rows_of(self.forms["spans"]) for day in form.days()}
        blocked |= {
            day
            for span in spans_of(athlete.availability.blocked)[MOST_SPANS:]
            for day in (span["first"] + number * _DAY for number in range(_length(span)))
        }
        availability = replace(athlete.availability, week=week, blocked=frozenset(blocked))
        sessions = self.forms["frequency"].cleaned_data["sessions"]
        changed = replace(
            athlete,
            places=places,
            availability=availability,
            sessions_per_week=int(sessions) if sessions else None,
        )
        return replace(self.given, athlete=changed)


def _length(span: dict[str, dt.date]) -> int:
    return (span["last"] - span["first"]).days + 1


def _day_initial(availability: Availability, day: int, first: str) -> dict[str, object]:
    slots = availability.week.get(day, ())
    if not slots:
        is_on = not availability.week and day in _FIRST_DAYS
        return {"on": is_on, "minutes": str(USUAL_MINUTES), "place": first}
    slot = slots[0]
    return {"on": True, "minutes": str(slot.minutes), "at": slot.at, "place": slot.place}

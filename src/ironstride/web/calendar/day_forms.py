"""What can happen on a day, to a race, to the body or to an exercise, as forms."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ironstride.catalogue.reader import read_catalogue
from ironstride.formats.fields import Field, Report, attempt
from ironstride.formats.race_distance import read_race_distance
from ironstride.sheets.plain_text import printable
from ironstride.sheets.plan_words import say_day
from ironstride.training import events as ev
from ironstride.training.athlete import MAX_PAIN, Pain
from ironstride.training.race import Race
from ironstride.training.words import PRIORITIES, REGIONS
from ironstride.units import MINUTES_PER_DAY
from ironstride.web.calendar.event_forms import TODAY, DayField, EventForm
from ironstride.web.language.said import said

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from ironstride.training.plan import Plan
    from ironstride.training.session import PlannedItem, PlannedSession
    from ironstride.training.words import Region

_MID_REGIONS: Final = frozenset({"low_back"})


class LessTimeForm(EventForm):
    """Only so many minutes on a day."""

    title = gettext_lazy("Less time")
    about = gettext_lazy("The session of that day gets shorter and keeps what matters most.")
    usual = MappingProxyType({"on": TODAY, "minutes": "25"})
    on = DayField(label=gettext_lazy("Day"))
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes there are"), min_value=1, max_value=MINUTES_PER_DAY
    )

    def events(self) -> tuple[ev.Event, ...]:
        """Return the minutes of the day."""
        return (ev.LessTime(self.cleaned_data["on"], self.cleaned_data["minutes"]),)


class PinForm(EventForm):
    """A session stays where it is."""

    title = gettext_lazy("Keep this day as it is")
    about = gettext_lazy("Later changes of the plan work around it.")
    usual = MappingProxyType({"on": TODAY})
    on = DayField(label=gettext_lazy("Day"))

    def events(self) -> tuple[ev.Event, ...]:
        """Return the day that stays."""
        return (ev.DayPinned(self.cleaned_data["on"]),)


class UnpinForm(EventForm):
    """A day is free to be planned again."""

    title = gettext_lazy("Free this day again")
    about = gettext_lazy("The plan may move what stands there.")
    usual = MappingProxyType({"on": TODAY})
    on = DayField(label=gettext_lazy("Day"))

    def events(self) -> tuple[ev.Event, ...]:
        """Return the day that is free."""
        return (ev.DayUnpinned(self.cleaned_data["on"]),)


class PainForm(EventForm):
    """Pain in a region, from today on."""

    title = gettext_lazy("Something hurts")
    about = gettext_lazy(
        "Exercises that load it change until you say that it is gone (0). Above 5 of 10 only easy "
        "movement is left: ask a clinician. Nothing here says what it is."
    )
    refused_at = "region"
    region = forms.ChoiceField(label=gettext_lazy("Where"))
    now = forms.TypedChoiceField(label=gettext_lazy("How much, from 0 to 10"), coerce=int)

    def set_up(self) -> None:
        """Offer each region with its sides, and what hurts already first."""
        reported = [_region_value(one) for one in self.plan.athlete.health.pain]
        values = dict.fromkeys((*reported, *_region_values()))
        regions = cast("forms.ChoiceField", self.fields["region"])
        regions.choices = [("", _("Choose")), *((one, said(_say_region(one))) for one in values)]
        amounts = {0: _("0: it is gone"), MAX_PAIN: _("10: the worst there is")}
        numbers = cast("forms.ChoiceField", self.fields["now"])
        numbers.choices = [
            ("", _("Choose")),
            *((one, amounts.get(one, str(one))) for one in range(MAX_PAIN + 1)),
        ]

    def events(self) -> tuple[ev.Event, ...]:
        """Return the pain."""
        region, _dash, side = self.cleaned_data["region"].partition("-")
        which = cast("Region", region)
        return (ev.PainReported(Pain(which, self.cleaned_data["now"], side or None)),)

    def shown_on(self) -> dt.date:
        """Return today: that is when it counts from."""
        return self.today


def _region_values() -> Iterator[str]:
    for region in REGIONS:
        if region not in _MID_REGIONS:
            yield from (f"{region}-{side}" for side in ("left", "right"))
        yield region


def _region_value(pain: Pain) -> str:
    return f"{pain.region}-{pain.side}" if pain.side else pain.region


def _say_region(value: str) -> str:
    region, _dash, side = value.partition("-")
    words = region.replace("_", " ")
    return f"{words}, {side}" if side else words


class RaceAddedForm(EventForm):
    """A new race."""

    title = gettext_lazy("A new race")
    about = gettext_lazy("The season is built again around it.")
    usual = MappingProxyType({"priority": "C"})
    name = forms.CharField(max_length=120, label=gettext_lazy("Name"))
    on = DayField(label=gettext_lazy("Day"))
    distance = forms.CharField(
        max_length=40,
        label=gettext_lazy("Distance"),
        help_text=gettext_lazy("Such as 10 km, 6.2 mi, half or marathon"),
    )
    priority = forms.ChoiceField(
        label=gettext_lazy("How much it matters"),
        choices=[
            ("A", gettext_lazy("A: the season is built towards it")),
            ("B", gettext_lazy("B: the days around it are kept clear")),
            ("C", gettext_lazy("C: for fun or as training")),
        ],
    )

    def set_up(self) -> None:
        """Accept coming days only."""
        cast("DayField", self.fields["on"]).near(self.today, self.today)

    def clean_distance(self) -> float:
        """Return the distance [m]."""
        report = Report("distance")
        field = Field(self.cleaned_data["distance"], "", report)
        distance_m = attempt(field, read_race_distance, None)
        if distance_m is None:
            said = "; ".join(problem.text for problem in report.problems)
            raise forms.ValidationError(printable(said))
        return distance_m

    def clean_name(self) -> str:
        """Return the name without signs that nobody sees."""
        return printable(self.cleaned_data["name"])

    def events(self) -> tuple[ev.Event, ...]:
        """Return the race."""
        given = self.cleaned_data
        priority = next(one for one in PRIORITIES if one == given["priority"])
        return (ev.RaceAdded(Race(given["name"], given["on"], given["distance"], priority)),)


class _KnownRaceForm(EventForm):
    """Something about a race of the plan."""

    refused_at = "name"
    name = forms.ChoiceField(label=gettext_lazy("Race"))

    def set_up(self) -> None:
        """Offer the coming races."""
        races = sorted((one for one in self.plan.races if one.on >= self.today), key=_race_day)
        names = cast("forms.ChoiceField", self.fields["name"])
        names.choices = [
            (one.name, f"{printable(one.name)}, {said(say_day(one.on))}") for one in races
        ]


def _race_day(race: Race) -> dt.date:
    return race.on


class RaceMovedForm(_KnownRaceForm):
    """A race takes place on another day."""

    title = gettext_lazy("A race on another day")
    on = DayField(label=gettext_lazy("New day"))

    def set_up(self) -> None:
        """Offer the coming races and coming days."""
        super().set_up()
        cast("DayField", self.fields["on"]).near(self.today, self.today)

    def events(self) -> tuple[ev.Event, ...]:
        """Return the race and its day."""
        return (ev.RaceMoved(self.cleaned_data["name"], self.cleaned_data["on"]),)


class RaceDroppedForm(_KnownRaceForm):
    """A race is not run."""

    title = gettext_lazy("A race that is not run")
    about = gettext_lazy("The days around it are free again.")

    def events(self) -> tuple[ev.Event, ...]:
        """Return the race."""
        return (ev.RaceDropped(self.cleaned_data["name"]),)


class SwapForm(EventForm):
    """Another exercise for an item, until its phase ends."""

    title = gettext_lazy("Another exercise")
    about = gettext_lazy(
        "It trains the same movement and stays until this phase of the plan ends; the weight is "
        "carried over from what you lifted."
    )
    refused_at = "exercise"
    item = forms.CharField(max_length=300, widget=forms.HiddenInput)
    exercise = forms.ChoiceField(label=gettext_lazy("Instead"))

    def set_up(self) -> None:
        """Offer what trains the same at the place of the session."""
        found = self._find_item()
        choices = cast("forms.ChoiceField", self.fields["exercise"])
        choices.choices = [("", _("Choose")), *(_instead(self.plan, *found) if found else ())]
        if found:
            self.fields["exercise"].label = _("Instead of %(name)s") % {"name": found[1].name}

    def _find_item(self) -> tuple[PlannedSession, PlannedItem] | None:
        wanted = self.given.get("item", "")
        pairs = (
            (session, item)
            for session in self.plan.sessions()
            for _quality, item in session.items()
        )
        return next((pair for pair in pairs if pair[1].id == wanted), None)

    def clean(self) -> dict[str, Any]:
        """Refuse an item that is not there."""
        if self._find_item() is None:
            raise forms.ValidationError(_("That exercise is not in the plan any more."))
        return self.cleaned_data

    def events(self) -> tuple[ev.Event, ...]:
        """Return the swap."""
        return (ev.Swapped(self.cleaned_data["item"], self.cleaned_data["exercise"]),)

    def shown_on(self) -> dt.date:
        """Return the day of the session."""
        found = self._find_item()
        return found[0].on if found else self.today


def _instead(plan: Plan, session: PlannedSession, item: PlannedItem) -> Iterator[tuple[str, str]]:
    """Yield the exercises of the same movement and class that the place has the iron for."""
    place = plan.athlete.places.get(session.place)
    for one in sorted(read_catalogue().exercises.values(), key=lambda known: known.name):
        if (
            place is not None
            and one.id != item.exercise
            and one.main_pattern == item.patterns[0]
            and item.rep_class in one.rep_classes
            and one.setup_for(place.equipment) is not None
        ):
            yield one.id, said(one.name)

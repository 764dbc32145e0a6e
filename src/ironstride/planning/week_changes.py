"""A runner whose week is changed by a wish: pure, and nothing that is over changes."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ironstride.training import week_change as ask
from ironstride.training.athlete import Pinned
from ironstride.training.availability import Slot
from ironstride.units import MINUTES_PER_DAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ironstride.training.athlete import Athlete
    from ironstride.training.run import PlannedRun
    from ironstride.training.words import RunType

Slots = tuple[Slot, ...]
SlotChange = ask.MoreMinutes | ask.OtherPlace | ask.OtherTime | ask.OneMoreSlot
# Runs by their identity in the athlete: where they go, None for nowhere.
Moved = dict[int, "PlannedRun | None"]


@dataclass(frozen=True, slots=True)
class CannotChange:
    """Why a wish cannot be, and what to say instead."""

    text: str


@dataclass(frozen=True, slots=True)
class _Coming:
    """The days of the plan that are still to come, the first and the last included."""

    first: dt.date
    last: dt.date

    def holds(self, day: dt.date) -> bool:
        return self.first <= day <= self.last

    def days(self) -> Iterator[dt.date]:
        count = (self.last - self.first).days + 1
        return (self.first + dt.timedelta(days=index) for index in range(count))


class _Refused(Exception):  # noqa: N818 - caught where the wishes are applied, never seen
    """Raised with the text of `CannotChange`."""


def change_week(
    athlete: Athlete, changes: Iterable[ask.WeekChange], first: dt.date, last: dt.date
) -> Athlete | CannotChange:
    """Return the athlete after `changes` from `first` to `last`, the days of the plan to come."""
    for change in changes:
        try:
            athlete = _apply(change, athlete, _Coming(first, last))
        except _Refused as refused:
            return CannotChange(f'"{change.say()}": {refused}')
    return athlete


def _apply(change: ask.WeekChange, athlete: Athlete, coming: _Coming) -> Athlete:
    """Return the athlete after one change; raises `_Refused`."""
    if isinstance(change, ask.NoRun | ask.OtherRun | ask.MovedRun):
        return _with_runs(athlete, _RUNS[type(change)](change, athlete, coming))
    if isinstance(change, ask.DayOff):
        return _with_day_off(change.day, athlete, coming)
    return _with_slots(change, athlete)


def _longer(change: ask.MoreMinutes, slots: Slots, _athlete: Athlete) -> Slots:
    sums = (min(MINUTES_PER_DAY, slot.minutes + change.minutes) for slot in slots)
    pairs = zip(slots, sums, strict=True)
    return tuple(replace(slot, minutes=minutes) for slot, minutes in pairs if minutes > 0)


def _elsewhere(change: ask.OtherPlace, slots: Slots, athlete: Athlete) -> Slots:
    _require_place(change.place, athlete)
    if change.instead and all(slot.place != change.instead for slot in slots):
        raise _Refused(f"no slot at {change.instead} on that day, which has {_say(slots)}")
    return tuple(
        replace(slot, place=change.place) if change.instead in (None, slot.place) else slot
        for slot in slots
    )


def _later(change: ask.OtherTime, slots: Slots, _athlete: Athlete) -> Slots:
    if change.instead and all(slot.at != change.instead for slot in slots):
        raise _Refused(f"no slot at {change.instead:%H:%M} on that day, which has {_say(slots)}")
    return tuple(
        replace(slot, at=change.at) if change.instead in (None, slot.at) else slot for slot in slots
    )


def _say(slots: Slots) -> str:
    """Return "gym 18:30, 45 min"."""
    return " and ".join(
        f"{slot.place}{f' {slot.at:%H:%M}' if slot.at else ''}, {slot.minutes} min"
        for slot in slots
    )


def _one_more(change: ask.OneMoreSlot, slots: Slots, athlete: Athlete) -> Slots:
    place = change.place or main_place(athlete)
    _require_place(place, athlete)
    return (*slots, Slot(change.minutes, place, change.at))


_SLOTS: Final[Mapping[type, Callable[..., Slots]]] = {
    ask.MoreMinutes: _longer,
    ask.OtherPlace: _elsewhere,
    ask.OtherTime: _later,
    ask.OneMoreSlot: _one_more,
}


def _no_run(change: ask.NoRun, athlete: Athlete, coming: _Coming) -> Moved:
    return {id(run): None for run in _runs_on(athlete, change.day, coming)}


def _other_run(change: ask.OtherRun, athlete: Athlete, coming: _Coming) -> Moved:
    _require_no_race(change.type)
    runs = _runs_on(athlete, change.day, coming, change.instead)
    title = change.type.capitalize()
    return {id(run): replace(run, type=change.type, title=title, key=None) for run in runs}


def _move_run(change: ask.MovedRun, athlete: Athlete, coming: _Coming) -> Moved:
    """Move a run to another day of its week; what is there goes to the day that it left."""
    _require_no_race(change.type)
    raced = {run.on for run in athlete.runs if run.type == "race"}
    raced |= {race.on for race in athlete.races}
    moved: Moved = {}
    for run in athlete.runs:
        to_day = run.on + dt.timedelta(days=change.to.weekday - run.on.weekday())
        asked = run.type == change.type and (change.since is None or change.since.holds(run.on))
        is_open = coming.holds(run.on) and coming.holds(to_day) and not raced & {run.on, to_day}
        if asked and is_open and to_day != run.on:
            there = (other for other in athlete.runs if other.on == to_day)
            moved |= {id(other): replace(other, on=run.on) for other in there}
            moved[id(run)] = replace(run, on=to_day)
    if not moved:
        since = f" on {change.since.say()}" if change.since else ""
        raise _Refused(f"no {change.type} run{since} to come that could move there")
    return moved


_RUNS: Final[Mapping[type, Callable[..., Moved]]] = {
    ask.NoRun: _no_run,
    ask.OtherRun: _other_run,
    ask.MovedRun: _move_run,
}


def main_place(athlete: Athlete) -> str:
    """Return the place where most slots of the week are; of equals the first."""
    count = Counter(slot.place for slots in athlete.availability.week.values() for slot in slots)
    return next(iter([place for place, _ in count.most_common(1)] or athlete.places))


def _with_slots(change: SlotChange, athlete: Athlete) -> Athlete:
    """Return the athlete with other slots on a weekday, or on a date alone."""
    usual, day = athlete.availability, change.day
    on = day.on
    slots = usual.week.get(day.weekday, ()) if on is None else usual.slots_on(on)
    if not slots and not isinstance(change, ask.OneMoreSlot):
        raise _Refused('no time to train on that day; say it like "+1 day: sat 40min"')
    new = _SLOTS[type(change)](change, slots, athlete)
    if on is None:
        availability = replace(usual, week={**usual.week, day.weekday: new})
    else:
        availability = replace(usual, dated={**usual.dated, on: new}, blocked=usual.blocked - {on})
    return replace(athlete, availability=availability)


def _with_day_off(day: ask.WhichDay, athlete: Athlete, coming: _Coming) -> Athlete:
    days = [one for one in coming.days() if day.holds(one)]
    if not days:
        raise _Refused("that day is not in the plan, or is over")
    pinned = {pin.on: pin for pin in athlete.pinned} | {one: Pinned(one, off=True) for one in days}
    return replace(athlete, pinned=tuple(pinned.values()))


def _require_place(place: str, athlete: Athlete) -> None:
    if place not in athlete.places:
        raise _Refused(f"no place is called {place}; yours: {', '.join(athlete.places)}")


def _require_no_race(run_type: RunType) -> None:
    if run_type == "race":
        raise _Refused("a race stays; when it moves, plan again with `ironstride replan`")


def _runs_on(
    athlete: Athlete, day: ask.WhichDay, coming: _Coming, run_type: RunType | None = None
) -> list[PlannedRun]:
    found = [
        run
        for run in athlete.runs
        if coming.holds(run.on)
        and day.holds(run.on)
        and run.type not in ("race", "rest")
        and run_type in (None, run.type)
    ]
    if not found:
        kind = f"{run_type} run" if run_type else "run"
        raise _Refused(f"no {kind} on {day.say()} in the plan to come")
    return found


def _with_runs(athlete: Athlete, changed: Moved) -> Athlete:
    runs = (changed.get(id(run), run) for run in athlete.runs)
    return replace(athlete, runs=tuple(run for run in runs if run is not None))

"""Races that come, move or go after a plan was made."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ironstride.planning.calendar_races import without_calendar_races
from ironstride.planning.situation import Answer, CannotBe, Situation, say_day

if TYPE_CHECKING:
    from ironstride.training import events as ev
    from ironstride.training.race import Race


def add_race(event: ev.RaceAdded, at: Situation) -> Answer:
    """Add a coming race, also one that only the calendar named until now."""
    race = event.race
    if race.on < at.now:
        return CannotBe(f"{say_day(race.on)} is over; add it to the athlete file as a best effort")
    own = replace(at, athlete=without_calendar_races(at.athlete, at.now))
    if _race_named(race.name, own) is not None:
        return CannotBe(f"{race.name} is in the plan already; use race-moved to give it a new day")
    return _with_races(own, (*own.athlete.races, race))


def move_race(event: ev.RaceMoved, at: Situation) -> Answer:
    """Move a coming race, and the run that stands for it in the calendar."""
    race = _race_named(event.name, at)
    if race is None:
        return CannotBe(_no_race(event.name, at))
    if min(event.on, race.on) < at.now:
        return CannotBe("a race that is over, or a day that is, stays as it is")
    runs = tuple(
        replace(run, on=event.on) if (run.on, run.type) == (race.on, "race") else run
        for run in at.athlete.runs
    )
    moved = replace(race, on=event.on)
    # The calendar may name the new day already: that is this race, not another one.
    others = without_calendar_races(at.athlete, at.now).races
    kept = (one for one in at.athlete.races if one is race or one in others)
    races = tuple(moved if one is race else one for one in kept)
    return _with_races(replace(at, athlete=replace(at.athlete, runs=runs)), races)


def drop_race(event: ev.RaceDropped, at: Situation) -> Answer:
    """Take a coming race out, and the run that stands for it in the calendar."""
    race = _race_named(event.name, at)
    if race is None:
        return CannotBe(_no_race(event.name, at))
    if race.on < at.now:
        return CannotBe(f"{race.name} was on {say_day(race.on)}, which is over")
    runs = tuple(run for run in at.athlete.runs if (run.on, run.type) != (race.on, "race"))
    races = tuple(one for one in at.athlete.races if one is not race)
    return _with_races(replace(at, athlete=replace(at.athlete, runs=runs)), races)


def _with_races(at: Situation, races: tuple[Race, ...]) -> Situation:
    return replace(at, athlete=replace(at.athlete, races=races))


def _race_named(name: str, at: Situation) -> Race | None:
    named = [race for race in at.athlete.races if race.name.casefold() == name.casefold()]
    return next((race for race in named if race.on >= at.now), next(iter(named), None))


def _no_race(name: str, at: Situation) -> str:
    names = ", ".join(race.name for race in at.athlete.races if race.on >= at.now)
    return f"no race is called {name!r}; coming races: {names or 'none'}"

"""Races that stand in the calendar only: they clear the days around them like any race."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ironstride.training.plan import Notice
from ironstride.training.race import Race

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete
    from ironstride.training.run import PlannedRun
    from ironstride.training.words import Priority

_PRIORITY: Final[Priority] = "C"
_RULE: Final = "leg_work_clear_of_races"


def with_calendar_races(athlete: Athlete, policy: Policy) -> tuple[Athlete, tuple[Notice, ...]]:
    """Return the athlete with the races that only the runs name, as C races, and what to say.

    A race without a distance is taken for one of policy `races.unknown_distance_m`.
    """
    found = tuple(_find(athlete, policy))
    notices = tuple(_say(race, athlete.races) for race in found)
    return replace(athlete, races=(*athlete.races, *found)), notices


def without_calendar_races(athlete: Athlete, since: dt.date) -> Athlete:
    """Return the athlete without the races from `since` on that `with_calendar_races` added.

    When the calendar changes they go where their runs go. One that the runner wrote down with the
    name, day and time of its run cannot be told apart, and follows it too.
    """
    named = {(run.on, _name(run), run.at) for run in athlete.runs if run.type == "race"}

    def follows(race: Race) -> bool:
        is_plain = race.priority == _PRIORITY and race.goal is None and race.on >= since
        return is_plain and (race.on, race.name, race.at) in named

    return replace(athlete, races=tuple(race for race in athlete.races if not follows(race)))


def still_said(notices: Sequence[Notice], athlete: Athlete, since: dt.date) -> Iterator[Notice]:
    """Yield the notices that still hold about races from `since` on that only the calendar names.

    They came with an earlier plan, which made these races the athlete's own.
    """
    named = {(run.on, _name(run)) for run in athlete.runs if run.type == "race"}
    for race in athlete.races:
        others = [one for one in athlete.races if one is not race]
        if (
            race.on >= since
            and (race.on, race.name) in named
            and (said := _say(race, others)) in notices
        ):
            yield said


def _name(run: PlannedRun) -> str:
    return run.title or "Race"


def _find(athlete: Athlete, policy: Policy) -> Iterator[Race]:
    known = {race.on for race in athlete.races}
    for run in athlete.runs:
        if run.type == "race" and run.on not in known:
            known.add(run.on)
            distance_m = run.distance_m or policy.number("races.unknown_distance_m")
            yield Race(_name(run), run.on, distance_m, _PRIORITY, at=run.at)


def _say(race: Race, known: Sequence[Race]) -> Notice:
    same = next((one for one in known if one.name.casefold() == race.name.casefold()), None)
    if same is not None:
        text = (
            f"{race.name} stands in your calendar on {race.on.isoformat()}, among your races on "
            f"{same.on.isoformat()}. Both days are kept clear. If it has moved, say so: "
            f'--event "race-moved:{same.name}={race.on.isoformat()}".'
        )
        return Notice("limit", text, _RULE)
    text = (
        f"{race.name} on {race.on.isoformat()} stands in your calendar only: it is planned as a C "
        "race. Add it under races, with its priority, if you train for it."
    )
    return Notice("info", text, _RULE)

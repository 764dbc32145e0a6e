"""Races that stand in the calendar only: they clear the days around them like any race."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ironstride.training.plan import Notice
from ironstride.training.race import Race

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete


def with_calendar_races(athlete: Athlete, policy: Policy) -> tuple[Athlete, tuple[Notice, ...]]:
    """Return the athlete with the races that only the runs name, as C races, and what to say.

    A race without a distance is taken for one of policy `races.unknown_distance_m`.
    """
    found = tuple(_find(athlete, policy))
    notices = tuple(_say(race) for race in found)
    return replace(athlete, races=(*athlete.races, *found)), notices


def _find(athlete: Athlete, policy: Policy) -> Iterator[Race]:
    known = {race.on for race in athlete.races}
    for run in athlete.runs:
        if run.type == "race" and run.on not in known:
            known.add(run.on)
            distance_m = run.distance_m or policy.number("races.unknown_distance_m")
            yield Race(run.title or "Race", run.on, distance_m, "C", at=run.at)


def _say(race: Race) -> Notice:
    text = (
        f"{race.name} on {race.on.isoformat()} stands in your calendar only: it is planned as a C "
        "race. Add it under races, with its priority, if you train for it."
    )
    return Notice("info", text, "leg_work_clear_of_races")

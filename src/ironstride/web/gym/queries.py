"""Reads of the gym app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ironstride.web.gym.records import report_fact, set_fact
from ironstride.web.logbook.queries import rows_of_day, rows_of_reports

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from ironstride.training.sets import LoggedSet
    from ironstride.web.accounts.models import AthleteRow

Tree = dict[str, Any]


def facts_unknown_to(
    athlete: AthleteRow, session: str, on: dt.date | None, known: frozenset[str]
) -> list[Tree]:
    """Return the facts of a session and of its day that a phone does not have yet.

    Those of other sessions of the day count for the strength of the day.
    """
    facts = [set_fact(row) for row in rows_of_day(athlete, session, on)]
    facts += [report_fact(row) for row in rows_of_reports(athlete, session)]
    return [one for one in facts if one["id"] not in known]


def best_sets(log: Iterable[LoggedSet], exercises: Iterable[str]) -> dict[str, list[list[float]]]:
    """Return for each exercise its best sets as [load in kg, reps], the heaviest first.

    Left out is every set that another one beat, with as much weight and as many reps.
    """
    done: dict[str, dict[float, int]] = {name: {} for name in exercises}
    for one in log:
        reps = done.get(one.exercise)
        if reps is None or one.kind != "work" or not one.load_kg or not one.reps:
            continue
        reps[one.load_kg] = max(reps.get(one.load_kg, 0), one.reps)
    return {name: list(_unbeaten(reps)) for name, reps in done.items() if reps}


def _unbeaten(reps_of_load: dict[float, int]) -> Iterable[list[float]]:
    most = 0
    for load_kg in sorted(reps_of_load, reverse=True):
        if reps_of_load[load_kg] > most:
            most = reps_of_load[load_kg]
            yield [load_kg, most]

"""The runs and races of a day, as every page says them, and the sessions beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.sheets.cards import RunLine
from ironstride.sheets.plain_text import printable
from ironstride.sheets.plan_words import say_run, say_time

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from ironstride.training.plan import Plan
    from ironstride.training.race import Race
    from ironstride.training.run import DatedRun
    from ironstride.training.session import PlannedSession


def runs_on(plan: Plan, day: dt.date) -> tuple[RunLine, ...]:
    """Return the races of a day, then its runs; the calendar's own entry of a race is left out."""
    races = [race for race in plan.races if race.on == day]
    runs = [run for run in plan.runs if run.on == day]
    return (
        *(_race(race, runs) for race in races),
        *(_run(run, plan) for run in runs if not (races and run.type == "race")),
    )


def without_warm_ups(sessions: Iterable[PlannedSession]) -> tuple[PlannedSession, ...]:
    """Return the sessions that stand for themselves: a warm-up is said with its run."""
    return tuple(one for one in sessions if one.kind != "run_warmup")


def _race(race: Race, runs: Sequence[DatedRun]) -> RunLine:
    given = next((run for run in runs if run.type == "race"), None)
    time = f"{race.at:%H:%M}" if race.at else say_time(given) if given else ""
    return RunLine("race", time, printable(race.name), f"{race.priority} race")


def _run(run: DatedRun, plan: Plan) -> RunLine:
    if run.type == "rest":
        return RunLine("rest", "", printable(run.title), "")
    unclear = " (kind unknown: treated as hard)" if run.type == "unknown" else ""
    text = f"{printable(say_run(run, plan.athlete.units))}{unclear}"
    drills = next((one for one in plan.sessions() if one.run_id == run.id), None)
    if drills is not None:
        text += f"; drills {drills.minutes} min before"
    return RunLine("key" if run.key else "run", say_time(run), text, "key run" if run.key else "")

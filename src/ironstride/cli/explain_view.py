"""The reasons of a day: session, hours to the runs around it, each exercise and weight."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from ironstride.cli.screen import indented
from ironstride.planning.breaches import told_compromises
from ironstride.policy.rules import read_rules
from ironstride.sheets.day_runs import without_warm_ups
from ironstride.sheets.plain_text import printable
from ironstride.sheets.plan_words import (
    LEG_WORDS,
    say_date,
    say_day,
    say_run,
    say_time,
)
from ironstride.sheets.set_words import say_doses
from ironstride.sheets.state_words import say_absence, say_replanned, say_state
from ironstride.units import S_PER_HOUR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from ironstride.training.plan import Plan
    from ironstride.training.run import DatedRun
    from ironstride.training.session import PlannedSession, Why

LABEL_MEANINGS: Final = (
    "supported: trials agree; small effect: real but small; contested: trials disagree; "
    "convention: good practice that no trial settles"
)
_LABEL_WIDTH: Final = 8
_NO_RUN: Final = frozenset({"rest", "cross"})


def explain_day(plan: Plan, day: dt.date) -> list[RenderableType]:
    """Return the parts of the explanation; a day without a session says what it is for."""
    from rich.text import Text

    sessions = [session for session in plan.sessions() if session.on == day]
    parts: list[RenderableType] = [Text(say_date(day), style="bold")]
    parts += _runs_of_day(plan, day)
    if not without_warm_ups(sessions):
        parts += _empty_day(plan, day)
    for session in sessions:
        parts += _session(plan, session)
    parts += _broken(plan, day)
    parts += _changed(plan, day)
    parts += [Text(""), Text(LABEL_MEANINGS, style="dim")]
    return parts


def _runs_of_day(plan: Plan, day: dt.date) -> Iterator[RenderableType]:
    for run in plan.runs:
        if run.on == day and run.type == "rest":
            yield indented(printable(run.title), 2, "rest", _LABEL_WIDTH)
        elif run.on == day:
            key = ", a key run: the legs must be fresh" if run.key else ""
            text = f"{say_time(run)} {printable(say_run(run, plan.athlete.units))}{key}"
            yield indented(text, 2, "run", _LABEL_WIDTH)


def _empty_day(plan: Plan, day: dt.date) -> Iterator[RenderableType]:
    from rich.text import Text

    yield Text(f"No strength session: {_why_empty(plan, day)}")
    others = without_warm_ups(plan.sessions())
    near = min(others, key=lambda session: abs((session.on - day).days), default=None)
    if near is not None:
        yield Text(f"The nearest one: {say_day(near.on)}, {printable(near.title)}")


def _why_empty(plan: Plan, day: dt.date) -> str:
    """Return the first reason that holds."""
    athlete, absence = plan.athlete, say_absence(plan, day)
    reasons = (
        (day < plan.today, "the plan starts later in this week."),
        (bool(absence), f"you told of being {absence} on this day."),
        (day in athlete.availability.blocked, "you blocked this day."),
        (any(pin.on == day and pin.off for pin in athlete.pinned), "you keep this day free."),
        (any(race.on == day for race in plan.races), "it is race day."),
        (not athlete.availability.slots_on(day), "you have no time for one on this day."),
        (_is_rest_day(plan, day), "your calendar marks a rest day, and other days do as well."),
    )
    otherwise = "other days of the week leave the runs fresher legs, or hold all the week needs."
    return next((text for holds, text in reasons if holds), otherwise)


def _is_rest_day(plan: Plan, day: dt.date) -> bool:
    return any(run.on == day and run.type == "rest" for run in plan.runs)


def _session(plan: Plan, session: PlannedSession) -> Iterator[RenderableType]:
    from rich.text import Text

    yield Text(f"\n{say_time(session)} {printable(session.title)}", style="bold green")
    yield Text(
        f"{printable(session.place)}, {session.minutes} min, {LEG_WORDS[session.leg_grade]}",
        style="dim",
    )
    state = say_state(plan, session)
    if state:
        yield Text(state, style="bold")
    yield from (part for why in session.why for part in _reason(why))
    if session.kind != "run_warmup":
        yield from _hours(plan, session)
    for quality, item in session.items():
        doses = "; ".join(say_doses(item, plan.athlete.units))
        yield Text(f"\n{printable(item.name)}  {doses}  ({quality})", style="bold")
        yield from (part for why in item.why for part in _reason(why))


def _reason(why: Why) -> Iterator[RenderableType]:
    from rich.text import Text

    yield indented(printable(why.text), 2, "why", _LABEL_WIDTH)
    rule = read_rules().get(why.rule)
    source = ""
    if rule is not None:
        serves = "safety" if rule.doctrine == "safety" else f"doctrine {rule.doctrine}"
        cited = f", {rule.citation}" if rule.citation else ""
        source = f": {rule.sentence} ({serves}{cited})"
    text = f"{printable(why.rule)} [{why.evidence}]{source}"
    yield indented(Text(text, style="dim"), 2, "rule", _LABEL_WIDTH)


def _hours(plan: Plan, session: PlannedSession) -> Iterator[RenderableType]:
    """Say the hours from the run before and to the next run and the next key run."""
    start = dt.datetime.combine(session.on, session.at)
    end = start + dt.timedelta(minutes=session.minutes)
    runs = [run for run in plan.runs if run.type not in _NO_RUN]
    before = [run for run in runs if _start(run) <= start]
    after = [run for run in runs if _start(run) > start]
    if before:
        last = max(before, key=_start)
        yield _gap(plan, last, (start - _end(last)).total_seconds(), "after the end of")
    wanted = [next(iter(sorted(after, key=_start)), None)]
    wanted.append(next((run for run in sorted(after, key=_start) if run.key), None))
    for run in dict.fromkeys(run for run in wanted if run is not None):
        yield _gap(plan, run, (_start(run) - end).total_seconds(), "before")


def _gap(plan: Plan, run: DatedRun, seconds: float, words: str) -> RenderableType:
    assumed = " (its time is assumed)" if run.at_source == "assumed" else ""
    key = "the key run " if run.key else ""
    title = printable(say_run(run, plan.athlete.units))
    text = f"{seconds / S_PER_HOUR:.0f} h {words} {key}{title}, {say_day(run.on)} {say_time(run)}"
    return indented(text + assumed, 2, "hours", _LABEL_WIDTH)


def _start(run: DatedRun) -> dt.datetime:
    return dt.datetime.combine(run.on, run.at)


def _end(run: DatedRun) -> dt.datetime:
    return _start(run) + dt.timedelta(seconds=run.duration_s or 0)


def _broken(plan: Plan, day: dt.date) -> Iterator[RenderableType]:
    from rich.text import Text

    broken = [one for one in told_compromises(plan) if one.on == day]
    if broken:
        yield Text("\nCOMPROMISES OF THIS DAY", style="bold cyan")
    for one in broken:
        yield indented(f"{printable(one.text)} ({printable(one.rule)}, {one.cost:g} points)")


def _changed(plan: Plan, day: dt.date) -> Iterator[RenderableType]:
    """Say what the last replan changed on this day."""
    from rich.text import Text

    if plan.replaces is None:
        return
    changes = [change for change in plan.replaces.changes if change.on == day]
    if changes:
        yield Text(f"\n{say_replanned(plan).upper()}", style="bold cyan")
    for change in changes:
        yield indented(printable(change.text))

"""The next session on the screen: how it differs from the plan, what is done, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.cli.screen import indented
from ironstride.cli.session_view import SessionView
from ironstride.sheets.plain_text import counted, printable
from ironstride.sheets.plan_words import FirstUse, say_day
from ironstride.sheets.verdict_words import count_sets_today, say_next, verdict_word

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from rich.console import RenderableType

    from ironstride.cli.plan_input import GivenPlan
    from ironstride.planning.next_session import BegunItem, NextSession

_LABEL_WIDTH: Final = 8
_STOP: Final = (
    "With this pain no strength work is right: rest, and have it looked at by a clinician. Tell "
    "the plan too: ironstride replan PLAN --event pain:REGION=N."
)
_OUTCOMES: Final = {
    "better": "better than your own sets predicted",
    "as_expected": "as your own sets predicted",
    "worse": "less than your own sets predicted",
}


def next_view(given: GivenPlan, found: NextSession, today: dt.date) -> list[RenderableType]:
    """Return the parts of the view, one below the other."""
    return [
        *_when(found, today),
        *_less(given, found),
        *_begun(given, found),
        *SessionView(given.plan.athlete, given.catalogue, given.policy, FirstUse()).show(
            found.session
        ),
    ]


def _when(found: NextSession, today: dt.date) -> Iterator[RenderableType]:
    from rich.text import Text

    days = (found.session.on - today).days
    near = {0: "today", 1: f"tomorrow, {say_day(found.session.on)}"}
    when = near.get(days, f"in {counted(days, 'day')}, {say_day(found.session.on)}")
    yield Text(f"Next: {printable(found.session.title)}, {when}", style="bold")


def _less(given: GivenPlan, found: NextSession) -> Iterator[RenderableType]:
    """Say what was lowered, and which lifts are stuck or hurt."""
    for lowering in found.lowerings:
        yield indented(printable(lowering.text), 2, "less", _LABEL_WIDTH)
    if any(lowering.code == "pain_stop" for lowering in found.lowerings):
        yield indented(_STOP, 2, "stop", _LABEL_WIDTH)
    for flag in found.flags:
        exercise = given.catalogue.exercises.get(flag.exercise)
        name = printable(flag.exercise if exercise is None else exercise.name)
        yield indented(f"{name}: {flag.text}", 2, "note", _LABEL_WIDTH)
    if any(flag.code in ("hurt", "hurt_much") for flag in found.flags):
        yield indented("Say how it is today: --pain REGION=N.", 2, "", _LABEL_WIDTH)


def _begun(given: GivenPlan, found: NextSession) -> Iterator[RenderableType]:
    from rich.text import Text

    if not found.begun:
        return
    yield Text("\nSO FAR TODAY", style="bold cyan")
    for one in found.begun.values():
        yield from _one(one, given)


def _one(begun: BegunItem, given: GivenPlan) -> Iterator[RenderableType]:
    from rich.text import Text

    units, item = given.plan.athlete.units, begun.item
    done = f"{len(begun.done)} of {counted(count_sets_today(begun, given.policy), 'set')}"
    line = Text(f"  {printable(item.name)}  ", style="bold")
    line.append(f"{done} done", style="not bold")
    if begun.outcome is not None:
        word = _OUTCOMES[begun.outcome.outcome(given.policy)]
        line.append(f", {word}", style="not bold")
    yield line
    if begun.following is None:
        return
    if begun.following.code == "stop_pain":
        yield indented(begun.following.text, 4, "stop", _LABEL_WIDTH)
        yield indented(_STOP, 4, "", _LABEL_WIDTH)
        return
    verdict = begun.following.verdict
    yield indented(Text(f"{verdict_word(verdict)}. {verdict.text}"), 4, "weight", _LABEL_WIDTH)
    yield indented(Text(say_next(begun, units, given.policy)), 4, "next", _LABEL_WIDTH)

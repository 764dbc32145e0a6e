"""Tests of the body on the screen: where the runner stands, and what has really changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.cli.screen import indented
from ironstride.planning.benchmarks import (
    CALF,
    HOP,
    TEST_WORDS,
    most_jump_level,
    read_benchmarks,
    say_side_difference,
)
from ironstride.sheets.plain_text import printable
from ironstride.sheets.plan_words import say_date, say_day, say_time
from ironstride.training.words import BODY_TESTS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from rich.console import RenderableType
    from rich.table import Table

    from ironstride.planning.benchmarks import Benchmarks, Standing
    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete
    from ironstride.training.plan import Plan
    from ironstride.training.words import BodyTestName

_VERDICTS: Final[Mapping[str, str]] = {
    "below": "below: comes first",
    "uneven": "uneven: comes first",
    "on the way": "on the way",
    "enough": "enough, now maintain",
}
_EVEN: Final = "even"
_ENOUGH: Final = "enough; keep lifting"
_OLD: Final = "too old, test again"
_NONE: Final = "not tested yet"
_JUMPS: Final = (
    "Jumps wait until the weaker calf does {need:.0f} raises.",
    "Jumps stay low and on two legs: {need:.0f} calf raises on the weaker side, and then more.",
    "Jumps on one leg wait until both hop about as far.",
)


def benchmarks_view(
    athlete: Athlete, today: dt.date, policy: Policy, plan: Plan | None
) -> list[RenderableType]:
    """Return the parts of the view; with a `plan` also when it tests next."""
    from rich.text import Text

    found = read_benchmarks(athlete.tests, today, policy)
    return [
        Text(f"Tests of the body: {printable(athlete.name)}, {say_date(today)}", style="bold"),
        _table(found, policy),
        *(indented(line) for line in _remarks(found, athlete, today, policy)),
        *(() if plan is None else [Text(_say_next(plan, today))]),
    ]


def _table(found: Benchmarks, policy: Policy) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, padding=(0, 1))
    table.add_column("test", ratio=1)
    for heading, width in (("left", 5), ("right", 5), ("sides", 5), ("pass", 4), ("target", 6)):
        table.add_column(heading, width=width, justify="right")
    table.add_column("", width=20)
    by_name = {standing.newest.test: standing for standing in found.standings}
    for name in BODY_TESTS:
        words = TEST_WORDS[name]
        table.add_row(
            f"{words.name}, {words.counts}", *_cells(name, by_name.get(name), found, policy)
        )
    return table


def _cells(
    name: BodyTestName, standing: Standing | None, found: Benchmarks, policy: Policy
) -> tuple[str, ...]:
    lines = [policy.table(f"benchmarks.{key}").get(name) for key in ("pass", "target")]
    shown = ["" if line is None else f"{line:g}" for line in lines]
    if standing is None:
        return ("", "", "", *shown, _NONE)
    newest = standing.newest
    sides = say_side_difference(newest)
    return (f"{newest.left}", f"{newest.right}", sides, *shown, _say_verdict(standing, found))


def _say_verdict(standing: Standing, found: Benchmarks) -> str:
    if not standing.fresh:
        return _OLD
    if standing.verdict == "enough" and standing not in _held(found):
        return _EVEN if standing.newest.test == HOP else _ENOUGH
    return _VERDICTS[standing.verdict]


def _held(found: Benchmarks) -> list[Standing]:
    return [found.by_pattern[pattern] for pattern in found.held_sets]


def _remarks(found: Benchmarks, athlete: Athlete, today: dt.date, policy: Policy) -> Iterator[str]:
    for standing in found.standings:
        yield _say_change(standing)
    if any(standing.newest.test == CALF for standing in found.standings):
        medians = policy.table("benchmarks.calf_median_reps")
        own = {athlete.sex: medians[athlete.sex]} if athlete.sex in medians else medians
        typical = " and ".join(f"{reps:g} ({sex})" for sex, reps in own.items())
        yield f"Half of healthy people do this many calf raises or more: {typical}."
    level = most_jump_level(athlete.tests, today, policy)
    if level < len(_JUMPS) - 1:
        need = policy.table("benchmarks.calf_raises_for_jumps").get(f"{level + 1}", 0)
        yield _JUMPS[level + 1].format(need=need)


def _say_change(standing: Standing) -> str:
    words = TEST_WORDS[standing.newest.test]
    head = f"{words.name} of {_say_short(standing.newest.on)}: "
    if standing.before is None or standing.change is None:
        return f"{head}the first; a change of more than {standing.error} {words.counts} will count."
    since = f"since {_say_short(standing.before.on)}"
    if not standing.is_real_change:
        return (
            f"{head}weaker side {standing.change:+d} {words.counts} {since}; up to "
            f"{standing.error} may be chance."
        )
    verdict = "progress" if standing.change > 0 else "a real loss"
    return (
        f"{head}weaker side {standing.change:+d} {words.counts} {since}: {verdict}, more than the "
        f"error of {standing.error}."
    )


def _say_next(plan: Plan, today: dt.date) -> str:
    ahead = (one for one in plan.sessions() if one.kind == "tests" and one.on >= today)
    session = next(ahead, None)
    if session is None:
        return "The plan has no tests ahead."
    return (
        f"Next tests: {say_day(session.on)} {say_time(session)}, {printable(session.place)}, "
        f"{session.minutes} min."
    )


def _say_short(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"

"""A new plan on the screen: who and what for, what to read first, the season, this week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.cli.screen import indented
from ironstride.cli.season_strip import SeasonStrip
from ironstride.cli.week_strip import week_strip
from ironstride.planning.breaches import told_compromises
from ironstride.sheets.day_runs import without_warm_ups
from ironstride.sheets.plain_text import counted, printable
from ironstride.sheets.plan_words import TIER_WORDS, say_countdown, say_date, say_day, say_distance
from ironstride.training.pattern_words import PATTERN_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from ironstride.training.plan import Gate, Notice, Plan

_NOTICE_STYLES: Final = {
    "emergency": "bold white on red",
    "clinician_first": "bold red",
    "limit": "yellow",
    "info": "",
}
_PROBLEMS_SHOWN: Final = 12
_UNCOVERED_SHOWN: Final = 6
_NEAR_DAYS: Final = 14


def plan_view(plan: Plan, plan_path: str | None) -> list[RenderableType]:
    """Return the parts of the view; `plan_path` is where the plan was written, for what is next."""
    from rich.text import Text

    first = plan.weeks[0] if plan.weeks else None
    return [
        *_header(plan),
        *(notice_line(notice) for notice in plan.notices),
        Text(""),
        SeasonStrip(plan),
        Text(""),
        *(week_strip(plan, first, plan.today) if first else ()),
        *_gates(plan),
        *_broken(plan),
        *_uncovered(plan),
        *_problems(plan),
        *_next_steps(plan_path),
    ]


def _header(plan: Plan) -> Iterator[RenderableType]:
    from rich.text import Text

    sessions = len(without_warm_ups(plan.sessions()))
    yield Text(f"Strength plan for {printable(plan.made_for)}", style="bold")
    yield Text(
        f"{counted(sessions, 'session')} in {counted(len(plan.weeks), 'week')} "
        f"from {say_date(plan.today)}"
    )
    for race in plan.races:
        distance = say_distance(race.distance_m, plan.athlete.units)
        text = f"{race.priority} race  {printable(race.name)}, {distance}, {say_date(race.on)}, "
        yield Text(text + say_countdown(plan.today, race.on))


def notice_line(notice: Notice) -> RenderableType:
    """Return a notice with its tier before it."""
    from rich.text import Text

    text = Text(f"{TIER_WORDS[notice.tier]}: ", style=_NOTICE_STYLES[notice.tier] or "bold")
    return text.append(printable(notice.text), style="not bold")


def _gates(plan: Plan) -> Iterator[RenderableType]:
    from rich.text import Text

    if not plan.gates:
        return
    yield Text("\nHEAVY SETS (1-6 reps)", style="bold cyan")
    yield from (_gate(gate) for gate in plan.gates)


def _gate(gate: Gate) -> RenderableType:

    name = PATTERN_WORDS[gate.pattern].name
    if gate.open:
        return indented(name, 2, "[open]", 8)
    when = f", expected around {say_day(gate.expected_on)}" if gate.expected_on else ""
    missing = "; ".join(printable(text) for text in gate.missing)
    return indented(f"{name}{when}: {missing}", 2, "[closed]", 8)


def _broken(plan: Plan) -> Iterator[RenderableType]:
    from rich.text import Text

    told = told_compromises(plan)
    if not told:
        return
    heading = Text("\nCOMPROMISES  ", style="bold cyan")
    heading.append(f"{len(told)} in the season, in the next two weeks:", style="dim")
    yield heading
    near = [one for one in told if (one.on - plan.today).days < _NEAR_DAYS]
    if not near:
        yield indented("none")
    yield from (indented(printable(one.text), 2, say_day(one.on), 10) for one in near)


def _uncovered(plan: Plan) -> Iterator[RenderableType]:
    from rich.text import Text

    if not plan.uncovered:
        return
    yield Text("\nNOT COVERED", style="bold cyan")
    for gap in plan.uncovered[:_UNCOVERED_SHOWN]:
        name = PATTERN_WORDS[gap.pattern].name
        text = f"week of {say_day(gap.starts_on)}, {name}: {printable(gap.text)}"
        yield indented(text)
    if len(plan.uncovered) > _UNCOVERED_SHOWN:
        yield Text(f"  and {len(plan.uncovered) - _UNCOVERED_SHOWN} more, in the plan file")


def _problems(plan: Plan) -> Iterator[RenderableType]:
    from rich.text import Text

    if not plan.problems:
        return
    yield Text("\nIN YOUR FILES", style="bold cyan")
    for problem in plan.problems[:_PROBLEMS_SHOWN]:
        yield indented(printable(str(problem)))
    if len(plan.problems) > _PROBLEMS_SHOWN:
        yield Text(f"  and {len(plan.problems) - _PROBLEMS_SHOWN} more, in the plan file")


def _next_steps(plan_path: str | None) -> Iterator[RenderableType]:
    from rich.text import Text

    yield Text("\nNEXT", style="bold cyan")
    if plan_path is None:
        yield Text("  keep the plan:  add --format json --out plan.json")
        yield Text("  then read it:   ironstride week plan.json")
    else:
        yield Text(f"  this week in full:  ironstride week {printable(plan_path)}")

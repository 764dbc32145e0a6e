"""A week and its next-best ones side by side: days as columns, prices and reasons below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ironstride.cli.screen import indented
from ironstride.planning.breaches import OF_A_WEEK
from ironstride.sheets.plain_text import printable
from ironstride.sheets.plan_words import leg_marks, say_day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

    from ironstride.training.plan import Alternative, BrokenRule, Plan, PlannedWeek

LEGEND: Final = (
    "* key run  # race  ●●● hard on the legs   Points rank evils: a session left out costs {:g}."
)
NAMES: Final = ("Planned", "Second", "Third")
# Parted where a seventh of a narrow screen is too small for the whole word.
_RUN_WORDS: Final = {
    "intervals": "inter-\nvals",
    "threshold": "thres-\nhold",
    "recovery": "recov-\nery",
}
_SMALLEST: Final = 0.05


class _Standing(NamedTuple):
    """One session in the picture."""

    on: dt.date
    at: dt.time
    place: str
    leg_grade: int


def alternatives_view(
    plan: Plan, week: PlannedWeek, others: Sequence[Alternative], session_cost: float
) -> list[RenderableType]:
    """Return the weeks as a picture, then what each of the others costs more, and why.

    `session_cost` is what a session that is left out costs [points], to compare with.
    """
    from rich.text import Text

    heading = Text(f"The week from {say_day(week.starts_on)}, and what would come next")
    heading.stylize("bold")
    if not others:
        return [heading, indented(_say_none(plan, week))]
    return [
        heading,
        _picture(plan, week, others),
        Text(LEGEND.format(session_cost), style="dim"),
        *(
            part
            for name, other in zip(NAMES[1:], others, strict=False)
            for part in _say(name, other)
        ),
    ]


def _say_none(plan: Plan, week: PlannedWeek) -> str:
    if week.last_day < plan.open_from:
        return "This week is over."
    if plan.certificate is None:
        return "Health comes first: nothing is placed that could stand elsewhere."
    return "No other place: these sessions are over or pinned, or no other slot is long enough."


def _picture(plan: Plan, week: PlannedWeek, others: Sequence[Alternative]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    days = week.days()
    planned = [
        _Standing(one.on, one.at, one.place, one.leg_grade)
        for one in week.sessions
        if one.kind in ("lift", "primer", "mobility")
    ]
    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, padding=(0, 1), show_lines=True)
    table.add_column("", no_wrap=True)
    for day in days:
        table.add_column(f"{day:%a}\n{day.day}", ratio=1, overflow="fold")
    table.add_row("Runs", *(Text(_runs(plan, day), style="yellow") for day in days))
    table.add_row(NAMES[0], *_cells(days, planned))
    for name, other in zip(NAMES[1:], others, strict=False):
        here = [_Standing(one.on, one.at, one.place, one.leg_grade) for one in other.sessions]
        label = Text(name).append(f"\n{_points(other.cost_more)}", style="bold")
        table.add_row(label, *_cells(days, here))
    return table


def _runs(plan: Plan, day: dt.date) -> str:
    runs = (run for run in plan.runs if run.on == day and run.type != "rest")
    races = (race for race in plan.races if race.on == day)
    words = [f"{'*' if run.key else ''}{_RUN_WORDS.get(run.type, run.type)}" for run in runs]
    return "\n".join(words or ["#race" for _ in races])


def _cells(days: Sequence[dt.date], sessions: Iterable[_Standing]) -> list[Text]:
    from rich.text import Text

    held = {one.on: one for one in sessions}
    cells = []
    for day in days:
        one = held.get(day)
        lines = (f"{one.at:%H:%M}", printable(one.place), leg_marks(one.leg_grade)) if one else ()
        cells.append(Text("\n".join(lines), style="green"))
    return cells


def _points(cost: float) -> str:
    return f"{cost:+.1f}"


def _say(name: str, other: Alternative) -> list[RenderableType]:
    from rich.text import Text

    cost = other.cost_more
    title = Text(f"{name}: {_points(cost)} points", style="bold")
    dearer = sum(broken.cost for broken in other.broken_rules)
    lines = [indented(_say_rule(broken)) for broken in other.broken_rules]
    if dearer - cost > _SMALLEST:
        lines.append(indented(f"{_points(cost - dearer)}: what it does better than the plan."))
    if cost - dearer > _SMALLEST:
        text = f"{_points(cost - dearer)}: fewer hours from leg work to the next key run."
        lines.append(indented(text))
    return [title, *lines]


def _say_rule(broken: BrokenRule) -> str:
    on = "" if broken.rule in OF_A_WEEK else f"{say_day(broken.on)}: "
    return f"{_points(broken.cost)}: {on}{printable(broken.text)} [{broken.rule}]"

"""A week on one screen: runs and strength work side by side, a line for each day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.sheets.day_runs import runs_on, without_warm_ups
from ironstride.sheets.plain_text import printable
from ironstride.sheets.plan_words import (
    leg_marks,
    say_countdown,
    say_day,
    say_time,
    say_week,
)
from ironstride.sheets.state_words import say_absence, say_progress, say_replanned, say_state

if TYPE_CHECKING:
    import datetime as dt

    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

    from ironstride.sheets.cards import RunLine
    from ironstride.training.plan import Plan, PlannedWeek
    from ironstride.training.session import PlannedSession

KEY: Final = "*"
RACE: Final = "#"
TODAY: Final = ">"
_SIGNS: Final = {"race": RACE, "key": KEY, "run": "", "rest": ""}
_STYLES: Final = {"race": "bold magenta", "key": "yellow", "run": "", "rest": "dim"}
LEGEND: Final = f"{TODAY} today  {KEY} key run  {RACE} race  ~ time assumed  ●●● hard on the legs"


def week_strip(plan: Plan, week: PlannedWeek, today: dt.date) -> list[RenderableType]:
    """Return the heading, the days and the legend of a week; `today` is marked when inside."""
    from rich.text import Text

    known = filter(None, (say_progress(plan, week.sessions), say_replanned(plan)))
    return [
        _heading(plan, week),
        *(Text(line, style="dim") for line in known),
        _table(plan, week, today),
        Text(LEGEND, style="dim"),
    ]


def _heading(plan: Plan, week: PlannedWeek) -> Text:
    from rich.text import Text

    number = plan.weeks.index(week) + 1
    heading = Text(f"Week {number} of {len(plan.weeks)}, from {say_day(week.starts_on)}")
    heading.stylize("bold")
    heading.append("   ", style="bold").append(f"{say_week(week)}   ", style="bold cyan")
    ahead = next((race for race in plan.races if race.on >= week.starts_on), None)
    if ahead is not None:
        countdown = say_countdown(week.starts_on, ahead.on)
        heading.append(f"{RACE} {printable(ahead.name)} {countdown}")
    return heading


def _table(plan: Plan, week: PlannedWeek, today: dt.date) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(
        box=box.SIMPLE_HEAD, expand=True, pad_edge=False, padding=(0, 1), border_style="dim"
    )
    table.add_column("  Day", no_wrap=True, width=8)
    table.add_column("Run", ratio=1)
    table.add_column("Strength", ratio=1)
    table.add_column("Legs", no_wrap=True, width=4)
    for day in week.days():
        sessions = [one for one in without_warm_ups(week.sessions) if one.on == day]
        table.add_row(
            f"{TODAY if day == today else ' '} {day:%a} {day.day:>2}",
            _runs(plan, day),
            _sessions(plan, day, sessions),
            "\n".join(leg_marks(session.leg_grade) for session in sessions),
            style="dim" if day < plan.open_from else "bold" if day == today else "",
        )
    return table


def _runs(plan: Plan, day: dt.date) -> Text:
    from rich.text import Text

    return Text("\n").join(_run(line) for line in runs_on(plan, day))


def _run(line: RunLine) -> Text:
    from rich.text import Text

    sign = _SIGNS[line.kind]
    text = " ".join(filter(None, (line.time, sign, line.text)))
    if line.kind == "race":
        text += f" ({line.mark})"
    return Text(text, style=_STYLES[line.kind])


def _sessions(plan: Plan, day: dt.date, sessions: list[PlannedSession]) -> Text:
    from rich.text import Text

    if not sessions:
        return Text(say_absence(plan, day))
    return Text("\n").join(_session(session, say_state(plan, session)) for session in sessions)


def _session(session: PlannedSession, state: str) -> Text:
    from rich.text import Text

    where = f"{say_time(session)} {printable(session.place)}, {session.minutes} min"
    text = Text(where, style="green")
    if state:
        text.append(f"  {state}", style="bold")
    text.append(f"\n{printable(_short(session.title))}", style="not bold")
    return text


def _short(title: str) -> str:
    """Return a title without the phase, which stands in the heading of the week."""
    return title.partition(": ")[2] or title

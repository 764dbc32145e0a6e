"""A sheet to print (Markdown): the season as a table, and sessions to follow step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.sheets.day_runs import without_warm_ups
from ironstride.sheets.plain_text import counted, in_markdown
from ironstride.sheets.plan_words import (
    TIER_WORDS,
    FirstUse,
    say_countdown,
    say_date,
    say_day,
    say_distance,
    say_week,
)
from ironstride.sheets.session_cards import SessionCards
from ironstride.sheets.session_sheet import session_sheet
from ironstride.sheets.state_words import say_progress, say_replanned, say_state
from ironstride.training.pattern_words import PATTERN_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training.plan import Plan, PlannedWeek


def plan_sheet(plan: Plan, catalogue: Catalogue) -> str:
    """Return the whole plan as an overview, with the first week that trains in full."""
    lines = [f"# Strength plan for {in_markdown(plan.made_for)}", "", *_facts(plan)]
    lines += [*_notices(plan), *_season(plan), *_gates(plan), *_remarks(plan)]
    week = next((week for week in plan.weeks if week.sessions), None)
    if week is not None:
        lines += _week(plan, week, catalogue)
        lines += [
            "",
            "Later weeks in the same form: `ironstride sheet PLAN.json DATE`.",
        ]
    return "\n".join(lines) + "\n"


def week_sheet(plan: Plan, week: PlannedWeek, catalogue: Catalogue) -> str:
    """Return the sessions of one week in full."""
    lines = [f"# {in_markdown(plan.made_for)}", "", *_notices(plan)]
    return "\n".join([*lines, *_week(plan, week, catalogue)]) + "\n"


def _facts(plan: Plan) -> Iterator[str]:
    sessions = len(without_warm_ups(plan.sessions()))
    length = f"{counted(sessions, 'session')} in {counted(len(plan.weeks), 'week')}"
    yield f"{length}, from {say_date(plan.today)}."
    past = [one for one in plan.sessions() if one.on < plan.open_from]
    for line in filter(None, (say_progress(plan, past), say_replanned(plan))):
        yield from ("", f"{in_markdown(line)}.")
    yield ""
    for race in plan.races:
        distance = say_distance(race.distance_m, plan.athlete.units)
        when = f"{say_date(race.on)}, {say_countdown(plan.today, race.on)}"
        yield f"- {race.priority} race: **{in_markdown(race.name)}**, {distance}, {when}"


def _notices(plan: Plan) -> Iterator[str]:
    for notice in plan.notices:
        yield ""
        yield f"> **{TIER_WORDS[notice.tier]}:** {in_markdown(notice.text)}"
    yield ""


def _season(plan: Plan) -> Iterator[str]:
    yield "## The season"
    yield ""
    yield "| week from | phase | strength sessions | race |"
    yield "|---|---|---|---|"
    for week in plan.weeks:
        sessions = "; ".join(
            " ".join(filter(None, (say_day(one.on), _short(one.title), say_state(plan, one))))
            for one in without_warm_ups(week.sessions)
        )
        days = {race.on: race.name for race in plan.races if plan.week_of(race.on) is week}
        races = "; ".join(f"{say_day(day)} {in_markdown(name)}" for day, name in days.items())
        yield f"| {say_day(week.starts_on)} | {say_week(week)} | {sessions} | {races} |"
    yield ""


def _short(title: str) -> str:
    """Return a title without the phase, which has a column of its own."""
    return in_markdown(title.partition(": ")[2] or title)


def _gates(plan: Plan) -> Iterator[str]:
    if not plan.gates:
        return
    yield "## When heavy sets (1-6 reps) open"
    yield ""
    for gate in plan.gates:
        name = PATTERN_WORDS[gate.pattern].name
        when = f", expected around {say_date(gate.expected_on)}" if gate.expected_on else ""
        missing = in_markdown("; ".join(gate.missing))
        yield f"- **{name}**: " + ("open" if gate.open else f"closed{when}: {missing}")
    yield ""


def _remarks(plan: Plan) -> Iterator[str]:
    gaps = [
        f"- week of {say_day(gap.starts_on)}, {PATTERN_WORDS[gap.pattern].name}: "
        f"{in_markdown(gap.text)}"
        for gap in plan.uncovered
    ]
    problems = [f"- {in_markdown(str(problem))}" for problem in plan.problems]
    for heading, lines in (("Not covered", gaps), ("In your files", problems)):
        if lines:
            yield from (f"## {heading}", "", *lines, "")


def _week(plan: Plan, week: PlannedWeek, catalogue: Catalogue) -> Iterator[str]:
    number = plan.weeks.index(week) + 1
    yield f"## Week {number}, from {say_date(week.starts_on)}: {say_week(week)}"
    yield ""
    cards, first_use = SessionCards(plan, catalogue), FirstUse()
    if not week.sessions:
        yield "No strength session in this week."
    for session in week.sessions:
        yield from session_sheet(cards.card(session), first_use)

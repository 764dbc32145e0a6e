"""The gym sheet: a week of sessions as PDF, to print, take along, tick and write on."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Final, Literal

from ironstride.policy.reader import override_policy, read_policy
from ironstride.sheets.day_runs import runs_on
from ironstride.sheets.plain_text import counted, printable
from ironstride.sheets.plan_words import STRICT_TIERS, TIER_WORDS, say_countdown, say_day, say_week
from ironstride.sheets.safety_words import stop_rules
from ironstride.sheets.session_cards import SessionCards, search_once
from ironstride.sheets.set_words import TURNS
from ironstride.sheets.typst_pages import set_pdf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.formats.weights import Units
    from ironstride.sheets.cards import RunLine, SessionCard
    from ironstride.sheets.done_cards import DoneCard
    from ironstride.training.plan import Plan, PlannedWeek
    from ironstride.training.session import PlannedSession

Paper = Literal["a4", "letter"]
TEMPLATE: Final = "gym_sheet.typ"
_LONG_WORD: Final = re.compile(r"\S{24}(?=\S)")
_PAPER_NAMES: Final = {"a4": "a4", "letter": "us-letter"}


def paper_for(units: Units) -> Paper:
    """Return the paper of the countries that think in `units`."""
    return "letter" if units == "lb" else "a4"


def gym_sheet(
    plan: Plan,
    week: PlannedWeek,
    catalogue: Catalogue,
    paper: Paper,
    done: Mapping[str, DoneCard] | None = None,
) -> bytes:
    """Return the PDF of a week, a page for each session and more where it is long.

    `done` tells the sessions that are over, by their id: they say what was done. Raises
    MissingTypesetterError when typst or its font is not installed.
    """
    tree = _sheet(plan, week, catalogue, done or {}) | {"paper": _PAPER_NAMES[paper]}
    return set_pdf(TEMPLATE, json.dumps(_foldable(tree), ensure_ascii=False))


def _foldable(tree: object) -> object:
    """Return the tree with places to fold in words that are longer than a line."""
    if isinstance(tree, str):
        return _LONG_WORD.sub("\\g<0>\u200b", tree)
    if isinstance(tree, dict):
        return {key: _foldable(value) for key, value in tree.items()}
    return [_foldable(one) for one in tree] if isinstance(tree, list | tuple) else tree


def _sheet(
    plan: Plan, week: PlannedWeek, catalogue: Catalogue, done: Mapping[str, DoneCard]
) -> dict[str, object]:
    cards = SessionCards(plan, catalogue)
    policy, _ = override_policy(read_policy(), plan.athlete.policy_overrides, "plan")
    number = plan.weeks.index(week) + 1
    return {
        "title": f"{printable(plan.made_for)}, week from {say_day(week.starts_on)}",
        "made_for": printable(plan.made_for),
        "week": f"Week {number} of {len(plan.weeks)}: {say_week(week)}",
        "race": _race_ahead(plan, week),
        "units": plan.athlete.units,
        "notices": [
            {
                "head": TIER_WORDS[notice.tier],
                "text": printable(notice.text),
                "strict": notice.tier in STRICT_TIERS,
                "first": notice.tier != "info",
            }
            for notice in plan.notices
        ],
        "days": _days(plan, week),
        "sessions": [_session(cards.card(one), plan, done.get(one.id)) for one in _in_order(week)],
        "turns": TURNS,
        "stop": list(stop_rules(policy)),
    }


def _race_ahead(plan: Plan, week: PlannedWeek) -> str:
    ahead = next((race for race in plan.races if race.on >= week.starts_on), None)
    if ahead is None:
        return ""
    return f"{printable(ahead.name)} {say_countdown(week.starts_on, ahead.on)}"


def _in_order(week: PlannedWeek) -> list[PlannedSession]:
    """Return the sessions by day, warm-ups of runs last: short, they share a page of their own."""
    return sorted(week.sessions, key=lambda one: one.kind == "run_warmup")


def _days(plan: Plan, week: PlannedWeek) -> list[dict[str, object]]:
    """Return the days of the week for a sheet without a session."""
    days = week.days()
    return [{"day": say_day(day), "runs": _runs(runs_on(plan, day))} for day in days]


def _session(card: SessionCard, plan: Plan, done: DoneCard | None) -> dict[str, object]:
    tree = asdict(search_once(card))
    return tree | {
        "state": "done" if done else card.state,
        "done": asdict(done) if done and done.lines else None,
        "on": f"{card.on:%A} {card.on.day} {card.on:%B}",
        "minutes": counted(card.minutes, "minute"),
        "today": _runs(runs_on(plan, card.on)),
        "tomorrow": _runs(runs_on(plan, card.on + dt.timedelta(days=1))),
    }


def _runs(lines: tuple[RunLine, ...]) -> list[dict[str, str]]:
    return [asdict(line) for line in lines]

"""The words by which an answer names days and sessions."""

from __future__ import annotations

from typing import Any

from ironstride.planning.situation import Situation, say_coming, say_day


def test_a_day_is_said_with_its_weekday(make: Any) -> None:
    assert say_day(make.day(3)) == "Thu 2026-11-26"


def test_the_next_three_sessions_are_named_in_order(make: Any) -> None:
    plan = make.season()
    expected = {one.on: one for one in reversed(make.lifts(plan))}
    assert say_coming(Situation(plan, make.day(0), plan.athlete, expected)) == (
        "; the next ones: Mon 2026-11-23 (2026-11-23-lift), Fri 2026-11-27 (2026-11-27-lift), "
        "Mon 2026-11-30 (2026-11-30-lift)"
    )


def test_nothing_is_said_where_nothing_comes(make: Any) -> None:
    plan = make.season()
    assert say_coming(Situation(plan, make.day(0), plan.athlete, {})) == ""

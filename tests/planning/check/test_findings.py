"""Findings about a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build


from ironstride.planning.check.findings import find_at, price_at


def test_a_finding_points_at_the_session_or_the_item(build: Build) -> None:
    lift = build.lift(1)
    assert find_at(lift, "text").where == lift.id
    assert find_at(lift, "text", item="goblet-squat").where == "goblet-squat"
    assert find_at(lift, "text").cost is None


def test_a_priced_finding_is_a_breach_of_a_soft_rule(build: Build) -> None:
    finding = price_at(build.lift(1), "text", 12.5)
    assert (finding.on, finding.cost, finding.kept) == (build.day(1), 12.5, False)

"""Prices of a plan in its file: there and back, two decimals."""

from __future__ import annotations

import datetime as dt

from ironstride.formats.fields import Field, Report, attempt
from ironstride.formats.plan_prices import (
    encode_alternatives,
    encode_broken_rules,
    encode_certificate,
    read_alternative,
    read_broken_rule,
    read_certificate,
)
from ironstride.training.plan import (
    Alternative,
    AlternativeSession,
    BrokenRule,
    Certificate,
    RuleSlack,
)

DAY = dt.date(2026, 11, 24)
BROKEN = BrokenRule("rest_day_kept", 2.5, DAY, "On a rest day.")
OTHER = Alternative(DAY, 1.25, (AlternativeSession(DAY, dt.time(18, 30), "gym", 2),), (BROKEN,))
PROOF = Certificate(3.5, 3.0, (RuleSlack("rest_day_kept", 2.5, 2.0),))


def test_prices_come_back() -> None:
    report = Report("plan.json")
    (broken,) = encode_broken_rules([BROKEN])
    (other,) = encode_alternatives([OTHER])
    assert attempt(Field(broken, "", report), read_broken_rule, None) == BROKEN
    assert attempt(Field(other, "", report), read_alternative, None) == OTHER
    proof = encode_certificate(PROOF)
    assert attempt(Field(proof, "", report), read_certificate, None) == PROOF
    assert report.problems == []


def test_costs_have_two_decimals_and_whole_ones_none() -> None:
    (tree,) = encode_broken_rules([BrokenRule("a", 3.14159, DAY, "")])
    assert tree["cost"] == 3.14
    assert encode_certificate(Certificate(2.0, 2.0)) == {"cost": 2, "bound_cost": 2, "rules": []}


def test_nothing_placed_has_no_certificate() -> None:
    assert encode_certificate(None) is None

"""What a plan costs, in a plan file: broken rules, next-best weeks, and the certificate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.formats.athlete_calendar import encode_clock
from ironstride.formats.field_readers import any_text, clock, date, number, text, whole
from ironstride.formats.fields import Field, Record, each
from ironstride.formats.plain_tree import plain_tree
from ironstride.training.plan import (
    Alternative,
    AlternativeSession,
    BrokenRule,
    Certificate,
    RuleSlack,
)
from ironstride.training.session import MAX_LEG_GRADE

if TYPE_CHECKING:
    from collections.abc import Iterable

COST_DECIMALS: Final = 2


def encode_broken_rules(rules: Iterable[BrokenRule]) -> list[dict[str, object]]:
    """Return the broken rules with their costs rounded."""
    return [
        {
            "rule": broken.rule,
            "cost": _cost(broken.cost),
            "on": broken.on.isoformat(),
            "text": broken.text,
        }
        for broken in rules
    ]


def read_broken_rule(field: Field) -> BrokenRule:
    """Read one broken rule."""
    record = Record(field, ("rule", "cost", "on", "text"))
    broken = BrokenRule(
        record.required("rule", text),
        record.required("cost", number()),
        record.required("on", date),
        record.required("text", any_text),
    )
    record.finish()
    return broken


def encode_alternatives(others: Iterable[Alternative]) -> list[dict[str, object]]:
    """Return the next-best weeks."""
    return [
        {
            "starts_on": other.starts_on.isoformat(),
            "cost_more": _cost(other.cost_more),
            "sessions": [
                {
                    "on": session.on.isoformat(),
                    "at": encode_clock(session.at),
                    "place": session.place,
                    "leg_grade": session.leg_grade,
                }
                for session in other.sessions
            ],
            "broken_rules": encode_broken_rules(other.broken_rules),
        }
        for other in others
    ]


def read_alternative(field: Field) -> Alternative:
    """Read one next-best week."""
    record = Record(field, ("starts_on", "cost_more", "sessions", "broken_rules"))
    other = Alternative(
        record.required("starts_on", date),
        record.required("cost_more", number()),
        record.required("sessions", each(_read_session)),
        record.required("broken_rules", each(read_broken_rule)),
    )
    record.finish()
    return other


def _read_session(field: Field) -> AlternativeSession:
    record = Record(field, ("on", "at", "place", "leg_grade"))
    session = AlternativeSession(
        record.required("on", date),
        record.required("at", clock),
        record.required("place", any_text),
        record.required("leg_grade", whole(0, MAX_LEG_GRADE)),
    )
    record.finish()
    return session


def encode_certificate(certificate: Certificate | None) -> dict[str, object] | None:
    """Return the certificate, or None where nothing was placed."""
    if certificate is None:
        return None
    return {
        "cost": _cost(certificate.cost),
        "bound_cost": _cost(certificate.bound_cost),
        "rules": [
            {"rule": slack.rule, "cost": _cost(slack.cost), "bound_cost": _cost(slack.bound_cost)}
            for slack in certificate.rules
        ],
    }


def read_certificate(field: Field) -> Certificate:
    """Read the certificate."""
    record = Record(field, ("cost", "bound_cost", "rules"))
    certificate = Certificate(
        record.required("cost", number()),
        record.required("bound_cost", number()),
        record.required("rules", each(_read_slack)),
    )
    record.finish()
    return certificate


def _read_slack(field: Field) -> RuleSlack:
    record = Record(field, ("rule", "cost", "bound_cost"))
    slack = RuleSlack(
        record.required("rule", text),
        record.required("cost", number()),
        record.required("bound_cost", number()),
    )
    record.finish()
    return slack


def _cost(points: float) -> object:
    return plain_tree(round(points, COST_DECIMALS))

"""Soft rules between sessions and of whole weeks: each returns its price [points]."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.planning.rules.around_runs import shortage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.planning.rules.terms import Terms


def heavy_leg_days_apart(gap_h: float, terms: Terms, *, newcomer_weeks: bool) -> float:
    """Two leg sessions of grade 2 or 3 are far enough apart, end to start [h]."""
    extra = terms.newcomer_extra_h if newcomer_weeks else 0.0
    return terms.price_leg_days_apart * shortage(gap_h, terms.leg_days_apart_h + extra)


def lift_days_apart(gap_h: float, terms: Terms) -> float:
    """Any two lifts have a day between them where it can be, end to start [h]."""
    return terms.price_lifts_apart * shortage(gap_h, terms.lifts_apart_h)


def weekly_sessions_held(held: int, wanted: int, terms: Terms) -> float:
    """A week holds the lift sessions that its phase wants."""
    return terms.price_session * max(0, wanted - held)


def leg_dose_held(grades: Sequence[int], wanted: Sequence[int], terms: Terms) -> float:
    """The lifts of a week are as hard on the legs as the phase wants.

    Both are compared hardest first; a missing session is the matter of `weekly_sessions_held`.
    """
    ordered = sorted(grades, reverse=True)
    missing = sum(max(0, want - have) for want, have in zip(wanted, ordered, strict=False))
    return terms.price_grade * missing


def primer_before_race(placed: bool, terms: Terms) -> float:  # noqa: FBT001 - the fact itself
    """An A race has its primer where the distance asks for one."""
    return 0.0 if placed else terms.price_primer

"""The policy numbers of placing, read once per plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ironstride.policy.reader import Policy

GradeHours = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Terms:
    """Hours by leg grade (index 0 to 3) and prices [points]; names follow the policy keys."""

    key_h: GradeHours
    long_h: GradeHours
    easy_h: GradeHours
    newcomer_extra_h: float
    newcomer_weeks: int
    after_hard_run_h: float
    tired_legs_h: float
    leg_days_apart_h: float
    lifts_apart_h: float
    wanted_minutes: float
    price_before_key: float
    price_day_before: float
    price_easy: float
    price_after_hard_run: float
    price_tired_legs: float
    price_leg_days_apart: float
    price_lifts_apart: float
    price_preference: float
    price_during_run: float
    price_rest_day: float
    price_long_run_day: float
    price_short_slot: float
    price_session: float
    price_grade: float
    price_primer: float
    price_moved: float


def read_terms(policy: Policy) -> Terms:
    """Read every number that placing needs."""
    number = policy.number
    return Terms(
        key_h=_by_grade(policy, "clearance.key_h"),
        long_h=_by_grade(policy, "clearance.long_h"),
        easy_h=_by_grade(policy, "clearance.easy_h"),
        newcomer_extra_h=number("clearance.newcomer_extra_h"),
        newcomer_weeks=policy.whole("clearance.newcomer_weeks"),
        after_hard_run_h=number("clearance.after_hard_run_h"),
        tired_legs_h=number("clearance.tired_legs_h"),
        leg_days_apart_h=number("clearance.leg_days_apart_h"),
        lifts_apart_h=number("clearance.lifts_apart_h"),
        wanted_minutes=number("demand.wanted_minutes"),
        price_before_key=number("price.heavy_legs_not_before_key_run"),
        price_day_before=number("price.never_heavy_the_day_before"),
        price_easy=number("price.easy_run_clear_of_leg_work"),
        price_after_hard_run=number("price.lift_hours_after_hard_run"),
        price_tired_legs=number("price.fresh_legs_for_heavy_work"),
        price_leg_days_apart=number("price.heavy_leg_days_apart"),
        price_lifts_apart=number("price.lift_days_apart"),
        price_preference=number("price.more_hours_for_harder_lifts"),
        price_during_run=number("price.lift_not_during_run"),
        price_rest_day=number("price.rest_day_kept"),
        price_long_run_day=number("price.long_run_day_kept_free"),
        price_short_slot=number("price.short_slot"),
        price_session=number("price.weekly_sessions_held"),
        price_grade=number("price.leg_dose_held"),
        price_primer=number("price.primer_before_race"),
        price_moved=number("price.session_moved"),
    )


def _by_grade(policy: Policy, key: str) -> GradeHours:
    table = policy.table(key)
    return (0.0, table["1"], table["2"], table["3"])

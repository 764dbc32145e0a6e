"""Soft rules of one lift among the runs: each returns its price [points], 0 when it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from ironstride.planning.rules.facts import Facts
    from ironstride.planning.rules.terms import Terms

FULL_DAY_H: Final = 24
HEAVY_GRADE: Final = 2
PLENTY_H: Final = 72


def shortage(have: float, need: float) -> float:
    """Return the missing share of `need`, 0 to 1."""
    return max(0.0, need - have) / need if need > 0 else 0.0


def clearance_needed_h(hours: tuple[float, ...], grade: int, facts: Facts, terms: Terms) -> float:
    """Return the hours that a leg session of `grade` needs; newcomers need more at first."""
    extra = terms.newcomer_extra_h if facts.newcomer_weeks and grade >= HEAVY_GRADE else 0.0
    return hours[grade] + extra


def heavy_legs_not_before_key_run(facts: Facts, grade: int, terms: Terms) -> float:
    """Leg work ends early enough before key runs and long runs; heavy never the day before."""
    if grade == 0:
        return 0.0
    missing = max(
        shortage(facts.to_key_h, clearance_needed_h(terms.key_h, grade, facts, terms)),
        shortage(facts.to_long_h, clearance_needed_h(terms.long_h, grade, facts, terms)),
    )
    cost = terms.price_before_key * missing
    if grade >= HEAVY_GRADE and min(facts.to_key_h, facts.to_long_h) < FULL_DAY_H:
        cost += terms.price_day_before
    return cost


def easy_run_clear_of_leg_work(facts: Facts, grade: int, terms: Terms) -> float:
    """A timed easy run does not follow leg work within hours."""
    return terms.price_easy * shortage(facts.to_easy_h, terms.easy_h[grade])


def lift_hours_after_hard_run(facts: Facts, grade: int, terms: Terms) -> float:
    """On a day with a key run the lift comes hours after it."""
    if grade == 0:
        return 0.0
    return terms.price_after_hard_run * shortage(
        facts.since_hard_same_day_h, terms.after_hard_run_h
    )


def fresh_legs_for_heavy_work(facts: Facts, grade: int, terms: Terms) -> float:
    """Heavy leg work does not follow the hardest runs of an earlier day too soon."""
    if grade < HEAVY_GRADE:
        return 0.0
    return terms.price_tired_legs * shortage(facts.since_tiring_h, terms.tired_legs_h)


def rest_day_kept(facts: Facts, grade: int, terms: Terms) -> float:  # noqa: ARG001 - one signature
    """A day that the calendar marks as rest stays free."""
    return terms.price_rest_day if facts.on_rest_day else 0.0


def long_run_day_kept_free(
    facts: Facts,
    grade: int,  # noqa: ARG001 - one signature for all rules
    terms: Terms,
) -> float:
    """The day of the long run holds no lift."""
    return terms.price_long_run_day if facts.on_long_run_day else 0.0


def lift_not_during_run(
    facts: Facts,
    grade: int,  # noqa: ARG001 - one signature for all rules
    terms: Terms,
) -> float:
    """A lift does not overlap a run whose time is given."""
    return terms.price_during_run if facts.during_run else 0.0


def session_has_its_minutes(
    facts: Facts,
    grade: int,  # noqa: ARG001 - one signature for all rules
    terms: Terms,
) -> float:
    """A session gets the minutes that a whole session needs."""
    return terms.price_short_slot * shortage(facts.minutes, terms.wanted_minutes)


def more_hours_for_harder_lifts(facts: Facts, grade: int, terms: Terms) -> float:
    """Prefer, among days that break no rule, more hours to the next key run for harder lifts.

    A preference, not a rule: it is never named as broken, and it keeps the days of a week steady.
    """
    missing = shortage(min(facts.to_key_h, facts.to_long_h), PLENTY_H)
    return terms.price_preference * grade * missing


RULES_AROUND_RUNS: Final[tuple[Callable[[Facts, int, Terms], float], ...]] = (
    heavy_legs_not_before_key_run,
    easy_run_clear_of_leg_work,
    lift_hours_after_hard_run,
    fresh_legs_for_heavy_work,
    rest_day_kept,
    long_run_day_kept_free,
    lift_not_during_run,
    session_has_its_minutes,
)

"""Every rule of placing matters: turned off or turned round, it breaks a plan that it made good.

Each witness is a runner whose best place depends on one rule. As a rule there are two places: one
that the rule makes dear, and one with 24 of the 25 minutes that a session wants, so that it costs
a little and is taken for that rule alone.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

import pytest

from ironstride.planning import openings, placement
from ironstride.planning.rules import around_runs, between_lifts
from ironstride.planning.rules.around_runs import RULES_AROUND_RUNS
from ironstride.policy.reader import override_policy, read_policy
from ironstride.training.athlete import Athlete, Lift, Lifting
from ironstride.training.availability import Availability, Slot
from ironstride.training.place import Place
from ironstride.training.race import Race
from ironstride.training.run import PlannedRun
from placing_cases import make_case

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ironstride.planning.rules.terms import Terms

MONDAY: Final = dt.date(2026, 11, 23)
MON, TUE, WED, THU, FRI, SUN = 0, 1, 2, 3, 4, 6
NUMBERS: Final[dict[str, object]] = {
    "demand.session_minutes": {"intermediate": 45},
    "demand.least_minutes": 12,
    "demand.leg_grades.hypertrophy": {"1": [3], "2": [3, 2]},
    "demand.leg_grades.taper": {"1": [2]},
    "demand.sessions.taper": {"intermediate": 1},
    "races.last_heavy_days": {"10k": 7},
    "races.last_leg_days": {"10k": 3},
    "races.primer_days": {"10k": [4, 4]},
    "races.taper_days": {"10k": 7},
}
Spot = tuple[int, int]


def slot(hour: int, minute: int = 0, minutes: int = 60) -> Slot:
    return Slot(minutes, "gym", dt.time(hour, minute))


def run(day: int, run_type: Any, hour: int, minutes: int = 60) -> PlannedRun:
    on = MONDAY + dt.timedelta(days=day)
    return PlannedRun(on, run_type, "", "", dt.time(hour), duration_s=60 * minutes)


PREFERENCE: Final = "more_hours_for_harder_lifts"
A_LITTLE_SHORT: Final = slot(18, minutes=24)


@dataclass(frozen=True)
class Witness:
    """A week of a runner, and its sessions (weekday, grade) under the intact rule."""

    slots: Mapping[int, Slot]
    placed: list[Spot]
    runs: tuple[PlannedRun, ...] = ()
    races: tuple[Race, ...] = ()
    sessions: int = 1
    numbers: Mapping[str, object] = field(default_factory=dict)
    prices: Mapping[str, Any] = field(default_factory=dict)

    def place(self, usual: Terms) -> list[Spot]:
        terms = replace(usual, **self.prices)
        policy, problems = override_policy(read_policy(), {**NUMBERS, **self.numbers}, "tests")
        assert problems == ()
        who = Athlete(
            name="Kim",
            born=dt.date(1990, 5, 1),
            body_mass_kg=65,
            availability=Availability({day: (one,) for day, one in self.slots.items()}),
            places={"gym": Place("gym")},
            lifting=Lifting("intermediate"),
            sessions_per_week=self.sessions,
            lifts=(Lift("back-squat", MONDAY, 60, 5),),
            runs=self.runs,
            races=self.races,
        )
        case = make_case(who, MONDAY, policy, weeks=1, terms=terms)
        found = placement.place_sessions(case.weeks, case.openings, case.primer_ends, terms)
        return [(one.opening.day.weekday(), one.grade) for one in found.placed]


WITNESSES: Final[dict[str, Witness]] = {
    "heavy_legs_not_before_key_run": Witness(
        {MON: slot(18)}, [(MON, 1)], runs=(run(TUE, "tempo", 7),)
    ),
    "easy_run_clear_of_leg_work": Witness(
        {MON: slot(18), THU: A_LITTLE_SHORT}, [(THU, 3)], runs=(run(MON, "easy", 20),)
    ),
    "lift_hours_after_hard_run": Witness(
        {MON: slot(18), THU: A_LITTLE_SHORT}, [(THU, 3)], runs=(run(MON, "tempo", 16),)
    ),
    "fresh_legs_for_heavy_work": Witness(
        {TUE: slot(7), FRI: A_LITTLE_SHORT}, [(FRI, 3)], runs=(run(MON, "intervals", 19),)
    ),
    "rest_day_kept": Witness(
        {MON: slot(18), THU: A_LITTLE_SHORT}, [(THU, 3)], runs=(run(MON, "rest", 0),)
    ),
    "long_run_day_kept_free": Witness(
        {MON: slot(18), THU: A_LITTLE_SHORT}, [(THU, 3)], runs=(run(MON, "long", 6),)
    ),
    # An easy run from 17:00 to 19:00: nothing but its time speaks against Monday.
    "lift_not_during_run": Witness(
        {MON: slot(18), THU: A_LITTLE_SHORT},
        [(THU, 3)],
        runs=(run(MON, "easy", 17, minutes=120),),
    ),
    # The better place has its minutes and an easy run not quite twelve hours later.
    "session_has_its_minutes": Witness(
        {MON: slot(18, minutes=15), THU: slot(18)}, [(THU, 3)], runs=(run(FRI, "easy", 5),)
    ),
    # Monday 18:45 to Wednesday 14:45 is 44 of the 48 hours that leg sessions want.
    "heavy_leg_days_apart": Witness(
        {MON: slot(18), WED: slot(14, 45, minutes=24), SUN: slot(18, minutes=23)},
        [(MON, 2), (SUN, 2)],
        sessions=2,
        numbers={"demand.leg_grades.hypertrophy": {"2": [2, 2]}},
    ),
    # Monday 18:45 to Wednesday 08:00 is 37 of the 40 hours that any lifts want.
    "lift_days_apart": Witness(
        {MON: slot(18), WED: slot(8), SUN: A_LITTLE_SHORT},
        [(MON, 2), (SUN, 1)],
        runs=(run(FRI, "tempo", 7), run(SUN + 2, "tempo", 7)),
        sessions=2,
        numbers={"demand.leg_grades.hypertrophy": {"2": [2, 1]}},
    ),
    # A session on the day of rest costs something: only the wish for sessions pays for it.
    "weekly_sessions_held": Witness({MON: slot(18)}, [(MON, 3)], runs=(run(MON, "rest", 0),)),
    # Light legs would spare the easy run of the next morning.
    "leg_dose_held": Witness({MON: slot(18)}, [(MON, 3)], runs=(run(TUE, "easy", 5),)),
    # Nothing is broken in either place, but one leaves the legs more hours.
    PREFERENCE: Witness(
        {MON: slot(18), FRI: A_LITTLE_SHORT},
        [(FRI, 3)],
        runs=(run(WED, "tempo", 20),),
        prices={"price_preference": 0.6},
    ),
    # One session in the race week: the primer in a short slot, or a lift at no price.
    "primer_before_race": Witness(
        {MON: slot(18), WED: slot(18, minutes=20)},
        [(WED, 0)],
        races=(Race("goal", MONDAY + dt.timedelta(days=6), 10_000),),
    ),
}
BETWEEN: Final = (
    "heavy_leg_days_apart",
    "lift_days_apart",
    "weekly_sessions_held",
    "leg_dose_held",
    "primer_before_race",
)
FACTORS: Final = {"off": 0.0, "flipped": -1.0}


def multiply(rule: Callable[..., float], factor: float) -> Callable[..., float]:
    def mutated(*facts: Any, **named: Any) -> float:
        return factor * rule(*facts, **named)

    return mutated


def mutate(name: str, factor: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """Replace a rule where the engine looks it up."""
    if name in BETWEEN:
        monkeypatch.setattr(placement, name, multiply(getattr(between_lifts, name), factor))
        return
    if name == PREFERENCE:
        rule = around_runs.more_hours_for_harder_lifts
        monkeypatch.setattr(openings, PREFERENCE, multiply(rule, factor))
        return
    table = tuple(
        multiply(one, factor) if one.__name__ == name else one for one in RULES_AROUND_RUNS
    )
    assert table != RULES_AROUND_RUNS
    monkeypatch.setattr(openings, "RULES_AROUND_RUNS", table)


def test_every_rule_has_a_witness() -> None:
    public = {
        name
        for name, value in vars(between_lifts).items()
        if callable(value) and getattr(value, "__module__", "") == between_lifts.__name__
    }
    assert set(BETWEEN) == public
    assert set(WITNESSES) == public | {PREFERENCE} | {rule.__name__ for rule in RULES_AROUND_RUNS}


@pytest.mark.parametrize("name", WITNESSES)
def test_the_intact_rules_place_the_witness_well(name: str, terms: Terms) -> None:
    assert WITNESSES[name].place(terms) == WITNESSES[name].placed


@pytest.mark.parametrize("factor", FACTORS)
@pytest.mark.parametrize("name", WITNESSES)
def test_a_mutated_rule_is_caught(
    name: str, factor: str, terms: Terms, monkeypatch: pytest.MonkeyPatch
) -> None:
    mutate(name, FACTORS[factor], monkeypatch)
    assert WITNESSES[name].place(terms) != WITNESSES[name].placed


@pytest.mark.parametrize(
    ("price", "hour", "price_grade"), [("price_before_key", 6, 20.0), ("price_day_before", 9, 30.0)]
)
def test_each_of_the_two_prices_before_a_key_run_is_needed(
    price: str, hour: int, price_grade: float, terms: Terms
) -> None:
    # 25 h before the run there is the shortage alone; 22 h before it is not enough by itself.
    runs = (run(TUE, "tempo", 8),)
    balanced: dict[str, Any] = {"price_before_key": 100.0, "price_grade": price_grade}
    intact = Witness({MON: slot(hour)}, [(MON, 1)], runs=runs, prices=balanced)
    assert intact.place(terms) == intact.placed
    assert replace(intact, prices={**balanced, price: 0.0}).place(terms) == [(MON, 3)]

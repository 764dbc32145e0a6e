"""Plans built by hand, and the one rule of the judge that a test asks about."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.catalogue.reader import read_catalogue
from ironstride.planning.check.case import open_case
from ironstride.planning.check.judge import check_plan, find_breaches
from ironstride.planning.check.table import RULES
from ironstride.policy.reader import override_policy, read_policy
from ironstride.training.athlete import Athlete, Lift, Lifting
from ironstride.training.availability import Availability, Slot
from ironstride.training.place import Place
from ironstride.training.plan import Gate, Plan, PlannedWeek
from ironstride.training.race import Race
from ironstride.training.run import DatedRun
from ironstride.training.session import Block, PlannedItem, PlannedSession, Why
from ironstride.training.sets import PlannedSet
from ironstride.training.words import EQUIPMENT, KEY_RUN_TYPES, QUALITIES

if TYPE_CHECKING:
    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.planning.check.case import Case
    from ironstride.planning.check.findings import Violation
    from ironstride.policy.reader import Policy
    from ironstride.training.events import Reported
    from ironstride.training.words import Pattern, Phase, Priority, RepClass, RunType

MONDAY = dt.date(2026, 11, 23)
WHY = (Why("pattern_tiers", "Because.", "convention"),)
REPS: dict[str, tuple[int, int]] = {
    "strength": (3, 5),
    "hypertrophy": (8, 10),
    "skill": (16, 20),
    "power": (3, 5),
    "stability": (8, 12),
    "mobility": (6, 10),
}
# What the tests calculate with: the package's numbers may be tuned without touching the judge.
NUMBERS: dict[str, object] = {
    "clearance.key_h": {"1": 12, "2": 36, "3": 48},
    "clearance.long_h": {"1": 12, "2": 36, "3": 48},
    "clearance.easy_h": {"1": 0, "2": 6, "3": 12},
    "clearance.newcomer_extra_h": 24,
    "clearance.newcomer_weeks": 3,
    "clearance.after_hard_run_h": 6,
    "clearance.tired_legs_h": 24,
    "clearance.leg_days_apart_h": 48,
    "clearance.lifts_apart_h": 40,
    "price.weekly_sessions_held": 100,
    "price.leg_dose_held": 8,
    "price.heavy_legs_not_before_key_run": 60,
    "price.never_heavy_the_day_before": 120,
    "price.easy_run_clear_of_leg_work": 6,
    "price.lift_hours_after_hard_run": 14,
    "price.fresh_legs_for_heavy_work": 4,
    "price.heavy_leg_days_apart": 70,
    "price.lift_days_apart": 24,
    "price.rest_day_kept": 6,
    "price.long_run_day_kept_free": 12,
    "price.lift_not_during_run": 90,
    "price.primer_before_race": 5,
    "price.short_slot": 10,
    "demand.session_minutes": {"none": 40, "novice": 40, "intermediate": 50, "advanced": 60},
    "demand.wanted_minutes": 25,
    "leg_points.grade_up_to": {"1": 3.6, "2": 8},
    "dose.first_weeks": 2,
    "dose.first_weeks_sets": 2,
    "dose.first_weeks_rir": 4,
}
GATED: tuple[Pattern, ...] = ("squat", "hinge", "single_leg")


@dataclass(frozen=True)
class Build:
    """Builders with defaults that keep every rule; a test changes what it is about."""

    policy: Policy
    catalogue: Catalogue

    def day(self, number: int) -> dt.date:
        """Return a day: 0 is the Monday of the first week, and the day of the plan."""
        return MONDAY + dt.timedelta(days=number)

    def athlete(self, **changes: Any) -> Athlete:
        athlete = Athlete(
            name="Kim",
            born=dt.date(1990, 5, 1),
            body_mass_kg=65,
            availability=Availability(week={day: (Slot(60, "gym"),) for day in range(7)}),
            places={"gym": Place("gym", frozenset(EQUIPMENT)), "floor": Place("floor")},
            lifting=Lifting("intermediate", dict.fromkeys(GATED, 5), dict.fromkeys(GATED, 30)),
            lifts=(Lift("goblet-squat", self.day(-5), 20, 8, 2),),
        )
        return replace(athlete, **changes)

    def newcomer(self, **changes: Any) -> Athlete:
        return self.athlete(lifting=Lifting("none"), **changes)

    def item(self, exercise: str, rep_class: RepClass, sets: int = 2, **each: Any) -> PlannedItem:
        known = self.catalogue.exercise(exercise)
        if not {"seconds", "contacts", "reps", "distance_m"} & set(each):
            each["reps"] = REPS[rep_class]
        if rep_class in ("strength", "hypertrophy"):
            each.setdefault("rir", (2, 3))
        each.setdefault("rest_s", {"hypertrophy": 90, "strength": 180}.get(rep_class, 30))
        work = PlannedSet("work", known.set_kind, per_side=known.per_side, **each)
        return PlannedItem(
            id=exercise,
            exercise=exercise,
            name=known.name,
            patterns=known.patterns,
            rep_class=rep_class,
            implement=known.setups[0].implement,
            load_counts=known.setups[0].load_counts,
            sets=(work,) * sets,
            why=WHY,
        )

    def squat(self, sets: int = 2, **each: Any) -> PlannedItem:
        each.setdefault("load_kg", (20.0, 22.5))
        return self.item("goblet-squat", "hypertrophy", sets, **each)

    def heavy_squat(self, sets: int = 3, **each: Any) -> PlannedItem:
        each.setdefault("load_kg", (25.0, 27.5))
        return self.item("goblet-squat", "strength", sets, **each)

    def blocks(self, **items: tuple[PlannedItem, ...] | PlannedItem | None) -> tuple[Block, ...]:
        """Return the default blocks with those of a quality changed, or left out with None."""
        usual: dict[str, Any] = {
            "mobility": self.item("cat-camel", "mobility", 1, rest_s=0),
            "hypertrophy": self.squat(),
            "stability": self.item("dead-bug", "stability"),
        }
        found: dict[str, Any] = {**usual, **items}
        return tuple(
            Block(quality, one if isinstance(one, tuple) else (one,))
            for quality in QUALITIES
            if (one := found.get(quality)) is not None
        )

    def lift(self, day: int, **changes: Any) -> PlannedSession:
        """Return a lift of leg grade 2 at 18:00 in the gym that takes 9 minutes."""
        session = PlannedSession(
            id=f"lift-{day}-{changes.get('at', '18')}",
            on=self.day(day),
            at=dt.time(18),
            at_source="assumed",
            place="gym",
            kind="lift",
            leg_grade=2,
            minutes=9,
            title="Lift",
            why=WHY,
            blocks=self.blocks(),
            versions={},
        )
        return replace(session, **changes)

    def run(self, day: int, run_type: RunType, hour: int | None = None, **changes: Any) -> DatedRun:
        """Return a run of an hour, at `hour` or without a time."""
        costs = self.policy.table("calendar.leg_cost")
        run = DatedRun(
            id=f"run-{day}-{run_type}",
            on=self.day(day),
            at=dt.time(7 if hour is None else hour),
            at_source="assumed" if hour is None else "given",
            type=run_type,
            title=run_type,
            distance_m=None,
            duration_s=3600,
            key=run_type in KEY_RUN_TYPES,
            leg_cost=int(costs[run_type]),
            source="athlete",
        )
        return replace(run, **changes)

    def race(self, day: int, distance_m: float = 10_000, priority: Priority = "A") -> Race:
        return Race(f"race on day {day}", self.day(day), distance_m, priority)

    def plan(
        self,
        *sessions: PlannedSession,
        weeks: int = 1,
        phase: Phase | tuple[Phase, ...] = "maintenance",
        deloads: tuple[int, ...] = (),
        **changes: Any,
    ) -> Plan:
        phases = (phase,) * weeks if isinstance(phase, str) else phase
        rows = tuple(
            PlannedWeek(
                self.day(7 * number),
                one,
                number in deloads,
                tuple(s for s in sessions if 0 <= (s.on - self.day(7 * number)).days < 7),
            )
            for number, one in enumerate(phases)
        )
        plan = Plan(
            made_for="Kim",
            today=MONDAY,
            athlete=self.athlete(),
            weeks=rows,
            gates=tuple(
                Gate(pattern, open=True, missing=(), expected_on=None) for pattern in GATED
            ),
        )
        return replace(plan, **changes)

    def told(self, plan: Plan, *events: Reported) -> Plan:
        """Return `plan` with only these events."""
        return replace(plan, events=events)

    def case(self, plan: Plan) -> Case:
        return open_case(plan, self.policy, self.catalogue)

    def judge(self, plan: Plan) -> tuple[Violation, ...]:
        return check_plan(plan, policy=self.policy, catalogue=self.catalogue)

    def broken(self, rule: str, plan: Plan) -> tuple[Violation, ...]:
        """Return what one rule alone finds in `plan`, named by the plan or not."""
        rules = {rule: RULES[rule]}
        soft = find_breaches(plan, policy=self.policy, catalogue=self.catalogue, rules=rules)
        found = check_plan(plan, policy=self.policy, catalogue=self.catalogue, rules=rules)
        return soft or tuple(one for one in found if one.rule == rule)

    def cost(self, rule: str, plan: Plan) -> float:
        """Return the price [points] of all breaches of one soft rule."""
        return round(sum(one.cost or 0 for one in self.broken(rule, plan)), 2)


@pytest.fixture(scope="session")
def build() -> Build:
    policy, problems = override_policy(read_policy(), NUMBERS, "tests")
    assert problems == ()
    return Build(policy, read_catalogue())

"""Runners, kits and plans made for a test; each test changes what it is about."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.catalogue.reader import read_catalogue
from ironstride.planning.check.judge import check_plan
from ironstride.planning.engine import plan_season
from ironstride.planning.kits import Option
from ironstride.planning.replan import Refused, Replanned, replan_season
from ironstride.planning.weeks import WeekDemand
from ironstride.planning.workshop import Workshop, reopen_workshop
from ironstride.policy.reader import override_policy, read_policy
from ironstride.training.athlete import Athlete, Lift, Lifting
from ironstride.training.availability import Availability, Slot
from ironstride.training.place import Inventory, Place
from ironstride.training.race import Race
from ironstride.training.run import PlannedRun
from ironstride.training.session import PlannedItem, Why
from ironstride.training.sets import PlannedSet
from ironstride.training.words import EQUIPMENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.policy.reader import Policy
    from ironstride.training.events import Event
    from ironstride.training.plan import Plan
    from ironstride.training.session import PlannedSession
    from ironstride.training.words import Experience, Pattern, Phase, Priority, RepClass, RunType

MONDAY = dt.date(2026, 11, 23)
GATED: tuple[Pattern, ...] = ("squat", "hinge", "single_leg")
REPS: dict[str, tuple[int, int]] = {
    "strength": (3, 5),
    "hypertrophy": (8, 10),
    "skill": (16, 20),
    "power": (3, 5),
    "stability": (8, 12),
    "mobility": (6, 10),
}
GYM = Place("gym", frozenset(EQUIPMENT))
HOME = Place(
    "home", frozenset({"mat", "bands", "dumbbells", "step"}), Inventory(dumbbells_kg=(5, 10, 15))
)
FLOOR = Place("floor")
LIFTS = (
    Lift("back-squat", MONDAY - dt.timedelta(days=4), 80, 5, 2),
    Lift("romanian-deadlift", MONDAY - dt.timedelta(days=4), 70, 8, 2),
    Lift("split-squat", MONDAY - dt.timedelta(days=6), 14, 8, 2),
)


@dataclass(frozen=True)
class Make:
    """Builders around a runner who lifts at a full gym on Monday, Wednesday and Friday."""

    policy: Policy
    catalogue: Catalogue
    gym: Place = GYM
    home: Place = HOME
    floor: Place = FLOOR
    plans: dict[str, Plan] = field(default_factory=dict)

    def day(self, number: int) -> dt.date:
        """Return a day: 0 is the Monday on which plans start."""
        return MONDAY + dt.timedelta(days=number)

    def lifting(self, level: Experience, *, opened: bool | None = None) -> Lifting:
        """Return the experience; gates are open from intermediate on unless said."""
        if level in ("none", "novice") if opened is None else not opened:
            return Lifting(level)
        return Lifting(level, dict.fromkeys(GATED, 5), dict.fromkeys(GATED, 40))

    def athlete(
        self,
        level: Experience = "intermediate",
        *,
        days: tuple[int, ...] = (0, 2, 4),
        minutes: int = 60,
        place: Place = GYM,
        opened: bool | None = None,
        **changes: Any,
    ) -> Athlete:
        slots = (Slot(minutes, place.name, dt.time(18)),)
        athlete = Athlete(
            name="Kim",
            born=dt.date(1990, 5, 1),
            body_mass_kg=65,
            availability=Availability(week=dict.fromkeys(days, slots)),
            places={place.name: place},
            lifting=self.lifting(level, opened=opened),
            lifts=() if level == "none" else LIFTS,
        )
        return replace(athlete, **changes)

    def race(self, day: int, distance_m: float = 10_000, priority: Priority = "A") -> Race:
        return Race(f"race on day {day}", self.day(day), distance_m, priority)

    def runs(self, week: dict[int, RunType], weeks: int = 12) -> tuple[PlannedRun, ...]:
        """Return the same week of untimed runs `weeks` times."""
        return tuple(
            PlannedRun(self.day(7 * number + weekday), run_type, run_type, "athlete")
            for number in range(weeks)
            for weekday, run_type in week.items()
        )

    def adjusted(self, **overrides: object) -> Policy:
        """Return the policy with keys changed; `__` stands for the dot in a key."""
        named = {key.replace("__", "."): value for key, value in overrides.items()}
        policy, problems = override_policy(self.policy, named, "tests")
        assert problems == ()
        return policy

    def plan(self, athlete: Athlete, *, today: dt.date = MONDAY, weeks: int | None = None) -> Plan:
        return plan_season(
            athlete, today, policy=self.policy, catalogue=self.catalogue, weeks=weeks
        )

    def plan_once(self, level: Experience) -> Plan:
        """Return the plan of the default runner of a level, made once for all tests.

        The runner has a 10 km race in 17 weeks and a week of five runs.
        """
        if level not in self.plans:
            runs = self.runs({1: "intervals", 2: "easy", 3: "tempo", 4: "strides", 6: "long"}, 18)
            athlete = self.athlete(level, races=(self.race(7 * 17 - 1),), runs=runs)
            self.plans[level] = self.plan(athlete)
        return self.plans[level]

    def season(self) -> Plan:
        """Return eight weeks of the default runner with five runs a week, made once.

        Lifts stand on Mondays and Fridays; week 3 (from 0) is a deload, strength starts in week 4.
        """
        if "season" not in self.plans:
            runs = self.runs({1: "intervals", 2: "easy", 3: "tempo", 4: "strides", 6: "long"}, 8)
            self.plans["season"] = self.plan(self.athlete(runs=runs), weeks=8)
        return self.plans["season"]

    def replan(
        self, plan: Plan, *events: Event, on: int = 0, runs: Sequence[PlannedRun] | None = None
    ) -> Replanned:
        """Plan again on a day; the judge finds nothing wrong with the answer."""
        answer = self._answer(plan, events, on, runs)
        assert isinstance(answer, Replanned), answer
        assert check_plan(answer.plan, policy=self.policy, catalogue=self.catalogue) == ()
        return answer

    def refusal(self, plan: Plan, event: Event, on: int = 0) -> str:
        """Return why an event cannot be."""
        answer = self._answer(plan, (event,), on, None)
        assert not isinstance(answer, Replanned), answer.changes
        assert [one.event_index for one in answer] == [0]
        return answer[0].text

    def _answer(
        self, plan: Plan, events: Sequence[Event], on: int, runs: Sequence[PlannedRun] | None
    ) -> Replanned | tuple[Refused, ...]:
        return replan_season(
            plan, events, self.day(on), policy=self.policy, catalogue=self.catalogue, runs=runs
        )

    def on_day(self, plan: Plan, number: int) -> PlannedSession | None:
        """Return the lift or primer of a day that happens, or happened as far as is known."""
        return next(
            (
                one
                for one in plan.sessions()
                if one.on == self.day(number)
                and one.kind in ("lift", "primer")
                and plan.state_of(one) in ("planned", "done")
            ),
            None,
        )

    def shop(self, athlete: Athlete | None = None, policy: Policy | None = None) -> Workshop:
        athlete, policy = athlete or self.athlete(), policy or self.policy
        return reopen_workshop(athlete, MONDAY, self.catalogue, policy, on=MONDAY, now=MONDAY)

    def option(self, exercise_id: str, place: Place = GYM) -> Option:
        exercise = self.catalogue.exercise(exercise_id)
        setup = exercise.setup_for(place.equipment)
        assert setup is not None
        return Option(exercise, setup)

    def week(self, phase: Phase = "hypertrophy", **changes: Any) -> WeekDemand:
        index = changes.get("index", 6)
        starts_on = MONDAY + dt.timedelta(weeks=index)
        week = WeekDemand(
            index=index,
            starts_on=starts_on,
            first_day=starts_on,
            phase=phase,
            deload=False,
            week_of_phase=0,
            block=0,
            newcomer=False,
            leg_grades=(3, 2),
            run_jump=False,
        )
        return replace(week, **changes)

    def item(
        self, exercise_id: str, rep_class: RepClass, sets: int = 2, ramp: int = 0, **each: Any
    ) -> PlannedItem:
        """Return an item; `pair_group` is the item's, everything else its sets'."""
        pair = each.pop("pair_group", None)
        option = self.option(exercise_id)
        exercise = option.exercise
        if not {"seconds", "contacts", "reps", "distance_m"} & set(each):
            each["reps"] = REPS[rep_class]
        work = PlannedSet("work", exercise.set_kind, per_side=exercise.per_side, **each)
        warmup = PlannedSet("warmup", exercise.set_kind, reps=(5, 5))
        return PlannedItem(
            id=f"{exercise_id}-{rep_class}",
            exercise=exercise_id,
            name=exercise.name,
            patterns=exercise.patterns,
            rep_class=rep_class,
            implement=option.setup.implement,
            load_counts=option.setup.load_counts,
            sets=(warmup,) * ramp + (work,) * sets,
            why=(Why("pattern_tiers", "Because.", "convention"),),
            pair_group=pair,
        )

    def items(self, sessions: Iterable[PlannedSession]) -> Iterator[PlannedItem]:
        for session in sessions:
            yield from (item for _, item in session.items())

    def lifts(self, plan: Plan) -> list[PlannedSession]:
        """Return the engine's own lifts."""
        return [one for one in plan.sessions() if one.kind == "lift" and not one.authored]


@pytest.fixture(scope="session")
def make() -> Make:
    return Make(read_policy(), read_catalogue())

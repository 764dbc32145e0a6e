"""Drills and easy build-ups before named quality runs."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.planning.blocks import is_frozen
from ironstride.planning.jumps import contacts_used_by_runs, jump_level, jumps_wait
from ironstride.planning.landings import jump_landings, landings_over
from ironstride.planning.screen import LOWER_LIMB
from ironstride.training.session import Block, PlannedItem, PlannedSession
from ironstride.training.sets import PlannedSet
from ironstride.units import S_PER_MINUTE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ironstride.planning.standing import Standing
    from ironstride.planning.weeks import WeekDemand
    from ironstride.planning.workshop import Workshop
    from ironstride.training.exercise import Exercise
    from ironstride.training.run import DatedRun

PLACE_NAME: Final = "outdoors"
BUILD_UP: Final = "build-up-run"


@dataclass(frozen=True, slots=True)
class _Budget:
    """What one warm-up may hold: landings and sets of drills."""

    contacts: float
    drill_sets: int


def plan_run_warm_ups(
    weeks: Sequence[WeekDemand],
    sessions: Sequence[PlannedSession],
    runs: Sequence[DatedRun],
    shop: Workshop,
    standing: Standing,
) -> tuple[PlannedSession, ...]:
    """Return the warm-ups before the quality runs of `weeks`, inside what `sessions` leave.

    None where health forbids impact. `sessions` may hold warm-ups that were planned before.
    """
    screen = shop.screen
    if screen.sessions not in ("all", "changed") or screen.no_power:
        return ()
    if screen.spared_regions & LOWER_LIMB:
        return ()
    drills = _drills_by_week(weeks, shop)
    return tuple(
        warm_up
        for week in weeks
        if week.phase != "transition" and drills[week.index]
        for warm_up in _plan_week(_week(week, sessions, runs), drills[week.index], shop, standing)
    )


@dataclass(frozen=True, slots=True)
class _Week:
    """A week with its runs and the sessions that stand in it."""

    demand: WeekDemand
    sessions: tuple[PlannedSession, ...]
    runs: tuple[DatedRun, ...]

    @property
    def warm_ups(self) -> int:
        """The number of warm-ups that stand already."""
        return sum(one.kind == "run_warmup" for one in self.sessions)


def _week(
    demand: WeekDemand, sessions: Sequence[PlannedSession], runs: Sequence[DatedRun]
) -> _Week:
    first, last = demand.starts_on, demand.last_day
    return _Week(
        demand,
        tuple(one for one in sessions if first <= one.on <= last),
        tuple(run for run in runs if first <= run.on <= last),
    )


def _drills_by_week(
    weeks: Sequence[WeekDemand], shop: Workshop
) -> Mapping[int, tuple[Exercise, ...]]:
    """Return the drills of each week: the same for a block, nothing new shortly before a race."""
    chosen: dict[int, tuple[Exercise, ...]] = {}
    block: int | None = None
    current: tuple[Exercise, ...] = ()
    for week in weeks:
        ladder = _ladder(week, shop)
        if week.block != block and not is_frozen(week, shop.limits):
            block, current = week.block, _choose(ladder, week, shop)
        chosen[week.index] = tuple(one for one in current if one in ladder)
    return chosen


def _ladder(week: WeekDemand, shop: Workshop) -> tuple[Exercise, ...]:
    """Return the drills that level and health leave, in the order in which they are learned.

    Bounds are for those who jump at level 1 or more; weak calves march.
    """
    today, policy = shop.weights.today, shop.policy
    most_impact = 1 + jump_level(shop.athlete, week.phase, today, policy)
    if jumps_wait(shop.athlete, today, policy):
        most_impact = 0
    most_skill = shop.policy.table("selection.max_skill")[shop.experience]
    found = (shop.catalogue.exercises.get(word) for word in shop.policy.words("warm_ups.drills"))
    return tuple(
        one
        for one in found
        if one is not None
        and one.skill <= most_skill
        and one.impact <= most_impact
        and one.set_kind == "distance"
        and shop.screen.allows(one)
    )


def _choose(ladder: Sequence[Exercise], week: WeekDemand, shop: Workshop) -> tuple[Exercise, ...]:
    """Return the drills of a block: the first of the ladder, and the others in turns."""
    policy = shop.policy
    at_first = int(policy.table("warm_ups.known_at_first")[shop.experience])
    known = ladder[: at_first + week.index // policy.whole("warm_ups.weeks_per_drill")]
    first, others = known[:1], known[1:]
    count = int(policy.table("warm_ups.drills_each")[shop.experience]) - 1
    turned = week.block % len(others) if len(others) > count else 0
    taken = [*others[turned:], *others[:turned]][:count]
    return (*first, *(one for one in others if one in taken))


def _plan_week(
    week: _Week, drills: Sequence[Exercise], shop: Workshop, standing: Standing
) -> Iterator[PlannedSession]:
    most = int(shop.policy.table("warm_ups.most_a_week")[shop.experience]) - week.warm_ups
    wanted = [run for run in _quality_runs(week, shop) if standing.is_open(run.on)]
    chosen = wanted[: max(0, most)]
    if not chosen:
        return
    budget = _budget(week, len(chosen) + week.warm_ups, shop)
    for run in sorted(chosen, key=lambda one: (one.on, one.at)):
        warm_up = _compose(run, drills, budget, shop)
        if warm_up is not None and not _meets_session(warm_up, run, week.sessions):
            yield warm_up


def _quality_runs(week: _Week, shop: Workshop) -> list[DatedRun]:
    """Return the runs that want drills and have none, the quickest kinds first; one of a day."""
    order = shop.policy.words("warm_ups.runs")
    named = {session.run_id for session in week.sessions}
    taken = {run.on for run in week.runs if run.id in named}
    wanted = [
        run
        for run in week.runs
        if run.type in order
        and run.on not in taken
        and week.demand.first_day <= run.on
        and shop.limits.most_leg_grade(run.on) is not None
    ]
    wanted.sort(key=lambda run: (order.index(run.type), run.on, run.at))
    first = {run.on: run for run in reversed(wanted)}
    return [run for run in wanted if first[run.on] is run]


def _budget(week: _Week, warm_ups: int, shop: Workshop) -> _Budget:
    """Return what each of so many warm-ups may hold beside the jumps and drills of the lifts."""
    policy = shop.policy
    level = str(jump_level(shop.athlete, week.demand.phase, shop.weights.today, policy))
    others = [one for one in week.sessions if one.kind != "run_warmup"]
    left = policy.table("plyometrics.contacts_per_week")[level]
    left -= contacts_used_by_runs(week.runs, policy)
    left -= sum(jump_landings(session, shop.catalogue) for session in others)
    most = policy.ranges("plyometrics.contacts_per_session")[level][1]
    sets = policy.whole("warm_ups.most_drill_sets_a_week") - sum(
        len(item.work_sets)
        for session in others
        for _, item in session.items()
        if item.patterns[:1] == ("drill",)
    )
    return _Budget(max(0.0, min(most, left / warm_ups)), max(0, sets // warm_ups))


def _compose(
    run: DatedRun, drills: Sequence[Exercise], budget: _Budget, shop: Workshop
) -> PlannedSession | None:
    """Return the warm-up of `run`, cut to its minutes; None where nothing is left of the drills."""
    items = [*_drill_items(run, drills, budget, shop)]
    if not items:
        return None
    items += _build_ups(run, shop)
    most = shop.policy.whole("warm_ups.most_minutes")
    while len(items) > 1 and _minutes(items, shop) > most:
        items.pop()
    minutes = _minutes(items, shop)
    begins = dt.datetime.combine(run.on, run.at) - dt.timedelta(minutes=minutes)
    if begins.date() != run.on or minutes > most:
        return None
    text = f"Before {run.title or 'the run'}: jog until you are warm, then these, then the run."
    return PlannedSession(
        id=f"{run.id}-warm-up",
        on=run.on,
        at=begins.time(),
        at_source=run.at_source,
        place=PLACE_NAME,
        kind="run_warmup",
        leg_grade=0,
        minutes=minutes,
        title="Drills before the run",
        why=(shop.why("drills_before_quality_runs", text),),
        blocks=(Block("technique", tuple(items)),),
        versions={},
        run_id=run.id,
    )


def _minutes(items: Sequence[PlannedItem], shop: Workshop) -> int:
    """Return the minutes of the items alone: the jog before them belongs to the run."""
    return max(1, math.ceil(sum(shop.clock.item_s(item) for item in items) / S_PER_MINUTE))


def _drill_items(
    run: DatedRun, drills: Sequence[Exercise], budget: _Budget, shop: Workshop
) -> Iterator[PlannedItem]:
    """Yield the drills with as many sets as landings and sets are left."""
    distance_m = shop.policy.whole("dose.drill_distance_m")
    rest_s = int(shop.policy.table("dose.rest_s")["skill"])
    contacts, sets_left = budget.contacts, budget.drill_sets
    for drill in drills:
        each = landings_over(distance_m, drill.contacts_per_rep, shop.policy)
        sets = min(shop.policy.whole("dose.drill_sets"), sets_left)
        sets = min(sets, int(contacts // each)) if each else sets
        if sets < 1:
            continue
        contacts -= sets * each
        sets_left -= sets
        yield _item(run, drill, sets, distance_m, rest_s, shop)


def _build_ups(run: DatedRun, shop: Workshop) -> Iterator[PlannedItem]:
    """Yield the easy build-ups; a run of strides has them itself. Walking back is the rest."""
    exercise = shop.catalogue.exercises.get(BUILD_UP)
    sets = int(shop.policy.table("warm_ups.build_ups")[shop.experience])
    if exercise is None or run.type == "strides" or sets < 1 or not shop.screen.allows(exercise):
        return
    yield _item(run, exercise, sets, shop.policy.whole("warm_ups.build_up_distance_m"), 0, shop)


def _item(
    run: DatedRun, exercise: Exercise, sets: int, distance_m: int, rest_s: int, shop: Workshop
) -> PlannedItem:
    setup = exercise.setups[0]
    each = PlannedSet("work", exercise.set_kind, distance_m=distance_m, rest_s=rest_s)
    text = "Practice of the stride, crisp and relaxed; stop before it gets sloppy."
    return PlannedItem(
        id=f"{run.id}-{exercise.id}",
        exercise=exercise.id,
        name=exercise.name,
        patterns=exercise.patterns,
        rep_class="skill",
        implement=setup.implement,
        load_counts=setup.load_counts,
        sets=(each,) * sets,
        why=(shop.why("drills_are_practice", text),),
    )


def _meets_session(
    warm_up: PlannedSession, run: DatedRun, inside: Sequence[PlannedSession]
) -> bool:
    """Whether another session of the day lies where the warm-up would."""
    begins = dt.datetime.combine(warm_up.on, warm_up.at)
    ends = dt.datetime.combine(run.on, run.at)
    for other in inside:
        start = dt.datetime.combine(other.on, other.at)
        if start < ends and start + dt.timedelta(minutes=other.minutes) > begins:
            return True
    return False

"""Something else today: what stands in for an exercise whose place is taken, or that hurts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from ironstride.loading.prescription import LoadRange
from ironstride.loading.search import LoadSearch, TooHeavy
from ironstride.planning.affinity import rank_options
from ironstride.planning.jumps import is_jump_allowed, jump_options
from ironstride.planning.kits import build_kit
from ironstride.planning.qualities import quality_of
from ironstride.planning.substitute_items import (
    Stage,
    amounts_of,
    build_substitute,
    dose_substitute,
    say_no_substitute,
)
from ironstride.planning.weeks import WeekDemand
from ironstride.planning.workshop import reopen_workshop
from ironstride.training.session import Block
from ironstride.training.words import QUALITIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.loading.prescription import LoadAnswer
    from ironstride.planning.kits import Option
    from ironstride.planning.workshop import Workshop
    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete, Pain
    from ironstride.training.exercise import Exercise
    from ironstride.training.plan import Plan
    from ironstride.training.session import PlannedItem, PlannedSession
    from ironstride.training.sets import PlannedSet
    from ironstride.training.words import Equipment, Pattern, RepClass

SwapCode = Literal["equipment_taken", "pain_region"]
# In which class an exercise stands in where none does in the planned one.
SECOND_BEST: Final[Mapping[RepClass, tuple[RepClass, ...]]] = {
    "strength": ("hypertrophy",),
    "stability": ("hold",),
    "hold": ("stability",),
}


@dataclass(frozen=True, slots=True)
class Taken:
    """Equipment that is not free, or not there today."""

    words: frozenset[Equipment]


@dataclass(frozen=True, slots=True)
class Hurts:
    """Pain in a region that the exercise loads."""

    pain: Pain


Obstacle = Taken | Hurts


@dataclass(frozen=True, slots=True)
class Substitute:
    """An item that may stand in for another, ready to be done; its `why` says so in a sentence."""

    code: SwapCode
    item: PlannedItem


@dataclass(frozen=True, slots=True)
class NoSubstitute:
    """Why nothing stands in, and what to do."""

    text: str


def equipment_of(item: PlannedItem, catalogue: Catalogue) -> frozenset[Equipment]:
    """Return what the planned way of doing an item needs."""
    exercise = catalogue.exercises.get(item.exercise)
    setups = exercise.setups if exercise else ()
    ways = (one.needs for one in setups if one.implement == item.implement)
    return next(ways, frozenset())


def find_substitutes(
    plan: Plan,
    session: PlannedSession,
    item: PlannedItem,
    obstacle: Obstacle,
    *,
    policy: Policy,
    catalogue: Catalogue,
    shop: Workshop | None = None,
) -> tuple[Substitute, ...] | NoSubstitute:
    """Return what may stand in for `item` of `session` today, the nearest to it first.

    The movement and the class stay; where nothing there is heavy enough or allowed for sets of
    1-6, sets of 8-10 stand in for them, and a hold for reps where only quality counts. The weight
    is carried over from what the runner has lifted, with its range. `policy` has the athlete's own
    overrides in it. Who asks for many items gives the open `shop` of the day, for what is taken.
    """
    stage = _set_up(plan, session, item, obstacle, policy, catalogue, shop)
    if isinstance(obstacle, Hurts) and stage.shop.screen.sessions in ("none", "mobility_only"):
        return NoSubstitute("with this pain nothing stands in: leave the strength work out today")
    code: SwapCode = "pain_region" if isinstance(obstacle, Hurts) else "equipment_taken"
    for rep_class in (item.rep_class, *SECOND_BEST.get(item.rep_class, ())):
        found = sorted(_candidates(stage, rep_class), key=lambda one: one[0])
        # The same exercise with something else stands in for what is taken, not for what hurts.
        items = [one for _, one in found if code != "pain_region" or one.exercise != item.exercise]
        if items:
            return tuple(Substitute(code, one) for one in items)
    region = obstacle.pain.region if isinstance(obstacle, Hurts) else None
    return NoSubstitute(say_no_substitute(item, session.place, region))


def with_substitute(
    session: PlannedSession, item: PlannedItem, other: PlannedItem
) -> PlannedSession:
    """Return `session` with `other` in the place of `item`; in the block of its class."""
    rows = [
        (quality_of(other), other) if one.id == item.id else (quality, one)
        for quality, one in session.items()
    ]
    ids = {item.id: other.id}
    return replace(
        session,
        blocks=tuple(
            Block(quality, items)
            for quality in QUALITIES
            if (items := tuple(one for own, one in rows if own == quality))
        ),
        versions={
            minutes: {ids.get(name, name): sets for name, sets in short.items()}
            for minutes, short in session.versions.items()
        },
    )


def _set_up(
    plan: Plan,
    session: PlannedSession,
    item: PlannedItem,
    obstacle: Obstacle,
    policy: Policy,
    catalogue: Catalogue,
    shop: Workshop | None,
) -> Stage:
    athlete = plan.athlete
    place = athlete.places[session.place]
    if isinstance(obstacle, Hurts):
        athlete, shop = _hurt(athlete, obstacle.pain), None
    else:
        place = replace(place, equipment=place.equipment - obstacle.words)
    if shop is None:
        now = max(plan.open_from, session.on)
        shop = reopen_workshop(athlete, plan.today, catalogue, policy, on=session.on, now=now)
    return Stage(
        session=session,
        item=item,
        week=_week_of(plan, session),
        kit=build_kit(place, athlete, catalogue, shop.screen, policy),
        shop=shop,
    )


def _week_of(plan: Plan, session: PlannedSession) -> WeekDemand:
    """Return the week of the session as far as doses ask: what the week demands is placed."""
    index, week = next(
        (index, week) for index, week in enumerate(plan.weeks) if session.on in week.days()
    )
    return WeekDemand(
        index=index,
        starts_on=week.starts_on,
        first_day=week.starts_on,
        phase=week.phase,
        deload=week.deload,
        week_of_phase=0,
        block=0,
        newcomer=False,
        leg_grades=(),
        run_jump=False,
    )


def _hurt(athlete: Athlete, pain: Pain) -> Athlete:
    others = (one for one in athlete.health.pain if one.region != pain.region)
    return replace(athlete, health=replace(athlete.health, pain=(*others, pain)))


def _candidates(
    stage: Stage, rep_class: RepClass
) -> Iterator[tuple[tuple[object, ...], PlannedItem]]:
    """Yield what can be done instead, with how far it is from what was planned."""
    pattern = stage.item.patterns[0]
    used = {item.exercise for _, item in stage.session.items()} - {stage.item.exercise}
    options = [one for one in stage.kit.by_id.values() if pattern in one.exercise.patterns]
    mains = dict.fromkeys(option.exercise.main_pattern for option in options)
    ranks = {
        option.exercise.id: rank
        for main in mains
        for rank, option in enumerate(_ranked(stage, main))
    }
    for option in options:
        name = option.exercise.id
        if name in used or name not in ranks or not _fits(option, rep_class, stage):
            continue
        each, answer = dose_substitute(option, rep_class, stage)
        if not isinstance(answer, TooHeavy):
            distance = (*_distance(option.exercise, each, answer, stage), ranks[name], name)
            yield distance, build_substitute(option, rep_class, each, answer, stage)


def _ranked(stage: Stage, pattern: Pattern) -> tuple[Option, ...]:
    if pattern == "plyometric":
        jumps = jump_options(stage.kit, stage.week.phase, stage.shop)
        return tuple(one for one in jumps if is_jump_allowed(one, stage.session.on, stage.shop))
    return rank_options(stage.kit, pattern, stage.week.phase, stage.shop.taste, frozenset())


def _fits(option: Option, rep_class: RepClass, stage: Stage) -> bool:
    """Whether an exercise is done in the class, and is another way to do it at all."""
    exercise, item, shop = option.exercise, stage.item, stage.shop
    if (exercise.id, option.setup.implement) == (item.exercise, item.implement):
        return False
    if rep_class == "strength":
        is_open = shop.gates.allows(exercise.main_pattern, exercise)
        return is_open and not shop.weights.is_too_light(option, stage.kit.place)
    return rep_class in exercise.rep_classes


def _distance(
    exercise: Exercise, each: PlannedSet, answer: LoadAnswer, stage: Stage
) -> tuple[bool, ...]:
    """Return in which ways an exercise is not what was planned, the gravest first."""
    planned = stage.shop.catalogue.exercises.get(stage.item.exercise)
    group = None if planned is None else planned.related_group
    return (
        exercise.main_pattern != stage.item.patterns[0],
        each.is_weighed != stage.item.work_sets[0].is_weighed,
        isinstance(answer, LoadSearch) or (isinstance(answer, LoadRange) and answer.too_light),
        exercise.related_group != group,
        planned is None or set(exercise.primary_muscles) != set(planned.primary_muscles),
        planned is None or exercise.laterality != planned.laterality,
        amounts_of(each) != amounts_of(stage.item.work_sets[0]),
    )

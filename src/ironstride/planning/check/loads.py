"""Every weight comes from the runner's own sets, can be built, and grows in small steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.planning.check.case import items_of
from ironstride.planning.check.findings import Finding, find_at
from ironstride.planning.check.plates import (
    GRAMS,
    LOADABLE,
    SAME_GRAMS,
    buildable_grams,
    is_buildable,
    next_step_kg,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.planning.check.case import Case
    from ironstride.planning.check.plates import Grams
    from ironstride.training.session import PlannedItem, PlannedSession

UNLOADED: Final = frozenset({"bodyweight", "band"})
ROUNDING_KG: Final = SAME_GRAMS / GRAMS


def range_buildable(case: Case) -> Iterator[Finding]:
    """Both ends of a weight range can be built from the iron of the session's place."""
    known: dict[tuple[str, str, str, str], Grams | None] = {}
    for session, item in _loaded_items(case):
        place = case.plan.athlete.places.get(session.place)
        if place is None:
            continue
        key = (session.place, item.exercise, item.implement, item.load_counts)
        if key not in known:
            known[key] = buildable_grams(case, item, place)
        grams = known[key]
        bare = item.work_sets[0].set_kind == "bodyweight"
        for load_kg in _bounds(item):
            # Nothing added to the body needs no iron.
            is_built = grams is None or (bare and not load_kg) or is_buildable(load_kg, grams)
            if not is_built:
                text = f"{item.name}: {load_kg:g} kg cannot be built at {session.place}"
                yield find_at(session, text, item=item.id)


def load_only_on_loadable_sets(case: Case) -> Iterator[Finding]:
    """Loaded reps have a weight or a search for one; body, band, holds of the body have none."""
    for session in case.own_sessions:
        for item in items_of(session):
            for work in item.work_sets:
                has = work.is_weighed
                if has and item.implement in UNLOADED and work.set_kind != "assisted":
                    text = f"{item.name}: a weight on an exercise with the {item.implement}"
                    yield find_at(session, text, item=item.id)
                if not has and work.set_kind == "load_reps" and item.implement in LOADABLE:
                    text = f"{item.name}: neither a weight nor a search for one"
                    yield find_at(session, text, item=item.id)


def loads_come_from_own_sets(case: Case) -> Iterator[Finding]:
    """No weight is prescribed without an own set of this lift or of a related one."""
    lifted = case.plan.athlete.lifted
    known = case.catalogue.exercises
    groups = {known[name].related_group for name in lifted if name in known} - {None}
    for session, item in _loaded_items(case):
        exercise = case.exercise(item)
        group = exercise.related_group if exercise else None
        if item.exercise not in lifted and group not in groups:
            text = f"{item.name}: a weight without any set of it or of a related lift"
            yield find_at(session, text, item=item.id)


def load_grows_in_small_steps(case: Case) -> Iterator[Finding]:
    """The top of a range is never far above the highest before: the cap, or one step of the iron.

    The ranges of one exercise are compared within a place, an implement and a rep class. Of what
    was logged, the log says what was lifted before the plan was made again, and not the plan.
    """
    logged = {one.exercise for one in case.plan.athlete.log}
    most = 1 + case.policy.number("progression.cap_normal_fraction")
    highest: dict[tuple[str, ...], float] = {}
    for session, item in _loaded_items(case):
        top = max((work.load_kg[1] for work in item.work_sets if work.load_kg), default=None)
        if top is None or (session.on < case.plan.open_from and item.exercise in logged):
            continue
        key = (session.place, item.exercise, item.implement, item.load_counts, item.rep_class)
        before = highest.get(key)
        if before is not None and top > _most_load_kg(case, session, item, before, most):
            text = f"{item.name}: {top:g} kg after {before:g} kg at most before"
            yield find_at(session, text, item=item.id)
        highest[key] = max(top, before or 0.0)


def ramp_before_heavy(case: Case) -> Iterator[Finding]:
    """Warm-up sets come first and are lighter than the work."""
    for session in case.own_sessions:
        for item in items_of(session):
            kinds = [planned.kind for planned in item.sets]
            if kinds != sorted(kinds):
                yield find_at(session, f"{item.name}: a warm-up after a work set", item=item.id)
            work = min((one.load_kg[1] for one in item.work_sets if one.load_kg), default=None)
            for ramp in item.sets:
                if ramp.kind == "warmup" and ramp.load_kg and work and ramp.load_kg[1] >= work:
                    text = f"{item.name}: a warm-up of {ramp.load_kg[1]:g} kg before {work:g} kg"
                    yield find_at(session, text, item=item.id)


def _most_load_kg(
    case: Case, session: PlannedSession, item: PlannedItem, before: float, most: float
) -> float:
    place = case.plan.athlete.places.get(session.place)
    grams = buildable_grams(case, item, place) if place else None
    step = next_step_kg(before, grams) if grams else before
    return max(before * most, step) + ROUNDING_KG


def _loaded_items(case: Case) -> Iterator[tuple[PlannedSession, PlannedItem]]:
    for session in case.own_sessions:
        for item in items_of(session):
            if _bounds(item):
                yield session, item


def _bounds(item: PlannedItem) -> tuple[float, ...]:
    return tuple(bound for planned in item.sets for bound in planned.load_kg or ())

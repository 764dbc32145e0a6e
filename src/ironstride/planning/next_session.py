"""The next session of a plan as it is right today: weights from the log, less where less is right.

The plan says what and when; the log says how heavy. A session that has begun keeps the weights it
began with, and each set that is logged says what the next one weighs.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ironstride.loading.next_load import choose_next_load
from ironstride.loading.prescription import LoadRange, asked_reserve, ease
from ironstride.loading.progress import find_flags, find_hurt, find_outcomes
from ironstride.planning.explain import explain_range
from ironstride.planning.items import with_load
from ironstride.planning.kits import Option
from ironstride.planning.look_back import look_back
from ironstride.planning.lowering import lower_session
from ironstride.planning.weights import Weights
from ironstride.training.session import Block

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.loading.next_load import NextLoad
    from ironstride.loading.progress import Flag, LiftOutcome
    from ironstride.planning.look_back import LookBack
    from ironstride.planning.lowering import Lowering
    from ironstride.planning.workshop import Workshop
    from ironstride.policy.reader import Policy
    from ironstride.training.place import Place
    from ironstride.training.plan import Plan
    from ironstride.training.readiness import Readiness
    from ironstride.training.session import PlannedItem, PlannedSession
    from ironstride.training.sets import LoggedSet, PlannedSet


@dataclass(frozen=True, slots=True)
class BegunItem:
    """An exercise of the session that was begun: its work sets of today, and what comes next.

    `following` is None where no weight is judged; `outcome` how it went against the prediction,
    None for a first session.
    """

    item: PlannedItem
    done: tuple[LoggedSet, ...]
    following: NextLoad | None
    outcome: LiftOutcome | None


@dataclass(frozen=True, slots=True)
class NextSession:
    """What to do next: the session with its weights, what was lowered and why, what was begun."""

    session: PlannedSession
    lowerings: tuple[Lowering, ...] = ()
    flags: tuple[Flag, ...] = ()
    begun: Mapping[str, BegunItem] = field(default_factory=dict)


def find_next_session(plan: Plan, today: dt.date, policy: Policy) -> PlannedSession | None:
    """Return the first session from `today` on that is still to be done, None after the last.

    Drills before a run belong to that run and are none of their own.
    """
    open_sessions = (
        session
        for week in plan.weeks
        for session in week.sessions
        if session.on >= today
        and session.kind != "run_warmup"
        and plan.state_of(session) == "planned"
        and not _is_finished(session, plan.athlete.log, policy)
    )
    return min(open_sessions, key=lambda session: (session.on, session.at), default=None)


def _is_finished(session: PlannedSession, log: Sequence[LoggedSet], policy: Policy) -> bool:
    """Whether every lift of the session has its work sets in the log of its day."""
    lifted = [item for _, item in session.items() if _is_weighed(item)]
    return bool(lifted) and all(
        len(done := _work_of(item, session, log)) >= count_sets(item, done, policy)
        for item in lifted
    )


def count_sets(item: PlannedItem, done: Sequence[LoggedSet], policy: Policy) -> int:
    """Return the work sets of an item today: more than planned while its weight is searched for."""
    planned, target = len(item.work_sets), item.work_sets[0]
    last = done[-1] if done else None
    if last is None or last.rir is None or not target.find_load or target.reps is None:
        return planned
    low, high = asked_reserve(target.rir, item.rep_class, policy)
    left = (last.reps or 0) + last.rir - target.reps[0]
    most = max(planned, policy.whole("loading.search.sets_max"))
    return planned if low <= left <= high else most


def _is_weighed(item: PlannedItem) -> bool:
    return any(work.is_weighed for work in item.work_sets)


def _work_of(
    item: PlannedItem, session: PlannedSession, log: Sequence[LoggedSet]
) -> tuple[LoggedSet, ...]:
    return tuple(
        one
        for one in log
        if one.exercise == item.exercise and one.kind == "work" and one.performed_on == session.on
    )


def plan_next_session(
    plan: Plan,
    session: PlannedSession,
    readiness: Readiness,
    *,
    policy: Policy,
    catalogue: Catalogue,
    back: LookBack | None = None,
) -> NextSession:
    """Return `session` of `plan`, whose athlete holds the log, as it is right on its day.

    Who asks more than once that day gives `back`, so that the log is not followed each time.
    """
    log, back = plan.athlete.log, back or look_back(plan, session.on, policy, catalogue)
    shop = back.shop
    hurt = _hurt_flags(log, session, readiness, policy, catalogue)
    flags = (*_flags(plan, session, back.outcomes, policy), *hurt)
    place = plan.athlete.places[session.place]
    weighed = _with_weights(session, place, shop, flags)
    lowered = lower_session(weighed, readiness, plan.runs, catalogue, policy, flags)
    weights = Weights(plan.athlete, catalogue, plan.today, policy, session.on)
    after = replace(shop, athlete=plan.athlete, weights=weights)
    done = {item.id: _work_of(item, session, log) for _, item in lowered.session.items()}
    today = any(done.values())
    outcomes = find_outcomes(weights.strength.model, plan.athlete.known_sets) if today else ()
    begun = {
        item.id: _follow(item, done[item.id], place, after, outcomes)
        for _, item in lowered.session.items()
        if done[item.id]
    }
    return NextSession(lowered.session, lowered.lowerings, flags, begun)


def _flags(
    plan: Plan, session: PlannedSession, outcomes: Sequence[LiftOutcome], policy: Policy
) -> tuple[Flag, ...]:
    """Return the flags of the session's lifts; a week that is easy anyway is no stall."""
    week = next(week for week in plan.weeks if session.on in week.days())
    own = {item.exercise for _, item in session.items()}
    known = tuple(one for one in outcomes if one.on < session.on)
    flags = find_flags(known, session.on, policy)
    return tuple(
        flag
        for flag in flags
        if flag.exercise in own and not (week.deload and flag.code == "stalled")
    )


def _hurt_flags(
    log: Sequence[LoggedSet],
    session: PlannedSession,
    readiness: Readiness,
    policy: Policy,
    catalogue: Catalogue,
) -> Iterator[Flag]:
    """Yield the lifts of the session that hurt last time; what is said of today counts more."""
    own = {item.exercise for _, item in session.items()}
    told = {pain.region for pain in readiness.pain}
    for flag in find_hurt(log, session.on, policy):
        exercise = catalogue.exercises.get(flag.exercise)
        is_told = exercise is not None and not told.isdisjoint(exercise.regions)
        if flag.exercise in own and not is_told:
            yield flag


def _with_weights(
    session: PlannedSession, place: Place, shop: Workshop, flags: Sequence[Flag]
) -> PlannedSession:
    stalled = {flag.exercise for flag in flags if flag.code == "stalled"}
    return replace(
        session,
        blocks=tuple(
            Block(
                block.quality,
                tuple(
                    _weigh(item, session, place, shop, is_stalled=item.exercise in stalled)
                    for item in block.items
                ),
            )
            for block in session.blocks
        ),
    )


def _weigh(
    item: PlannedItem,
    session: PlannedSession,
    place: Place,
    shop: Workshop,
    *,
    is_stalled: bool,
) -> PlannedItem:
    """Return the item with the weight of today, its ramp, and where the weight comes from."""
    option = option_of(item, place, shop)
    if option is None or not _is_weighed(item):
        return item
    each = replace(item.work_sets[0], load_kg=None, find_load=False)
    answer = shop.weights.prescribe(
        option, place, item.rep_class, each, on=session.on, may_grow=True
    )
    if not isinstance(answer, LoadRange):
        return item
    if is_stalled:
        less = shop.policy.number("loading.progress.restart_fraction")
        answer = ease(answer, shop.weights.loads(option, place), option.exercise, less)
    each = with_load(each, answer)
    most = len(item.sets) - len(item.work_sets)
    ramp = shop.weights.ramp(option, place, item.rep_class, each, most=most)
    why = [one for one in item.why if one.rule not in _WEIGHT_RULES]
    return replace(
        item,
        sets=(*ramp, *([each] * len(item.work_sets))),
        why=(*why, shop.why("load_from_own_sets", explain_range(answer, shop))),
    )


_WEIGHT_RULES = frozenset({"load_from_own_sets", "first_session_search"})


def option_of(item: PlannedItem, place: Place, shop: Workshop) -> Option | None:
    """Return the planned way of doing an item, None where the place has not what it needs."""
    exercise = shop.catalogue.exercises.get(item.exercise)
    setups = exercise.setups if exercise is not None else ()
    return next(
        (
            Option(exercise, setup)
            for setup in setups
            if exercise and setup.implement == item.implement and setup.needs <= place.equipment
        ),
        None,
    )


def _follow(
    item: PlannedItem,
    done: tuple[LoggedSet, ...],
    place: Place,
    shop: Workshop,
    outcomes: Sequence[LiftOutcome],
) -> BegunItem:
    """Return what the sets of today say of an item: the weight of the next, and how it went."""
    outcome = next(
        (
            one
            for one in reversed(outcomes)
            if one.exercise == item.exercise and one.on == done[-1].performed_on
        ),
        None,
    )
    option = option_of(item, place, shop)
    target = item.work_sets[0]
    following = None
    if option is not None and _is_weighed(item):
        following = _next_of(option, target, item, done[-1], place, shop)
    return BegunItem(item, done, following, outcome)


def _next_of(
    option: Option,
    target: PlannedSet,
    item: PlannedItem,
    last: LoggedSet,
    place: Place,
    shop: Workshop,
) -> NextLoad | None:
    request = shop.weights.request(option, place, item.rep_class, target.reps, target.rir)
    return choose_next_load(last, target, request, shop.weights.strength, shop.policy)

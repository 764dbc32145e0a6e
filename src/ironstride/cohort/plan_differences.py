"""What differs between two plans of one runner, counted by kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, get_args

if TYPE_CHECKING:
    from ironstride.training.plan import Plan
    from ironstride.training.session import PlannedItem, PlannedSession
    from ironstride.training.sets import PlannedSet

Kind = Literal[
    "moved",
    "added",
    "dropped",
    "retimed",
    "leg_grade",
    "exercises",
    "sets",
    "loads",
    "minutes",
    "versions",
    "week",
    "runs",
    "uncovered",
    "breaches",
    "price",
    "words",
]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
# The kinds that change what the runner does; the others change what the plan says about it.
DOING: Final[frozenset[Kind]] = frozenset(KINDS[: KINDS.index("versions") + 1])
# The kinds whose size is a sum after less the sum before: it may fall as well as rise.
SIGNED: Final[frozenset[Kind]] = frozenset({"minutes", "uncovered", "breaches", "price"})
CENTS: Final = 2

# In the unit of the kind: sessions, weeks, runs, sentences, minutes, missing patterns or points.
Sizes = Mapping[Kind, float]
Pair = tuple["PlannedSession | None", "PlannedSession | None"]


@dataclass(frozen=True, slots=True)
class PlanDifference:
    """How one runner's plan differs after a change from the one before.

    `sizes` holds the kinds that differ. The size of a `SIGNED` kind is the sum after less the sum
    before [minutes, missing patterns, broken rules, points]; of the others the number of sessions,
    weeks, runs or sentences that differ. `breaches_*` count the broken rules of each name, and
    `price_by_rule_*` [points] add up what they cost.
    """

    seed: int
    sessions: int
    sizes: Sizes
    breaches_before: Mapping[str, int]
    breaches_after: Mapping[str, int]
    price_by_rule_before: Mapping[str, float]
    price_by_rule_after: Mapping[str, float]

    @property
    def price_before(self) -> float:
        """What all broken rules cost before [points]."""
        return sum(self.price_by_rule_before.values())

    @property
    def price_after(self) -> float:
        """What all broken rules cost after [points]."""
        return sum(self.price_by_rule_after.values())

    @property
    def is_changed(self) -> bool:
        """Whether anything differs but the reasons and their evidence."""
        return bool(self.sizes)

    @property
    def is_done_otherwise(self) -> bool:
        """Whether the runner is to do anything otherwise."""
        return not DOING.isdisjoint(self.sizes)


def count_differences(before: Plan, after: Plan, seed: int = 0) -> PlanDifference:
    """Return what differs between two plans for one runner from the same day.

    Reasons, alternatives and certificates are not compared: they follow from the rest.
    """
    pairs = tuple(pair_sessions(before, after))
    sizes: dict[Kind, float] = dict(_session_sizes(pairs)) | dict(_whole_sizes(before, after))
    return PlanDifference(
        seed=seed,
        sessions=sum(1 for _ in before.sessions()),
        sizes={kind: sizes[kind] for kind in KINDS if kind in sizes},
        breaches_before=_count(before),
        breaches_after=_count(after),
        price_by_rule_before=_prices(before),
        price_by_rule_after=_prices(after),
    )


def pair_sessions(before: Plan, after: Plan) -> Iterator[Pair]:
    """Yield each session with the one that it became, or None where it came or went.

    A session became the one of its kind on its day; else one of its kind in its week: it moved.
    """
    mondays = dict.fromkeys(week.starts_on for plan in (before, after) for week in plan.weeks)
    for monday in mondays:
        old, new = before.week_of(monday), after.week_of(monday)
        yield from _pair_week(old.sessions if old else (), list(new.sessions) if new else [])


def _pair_week(old: tuple[PlannedSession, ...], unpaired: list[PlannedSession]) -> Iterator[Pair]:
    elsewhere = []
    for session in old:
        same_day = _take(unpaired, session, lambda one, to: (one.on, one.kind) == (to.on, to.kind))
        if same_day is None:
            elsewhere.append(session)
        else:
            yield session, same_day
    for session in elsewhere:
        yield session, _take(unpaired, session, lambda one, to: one.kind == to.kind)
    for session in unpaired:
        yield None, session


def _take(
    unpaired: list[PlannedSession],
    session: PlannedSession,
    fits: Callable[[PlannedSession, PlannedSession], bool],
) -> PlannedSession | None:
    for index, one in enumerate(unpaired):
        if fits(one, session):
            return unpaired.pop(index)
    return None


def _session_sizes(pairs: tuple[Pair, ...]) -> Iterator[tuple[Kind, float]]:
    lasting = [(old, new) for old, new in pairs if old is not None and new is not None]
    added = sum(old is None for old, _ in pairs)
    dropped = sum(new is None for _, new in pairs)
    counts: dict[Kind, int] = {"added": added, "dropped": dropped}
    for kind, differs in _DIFFERS.items():
        counts[kind] = sum(differs(old, new) for old, new in lasting)
    yield from ((kind, count) for kind, count in counts.items() if count)
    spent = [((new.minutes if new else 0), (old.minutes if old else 0)) for old, new in pairs]
    if any(now != then for now, then in spent):
        yield "minutes", sum(now - then for now, then in spent)


def _is_retimed(old: PlannedSession, new: PlannedSession) -> bool:
    same_day = old.on == new.on
    return same_day and (old.at, old.at_source, old.place) != (new.at, new.at_source, new.place)


def _exercises(session: PlannedSession) -> list[tuple[object, ...]]:
    return [
        (quality, item.exercise, item.patterns, item.implement, item.load_counts, item.pair_group)
        for quality, item in session.items()
    ]


def _versions(session: PlannedSession) -> dict[str, dict[str, int]]:
    """Return the short versions by exercise: the ids of items hold the day."""
    names = {item.id: item.exercise for _, item in session.items()}
    return {
        minutes: {names.get(item, item): count for item, count in kept.items()}
        for minutes, kept in session.versions.items()
    }


def _shared_items(
    old: PlannedSession, new: PlannedSession
) -> Iterator[tuple[PlannedItem, PlannedItem]]:
    """Yield the items of one exercise in the same block of both sessions."""
    later: dict[tuple[str, str], list[PlannedItem]] = defaultdict(list)
    for quality, item in new.items():
        later[quality, item.exercise].append(item)
    for quality, item in old.items():
        if later[quality, item.exercise]:
            yield item, later[quality, item.exercise].pop(0)


def _differs_in_sets(old: PlannedSession, new: PlannedSession) -> bool:
    return any(_work(one) != _work(other) for one, other in _shared_items(old, new))


def _work(item: PlannedItem) -> tuple[object, ...]:
    return item.rep_class, *(_weightless(planned) for planned in item.work_sets)


def _weightless(planned: PlannedSet) -> PlannedSet:
    return replace(planned, load_kg=None, find_load=False)


def _differs_in_loads(old: PlannedSession, new: PlannedSession) -> bool:
    return any(_loads(one) != _loads(other) for one, other in _shared_items(old, new))


def _loads(item: PlannedItem) -> tuple[object, object]:
    """Return the weights of an item and its ramp, however many work sets there are."""
    work = {(planned.load_kg, planned.find_load) for planned in item.work_sets}
    return work, tuple(planned for planned in item.sets if planned.kind == "warmup")


_DIFFERS: Final[Mapping[Kind, Callable[[PlannedSession, PlannedSession], bool]]] = {
    "moved": lambda old, new: old.on != new.on,
    "retimed": _is_retimed,
    "leg_grade": lambda old, new: old.leg_grade != new.leg_grade,
    "exercises": lambda old, new: _exercises(old) != _exercises(new),
    "sets": _differs_in_sets,
    "loads": _differs_in_loads,
    "versions": lambda old, new: _versions(old) != _versions(new),
}


def _whole_sizes(before: Plan, after: Plan) -> Iterator[tuple[Kind, float]]:
    """Yield what differs beside the sessions."""
    for kind, parts in _PARTS.items():
        then, now = Counter(parts(before)), Counter(parts(after))
        if then != now:
            apart = max((now - then).total(), (then - now).total())
            yield kind, now.total() - then.total() if kind in SIGNED else apart
    change = sum(_prices(after).values()) - sum(_prices(before).values())
    if _prices(before) != _prices(after):
        yield "price", round(change, CENTS)


def _words(plan: Plan) -> Iterator[object]:
    yield from (session.title for session in plan.sessions())
    yield from plan.notices
    yield from plan.gates
    yield from plan.problems


_PARTS: Final[Mapping[Kind, Callable[[Plan], Iterator[object]]]] = {
    "week": lambda plan: ((week.starts_on, week.phase, week.deload) for week in plan.weeks),
    "runs": lambda plan: iter((*plan.runs, *plan.races)),
    "uncovered": lambda plan: ((gap.pattern, gap.starts_on) for gap in plan.uncovered),
    "breaches": lambda plan: (broken.rule for broken in plan.broken_rules),
    "words": _words,
}


def _count(plan: Plan) -> dict[str, int]:
    return dict(sorted(Counter(broken.rule for broken in plan.broken_rules).items()))


def _prices(plan: Plan) -> dict[str, float]:
    prices: Counter[str] = Counter()
    for broken in plan.broken_rules:
        prices[broken.rule] += broken.cost  # type: ignore[assignment] # points, in cents
    return {rule: round(price, CENTS) for rule, price in sorted(prices.items())}

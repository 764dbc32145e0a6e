"""Less work today: readiness, soreness, pain and unplanned hard runs lower a session, never more.

Three steps, in this order: a set less, a rep more in reserve, and the exercise left out, so that
the upper body and the trunk remain where it is the legs that are tired.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal

from ironstride.planning.leg_dose import NO_LEGS
from ironstride.planning.qualities import LIFTED
from ironstride.running.unplanned_runs import find_unplanned_runs
from ironstride.training.session import Block

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.loading.progress import Flag, FlagCode
    from ironstride.policy.reader import Policy
    from ironstride.training.readiness import Readiness
    from ironstride.training.run import DatedRun
    from ironstride.training.session import PlannedItem, PlannedSession
    from ironstride.training.sets import PlannedSet
    from ironstride.training.words import Quality, Region

LoweringCode = Literal[
    "pain_stop", "pain", "hurt", "sore", "long_run", "hard_run", "low_readiness", "worn_out"
]
LoweredBy = Literal["sets", "effort", "left_out"]
_Row = tuple["Quality", "PlannedItem"]
LEFT_OUT: Final = 3
# A set less and a rep more in reserve: an easier session, not a missed one.
EASIER_STEPS: Final = 2
_FLAGGED: Final[dict[FlagCode, tuple[LoweringCode, int, str]]] = {
    "worn_out": ("worn_out", EASIER_STEPS, "lately clearly weaker than your own sets predicted"),
    "hurt": ("hurt", EASIER_STEPS, "it hurt last time"),
    "hurt_much": ("hurt", LEFT_OUT, "it hurt last time"),
}
# What a step down changes; drills, stability and mobility only give way to pain or great soreness.
STEPPED: Final[frozenset[Quality]] = LIFTED | {"power"}


@dataclass(frozen=True, slots=True)
class Lowering:
    """What became less, in one sentence, and why; `items` are the ids of what it is about."""

    code: LoweringCode
    by: LoweredBy
    items: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class LoweredSession:
    """The session of today, and each thing that was lowered in it, the gravest first."""

    session: PlannedSession
    lowerings: tuple[Lowering, ...]


@dataclass(frozen=True, slots=True)
class _Cause:
    """A reason to do less: how many steps down, of which items, and in which words."""

    code: LoweringCode
    steps: int
    text: str
    holds: Callable[[Quality, PlannedItem], bool]


@dataclass(frozen=True, slots=True)
class _Lowered:
    """An item with its lower dose, None where it is left out."""

    old: PlannedItem
    new: PlannedItem | None
    code: LoweringCode
    because: str

    @property
    def by(self) -> LoweredBy:
        """The last of the steps that was taken."""
        if self.new is None:
            return "left_out"
        return "sets" if self.old.work_sets[0].rir == self.new.work_sets[0].rir else "effort"

    def say(self) -> str:
        """Return what became less, and why in brackets."""
        fewer = self.new is not None and len(self.new.work_sets) < len(self.old.work_sets)
        both = fewer and self.by == "effort"
        what = f"one set less and {_WHAT['effort']}" if both else _WHAT[self.by]
        return f"{what} ({self.because})."


def lower_session(
    session: PlannedSession,
    readiness: Readiness,
    planned_runs: Sequence[DatedRun],
    catalogue: Catalogue,
    policy: Policy,
    flags: Sequence[Flag] = (),
) -> LoweredSession:
    """Return the session that is right today, never with more of anything than `session`.

    A run that the plan stood around, `planned_runs`, lowers nothing: its place was chosen for it.
    `flags` are those of the lifts: one that is worn out gets an easier session.
    """
    causes = [
        *_pains(readiness, catalogue, policy),
        *_sore_regions(readiness, catalogue, policy),
        *_runs(session, readiness, planned_runs, policy),
        *_low_readiness(readiness, policy),
        *_flagged(flags),
    ]
    found = [
        lowered
        for quality, item in session.items()
        if (lowered := _lower_item(quality, item, causes)) is not None
    ]
    if not found:
        return LoweredSession(session, ())
    return LoweredSession(_with_lowered(session, found), tuple(_say_all(found)))


def _pains(readiness: Readiness, catalogue: Catalogue, policy: Policy) -> Iterator[_Cause]:
    limit, stop = policy.number("safety.pain_limit_from"), policy.number("safety.pain_stop_above")
    for pain in readiness.pain:
        text = f"pain of {pain.now} in the {_name(pain.region)}"
        if pain.now > stop:
            yield _Cause("pain_stop", LEFT_OUT, text, lambda quality, _item: quality != "mobility")
        if pain.now >= limit:
            yield _Cause("pain", LEFT_OUT, text, _loading(pain.region, catalogue))


def _sore_regions(readiness: Readiness, catalogue: Catalogue, policy: Policy) -> Iterator[_Cause]:
    bounds = policy.numbers("today.sore_from")
    for region, soreness in readiness.soreness.items():
        steps = sum(soreness >= bound for bound in bounds)
        text = f"soreness of {soreness} in the {_name(region)}"
        loads = _loading(region, catalogue)
        yield _Cause("sore", steps, text, _that_steps(loads, steps))


def _runs(
    session: PlannedSession, readiness: Readiness, planned: Sequence[DatedRun], policy: Policy
) -> Iterator[_Cause]:
    starts_at = dt.datetime.combine(session.on, session.at)
    hours = policy.table("today.run_hours")
    for run in find_unplanned_runs(readiness.ran, planned, policy):
        ago_h = (starts_at - dt.datetime.combine(run.on, run.at)) / dt.timedelta(hours=1)
        steps = sum(0 <= ago_h <= most_h for most_h in hours.values())
        kind = "long" if run.type == "long" else "hard"
        text = f"a {kind} run on {run.on:%A} that the plan did not have"
        yield _Cause("long_run" if kind == "long" else "hard_run", steps, text, _is_stepped_leg)


def _low_readiness(readiness: Readiness, policy: Policy) -> Iterator[_Cause]:
    if readiness.score is not None:
        steps = int(policy.table("today.readiness_steps")[str(readiness.score)])
        text = f"readiness {readiness.score} of 5"
        yield _Cause("low_readiness", steps, text, lambda quality, _item: quality in STEPPED)


def _flagged(flags: Sequence[Flag]) -> Iterator[_Cause]:
    for flag in flags:
        if flag.code in _FLAGGED:
            code, steps, text = _FLAGGED[flag.code]
            yield _Cause(code, steps, text, partial(_is_lift, flag.exercise))


def _is_lift(lift: str, _quality: Quality, item: PlannedItem) -> bool:
    return item.exercise == lift


def _loading(region: Region, catalogue: Catalogue) -> Callable[[Quality, PlannedItem], bool]:
    """Return whether an item loads `region`; of an unknown exercise it is taken to."""

    def loads(_quality: Quality, item: PlannedItem) -> bool:
        exercise = catalogue.exercises.get(item.exercise)
        return exercise is None or region in exercise.regions

    return loads


def _that_steps(
    loads: Callable[[Quality, PlannedItem], bool], steps: int
) -> Callable[[Quality, PlannedItem], bool]:
    """Return `loads` for what steps down; what is light stays until it would be left out."""

    def holds(quality: Quality, item: PlannedItem) -> bool:
        is_meant = quality in STEPPED or (steps >= LEFT_OUT and quality != "mobility")
        return is_meant and loads(quality, item)

    return holds


def _is_stepped_leg(quality: Quality, item: PlannedItem) -> bool:
    return quality in STEPPED and item.patterns[0] not in NO_LEGS


def _lower_item(quality: Quality, item: PlannedItem, causes: Sequence[_Cause]) -> _Lowered | None:
    mine = [cause for cause in causes if cause.steps and cause.holds(quality, item)]
    if not mine:
        return None
    steps = sum(cause.steps for cause in mine)
    worst = max(mine, key=lambda cause: cause.steps)
    because = " and ".join(dict.fromkeys(cause.text for cause in mine))
    return _Lowered(item, _step_down(quality, item, steps), worst.code, because)


def _step_down(quality: Quality, item: PlannedItem, steps: int) -> PlannedItem | None:
    """Return the item `steps` down: a set, an effort, all of it; jumps know no easier effort."""
    ramp = tuple(one for one in item.sets if one.kind == "warmup")
    work = item.work_sets
    has_effort = quality in LIFTED and work[0].rir is not None
    if steps >= LEFT_OUT or (not has_effort and (steps > 1 or len(work) == 1)):
        return None
    if len(work) > 1:
        work = work[:-1]
    else:
        steps += 1
    if steps > 1:
        work = tuple(_easier(one) for one in work)
        top_kg = max((one.load_kg[1] for one in work if one.load_kg), default=None)
        ramp = tuple(one for one in ramp if _is_below(one, top_kg))
    return replace(item, sets=(*ramp, *work))


def _easier(work: PlannedSet) -> PlannedSet:
    """Return the set with a rep more in reserve, at the lighter end of its range."""
    rir = None if work.rir is None else (work.rir[0] + 1, work.rir[1] + 1)
    if work.load_kg is None:
        return replace(work, rir=rir)
    light_kg = work.load_kg[1 if work.set_kind == "assisted" else 0]
    return replace(work, rir=rir, load_kg=(light_kg, light_kg))


def _is_below(ramp: PlannedSet, top_kg: float | None) -> bool:
    return top_kg is None or ramp.load_kg is None or ramp.load_kg[1] < top_kg


def _with_lowered(session: PlannedSession, found: Sequence[_Lowered]) -> PlannedSession:
    new = {one.old.id: one.new for one in found}
    kept = [
        (quality, lowered)
        for quality, item in session.items()
        if (lowered := new.get(item.id, item)) is not None
    ]
    kept = _without_lone_pairs(kept)
    sets = {item.id: len(item.work_sets) for _, item in kept}
    return replace(
        session,
        blocks=tuple(
            Block(quality, tuple(item for _, item in group))
            for quality, group in groupby(kept, key=lambda row: row[0])
        ),
        versions={
            minutes: {name: min(most, sets[name]) for name, most in short.items() if name in sets}
            for minutes, short in session.versions.items()
        },
    )


def _without_lone_pairs(kept: list[_Row]) -> list[_Row]:
    """Return the items, without a pair where the partner is left out."""
    pairs = Counter(item.pair_group for _, item in kept)
    return [
        (quality, item if pairs[item.pair_group] > 1 else replace(item, pair_group=None))
        for quality, item in kept
    ]


def _say_all(found: Sequence[_Lowered]) -> Iterator[Lowering]:
    """Yield one lowering for all that became less in the same way for the same reason."""
    groups: dict[tuple[LoweredBy, LoweringCode, str], list[_Lowered]] = {}
    for one in sorted(found, key=lambda one: _GRAVEST_FIRST.index(one.by)):
        groups.setdefault((one.by, one.code, one.say()), []).append(one)
    for (by, code, said), group in groups.items():
        names = ", ".join(dict.fromkeys(one.old.name for one in group))
        yield Lowering(code, by, tuple(one.old.id for one in group), f"{names}: {said}")


_GRAVEST_FIRST: Final[tuple[LoweredBy, ...]] = ("left_out", "effort", "sets")
_WHAT: Final[dict[LoweredBy, str]] = {
    "sets": "one set less",
    "effort": "a rep more in reserve, at the lighter end",
    "left_out": "left out today",
}


def _name(region: Region) -> str:
    return region.replace("_", " ")

"""What was done in a session: the exercises really done, their sets, and what had been asked.

What was done is a fact with the target it was done against; a plan made again changes neither.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ironstride.loading.observation import hands, hands_of
from ironstride.sheets.logged_words import say_left, say_logged, say_pain
from ironstride.sheets.plain_text import printable
from ironstride.sheets.set_words import say_doses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.formats.weights import Units
    from ironstride.training.session import PlannedItem, PlannedSession
    from ironstride.training.sets import LoggedSet, PlannedSet
    from ironstride.training.words import LoadCounts

_BOTH_HANDS: Final = 2


@dataclass(frozen=True, slots=True)
class DoneSet:
    """A logged set and the item of the session that it was done for, "" where nobody said."""

    item: str
    logged: LoggedSet


@dataclass(frozen=True, slots=True)
class DoneLine:
    """An exercise as it was done: "72.5 kg x 9, 9, 8", "3, 2, 2 more left", "pain 4 of 10".

    `instead_of` names the planned exercise that it stood in for; `asked` is what the sets were
    done against, as each of them keeps it.
    """

    name: str
    instead_of: str
    sets: str
    left: str
    pain: str
    asked: str


@dataclass(frozen=True, slots=True)
class DoneCard:
    """A session as it was done; `left_out` names planned exercises without a set.

    `done_sets` counts work sets up to those planned of each exercise: more of one does not make
    up for less of another.
    """

    lines: tuple[DoneLine, ...]
    left_out: tuple[str, ...]
    done_sets: int
    planned_sets: int


def done_card(
    session: PlannedSession, sets: Sequence[DoneSet], catalogue: Catalogue, units: Units
) -> DoneCard:
    """Return what `sets`, given in the order of time, were of a session."""
    own = _by_item(_exercises(session), sets)
    planned = {item.id: item for _, item in session.items()}
    lines: list[DoneLine] = []
    for name, done in own.items():
        lines += _lines(planned.get(name), done, catalogue, units)
    counted = Counter({name: _count(done) for name, done in own.items()})
    asked = {name: len(item.work_sets) for name, item in planned.items()}
    return DoneCard(
        lines=tuple(lines),
        left_out=tuple(printable(one.name) for one in planned.values() if not own[one.id]),
        done_sets=sum(min(counted[name], count) for name, count in asked.items()),
        planned_sets=sum(asked.values()),
    )


def count_sets(exercises: Mapping[str, str], sets: Iterable[DoneSet]) -> Counter[str]:
    """Return the work sets done of each item of `exercises`; a left and a right one are one."""
    return Counter({name: _count(own) for name, own in _by_item(exercises, sets).items()})


def has_all_sets(session: PlannedSession, sets: Iterable[DoneSet]) -> bool:
    """Whether every work set of a session was done."""
    asked = {item.id: len(item.work_sets) for _, item in session.items()}
    return is_complete(asked, count_sets(_exercises(session), sets))


def is_complete(asked: Mapping[str, int], counted: Counter[str]) -> bool:
    """Whether so many sets were done as were asked for of each item; nothing asked is not done."""
    return bool(asked) and all(counted[name] >= count for name, count in asked.items())


def as_asked(session: PlannedSession, sets: Sequence[DoneSet]) -> PlannedSession:
    """Return the session with the targets that its sets were done against.

    What was not done stands as it is planned. Nothing is checked: what was done is done.
    """
    own = _by_item(_exercises(session), sets, with_ramp=True)
    blocks = tuple(
        replace(block, items=tuple(_item_as_asked(one, own[one.id]) for one in block.items))
        for block in session.blocks
    )
    return replace(session, blocks=blocks, authored=True)


def _exercises(session: PlannedSession) -> dict[str, str]:
    return {item.id: item.exercise for _, item in session.items()}


def _by_item(
    exercises: Mapping[str, str], sets: Iterable[DoneSet], *, with_ramp: bool = False
) -> dict[str, list[LoggedSet]]:
    """Return the sets of each item in the order of the session; last, as "", those of none."""
    own: dict[str, list[LoggedSet]] = {name: [] for name in exercises}
    of_exercise = {exercise: name for name, exercise in exercises.items()}
    own[""] = []
    for one in sets:
        if one.logged.kind == "work" or (with_ramp and one.logged.kind == "warmup"):
            known = one.item if one.item in own else ""
            own[known or of_exercise.get(one.logged.exercise, "")].append(one.logged)
    return own


def _count(sets: Sequence[LoggedSet]) -> int:
    sides = Counter(one.side for one in sets)
    return sides["both"] + min(sides["left"], sides["right"])


def _lines(
    item: PlannedItem | None, done: Sequence[LoggedSet], catalogue: Catalogue, units: Units
) -> Iterator[DoneLine]:
    for name in dict.fromkeys(one.exercise for one in done):
        own = [one for one in done if one.exercise == name]
        is_swap = item is not None and item.exercise != name
        counts = _counts(item, name, catalogue)
        yield DoneLine(
            name=printable(_name(item, name, catalogue)),
            instead_of=printable(item.name) if item is not None and is_swap else "",
            sets=say_logged(own, units, per_hand=hands(counts) == _BOTH_HANDS),
            left=say_left(own),
            pain=say_pain(own),
            asked=_say_asked(item, own, counts, units),
        )


def _name(item: PlannedItem | None, exercise: str, catalogue: Catalogue) -> str:
    if item is not None and item.exercise == exercise:
        return item.name
    known = catalogue.exercises.get(exercise)
    return exercise if known is None else known.name


def _counts(item: PlannedItem | None, exercise: str, catalogue: Catalogue) -> LoadCounts:
    """Return what a written load counts: as planned, else as the catalogue knows it."""
    if item is not None and item.exercise == exercise:
        return item.load_counts
    known = catalogue.exercises.get(exercise)
    return "per_hand" if known is not None and hands_of(known) == _BOTH_HANDS else "total"


def _say_asked(
    item: PlannedItem | None, own: Sequence[LoggedSet], counts: LoadCounts, units: Units
) -> str:
    targets = _targets([one for one in own if one.side != "right"] or own, "work")
    if item is None or not targets:
        return ""
    return "; ".join(say_doses(replace(item, load_counts=counts, sets=targets), units))


def _targets(sets: Sequence[LoggedSet], role: str) -> tuple[PlannedSet, ...]:
    return tuple(one.target for one in sets if one.target is not None and one.target.kind == role)


def _item_as_asked(item: PlannedItem, done: Sequence[LoggedSet]) -> PlannedItem:
    own = [one for one in done if one.exercise == item.exercise]
    own = [one for one in own if one.side != "right"] or own
    work, ramp = _targets(own, "work"), _targets(own, "warmup")
    if not work:
        return item
    planned = tuple(one for one in item.sets if one.kind == "warmup")
    missing = len(item.work_sets) - len(work)
    return replace(item, sets=(*(ramp or planned), *work, *work[-1:] * missing))

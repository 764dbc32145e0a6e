"""Which sets of a file a log lacks, where some of the log was logged set by set on a phone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ironstride.formats.log_merge import say_unlike, unlike

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from ironstride.errors import Problem
    from ironstride.training.sets import LoggedSet


@dataclass(frozen=True, slots=True)
class FoundSets:
    """The sets of a file that a log lacks, in the order of the file; `known` counts the others.

    `problems` are sets whose numbers differ from those in the log, which stay.
    """

    new: tuple[LoggedSet, ...]
    known: int
    problems: tuple[Problem, ...]


def find_new_sets(
    logged: Sequence[LoggedSet],
    read: Sequence[LoggedSet],
    file: str,
    *,
    is_own: Callable[[LoggedSet], bool],
) -> FoundSets:
    """Compare the sets `read` from `file` with those `logged`, each of these once.

    First by the second and the exercise, as `merge_logs` does. Then by the day and the exercise
    with the sets that `is_own` says were logged one by one: their times are not the session's.
    There one set with like numbers shows that it is the same session twice; without one it is
    another session of the day, and all of its sets are new.
    """
    free = set(range(len(logged)))
    problems: list[Problem] = []
    unread: list[int] = []
    there = _grouped(logged, free, _second)
    for place, here in _grouped(read, range(len(read)), _second).items():
        left, fresh = unlike(logged, there.get(place, []), read, here)
        pairs = list(zip(left, fresh, strict=False))
        problems += [say_unlike(file, logged[one], read[other]) for one, other in pairs]
        unread += fresh[len(pairs) :]
        free -= set(there.get(place, ())) - set(left[len(pairs) :])
    there = _grouped(logged, (one for one in free if is_own(logged[one])), _day)
    new: list[int] = []
    for place, here in _grouped(read, unread, _day).items():
        left, fresh = unlike(logged, there.get(place, []), read, here)
        is_same_session = len(fresh) < len(here)
        pairs = list(zip(left, fresh, strict=False)) if is_same_session else []
        problems += [say_unlike(file, logged[one], read[other]) for one, other in pairs]
        new += fresh[len(pairs) :]
    known = len(read) - len(new) - len(problems)
    return FoundSets(tuple(read[one] for one in sorted(new)), known, tuple(problems))


def find_same(logged: Sequence[LoggedSet], sets: Sequence[LoggedSet]) -> list[LoggedSet]:
    """Return those of `logged` that are the same as one of `sets`, each of these once."""
    there = _grouped(sets, range(len(sets)), _second)
    found: list[int] = []
    for place, here in _grouped(logged, range(len(logged)), _second).items():
        rest, _ = unlike(logged, here, sets, there.get(place, []))
        found += set(here) - set(rest)
    return [logged[one] for one in sorted(found)]


def _grouped(
    sets: Sequence[LoggedSet], numbers: Iterable[int], place: Callable[[LoggedSet], Hashable]
) -> dict[Hashable, list[int]]:
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for number in sorted(numbers):
        groups[place(sets[number])].append(number)
    return groups


def _second(one: LoggedSet) -> Hashable:
    # Files keep no fractions.
    return one.performed_at.replace(microsecond=0), one.exercise


def _day(one: LoggedSet) -> Hashable:
    return one.performed_on, one.exercise

"""Which runs of two readings of a calendar are the same run.

The calendar's own id is the surest sign; the days of a series share one. Where there are no ids, or
an exporter numbers them anew each time, day, type and size tell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator

    from ironstride.training.run import PlannedRun

# Planners round differently: runs this close in distance or duration are of one size.
SAME_SIZE_FRACTION: Final = 0.05
# A run that is moved stays in its week or near it; further away it is another run.
_MOST_DAYS_MOVED: Final = 6
# More runs of one kind on one day than this are no calendar: the others stay without a partner.
_MOST_OF_A_DAY: Final = 20
# Runna turns the beginning of an id when the run is done.
_STATE: Final = re.compile(r"^(?:UPCOMING|COMPLETED)_")


@dataclass(frozen=True, slots=True)
class Matched:
    """Runs that two readings share, and those that only one of them has."""

    pairs: tuple[tuple[PlannedRun, PlannedRun], ...]
    only_old: list[PlannedRun]
    only_new: list[PlannedRun]


@dataclass(frozen=True, slots=True)
class _Sign:
    """What two readings of one run share: a key (None is none), days not too far, and `fits`."""

    key: Callable[[PlannedRun], object]
    days: int = 0
    fits: Callable[[PlannedRun, PlannedRun], bool] = lambda _old, _new: True


def match_by_id(old: list[PlannedRun], new: list[PlannedRun], from_day: dt.date) -> Matched:
    """Pair runs by their ids; those without a partner of their id by what they are."""
    olds, news = (_by_identity(runs) for runs in (old, new))
    single = {key for key, runs in olds.items() if len(runs) == len(news.get(key, ())) == 1}
    pairs = tuple((olds[key][0], news[key][0]) for key in sorted(single))
    left = Matched(pairs, _left(old, single), _left(new, single))
    left = _match(_SERIES_SIGNS, left)
    rest = match_by_content(left.only_old, left.only_new, from_day)
    return Matched((*left.pairs, *rest.pairs), rest.only_old, rest.only_new)


def match_by_content(old: list[PlannedRun], new: list[PlannedRun], from_day: dt.date) -> Matched:
    """Pair the runs from `from_day` on by day, type and size, the surest signs first.

    Runs before it are in neither part of the answer.
    """
    ahead = ([run for run in runs if run.on >= from_day] for runs in (old, new))
    return _match(_CONTENT_SIGNS, Matched((), *ahead))


def is_resized(old: PlannedRun, new: PlannedRun) -> bool:
    """Whether distance or duration differ; a size that only one of them tells is a difference."""
    told = [
        (before, after)
        for before, after in (
            (old.distance_m, new.distance_m),
            (old.duration_s, new.duration_s),
        )
        if before is not None and after is not None
    ]
    if told:
        return any(abs(before - after) > SAME_SIZE_FRACTION * before for before, after in told)
    return has_size(old) or has_size(new)


def has_size(run: PlannedRun) -> bool:
    """Whether the calendar says how far or how long a run is."""
    return run.distance_m is not None or run.duration_s is not None


def _by_identity(runs: Iterable[PlannedRun]) -> dict[str, list[PlannedRun]]:
    found: dict[str, list[PlannedRun]] = {}
    for run in runs:
        identity = _identity(run)
        if identity is not None:
            found.setdefault(identity, []).append(run)
    return found


def _identity(run: PlannedRun) -> str | None:
    return None if run.uid is None else _STATE.sub("", run.uid)


def _left(runs: Iterable[PlannedRun], taken: set[str]) -> list[PlannedRun]:
    return [run for run in runs if _identity(run) not in taken]


def _match(signs: Iterable[_Sign], matched: Matched) -> Matched:
    for sign in signs:
        pairs = tuple(_pair_by(sign, matched.only_old, matched.only_new))
        matched = Matched(
            (*matched.pairs, *pairs),
            _without(matched.only_old, {id(old) for old, _ in pairs}),
            _without(matched.only_new, {id(new) for _, new in pairs}),
        )
    return matched


def _without(runs: Iterable[PlannedRun], taken: set[int]) -> list[PlannedRun]:
    return [run for run in runs if id(run) not in taken]


def _pair_by(
    sign: _Sign, old: Iterable[PlannedRun], new: Iterable[PlannedRun]
) -> Iterator[tuple[PlannedRun, PlannedRun]]:
    """Yield each old run with the nearest new one that is not taken."""
    waiting: dict[tuple[object, int], list[PlannedRun]] = {}
    for run in new:
        waiting.setdefault((sign.key(run), run.on.toordinal()), []).append(run)
    offsets = sorted(range(-sign.days, sign.days + 1), key=abs)
    for run in old:
        key, day = sign.key(run), run.on.toordinal()
        for offset in offsets if key is not None else ():
            candidates = waiting.get((key, day + offset), [])
            index = _first_fitting(sign, run, candidates)
            if index is not None:
                yield run, candidates.pop(index)
                break


def _first_fitting(sign: _Sign, run: PlannedRun, candidates: list[PlannedRun]) -> int | None:
    looked_at = enumerate(candidates[:_MOST_OF_A_DAY])
    return next((index for index, one in looked_at if sign.fits(run, one)), None)


def _is_as_big(old: PlannedRun, new: PlannedRun) -> bool:
    return not is_resized(old, new)


def _same_identity_and_type(run: PlannedRun) -> tuple[str, str] | None:
    identity = _identity(run)
    return None if identity is None else (identity, run.type)


_SERIES_SIGNS: Final = (
    _Sign(_same_identity_and_type),
    _Sign(_identity),
    _Sign(_identity, days=_MOST_DAYS_MOVED),
)
_CONTENT_SIGNS: Final = (
    _Sign(lambda run: run.type, fits=_is_as_big),
    _Sign(lambda run: run.type),
    _Sign(lambda run: run.type, days=_MOST_DAYS_MOVED, fits=_is_as_big),
    _Sign(lambda _run: "any"),
)

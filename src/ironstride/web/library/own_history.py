"""An athlete's own sets of an exercise, day by day, in words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from ironstride.sheets.logged_words import say_left, say_logged, say_pain

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from ironstride.formats.weights import Units
    from ironstride.training.sets import LoggedSet

_SHOWN_DAYS = 15


@dataclass(frozen=True, slots=True)
class HistoryDay:
    """The work sets of a day: "80 kg x 8, 8, 7"; how many more could have been done; pain."""

    on: dt.date
    sets: str
    left: str
    pain: str


def tell_history(sets: Iterable[LoggedSet], units: Units, *, per_hand: bool) -> list[HistoryDay]:
    """Return the days of sets that come newest first; a day tells its sets in their order."""
    work = [one for one in sets if one.kind == "work"]
    days = [
        (on, list(reversed(list(own))))
        for on, own in groupby(work, key=lambda one: one.performed_on)
    ]
    return [_day(on, own, units, per_hand=per_hand) for on, own in days[:_SHOWN_DAYS]]


def _day(on: dt.date, own: Sequence[LoggedSet], units: Units, *, per_hand: bool) -> HistoryDay:
    return HistoryDay(on, say_logged(own, units, per_hand=per_hand), say_left(own), say_pain(own))

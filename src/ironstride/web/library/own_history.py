"""An athlete's own sets of an exercise, day by day, in words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ironstride.loading.inventory import in_units
from ironstride.sheets.plan_words import say_distance
from ironstride.units import S_PER_MINUTE

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
    hand = _(" each hand") if per_hand else ""
    groups = groupby(own, key=lambda one: (one.load_kg, one.side))
    said = [_alike(load, side, list(sets), units, hand) for (load, side), sets in groups]
    left = [one.rir for one in own if one.rir is not None]
    hurt = max((one.pain or 0 for one in own), default=0)
    return HistoryDay(
        on=on,
        sets="; ".join(said),
        left=_("%s more left") % ", ".join(f"{one:g}" for one in left) if left else "",
        pain=_("pain %s of 10") % hurt if hurt else "",
    )


def _alike(
    load_kg: float | None, side: str, sets: Sequence[LoggedSet], units: Units, hand: str
) -> str:
    amounts = ", ".join(_amount(one, units) for one in sets)
    of_side = {"left": _(" left"), "right": _(" right")}.get(side, "")
    if not load_kg:
        return f"{amounts}{of_side}"
    kind = _(" of help") if sets[0].set_kind == "assisted" else ""
    return (
        f"{in_units(load_kg, units)} {units}{hand}{kind} \N{MULTIPLICATION SIGN} {amounts}{of_side}"
    )


def _amount(one: LoggedSet, units: Units) -> str:
    if one.reps is not None:
        return f"{one.reps}"
    if one.seconds is not None:
        minutes, seconds = divmod(one.seconds, S_PER_MINUTE)
        return f"{minutes}:{seconds:02.0f} min" if minutes else f"{seconds} s"
    if one.distance_m is not None:
        return say_distance(one.distance_m, units)
    return _("%s landings") % one.contacts if one.contacts else _("done")

"""What changes between two plans in plain words: by week, with the cause and what it costs.

The core tells prices in points, which rank evils; a person reads how much that is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from ironstride.planning.causes import possible_causes
from ironstride.sheets.plain_text import printable
from ironstride.training.calendar_weeks import monday_of
from ironstride.training.plan import Change
from ironstride.web.calendar.spans import read_day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from django.utils.functional import _StrPromise

    from ironstride.policy.reader import Policy
    from ironstride.training.events import Event
    from ironstride.training.plan import ChangeKind

# How much a price is: none, less than before, and three sizes.
Level = Literal["none", "less", "small", "fair", "high"]
_LEVEL_WORDS: Final[Mapping[Level, _StrPromise]] = {
    "none": gettext_lazy("no price"),
    "less": gettext_lazy("better than before"),
    "small": gettext_lazy("a small price"),
    "fair": gettext_lazy("a fair price"),
    "high": gettext_lazy("a high price, more than a session left out"),
}
_LABELS: Final[Mapping[ChangeKind, _StrPromise]] = {
    "added": gettext_lazy("New"),
    "dropped": gettext_lazy("Left out"),
    "moved": gettext_lazy("Moved"),
    "retimed": gettext_lazy("Time"),
    "place": gettext_lazy("Place"),
    "exercises": gettext_lazy("Exercises"),
    "sets": gettext_lazy("Sets"),
    "loads": gettext_lazy("Weights"),
    "week": gettext_lazy("Week"),
    "rule": gettext_lazy("Price"),
    "notice": gettext_lazy("Good to know"),
}
# What a summary counts, in the order in which it says it; the prices follow from these.
_COUNTED: Final[Mapping[ChangeKind, _StrPromise]] = {
    "moved": ngettext_lazy("%(count)d session moved", "%(count)d sessions moved", "count"),
    "dropped": ngettext_lazy("%(count)d session left out", "%(count)d sessions left out", "count"),
    "added": ngettext_lazy("%(count)d session new", "%(count)d sessions new", "count"),
    "week": ngettext_lazy(
        "another aim for %(count)d week", "another aim for %(count)d weeks", "count"
    ),
    "place": ngettext_lazy(
        "another place for %(count)d session", "another place for %(count)d sessions", "count"
    ),
    "retimed": ngettext_lazy(
        "another time for %(count)d session", "another time for %(count)d sessions", "count"
    ),
    "exercises": ngettext_lazy(
        "other exercises in %(count)d session", "other exercises in %(count)d sessions", "count"
    ),
    "sets": ngettext_lazy(
        "other sets in %(count)d session", "other sets in %(count)d sessions", "count"
    ),
    "loads": ngettext_lazy(
        "other weights in %(count)d session", "other weights in %(count)d sessions", "count"
    ),
}
_MOST_SAID: Final = 3
# "A compromise, 8.0 points more: Lighter ...", "A compromise less (8.0 points): Lighter ...".
_PRICED: Final = re.compile(r"A compromise(?:, ([\d.]+) points more| less \(([\d.]+) points\)): ")
_DRILLS: Final = re.compile(r"run-.*-warm-up(-\d+)?", re.DOTALL)
# What changes comes first, then what it costs and what is to be read.
_AT_THE_END: Final[Mapping[ChangeKind, int]] = {"rule": 1, "notice": 2}
_NEAR_WEEKS: Final = 2
_INSIDE: Final[frozenset[ChangeKind]] = frozenset({"exercises", "sets", "loads"})


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change: its label, a sentence, why it came, and the size of its price."""

    label: str
    text: str
    cause: str
    level: Level
    level_words: str


@dataclass(frozen=True, slots=True)
class ChangedWeek:
    """The changes of a week, from its Monday."""

    monday: dt.date
    lines: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class ToldChanges:
    """All changes: those of the first two weeks in full, the later ones to unfold.

    `summary` says them in a few words: "2 sessions moved, 1 session left out".
    """

    near: tuple[ChangedWeek, ...]
    later: tuple[ChangedWeek, ...]
    summary: str

    @property
    def later_count(self) -> int:
        """How many changes are told of later weeks."""
        return sum(len(week.lines) for week in self.later)


def causes_of(events: Iterable[Event]) -> tuple[str, ...]:
    """Return every end of a sentence that tells a cause, the longest first."""
    found = {cause for event in events for cause in possible_causes(event)}
    return tuple(sorted(found, key=len, reverse=True))


def read_changes(stored: Iterable[Mapping[str, Any]]) -> tuple[Change, ...]:
    """Return the changes that a step of a season holds; those that make no sense are left out."""
    found = ((one, read_day(str(one.get("on")))) for one in stored)
    return tuple(
        Change(one["kind"], on, str(one.get("text", "")), one.get("session"))
        for one, on in found
        if on is not None and one.get("kind") in _LABELS
    )


def tell_changes(changes: Sequence[Change], causes: Sequence[str], policy: Policy) -> ToldChanges:
    """Return changes by week in plain words; drills before runs follow them and are counted."""
    weeks = groupby(sorted(changes, key=_order), key=lambda one: monday_of(one.on))
    told = [
        ChangedWeek(monday, tuple(_lines(list(of_week), causes, policy)))
        for monday, of_week in weeks
    ]
    return ToldChanges(tuple(told[:_NEAR_WEEKS]), tuple(told[_NEAR_WEEKS:]), sum_up(changes))


def sum_up(changes: Iterable[Change]) -> str:
    """Return what changed in a few words: how many sessions in which way, the greatest first."""
    touched: dict[ChangeKind, set[str]] = {}
    drills = set()
    for one in changes:
        if is_of_drills(one):
            drills.add(one.session)
        else:
            touched.setdefault(one.kind, set()).add(one.session or one.on.isoformat())
    said = [
        str(words % {"count": len(touched[kind])})
        for kind, words in _COUNTED.items()
        if kind in touched
    ]
    if drills and not said:
        said.append(_("only drills before runs"))
    return ", ".join(said[:_MOST_SAID]) or _("no session, only what is good to know")


def price_level(cost: float, policy: Policy) -> Level:
    """Return how much a price [points] is: beside leaving a habit, and leaving a session out."""
    if cost < 0:
        return "less"
    if cost < 1:
        return "none"
    if cost <= policy.number("price.session_moved"):
        return "small"
    return "fair" if cost < policy.number("price.weekly_sessions_held") else "high"


def say_level(level: Level) -> str:
    """Return the size of a price in words."""
    return str(_LEVEL_WORDS[level])


def read_price(change: Change) -> tuple[float, str]:
    """Return what a rule that changes costs more or (below 0) less [points], and its sentence."""
    match = _PRICED.match(change.text)
    if match is None:
        return 0.0, printable(change.text)
    more, less = match.groups()
    return float(more) if more else -float(less), printable(change.text[match.end() :])


def split_cause(text: str, causes: Sequence[str]) -> tuple[str, str]:
    """Return a sentence without its cause, and the cause without what leads to it."""
    bare = printable(text).removesuffix(".")
    cause = next((one for one in causes if bare.endswith(one)), "")
    return f"{bare.removesuffix(cause)}.", cause.removeprefix(": ")


def is_of_drills(change: Change) -> bool:
    """Whether a change is about drills before a run."""
    return _DRILLS.fullmatch(change.session or "") is not None


def _order(change: Change) -> tuple[dt.date, int, str]:
    end = _AT_THE_END.get(change.kind, 0)
    return monday_of(change.on), end, change.session or "" if not end else ""


def _lines(changes: Sequence[Change], causes: Sequence[str], policy: Policy) -> list[ChangeLine]:
    told: list[ChangeLine] = []
    shown = [one for one in changes if not is_of_drills(one)]
    who, why = "", ""
    for change in shown:
        if change.kind == "rule":
            told.append(_price_line(change, policy))
            continue
        text, cause = split_cause(change.text, causes)
        if change.kind in _INSIDE and change.session == who:
            inside = text.partition(": ")[2]
            text = inside[:1].upper() + inside[1:]
        said = "" if cause == why and change.session == who else cause
        who, why = change.session or "", cause
        told.append(ChangeLine(str(_LABELS[change.kind]), text, said, "none", ""))
    drills = len({one.session for one in changes if is_of_drills(one)})
    if drills:
        text = ngettext("before %(count)d run", "before %(count)d runs", drills)
        line = ChangeLine(_("Drills"), f"{text % {'count': drills}}.", "", "none", "")
        told.append(line)
    return told


def _price_line(change: Change, policy: Policy) -> ChangeLine:
    cost, text = read_price(change)
    level = price_level(cost, policy)
    label = _("No longer") if cost < 0 else str(_LABELS["rule"])
    return ChangeLine(label, text, "", level, "" if cost < 0 else say_level(level))

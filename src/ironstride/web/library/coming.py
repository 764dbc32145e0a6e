"""Where exercises and rules stand in the plan to come, read from its sessions as they are kept."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ironstride.sheets.plain_text import printable
from ironstride.web.plans.done_sessions import find_over
from ironstride.web.plans.models import SessionRow
from ironstride.web.plans.queries import read_plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ironstride.web.accounts.models import AthleteRow
    from ironstride.web.plans.models import Season


@dataclass(frozen=True, slots=True)
class ComingDay:
    """A day on which an exercise stands in the plan, in a session with so many sets of it."""

    session: str
    on: dt.date
    title: str
    place: str
    sets: int


@dataclass(slots=True)
class RuleUse:
    """Where a rule decided something: how often, the first days, and its distinct reasons."""

    count: int = 0
    days: list[dt.date] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def add(self, on: dt.date, text: str) -> None:
        """Take a reason of a day into account."""
        self.count += 1
        if on not in self.days:
            self.days.append(on)
        if text not in self.texts:
            self.texts.append(text)


@dataclass(frozen=True, slots=True)
class Coming:
    """The plan from a day on: days by exercise, uses by rule."""

    exercises: dict[str, list[ComingDay]]
    rules: dict[str, RuleUse]

    def soon(self, last_on: dt.date) -> list[str]:
        """Return the exercises that come until a day, in the order of their coming."""
        first = {name: days[0].on for name, days in self.exercises.items()}
        return sorted((one for one in first if first[one] <= last_on), key=first.__getitem__)


def still_to_come(
    athlete: AthleteRow, season: Season, days: Sequence[ComingDay], day: dt.date
) -> list[ComingDay]:
    """Return the days without those sessions of `day` that are done."""
    if not any(one.on == day for one in days):
        return list(days)
    plan = read_plan(season)
    over = find_over(athlete, plan, [one for one in plan.sessions() if one.on == day])
    return [one for one in days if one.session not in over]


def read_coming(season: Season, day: dt.date) -> Coming:
    """Return what comes from `day` on."""
    return _read_coming(season.pk, season.number, season.made_at, day)


# A season of one number never changes; each process keeps those that it used last.
@lru_cache(maxsize=16)
def _read_coming(season: int, _number: int, _made_at: dt.datetime, day: dt.date) -> Coming:
    rows = SessionRow.objects.filter(season=season, on__gte=day).order_by("on", "place")
    return gather_coming(rows.values_list("tree", flat=True))


def gather_coming(sessions: Iterable[dict[str, Any]]) -> Coming:
    """Return what stands in sessions, given in the order of their days."""
    exercises: dict[str, list[ComingDay]] = defaultdict(list)
    rules: dict[str, RuleUse] = defaultdict(RuleUse)
    for tree in sessions:
        on = dt.date.fromisoformat(tree["on"])
        for why in tree["why"]:
            rules[why["rule"]].add(on, printable(why["text"]))
        for item in _items(tree):
            sets = sum(one.get("kind", "work") == "work" for one in item["sets"])
            title, place = printable(tree["title"]), printable(tree["place"])
            exercises[item["exercise"]].append(ComingDay(tree["id"], on, title, place, sets))
            for why in item["why"]:
                rules[why["rule"]].add(on, printable(f"{item['name']}: {why['text']}"))
    return Coming(dict(exercises), dict(rules))


def _items(tree: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (item for block in tree["blocks"] for item in block["items"])

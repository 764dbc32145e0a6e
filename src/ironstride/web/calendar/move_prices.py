"""What it would cost to do a session on another day, said before it is dropped there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ironstride.planning.change_sums import sum_changes
from ironstride.planning.replan import Replanned
from ironstride.planning.situation import say_day
from ironstride.sheets.plain_text import printable
from ironstride.training.calendar_weeks import DAYS_PER_WEEK, monday_of
from ironstride.training.events import Moved
from ironstride.web.calendar.change_words import (
    causes_of,
    is_of_drills,
    price_level,
    read_price,
    split_cause,
)
from ironstride.web.language.remembered import once_in_each_language
from ironstride.web.plans import planning
from ironstride.web.plans.models import Season
from ironstride.web.plans.queries import read_plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from django.utils.functional import _StrPromise

    from ironstride.planning.replan import Refused
    from ironstride.training.plan import Change, Plan
    from ironstride.web.accounts.models import AthleteRow
    from ironstride.web.calendar.change_words import Level

MoveLevel = Literal["fits", "small", "fair", "high", "no", "here"]
_LABELS: Final[Mapping[MoveLevel, _StrPromise]] = {
    "fits": gettext_lazy("Fits"),
    "small": gettext_lazy("Fits, small price"),
    "fair": gettext_lazy("Possible, fair price"),
    "high": gettext_lazy("Possible, high price"),
    "no": gettext_lazy("Not there"),
    "here": gettext_lazy("Stands here"),
}
_LEVELS: Final[Mapping[Level, MoveLevel]] = {
    "none": "fits",
    "less": "fits",
    "small": "small",
    "fair": "fair",
    "high": "high",
}
_MOST_SAID: Final = 3
# What an answer about a whole plan may take of the memory of a process: a few hundred sentences.
_KEPT: Final = 1024


@dataclass(frozen=True, slots=True)
class MovePrice:
    """What a move costs: how much that is, in two words, and in sentences."""

    level: MoveLevel
    label: str
    text: str


def move_days(from_on: dt.date, today: dt.date) -> tuple[dt.date, ...]:
    """Return the days of the week of a session and of the next one, from today on."""
    monday = max(monday_of(from_on), monday_of(today))
    days = (monday + dt.timedelta(days=index) for index in range(2 * DAYS_PER_WEEK))
    return tuple(day for day in days if day >= today)


def price_move(
    row: AthleteRow, season: Season, from_on: dt.date, to_on: dt.date, today: dt.date
) -> MovePrice:
    """Return what it costs to do the session of a day on another one; nothing is written."""
    if from_on == to_on:
        return MovePrice("here", str(_LABELS["here"]), _("This is where it stands now."))
    key = (season.pk, season.number, season.made_at, row.log_number)
    return _price(key, from_on, to_on, today)


@once_in_each_language(_KEPT)
def _price(
    key: tuple[int, int, dt.datetime, int], from_on: dt.date, to_on: dt.date, today: dt.date
) -> MovePrice:
    season = Season.objects.select_related("athlete").get(pk=key[0])
    plan = read_plan(season)
    event = Moved(from_on, to_on)
    # The price of the move alone: what the log changes by itself is told where it is confirmed.
    answer = planning.replan(season.athlete, plan, [event], today, with_log=False)
    if not isinstance(answer, Replanned):
        return MovePrice("no", str(_LABELS["no"]), _say_refused(answer, to_on))
    sums = sum_changes(plan, answer.plan, answer.changes)
    policy = planning.policy_of(plan.athlete)
    level = _LEVELS[price_level(round(sums.cost_after - sums.cost_before, 2), policy)]
    return MovePrice(level, str(_LABELS[level]), _say(plan, answer, event))


def _say_refused(refused: Sequence[Refused], day: dt.date) -> str:
    """Return why it cannot be; the day itself is said beside it."""
    said = (printable(one.text).removeprefix(f"{say_day(day)} ") for one in refused)
    return " ".join(f"{text[:1].upper()}{text[1:]}." for text in said)


def _say(plan: Plan, answer: Replanned, event: Moved) -> str:
    """Return which rules it breaks, then what else changes."""
    prices = [read_price(one) for one in answer.changes if one.kind == "rule"]
    broken = list(dict.fromkeys(text for cost, text in prices if cost > 0))
    said = broken[:_MOST_SAID] or [_("No rule is broken.")]
    moved = next((one.id for one in plan.sessions() if one.on == event.from_on), None)
    # Where two sessions change places, their ids do too: the move itself is no news.
    rest = [one for one in answer.changes if (one.kind, one.on) != ("moved", event.to_on)]
    others = list(_others(rest, moved, causes_of([event])))
    more = len(others) - _MOST_SAID
    if more > 0:
        others = [*others[:_MOST_SAID], _("And %(count)d more changes.") % {"count": more}]
    return " ".join([*said, *others])


def _others(changes: Sequence[Change], moved: str | None, causes: Sequence[str]) -> Iterator[str]:
    """Yield what else moves, and where the moved session changes its place or exercises."""
    for change in changes:
        is_own = change.session == moved
        if is_of_drills(change) or change.kind in ("rule", "notice"):
            continue
        if is_own and change.kind == "place":
            yield split_cause(change.text, causes)[0]
        elif is_own and change.kind == "exercises":
            yield _("Other exercises, for what is there.")
        elif not is_own and change.kind in ("moved", "added", "dropped", "retimed", "week"):
            yield split_cause(change.text, causes)[0]

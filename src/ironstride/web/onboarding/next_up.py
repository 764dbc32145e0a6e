"""What happens next, once the first plan is there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from ironstride.catalogue.reader import read_catalogue
from ironstride.sheets.plan_words import say_countdown, say_date
from ironstride.sheets.session_cards import SessionCards
from ironstride.training.pattern_words import PATTERN_WORDS
from ironstride.web.language.said import said
from ironstride.web.plans.queries import read_days

if TYPE_CHECKING:
    from ironstride.sheets.cards import SessionCard
    from ironstride.training.plan import Gate, Notice, Plan
    from ironstride.web.plans.models import Season

_AHEAD: Final = dt.timedelta(days=21)
_MOST_NOTICES: Final = 4


@dataclass(frozen=True, slots=True)
class NextUp:
    """The first session and when it is, how far the plan reaches, what opens later, notices."""

    weeks: int
    until: str
    first: SessionCard | None
    when: str
    gates: tuple[str, ...]
    notices: tuple[Notice, ...]


def what_happens_next(season: Season, today: dt.date) -> NextUp:
    """Return what a runner reads when the plan is there."""
    plan = read_days(season, today, today + _AHEAD)
    coming = sorted(
        (one for one in plan.sessions() if one.on >= today and one.kind != "run_warmup"),
        key=lambda one: (one.on, one.at),
    )
    first = coming[0] if coming else None
    return NextUp(
        weeks=len(plan.weeks),
        until=_say_end(plan, season.last_on),
        first=SessionCards(plan, read_catalogue()).card(first) if first else None,
        when=say_countdown(today, first.on) if first else "",
        gates=tuple(_say_gate(gate) for gate in plan.gates if not gate.open)[:_MOST_NOTICES],
        notices=plan.notices[:_MOST_NOTICES],
    )


def _say_end(plan: Plan, last_on: dt.date) -> str:
    """Return what the plan reaches to: its last race and the easier weeks after it, or its end."""
    end = said(say_date(last_on))
    race = max(plan.athlete.races, key=lambda one: one.on, default=None)
    after = [week.phase for week in plan.weeks if race is not None and week.starts_on > race.on]
    if race is None or race.on > last_on or set(after) - {"transition"}:
        return _("until the end of your plan on %(end)s") % {"end": end}
    words = {"race": race.name, "day": said(say_date(race.on)), "end": end}
    if not after:
        return _("until %(race)s on %(day)s") % words
    return (
        _("until %(race)s on %(day)s and the easier weeks after it, which end on %(end)s") % words
    )


def _say_gate(gate: Gate) -> str:
    """Return when heavy sets of a movement are expected, and what is still missing."""
    name = PATTERN_WORDS[gate.pattern].name.capitalize()
    when = (
        _("%(name)s: heavy sets from about %(day)s")
        % {"name": name, "day": said(say_date(gate.expected_on))}
        if gate.expected_on
        else _("%(name)s: heavy sets later") % {"name": name}
    )
    return f"{when} ({'; '.join(gate.missing)})" if gate.missing else when

"""What an event would change, for the page that asks before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ironstride.planning.change_sums import sum_changes
from ironstride.sheets.event_words import say_event
from ironstride.sheets.plain_text import printable
from ironstride.sheets.plan_words import STRICT_TIERS
from ironstride.training.events import Moved
from ironstride.web.calendar import day_forms, event_forms
from ironstride.web.calendar.change_words import (
    Level,
    ToldChanges,
    causes_of,
    price_level,
    tell_changes,
)
from ironstride.web.plans.planning import policy_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.utils.functional import _StrPromise

    from ironstride.planning.replan import Refused, Replanned
    from ironstride.training.events import Event
    from ironstride.training.plan import Notice, Plan
    from ironstride.web.calendar.event_forms import EventForm

# The word of each kind in its address, as in docs/formats/events.md; `week` is several moves.
FORMS: Final[Mapping[str, type[EventForm]]] = {
    "done": event_forms.DoneForm,
    "missed": event_forms.MissedForm,
    "moved": event_forms.MovedForm,
    "week": event_forms.WeekMovedForm,
    "ill": event_forms.IllForm,
    "away": event_forms.AwayForm,
    "travel": event_forms.TravelForm,
    "less-time": day_forms.LessTimeForm,
    "pain": day_forms.PainForm,
    "race-added": day_forms.RaceAddedForm,
    "race-moved": day_forms.RaceMovedForm,
    "race-dropped": day_forms.RaceDroppedForm,
    "pin": day_forms.PinForm,
    "unpin": day_forms.UnpinForm,
    "swap": day_forms.SwapForm,
}
# Sessions that fall away bend no rule: only a move may boast of keeping them better.
_MOVE_IN_ALL: Final[Mapping[Level, _StrPromise]] = {
    "none": gettext_lazy("The plan keeps its rules as well as before."),
    "less": gettext_lazy("The plan keeps its rules better than before."),
}
_IN_ALL: Final[Mapping[Level, _StrPromise]] = {
    "small": gettext_lazy("In all it has a small price: a rule is bent a little."),
    "fair": gettext_lazy("In all it has a fair price: read what is lost under Price."),
    "high": gettext_lazy(
        "In all it has a high price, more than a session left out: read why under Price."
    ),
}


@dataclass(frozen=True, slots=True)
class EventAnswer:
    """What would change, how much stays, what it costs, and what must be read first."""

    said: tuple[str, ...]
    changes: ToldChanges
    stays: str
    price: str
    level: Level
    strict: tuple[Notice, ...]


def answer_of(old: Plan, answer: Replanned, events: Sequence[Event]) -> EventAnswer:
    """Return what `answer` changes of `old`; `events` are what it is for."""
    new, policy = answer.plan, policy_of(old.athlete)
    sums = sum_changes(old, new, answer.changes)
    level = price_level(round(sums.cost_after - sums.cost_before, 2), policy)
    told = [one.event for one in new.events[len(old.events) :]]
    known = {one.text for one in old.notices}
    return EventAnswer(
        said=tuple(dict.fromkeys(say_event(one, old) for one in events)),
        changes=tell_changes(answer.changes, causes_of(told), policy),
        stays=_say_stays(sums.coming, sums.kept),
        price=_say_price(level, events),
        level=level,
        strict=tuple(
            one for one in new.notices if one.tier in STRICT_TIERS and one.text not in known
        ),
    )


def _say_price(level: Level, events: Sequence[Event]) -> str:
    if level in _IN_ALL:
        return str(_IN_ALL[level])
    return str(_MOVE_IN_ALL[level]) if all(isinstance(one, Moved) for one in events) else ""


def refuse(form: EventForm, refused: Sequence[Refused]) -> None:
    """Put why an event cannot be next to the field that it is about."""
    for one in refused:
        text = printable(f"{one.text[:1].upper()}{one.text[1:]}.")
        form.add_error(form.refused_at if one.event_index is not None else None, text)


def _say_stays(coming: int, kept: int) -> str:
    if kept == coming:
        return _("All %(count)d coming sessions stay as planned.") % {"count": coming}
    return _("%(kept)d of %(count)d coming sessions stay as planned.") % {
        "kept": kept,
        "count": coming,
    }

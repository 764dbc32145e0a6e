"""Events as a runner types them: `missed:tue`, `ill:2026-12-01/2026-12-04`, `race-dropped:City`."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from ironstride.errors import Problem
from ironstride.formats.athlete_health import read_region
from ironstride.formats.field_readers import MAX_SPAN_DAYS, date, exercise_id, whole, word
from ironstride.formats.field_readers import text as plain_text
from ironstride.formats.fields import Field, RejectedFieldError, Report, attempt, nearest
from ironstride.formats.race_distance import read_race_distance
from ironstride.training import events as ev
from ironstride.training.athlete import MAX_PAIN, Pain
from ironstride.training.race import Race
from ironstride.training.words import PRIORITIES, WEEKDAYS, Priority
from ironstride.units import MINUTES_PER_DAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ironstride.training.plan import Plan

# One right example of each kind, for the help and for whoever wrote one wrongly.
EXAMPLES: Final[Mapping[str, str]] = {
    "done": "done:2026-11-24",
    "missed": "missed:2026-11-24",
    "moved": "moved:2026-11-24/2026-11-25",
    "ill": "ill:2026-12-01/2026-12-04",
    "travel": "travel:2026-12-07/2026-12-11@hotel",
    "away": "away:2026-12-18/2026-12-20",
    "pain": "pain:knee-left=4",
    "less-time": "less-time:2026-11-26=25",
    "race-added": "race-added:Park Run@2026-12-19=5km/C",
    "race-moved": "race-moved:Park Run=2026-12-26",
    "race-dropped": "race-dropped:Park Run",
    "pin": "pin:2026-11-26",
    "unpin": "unpin:2026-11-26",
    "swap": "swap:2026-11-24-back-squat=goblet-squat",
}
_TODAY_WORDS: Final = {"yesterday": -1, "today": 0, "tomorrow": 1}
_LONG_WEEKDAYS: Final = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
_UNSAID_PRIORITY: Final[Priority] = "A"
_KIND: Final = re.compile(r"([A-Za-z][A-Za-z_ -]{0,30}):(.*)", re.DOTALL)
_ISO: Final = re.compile(r"\d{4}-\d{1,2}-\d{1,2}", re.ASCII)
_NUMBER: Final = re.compile(r"\d{1,6}", re.ASCII)
_MINUTES: Final = re.compile(r"(\d{1,6})\s*(?:min(?:utes)?)?", re.ASCII)
_SHOWN_CHARACTERS: Final = 60
_TYPED_ELSEWHERE: Final = {
    "runs-changed": "give the changed calendar with --runs FILE",
    "sets-logged": "give the log with --log FILE",
}


@dataclass(frozen=True, slots=True)
class _Typed:
    """What stands behind the colon, read on a day that `tue` and `today` are meant from."""

    field: Field
    today: dt.date

    def part(self, text: str) -> Field:
        """Return a part of the text as a field of its own, in the same place."""
        return Field(text.strip(), self.field.path, self.field.report)

    def split(self, sign: str, what: str, text: str | None = None) -> tuple[str, str]:
        """Return what stands before and behind the last `sign` of `text`, or of all."""
        whole_text = str(self.field.value) if text is None else text
        first, found, last = whole_text.rpartition(sign)
        if not (found and first.strip() and last.strip()):
            self.field.reject(f"lacks a part; write {what}")
        return first, last

    def day(self, text: str) -> dt.date:
        """Read a date, today, tomorrow, yesterday, or a weekday of the week of today."""
        spoken = day_of(text, self.today)
        return date(self.part(text)) if spoken is None else spoken

    def days(self, text: str) -> tuple[dt.date, dt.date]:
        """Read one day, or the first and the last of several."""
        head, sign, tail = text.partition("/")
        first = self.day(head)
        last = self.day(tail) if sign else first
        if last < first:
            self.field.reject(f"ends on {last}, before it starts on {first}; write both dates")
        if (last - first).days > MAX_SPAN_DAYS:
            self.field.reject(f"lasts longer than {MAX_SPAN_DAYS} days; check the years")
        return first, last


def day_of(text: str, today: dt.date) -> dt.date | None:
    """Return the day that a word means: around today, or a weekday of its week, from Monday."""
    spoken = text.strip().lower()
    if spoken in _TODAY_WORDS:
        return today + dt.timedelta(days=_TODAY_WORDS[spoken])
    for names in (WEEKDAYS, _LONG_WEEKDAYS):
        if spoken in names:
            return today + dt.timedelta(days=names.index(spoken) - today.weekday())
    return None


def read_event(
    text: str, *, today: dt.date, where: str
) -> tuple[ev.Event | None, tuple[Problem, ...]]:
    """Return the event that `text` means and what is to be said about it.

    Without an event the problems say what is wrong and show a right one; with one they are
    remarks. `where` names the text, such as "--event 2". `done` with a day has the date in the
    place of the session: see `read_events`.
    """
    report = Report(where)
    written = text.strip()
    place = written if len(written) <= _SHOWN_CHARACTERS else f"{written[:_SHOWN_CHARACTERS]}..."
    field = Field(written, place or "empty", report)
    event = attempt(field, lambda one: _read(one, today), None)
    return event, tuple(report.problems)


class TypedEvents(NamedTuple):
    """The events of several texts: `texts` has, for each event, the text that it comes from.

    `is_whole` is False where a text could not be read.
    """

    events: tuple[ev.Event, ...]
    texts: tuple[str, ...]
    problems: tuple[Problem, ...]
    is_whole: bool


def read_events(texts: Iterable[str], plan: Plan, today: dt.date) -> TypedEvents:
    """Return the events of a plan in the order they were typed.

    `done` with a day becomes one event for each session of that day.
    """
    found: list[tuple[ev.Event, str]] = []
    problems: list[Problem] = []
    is_whole = True
    for number, text in enumerate(texts, start=1):
        where = f"--event {number}"
        event, said = read_event(text, today=today, where=where)
        problems.extend(said)
        meant: list[ev.Event] = [] if event is None else [event]
        if isinstance(event, ev.Done) and _ISO.fullmatch(event.session):
            meant = _done_on(dt.date.fromisoformat(event.session), plan)
            if not meant:
                problems.append(Problem(where, text.strip(), _no_session(event.session, plan)))
        is_whole = is_whole and bool(meant)
        found.extend((one, text) for one in meant)
    events, sources = tuple(one for one, _ in found), tuple(text for _, text in found)
    return TypedEvents(events, sources, tuple(problems), is_whole)


def _done_on(day: dt.date, plan: Plan) -> list[ev.Event]:
    return [ev.Done(session.id) for session in plan.sessions() if session.on == day]


def _no_session(iso: str, plan: Plan) -> str:
    day = dt.date.fromisoformat(iso)
    near = min(plan.sessions(), key=lambda one: abs((one.on - day).days), default=None)
    nearest_one = f"; the nearest is on {near.on:%A} {near.on}" if near else ""
    return f"no session stands on {day:%A} {iso}{nearest_one}; nothing is to be reported"


def _read(field: Field, today: dt.date) -> ev.Event:
    match = _KIND.fullmatch(str(field.value))
    if match is None:
        field.reject(f"is no event; write a kind, a colon and the rest, like {EXAMPLES['missed']}")
    kind = re.sub(r"[\s_]+", "-", match[1].strip().lower())
    if kind in _TYPED_ELSEWHERE:
        field.reject(f"cannot be typed; {_TYPED_ELSEWHERE[kind]}")
    if kind not in _READERS:
        field.reject(f"`{kind}` is no kind of event; {nearest(kind, tuple(_READERS))}")
    typed = _Typed(Field(match[2].strip(), field.path, field.report), today)
    try:
        if not match[2].strip():
            field.reject("says only the kind; write the rest behind the colon")
        return _READERS[kind](typed)
    except RejectedFieldError as error:
        raise RejectedFieldError(error.path, f"{error.text} (right: {EXAMPLES[kind]})") from error


def _done(typed: _Typed) -> ev.Done:
    session = plain_text(typed.field).strip()
    is_day = day_of(session, typed.today) or _ISO.fullmatch(session)
    return ev.Done(typed.day(session).isoformat() if is_day else session)


def _moved(typed: _Typed) -> ev.Moved:
    first, second = typed.split("/", "both days: FROM/TO")
    moved = ev.Moved(typed.day(first), typed.day(second))
    if moved.from_on == moved.to_on:
        typed.field.reject("moves from a day to the same day; write another one behind the `/`")
    return moved


def _travel(typed: _Typed) -> ev.Travel:
    days, place = typed.split("@", "the days and the place: FROM/TO@place")
    return ev.Travel(*typed.days(days), plain_text(typed.part(place)))


def _pain(typed: _Typed) -> ev.PainReported:
    region, now = typed.split("=", "the region and a number from 0 to 10: REGION=N")
    found, side = read_region(typed.part(region))
    return ev.PainReported(Pain(found, _whole(typed, now, _NUMBER, 0, MAX_PAIN), side))


def _less_time(typed: _Typed) -> ev.LessTime:
    day, minutes = typed.split("=", "the day and the minutes: DATE=25")
    return ev.LessTime(typed.day(day), _whole(typed, minutes, _MINUTES, 1, MINUTES_PER_DAY))


def _whole(typed: _Typed, text: str, form: re.Pattern[str], low: int, high: int) -> int:
    match = form.fullmatch(text.strip())
    number = re.sub(r"\D", "", match[0]) if match else None
    value = text.strip() if number is None else int(number)
    return whole(low, high)(Field(value, typed.field.path, typed.field.report))


def _race_added(typed: _Typed) -> ev.RaceAdded:
    what = "name, day and distance: NAME@DATE=10km/B"
    head, size = typed.split("=", what)
    name, day = typed.split("@", what, head)
    distance, sign, priority = size.partition("/")
    race = Race(
        plain_text(typed.part(name)),
        typed.day(day),
        read_race_distance(typed.part(distance)),
        word(PRIORITIES, "a priority")(typed.part(priority)) if sign else _UNSAID_PRIORITY,
    )
    if not sign:
        typed.field.note(
            "no priority is said, so it is taken as an A race and the season is built towards it; "
            "is that so? Else add /B (the days before it are kept clear) or /C (for fun)"
        )
    return ev.RaceAdded(race)


def _race_moved(typed: _Typed) -> ev.RaceMoved:
    name, day = typed.split("=", "the name and its new day: NAME=DATE")
    return ev.RaceMoved(plain_text(typed.part(name)), typed.day(day))


def _swap(typed: _Typed) -> ev.Swapped:
    item, exercise = typed.split("=", "the item and the exercise instead: ITEM=exercise")
    return ev.Swapped(plain_text(typed.part(item)), exercise_id(typed.part(exercise)))


def _day(typed: _Typed) -> dt.date:
    return typed.day(str(typed.field.value))


def _days(typed: _Typed) -> tuple[dt.date, dt.date]:
    return typed.days(str(typed.field.value))


_READERS: Final[Mapping[str, Callable[[_Typed], ev.Event]]] = {
    "done": _done,
    "missed": lambda typed: ev.Missed(_day(typed)),
    "moved": _moved,
    "ill": lambda typed: ev.Ill(*_days(typed)),
    "travel": _travel,
    "away": lambda typed: ev.Away(*_days(typed)),
    "pain": _pain,
    "less-time": _less_time,
    "race-added": _race_added,
    "race-moved": _race_moved,
    "race-dropped": lambda typed: ev.RaceDropped(plain_text(typed.field)),
    "pin": lambda typed: ev.DayPinned(_day(typed)),
    "unpin": lambda typed: ev.DayUnpinned(_day(typed)),
    "swap": _swap,
}

"""What differs between two plans, in sentences for the runner, with the cause where it is known."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from ironstride.planning.causes import find_cause
from ironstride.planning.explain import PHASE_WORDS
from ironstride.training.plan import Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ironstride.training.events import Event
    from ironstride.training.plan import BrokenRule, Plan, PlannedWeek
    from ironstride.training.session import PlannedItem, PlannedSession

# A rise in price below this [points] is rounding, not news.
NEWS_COST: Final = 0.5
MOST_NAMES: Final = 3
Pair = tuple["PlannedSession", "PlannedSession"]


def compare_plans(old: Plan, new: Plan, events: Sequence[Event]) -> tuple[Change, ...]:
    """Return every difference of the weeks, sessions, compromises and notices, by day.

    Sessions are matched by their ids, then within a week; `events` are what led to the new plan.
    """
    found = [
        *_week_changes(old, new),
        *_session_changes(old, new, events),
        *_rule_changes(old, new),
        *_notice_changes(old, new),
    ]
    return tuple(sorted(found, key=lambda change: change.on))


def _week_changes(old: Plan, new: Plan) -> Iterator[Change]:
    before = {week.starts_on: week for week in old.weeks}
    for week in new.weeks:
        known = before.pop(week.starts_on, None)
        if known is None:
            yield Change("week", week.starts_on, f"New week: {_say_week(week)}.")
        elif (known.phase, known.deload) != (week.phase, week.deload):
            text = f"{_say_week(known).capitalize()} becomes {_say_week(week)}."
            yield Change("week", week.starts_on, text)
    for monday in before:
        yield Change("week", monday, "The plan ends before this week.")


def _say_week(week: PlannedWeek) -> str:
    return f"{PHASE_WORDS[week.phase].lower()}{', an easier week' if week.deload else ''}"


def _session_changes(old: Plan, new: Plan, events: Sequence[Event]) -> Iterator[Change]:
    before, after = _counted(old, new), _counted(new, new)
    pairs = [(before[name], after[name]) for name in before if name in after]
    gone = [one for name, one in before.items() if name not in after]
    come = [one for name, one in after.items() if name not in before]
    for lost in list(gone):
        near = [one for one in come if _same_week(one, lost) and _is_alike(one, lost)]
        if near:
            best = min(near, key=lambda one: abs((one.on - lost.on).days))
            gone.remove(lost)
            come.remove(best)
            pairs.append((lost, best))
    for one, other in pairs:
        yield from _pair_changes(one, other, events)
    for session in gone:
        text = f"{_name(session)} is left out{find_cause(session, None, events)}."
        yield Change("dropped", session.on, text, session.id)
    for session in come:
        text = f"New: {_name(session)}{find_cause(None, session, events)}."
        yield Change("added", session.on, text, session.id)


def _counted(plan: Plan, judged_by: Plan) -> dict[str, PlannedSession]:
    """Return the sessions of `plan` by id, without those that did not happen."""
    return {
        session.id: session
        for session in plan.sessions()
        if judged_by.state_of(session) in ("planned", "done") or session.on >= judged_by.open_from
    }


def _is_alike(one: PlannedSession, other: PlannedSession) -> bool:
    """Whether one may be the other on another day: ours never becomes somebody else's."""
    return one.kind == other.kind and one.authored == other.authored


def _same_week(one: PlannedSession, other: PlannedSession) -> bool:
    return one.on.isocalendar()[:2] == other.on.isocalendar()[:2]


def _pair_changes(
    old: PlannedSession, new: PlannedSession, events: Sequence[Event]
) -> Iterator[Change]:
    cause = find_cause(old, new, events)
    if old.on != new.on:
        text = f"{_name(old)} moves to {_day(new.on)}{cause}."
        yield Change("moved", new.on, text, new.id)
    elif old.at != new.at:
        text = f"{_name(old)} is at {new.at:%H:%M} instead of {old.at:%H:%M}{cause}."
        yield Change("retimed", new.on, text, new.id)
    if old.place != new.place:
        text = f"{_name(new)} is at {new.place} instead of {old.place}{cause}."
        yield Change("place", new.on, text, new.id)
    yield from _content_changes(old, new, cause)


def _content_changes(old: PlannedSession, new: PlannedSession, cause: str) -> Iterator[Change]:
    before, after = _by_exercise(old), _by_exercise(new)
    out = [item.name for name, item in before.items() if name not in after]
    into = [item.name for name, item in after.items() if name not in before]
    name = _name(new)
    if out or into:
        text = f"{name}: {_instead(into, out)}{cause}."
        yield Change("exercises", new.on, text, new.id)
    both = [(before[key], after[key]) for key in after if key in before]
    sets = [
        f"{b.name} {len(a.work_sets)} → {len(b.work_sets)} sets"
        for a, b in both
        if len(a.work_sets) != len(b.work_sets)
    ]
    if sets:
        yield Change("sets", new.on, f"{name}: {_few(sets)}{cause}.", new.id)
    loads = [b.name for a, b in both if _loads(a) != _loads(b)]
    if loads:
        text = f"{name}: other weights or reps for {_few(loads)}{cause}."
        yield Change("loads", new.on, text, new.id)


def _by_exercise(session: PlannedSession) -> Mapping[str, PlannedItem]:
    return {item.exercise: item for _, item in session.items()}


def _loads(item: PlannedItem) -> tuple[object, ...]:
    work = item.work_sets[0]
    return work.load_kg, work.reps, work.rir, work.find_load


def _instead(into: Sequence[str], out: Sequence[str]) -> str:
    if into and out:
        return f"{_few(into)} instead of {_few(out)}"
    return f"{_few(into)} comes in" if into else f"without {_few(out)}"


def _few(names: Sequence[str]) -> str:
    shown = ", ".join(names[:MOST_NAMES])
    more = len(names) - MOST_NAMES
    return f"{shown} and {more} more" if more > 0 else shown


def _rule_changes(old: Plan, new: Plan) -> Iterator[Change]:
    before, after = _costs(old.broken_rules), _costs(new.broken_rules)
    texts = {
        (broken.rule, broken.on): broken.text for broken in (*old.broken_rules, *new.broken_rules)
    }
    for key in sorted(before.keys() | after.keys(), key=lambda key: (key[1], key[0])):
        more = after.get(key, 0.0) - before.get(key, 0.0)
        if key[1] < new.open_from - dt.timedelta(days=new.open_from.weekday()):
            continue
        if more > NEWS_COST:
            text = f"A compromise, {more:.1f} points more: {texts[key]}"
            yield Change("rule", key[1], text)
        elif more < -NEWS_COST and key not in after:
            text = f"A compromise less ({-more:.1f} points): {texts[key]}"
            yield Change("rule", key[1], text)


def _costs(rules: Sequence[BrokenRule]) -> dict[tuple[str, dt.date], float]:
    costs: dict[tuple[str, dt.date], float] = {}
    for broken in rules:
        key = (broken.rule, broken.on)
        costs[key] = costs.get(key, 0.0) + broken.cost
    return costs


def _notice_changes(old: Plan, new: Plan) -> Iterator[Change]:
    known = {notice.text for notice in old.notices}
    for notice in new.notices:
        if notice.text not in known:
            yield Change("notice", new.open_from, notice.text)


def _name(session: PlannedSession) -> str:
    title = session.title.partition(": ")[2] or session.title
    return f"{_day(session.on)}'s session ({title})"


def _day(day: dt.date) -> str:
    return f"{day:%A} {day.day} {day:%B}"

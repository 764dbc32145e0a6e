"""What differs between two plans, in sentences for the runner, with the cause where it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from ironstride.loading.inventory import in_units
from ironstride.planning.breaches import OF_A_WEEK, TOLD_COST
from ironstride.planning.causes import find_cause
from ironstride.planning.explain import PHASE_WORDS
from ironstride.planning.qualities import OPENING_QUALITIES
from ironstride.training.calendar_weeks import monday_of
from ironstride.training.events import SetsLogged
from ironstride.training.pattern_words import PATTERN_WORDS
from ironstride.training.plan import Change

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from ironstride.training.events import Event
    from ironstride.training.plan import BrokenRule, Plan, PlannedWeek
    from ironstride.training.session import PlannedItem, PlannedSession
    from ironstride.training.sets import PlannedSet
    from ironstride.training.words import SessionKind

MOST_NAMES: Final = 3
# What a session is called that is no lift, and whether that is many.
KIND_NAMES: Final[Mapping[SessionKind, tuple[str, bool]]] = {
    "primer": ("primer", False),
    "mobility": ("mobility", False),
    "tests": ("tests of the body", True),
    "run_warmup": ("drills before the run", True),
}
Units = Literal["kg", "lb"]


def compare_plans(old: Plan, new: Plan, events: Sequence[Event]) -> tuple[Change, ...]:
    """Return every difference of the weeks, sessions, compromises and notices, by day.

    Sessions are matched by their ids, then within a week; `events` are what led to the new plan.
    """
    found = [
        *_week_changes(old, new, events),
        *_session_changes(old, new, events),
        *_rule_changes(old, new),
        *_notice_changes(old, new),
        *_gate_changes(old, new, events),
    ]
    return tuple(sorted(found, key=lambda change: change.on))


def _week_changes(old: Plan, new: Plan, events: Sequence[Event]) -> Iterator[Change]:
    before = {week.starts_on: week for week in old.weeks}
    cause = find_cause(None, None, events)
    for week in new.weeks:
        known = before.pop(week.starts_on, None)
        if known is None:
            text = f"{_name_week(week)} is new: {_say_week(week)}."
            yield Change("week", week.starts_on, text)
        elif (known.phase, known.deload) != (week.phase, week.deload) and week.sessions:
            text = f"{_name_week(week)} {_say_becoming(known, week)}{cause}."
            yield Change("week", week.starts_on, text)
    for week in before.values():
        yield Change("week", week.starts_on, f"{_name_week(week)} is no longer part of the plan.")


def _name_week(week: PlannedWeek) -> str:
    return f"The week from {_day(week.starts_on)}"


def _say_becoming(old: PlannedWeek, new: PlannedWeek) -> str:
    if old.phase != new.phase:
        return f"turns from {_say_week(old)} to {_say_week(new)}"
    return "becomes an easier one" if new.deload else "is a full one again"


def _say_week(week: PlannedWeek) -> str:
    return f"{PHASE_WORDS[week.phase].lower()}{' (easier)' if week.deload else ''}"


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
    units = new.athlete.units
    for one, other in pairs:
        yield from _pair_changes(one, other, find_cause(one, other, events), units)
    for session in gone:
        cause = find_cause(session, None, events)
        text = f"{_name(session)} {'are' if _is_many(session) else 'is'} left out{cause}."
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
    old: PlannedSession, new: PlannedSession, cause: str, units: Units
) -> Iterator[Change]:
    name, are = _name(old), _is_many(old)
    if old.on != new.on:
        text = f"{name} {'move' if are else 'moves'} to {_day(new.on)}{cause}."
        yield Change("moved", new.on, text, new.id)
    elif old.at != new.at:
        at, was = new.at, old.at
        text = f"{name} {'are' if are else 'is'} at {at:%H:%M} instead of {was:%H:%M}{cause}."
        yield Change("retimed", new.on, text, new.id)
    if old.place != new.place:
        name, place, other = _name(new), new.place, old.place
        text = f"{name} {'are' if are else 'is'} at {place} instead of {other}{cause}."
        yield Change("place", new.on, text, new.id)
    yield from _content_changes(old, new, cause, units)


def _content_changes(
    old: PlannedSession, new: PlannedSession, cause: str, units: Units
) -> Iterator[Change]:
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
    doses = [(b.name, _say_item_dose(a, b, units)) for a, b in both]
    loads = [f"{exercise} {dose}" for exercise, dose in doses if dose]
    if loads:
        yield Change("loads", new.on, f"{name}: {_few(loads)}{cause}.", new.id)


def _by_exercise(session: PlannedSession) -> Mapping[str, PlannedItem]:
    """Return the items by exercise: what a session is made for first, what opens it last."""
    rows = sorted(session.items(), key=lambda row: row[0] in OPENING_QUALITIES)
    return {item.exercise: item for _, item in rows}


def _say_item_dose(old: PlannedItem, new: PlannedItem, units: Units) -> str:
    """Return what differs in the first work set, and what its weight counts."""
    was, now = old.work_sets[0], new.work_sets[0]
    dose = _say_dose(was, now, units)
    is_load = bool(now.load_kg) and dose.endswith(f" {units}")
    return f"{dose} in each hand" if is_load and new.load_counts == "per_hand" else dose


def _say_dose(old: PlannedSet, new: PlannedSet, units: Units) -> str:
    """Return `65-70 → 67.5-72.5 kg`: the first of weight, amount and effort that differs."""
    if (old.load_kg, old.find_load) != (new.load_kg, new.find_load):
        return f"{_load(old, units)} → {_load(new, units)} {units if new.load_kg else ''}".rstrip()
    for was, now, unit in (
        (old.reps, new.reps, "reps"),
        (old.seconds, new.seconds, "s"),
        (old.rir, new.rir, "reps in reserve"),
    ):
        if was != now and was and now:
            return f"{_range(was)} → {_range(now)} {unit}"
    return ""


def _load(work: PlannedSet, units: Units) -> str:
    if work.load_kg is None:
        return "a weight to find" if work.find_load else "no weight"
    return "-".join(dict.fromkeys(in_units(load_kg, units) for load_kg in work.load_kg))


def _range(amounts: tuple[int, int]) -> str:
    return "-".join(dict.fromkeys(str(amount) for amount in amounts))


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
        if key[1] < (monday_of(new.open_from) if key[0] in OF_A_WEEK else new.open_from):
            continue
        if more >= TOLD_COST:
            text = f"A compromise, {more:.1f} points more: {texts[key]}"
            yield Change("rule", key[1], text)
        elif more <= -TOLD_COST and key not in after:
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


def _gate_changes(old: Plan, new: Plan, events: Sequence[Event]) -> Iterator[Change]:
    """Yield which gates the log opened or closed; other causes are told by their events."""
    if not any(isinstance(event, SetsLogged) for event in events):
        return
    was_open = {gate.pattern: gate.open for gate in old.gates}
    for gate in new.gates:
        name = PATTERN_WORDS[gate.pattern].name
        if gate.open and not was_open.get(gate.pattern, True):
            text = f"Sets of 1-6 are open to you now in the {name}: you have earned them."
            yield Change("notice", new.open_from, text)
        elif not gate.open and was_open.get(gate.pattern, False):
            missing = "; ".join(gate.missing)
            text = f"The {name} goes back to sets of 8-10. To open it again: {missing}."
            yield Change("notice", new.open_from, text)


def _name(session: PlannedSession) -> str:
    if session.kind in KIND_NAMES:
        return f"{_day(session.on)}'s {KIND_NAMES[session.kind][0]}"
    title = session.title.partition(": ")[2] or session.title
    return f"{_day(session.on)}'s session ({title})"


def _is_many(session: PlannedSession) -> bool:
    return session.kind in KIND_NAMES and KIND_NAMES[session.kind][1]


def _day(day: dt.date) -> str:
    return f"{day:%A} {day.day} {day:%B}"

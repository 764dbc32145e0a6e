"""Hard rules of the days around races, by distance and priority."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.planning.check.case import SLOT_KINDS, items_of
from ironstride.planning.check.findings import Finding, find_at
from ironstride.planning.check.times import days_between
from ironstride.training.calendar_weeks import DAYS_PER_WEEK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.planning.check.case import Case
    from ironstride.policy.reader import Policy
    from ironstride.training.race import Race
    from ironstride.training.session import PlannedSession

LIGHT_GRADE: Final = 1
# Nobody learns anything new in these, and nothing is sore after them.
ALWAYS_KNOWN: Final = frozenset({"mobility", "drill"})


def race_row(race: Race, policy: Policy) -> str:
    """Return the row of the race tables that the distance of `race` falls into."""
    rows = sorted(policy.table("races.distance_up_to_m").items(), key=lambda row: row[1])
    return next((name for name, most in rows if race.distance_m <= most), rows[-1][0])


def primer_window(race: Race, case: Case) -> tuple[int, int]:
    """Return the days before `race` in which its primer belongs; (0, 0) where it has none.

    A newcomer whose race comes soon after the day of the plan lifts nothing heavy before it. Of A
    races in one week the first alone has a primer.
    """
    too_soon = case.policy.number("phases.newcomer_too_late_weeks") * DAYS_PER_WEEK
    is_unready = case.newcomer and days_between(case.plan.today, race.on) < too_soon
    if race.priority != "A" or is_unready or _follows_another(race, case):
        return 0, 0
    low, high = case.policy.ranges("races.primer_days")[race_row(race, case.policy)]
    return int(low), int(high)


def _follows_another(race: Race, case: Case) -> bool:
    """Whether an A race stands before `race`, no more than a week earlier."""
    goals = [one for one in case.races if one.priority == "A"]
    earlier = goals[: goals.index(race)]
    return any(days_between(one.on, race.on) <= DAYS_PER_WEEK for one in earlier)


def no_session_on_race_day(case: Case) -> Iterator[Finding]:
    """The day of a race holds no session."""
    for session, race, days in _sessions_near_races(case):
        if days == 0 and session.kind in SLOT_KINDS:
            yield _near(case, session, f"{race.name!r} is on this day")


def mobility_only_after_race(case: Case) -> Iterator[Finding]:
    """The first days after a race hold mobility at most."""
    for session, race, days in _sessions_near_races(case):
        most = case.policy.table("races.no_lift_after_days")[race_row(race, case.policy)]
        if 1 <= -days <= most and session.kind != "mobility":
            text = f"{session.kind} {-days} days after {race.name!r}; mobility only for {most:g}"
            yield _near(case, session, text)


def no_heavy_legs_after_race(case: Case) -> Iterator[Finding]:
    """The days after a race hold no heavy legs and no hard leg session."""
    for session, race, days in _sessions_near_races(case):
        most = case.policy.table("races.no_heavy_after_days")[race_row(race, case.policy)]
        if 1 <= -days <= most and _is_heavy(case, session):
            text = f"leg grade {session.leg_grade} {-days} days after {race.name!r}"
            yield _near(case, session, f"{text}; nothing heavy for {most:g} days")


def last_heavy_before_race(case: Case) -> Iterator[Finding]:
    """Before an A race the heavy legs stop first, then all leg work but the primer."""
    for session, race, days in _sessions_near_races(case):
        if race.priority != "A" or days < 1:
            continue
        row = race_row(race, case.policy)
        heavy = case.policy.table("races.last_heavy_days")[row]
        last = case.policy.table("races.last_leg_days")[row]
        is_primer = session.kind == "primer"
        if days <= heavy and _is_heavy(case, session, heavy_sets=not is_primer):
            text = f"leg grade {session.leg_grade} {days} days before {race.name!r}"
            yield _near(case, session, f"{text}; the last is {heavy:g} days before")
        low, high = primer_window(race, case)
        in_window = is_primer and bool(low) and low <= days <= high
        if days <= last and session.kind in {"lift", "primer"} and not in_window:
            text = f"a {session.kind} {days} days before {race.name!r}; the last is {last:g} before"
            yield _near(case, session, text)


def primer_in_its_window(case: Case) -> Iterator[Finding]:
    """A primer comes in the window before an A race and nowhere else."""
    for session in case.sessions:
        if session.kind != "primer":
            continue
        windows = [(*primer_window(race, case), days) for race, days in case.days_to_race(session)]
        if not any(low and low <= days <= high for low, high, days in windows):
            yield _near(case, session, "no A race has its primer window on this day")


def leg_work_clear_of_races(case: Case) -> Iterator[Finding]:
    """The days right before a B or C race hold no lift."""
    for session, race, days in _sessions_near_races(case):
        clear = case.policy.table("races.lesser_clear_days").get(race.priority, 0)
        if 1 <= days <= clear and session.kind == "lift":
            text = f"a lift {days} days before {race.name!r} ({race.priority})"
            yield _near(case, session, f"{text}; {clear:g} days stay clear")


def no_intensive_jumps_before_race(case: Case) -> Iterator[Finding]:
    """The days before an A race hold no intensive jumps."""
    intensive = case.policy.number("plyometrics.intensive_impact")
    for session, race, days in _sessions_near_races(case):
        most = case.policy.table("races.last_intensive_plyo_days")[race_row(race, case.policy)]
        if race.priority != "A" or not 0 <= days <= most or session.authored:
            continue
        for item in items_of(session):
            exercise = case.exercise(item)
            if exercise and exercise.impact >= intensive:
                text = f"{item.name} (impact {exercise.impact}) {days} days before {race.name!r}"
                yield find_at(session, f"{text}; the last is {most:g} days before", item=item.id)


def no_new_exercise_before_race(case: Case) -> Iterator[Finding]:
    """In the last weeks before an A race no exercise is new, where an older one could stand.

    On a pinned day the plan may have nothing older to do; then it has to say so.
    """
    most = case.policy.number("races.no_new_exercise_days")
    known = set(case.plan.athlete.lifted)
    trained: set[str] = set()
    for session in case.sessions:
        near = [
            race
            for race, days in case.days_to_race(session)
            if race.priority == "A" and 0 <= days <= most
        ]
        for item in items_of(session):
            main = case.patterns(item)[:1]
            is_new = item.exercise not in known and not ALWAYS_KNOWN & set(case.patterns(item))
            if near and is_new and not session.authored and trained & set(main):
                text = f"{item.name} is new less than {most:g} days before {near[0].name!r}"
                kept = case.is_pinned(session)
                yield find_at(session, text, item=item.id, kept=kept)
        for item in items_of(session):
            known.add(item.exercise)
            # Only what the engine chose could have stayed: an author's pattern says nothing.
            own_lift = session.kind == "lift" and not session.authored
            trained |= set(case.patterns(item)[:1]) if own_lift else set()


def _sessions_near_races(case: Case) -> Iterator[tuple[PlannedSession, Race, int]]:
    for session in case.sessions:
        for race, days in case.days_to_race(session):
            yield session, race, days


def _is_heavy(case: Case, session: PlannedSession, *, heavy_sets: bool = True) -> bool:
    if session.leg_grade > LIGHT_GRADE:
        return True
    return heavy_sets and case.holds_heavy_legs(session)


def _near(case: Case, session: PlannedSession, text: str) -> Finding:
    return find_at(session, text, kept=case.is_pinned(session))

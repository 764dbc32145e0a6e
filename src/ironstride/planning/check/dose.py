"""How much: reps inside one class, legs graded by their dose, light first weeks and deloads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.planning.check.around_runs import HEAVY_GRADE
from ironstride.planning.check.case import LOADED_CLASSES, items_of
from ironstride.planning.check.findings import Finding, find_at
from ironstride.planning.check.times import days_between
from ironstride.training.sets import CLASS_REPS
from ironstride.training.words import HEAVY_LEG_PATTERNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.planning.check.case import Case
    from ironstride.training.session import PlannedItem, PlannedSession

MINOR_LEG_PATTERNS: Final = frozenset({"calf_straight", "calf_bent"})
SMALL_LEG_PATTERNS: Final = frozenset(
    {"tibialis", "hip_abduction", "hip_adduction", "hip_flexion", "foot"}
)
ROUNDING: Final = 1e-6
# What grows with the runner; mobility and drills are the same in every week.
TRAINED_CLASSES: Final = LOADED_CLASSES | {"stability", "hold"}


def reps_inside_class(case: Case) -> Iterator[Finding]:
    """Reps of work sets stay inside the class: 1-6, 8-15, 15 and more; an author may write 7."""
    for session in case.own_sessions:
        for item in items_of(session):
            bounds = CLASS_REPS.get(item.rep_class)
            for work in item.work_sets:
                if work.reps is None or bounds is None:
                    continue
                if work.reps[0] < bounds[0] or work.reps[1] > bounds[1]:
                    text = f"{item.name}: {work.reps[0]}-{work.reps[1]} reps in {item.rep_class}"
                    yield find_at(session, text, item=item.id)


def power_stops_when_speed_fades(case: Case) -> Iterator[Finding]:
    """Power sets are short and have no reps in reserve to judge."""
    reps = case.policy.pair("dose.power_reps")[1]
    contacts = case.policy.number("plyometrics.contacts_per_set")
    for session in case.own_sessions:
        for item in items_of(session):
            for work in item.work_sets if item.rep_class == "power" else ():
                is_long = work.reps is not None and work.reps[1] > reps
                if is_long or (work.contacts or 0) > contacts or work.rir is not None:
                    text = f"{item.name}: power is at most {reps:g} reps or {contacts:g} contacts"
                    yield find_at(session, f"{text} a set, without reps in reserve", item=item.id)


def heavy_legs_are_graded_heavy(case: Case) -> Iterator[Finding]:
    """A lift with heavy legs has leg grade 2 or 3."""
    for lift in case.lifts:
        if not lift.authored and case.holds_heavy_legs(lift) and lift.leg_grade < HEAVY_GRADE:
            yield find_at(lift, f"holds heavy legs at leg grade {lift.leg_grade}")


def leg_grade_by_dose(case: Case) -> Iterator[Finding]:
    """A leg grade is not below what the sets alone, without any novelty, cost the legs.

    A primer stops far from hard, which points by sets do not see; its window guards it.
    """
    limits = sorted(case.policy.table("leg_points.grade_up_to").items())
    for session in case.own_sessions:
        if session.kind == "primer":
            continue
        points = sum(_leg_points(case, item) for item in items_of(session))
        least = 1 + sum(points > most + ROUNDING for _, most in limits)
        if least >= HEAVY_GRADE and session.leg_grade < least:
            text = f"{points:.1f} points of leg work are grade {least}, not {session.leg_grade}"
            yield find_at(session, text)


def novice_first_weeks_light(case: Case) -> Iterator[Finding]:
    """A newcomer begins with few sets far from the limit; nothing heavy before a near race."""
    if not case.newcomer:
        return
    most = case.policy.whole("dose.first_weeks_sets")
    least = case.policy.whole("dose.first_weeks_rir")
    for session in case.own_sessions:
        week = case.week_number(session.on)
        is_near = _race_too_near(case, session)
        for item in items_of(session):
            sets = len(item.work_sets)
            is_early = week < case.policy.number("dose.first_weeks")
            if is_early and item.rep_class in TRAINED_CLASSES and sets > most:
                text = f"{item.name}: {sets} sets in week {week + 1}; {most} at most"
                yield find_at(session, text, item=item.id)
            rir = min((work.rir[0] for work in item.work_sets if work.rir), default=least)
            if is_early and rir < least:
                text = f"{item.name}: {rir} reps in reserve in week {week + 1}; {least} at least"
                yield find_at(session, text, item=item.id)
            if is_near and item.rep_class == "strength":
                text = f"{item.name}: sets of 1-6 for a newcomer this near to a race"
                yield find_at(session, text, item=item.id)


def deload_is_lighter(case: Case) -> Iterator[Finding]:
    """A deload has about the share of sets that the policy says, and more reps in reserve.

    Compared per lift with the training week before; each exercise may round up half a set. Reps in
    reserve have targets of their own in each phase, so they are compared inside one.
    """
    fraction = case.policy.number("phases.deload_sets_fraction")
    before: list[PlannedItem] = []
    lifts_before, phase_before = 0, ""
    for week in case.plan.weeks:
        lifts = [one for one in week.sessions if one.kind == "lift" and not one.authored]
        items = [item for lift in lifts for item in _trained(lift)]
        if not week.deload:
            if items:
                before, lifts_before, phase_before = items, len(lifts), week.phase
        elif items and before:
            usual = sum(len(item.work_sets) for item in before) / lifts_before * len(lifts)
            most = max(len(items), fraction * usual + len(items) / 2)
            sets = sum(len(item.work_sets) for item in items)
            if sets > most:
                text = f"{sets} sets in a deload; {most:.1f} at most after {usual:.1f}"
                yield Finding(lifts[0].on, f"week {week.starts_on}", text)
            if week.phase == phase_before and _mean_rir(items) <= _mean_rir(before):
                text = f"{_mean_rir(items):.1f} reps in reserve in a deload, no more than before"
                yield Finding(lifts[0].on, f"week {week.starts_on}", text)


def _trained(session: PlannedSession) -> list[PlannedItem]:
    return [item for item in items_of(session) if item.rep_class in LOADED_CLASSES]


def _mean_rir(items: list[PlannedItem]) -> float:
    rirs = [work.rir[0] for item in items for work in item.work_sets if work.rir]
    return sum(rirs) / len(rirs) if rirs else 0.0


def _leg_points(case: Case, item: PlannedItem) -> float:
    """Return what the work sets cost the legs at the very least [points]."""
    policy = case.policy
    patterns = set(case.patterns(item)[:1])
    share = 1.0 if patterns & HEAVY_LEG_PATTERNS else 0.0
    if patterns & MINOR_LEG_PATTERNS:
        share = policy.number("leg_points.minor_fraction")
    elif patterns & SMALL_LEG_PATTERNS:
        share = policy.number("leg_points.small_fraction")
    exercise = case.exercise(item)
    bias = exercise.eccentric_bias if exercise else 0
    extra = 1 + policy.number("leg_points.eccentric_extra") * bias
    per_set = policy.table("leg_points.per_set").get(item.rep_class, 0)
    contacts = sum(work.contacts or 0 for work in item.work_sets)
    impact = exercise.impact if exercise else 0
    jumped = contacts * impact * policy.number("leg_points.per_contact")
    sets = sum(not work.contacts for work in item.work_sets)
    return sets * per_set * share * extra + jumped


def _race_too_near(case: Case, session: PlannedSession) -> bool:
    """Whether an A race came so soon after the day of the plan that nothing heavy is built."""
    most = case.policy.number("phases.newcomer_too_late_weeks") * 7
    return any(
        race.priority == "A" and days >= 0 and 0 <= days_between(case.plan.today, race.on) < most
        for race, days in case.days_to_race(session)
    )

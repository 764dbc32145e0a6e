"""Drills before runs: which runs, right before them, few, and away from races."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.planning.check.case import items_of
from ironstride.planning.check.contacts import jump_level_of
from ironstride.planning.check.findings import Finding, find_at
from ironstride.planning.check.race_days import race_row
from ironstride.planning.check.safety import hurt_regions, injured_regions, power_is_out
from ironstride.planning.check.times import end_h, hour_of, start_h

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.planning.check.case import Case
    from ironstride.training.plan import PlannedWeek
    from ironstride.training.race import Race
    from ironstride.training.session import PlannedSession
    from ironstride.training.words import Region

SAME_H: Final = 1 / 3600
BUILD_UP: Final = "build-up-run"
# From the hip down.
LOWER_LIMB: Final[frozenset[Region]] = frozenset(
    {"foot", "achilles", "calf", "shin", "knee", "hamstring", "quad", "groin", "hip"}
)


def drills_before_quality_runs(case: Case) -> Iterator[Finding]:
    """A warm-up holds drills and build-ups only, and ends where a quick run begins."""
    kinds = case.policy.words("warm_ups.runs")
    known = set(case.policy.words("warm_ups.drills"))
    runs = {run.id: run for run in case.plan.runs}
    for session in _warm_ups(case):
        run = runs.get(session.run_id or "")
        if run is None or run.type not in kinds:
            yield find_at(session, f"stands before {run.type if run else 'no run'}")
        elif abs(end_h(session) - hour_of(run.on, run.at)) > SAME_H:
            yield find_at(session, f"does not end where {run.id} begins")
        if session.leg_grade:
            yield find_at(session, f"has leg grade {session.leg_grade}")
        for item in items_of(session):
            build_up = item.exercise == BUILD_UP and run is not None and run.type != "strides"
            is_drill = item.rep_class == "skill" and item.exercise in known
            if not (is_drill or build_up):
                yield find_at(session, f"{item.name} is no drill for it", item=item.id)
        yield from _drills_above_level(case, session)
        yield from _meetings(case, session)


def few_drills_a_week(case: Case) -> Iterator[Finding]:
    """Warm-ups with drills are few a week, one for a run, short, and hold a few drills each."""
    policy = case.policy
    most = policy.table("warm_ups.most_a_week")[case.level]
    each = policy.table("warm_ups.drills_each")[case.level]
    minutes = policy.number("warm_ups.most_minutes")
    sets = policy.number("warm_ups.most_drill_sets_a_week")
    for week in case.plan.weeks:
        own = [one for one in _warm_ups(case) if one in week.sessions]
        if len(own) > most:
            yield find_at(own[-1], f"is warm-up {len(own)} of the week; {most:g} at most")
        if len({one.run_id for one in own}) < len(own):
            yield find_at(own[-1], "two warm-ups stand before one run")
        if own and _drill_sets(case, week) > sets:
            yield find_at(own[-1], f"{_drill_sets(case, week)} sets of drills; {sets:g} a week")
        for session in own:
            drills = [item for item in items_of(session) if item.exercise != BUILD_UP]
            if not 1 <= len(drills) <= each or session.minutes > minutes:
                text = f"{len(drills)} drills in {session.minutes} min; {each:g} in {minutes:g}"
                yield find_at(session, text)


def drills_away_from_races(case: Case) -> Iterator[Finding]:
    """The last days before a race, the days after it and the weeks of recovery have no drills."""
    resting = {week.starts_on for week in case.plan.weeks if week.phase == "transition"}
    for session in _warm_ups(case):
        week = case.plan.week_of(session.on)
        if week is not None and week.starts_on in resting:
            yield find_at(session, "is in a week of transition")
        for race, days in case.days_to_race(session):
            before, after = _clear_days(case, race)
            if -after <= days <= before:
                yield find_at(session, f"{race.name!r} is {days} days away")


def drills_leave_out_what_health_forbids(case: Case) -> Iterator[Finding]:
    """No drills where pain from the hip down, an injury or a flag keeps impact out."""
    hurt, injured = hurt_regions(case), injured_regions(case)
    for session in _warm_ups(case):
        if power_is_out(case) or hurt & LOWER_LIMB:
            yield find_at(session, "health keeps impact out")
        for item in items_of(session):
            exercise = case.exercise(item)
            if exercise is not None and exercise.impact and exercise.regions & injured:
                yield find_at(session, f"{item.name} stresses an injured region", item=item.id)


def _warm_ups(case: Case) -> list[PlannedSession]:
    """Return the warm-ups still to come: what is past was right when it was planned."""
    return [
        one for one in case.sessions if one.kind == "run_warmup" and one.on >= case.plan.open_from
    ]


def _drill_sets(case: Case, week: PlannedWeek) -> int:
    return sum(
        len(item.work_sets)
        for session in week.sessions
        for item in items_of(session)
        if case.patterns(item)[:1] == ("drill",) and item.exercise != BUILD_UP
    )


def _drills_above_level(case: Case, session: PlannedSession) -> Iterator[Finding]:
    """Yield the drills that land harder than the runner's level of jumps allows."""
    week = case.plan.week_of(session.on)
    level = 0 if week is None else jump_level_of(case, week)
    for item in items_of(session):
        exercise = case.exercise(item)
        if exercise is not None and exercise.impact > 1 + level:
            text = f"{item.name} (impact {exercise.impact}) at level {level}"
            yield find_at(session, text, item=item.id)


def _meetings(case: Case, session: PlannedSession) -> Iterator[Finding]:
    for other in case.sessions:
        if other is not session and other.on == session.on and _overlap(other, session):
            yield find_at(session, f"overlaps {other.id}")


def _overlap(one: PlannedSession, other: PlannedSession) -> bool:
    latest, soonest = max(start_h(one), start_h(other)), min(end_h(one), end_h(other))
    return soonest - latest > SAME_H


def _clear_days(case: Case, race: Race) -> tuple[float, float]:
    """Return the days before and after `race` in which no lift may stand: nor may drills."""
    policy, row = case.policy, race_row(race, case.policy)
    after = policy.table("races.no_lift_after_days")[row]
    if race.priority == "A":
        return policy.table("races.last_leg_days")[row], after
    return policy.table("races.lesser_clear_days")[race.priority], after

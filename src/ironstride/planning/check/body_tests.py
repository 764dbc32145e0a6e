"""Sessions of tests: where they may stand, what they may hold, and what their results forbid."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ironstride.planning.check.case import RESTING_PHASES, SLOT_KINDS, items_of
from ironstride.planning.check.findings import Finding, find_at
from ironstride.planning.check.race_days import race_row
from ironstride.planning.check.safety import hurt_regions, injured_regions, work_is_limited
from ironstride.planning.check.times import days_between, end_h, start_h
from ironstride.training.calendar_weeks import DAYS_PER_WEEK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ironstride.planning.check.case import Case
    from ironstride.training.plan import PlannedWeek
    from ironstride.training.session import PlannedItem, PlannedSession

TEST_GRADE: Final = 1
# One second: two clocks that agree.
SAME_H: Final = 1 / 3600
CALF: Final = "single-leg-calf-raise"
HOP: Final = "single-leg-hop"
# A run, by its landings: calves that are weak for jumps carry it all the same.
BUILD_UP: Final = "build-up-run"
TEST_ENDING: Final = "-test"


def tests_at_block_ends(case: Case) -> Iterator[Finding]:
    """Tests stand in an easy week or the last week of a phase, not in a newcomer's first weeks."""
    weeks = case.plan.weeks
    early = case.policy.number("clearance.newcomer_weeks") if case.newcomer else 0
    for index, week in enumerate(weeks):
        ahead = weeks[index + 1 : index + 2]
        ends = week.deload or any(one.phase != week.phase for one in ahead)
        for session in _tests_in(case, week):
            if week.phase in RESTING_PHASES or not ends:
                yield find_at(session, f"is in a week of {week.phase} where no block ends")
            if case.week_number(session.on) < early:
                yield find_at(session, f"is in the first {early:g} weeks of a newcomer")


def tests_weeks_apart(case: Case) -> Iterator[Finding]:
    """Weeks lie between two sessions of tests, and between tests and the results given."""
    least = DAYS_PER_WEEK * case.policy.whole("benchmarks.least_gap_weeks")
    planned = [one for one in case.sessions if one.kind == "tests"]
    for before, session in pairwise(planned):
        if _is_open(case, session) and days_between(before.on, session.on) < least:
            gap = days_between(before.on, session.on)
            yield find_at(session, f"comes {gap} days after {before.id}; {least} are wanted")
    for session in _open_tests(case):
        gaps = [abs(days_between(one.on, session.on)) for one in case.plan.athlete.tests]
        if gaps and min(gaps) < least:
            yield find_at(session, f"is {min(gaps)} days from a result; {least} are wanted")


def tests_clear_of_key_runs(case: Case) -> Iterator[Finding]:
    """No key run on the day of tests or the next, and no rest day either."""
    running = {run.on for run in case.runs}
    resting = {run.on for run in case.plan.runs if run.type == "rest"} - running
    for session in _open_tests(case):
        for run in case.runs:
            if run.key and days_between(session.on, run.on) in (0, 1):
                yield find_at(session, f"{run.name!r} is on the day of the tests or the next")
        if session.on in resting:
            yield find_at(session, "the calendar marks this day as rest")


def tests_clear_of_races(case: Case) -> Iterator[Finding]:
    """No tests in the weeks before a race and in the days after one."""
    clear = case.policy.table("benchmarks.clear_before_race_days")
    for session in _open_tests(case):
        for race, days in case.days_to_race(session):
            after = case.policy.table("races.no_heavy_after_days")[race_row(race, case.policy)]
            if -after <= days <= clear[race.priority]:
                yield find_at(session, f"{race.name!r} is {days} days away")


def tests_are_short(case: Case) -> Iterator[Finding]:
    """A session of tests keeps to its minutes and to leg grade 1."""
    most = case.policy.number("benchmarks.most_minutes")
    for session in _open_tests(case):
        if session.minutes > most:
            yield find_at(session, f"takes {session.minutes} min; tests have {most:g}")
        if session.leg_grade > TEST_GRADE:
            yield find_at(session, f"has leg grade {session.leg_grade}")


def tests_without_a_maximum(case: Case) -> Iterator[Finding]:
    """Tests are those of the catalogue, without weight, and end at a number; nowhere else."""
    for session in case.own_sessions:
        for item in items_of(session):
            exercise = case.exercise(item)
            is_test = exercise is not None and exercise.is_test
            if is_test != (session.kind == "tests"):
                yield find_at(session, f"{item.name} in a {session.kind} session", item=item.id)
            elif is_test and _is_too_much(case, item):
                yield find_at(session, f"{item.name} has a weight or no end", item=item.id)


def tests_stand_before_other_work(case: Case) -> Iterator[Finding]:
    """Tests have a day of their own, in one of its slots, or end where the day's lift begins."""
    pinned = {pin.on for pin in case.plan.athlete.pinned}
    for session in _open_tests(case):
        others = [one for one in case.sessions if one.on == session.on and one.kind in SLOT_KINDS]
        if session.on in pinned:
            yield find_at(session, "is on a pinned day")
        elif others and not _ends_at_lift(session, others):
            yield find_at(session, f"does not end where {others[0].id} begins")
        elif not others and not _has_slot(case, session):
            yield find_at(session, "is on a free day without a slot for it")


def tests_leave_out_what_health_forbids(case: Case) -> Iterator[Finding]:
    """Nobody whom health limits is tested, and no test loads a region that was injured lately."""
    regions = injured_regions(case) | hurt_regions(case)
    for session in _open_tests(case):
        if work_is_limited(case):
            yield find_at(session, "health limits the work")
        for item in items_of(session):
            exercise = case.exercise(item)
            if exercise is not None and exercise.regions & regions:
                yield find_at(session, f"{item.name} loads a sore or injured region", item=item.id)


def jumps_wait_for_strong_and_even_legs(case: Case) -> Iterator[Finding]:
    """What the newest tests leave of jumps, and of skips before runs, is not exceeded."""
    level = _level_left(case)
    for session in case.own_sessions:
        for item in items_of(session) if _is_open(case, session) else ():
            exercise = case.exercise(item)
            if exercise is None or not exercise.impact or item.exercise == BUILD_UP:
                continue
            is_jump = exercise.main_pattern == "plyometric"
            if not is_jump and session.kind != "run_warmup":
                continue
            if level < 0 or (is_jump and exercise.skill > level + 1):
                text = f"{item.name}: the tests leave jumps of level {level} (-1: none)"
                yield find_at(session, text, item=item.id)


def _level_left(case: Case) -> int:
    """Return the highest level of jumps after the newest calf raises and hops; -1 for none."""
    policy, left = case.policy, 3
    calf, hop = _newest(case, CALF), _newest(case, HOP)
    if calf is not None:
        for row, need in policy.table("benchmarks.calf_raises_for_jumps").items():
            if min(calf) < need:
                left = min(left, int(row) - 1)
    if hop is not None and min(hop) < max(hop) * policy.number(
        "benchmarks.least_symmetry_fraction"
    ):
        left = min(left, policy.whole("benchmarks.even_hops_from_level") - 1)
    return left


def _newest(case: Case, name: str) -> tuple[int, int] | None:
    """Return the sides of the newest result of a test that is still fresh on the plan's day."""
    days = DAYS_PER_WEEK * case.policy.whole("benchmarks.fresh_weeks")
    own = [one for one in case.plan.athlete.tests if one.test == name]
    newest = max(enumerate(own), key=lambda pair: (pair[1].on, pair[0]), default=None)
    if newest is None or days_between(newest[1].on, case.plan.today) > days:
        return None
    return newest[1].left, newest[1].right


def _is_open(case: Case, session: PlannedSession) -> bool:
    """Whether `session` is still to come: what is past was right when it was planned."""
    return session.on >= case.plan.open_from


def _open_tests(case: Case) -> list[PlannedSession]:
    return [one for one in case.sessions if one.kind == "tests" and _is_open(case, one)]


def _tests_in(case: Case, week: PlannedWeek) -> list[PlannedSession]:
    return [one for one in week.sessions if one.kind == "tests" and _is_open(case, one)]


def _is_too_much(case: Case, item: PlannedItem) -> bool:
    name = item.exercise.removesuffix(TEST_ENDING)
    least = case.policy.table("benchmarks.pass").get(name, 0)
    most = case.policy.table("benchmarks.stop_at").get(name, 0)
    tries = case.policy.whole("benchmarks.hop_tries") if name == HOP else 1
    # A test of reps has fifteen at least, whatever a coach's lines are: it is skill work.
    ends_at = max(least, most, 15)
    return len(item.work_sets) > tries or any(
        work.is_weighed or work.rir is not None or max(work.reps or work.seconds or (0,)) > ends_at
        for work in item.sets
    )


def _ends_at_lift(session: PlannedSession, others: Sequence[PlannedSession]) -> bool:
    lift = others[0]
    return (
        len(others) == 1
        and lift.kind == "lift"
        and lift.place == session.place
        and abs(start_h(lift) - end_h(session)) < SAME_H
    )


def _has_slot(case: Case, session: PlannedSession) -> bool:
    at = session.at if session.at_source == "given" else None
    return any(
        slot.place == session.place and slot.at == at and session.minutes <= slot.minutes
        for slot in case.plan.athlete.availability.slots_on(session.on)
    )

"""Sessions of tests: the same few tests of the body where a block ends."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from ironstride.planning.body_test_items import (
    allowed_tests,
    make_test_item,
    minutes_of_tests,
)
from ironstride.planning.openings import choose_time
from ironstride.planning.phases import RESTING
from ironstride.planning.qualities import QUALITY_OF_CLASS
from ironstride.planning.rules.facts import day_start_h
from ironstride.running.dated_runs import hours_of
from ironstride.training.calendar_weeks import DAYS_PER_WEEK, monday_of
from ironstride.training.session import Block, PlannedSession
from ironstride.training.words import QUALITIES
from ironstride.units import S_PER_HOUR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ironstride.planning.standing import Standing
    from ironstride.planning.weeks import WeekDemand
    from ironstride.planning.workshop import Workshop
    from ironstride.training.availability import Slot
    from ironstride.training.run import DatedRun
    from ironstride.training.session import PlannedItem
    from ironstride.training.words import Phase, TimeSource

TEST_GRADE: Final = 1
TIRING_GRADE: Final = 2
MINUTES_PER_HOUR: Final = 60
# From the best: inside the slot of a lift, on a free day, a little before a lift.
BEFORE_LIFT_IN_SLOT, ON_FREE_DAY, BEFORE_LIFT = range(3)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A moment for tests: `room_min` is the time there, `rank` how little it costs the runner."""

    day: dt.date
    place: str
    room_min: int
    rank: int
    tired: bool
    at: dt.time | None
    lift: PlannedSession | None = None
    at_source: TimeSource = "assumed"


def plan_body_tests(
    weeks: Sequence[WeekDemand],
    sessions: Sequence[PlannedSession],
    runs: Sequence[DatedRun],
    shop: Workshop,
    standing: Standing,
) -> tuple[PlannedSession, ...]:
    """Return sessions of tests beside `sessions`, which may hold tests that were planned before.

    Easy weeks come first, then the last weeks of a phase, weeks apart from each other and from
    the last result. None while health limits anything, on the way back from a break, or in a
    week without a lift.
    """
    if shop.screen.sessions != "all" or shop.screen.least_rir:
        return ()
    lifted = {monday_of(session.on) for session in sessions if session.kind == "lift"}
    tested = {test.on for test in shop.athlete.tests}
    tested |= {session.on for session in sessions if session.kind == "tests"}
    made = []
    for week in sorted(_block_ends(weeks, shop), key=lambda one: not one.deload):
        if week.starts_on in standing.eased or week.starts_on not in lifted:
            continue
        days = [day for day in week.days() if standing.is_open(day)]
        session = _plan_in_week(week, days, tested, sessions, runs, shop)
        if session is not None:
            made.append(session)
            tested.add(session.on)
    return tuple(made)


def _block_ends(weeks: Sequence[WeekDemand], shop: Workshop) -> Iterator[WeekDemand]:
    """Yield easy weeks and the last weeks of phases, but no first weeks of a newcomer."""
    early = shop.policy.whole("clearance.newcomer_weeks")
    for index, week in enumerate(weeks):
        phases = {one.phase for one in weeks[index + 1 : index + 2]}
        ends = bool(phases - {week.phase})
        if (week.deload or ends) and week.phase not in RESTING and not week.is_early(early):
            yield week


def _plan_in_week(
    week: WeekDemand,
    days: Sequence[dt.date],
    tested: set[dt.date],
    sessions: Sequence[PlannedSession],
    runs: Sequence[DatedRun],
    shop: Workshop,
) -> PlannedSession | None:
    """Return the tests of `week` at their best moment: the most tests, then the least trouble."""
    gap_days = DAYS_PER_WEEK * shop.policy.whole("benchmarks.least_gap_weeks")
    found = [
        (spot, items)
        for day in days
        if all(abs((day - other).days) >= gap_days for other in tested)
        if _is_clear(day, runs, shop)
        for spot in _spots(day, sessions, runs, shop)
        if (items := _fit(spot, week.phase, shop))
    ]
    if not found:
        return None
    spot, items = min(
        found, key=lambda one: (-len(one[1]), one[0].tired, one[0].rank, one[0].day, one[0].place)
    )
    return _compose(spot, items, shop)


def _is_clear(day: dt.date, runs: Sequence[DatedRun], shop: Workshop) -> bool:
    """Whether no key run today or tomorrow, no day of rest, no pin and no race speaks against."""
    tomorrow = day + dt.timedelta(days=1)
    if any(run.on == day and (run.key or run.type == "rest") for run in runs):
        return False
    if any(run.on == tomorrow and run.key for run in runs):
        return False
    if any(pin.on == day for pin in shop.athlete.pinned):
        return False
    clear = shop.policy.table("benchmarks.clear_before_race_days")
    return not any(
        -terms.no_heavy_after_days <= terms.days_to(day) <= clear[terms.race.priority]
        for terms in shop.limits.terms
    )


def _spots(
    day: dt.date,
    sessions: Sequence[PlannedSession],
    runs: Sequence[DatedRun],
    shop: Workshop,
) -> Iterator[_Spot]:
    """Yield the moments of `day`: right before its lift, or in a slot where nothing stands."""
    yesterday = day - dt.timedelta(days=1)
    tired = any(one.on == yesterday and one.leg_grade >= TIRING_GRADE for one in sessions)
    there = [one for one in sessions if one.on == day]
    slots = shop.athlete.availability.slots_on(day)
    for lift in there:
        if lift.kind != "lift" or lift.authored or len(there) > 1:
            return
        longest = max((one.minutes for one in slots if one.place == lift.place), default=0)
        room = longest - lift.minutes if lift.at_source == "assumed" else 0
        most = shop.policy.whole("benchmarks.most_minutes")
        rank = BEFORE_LIFT_IN_SLOT if room >= most else BEFORE_LIFT
        spot = _Spot(day, lift.place, most, rank, tired, None, lift, lift.at_source)
        if not _meets_run(spot, most, runs):
            yield spot
    for slot in () if there else slots:
        yield _free_spot(day, slot, runs, shop, tired=tired)


def _free_spot(
    day: dt.date, slot: Slot, runs: Sequence[DatedRun], shop: Workshop, *, tired: bool
) -> _Spot:
    timed = [span for run in runs if run.on == day and (span := _span_of(run))]
    at = slot.at or choose_time(timed, slot.minutes, day, shop.policy)
    source: TimeSource = "given" if slot.at else "assumed"
    return _Spot(day, slot.place, slot.minutes, ON_FREE_DAY, tired, at, at_source=source)


def _span_of(run: DatedRun) -> tuple[float, float] | None:
    """Return when a run with a given time starts and ends [h since day 0]; else None."""
    if run.at_source != "given" or run.type in ("rest", "cross"):
        return None
    start_h = hours_of(run.on, run.at)
    return start_h, start_h + (run.duration_s or 0) / S_PER_HOUR


def _meets_run(spot: _Spot, minutes: int, runs: Sequence[DatedRun]) -> bool:
    """Whether tests before the lift would begin the day before, or lie in a run."""
    if spot.lift is None:
        return False
    end_h = hours_of(spot.day, spot.lift.at)
    start_h = end_h - minutes / MINUTES_PER_HOUR
    spans = (span for run in runs if run.on == spot.day and (span := _span_of(run)))
    return start_h < day_start_h(spot.day) or any(
        begins < end_h and ends > start_h for begins, ends in spans
    )


def _fit(spot: _Spot, phase: Phase, shop: Workshop) -> tuple[PlannedItem, ...]:
    """Return as many tests as the moment has time for, in their order; () where too few."""
    place = shop.kits[spot.place].place
    most = min(spot.room_min, shop.policy.whole("benchmarks.most_minutes"))
    items = [
        make_test_item(spot.day, name, exercise, shop)
        for name, exercise in allowed_tests(phase, shop)
        if exercise.setup_for(place.equipment) is not None
    ]
    while items and minutes_of_tests(items, shop) > most:
        items.pop()
    least = shop.policy.whole("benchmarks.least_tests")
    return tuple(items) if len(items) >= least else ()


def _compose(spot: _Spot, items: tuple[PlannedItem, ...], shop: Workshop) -> PlannedSession:
    minutes = minutes_of_tests(items, shop)
    text = (
        "A block ends: the same tests each time show what has changed. Write both sides down "
        "under tests in your athlete file and plan again: the plan then knows."
    )
    why = [shop.why("tests_at_block_ends", text)]
    if spot.lift is None:
        where = "A free day: nothing tires you before the tests, and no key run follows tomorrow."
    else:
        where = f"Right before the lift, {minutes} minutes earlier, while you are fresh."
    why.append(shop.why("tests_stand_before_other_work", where))
    by_quality = {
        quality: [one for one in items if _quality(one) == quality] for quality in QUALITIES
    }
    return PlannedSession(
        id=f"{spot.day.isoformat()}-tests",
        on=spot.day,
        at=_start(spot, minutes),
        at_source=spot.at_source,
        place=spot.place,
        kind="tests",
        leg_grade=TEST_GRADE,
        minutes=minutes,
        title="Tests of the body",
        why=tuple(why),
        blocks=tuple(Block(quality, tuple(rows)) for quality, rows in by_quality.items() if rows),
        versions={},
    )


def _quality(item: PlannedItem) -> str:
    return QUALITY_OF_CLASS[item.rep_class]


def _start(spot: _Spot, minutes: int) -> dt.time:
    if spot.lift is None:
        return cast("dt.time", spot.at)
    begins = dt.datetime.combine(spot.day, spot.lift.at) - dt.timedelta(minutes=minutes)
    return begins.time()

"""Hours since day 0 of the calendar: when sessions and runs begin and end, in the worst case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.units import M_PER_KM, S_PER_HOUR

if TYPE_CHECKING:
    import datetime as dt

    from ironstride.policy.reader import Policy
    from ironstride.training.race import Race
    from ironstride.training.run import DatedRun
    from ironstride.training.session import PlannedSession
    from ironstride.training.words import RunType

DAY_H: Final = 24
# What the calendar calls a run and the legs do not notice.
NOT_RUNNING: Final = frozenset({"rest", "cross"})


@dataclass(frozen=True, slots=True)
class RunSpan:
    """A run or race [h]: it starts no sooner than `earliest_h` and ends by `latest_end_h`."""

    name: str
    on: dt.date
    type: RunType
    key: bool
    leg_cost: int
    timed: bool
    earliest_h: float
    latest_end_h: float


def hour_of(day: dt.date, at: dt.time) -> float:
    """Return a moment [h since day 0]; day numbers cannot overflow, as dates do."""
    return day.toordinal() * DAY_H + at.hour + at.minute / 60 + at.second / S_PER_HOUR


def start_h(session: PlannedSession) -> float:
    """Return when the session starts [h since day 0]."""
    return hour_of(session.on, session.at)


def end_h(session: PlannedSession) -> float:
    """Return when the session ends [h since day 0]."""
    return start_h(session) + session.minutes / 60


def days_between(first: dt.date, last: dt.date) -> int:
    """Return the days from `first` to `last`, negative when `last` is earlier."""
    return last.toordinal() - first.toordinal()


def shortage(have: float, need: float) -> float:
    """Return the missing share of `need`: 0 when there is enough, 1 when there is nothing."""
    return 0.0 if need <= 0 else min(1.0, max(0.0, (need - max(0.0, have)) / need))


def span_of_run(run: DatedRun, policy: Policy) -> RunSpan:
    """Return when `run` may start and end; a run without a time takes the whole window."""
    first, last = _window_h(run.on, policy)
    timed = run.at_source == "given"
    length_h = _duration_s(run.type, run.distance_m, run.duration_s, policy) / S_PER_HOUR
    start = hour_of(run.on, run.at)
    counts = run.type not in NOT_RUNNING
    return RunSpan(
        name=run.title or run.id,
        on=run.on,
        type=run.type,
        key=run.key and counts,
        leg_cost=run.leg_cost if counts else 0,
        timed=timed,
        earliest_h=start if timed else first,
        latest_end_h=(start if timed else last) + length_h,
    )


def span_of_race(race: Race, policy: Policy) -> RunSpan:
    """Return the span of a race that stands in no calendar."""
    first, last = _window_h(race.on, policy)
    length_h = _duration_s("race", race.distance_m, None, policy) / S_PER_HOUR
    start = hour_of(race.on, race.at) if race.at else None
    return RunSpan(
        name=race.name,
        on=race.on,
        type="race",
        key=True,
        leg_cost=int(policy.table("calendar.leg_cost")["race"]),
        timed=start is not None,
        earliest_h=first if start is None else start,
        latest_end_h=(last if start is None else start) + length_h,
    )


def _window_h(day: dt.date, policy: Policy) -> tuple[float, float]:
    low, high = policy.pair("calendar.run_window_h")
    midnight = day.toordinal() * DAY_H
    return midnight + low, midnight + high


def _duration_s(
    run_type: RunType, distance_m: float | None, duration_s: float | None, policy: Policy
) -> float:
    if duration_s:
        return duration_s
    if distance_m:
        return distance_m / M_PER_KM * policy.table("calendar.pace_s_per_km")[run_type]
    return policy.table("calendar.default_duration_s")[run_type]

"""How far a plan reaches."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ironstride.planning.phases import plan_phases
from ironstride.training.calendar_weeks import DAYS_PER_WEEK, MAX_WEEKS

if TYPE_CHECKING:
    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete


@dataclass(frozen=True, slots=True)
class Horizon:
    """The weeks to plan, None where the season decides, and the last day.

    `cut` is the last race where it is too far away to plan up to it.
    """

    weeks: int | None
    ends_on: dt.date
    cut: dt.date | None


def find_horizon(
    athlete: Athlete, today: dt.date, policy: Policy, weeks: int | None = None
) -> Horizon:
    """Return how far the plan of a season from `today` reaches, `weeks` if they are given.

    `policy` has the athlete's own overrides in it.
    """
    last = max((race.on for race in athlete.races), default=today)
    is_cut = weeks is None and weeks_until(last, today) > MAX_WEEKS
    weeks = MAX_WEEKS if is_cut else weeks
    near = tuple(race for race in athlete.races if weeks_until(race.on, today) <= MAX_WEEKS)
    season = plan_phases(replace(athlete, races=near), today, policy, weeks)
    ends_on = season.mondays[-1] + dt.timedelta(days=DAYS_PER_WEEK - 1)
    return Horizon(weeks, ends_on, last if is_cut else None)


def weeks_until(day: dt.date, today: dt.date) -> int:
    """Return the whole weeks from `today` to `day`."""
    return (day - today).days // DAYS_PER_WEEK

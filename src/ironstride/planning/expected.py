"""Which session of the old plan belongs to which place of the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.training.calendar_weeks import monday_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from ironstride.planning.placement import Placed
    from ironstride.planning.standing import Standing
    from ironstride.planning.weeks import WeekDemand
    from ironstride.training.session import PlannedSession


def match_expected(
    placed: Sequence[Placed], weeks: Sequence[WeekDemand], standing: Standing
) -> dict[dt.date, PlannedSession]:
    """Return, by the day of each placed opening, the lift of the old plan that belongs there.

    The one of the same day, else one of the same week that lost its day, the nearest first; none
    where the week has another phase now, or more work, where the day may cost the legs more than
    the session was placed for, or where a pain is gone and the day is free.
    """
    lifts = {day: one for day, one in standing.expected.items() if one.kind == "lift"}
    open_days = {one.opening.day: one for one in placed if one.opening.kept is None}
    matched = {day: lifts[day] for day in open_days if day in lifts}
    lost = [one for day, one in sorted(lifts.items()) if day not in matched]
    for day, one in sorted(open_days.items()):
        week = weeks[one.opening.week]
        rivals = [expected for expected in lost if week.first_day <= expected.on <= week.last_day]
        if day not in matched and rivals:
            nearest = min(rivals, key=lambda expected: abs((expected.on - day).days))
            matched[day] = nearest
            lost.remove(nearest)
    return {
        day: expected
        for day, expected in matched.items()
        if _suits(expected, open_days[day].grade, weeks[open_days[day].opening.week], standing)
        and not (standing.is_relieved and open_days[day].opening.pinned is None)
    }


def _suits(expected: PlannedSession, grade: int, week: WeekDemand, standing: Standing) -> bool:
    """Whether `week` has the phase of the week `expected` comes from, and `grade` is no higher."""
    origin = standing.weeks[monday_of(expected.on)]
    is_same = standing.was_same(week.starts_on, week.phase, deload=week.deload)
    # What kept the legs light is gone: the session gets its sets back.
    is_lighter = standing.placed_grade(expected, week.leg_grades) < grade
    return is_same and origin.phase == week.phase and not is_lighter

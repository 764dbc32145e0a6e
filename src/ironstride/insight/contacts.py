"""Landings of jumps by week: what was logged."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from ironstride.training.calendar_weeks import monday_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from ironstride.training.exercise import Exercise
    from ironstride.training.sets import LoggedSet

BOTH_SIDES: Final = 2


def set_contacts(one: LoggedSet, exercise: Exercise) -> float:
    """Return the landings of a logged set of a jump, both legs of one done on each side."""
    sides = BOTH_SIDES if exercise.per_side and one.side == "both" else 1
    return sides * (one.contacts or exercise.contacts_per_rep * (one.reps or 0))


def count_done_contacts(
    log: Iterable[LoggedSet], exercises: Mapping[str, Exercise], today: dt.date
) -> Mapping[dt.date, int]:
    """Return the landings of jumps logged until `today`, by the Monday of their week.

    What runs and drills use up is known from the plan: planning.week_contacts.WeekContacts has it
    beside the planned jumps and the budget.
    """
    done: dict[dt.date, float] = defaultdict(float)
    for one in log:
        exercise = exercises.get(one.exercise)
        is_jump = exercise is not None and exercise.main_pattern == "plyometric"
        if exercise is not None and is_jump and one.kind == "work" and one.performed_on <= today:
            done[monday_of(one.performed_on)] += set_contacts(one, exercise)
    return {monday: round(contacts) for monday, contacts in sorted(done.items())}

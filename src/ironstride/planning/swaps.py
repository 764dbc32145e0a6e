"""Another exercise for an item, on request."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ironstride.planning.qualities import LIFTED
from ironstride.planning.situation import Answer, CannotBe, Situation
from ironstride.planning.standing import Swap
from ironstride.training.calendar_weeks import monday_of

if TYPE_CHECKING:
    import datetime as dt

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training import events as ev
    from ironstride.training.plan import Plan


def swap_exercise(event: ev.Swapped, at: Situation, catalogue: Catalogue) -> Answer:
    """Replace the exercise of an item until its phase ends, where the place and the class allow."""
    found = next(
        (
            (session, item)
            for session in at.expected.values()
            for _, item in session.items()
            if item.id == event.item
        ),
        None,
    )
    if found is None:
        return CannotBe(f"no coming item has the id {event.item!r}{_say_an_id(at)}")
    session, item = found
    exercise = catalogue.exercises.get(event.exercise)
    if exercise is None:
        near = " or ".join(catalogue.nearest_ids(event.exercise))
        return CannotBe(
            f"no exercise is called {event.exercise!r}"
            + (f"; did you mean {near}?" if near else "")
        )
    does, wants = exercise.main_pattern, item.patterns[0]
    if does != wants:
        return CannotBe(f"{exercise.name} trains {does}, and {item.name} stands there for {wants}")
    if item.rep_class not in exercise.rep_classes:
        return CannotBe(f"{exercise.name} is not done as {item.rep_class} work")
    if exercise.setup_for(at.athlete.places[session.place].equipment) is None:
        return CannotBe(f"{exercise.name} needs more than {session.place} has")
    monday = monday_of(session.on)
    swap = Swap(item.exercise, exercise.id, monday, last_monday(monday, at.plan))
    return replace(at, swaps=(*at.swaps, swap))


def _say_an_id(at: Situation) -> str:
    """Return what an id looks like: that of the first item whose exercise changes nothing else."""
    items = (
        item
        for _, session in sorted(at.expected.items())
        for quality, item in session.items()
        if quality in LIFTED
    )
    first = next(items, None)
    return f"; it is the day and the exercise, such as {first.id}" if first else ""


def last_monday(monday: dt.date, plan: Plan) -> dt.date:
    """Return the Monday of the last week of the phase that holds the week from `monday`."""
    weeks = [week for week in plan.weeks if week.starts_on >= monday]
    last = monday
    for week in weeks:
        if week.phase != weeks[0].phase:
            break
        last = week.starts_on
    return last

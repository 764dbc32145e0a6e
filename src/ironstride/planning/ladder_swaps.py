"""Coming exercises without weights that the log exchanges for the next rung of their ladder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.planning.affinity import UNLOADED
from ironstride.planning.kits import build_kit
from ironstride.planning.race_limits import read_race_limits
from ironstride.planning.rungs import UNWEIGHED, find_rung
from ironstride.planning.screen import screen_health
from ironstride.planning.standing import Swap
from ironstride.planning.swaps import last_monday
from ironstride.training.calendar_weeks import monday_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.planning.kits import Kit
    from ironstride.planning.situation import Situation
    from ironstride.policy.reader import Policy
    from ironstride.training.exercise import Exercise
    from ironstride.training.session import PlannedItem


def swap_by_log(at: Situation, catalogue: Catalogue, policy: Policy) -> tuple[Swap, ...]:
    """Return the swaps that what was logged asks for, until the phase ends.

    None begins so near an A race that nothing may be new. `policy` has the athlete's own overrides
    in it.
    """
    screen = screen_health(at.athlete, at.now, policy)
    kits = {
        place.name: build_kit(place, at.athlete, catalogue, screen, policy)
        for place in at.athlete.places.values()
    }
    monday = monday_of(at.now)
    return tuple(
        Swap(old, new, monday, last_monday(monday, at.plan))
        for old, new in dict(_changes(at, kits, catalogue, policy)).items()
    )


def _changes(
    at: Situation, kits: dict[str, Kit], catalogue: Catalogue, policy: Policy
) -> Iterator[tuple[str, str]]:
    """Yield the exercises (ids) that leave their rung, each with the one it is done with next."""
    limits = read_race_limits(at.athlete.races, policy)
    coming = [
        (kits[session.place], item)
        for session in at.expected.values()
        if session.place in kits and limits.race_without_news(session.on) is None
        for _, item in session.items()
    ]
    for kit, item in coming:
        exercise = catalogue.exercises.get(item.exercise)
        if exercise is None or exercise.set_kind not in UNWEIGHED or _has_iron(kit, exercise):
            continue

        def is_possible(other: Exercise, item: PlannedItem = item, kit: Kit = kit) -> bool:
            option = kit.by_id.get(other.id)
            is_bare = option is not None and option.setup.implement in UNLOADED
            return is_bare and item.rep_class in other.rep_classes

        change = find_rung(exercise, at.athlete.log, at.now, is_possible, catalogue, policy)
        if change is not None:
            yield exercise.id, change.exercise.id


def _has_iron(kit: Kit, exercise: Exercise) -> bool:
    options = kit.of(exercise.main_pattern)
    return any(option.setup.implement not in UNLOADED for option in options)

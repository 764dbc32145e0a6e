"""How much an exercise asked for before and asks for now: only what is another number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.sheets.plain_text import printable
from ironstride.sheets.set_words import say_counted_amount, say_load, say_range, say_rir

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.formats.weights import Units
    from ironstride.training.session import PlannedItem, PlannedSession


def say_dose_changes(old: PlannedSession, new: PlannedSession, units: Units) -> Iterator[str]:
    """Yield "Back squat: sets 3 → 2, 60-65 kg → 55-60 kg" for exercises that both have."""
    before = {item.exercise: item for block in old.blocks for item in block.items}
    for item in (item for block in new.blocks for item in block.items):
        known = before.get(item.exercise)
        said = [] if known is None else list(_differences(known, item, units))
        if said:
            yield f"{printable(item.name)}: {', '.join(said)}"


def _differences(old: PlannedItem, new: PlannedItem, units: Units) -> Iterator[str]:
    """Yield what differs in sets, amount, weight and effort of the first work set."""
    if len(old.work_sets) != len(new.work_sets):
        yield f"sets {len(old.work_sets)} → {len(new.work_sets)}"
    was, now = old.work_sets[0], new.work_sets[0]
    pairs = (
        (say_counted_amount(was, old, units), say_counted_amount(now, new, units)),
        (say_load(was, old, units) or "no weight", say_load(now, new, units) or "no weight"),
    )
    yield from (f"{one} → {other}" for one, other in pairs if one != other)
    if was.rir and now.rir and was.rir != now.rir:
        yield f"{say_rir(was.rir)} → {say_range(now.rir)}"

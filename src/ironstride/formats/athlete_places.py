"""The places of an athlete file: equipment words and the iron that is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.formats.field_readers import text, word
from ironstride.formats.fields import Field, Record, attempt, one_or_each
from ironstride.formats.weights import (
    MAX_IRON_KG,
    MIN_IRON_KG,
    Units,
    encode_iron,
    encode_weight,
    read_iron,
    read_weight,
    weight_keys,
)
from ironstride.training.place import Inventory, Place
from ironstride.training.words import EQUIPMENT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Where a runner trains who names no place: a floor.
DEFAULT_PLACE: Final = "home"
_LISTS: Final = ("bars", "plates", "dumbbells", "kettlebells", "machine_steps")
_KEYS: Final = (
    "equipment",
    *weight_keys("bars", "trap_bar", "plates", "dumbbells", "kettlebells", "machine_steps"),
    "bands",
)


@dataclass(slots=True)
class PlaceBook:
    """The places by name while a file is read; a name used but not listed is added, bare."""

    places: dict[str, Place]

    @property
    def first(self) -> str:
        """The place that is meant when none is named."""
        if not self.places:
            self.places[DEFAULT_PLACE] = Place(DEFAULT_PLACE)
        return next(iter(self.places))

    def read_name(self, field: Field) -> str:
        """Read the name of a place; a new name is reported and taken as having no equipment."""
        name = text(field)
        if name not in self.places:
            known = ", ".join(self.places) or "none yet"
            field.note(
                "is not a name under `places`, so it is planned without equipment; "
                f"add it there or use one of: {known}"
            )
            self.places[name] = Place(name)
        return name


def read_places(field: Field) -> dict[str, Place]:
    """Read the places by name, in their order."""
    places: dict[str, Place] = {}
    for key, place_field in field.entries():
        name = attempt(Field(key, place_field.path, field.report), text, None)
        if name is None:
            continue
        place = attempt(place_field, _place_reader(name), None)
        # A place whose text is not understood still exists: its slots stay, without iron.
        places[name] = place or Place(name)
    return places


def _place_reader(name: str) -> Callable[[Field], Place]:
    return lambda field: _read_place(field, name)


def _read_place(field: Field, name: str) -> Place:
    if field.value is None:
        return Place(name)
    record = Record(field, _KEYS)
    equipment = record.optional("equipment", one_or_each(word(EQUIPMENT, "equipment")), ())
    iron = {stem: read_iron(record, stem) for stem in _LISTS}
    inventory = Inventory(
        bars_kg=iron["bars"],
        trap_bar_kg=read_weight(record, "trap_bar", MIN_IRON_KG, MAX_IRON_KG),
        plates_kg=iron["plates"],
        dumbbells_kg=iron["dumbbells"],
        kettlebells_kg=iron["kettlebells"],
        machine_steps_kg=iron["machine_steps"],
        bands=record.optional("bands", one_or_each(text), ()),
    )
    return Place(name, frozenset(equipment), inventory)


def encode_places(places: Mapping[str, Place], units: Units) -> dict[str, object]:
    """Return the places as they stand in a file; equipment in the order of the words."""
    return {name: _encode_place(place, units) for name, place in places.items()}


def _encode_place(place: Place, units: Units) -> dict[str, object]:
    iron = place.inventory
    encoded: dict[str, object] = {
        "equipment": [word for word in EQUIPMENT if word in place.equipment]
    }
    encoded |= encode_iron("bars", iron.bars_kg, units)
    encoded |= encode_weight("trap_bar", iron.trap_bar_kg, units)
    for stem in _LISTS[1:]:
        encoded |= encode_iron(stem, getattr(iron, f"{stem}_kg"), units)
    if iron.bands:
        encoded["bands"] = list(iron.bands)
    return encoded

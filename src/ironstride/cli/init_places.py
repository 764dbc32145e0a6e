"""Where a runner trains: a few usual places, and the iron that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.cli.init_answers import ask, ask_choice, read_numbers, to_kg
from ironstride.errors import InvalidValueError
from ironstride.training.place import Inventory, Place
from ironstride.training.usual_places import USUAL_PLACES, UsualPlace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ironstride.formats.weights import Units

_LIGHTEST_KG: Final = 0.25
_HEAVIEST_KG: Final = 200


_OFFERED: Final = ("nothing", "hotel", "bands", "kettlebells", "gym")
PRESETS: Final[Mapping[str, UsualPlace | None]] = {
    **{word: USUAL_PLACES[word] for word in _OFFERED},
    "done": None,
}
_EXPLANATION: Final = (
    "nothing: a floor; hotel: a floor, a bench and a step; bands: bands and two dumbbells; "
    "kettlebells: home with kettlebells; gym: everything"
)


def ask_places(units: Units) -> dict[str, Place]:
    """Return at least one place by name."""
    import click

    click.echo(f"\nWhere do you train? ({_EXPLANATION})")
    places: dict[str, Place] = {}
    default = "nothing"
    while len(places) < len(PRESETS):
        preset = ask_choice("Another place" if places else "First place", PRESETS, default)
        default = "done"
        if preset is None:
            if places:
                break
            preset = USUAL_PLACES["nothing"]
        places[preset.name] = Place(preset.name, preset.equipment, _ask_iron(preset, units))
    return places


def _ask_iron(preset: UsualPlace, units: Units) -> Inventory:
    read = _weights_reader(units)
    if preset.name == "home" and "dumbbells" in preset.equipment:
        question = f"Your dumbbells, the weight of each pair in {units} (Enter: a usual set)"
        return Inventory(dumbbells_kg=ask(question, read, ""))
    if preset.name == "home" and "kettlebells" in preset.equipment:
        question = f"Your kettlebells, the weight of each bell in {units} (Enter: a usual set)"
        return Inventory(kettlebells_kg=ask(question, read, ""))
    return Inventory()


def _weights_reader(units: Units) -> Callable[[str], tuple[float, ...]]:
    def read(text: str) -> tuple[float, ...]:
        weights_kg = tuple(to_kg(number, units) for number in read_numbers(text))
        if not all(_LIGHTEST_KG <= weight <= _HEAVIEST_KG for weight in weights_kg):
            raise InvalidValueError(f"please write weights in {units}, like 8 12 16")
        return weights_kg

    return read

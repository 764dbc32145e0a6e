"""Weights under keys that name their unit: `load_kg` or `load_lb`; kilograms inside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from ironstride.formats.field_readers import number
from ironstride.formats.fields import Field, Record, one_or_each
from ironstride.formats.plain_tree import plain_number
from ironstride.units import KG_PER_LB, kg_from_lb, lb_from_kg

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Units = Literal["kg", "lb"]
# Far more than any stack, bar or bell holds.
MAX_IRON_KG: Final = 500.0
MIN_IRON_KG: Final = 0.01
_LB_DECIMALS: Final = 4


def weight_keys(*stems: str) -> tuple[str, ...]:
    """Return both keys of each stem, kilograms first."""
    return tuple(f"{stem}_{unit}" for stem in stems for unit in ("kg", "lb"))


def read_weight(
    record: Record, stem: str, low_kg: float, high_kg: float, *, example: str | None = None
) -> float | None:
    """Return `<stem>_kg` or `<stem>_lb` in kilograms; required when an `example` is given."""
    if f"{stem}_lb" in record:
        if f"{stem}_kg" in record:
            text = f"stands beside {stem}_kg, which is used; keep one of the two"
            record.field.child(f"{stem}_lb").note(text)
        else:
            return _either(record, f"{stem}_lb", _pounds(low_kg, high_kg), example)
    return _either(record, f"{stem}_kg", number(low_kg, high_kg), example)


def _either(
    record: Record, key: str, read: Callable[[Field], float], example: str | None
) -> float | None:
    if example is None:
        return record.optional(key, read, None)
    return record.required(key, read, example)


def read_iron(record: Record, stem: str) -> tuple[float, ...]:
    """Return the weights of `<stem>_kg` and `<stem>_lb` together, in kilograms."""
    in_kg = one_or_each(number(MIN_IRON_KG, MAX_IRON_KG))
    in_lb = one_or_each(_pounds(MIN_IRON_KG, MAX_IRON_KG))
    return (
        *record.optional(f"{stem}_kg", in_kg, ()),
        *record.optional(f"{stem}_lb", in_lb, ()),
    )


def _pounds(low_kg: float, high_kg: float) -> Callable[[Field], float]:
    read = number(low_kg / KG_PER_LB, high_kg / KG_PER_LB)
    return lambda field: kg_from_lb(read(field))


def encode_weight(stem: str, weight_kg: float | None, units: Units) -> dict[str, object]:
    """Return the weight under the key of `units`, or nothing for None."""
    if weight_kg is None:
        return {}
    return {
        key: weights[0] for key, weights in _encoded(stem, (weight_kg,), units).items() if weights
    }


def encode_iron(stem: str, weights_kg: Sequence[float], units: Units) -> dict[str, object]:
    """Return the weights under the key of `units`, or nothing when there are none."""
    return dict(_encoded(stem, weights_kg, units)) if weights_kg else {}


def _encoded(stem: str, weights_kg: Sequence[float], units: Units) -> dict[str, list[float]]:
    """Pounds are written only where they read back as the same kilograms."""
    in_lb = [round(lb_from_kg(weight), _LB_DECIMALS) for weight in weights_kg]
    if units == "lb" and [kg_from_lb(weight) for weight in in_lb] == list(weights_kg):
        return {f"{stem}_lb": [plain_number(weight) for weight in in_lb]}
    return {f"{stem}_kg": [plain_number(weight) for weight in weights_kg]}

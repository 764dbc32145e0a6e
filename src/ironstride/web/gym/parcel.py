"""What a phone sends: facts, and the ids of those that it knows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final, NoReturn

# Hundreds of sets with their targets and notes.
MAX_BYTES: Final = 2_000_000
_MAX_KNOWN: Final = 5000


class BrokenParcelError(ValueError):
    """What came is no parcel of facts; the text says what was expected."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """Facts as they came, ids that need not be sent back, and facts that nothing can hold."""

    facts: tuple[Any, ...]
    known: frozenset[str]
    unfit: dict[str, str]


def read_parcel(body: bytes) -> Parcel:
    """Return the facts of a request's body; raises BrokenParcelError.

    A fact with text that no database takes is set aside, so that it never stops the others.
    """
    try:
        tree = json.loads(body, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        message = "This is no JSON that can be read."
        raise BrokenParcelError(message) from error
    facts = tree.get("facts") if isinstance(tree, dict) else None
    known = tree.get("known", []) if isinstance(tree, dict) else None
    if not isinstance(facts, list) or not isinstance(known, list):
        message = "A list of facts is expected, and a list of known ids."
        raise BrokenParcelError(message)
    unfit = {_name(one, place): _UNFIT for place, one in enumerate(facts) if not _is_fit(one)}
    return Parcel(
        facts=tuple(one for one in facts if _is_fit(one)),
        known=frozenset(one for one in known[:_MAX_KNOWN] if isinstance(one, str)),
        unfit=unfit,
    )


_UNFIT: Final = "It holds signs or numbers that cannot be stored."


def _refuse_constant(name: str) -> NoReturn:
    message = f"{name} is no number"
    raise ValueError(message)


def _is_fit(fact: object) -> bool:
    """Return whether a database can hold it: no half characters, no zero bytes, no infinity."""
    try:
        written = json.dumps(fact, ensure_ascii=False, allow_nan=False)
        written.encode()
    except (ValueError, RecursionError):
        return False
    return "\\u0000" not in written


def _name(fact: object, place: int) -> str:
    name = fact.get("id") if isinstance(fact, dict) else None
    return name if isinstance(name, str) and name.isascii() else str(place)

"""A set that a runner remembers, as a person writes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ironstride.cli.init_answers import to_kg
from ironstride.errors import InvalidValueError
from ironstride.training.athlete import Lift

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from ironstride.formats.weights import Units

_LIFT: Final = re.compile(
    r"(.+?)[\s,:]+(\d+(?:[.,]\d+)?)\s*(?:kg|lb)?\s*[x*\u00d7]\s*(\d+)(?:[\s,]+(\d+))?.*",
    re.IGNORECASE,
)


def lift_reader(units: Units, today: dt.date) -> Callable[[str], Lift]:
    """Make a reader of "back squat 60 x 8, 2 left" in the runner's units, done `today` or so."""

    def read(text: str) -> Lift:
        match = _LIFT.fullmatch(text.strip())
        if match is None:
            raise InvalidValueError("please write exercise, weight x reps, like back squat 60 x 8")
        rir = None if match[4] is None else float(match[4])
        load_kg = to_kg(float(match[2].replace(",", ".")), units)
        return Lift(find_exercise(match[1]), today, load_kg, int(match[3]), rir)

    return read


def find_exercise(words: str) -> str:
    """Return the id of an exercise by its id or name; InvalidValueError names near ones."""
    from ironstride.catalogue.reader import read_catalogue

    catalogue = read_catalogue()
    wanted = re.sub(r"[\s_]+", "-", words.strip().lower())
    if wanted in catalogue.exercises:
        return wanted
    by_name = {one.name.lower(): one.id for one in catalogue.exercises.values()}
    if words.strip().lower() in by_name:
        return by_name[words.strip().lower()]
    near = ", ".join(catalogue.nearest_ids(words)) or "see ironstride exercises"
    raise InvalidValueError(f"no exercise is called {words.strip()!r}; near: {near}")

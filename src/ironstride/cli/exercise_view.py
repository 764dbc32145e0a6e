"""Exercises on the screen: a list, and one in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.cli.screen import indented
from ironstride.sheets.plain_text import printable
from ironstride.training.pattern_words import PATTERN_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from ironstride.training.exercise import Exercise

SKILL_WORDS: Final = ("", "anyone today", "a simple lift", "needs practice", "technical")
_LABEL_WIDTH: Final = 14
_LATERALITY: Final[Mapping[str, str]] = {
    "bilateral": "both sides together",
    "alternating": "left and right in turn",
    "unilateral": "one side, then the other",
}


def exercise_list(exercises: Sequence[Exercise]) -> list[RenderableType]:
    """Return a table with a line for each exercise."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, padding=(0, 1))
    table.add_column("id", ratio=4, overflow="fold")
    table.add_column("movement", ratio=2)
    table.add_column("skill", width=5)
    table.add_column("equipment", ratio=3)
    for one in exercises:
        movement = PATTERN_WORDS[one.main_pattern].name
        table.add_row(one.id, movement, f"{one.skill}", _setups(one))
    return [table]


def exercise_view(one: Exercise) -> Iterator[RenderableType]:
    """Yield everything a runner needs to do the exercise, then how the plan counts it."""
    from rich.text import Text

    yield Text(f"{printable(one.name)}  ({one.id})", style="bold")
    words = PATTERN_WORDS[one.main_pattern]
    yield Text(f"{words.name}: {words.meaning}; for {words.purpose}")
    yield Text("")
    for number, cue in enumerate(one.cues, start=1):
        yield indented(printable(cue), 2, f"cue {number}", _LABEL_WIDTH)
    for label, text in _facts(one):
        yield indented(printable(text), 2, label, _LABEL_WIDTH)


def _facts(one: Exercise) -> Iterator[tuple[str, str]]:
    yield "common fault", one.fault
    yield "bail out", one.bail_out
    yield "equipment", _setups(one)
    yield "muscles", ", ".join((*one.primary_muscles, *one.secondary_muscles))
    yield "used for", ", ".join(sorted(one.rep_classes))
    yield "sides", _LATERALITY[one.laterality]
    yield "skill", f"{one.skill} of 4, {SKILL_WORDS[one.skill]}"
    if one.needs_safeties:
        yield "safety", "only in a rack with safety bars, or with a helper"
    if one.impact:
        yield "landings", f"impact {one.impact} of 3, {one.contacts_per_rep:g} a rep"
    for label, other in (("easier", one.easier), ("harder", one.harder)):
        if other is not None:
            yield label, other
    yield "spare it with", f"pain in: {', '.join(sorted(one.regions)) or 'no region'}"


def _setups(one: Exercise) -> str:
    ways = [" + ".join(sorted(setup.needs)) or "nothing" for setup in one.setups]
    return " or ".join(dict.fromkeys(ways))

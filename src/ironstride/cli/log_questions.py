"""What only the runner knows about the names in a log, asked in a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ironstride.cli.init_answers import ask_choice
from ironstride.formats.log_names import Choice
from ironstride.sheets.plain_text import counted, printable

if TYPE_CHECKING:
    from collections import Counter

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.formats.log_names import NameTable


def is_terminal() -> bool:
    """Whether somebody sits there who can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask_about_names(
    names: NameTable, counts: Counter[str], catalogue: Catalogue
) -> dict[str, Choice]:
    """Ask about each doubtful name, those of most sets first; return what was decided.

    `later`, or a mere Enter, leaves a name undecided.
    """
    decided: dict[str, Choice] = {}
    for name, sets in counts.most_common():
        match = names.match(name)
        if match.certainty != "unsure" or match.exercise is None:
            continue
        meant = catalogue.exercise(match.exercise).name
        heading = f"{printable(name)} ({counted(sets, 'set')})"
        if names.is_doubted(name):
            question = f"{heading}: is it {meant!r}, with the weight of one dumbbell or of both?"
            choices = {
                "one": Choice(match.exercise),
                "both": Choice(match.exercise, both_hands=True),
                "no": Choice(None),
                "later": None,
            }
        else:
            question = f"{heading}: is it {meant!r}?"
            choices = {"yes": Choice(match.exercise), "no": Choice(None), "later": None}
        answer = ask_choice(question, choices, "later")
        if answer is not None:
            decided[name] = answer
    return decided

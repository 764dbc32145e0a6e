"""The search for a weight as steps to follow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ironstride.sheets.set_words import say_range

if TYPE_CHECKING:
    from ironstride.training.session import PlannedItem, Why

SEARCH_RULE: Final = "first_session_search"
_SENTENCE_END: Final = re.compile(r"(?<=[.?!]) (?=[A-Z0-9])")


def search_lines(item: PlannedItem) -> list[str]:
    """Return the sentences that say how to find the weight, in order; none where it is known."""
    why = find_search(item)
    return _SENTENCE_END.split(why.text) if why else []


def search_again_lines(item: PlannedItem) -> list[str]:
    """Return the search where its steps were told before: where to start and where to stay."""
    lines = search_lines(item)
    rir = item.work_sets[0].rir
    if rir is None or not lines[1:]:
        return lines
    left = say_range(rir)
    return [f"{lines[0]} Go on as above; stay at the weight that leaves {left} more."]


def find_search(item: PlannedItem) -> Why | None:
    """Return the reason that says how to find the weight; stability work has it as its last."""
    if not item.work_sets[0].find_load:
        return None
    searches = [why for why in item.why if why.rule == SEARCH_RULE]
    return searches[0] if searches else item.why[-1]

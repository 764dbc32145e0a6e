"""The search for a weight as steps to follow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ironstride.training.session import PlannedItem, Why

SEARCH_RULE: Final = "first_session_search"
_SENTENCE_END: Final = re.compile(r"(?<=[.?!]) (?=[A-Z0-9])")


def search_lines(item: PlannedItem) -> list[str]:
    """Return the sentences that say how to find the weight, in order; none where it is known."""
    why = find_search(item)
    return _SENTENCE_END.split(why.text) if why else []


def find_search(item: PlannedItem) -> Why | None:
    """Return the reason that says how to find the weight; stability work has it as its last."""
    if not item.work_sets[0].find_load:
        return None
    searches = [why for why in item.why if why.rule == SEARCH_RULE]
    return searches[0] if searches else item.why[-1]

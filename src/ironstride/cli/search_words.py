"""The search for a weight as steps to follow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ironstride.training.session import PlannedItem

SEARCH_RULE: Final = "first_session_search"
_SENTENCE_END: Final = re.compile(r"(?<=[.?!]) (?=[A-Z0-9])")


def search_lines(item: PlannedItem) -> list[str]:
    """Return the sentences that say how to find the weight, in order; none where it is known."""
    text = next((why.text for why in item.why if why.rule == SEARCH_RULE), "")
    return _SENTENCE_END.split(text) if text else []

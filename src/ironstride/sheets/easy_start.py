"""The easy minutes that a session begins with: the model of minutes counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.planning.minutes import length_row
from ironstride.units import S_PER_MINUTE

if TYPE_CHECKING:
    from ironstride.policy.reader import Policy


def say_easy_start(minutes: float, policy: Policy) -> str:
    """Return what a session of `minutes` begins with, "" where the policy gives it no time."""
    length = _say_length(minutes, policy)
    return f"{length} of easy movement (walk, march, cycle) until you feel warm" if length else ""


def say_shorter(minutes: str, policy: Policy) -> str:
    """Return how a shorter version of `minutes` begins, before its sets."""
    length = _say_length(float(minutes), policy)
    return f"{length} of easy movement, then only these sets" if length else "only these sets"


def _say_length(minutes: float, policy: Policy) -> str:
    easy = policy.table("minutes.raise_s")[length_row(minutes)] / S_PER_MINUTE
    if not easy:
        return ""
    return "1 minute" if easy == 1 else f"{easy:.2g} minutes"

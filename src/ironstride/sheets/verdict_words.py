"""What a set that was done says, in the words of a gym: the verdict, and the weight of the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.loading.inventory import in_units
from ironstride.planning.next_session import count_sets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.formats.weights import Units
    from ironstride.loading.verdict import Verdict
    from ironstride.planning.next_session import BegunItem
    from ironstride.policy.reader import Policy

VERDICT_WORDS: Final[Mapping[Verdict, str]] = {
    "too_light": "too light",
    "right": "right",
    "too_heavy": "too heavy",
}
NEXT_SET: Final = "Next set"
NEXT_TIME: Final = "Next time"
EACH_HAND: Final = " in each hand"


def count_sets_today(begun: BegunItem, policy: Policy) -> int:
    """Return how many work sets the exercise has today, those done beyond the plan included."""
    return max(count_sets(begun.item, begun.done, policy), len(begun.done))


def say_next(begun: BegunItem, units: Units, policy: Policy) -> str:
    """Return "Next set 72.5 kg. Stay on it.", why the exercise ends, or nothing to weigh."""
    following = begun.following
    if following is None or following.load_kg is None:
        return following.text if following else ""
    hand = EACH_HAND if begun.item.load_counts == "per_hand" else ""
    when = NEXT_SET if len(begun.done) < count_sets_today(begun, policy) else NEXT_TIME
    return f"{when} {in_units(following.load_kg, units)} {units}{hand}. {following.text}"

"""What a set that was done says, in the words of a gym: the verdict, and the weight of the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.loading.inventory import in_units
from ironstride.planning.next_session import count_sets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.formats.weights import Units
    from ironstride.loading.verdict import Verdict, VerdictCode, WeightVerdict
    from ironstride.planning.next_session import BegunItem
    from ironstride.policy.reader import Policy

# By the code where the verdict alone would say too much.
VERDICT_WORDS: Final[Mapping[Verdict | VerdictCode, str]] = {
    "too_light": "too light",
    "right": "right",
    "too_heavy": "too heavy",
    "more_than_asked": "about right",
    "less_than_asked": "about right",
}
NEXT_SET: Final = "Next set"
NEXT_TIME: Final = "Next time"
EACH_HAND: Final = " in each hand"
# What the pain of a set does to the exercise next time.
HURT_WORDS: Final = {
    "easier": "easier, because it hurt",
    "left_out": "left out, until you say that it is better",
}


def verdict_word(verdict: WeightVerdict) -> str:
    """Return the verdict in a word or two."""
    return VERDICT_WORDS.get(verdict.code, VERDICT_WORDS[verdict.verdict])


def count_sets_today(begun: BegunItem, policy: Policy) -> int:
    """Return how many work sets the exercise has today, those done beyond the plan included."""
    return max(count_sets(begun.item, begun.done, policy), len(begun.done))


def say_next(begun: BegunItem, units: Units, policy: Policy) -> str:
    """Return "Next set 72.5 kg. Stay on it.", why the exercise ends, or nothing to weigh."""
    following = begun.following
    is_over = len(begun.done) >= count_sets_today(begun, policy)
    hurt = _hurt(begun, policy) if is_over else ""
    if hurt:
        return f"{NEXT_TIME} {HURT_WORDS[hurt]}."
    if following is None or following.load_kg is None:
        return following.text if following else ""
    hand = EACH_HAND if begun.item.load_counts == "per_hand" else ""
    when = NEXT_TIME if is_over else NEXT_SET
    return f"{when} {in_units(following.load_kg, units)} {units}{hand}. {following.text}"


def _hurt(begun: BegunItem, policy: Policy) -> str:
    """Return which of the words on pain holds by the worst set of today, or nothing."""
    pain = max((one.pain or 0 for one in begun.done), default=0)
    if pain > policy.number("safety.pain_stop_above"):
        return "left_out"
    return "easier" if pain >= policy.number("safety.pain_limit_from") else ""

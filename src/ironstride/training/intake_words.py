"""What a new runner is asked about lifting, in plain words, and what each answer stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.words import Experience, Pattern

EXPERIENCE_QUESTION: Final = "Have you lifted weights before?"
EXPERIENCE_WORDS: Final[Mapping[str, Experience]] = {
    "never": "none",
    "a little": "novice",
    "regularly": "intermediate",
    "for years": "advanced",
}
COMFORT_WORDS: Final = {"never": 1, "unsure": 2, "fine": 4, "confident": 5}
# A comfort of 3 is between two words; it is said as the lower one.
_WORD_OF_COMFORT: Final = {1: "never", 2: "unsure", 3: "unsure", 4: "fine", 5: "confident"}
UNSAID_COMFORT: Final = "unsure"
COMFORT_QUESTIONS: Final[Mapping[Pattern, str]] = {
    "hinge": "Picking a heavy box up from the floor",
    "squat": "Sitting down low and standing up with a weight",
    "single_leg": "Stepping up onto a high step with a weight in each hand",
    "push": "Push-ups, or pressing a weight overhead",
}
SESSIONS_QUESTIONS: Final[Mapping[Pattern, str]] = {
    "squat": "About how many times have you squatted with a weight, ever?",
    "hinge": "About how many times have you deadlifted, ever?",
}
MAX_SESSIONS: Final = 10_000
OLDEST_YEARS: Final = 110
FEWEST_MINUTES: Final = 10
MOST_MINUTES: Final = 240
LONGEST_RACE_KM: Final = 1000.0


def comfort_word(comfort: int) -> str:
    """Return the word for a comfort of 1 to 5."""
    return _WORD_OF_COMFORT[comfort]


def least_comfort_word(comfort: int) -> str:
    """Return the first word that stands for at least a comfort of 1 to 5."""
    return next(word for word, level in COMFORT_WORDS.items() if level >= comfort)

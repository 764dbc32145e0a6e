"""Days, phases and qualities of a plan in words; what is explained only where it first appears."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.planning.explain import PHASE_WORDS
from ironstride.sheets.plain_text import counted
from ironstride.training.calendar_weeks import DAYS_PER_WEEK
from ironstride.training.pattern_words import PATTERN_WORDS
from ironstride.units import M_PER_KM, M_PER_MILE, M_PER_YARD, S_PER_MINUTE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from ironstride.formats.weights import Units
    from ironstride.training.plan import PlannedWeek
    from ironstride.training.run import DatedRun
    from ironstride.training.session import PlannedSession
    from ironstride.training.words import NoticeTier, Pattern, Phase, Quality

QUALITY_WORDS: Final[Mapping[Quality, str]] = {
    "mobility": "move the joints, wake up",
    "technique": "a running drill, practice only",
    "power": "small and fast; stop when it slows",
    "strength": "few reps, heavy from the first",
    "hypertrophy": "8-15 reps for more muscle",
    "stability": "hold still; stop when you wobble",
}
TIER_WORDS: Final[Mapping[NoticeTier, str]] = {
    "emergency": "SEEK HELP NOW",
    "clinician_first": "ASK A CLINICIAN FIRST",
    "limit": "LIMIT",
    "info": "Note",
}
# Notices of these tiers come before everything else.
STRICT_TIERS: Final[frozenset[NoticeTier]] = frozenset({"emergency", "clinician_first"})
# A letter beside its colour wherever a phase has no room for its name.
PHASE_LETTERS: Final[Mapping[Phase, str]] = {
    "adaptation": "G",
    "hypertrophy": "B",
    "max_strength": "S",
    "power": "F",
    "maintenance": "H",
    "taper": "T",
    "transition": "R",
}
# Nobody steps off 22 yards.
_ROUND_YD: Final = 5
LEG_WORDS: Final = ("nothing for the legs", "easy on the legs", "moderate", "hard on the legs")


class FirstUse:
    """Gives the meaning of a word once: the reader has it from there on."""

    def __init__(self) -> None:
        self._told: set[str] = set()

    def is_first(self, word: str) -> bool:
        """Whether `word` was not asked for before."""
        is_new = word not in self._told
        self._told.add(word)
        return is_new

    def meaning_of(self, pattern: Pattern) -> str:
        """Return "hinge: bend at the hips, ..." at the first use of a pattern, then nothing."""
        words = PATTERN_WORDS[pattern]
        return f"{words.name}: {words.meaning}" if self.is_first(f"pattern {pattern}") else ""


def say_day(day: dt.date) -> str:
    """Return a day without its year: "Tue 24 Nov"."""
    return f"{day:%a} {day.day} {day:%b}"


def say_date(day: dt.date) -> str:
    """Return a whole date: "Tuesday 24 November 2026"."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def say_week(week: PlannedWeek) -> str:
    """Return the phase of a week in words."""
    return PHASE_WORDS[week.phase] + (", easier week" if week.deload else "")


def say_countdown(today: dt.date, day: dt.date) -> str:
    """Return how far away a day is: "today", "in 5 days", "in 16 weeks"."""
    days = (day - today).days
    if days <= 0:
        return "today" if days == 0 else "past"
    if days < 3 * DAYS_PER_WEEK:
        return f"in {counted(days, 'day')}"
    return f"in {round(days / DAYS_PER_WEEK)} weeks"


def say_distance(distance_m: float, units: Units) -> str:
    """Return a distance in miles for a runner who thinks in pounds, else in kilometres."""
    if units == "lb":
        return f"{distance_m / M_PER_MILE:.3g} mi"
    return f"{distance_m / M_PER_KM:.3g} km"


def say_short_distance(distance_m: float, units: Units) -> str:
    """Return what a drill or a carry covered: "20 m", "22 yd"; from 1 km or mile on as runs.

    Repeats on a track keep their metres: they stand in the title of a run, as the runner wrote it.
    """
    shown_m, word, longest_m = (
        (M_PER_YARD, "yd", M_PER_MILE) if units == "lb" else (1, "m", M_PER_KM)
    )
    if distance_m >= longest_m:
        return say_distance(distance_m, units)
    return f"{round(distance_m / shown_m)} {word}"


def say_asked_distance(distance_m: float, units: Units) -> str:
    """Return a distance to do: in yards one that somebody would step off, "20 yd", not "22 yd"."""
    if units == "lb" and distance_m < M_PER_MILE:
        return f"{max(1, round(distance_m / M_PER_YARD / _ROUND_YD)) * _ROUND_YD} yd"
    return say_short_distance(distance_m, units)


def say_run(run: DatedRun, units: Units) -> str:
    """Return a run with its length where the title does not say it: "Long run, 17 km"."""
    if run.distance_m and run.type not in ("rest", "cross"):
        length = say_distance(run.distance_m, units)
        return run.title if length in run.title else f"{run.title}, {length}"
    if run.duration_s and run.type == "cross":
        return f"{run.title}, {round(run.duration_s / S_PER_MINUTE)} min"
    return run.title


def say_time(given: DatedRun | PlannedSession) -> str:
    """Return the time of day; `~` marks one that nobody gave."""
    mark = "~" if given.at_source == "assumed" else ""
    return f"{mark}{given.at:%H:%M}"


def leg_marks(grade: int) -> str:
    """Return what a session asks of the legs as three signs: shape, not colour."""
    return "●" * grade + "○" * (3 - grade)

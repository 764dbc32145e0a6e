"""One set: what is prescribed, and what was done against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

from ironstride.errors import require, require_member
from ironstride.training.words import REP_CLASSES, SET_KINDS, RepClass, SetKind

if TYPE_CHECKING:
    import datetime as dt

IntRange = tuple[int, int]
KgRange = tuple[float, float]
SetRole = Literal["warmup", "work"]
# A drop set is work with less weight straight after another set: it says nothing about strength.
LoggedRole = Literal["warmup", "work", "drop"]
Technique = Literal["solid", "shaky", "unsure"]
Side = Literal["left", "right", "both"]

LOGGED_ROLES: Final[tuple[LoggedRole, ...]] = get_args(LoggedRole)
TECHNIQUES: Final[tuple[Technique, ...]] = get_args(Technique)
SIDES: Final[tuple[Side, ...]] = get_args(Side)

MAX_FIRST_REP_EFFORT: Final = 10
MAX_PAIN: Final = 10
# Rep ranges never cross classes (product doctrine): inclusive bounds per class.
CLASS_REPS: Final[dict[RepClass, IntRange]] = {
    "strength": (1, 6),
    "hypertrophy": (8, 15),
    "skill": (15, 100),
    "power": (1, 10),
    "stability": (5, 15),
    "mobility": (1, 20),
}


def _require_ordered(bounds: tuple[float, float] | None, field: str) -> None:
    if bounds is not None:
        require(0 <= bounds[0] <= bounds[1], f"{field} must be low to high, from 0: {bounds}")


def require_reps_in_class(reps: IntRange, rep_class: RepClass) -> None:
    """Raise unless `reps` (low, high) stays inside `rep_class` (doctrine D2 to D4)."""
    require_member(rep_class, REP_CLASSES, "rep_class")
    require(rep_class in CLASS_REPS, f"class {rep_class} is not counted in reps")
    low, high = CLASS_REPS[rep_class]
    require(
        low <= reps[0] <= reps[1] <= high,
        f"{reps[0]}-{reps[1]} reps leave the {rep_class} class ({low}-{high})",
    )


@dataclass(frozen=True, slots=True)
class PlannedSet:
    """A prescribed set: exactly one of reps, seconds, distance or contacts says how much.

    `load_kg` is a range; for an assisted set it is the assistance. `find_load` asks the runner
    to search for the weight, which no own set supports yet.
    """

    kind: SetRole
    set_kind: SetKind
    reps: IntRange | None = None
    seconds: IntRange | None = None
    distance_m: int | None = None
    contacts: int | None = None
    per_side: bool = False
    load_kg: KgRange | None = None
    find_load: bool = False
    rir: IntRange | None = None
    first_rep_effort_min: int | None = None
    rest_s: int = 0
    tempo: str | None = None

    def __post_init__(self) -> None:
        require_member(self.set_kind, SET_KINDS, "set_kind")
        amounts = (self.reps, self.seconds, self.distance_m, self.contacts)
        require(
            sum(amount is not None for amount in amounts) == 1,
            "a set has exactly one of reps, seconds, distance_m, contacts",
        )
        _require_ordered(self.reps, "reps")
        _require_ordered(self.seconds, "seconds")
        _require_ordered(self.load_kg, "load_kg")
        _require_ordered(self.rir, "rir")
        require(self.rest_s >= 0, "rest_s is at least 0")
        require(
            not (self.find_load and self.load_kg), "a set has a load or a search for one, not both"
        )

    @property
    def is_weighed(self) -> bool:
        """Whether a weight belongs to it: one that is prescribed, or one to search for."""
        return self.load_kg is not None or self.find_load


@dataclass(frozen=True, slots=True)
class LoggedSet:
    """A set that was done: a fact, never edited, with the target it was done against.

    `exercise` is an id of the catalogue, or the name another app gave it where the catalogue has
    none. `performed_at` is the athlete's own clock; midnight where only the day is known.
    `load_kg` is as written: per hand where the exercise counts so, the help of an assisted set.
    `reps` and the rest are those of one side where `side` names one.
    """

    id: str
    exercise: str
    performed_at: dt.datetime
    set_kind: SetKind
    kind: LoggedRole = "work"
    load_kg: float | None = None
    reps: int | None = None
    rir: float | None = None
    first_rep_effort: int | None = None
    technique: Technique | None = None
    seconds: int | None = None
    distance_m: float | None = None
    contacts: int | None = None
    side: Side = "both"
    pain: int | None = None
    rest_s: int | None = None
    session: str = ""
    note: str = ""
    target: PlannedSet | None = None

    def __post_init__(self) -> None:
        require_member(self.set_kind, SET_KINDS, "set_kind")
        require_member(self.kind, LOGGED_ROLES, "kind")
        require_member(self.side, SIDES, "side")
        for field in ("load_kg", "reps", "seconds", "distance_m", "contacts", "rir", "rest_s"):
            value = getattr(self, field)
            require(value is None or value >= 0, f"{field} is at least 0")
        effort = self.first_rep_effort
        require(
            effort is None or 0 <= effort <= MAX_FIRST_REP_EFFORT, "first_rep_effort is 0 to 10"
        )
        require(self.pain is None or 0 <= self.pain <= MAX_PAIN, "pain is 0 to 10")
        technique = self.technique
        require(technique is None or technique in TECHNIQUES, "technique is one of the chips")

    @property
    def performed_on(self) -> dt.date:
        """The day of the set in the athlete's calendar."""
        return self.performed_at.date()

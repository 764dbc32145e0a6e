"""The runner: body, experience, places, time, races, lifts and health."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from ironstride.errors import require, require_member
from ironstride.training.sets import LoggedSet
from ironstride.training.words import (
    BODY_TESTS,
    EXPERIENCES,
    PATTERNS,
    REGIONS,
    SEXES,
    BodyTestName,
    Experience,
    Region,
    Sex,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.availability import Availability
    from ironstride.training.foreign_strength import ForeignStrength
    from ironstride.training.place import Place
    from ironstride.training.race import Race
    from ironstride.training.run import PlannedRun
    from ironstride.training.words import Pattern, StrengthChoice

MAX_COMFORT = 5
MAX_PAIN = 10
MAX_BODY_MASS_KG = 400
MAX_LOAD_KG = 700
# Ten minutes of a plank, or ten metres of a hop: beyond it a number is a slip of the pen.
MAX_TEST_RESULT = 1000


@dataclass(frozen=True, slots=True)
class Lifting:
    """Experience in the gym; comfort is 1 (never) to 5 (confident), sessions are ever done."""

    experience: Experience = "none"
    comfort: Mapping[Pattern, int] = field(default_factory=dict)
    sessions: Mapping[Pattern, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        require_member(self.experience, EXPERIENCES, "experience")
        for pattern, comfort in self.comfort.items():
            require_member(pattern, PATTERNS, "comfort")
            require(1 <= comfort <= MAX_COMFORT, f"comfort of {pattern} is 1 to 5")
        for pattern, sessions in self.sessions.items():
            require_member(pattern, PATTERNS, "sessions")
            require(sessions >= 0, f"sessions of {pattern} is at least 0")


@dataclass(frozen=True, slots=True)
class Lift:
    """A set the runner remembers: the start of every weight that is prescribed."""

    exercise: str
    on: dt.date
    load_kg: float
    reps: int
    rir: float | None = None
    first_rep_effort: int | None = None

    def __post_init__(self) -> None:
        require(0 <= self.load_kg <= MAX_LOAD_KG, f"load_kg is 0 to {MAX_LOAD_KG}")
        require(1 <= self.reps <= 100, "reps is 1 to 100")  # noqa: PLR2004 - bound said in words
        require(self.rir is None or 0 <= self.rir <= 20, "rir is 0 to 20")  # noqa: PLR2004 - same

    def as_logged(self) -> LoggedSet:
        """Return the remembered set as one that was logged on its day."""
        return LoggedSet(
            id=f"{self.on}-{self.exercise}-{self.load_kg:g}-{self.reps}",
            exercise=self.exercise,
            performed_at=dt.datetime.combine(self.on, dt.time()),
            set_kind="load_reps",
            load_kg=self.load_kg,
            reps=self.reps,
            rir=self.rir,
            first_rep_effort=self.first_rep_effort,
        )


@dataclass(frozen=True, slots=True)
class BestEffort:
    """A race or time trial result."""

    on: dt.date
    distance_m: float
    duration_s: float


@dataclass(frozen=True, slots=True)
class BodyTest:
    """What a test of the body gave on each side: reps, seconds of a hold, centimetres of a hop."""

    test: BodyTestName
    on: dt.date
    left: int
    right: int

    def __post_init__(self) -> None:
        require_member(self.test, BODY_TESTS, "test")
        for result in (self.left, self.right):
            require(0 <= result <= MAX_TEST_RESULT, f"a result is 0 to {MAX_TEST_RESULT}")

    @property
    def weaker(self) -> int:
        """The result of the weaker side."""
        return min(self.left, self.right)

    @property
    def symmetry_fraction(self) -> float:
        """The weaker side as a share of the stronger; 1 where neither did anything."""
        stronger = max(self.left, self.right)
        return self.weaker / stronger if stronger else 1.0


@dataclass(frozen=True, slots=True)
class Pain:
    """Pain now in a region, 0 to 10; `side` is left, right or None for both or unsaid."""

    region: Region
    now: int
    side: Literal["left", "right"] | None = None

    def __post_init__(self) -> None:
        require_member(self.region, REGIONS, "region")
        require(0 <= self.now <= MAX_PAIN, "pain is 0 to 10")


@dataclass(frozen=True, slots=True)
class Injury:
    """A past injury: it limits new impact and load on its region while it is recent."""

    region: Region
    on: dt.date | None = None
    text: str = ""

    def __post_init__(self) -> None:
        require_member(self.region, REGIONS, "region")


@dataclass(frozen=True, slots=True)
class Health:
    """What the health screen found. Flags are words of policy `safety.tier_of_flag`."""

    flags: frozenset[str] = frozenset()
    pain: tuple[Pain, ...] = ()
    injuries: tuple[Injury, ...] = ()


@dataclass(frozen=True, slots=True)
class AuthoredItem:
    """One line of a session that the athlete or a coach wrote: sets x reps of an exercise."""

    exercise: str
    sets: int
    reps: tuple[int, int] | None = None
    seconds: tuple[int, int] | None = None
    load_kg: float | None = None
    rir: int | None = None

    def __post_init__(self) -> None:
        require(self.sets >= 1, "sets is at least 1")
        require((self.reps is None) != (self.seconds is None), "an item has reps or seconds")


@dataclass(frozen=True, slots=True)
class Pinned:
    """A day that is decided: a session at this time, with the author's items or the engine's.

    `off` pins the day as free of strength work. `leg_grade` None is worked out from the items.
    """

    on: dt.date
    at: dt.time | None = None
    place: str | None = None
    minutes: int | None = None
    title: str | None = None
    items: tuple[AuthoredItem, ...] = ()
    leg_grade: int | None = None
    off: bool = False


@dataclass(frozen=True, slots=True)
class Athlete:
    """Everything a plan is made for. `sessions_per_week` None leaves the number to the policy.

    `other_strength` are sessions of another strength plan; `strength` says whether they count
    (keep) or this plan takes over (replace), None that the runner has not decided. With
    `limit_checks` the last set of a safe lift goes to the limit now and then. `log` are all
    sets that were ever logged, in the order of time: no part of the athlete's file.
    """

    name: str
    born: dt.date
    body_mass_kg: float
    availability: Availability
    places: Mapping[str, Place]
    sex: Sex = "unspecified"
    units: Literal["kg", "lb"] = "kg"
    lifting: Lifting = field(default_factory=Lifting)
    sessions_per_week: int | None = None
    pinned: tuple[Pinned, ...] = ()
    races: tuple[Race, ...] = ()
    best_efforts: tuple[BestEffort, ...] = ()
    lifts: tuple[Lift, ...] = ()
    tests: tuple[BodyTest, ...] = ()
    health: Health = field(default_factory=Health)
    runs: tuple[PlannedRun, ...] = ()
    other_strength: tuple[ForeignStrength, ...] = ()
    strength: StrengthChoice | None = None
    limit_checks: bool = False
    policy_overrides: Mapping[str, object] = field(default_factory=dict)
    log: tuple[LoggedSet, ...] = ()

    def __post_init__(self) -> None:
        require_member(self.sex, SEXES, "sex")
        require(bool(self.name.strip()), "name is empty")
        require(
            0 < self.body_mass_kg <= MAX_BODY_MASS_KG,
            f"body_mass_kg is above 0, at most {MAX_BODY_MASS_KG}",
        )

    @property
    def lifted(self) -> frozenset[str]:
        """The exercises that the runner has done: the sets remembered, and those logged."""
        return frozenset(lift.exercise for lift in self.lifts) | {
            logged.exercise for logged in self.log
        }

    @property
    def known_sets(self) -> tuple[LoggedSet, ...]:
        """Every set that is known: those logged, and those remembered of other days, as logged."""
        logged = {(one.exercise, one.performed_on) for one in self.log}
        remembered = (one for one in self.lifts if (one.exercise, one.on) not in logged)
        return (*(one.as_logged() for one in remembered), *self.log)

    def age_on(self, day: dt.date) -> int:
        """Return the age in whole years on `day`."""
        before_birthday = (day.month, day.day) < (self.born.month, self.born.day)
        return day.year - self.born.year - before_birthday

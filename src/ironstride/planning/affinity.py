"""Which exercise of a pattern suits this runner best, and in which rep class."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ironstride.catalogue.ladders import descend
from ironstride.planning.dose import HEAVY_PHASES
from ironstride.planning.phases import is_newcomer
from ironstride.training.words import HEAVY_LEG_PATTERNS, Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.planning.gates import Gates
    from ironstride.planning.kits import Kit, Option
    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete
    from ironstride.training.words import Phase, RepClass

SOFT_PHASES: Final[frozenset[Phase]] = frozenset(
    {"adaptation", "maintenance", "taper", "transition"}
)
MINOR_CLASSES: Final[tuple[RepClass, ...]] = ("hypertrophy", "stability", "hold")
TECHNICAL_PATTERNS: Final[frozenset[Pattern]] = HEAVY_LEG_PATTERNS | {"push", "pull"}
UNLOADED: Final = frozenset({"bodyweight", "band"})


@dataclass(frozen=True, slots=True)
class Taste:
    """What makes one exercise better than another, read once per plan [points]."""

    known: frozenset[str]
    asked: frozenset[Pattern]
    comfortable: frozenset[Pattern]
    newcomer: bool
    known_lift: float
    own_group: float
    moving: float
    kept_exercise: float
    implement: Mapping[str, float]
    minor_fraction: float
    setup_price_per_min: float
    setup_s: Mapping[str, float]
    newcomer_skill_price: float
    lifter_skill_worth: float
    eccentric_price: float
    ladder_step: float
    ladder_share: Mapping[str, float]
    rungs: Mapping[str, int]
    earned: Mapping[Pattern, str] = field(default_factory=dict)

    def is_comfortable(self, pattern: Pattern) -> bool:
        """Whether the first rungs of a ladder can be left out.

        A pattern that nobody was asked about goes with work on one leg.
        """
        alike = pattern if pattern in self.asked else "single_leg"
        return not self.newcomer or alike in self.comfortable


@lru_cache(maxsize=8)
def count_rungs(catalogue: Catalogue) -> Mapping[str, int]:
    """Return how many easier exercises stand below each one on its ladder."""
    return {name: sum(1 for _ in descend(catalogue, name)) for name in catalogue.exercises}


def read_taste(
    athlete: Athlete,
    catalogue: Catalogue,
    policy: Policy,
    earned: Mapping[Pattern, str],
    *,
    gentle: bool,
) -> Taste:
    """Read the numbers of policy `selection.*` for this runner; a `gentle` ladder never climbs.

    `earned` are exercises without weights (ids) that the log has led to: there ladders go on.
    """
    shares = policy.table("selection.ladder_share")
    return Taste(
        known=athlete.lifted,
        asked=frozenset(athlete.lifting.comfort),
        comfortable=frozenset(
            pattern
            for pattern, comfort in athlete.lifting.comfort.items()
            if comfort >= policy.whole("gates.least_comfort")
        ),
        newcomer=is_newcomer(athlete),
        moving=policy.number("selection.moving_over_hold"),
        own_group=policy.number("selection.own_group"),
        known_lift=policy.number("selection.known_lift"),
        kept_exercise=policy.number("selection.kept_exercise"),
        implement=policy.table("selection.implement"),
        minor_fraction=policy.number("selection.minor_implement_fraction"),
        setup_price_per_min=policy.number("selection.minor_setup_price_per_min"),
        setup_s=policy.table("minutes.setup_s"),
        newcomer_skill_price=policy.number("selection.newcomer_skill_price"),
        lifter_skill_worth=policy.number("selection.lifter_skill_worth"),
        eccentric_price=policy.number("selection.eccentric_price"),
        ladder_step=policy.number("selection.ladder_step"),
        ladder_share=dict.fromkeys(shares, shares["adaptation"]) if gentle else shares,
        rungs=count_rungs(catalogue),
        earned={} if gentle else earned,
    )


def class_of(option: Option, phase: Phase, gates: Gates, *, heavy: bool) -> RepClass | None:
    """Return the rep class in which `option` is trained in `phase`, or None where it cannot be.

    Sets of 1-6 need the phase, an open gate and a session that may be `heavy` on the legs; else
    the 8-15 of hypertrophy, and stability or holds for what has neither.
    """
    exercise = option.exercise
    pattern = exercise.main_pattern
    if pattern == "plyometric":
        return "power"
    if heavy and phase in HEAVY_PHASES and gates.allows(pattern, exercise):
        return "strength"
    if pattern in HEAVY_LEG_PATTERNS:
        return "hypertrophy" if "hypertrophy" in exercise.rep_classes else None
    return next((name for name in MINOR_CLASSES if name in exercise.rep_classes), None)


def score_option(
    option: Option,
    phase: Phase,
    taste: Taste,
    kept: frozenset[str],
    *,
    has_iron: bool,
    rung: float,
) -> float:
    """Return how well an exercise suits [points]: known, kept, loadable, as technical as it may be.

    Where no option of the pattern can be loaded (`has_iron` False) the ladder stands in for load:
    the nearer to `rung`, which climbs from phase to phase or by what was logged, the better
    (doctrine: not more reps).
    """
    exercise = option.exercise
    score = _implement_worth(option, taste)
    score += taste.moving * ("hypertrophy" in exercise.rep_classes)
    score += taste.own_group * (exercise.related_group == exercise.main_pattern)
    score += taste.known_lift * (exercise.id in taste.known)
    score += taste.kept_exercise * (exercise.id in kept)
    climbs = phase != "adaptation" or taste.is_comfortable(exercise.main_pattern)
    if not has_iron and (climbs or exercise.main_pattern in taste.earned):
        score -= taste.ladder_step * abs(taste.rungs.get(exercise.id, 0) - rung)
    elif taste.newcomer:
        score -= taste.newcomer_skill_price * exercise.skill
    elif exercise.main_pattern in TECHNICAL_PATTERNS:
        score += taste.lifter_skill_worth * exercise.skill
    if phase in SOFT_PHASES:
        score -= taste.eccentric_price * exercise.eccentric_bias
    return score


def _implement_worth(option: Option, taste: Taste) -> float:
    """Return more for what loads main work far, and for minor work that is quickly set up."""
    implement = option.setup.implement
    worth = taste.implement[implement]
    if option.exercise.main_pattern in HEAVY_LEG_PATTERNS:
        return worth
    setup_min = taste.setup_s[implement] / 60
    return taste.minor_fraction * worth - taste.setup_price_per_min * setup_min


def rank_options(
    kit: Kit, pattern: Pattern, phase: Phase, taste: Taste, kept: frozenset[str]
) -> tuple[Option, ...]:
    """Return the options of `pattern` at a place, the best first; equals by id."""
    options = kit.of(pattern)
    has_iron = any(option.setup.implement not in UNLOADED for option in options)
    top = max((taste.rungs.get(option.exercise.id, 0) for option in options), default=0)
    earned = taste.earned.get(pattern)
    rung = top * taste.ladder_share[phase] if earned is None else taste.rungs.get(earned, 0)
    scores = {
        option.exercise.id: score_option(option, phase, taste, kept, has_iron=has_iron, rung=rung)
        for option in options
    }
    return tuple(sorted(options, key=lambda one: (-scores[one.exercise.id], one.exercise.id)))

"""Each movement pattern in plain words, for a runner who never lifted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.words import Pattern


@dataclass(frozen=True, slots=True)
class PatternWords:
    """`name` for titles, `meaning` at first use, `purpose` as what it does for a runner."""

    name: str
    meaning: str
    purpose: str

    @property
    def short(self) -> str:
        """The name without its detail: both calf patterns are `calf`."""
        return self.name.partition(",")[0]


PATTERN_WORDS: Final[Mapping[Pattern, PatternWords]] = {
    "squat": PatternWords(
        "squat", "bend knees and hips together, like sitting down", "thighs that push you off"
    ),
    "hinge": PatternWords(
        "hinge", "bend at the hips, like picking up a box", "hips and hamstrings that drive you"
    ),
    "single_leg": PatternWords(
        "single leg", "one leg does the work, as in each step of a run", "each leg strong alone"
    ),
    "calf_straight": PatternWords(
        "calf, knee straight", "rise on the toes with a straight knee", "a calf that springs"
    ),
    "calf_bent": PatternWords(
        "calf, knee bent",
        "rise on the toes with a bent knee, for the deep calf muscle",
        "the deep calf that carries most of each step",
    ),
    "tibialis": PatternWords(
        "shin", "pull the toes up against weight", "shins that control the landing"
    ),
    "hip_abduction": PatternWords(
        "outer hip", "move the leg out to the side", "a level pelvis when you are tired"
    ),
    "hip_adduction": PatternWords(
        "inner thigh", "pull the leg in towards the middle", "groins that take hills and turns"
    ),
    "hip_flexion": PatternWords(
        "hip flexor", "lift the knee against weight", "a knee that still comes up late in a race"
    ),
    "trunk_anti_extension": PatternWords(
        "front of the trunk", "keep the back from arching", "a trunk that holds still"
    ),
    "trunk_anti_rotation": PatternWords(
        "trunk against twist", "keep the body from turning", "no power lost in twisting"
    ),
    "trunk_lateral": PatternWords(
        "side of the trunk", "keep the body from bending sideways", "a body that stays tall"
    ),
    "foot": PatternWords("foot", "the small muscles of the foot", "feet that hold their arch"),
    "push": PatternWords("push", "push away with the arms", "arms and chest that keep rhythm"),
    "pull": PatternWords("pull", "pull towards you with the arms", "an upright upper back"),
    "plyometric": PatternWords(
        "power", "short, fast jumps and throws", "quick force in the short time of a step"
    ),
    "drill": PatternWords(
        "running drill", "practice of one part of the stride", "a stride that is easy to repeat"
    ),
    "mobility": PatternWords("mobility", "move joints through their range", "room to move well"),
}

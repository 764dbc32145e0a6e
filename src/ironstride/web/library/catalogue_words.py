"""The words of the catalogue for a runner who never lifted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.words import Equipment, Laterality, RepClass

    Words = str

# Groups of muscles as people name them, with the names in the catalogue.
MUSCLE_GROUPS: Final[Mapping[str, tuple[object, frozenset[str]]]] = {
    "front-of-thigh": (_("front of the thigh"), frozenset({"quadriceps"})),
    "back-of-thigh": (_("back of the thigh"), frozenset({"hamstrings"})),
    "bottom": (_("bottom"), frozenset({"gluteus maximus"})),
    "outer-hip": (
        _("outer hip"),
        frozenset({"gluteus medius", "gluteus minimus", "tensor fasciae latae", "hip rotators"}),
    ),
    "inner-thigh": (_("inner thigh"), frozenset({"adductors"})),
    "hip-flexors": (_("front of the hip"), frozenset({"hip flexors"})),
    "calves": (
        _("calf"),
        frozenset({"calves", "gastrocnemius", "soleus", "tibialis posterior"}),
    ),
    "shin": (_("shin"), frozenset({"tibialis anterior", "toe extensors"})),
    "feet": (
        _("foot"),
        frozenset({"foot intrinsics", "toe flexors", "flexor hallucis longus"}),
    ),
    "belly": (_("belly"), frozenset({"abdominals"})),
    "side-of-trunk": (_("side of the trunk"), frozenset({"obliques", "quadratus lumborum"})),
    "back": (_("lower back"), frozenset({"erector spinae"})),
    "upper-back": (
        _("upper back"),
        frozenset({"lats", "trapezius", "rhomboids", "rear deltoid", "thoracic rotators"}),
    ),
    "chest": (_("chest"), frozenset({"pectorals", "serratus anterior"})),
    "shoulders": (_("shoulder"), frozenset({"anterior deltoid", "rotator cuff"})),
    "arms": (_("arms"), frozenset({"biceps", "triceps", "forearms"})),
}
EQUIPMENT_WORDS: Final[Mapping[Equipment, object]] = {
    "mat": _("mat"),
    "bands": _("bands"),
    "box": _("box"),
    "step": _("step"),
    "bench": _("bench"),
    "dumbbells": _("dumbbells"),
    "kettlebells": _("kettlebells"),
    "barbell": _("barbell"),
    "trap-bar": _("trap bar"),
    "rack": _("rack"),
    "cable": _("cable machine"),
    "leg-press": _("leg press"),
    "leg-curl": _("leg curl machine"),
    "calf-raise-machine": _("calf raise machine"),
    "pull-up-bar": _("pull-up bar"),
    "suspension": _("suspension straps"),
    "medicine-ball": _("medicine ball"),
    "slant-board": _("slant board"),
}
LATERALITY_WORDS: Final[Mapping[Laterality, object]] = {
    "bilateral": _("both sides together"),
    "alternating": _("left and right in turn"),
    "unilateral": _("one side, then the other"),
}
SKILL_WORDS: Final[tuple[object, ...]] = (
    "",
    _("anyone can do it today"),
    _("simple lift"),
    _("needs some practice"),
    _("technical: learn it with light weights first"),
)
CLASS_WORDS: Final[Mapping[RepClass, object]] = {
    "skill": _("practice, 15 and more light reps"),
    "hypertrophy": _("muscle, 8 to 15 reps"),
    "strength": _("strength, 1 to 6 heavy reps"),
    "power": _("power, a few fast reps"),
    "stability": _("stability, 8 to 15 controlled reps"),
    "hold": _("a hold, for seconds"),
    "mobility": _("mobility"),
}
NOTHING_NEEDED: Final = _("nothing but the floor")


def say_muscles(muscles: tuple[str, ...]) -> tuple[str, ...]:
    """Return the muscles as people name them, each group once, with the name that books use."""
    said: dict[str, list[str]] = {}
    for muscle in muscles:
        group = next((str(words) for words, own in MUSCLE_GROUPS.values() if muscle in own), "")
        said.setdefault(group or muscle, []).append(muscle)
    return tuple(f"{group} ({', '.join(own)})" for group, own in said.items())


def say_needs(needs: frozenset[Equipment]) -> str:
    """Return what a way of doing an exercise needs: "barbell + rack"."""
    words = [str(EQUIPMENT_WORDS[one]) for one in sorted(needs)]
    if not words:
        return str(NOTHING_NEEDED)
    return " + ".join(words)

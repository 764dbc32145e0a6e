"""The questions of the health screen by topic, in our own words; never a diagnosis.

A topic is a flag of policy `safety.tier_of_flag` and the sentence that a runner says yes to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ironstride.training.words import Sex

Topic = tuple[str, str]

NOW: Final[tuple[Topic, ...]] = (
    ("chest_pain", "Pain or pressure in the chest, at rest or with effort"),
    ("fainting", "I fainted, or nearly did, in the last year"),
    ("calf_swelling", "One calf is swollen, warm or painful without a reason I know"),
    ("saddle_numbness", "Numbness between the legs, or new trouble with bladder or bowels"),
    ("neurological_deficit", "New weakness or numbness in a leg or foot"),
    ("fever_or_acute_illness", "A fever or an illness right now"),
)
CONDITIONS: Final[tuple[Topic, ...]] = (
    ("heart_condition", "A doctor has found something wrong with my heart"),
    ("uncontrolled_blood_pressure", "High blood pressure that is not under control"),
    ("dizziness_loss_of_balance", "I lose my balance from dizziness"),
    ("chronic_condition_on_medication", "A long-term illness that I take medicine for"),
    ("diabetes_on_medication", "Diabetes that I take medicine for"),
    ("anticoagulants", "I take blood thinners"),
    ("supervised_activity_only", "I was told to exercise under medical supervision only"),
    ("recent_surgery", "An operation in the last half year"),
    ("hernia", "A hernia"),
    ("retinal_problem", "A problem of the retina of an eye"),
)
BONES: Final[tuple[Topic, ...]] = (
    ("focal_bone_pain", "A spot on a bone that hurts when I press on it"),
    ("night_pain", "Pain in a bone or joint at night or at rest"),
    ("pain_on_hopping", "Pain when I hop on one leg"),
    ("recent_bone_stress_injury", "A stress fracture or bone stress injury in the last two years"),
    ("low_bone_density", "I was told that my bone density is low"),
)
ENERGY: Final[tuple[Topic, ...]] = (
    ("unexplained_weight_loss", "I lost weight lately without meaning to"),
    ("resting_heart_rate_below_40", "My pulse at rest is below 40"),
    ("eating_disorder_history", "An eating disorder, now or earlier"),
    ("low_libido", "Much less interest in sex than before, or no morning erections"),
    ("pelvic_floor_symptoms", "I leak urine, or feel heaviness in the pelvis"),
)
# What is asked of a woman in the words of her body.
_LIBIDO_OF_WOMEN: Final[Topic] = ("low_libido", "Much less interest in sex than before")
WOMEN: Final[tuple[Topic, ...]] = (
    ("menses_absent", "No period for three months or more, without a reason such as the pill"),
    ("pregnant", "I am pregnant"),
    ("postpartum_under_12_weeks", "I gave birth less than 12 weeks ago"),
)
NOW_HEADING: Final = "Your health now"
CONDITIONS_HEADING: Final = "What a doctor told you"
BONES_HEADING: Final = "Bones and joints, which warn runners early"
ENERGY_HEADING: Final = "Energy and hormones"
CLEARANCE_QUESTION: Final = "Has a clinician who knows of this agreed to strength training?"


def energy_topics(sex: Sex) -> tuple[Topic, ...]:
    """Return the questions about energy and hormones; who did not say their sex gets them all."""
    if sex == "male":
        return ENERGY
    if sex == "unspecified":
        return (*WOMEN, *ENERGY)
    flag, _ = _LIBIDO_OF_WOMEN
    return (*WOMEN, *(_LIBIDO_OF_WOMEN if one[0] == flag else one for one in ENERGY))

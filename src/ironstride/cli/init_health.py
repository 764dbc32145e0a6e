"""The health questions by topic, in our own words; never a diagnosis."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast, get_args

import click

from ironstride.cli.init_answers import ask_many, ask_numbered, ask_yes
from ironstride.errors import InvalidValueError
from ironstride.policy.reader import read_policy
from ironstride.training.athlete import MAX_PAIN, Health, Pain
from ironstride.training.words import REGIONS, Region, Sex

if TYPE_CHECKING:
    from typing import Literal

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
WOMEN: Final[tuple[Topic, ...]] = (
    ("menses_absent", "No period for three months or more, without a reason such as the pill"),
    ("pregnant", "I am pregnant"),
    ("postpartum_under_12_weeks", "I gave birth less than 12 weeks ago"),
)
_PAIN: Final = re.compile(r"(.+?)[\s:]+(\d{1,2})(?:\s*(?:/|of)\s*10)?")
_SIDES: Final = ("left", "right")


def ask_health(sex: Sex) -> Health:
    """Return the flags and pains that the answers give."""
    flags: set[str] = set()
    lists = [
        ("Your health now:", NOW),
        ("What a doctor told you:", CONDITIONS),
        ("Bones and joints, which warn runners early:", BONES),
        ("Energy and hormones:", ENERGY if sex == "male" else (*WOMEN, *ENERGY)),
    ]
    for heading, topics in lists:
        chosen = ask_numbered(heading, [sentence for _, sentence in topics])
        flags.update(topics[index][0] for index in chosen)
    policy = read_policy()
    if flags & set(policy.words("safety.clearable_flags")) and ask_yes(
        "Has a clinician who knows of this agreed to strength training?"
    ):
        flags.add(policy.text("safety.clearance_flag"))
    click.echo("\nDoes anything hurt now? Write where and how much of 10, like knee-left 3")
    pains = ask_many("Pain (Enter: no more)", read_pain)
    return Health(frozenset(flags), tuple(pains))


def read_pain(text: str) -> Pain:
    """Return a pain written as "knee-left 3" or "low back 2"."""
    match = _PAIN.fullmatch(text.lower())
    if match is None or int(match[2]) > MAX_PAIN:
        raise InvalidValueError("please write a place and a number from 0 to 10, like calf-right 2")
    words = re.split(r"[\s_-]+", match[1].strip())
    sides = [word for word in words if word in _SIDES]
    region = "_".join(word for word in words if word not in _SIDES)
    if region not in get_args(Region):
        known = ", ".join(one.replace("_", " ") for one in REGIONS)
        raise InvalidValueError(f"please name one of: {known}; with left or right where it matters")
    side = cast("Literal['left', 'right'] | None", sides[0] if sides else None)
    return Pain(cast("Region", region), int(match[2]), side)

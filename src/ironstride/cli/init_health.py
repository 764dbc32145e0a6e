"""The health questions by topic, in our own words; never a diagnosis."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast, get_args

import click

from ironstride.cli.init_answers import ask_many, ask_numbered, ask_yes
from ironstride.errors import InvalidValueError
from ironstride.policy.reader import read_policy
from ironstride.training.athlete import MAX_PAIN, Health, Pain
from ironstride.training.health_topics import (
    BONES,
    BONES_HEADING,
    CLEARANCE_QUESTION,
    CONDITIONS,
    CONDITIONS_HEADING,
    ENERGY_HEADING,
    NOW,
    NOW_HEADING,
    energy_topics,
)
from ironstride.training.words import REGIONS, Region, Sex

if TYPE_CHECKING:
    from typing import Literal

_PAIN: Final = re.compile(r"(.+?)[\s:]+(\d{1,2})(?:\s*(?:/|of)\s*10)?")
_SIDES: Final = ("left", "right")


def ask_health(sex: Sex) -> Health:
    """Return the flags and pains that the answers give."""
    flags: set[str] = set()
    lists = [
        (f"{NOW_HEADING}:", NOW),
        (f"{CONDITIONS_HEADING}:", CONDITIONS),
        (f"{BONES_HEADING}:", BONES),
        (f"{ENERGY_HEADING}:", energy_topics(sex)),
    ]
    for heading, topics in lists:
        chosen = ask_numbered(heading, [sentence for _, sentence in topics])
        flags.update(topics[index][0] for index in chosen)
    policy = read_policy()
    if flags & set(policy.words("safety.clearable_flags")) and ask_yes(CLEARANCE_QUESTION):
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

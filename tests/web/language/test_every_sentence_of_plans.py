"""Every sentence that a plan holds, or a replan says, is known to a translator: none is glued so
that nobody would recognise it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import pytest
from pseudo_language import accented

from ironstride.catalogue.reader import read_catalogue
from ironstride.planning.replan import Replanned, replan_season
from ironstride.policy.reader import read_policy
from ironstride.training import events as ev
from ironstride.training.athlete import Pain
from ironstride.training.race import Race
from ironstride.web.language.core_texts import core_messages
from ironstride.web.language.pattern import PLACE
from ironstride.web.language.said import read_grammar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ironstride.training.athlete import Athlete
    from ironstride.training.plan import Plan
    from ironstride.web.language.grammar import Grammar

TODAY = dt.date(2026, 11, 24)
NEXT_WEEK = (dt.date(2026, 11, 30), dt.date(2026, 12, 6))
EVENTS: dict[str, ev.Event] = {
    "missed": ev.Missed(TODAY),
    "ill": ev.Ill(TODAY, NEXT_WEEK[1]),
    "away": ev.Away(*NEXT_WEEK),
    "travel": ev.Travel(*NEXT_WEEK, place="hotel"),
    "sore": ev.PainReported(Pain("knee", 4, "left")),
    "painful": ev.PainReported(Pain("low_back", 7)),
    "another race": ev.RaceAdded(Race("Park", dt.date(2027, 1, 10), 10000, "A")),
    "no race": ev.RaceDropped("Spring Half Marathon"),
}
_WORD = re.compile(r"[^\W\d_]{2,}")
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = (
    "January February March April May June July August September October November December".split()
)


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    days = {one[:length]: accented(one[:length]) for one in (*_DAYS, *_MONTHS) for length in (3, 9)}
    messages = {one.text: accented(one.text) for one in core_messages()}
    return read_grammar(messages | days, lambda text, _number: accented(text))


def spoken(value: Any) -> Iterator[str]:
    """Yield what is said anywhere in a plan: the texts, and what is missing at a gate."""
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            inner = getattr(value, field.name)
            if isinstance(inner, str) and field.name in {"text", "title", "tempo"}:
                yield inner
            elif field.name == "missing":
                yield from inner
            elif field.name not in {"athlete", "runs"}:
                yield from spoken(inner)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from spoken(one)


def typed(athlete: Athlete) -> frozenset[str]:
    """Return what the athlete and their apps wrote, in small letters."""
    texts = [*athlete.places, "hotel", "Park", *(one.name for one in athlete.races)]
    texts += [one.title for one in athlete.runs if one.title]
    texts += [band for place in athlete.places.values() for band in place.inventory.bands]
    return frozenset(_WORD.findall(" ".join(texts).lower()))


def unknown(texts: Iterator[str], athlete: Athlete, grammar: Grammar) -> dict[str, str]:
    """Return the texts with words that neither a message nor anybody has said."""
    known, found = typed(athlete), {}
    for text in set(texts):
        said = grammar.say(text)
        left = {one for one in _WORD.findall(said) if one.isascii()}
        # The event as it is typed on a command line.
        left -= {*known, *(one.capitalize() for one in known), "min", "kg", "lb", "km", "pain"}
        if {one.lower() for one in left} - known - {"low", "back"}:
            found[text] = said
    return found


@pytest.mark.parametrize("name", ["sample", "newcomer", "traveller", "pounds"])
def test_every_sentence_of_a_plan_is_known(
    name: str, plans: Mapping[str, Plan], grammar: Grammar
) -> None:
    plan = plans[name]
    assert unknown(spoken(plan), plan.athlete, grammar) == {}


@pytest.mark.parametrize("event", EVENTS)
def test_every_sentence_of_a_change_is_known(
    event: str, plans: Mapping[str, Plan], grammar: Grammar
) -> None:
    plan = plans["sample"]
    answer = replan_season(
        plan, [EVENTS[event]], TODAY, policy=read_policy(), catalogue=read_catalogue()
    )
    assert isinstance(answer, Replanned)
    assert answer.changes
    assert unknown(spoken((answer.plan, answer.changes)), plan.athlete, grammar) == {}


def test_each_message_is_known_by_itself(grammar: Grammar) -> None:
    """No message hides another: filled with anything, it is said in the other language."""
    hidden = {}
    for one in core_messages():
        numbers = {place: str(at) for at, place in enumerate(PLACE.findall(one.text), 2)}
        text = PLACE.sub(lambda place: numbers[place[1]], one.text)  # noqa: B023 - used at once
        if grammar.letters_left(text):
            hidden[one.text] = grammar.say(text)
    assert hidden == {}


def test_what_is_counted_has_an_s_for_more_than_one() -> None:
    counted = {one.text: one.plural for one in core_messages() if one.plural}
    assert counted["{number} set"] == "{number} sets"
    assert {text: many for text, many in counted.items() if many != f"{text}s"} == {}

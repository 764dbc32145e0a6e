"""A text of the core is found again in the messages that it was made of."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.web.language.said import read_grammar, said

if TYPE_CHECKING:
    from ironstride.web.language.grammar import Grammar

GERMAN = {
    "Back squat": "Kniebeuge",
    "Calf raise": "Wadenheben",
    "Lunge, reach and rotate": "Ausfallschritt mit Drehung",
    "From your {name} of {day}: a related lift, so the range is wide.": (
        "Am {day}, {name}: verwandt, also ist der Bereich weit."
    ),
    "The warm-up decides where in the range you are today.": "Das Aufwärmen entscheidet.",
    "{name} are left out{cause}.": "{name} entfallen{cause}.",
    "your {side}{region} hurts {now} of 10": "{side}{region}: Schmerz {now} von 10",
    "left": "links",
    "knee": "Knie",
    "tests of the body": "Körpertests",
    "{first} and {rest}": "{first} und {rest}",
    "and": "und",
    "{few} instead of {few_2}": "{few} statt {few_2}",
    "{number} session": "{number} Einheiten",
    "You did {done} of {sessions}.": "Geschafft: {done} von {sessions}.",
    "easier week": "leichtere Woche",
    "{priority} race": "Wettkampf {priorität}",
    "Tuesday": "Dienstag",
    "December": "Dezember",
}

RELATED = "From your back squat of 8 December 2026: a related lift, so the range is wide."
VERWANDT = "Am 8 Dezember 2026, kniebeuge: verwandt, also ist der Bereich weit."


def counted(message: str, number: int) -> str:
    assert message == "{number} session"
    return "{number} Einheit" if number == 1 else "{number} Einheiten"


@pytest.fixture(scope="module")
def german() -> Grammar:
    return read_grammar(GERMAN, counted)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Back squat", "Kniebeuge"),
        ("back squat", "kniebeuge"),
        ("Easier week.", "Leichtere Woche."),
        (
            f"{RELATED} The warm-up decides where in the range you are today.",
            f"{VERWANDT} Das Aufwärmen entscheidet.",
        ),
        (
            "Tuesday 8 December's tests of the body are left out: your left knee hurts 4 of 10.",
            "Dienstag 8 Dezember's Körpertests entfallen: links Knie: Schmerz 4 von 10.",
        ),
        (
            "Back squat, Lunge, reach and rotate and Calf raise instead of Calf raise",
            "Kniebeuge, Ausfallschritt mit Drehung und Wadenheben statt Wadenheben",
        ),
        ("You did 1 of 1 session.", "Geschafft: 1 von 1 Einheit."),
        ("You did 1 of 4 sessions.", "Geschafft: 1 von 4 Einheiten."),
        ("Back squat 60 kg", "Kniebeuge 60 kg"),
    ],
)
def test_a_text_is_said_as_it_was_made(text: str, expected: str, german: Grammar) -> None:
    assert german.say(text) == expected


@pytest.mark.parametrize(
    "text", ["", " ", "4x400 m sharpener", "Riverside Half Marathon", "{name}", "Knees", "3-4 {x}"]
)
def test_what_people_typed_stays(text: str, german: Grammar) -> None:
    assert german.say(text) == text


def test_a_typed_name_stays_inside_a_sentence(german: Grammar) -> None:
    text = "From your Pistol Magic of 3 May 2026: a related lift, so the range is wide."
    assert "Pistol Magic" in german.say(text)
    assert "verwandt" in german.say(text)


def test_a_translation_that_lost_what_the_message_says_is_not_used(german: Grammar) -> None:
    assert german.say("A race") == "A race"


@given(st.text(alphabet=" .,:;!?()→'0123456789abcABC%{}\n-", max_size=200))
def test_any_text_has_an_answer(text: str) -> None:
    grammar = read_grammar(GERMAN, counted)
    assert grammar.say(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "your 1 and 2, and your 3 (and of 4): " * 60,
        "your 1 and 2, and your 3 (and of 4): " * 26,
        "From your " * 99 + " of 1: a related lift, so the range is wide.",
        "Back squat. " * 500,
        "Knee: " * 150 + "A. B.",
        "a " * 100_000,
        "your left knee hurts 4 of 10" * 35,
    ],
)
def test_a_hostile_text_takes_no_long_time(text: str, german: Grammar) -> None:
    began = time.process_time()
    german.say(text)
    assert time.process_time() - began < 3


def test_in_english_nothing_happens() -> None:
    text = "Back squat"
    assert said(text) is text
    assert said(3) == 3

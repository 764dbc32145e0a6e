"""Plain text, and which meanings its words name."""

from __future__ import annotations

from ironstride.formats.run_phrases import (
    find_meanings,
    plain_text,
    plain_words,
    read_phrases,
    same_length_text,
    without_race_paces,
)


def test_plain_text_has_no_accents_pictures_or_typographic_signs() -> None:
    assert plain_text("Fractionn\u00e9 6\u00d7800 \u2013 90\u2032") == "fractionne 6x800 - 90'"
    assert "strength" in plain_text("\U0001f3cb\ufe0f Legs")


def test_same_length_text_keeps_positions() -> None:
    for text in ("Stra\u00dfe \ufb01t", "Mi\u00e9rcoles", "\U0001f3c3 Tue", "abc"):
        assert len(same_length_text(text)) == len(text)


def test_a_longer_phrase_hides_the_shorter_ones_in_it() -> None:
    assert set(find_meanings(plain_words("carrera continua"))) == {"easy"}
    assert set(find_meanings(plain_words("half marathon"))) == {"race"}
    assert set(find_meanings(plain_words("tempolauf und lauf"))) == {"tempo", "run"}


def test_an_italian_medio_is_a_quality_run() -> None:
    for text in ("10 km medio", "corsa media", "fondo medio", "ritmo medio"):
        assert read_phrases(text, repeats=False).type == "tempo"
    for text, run_type in (("rodaje medio", "steady"), ("medio maraton", "race")):
        assert read_phrases(text, repeats=False).type == run_type
    assert read_phrases("corsa ritmo moderato", repeats=False).type == "steady"


def test_a_race_pace_is_no_race_and_no_distance() -> None:
    for text in ("6 km @ 10k pace", "6 km half marathon pace", "6 km allure 10 km", "6 km hmp"):
        rest, found = without_race_paces(text)
        assert found
        assert rest.split()[:2] == ["6", "km"]
        assert not {"10k", "marathon", "10"} & set(rest.split())
    assert without_race_paces("8 km tempo") == ("8 km tempo", False)

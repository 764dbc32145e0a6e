from __future__ import annotations

import datetime as dt

import pytest

from ironstride.catalogue.table import Table, nearest_hint, shown


def table_of(**values: object) -> Table:
    return Table("own.toml", "it", values)


def only_text(table: Table) -> str:
    (problem,) = table.problems
    return problem.text


def test_unknown_keys_are_blamed_with_the_nearest_known() -> None:
    table = table_of(skil=1)
    table.check_keys(["skill", "name"])
    assert str(table.problems[0]) == (
        "own.toml: it.skil: is not a key of this table; did you mean skill?"
    )


def test_missing_keys_are_blamed_one_by_one() -> None:
    table = table_of(a=1)
    table.check_required(["a", "b", "c"])
    assert [problem.where for problem in table.problems] == ["it.b", "it.c"]


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (5, "give text in quotes"),
        ("  ", "is empty"),
        ("two\nlines", "line break or a control"),
        ("bell\x07", "line break or a control"),
        ("\x1b[31mred", "line break or a control"),
        ("x" * 11, "11 characters; at most 10"),
        ([], "give text in quotes"),
    ],
)
def test_text_that_is_no_line_is_blamed(value: object, says: str) -> None:
    table = table_of(name=value)
    assert table.text("name", 10) == ""
    assert says in only_text(table)


def test_text_is_stripped_and_a_missing_key_is_empty() -> None:
    table = table_of(name=" Squat ")
    assert (table.text("name", 10), table.text("other", 10)) == ("Squat", "")
    assert table.problems == []


@pytest.mark.parametrize("value", [True, 1.0, "1", 0, 5, None, [1], dt.date(2026, 1, 1)])
def test_whole_numbers_outside_are_blamed(value: object) -> None:
    table = table_of(skill=value)
    table.whole("skill", 1, 4, default=1)
    assert "whole number from 1 to 4" in only_text(table)


@pytest.mark.parametrize("value", [True, "0.5", -0.1, 1.01, float("nan"), float("inf"), []])
def test_numbers_outside_are_blamed(value: object) -> None:
    table = table_of(share=value)
    assert table.number("share", 0, 1) is None
    assert "number from 0 to 1" in only_text(table)


def test_a_whole_number_is_a_number_too() -> None:
    assert table_of(share=1).number("share", 0, 1) == 1.0


@pytest.mark.parametrize("value", ["true", 1, None])
def test_yes_is_true_or_false_only(value: object) -> None:
    table = table_of(flag=value)
    assert table.yes("flag") is False
    assert "true or false" in only_text(table)


def test_words_are_checked_one_by_one_with_their_place() -> None:
    table = table_of(patterns=["squat", "hinges", 3])
    table.words("patterns", ("squat", "hinge"))
    assert [problem.where for problem in table.problems] == ["it.patterns[1]", "it.patterns[2]"]
    assert "did you mean hinge?" in table.problems[0].text
    assert "give one of: squat, hinge" in table.problems[1].text


def test_a_word_twice_is_blamed() -> None:
    table = table_of(patterns=["squat", "squat"])
    table.words("patterns", ("squat", "hinge"))
    assert "twice" in only_text(table)


def test_a_list_must_be_a_list() -> None:
    table = table_of(patterns="squat")
    assert table.words("patterns", ("squat",)) == ()
    assert "give a list" in only_text(table)


def test_tables_share_the_problems_and_say_their_place() -> None:
    table = table_of(setups=[{"needs": 3}, 7])
    (setup,) = table.tables("setups")
    setup.words("needs", ("mat",))
    assert [problem.where for problem in table.problems] == ["it.setups[1]", "it.setups[0].needs"]


def test_a_long_value_is_quoted_short() -> None:
    assert len(shown("x" * 1000)) <= 40
    assert "\x1b" not in shown("\x1b[0m")


def test_a_word_like_no_other_gets_no_hint() -> None:
    assert nearest_hint("qqq", ["squat"]) == ""

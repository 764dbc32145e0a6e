from __future__ import annotations

import pytest

from ironstride.errors import (
    InvalidValueError,
    IronstrideError,
    Problem,
    UnreadableFileError,
    require,
    require_member,
)


def test_a_problem_reads_file_place_text() -> None:
    assert (
        str(Problem("me.yaml", "races[0].on", "is no date")) == "me.yaml: races[0].on: is no date"
    )


def test_require_raises_its_own_words_only_when_broken() -> None:
    require(True, "never said")
    with pytest.raises(InvalidValueError, match=r"^too heavy$"):
        require(False, "too heavy")


def test_require_member_names_field_value_and_choices() -> None:
    require_member("A", ("A", "B"), "priority")
    with pytest.raises(InvalidValueError) as caught:
        require_member("Z", frozenset({"B", "A"}), "priority")
    assert str(caught.value) == "priority is 'Z'; it must be one of: A, B"


def test_an_unreadable_file_keeps_all_its_problems() -> None:
    problems = (Problem("a", "line 1", "x"), Problem("a", "line 2", "y"))
    error = UnreadableFileError(problems)
    assert error.problems == problems
    assert str(error) == "a: line 1: x\na: line 2: y"
    assert isinstance(error, IronstrideError)

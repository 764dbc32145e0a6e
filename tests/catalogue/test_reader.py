from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.catalogue import reader
from ironstride.catalogue.reader import extend_catalogue, parse_exercises, read_catalogue
from ironstride.errors import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.catalogue.catalogue import Catalogue


@pytest.fixture
def exercises_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(reader, "EXERCISES_DIR", tmp_path)
    read_catalogue.cache_clear()
    yield tmp_path
    monkeypatch.undo()
    read_catalogue.cache_clear()


def test_the_catalogue_is_read_once() -> None:
    assert read_catalogue() is read_catalogue()


def test_a_damaged_file_of_ours_is_refused_by_name(exercises_dir: Path, right: str) -> None:
    (exercises_dir / "squat.toml").write_text(right + "colour = 1\n", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match=r"squat.toml: cellar-squat.colour"):
        read_catalogue()


def test_an_id_in_two_files_is_refused(exercises_dir: Path, right: str) -> None:
    for name in ("a.toml", "b.toml"):
        (exercises_dir / name).write_text(right, encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="is in two files"):
        read_catalogue()


def test_one_wrong_exercise_does_not_lose_the_others(right: str) -> None:
    wrong = right.replace("cellar-squat", "attic-squat").replace("skill = 2", "skill = 7")
    exercises, problems = parse_exercises(right + wrong, "own.toml")
    assert [exercise.id for exercise in exercises] == ["cellar-squat"]
    assert [problem.where for problem in problems] == ["attic-squat.skill"]


def test_a_slip_in_the_toml_loses_only_its_own_table(right: str) -> None:
    broken = right.replace("cellar-squat", "attic-squat").replace('["knee"]', '["knee"')
    after = right.replace("cellar-squat", "yard-squat")
    exercises, problems = parse_exercises(right + broken + after, "own.toml")
    assert [exercise.id for exercise in exercises] == ["cellar-squat", "yard-squat"]
    (problem,) = problems
    first = (right + broken).splitlines().index("[attic-squat]") + 1
    last = len((right + broken).splitlines())
    assert first <= int(problem.where.removeprefix("line ")) <= last + 1
    assert "is not TOML" in problem.text


def test_the_same_id_twice_keeps_the_first(right: str) -> None:
    exercises, problems = parse_exercises(right + right.replace("Cellar", "Other"), "own.toml")
    assert [exercise.name for exercise in exercises] == ["Cellar squat"]
    assert "a second time" in problems[0].text


def test_a_value_outside_a_table_is_blamed() -> None:
    exercises, problems = parse_exercises('name = "Squat"', "own.toml")
    assert exercises == ()
    assert problems[0].where == "name"
    assert "outside a table" in problems[0].text


def test_a_byte_order_mark_and_windows_lines_are_fine(right: str) -> None:
    text = "\ufeff" + right.replace("\n", "\r\n")
    assert [exercise.id for exercise in parse_exercises(text, "own.toml")[0]] == ["cellar-squat"]


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "[" * 5000,
        "[" * 5000,
        "\x00\x01\x02",
        "[a]\n[a]\n[a]",
        "[[a]]\nname = 1",
        "just words, no table",
        "[a.b.c]\nname = 'x'",
        "[a]\nskill = 1e999\nimpact = 99999999999999999999",
    ],
)
def test_hostile_text_becomes_problems(text: str) -> None:
    exercises, problems = parse_exercises(text, "own.toml")
    assert exercises == ()
    assert problems
    assert all(problem.file == "own.toml" and problem.text for problem in problems)


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n"])
def test_an_empty_file_is_no_problem(text: str) -> None:
    assert parse_exercises(text, "own.toml") == ((), ())


@given(st.text())
def test_no_text_whatever_makes_it_raise(text: str) -> None:
    assert parse_exercises(text, "own.toml")[0] == ()


@given(at=st.integers(0, 400), char=st.characters(codec="utf-8"))
def test_one_changed_character_never_raises(at: int, char: str) -> None:
    text = '[a-b]\nname = "x"\nskill = 2\ncues = ["a", "b"]\nsetups = [{ needs = [] }]\n' * 3
    parse_exercises(text[:at] + char + text[at + 1 :], "own.toml")


def test_own_exercises_join_the_catalogue(catalogue: Catalogue, right: str) -> None:
    extended, problems = extend_catalogue(catalogue, right + 'harder = "back-squat"\n', "own.toml")
    assert problems == ()
    assert extended.exercise("cellar-squat").harder == "back-squat"
    assert "cellar-squat" not in catalogue.exercises


def test_an_own_ladder_into_nothing_is_cut_and_said(catalogue: Catalogue, right: str) -> None:
    extended, problems = extend_catalogue(catalogue, right + 'harder = "back-sqat"\n', "own.toml")
    assert extended.exercise("cellar-squat").harder is None
    assert problems[0].where == "cellar-squat.harder"
    assert "did you mean back-squat?" in problems[0].text


def test_the_example_of_the_page_reads(catalogue: Catalogue) -> None:
    page = Path(__file__).parents[2] / "docs" / "formats" / "exercises.md"
    _, _, after = page.read_text(encoding="utf-8").partition("```toml\n")
    extended, problems = extend_catalogue(catalogue, after.partition("```")[0], page.name)
    assert problems == ()
    assert extended.exercise("cellar-squat").easier == "goblet-squat"

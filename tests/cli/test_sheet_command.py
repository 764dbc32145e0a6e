from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from ironstride.cli import sheet_command
from ironstride.cli.sheet_command import ENDINGS, FORMS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

DAY = "2026-11-24"
STARTS = {
    "markdown": b"# Sam Sample",
    "pdf": b"%PDF-",
    "html": b"<!DOCTYPE html>",
    "svg": b"<svg ",
    "png": b"\x89PNG",
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_ending_says_the_format(
    run: Run, plan_files: Mapping[str, Path], tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"sheet{ending.upper()}"
    assert run("sheet", plan_files["sample"], DAY, "--out", path) == (0, "", "")
    assert path.read_bytes().startswith(STARTS[ENDINGS[ending]])


@pytest.mark.parametrize("form", FORMS)
def test_a_format_that_is_asked_for_wins_and_is_the_same_twice(
    run: Run, plan_files: Mapping[str, Path], tmp_path: Path, form: str
) -> None:
    written = []
    for name in ("a.txt", "b.txt"):
        path = tmp_path / name
        code, _, _ = run("sheet", plan_files["sample"], DAY, "--format", form, "--out", path)
        assert code == 0
        written.append(path.read_bytes())
    assert written[0].startswith(STARTS[form])
    assert written[0] == written[1]


@pytest.mark.parametrize("form", ["markdown", "html", "svg"])
def test_text_goes_to_the_screen(run: Run, plan_files: Mapping[str, Path], form: str) -> None:
    code, out, err = run("sheet", plan_files["newcomer"], DAY, "--format", form)
    assert (code, err) == (0, "")
    assert "Noa Newcomer" in out


def test_without_a_word_it_is_markdown(run: Run, plan_files: Mapping[str, Path]) -> None:
    code, out, _ = run("sheet", plan_files["newcomer"], "2026-12-01")
    assert code == 0
    assert out.startswith("# Noa Newcomer\n")
    assert "How to bail out:" in out


@pytest.mark.parametrize("form", ["pdf", "png"])
def test_what_is_no_text_needs_a_file(run: Run, plan_files: Mapping[str, Path], form: str) -> None:
    code, out, err = run("sheet", plan_files["sample"], DAY, "--format", form)
    assert (code, out) == (2, "")
    assert "--out" in err


@pytest.mark.parametrize(
    ("form", "words"), [("markdown", "| week from |"), ("svg", "The season of Sam Sample")]
)
def test_the_season_may_be_asked_for(
    run: Run, plan_files: Mapping[str, Path], form: str, words: str
) -> None:
    code, out, _ = run("sheet", plan_files["sample"], DAY, "--season", "--format", form)
    assert code == 0
    assert words in out


def test_a_pdf_of_the_season_is_refused(
    run: Run, plan_files: Mapping[str, Path], tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    code, _, err = run("sheet", plan_files["sample"], DAY, "--season", "--out", path)
    assert code == 2
    assert "one week" in err
    assert not path.exists()


def test_the_paper_may_be_chosen(run: Run, plan_files: Mapping[str, Path], tmp_path: Path) -> None:
    made = []
    for arguments in ((), ("--paper", "letter"), ("--paper", "a4")):
        path = tmp_path / "a.pdf"
        run("sheet", plan_files["sample"], DAY, "--out", path, *arguments)
        made.append(path.read_bytes())
    assert made[0] == made[2] != made[1]


def test_a_day_outside_the_plan_is_code_2(run: Run, plan_files: Mapping[str, Path]) -> None:
    for form in ("markdown", "html", "svg"):
        code, out, err = run("sheet", plan_files["sample"], "2030-01-01", "--format", form)
        assert (code, out) == (2, "")
        assert "from 2026-11-23 to" in err


def test_a_clock_outside_the_plan_gets_the_first_week(
    run: Run, plan_files: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    import datetime as dt

    monkeypatch.setattr(sheet_command, "ask_the_clock", lambda: dt.date(2031, 5, 5))
    code, out, err = run("sheet", plan_files["sample"])
    assert code == 0
    assert "outside the plan" in err
    assert "## Week 1, " in out


def test_a_plan_without_weeks_is_a_page_but_no_week(
    run: Run, changed_plan: Callable[..., Path]
) -> None:
    path = changed_plan(weeks=[])
    assert run("sheet", path, DAY)[0] == 2
    code, out, _ = run("sheet", path, DAY, "--format", "html")
    assert code == 0
    assert "holds no week" in out


def test_a_picture_fetches_nothing(run: Run, plan_files: Mapping[str, Path]) -> None:
    _, svg, _ = run("sheet", plan_files["sample"], DAY, "--format", "svg")
    assert re.findall(r"https?://[^\"\s]+", svg) == ["http://www.w3.org/2000/svg"]
    assert "@font-face" not in svg
    assert "@import" not in svg


def test_a_missing_package_is_one_sentence(
    run: Run, plan_files: Mapping[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ironstride.sheets import typst_pages

    monkeypatch.setattr(typst_pages, "find_spec", lambda _: None)
    code, _, err = run("sheet", plan_files["sample"], DAY, "--out", tmp_path / "a.pdf")
    assert code == 2
    assert "ironstride[sheets]" in err
    assert len(err.splitlines()) == 1


def test_names_that_look_like_markup_do_not_act(
    run: Run, changed_plan: Callable[..., Path]
) -> None:
    path = changed_plan(made_for="<b>|x|")
    _, markdown, _ = run("sheet", path, DAY)
    assert r"\<b\>\|x\|" in markdown
    _, html, _ = run("sheet", path, DAY, "--format", "html")
    assert "<b>" not in html
    assert "&lt;b&gt;|x|" in html


def test_the_open_week_of_a_page_has_other_ways(run: Run, plan_files: Mapping[str, Path]) -> None:
    _, page, _ = run("sheet", plan_files["sample"], DAY, "--format", "html")
    assert page.count("Other ways to place this week") == 1
    begins, ends = page.index('id="this-week"'), page.index('id="week-2"')
    assert begins < page.index("Other ways to place this week") < ends
    assert re.search(r"costs \d[\d.]* points more", page)

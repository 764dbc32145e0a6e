"""The README's season is replanned by copy and paste, command by command."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
HEADING = "## When life happens"
OPTIONS_OF_AN_EVENT = ("--event", "--runs")


def commands(page: str) -> list[list[str]]:
    """Return the words of each command in the first block of the section, without the program."""
    section = page[page.index(HEADING) :]
    match = re.search(r"```\n(.*?)```", section, flags=re.DOTALL)
    assert match is not None
    lines = match[1].replace("\\\n", " ").splitlines()
    words = [shlex.split(line, comments=True) for line in lines]
    return [line[1:] for line in words if line]


@pytest.fixture
def season(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the season is written, in a folder that has the examples."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "season.json"


def test_the_season_of_the_readme_is_replanned_through_six_events(
    run: Callable[..., tuple[int, str, str]], season: Path
) -> None:
    written: list[bytes] = []
    told = 0
    for words in commands((ROOT / "README.md").read_text("utf-8")):
        code, text, said = run(*words)
        # 1 is "written, but limited": one line says how.
        assert code == 0 or (code == 1 and "limited:" in said), (words, text, said)
        if words[0] == "replan":
            told += sum(word in OPTIONS_OF_AN_EVENT for word in words)
            assert f"ironstride restore {words[-1]} --out {words[-1]}" in text
        if words[-2:] == ["--out", season.name]:
            written.append(season.read_bytes())
            code, text, said = run("check", season)
            assert code == 0, (words, text, said)
    assert told >= 6
    assert len(set(written[:-1])) == len(written) - 1
    # The last command takes the last event back.
    assert written[-1] == written[-3]


def test_the_change_that_the_readme_shows_is_the_one_that_is_made(
    run: Callable[..., tuple[int, str, str]], season: Path
) -> None:
    page = (ROOT / "README.md").read_text("utf-8")
    section = page[page.index(HEADING) :]
    shown = re.findall(r"```\n(.*?)```", section, flags=re.DOTALL)[1]
    for words in commands(page):
        _, text, _ = run(*words)
        if "--runs" in words and words[0] == "replan":
            assert shown in text
            return
    pytest.fail("no command of the README reads a changed calendar")

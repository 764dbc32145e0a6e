from __future__ import annotations

import errno
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from ironstride.cli import main as entry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]


def fail_with(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def call(**_: object) -> int:
        raise error

    monkeypatch.setattr("ironstride.cli.main.ironstride.main", call)


def test_ctrl_c_in_a_command_is_no_unanswered_question(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ironstride.policy.reader.read_policy", interrupt)
    code, out, err = run("policy")
    assert (code, out) == (130, "")
    assert err.strip() == "ironstride: stopped; nothing was written"


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (OSError(errno.ENOSPC, "No space", "x.json"), 2, "the disk is full"),
        (PermissionError(errno.EACCES, "denied", "x.json"), 2, "permissions"),
        (OSError(errno.EIO, "Input/output error", "x.json"), 2, "Input/output error"),
        (OSError("odd"), 2, "the output: odd"),
        (MemoryError(), 2, "not enough memory"),
        (KeyboardInterrupt(), 130, "nothing was written"),
        (ZeroDivisionError("oops"), 2, "a mistake in Ironstride itself (ZeroDivisionError: oops)"),
        (RecursionError("deep"), 2, "a mistake in Ironstride itself"),
    ],
)
def test_every_failure_is_a_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, words: str
) -> None:
    fail_with(monkeypatch, error)
    found, out, err = run("plan")
    assert (found, out) == (code, "")
    assert words in err
    assert "Traceback" not in err


def test_a_traceback_is_there_for_who_asks(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(entry.TRACEBACK, "1")
    fail_with(monkeypatch, ZeroDivisionError())
    with pytest.raises(ZeroDivisionError):
        run("plan")


def test_control_signs_in_a_message_do_nothing(run: Run) -> None:
    _, _, err = run("plan", "\x1b[31mevil.yaml", "--today", "2026-11-23")
    assert "\x1b" not in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["pln"], "did you mean plan?"),
        (["zzz"], "there are: serve, init"),
        (["plan"], "Missing argument 'ATHLETE.yaml'"),
        (["plan", "x.yaml", "--today", "tomorrow"], "write year-month-day"),
        (["plan", "x.yaml", "--weeks", "0"], "--weeks"),
        (["plan", "x.yaml", "--weeks", "many"], "--weeks"),
        (["plan", "x.yaml", "--format", "pdf"], "--format"),
        (["plan", "x.yaml", "--speed"], "No such option"),
        (["plan", "missing.yaml"], "there is no such file"),
        (["plan", "examples"], "this is a folder"),
        (["check", "README.md/x"], "no folder"),
        (["week", "a" * 300], "name is too long"),
    ],
)
def test_wrong_calls_say_what_to_do(run: Run, arguments: list[str], words: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert words in err
    assert err.startswith("ironstride: ")


@pytest.mark.parametrize("arguments", [[], ["--help"], ["plan", "--help"], ["--version"]])
def test_help_and_version_are_no_failure(run: Run, arguments: list[str]) -> None:
    code, out, err = run(*arguments)
    assert code == 0
    assert "ironstride" in out
    assert err == ""


def run_process(
    root: Path, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    code = "import sys; from ironstride.cli.main import main; sys.exit(main())"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=root,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def root() -> Path:
    from pathlib import Path

    return Path(__file__).parents[2]


def test_a_closed_pipe_ends_quietly(root: Path) -> None:
    code = (
        "import os, sys; from ironstride.cli.main import main; r, w = os.pipe(); os.close(r); "
        "os.dup2(w, 1); sys.exit(main(['policy']))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_terminal_without_unicode_shows_question_marks(root: Path) -> None:
    ended = run_process(
        root,
        *("plan", "examples/newcomer.yaml", "--today", "2026-11-23"),
        PYTHONIOENCODING="ascii",
        PYTHONUTF8="0",
    )
    assert ended.returncode == 0
    assert "Noa Newcomer" in ended.stdout
    assert "Traceback" not in ended.stderr

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]


def test_the_log_has_its_commands(run: Run) -> None:
    code, out, _ = run("log", "--help")
    assert code == 0
    assert "import" in out
    assert "add" in out


def test_a_wrong_command_is_code_2(run: Run) -> None:
    assert run("log", "remove")[0] == 2

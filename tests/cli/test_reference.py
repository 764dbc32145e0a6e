from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.cli.group import COMMANDS
from ironstride.cli.reference import write_reference

if TYPE_CHECKING:
    import pytest


def test_the_page_is_what_the_commands_say(monkeypatch: pytest.MonkeyPatch) -> None:
    from pathlib import Path

    page = Path(__file__).parents[2] / "docs" / "cli.md"
    monkeypatch.setenv("COLUMNS", "40")
    assert page.read_text("utf-8") == write_reference()


def test_every_command_has_its_section() -> None:
    page = write_reference()
    assert all(f"## ironstride {name}\n" in page for name in COMMANDS)
    assert "## ironstride policy lab\n" in page

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from ironstride.cli.init_places import PRESETS, ask_places
from ironstride.units import kg_from_lb

if TYPE_CHECKING:
    import pytest


def answers(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_enter_is_a_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "", "")
    places = ask_places("kg")
    assert list(places) == ["home"]
    assert places["home"].equipment == frozenset()


def test_several_places_have_their_iron(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "bands", "heavy", "10 20", "gym", "hotel", "done")
    places = ask_places("lb")
    assert list(places) == ["home", "gym", "hotel"]
    assert places["home"].inventory.dumbbells_kg == (kg_from_lb(10), kg_from_lb(20))
    assert "barbell" in places["gym"].equipment


def test_kettlebells_are_asked_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "kettlebells", "900", "12 16 16", "")
    assert ask_places("kg")["home"].inventory.kettlebells_kg == (12, 16, 16)


def test_done_at_once_is_a_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "done", "done")
    assert list(ask_places("kg")) == ["home"]
    assert "done" in PRESETS

from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.cli.exercise_view import exercise_list, exercise_view
from ironstride.cli.screen import as_text

if TYPE_CHECKING:
    from ironstride.catalogue.catalogue import Catalogue


def test_every_exercise_can_be_shown_in_full(catalogue: Catalogue) -> None:
    for one in catalogue.exercises.values():
        text = " ".join(as_text(*exercise_view(one), width=300).split())
        assert all(cue in text for cue in one.cues)
        assert one.fault in text
        assert one.bail_out in text
        assert f"{one.skill} of 4" in text


def test_a_list_says_nothing_where_nothing_is_needed(catalogue: Catalogue) -> None:
    text = as_text(*exercise_list([catalogue.exercise("glute-bridge")]))
    assert "nothing" in text
    assert "hinge" in text

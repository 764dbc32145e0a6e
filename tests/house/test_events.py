"""A kind of event is known everywhere: read, kept, applied, said and explained to the runner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

import pytest

from ironstride.cli.replan_command import command
from ironstride.formats.event_text import EXAMPLES
from ironstride.formats.plan_history import EVENT_KINDS
from ironstride.planning import causes, happenings
from ironstride.sheets import event_words
from ironstride.training import events as ev

if TYPE_CHECKING:
    from pathlib import Path

KINDS: tuple[type[ev.Event], ...] = get_args(ev.Event)
# They come with a calendar or a log, so nobody types them.
TYPED = sorted(set(EVENT_KINDS) - {"runs-changed", "sets-logged"})
# Applied, or said, with more than the event itself: by name, before the table is asked.
APPLIED_APART = {ev.Swapped}
SAID_APART = {ev.Done, ev.Swapped, ev.RaceAdded}


def test_every_kind_has_a_word_in_files() -> None:
    assert set(EVENT_KINDS.values()) == set(KINDS)
    assert len(EVENT_KINDS) == len(KINDS)


def test_every_kind_has_an_effect_a_cause_and_words() -> None:
    assert set(happenings._EFFECTS) | APPLIED_APART == set(KINDS)
    assert set(causes._SENTENCES) == set(KINDS)
    assert set(event_words._SENTENCES) | SAID_APART == set(KINDS)


def test_every_typed_kind_has_an_example() -> None:
    assert sorted(EXAMPLES) == TYPED


@pytest.mark.parametrize("kind", TYPED)
def test_every_typed_kind_is_explained(root: Path, kind: str) -> None:
    page = (root / "docs" / "formats" / "events.md").read_text("utf-8")
    assert re.search(rf"^\| `{kind}:", page, flags=re.MULTILINE)
    assert re.search(rf"(?<![\w-]){kind}:", command.epilog or "")

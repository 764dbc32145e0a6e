from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from ironstride.sheets.html_session import legs_part, session_anchor, session_part
from ironstride.sheets.session_cards import SessionCards

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training.plan import Plan
    from ironstride.training.session import PlannedSession


def test_how_and_why_are_one_tap_away(plans: Mapping[str, Plan], catalogue: Catalogue) -> None:
    plan = plans["newcomer"]
    first = next(one for one in plan.sessions() if one.kind == "lift")
    card = SessionCards(plan, catalogue).card(first)
    part = session_part(card)
    items = [item for block in card.blocks for item in block.items]
    assert part.count("How and why") == len(items)
    assert part.count("Common fault: ") == len(items)
    assert "What to expect: " in part
    assert "What it is: hinge: bend at the hips" in part
    assert "Begin with " in part


def test_a_search_is_a_numbered_list(
    plans: Mapping[str, Plan], catalogue: Catalogue, lift: PlannedSession
) -> None:
    card = SessionCards(plans["sample"], catalogue).card(lift)
    assert "<ol><li>Start with " in session_part(card)


def test_plates_are_for_the_eye_and_in_words(
    plans: Mapping[str, Plan], catalogue: Catalogue, lift: PlannedSession
) -> None:
    card = SessionCards(plans["sample"], catalogue).card(lift)
    part = session_part(card)
    assert '<span class="sleeve" aria-hidden="true"><span class="plate plate-4">20</span>' in part
    assert "20 kg bar, each side 20 + 5 kg" in part


def test_legs_have_a_shape_and_words() -> None:
    part = legs_part(2, "moderate")
    assert part == '<span class="legs" aria-hidden="true">●●○</span> moderate'


def test_an_anchor_keeps_hostile_ids_inside_the_attribute(
    plans: Mapping[str, Plan], catalogue: Catalogue, lift: PlannedSession
) -> None:
    session = dataclasses.replace(lift, id='a" onclick="x')
    part = session_part(SessionCards(plans["sample"], catalogue).card(session))
    assert part.startswith('<article id="session-a&quot; onclick=&quot;x"')
    assert session_anchor("a") == "session-a"

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from ironstride.sheets.session_cards import KIND_WORDS, SessionCards
from ironstride.training.words import SESSION_KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.sheets.cards import ItemCard
    from ironstride.training.plan import Plan
    from ironstride.training.session import PlannedSession
    from ironstride.training.words import SessionKind


def items_of(plan: Plan, catalogue: Catalogue) -> list[ItemCard]:
    cards = SessionCards(plan, catalogue)
    return [
        item
        for session in plan.sessions()
        for block in cards.card(session).blocks
        for item in block.items
    ]


def test_a_card_holds_every_exercise_and_every_set(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    for plan in plans.values():
        cards = items_of(plan, catalogue)
        items = [item for session in plan.sessions() for _, item in session.items()]
        assert [card.name for card in cards] == [item.name for item in items]
        for card, item in zip(cards, items, strict=True):
            assert len(card.ramp) + len(card.sets) == len(item.sets)


def test_pounds_stay_pounds(plans: Mapping[str, Plan], catalogue: Catalogue) -> None:
    cards = items_of(plans["pounds"], catalogue)
    loads = [line.load for card in cards for line in (*card.ramp, *card.sets) if line.load]
    assert any(load.endswith(("lb", "lb each hand")) for load in loads)
    assert not any("kg" in load for load in loads)
    bars = [bar for card in cards for bar in card.bars]
    assert bars
    assert all(bar.load.endswith(" lb") and "kg" not in bar.text for bar in bars)


def test_a_bar_is_the_sum_of_its_parts(plans: Mapping[str, Plan], catalogue: Catalogue) -> None:
    bars = [bar for card in items_of(plans["sample"], catalogue) for bar in card.bars]
    assert bars
    for bar in bars:
        load, whole = (float(text.removesuffix(" kg")) for text in (bar.load, bar.bar))
        assert load == pytest.approx(whole + 2 * sum(float(plate) for plate in bar.plates))
        assert all(0 < share <= 1 for share in bar.size_fraction)
        assert list(bar.size_fraction) == sorted(bar.size_fraction, reverse=True)


def test_effort_is_in_plain_words(plans: Mapping[str, Plan], catalogue: Catalogue) -> None:
    cards = [card for card in items_of(plans["sample"], catalogue) if card.rir]
    assert all("stop when" in card.effort or "go on until" in card.effort for card in cards)
    heavy = [card.effort for card in cards if "first rep" in card.effort]
    assert "the first rep already feels 6 of 10 heavy or more" in heavy[0]


def test_the_steps_to_a_weight_are_not_said_twice(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    cards = [card for card in items_of(plans["newcomer"], catalogue) if card.search]
    assert cards
    for card in cards:
        assert not any(card.search[0] in why.text for why in card.whys)


@pytest.mark.parametrize("kind", SESSION_KINDS)
def test_any_kind_of_session_has_a_card(
    plans: Mapping[str, Plan], catalogue: Catalogue, lift: PlannedSession, kind: SessionKind
) -> None:
    plan = plans["sample"]
    session = dataclasses.replace(lift, kind=kind)
    card = SessionCards(plan, catalogue).card(session)
    assert card.kind_words == KIND_WORDS[session.kind]
    assert (card.begin == "") is (kind == "run_warmup")


def test_a_warm_up_names_its_run(
    plans: Mapping[str, Plan], catalogue: Catalogue, lift: PlannedSession
) -> None:
    plan = plans["sample"]
    run = next(run for run in plan.runs if run.key)
    session = dataclasses.replace(lift, kind="run_warmup", run_id=run.id, versions={})
    card = SessionCards(plan, catalogue).card(session)
    assert card.before_run.startswith(run.title)
    assert SessionCards(plan, catalogue).card(lift).before_run == ""


def test_an_exercise_that_nobody_knows_has_its_name_only(
    plans: Mapping[str, Plan], catalogue: Catalogue, lift: PlannedSession
) -> None:
    plan = plans["sample"]
    block = lift.blocks[-1]
    odd = dataclasses.replace(block.items[0], exercise="no-such", name="A\x00B", patterns=())
    session = dataclasses.replace(
        lift, blocks=(dataclasses.replace(block, items=(odd,)),), authored=True, place="moon"
    )
    (item,) = SessionCards(plan, catalogue).card(session).blocks[0].items
    assert (item.name, item.cues, item.fault, item.bail_out, item.bars) == ("A B", (), "", "", ())

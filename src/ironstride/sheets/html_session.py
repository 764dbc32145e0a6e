"""A session as part of an HTML page: what to do in the open, how and why one tap away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.sheets.markup import Markup, tag, together
from ironstride.sheets.plain_text import counted
from ironstride.sheets.plan_words import leg_marks, say_date
from ironstride.sheets.session_sheet import SORENESS_RULE, say_line
from ironstride.sheets.set_words import TURNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.sheets.cards import BarCard, BlockCard, ItemCard, Reason, SessionCard
    from ironstride.training.plan import SessionState


def session_part(card: SessionCard) -> Markup:
    """Return the session as an article that can be linked to by its id."""
    return tag(
        "article",
        tag("h4", f"{say_date(card.on)}, {card.time}: {card.title}"),
        tag("p", *_facts(card), class_="facts"),
        _before_run(card),
        tag("ul", (_why(one) for one in card.whys), class_="whys"),
        tag("p", f"Begin with {card.begin}.") if card.begin else "",
        _turns(card),
        (_block(one) for one in card.blocks),
        _shorter(card),
        id=session_anchor(card.id),
        class_="session",
    )


def session_anchor(session_id: str) -> str:
    """Return the anchor of a session on the page."""
    return f"session-{session_id}"


def state_part(state: SessionState) -> Markup | str:
    """Return what is known of a session in a word; nothing of one that is still to come."""
    return "" if state == "planned" else together(" ", tag("span", state, class_=f"kind {state}"))


def legs_part(grade: int, words: str) -> Markup:
    """Return the marks of a leg grade for the eye, its words for everybody."""
    marks = tag("span", leg_marks(grade), class_="legs", aria_hidden="true")
    return together(marks, " ", words)


def _facts(card: SessionCard) -> Iterator[Markup | str]:
    yield tag("span", card.kind_words, class_="kind")
    yield state_part(card.state)
    yield f" {card.place}, {counted(card.minutes, 'minute')}, "
    yield legs_part(card.leg_grade, card.legs)


def _before_run(card: SessionCard) -> Markup | str:
    if not card.before_run:
        return ""
    return tag("p", tag("strong", "Straight before your run: "), card.before_run)


def _turns(card: SessionCard) -> Markup | str:
    is_paired = any(item.mark for block in card.blocks for item in block.items)
    return tag("p", TURNS) if is_paired else ""


def _why(reason: Reason) -> Markup:
    head = "What to expect: " if reason.rule == SORENESS_RULE else "Why: "
    return tag("li", tag("strong", head), reason.text, " ", _evidence(reason))


def _evidence(reason: Reason) -> Markup:
    return tag("span", f"({reason.evidence})", class_="evidence")


def _block(block: BlockCard) -> Markup:
    return tag(
        "section",
        tag("h5", block.quality.capitalize(), " ", tag("small", block.meaning)),
        tag("ul", (_item(item) for item in block.items), class_="items"),
        class_="block",
    )


def _item(item: ItemCard) -> Markup:
    mark = tag("span", item.mark, class_="mark") if item.mark else ""
    effort = ". ".join(part[:1].upper() + part[1:] for part in _effort(item))
    ramp = ", then ".join(say_line(one) for one in item.ramp)
    return tag(
        "li",
        tag("p", mark, tag("strong", item.name), class_="name"),
        tag("p", "; ".join(item.doses), class_="dose"),
        tag("p", f"{effort}.", class_="effort") if effort else "",
        tag("p", f"Warm up: {ramp}.", class_="effort") if ramp else "",
        (_bar(bar) for bar in item.bars),
        _search(item),
        _how(item),
    )


def _effort(item: ItemCard) -> Iterator[str]:
    if item.effort:
        yield f"{item.effort} ({item.rir})" if item.rir else item.effort
    if item.rest:
        yield f"rest {item.rest}"
    if item.tempo:
        yield f"tempo: {item.tempo}"


def _bar(bar: BarCard) -> Markup:
    """Return how to load a bar: the plates as boxes, the same in words."""
    plates = (
        tag("span", plate, class_=f"plate plate-{1 + min(int(share * 4), 3)}")
        for plate, share in zip(bar.plates, bar.size_fraction, strict=True)
    )
    sleeve = tag("span", plates, class_="sleeve", aria_hidden="true") if bar.plates else ""
    return tag("p", sleeve, tag("strong", f"{bar.load}: "), bar.text, class_="bar")


def _search(item: ItemCard) -> Markup | str:
    if not item.search:
        return ""
    if len(item.search) == 1:
        return tag("p", tag("strong", "Find the weight: "), item.search[0], class_="search")
    steps = tag("ol", (tag("li", line) for line in item.search))
    return tag("div", tag("p", tag("strong", "Find the weight:")), steps, class_="search")


def _how(item: ItemCard) -> Markup | str:
    lines = [*_technique(item)]
    if item.whys:
        lines += [
            tag("p", tag("strong", "Why: "), one.text, " ", _evidence(one)) for one in item.whys
        ]
    if not lines:
        return ""
    # The name is for those who hear a list of equal summaries.
    hidden = tag("span", f": {item.name}", class_="hidden")
    return tag("details", tag("summary", "How and why", hidden), lines)


def _technique(item: ItemCard) -> Iterator[Markup]:
    if item.meaning:
        yield tag("p", f"What it is: {item.meaning}.")
    if item.cues:
        yield tag("ul", (tag("li", cue) for cue in item.cues))
    if item.fault:
        yield tag("p", tag("strong", "Common fault: "), item.fault)
    if item.bail_out:
        yield tag("p", tag("strong", "How to bail out: "), item.bail_out)


def _shorter(card: SessionCard) -> Markup | str:
    if not card.shorter:
        return ""
    versions = (
        tag("li", tag("strong", f"{one.minutes} minutes: "), f"{one.begin}: {', '.join(one.sets)}")
        for one in card.shorter
    )
    return tag("details", tag("summary", "Short of time?"), tag("ul", versions))

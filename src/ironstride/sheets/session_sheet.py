"""One session as Markdown, complete for a person who never lifted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.sheets.plain_text import in_markdown
from ironstride.sheets.plan_words import say_date
from ironstride.sheets.set_words import TURNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.sheets.cards import BlockCard, ItemCard, SessionCard, SetLine
    from ironstride.sheets.plan_words import FirstUse

SORENESS_RULE: Final = "predicted_soreness_said"
_STEP: Final = "step "
_HOW_TO_READ: Final = (
    "**How to read it.** `2 x 8-10 reps @ 20 kg` means: 8 to 10 repetitions with 20 kg, rest, and "
    "the same once more. *RIR* is reps in reserve: how many more you could have done with good "
    f"form when you stop. {TURNS} Stop an exercise at any sharp pain."
)


def session_sheet(card: SessionCard, first_use: FirstUse) -> Iterator[str]:
    """Yield the lines of a session; words are explained where they first appear."""
    yield f"### {say_date(card.on)}, {card.time}: {in_markdown(card.title)}"
    yield ""
    state = "" if card.state == "planned" else f" **{card.state.capitalize()}.**"
    yield f"{in_markdown(card.place)}, {card.minutes} minutes, {card.legs}.{state}"
    yield ""
    if card.before_run:
        yield from (f"Before your run: {in_markdown(card.before_run)}.", "")
    if first_use.is_first("how to read"):
        yield from (_HOW_TO_READ, "")
    for why in card.whys:
        head = "What to expect" if why.rule == SORENESS_RULE else "Why"
        yield f"- {head}: {in_markdown(why.text)} *({why.evidence})*"
    yield ""
    if card.begin:
        yield from (f"Begin with {card.begin}.", "")
    for block in card.blocks:
        yield from _block(block, first_use)
    yield from _shorter(card)


def _block(block: BlockCard, first_use: FirstUse) -> Iterator[str]:
    yield f"#### {block.quality.capitalize()}: {block.meaning}"
    yield ""
    for item in block.items:
        name = in_markdown(f"{item.mark} {item.name}".strip())
        yield f"**{name}** — {'; '.join(_doses(item, first_use))}"
        yield ""
        yield from (_bullet(line) for line in _how(item, first_use))
        yield ""


def _doses(item: ItemCard, first_use: FirstUse) -> Iterator[str]:
    yield from item.doses
    if item.rir:
        is_new = first_use.is_first(f"effort {item.effort}")
        yield f"{item.rir} ({item.effort})" if is_new else item.rir
    elif item.effort:
        yield item.effort
    if item.rest:
        yield f"rest {item.rest}"
    if item.tempo:
        yield f"tempo: {in_markdown(item.tempo)}"


def _how(item: ItemCard, first_use: FirstUse) -> Iterator[str]:
    if item.meaning and first_use.is_first(f"meaning {item.meaning}"):
        yield f"What it is: {item.meaning}."
    yield from _technique(item, first_use)
    yield from _weight(item)
    for why in item.whys:
        yield f"Why: {in_markdown(why.text)} *({why.evidence})*"


def _technique(item: ItemCard, first_use: FirstUse) -> Iterator[str]:
    """Yield the cues, the fault and the way out, once for each exercise."""
    if not item.cues:
        return
    if not first_use.is_first(f"exercise {item.exercise}"):
        yield "How: as described above."
        return
    yield f"How: {'. '.join(in_markdown(cue.rstrip('.')) for cue in item.cues)}."
    yield f"Common fault: {in_markdown(item.fault)}"
    yield f"How to bail out: {in_markdown(item.bail_out)}"


def _weight(item: ItemCard) -> Iterator[str]:
    if item.ramp:
        yield f"Warm-up sets first: {', then '.join(say_line(one) for one in item.ramp)}."
    if item.bars:
        yield f"Loading the bar: {'; '.join(f'{bar.load}: {bar.text}' for bar in item.bars)}."
    if item.search:
        yield "How to find the weight:"
        lines = enumerate(item.search, start=1)
        yield from (f"{_STEP}{number}. {in_markdown(line)}" for number, line in lines)


def say_line(line: SetLine) -> str:
    """Return a set in one phrase: "8 reps with 40 kg"."""
    return f"{line.amount} with {line.load}" if line.load else line.amount


def _bullet(line: str) -> str:
    """Return a bullet, or a numbered step below the bullet before it."""
    return f"   {line.removeprefix(_STEP)}" if line.startswith(_STEP) else f"- {line}"


def _shorter(card: SessionCard) -> Iterator[str]:
    if not card.shorter:
        return
    yield "#### Short of time?"
    yield ""
    for one in card.shorter:
        doing = ", ".join(in_markdown(kept) for kept in one.sets)
        yield f"- {one.minutes} minutes: {one.begin}: {doing}"
    yield ""

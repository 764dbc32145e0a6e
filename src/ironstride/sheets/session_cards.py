"""From a session of a plan to its card: every word that a page may need."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ironstride.policy.reader import override_policy, read_policy
from ironstride.sheets.cards import (
    BlockCard,
    ItemCard,
    Reason,
    SessionCard,
    SetLine,
    ShortCard,
)
from ironstride.sheets.easy_start import say_easy_start, say_shorter
from ironstride.sheets.load_words import load_bars
from ironstride.sheets.plain_text import printable
from ironstride.sheets.plan_words import LEG_WORDS, QUALITY_WORDS, say_run, say_time
from ironstride.sheets.search_words import find_search, search_again_lines, search_lines
from ironstride.sheets.set_words import (
    explain_rir,
    pair_marks,
    say_counted_amount,
    say_doses,
    say_load,
    say_rest,
    say_rir,
)
from ironstride.training.pattern_words import PATTERN_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training.plan import Plan
    from ironstride.training.session import Block, PlannedItem, PlannedSession, Why
    from ironstride.training.sets import PlannedSet
    from ironstride.training.words import Pattern, SessionKind

# In these an exercise is a movement to do, not a lift to understand.
_PLAIN_PATTERNS: Final[frozenset[Pattern]] = frozenset({"mobility", "drill", "plyometric"})
KIND_WORDS: Final[Mapping[SessionKind, str]] = {
    "lift": "Strength",
    "primer": "Primer",
    "mobility": "Mobility",
    "run_warmup": "Before the run",
    "tests": "Tests",
}


class SessionCards:
    """Makes the cards of one plan."""

    def __init__(self, plan: Plan, catalogue: Catalogue) -> None:
        self._athlete = plan.athlete
        self._plan = plan
        self._catalogue = catalogue
        self._policy, _ = override_policy(read_policy(), plan.athlete.policy_overrides, "plan")
        self._runs = {run.id: run for run in plan.runs}

    def card(self, session: PlannedSession) -> SessionCard:
        """Return the card of a session of any kind."""
        run = self._runs.get(session.run_id or "")
        return SessionCard(
            id=printable(session.id),
            on=session.on,
            time=say_time(session),
            kind=session.kind,
            kind_words=KIND_WORDS[session.kind],
            state=self._plan.state_of(session),
            title=printable(session.title),
            place=printable(session.place),
            minutes=session.minutes,
            leg_grade=session.leg_grade,
            legs=LEG_WORDS[session.leg_grade],
            begin=self._begin(session),
            before_run="" if run is None else printable(say_run(run, self._athlete.units)),
            whys=_reasons(session.why),
            blocks=self._blocks(session),
            shorter=self._shorter(session),
        )

    def _begin(self, session: PlannedSession) -> str:
        """Return the easy minutes at the start; a warm-up of a run is one itself."""
        if session.kind == "run_warmup":
            return ""
        return say_easy_start(session.minutes, self._policy)

    def _blocks(self, session: PlannedSession) -> tuple[BlockCard, ...]:
        marks = pair_marks([item for _, item in session.items()])
        return tuple(self._block(block, session, marks) for block in session.blocks)

    def _block(self, block: Block, session: PlannedSession, marks: Mapping[str, str]) -> BlockCard:
        items = tuple(self._item(item, session, marks.get(item.id, "")) for item in block.items)
        return BlockCard(block.quality, QUALITY_WORDS[block.quality], items)

    def _item(self, item: PlannedItem, session: PlannedSession, mark: str) -> ItemCard:
        exercise = self._catalogue.exercises.get(item.exercise)
        work = item.work_sets[0]
        place = self._athlete.places.get(session.place)
        search = find_search(item)
        return ItemCard(
            id=printable(item.id),
            exercise=printable(item.exercise),
            mark=printable(mark),
            name=printable(item.name),
            meaning=_meaning(item),
            doses=tuple(say_doses(item, self._athlete.units)),
            ramp=self._lines(item, (one for one in item.sets if one.kind == "warmup")),
            sets=self._lines(item, item.work_sets),
            rir="" if work.rir is None else say_rir(work.rir),
            effort=_effort(work),
            rest=say_rest(work.rest_s) if work.rest_s else "",
            tempo=printable(work.tempo or ""),
            bars=load_bars(item, place, self._athlete, self._catalogue, self._policy),
            search=tuple(printable(line) for line in search_lines(item)),
            search_again=tuple(printable(line) for line in search_again_lines(item)),
            cues=() if exercise is None else tuple(printable(cue) for cue in exercise.cues),
            fault="" if exercise is None else printable(exercise.fault),
            bail_out="" if exercise is None else printable(exercise.bail_out),
            whys=_reasons(why for why in item.why if why != search),
        )

    def _lines(self, item: PlannedItem, sets: Iterable[PlannedSet]) -> tuple[SetLine, ...]:
        units = self._athlete.units
        return tuple(
            SetLine(
                say_counted_amount(one, item, units),
                "" if one.find_load else say_load(one, item, units),
            )
            for one in sets
        )

    def _shorter(self, session: PlannedSession) -> tuple[ShortCard, ...]:
        names = {item.id: item.name for _, item in session.items()}
        return tuple(
            ShortCard(
                minutes=printable(minutes),
                begin=say_shorter(minutes, self._policy),
                sets=tuple(
                    f"{sets} x {printable(names.get(item, item))}" for item, sets in kept.items()
                ),
            )
            for minutes, kept in session.versions.items()
        )


def search_once(card: SessionCard) -> SessionCard:
    """Return the card with the steps to an unknown weight told in full once, then in short."""
    is_told = False
    blocks = []
    for block in card.blocks:
        items = []
        for item in block.items:
            items.append(replace(item, search=item.search_again) if is_told else item)
            is_told = is_told or len(item.search) > 1
        blocks.append(replace(block, items=tuple(items)))
    return replace(card, blocks=tuple(blocks))


def _meaning(item: PlannedItem) -> str:
    """Return what the movement is; of an exercise that nobody knows only its name is known."""
    if not item.patterns or item.patterns[0] in _PLAIN_PATTERNS:
        return ""
    words = PATTERN_WORDS[item.patterns[0]]
    return f"{words.name}: {words.meaning}"


def _effort(work: PlannedSet) -> str:
    """Return when to stop and how heavy the start is, in plain words; "" where no effort counts."""
    said = [] if work.rir is None else [explain_rir(work.rir)]
    if work.first_rep_effort_min is not None:
        said.append(f"the first rep already feels {work.first_rep_effort_min} of 10 heavy or more")
    return "; ".join(said)


def _reasons(whys: Iterable[Why]) -> tuple[Reason, ...]:
    return tuple(Reason(why.rule, printable(why.text), why.evidence) for why in whys)

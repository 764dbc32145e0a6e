"""One session as Markdown, complete for a person who never lifted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.policy.reader import override_policy, read_policy
from ironstride.sheets.easy_start import say_easy_start, say_shorter
from ironstride.sheets.load_words import say_plates
from ironstride.sheets.plain_text import in_markdown
from ironstride.sheets.plan_words import LEG_WORDS, QUALITY_WORDS, say_date, say_time
from ironstride.sheets.search_words import find_search, search_lines
from ironstride.sheets.set_words import (
    explain_rir,
    pair_marks,
    say_doses,
    say_ramp,
    say_rest,
    say_rir,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.policy.reader import Policy
    from ironstride.sheets.plan_words import FirstUse
    from ironstride.training.exercise import Exercise
    from ironstride.training.plan import Plan
    from ironstride.training.session import Block, PlannedItem, PlannedSession
    from ironstride.training.words import Pattern

_PLAIN_PATTERNS: Final[frozenset[Pattern]] = frozenset({"mobility", "drill", "plyometric"})
_SORENESS_RULE: Final = "predicted_soreness_said"
_STEP: Final = "step "
_HOW_TO_READ: Final = (
    "**How to read it.** `2 x 8-10 reps @ 20 kg` means: 8 to 10 repetitions with 20 kg, rest, and "
    "the same once more. *RIR* is reps in reserve: how many more you could have done with good "
    "form when you stop. Exercises with the same letter (A1, A2) are done in turns: one set of "
    "each, with its rest after it, then round again. Stop an exercise at any sharp pain."
)


class SessionSheet:
    """Writes sessions of one plan; words are explained where they first appear."""

    def __init__(self, plan: Plan, catalogue: Catalogue, first_use: FirstUse) -> None:
        athlete = plan.athlete
        self._athlete = athlete
        self._catalogue = catalogue
        self._policy, _ = override_policy(read_policy(), athlete.policy_overrides, "plan")
        self._first_use = first_use

    def write(self, session: PlannedSession) -> Iterator[str]:
        """Yield the lines of the session."""
        yield f"### {say_date(session.on)}, {say_time(session)}: {in_markdown(session.title)}"
        yield ""
        legs = LEG_WORDS[session.leg_grade]
        yield f"{in_markdown(session.place)}, {session.minutes} minutes, {legs}."
        yield ""
        if self._first_use.is_first("how to read"):
            yield from (_HOW_TO_READ, "")
        for why in session.why:
            head = "What to expect" if why.rule == _SORENESS_RULE else "Why"
            yield f"- {head}: {in_markdown(why.text)} *({why.evidence})*"
        yield ""
        start = say_easy_start(session.minutes, self._policy)
        if start:
            yield from (f"Begin with {start}.", "")
        marks = pair_marks([item for _, item in session.items()])
        for block in session.blocks:
            yield from self._block(block, session, marks)
        yield from _versions(session, self._policy)

    def _block(self, block: Block, session: PlannedSession, marks: dict[str, str]) -> Iterator[str]:
        yield f"#### {block.quality.capitalize()}: {QUALITY_WORDS[block.quality]}"
        yield ""
        for item in block.items:
            mark = marks.get(item.id, "")
            name = f"{mark} {in_markdown(item.name)}".strip()
            yield f"**{name}** — {'; '.join(self._doses(item))}"
            yield ""
            yield from (_bullet(line) for line in self._how(item, session))
            yield ""

    def _doses(self, item: PlannedItem) -> Iterator[str]:
        work = item.work_sets[0]
        yield from say_doses(item, self._athlete.units)
        if work.rir is not None:
            meaning = f" ({explain_rir(work.rir)})" if self._is_new_rir(work.rir) else ""
            yield f"{say_rir(work.rir)}{meaning}"
        if work.rest_s:
            yield f"rest {say_rest(work.rest_s)}"
        if work.tempo:
            yield f"tempo: {in_markdown(work.tempo)}"

    def _is_new_rir(self, rir: tuple[int, int]) -> bool:
        return self._first_use.is_first(f"rir {rir}")

    def _how(self, item: PlannedItem, session: PlannedSession) -> Iterator[str]:
        meaning = self._meaning(item)
        if meaning:
            yield f"What it is: {meaning}."
        exercise = self._catalogue.exercises.get(item.exercise)
        if exercise is not None:
            yield from self._technique(exercise)
        yield from self._weight(item, session)
        search = find_search(item)
        for why in item.why:
            if why != search:
                yield f"Why: {in_markdown(why.text)} *({why.evidence})*"

    def _meaning(self, item: PlannedItem) -> str:
        """Return what the movement is; of an exercise that nobody knows only its name is known."""
        if not item.patterns or item.patterns[0] in _PLAIN_PATTERNS:
            return ""
        return self._first_use.meaning_of(item.patterns[0])

    def _technique(self, exercise: Exercise) -> Iterator[str]:
        """Yield the cues, the fault and the way out, once for each exercise."""
        if not self._first_use.is_first(f"exercise {exercise.id}"):
            yield "How: as described above."
            return
        yield f"How: {'. '.join(in_markdown(cue.rstrip('.')) for cue in exercise.cues)}."
        yield f"Common fault: {in_markdown(exercise.fault)}"
        yield f"How to bail out: {in_markdown(exercise.bail_out)}"

    def _weight(self, item: PlannedItem, session: PlannedSession) -> Iterator[str]:
        ramp = say_ramp(item, self._athlete.units)
        if ramp:
            yield f"Warm-up sets first: {ramp}."
        place = self._athlete.places.get(session.place)
        plates = say_plates(item, place, self._athlete, self._catalogue, self._policy)
        if plates:
            yield f"Loading the bar: {'; '.join(plates)}."
        if item.work_sets[0].find_load:
            yield "How to find the weight:"
            lines = enumerate(search_lines(item), start=1)
            yield from (f"{_STEP}{number}. {in_markdown(line)}" for number, line in lines)


def _bullet(line: str) -> str:
    """Return a bullet, or a numbered step below the bullet before it."""
    return f"   {line.removeprefix(_STEP)}" if line.startswith(_STEP) else f"- {line}"


def _versions(session: PlannedSession, policy: Policy) -> Iterator[str]:
    if not session.versions:
        return
    names = {item.id: item.name for _, item in session.items()}
    yield "#### Short of time?"
    yield ""
    for minutes, kept in session.versions.items():
        doing = ", ".join(
            f"{sets} x {in_markdown(names.get(item, item))}" for item, sets in kept.items()
        )
        yield f"- {minutes} minutes: {say_shorter(minutes, policy)}: {doing}"
    yield ""

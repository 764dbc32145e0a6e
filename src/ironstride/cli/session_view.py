"""A session on the screen: what to do in order, with which weight, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.cli.bar_view import BarDrawing
from ironstride.cli.screen import indented
from ironstride.sheets.easy_start import say_easy_start, say_shorter
from ironstride.sheets.load_words import load_bars
from ironstride.sheets.plain_text import printable
from ironstride.sheets.plan_words import LEG_WORDS, QUALITY_WORDS, say_day, say_time
from ironstride.sheets.search_words import search_again_lines, search_lines
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

    from rich.console import RenderableType

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.policy.reader import Policy
    from ironstride.sheets.plan_words import FirstUse
    from ironstride.training.athlete import Athlete
    from ironstride.training.session import Block, PlannedItem, PlannedSession, Why
    from ironstride.training.words import Pattern

# In these blocks an exercise is a movement to do, not a lift to understand.
_PLAIN_PATTERNS: Final[frozenset[Pattern]] = frozenset({"mobility", "drill", "plyometric"})
_LABEL_WIDTH: Final = 8


class SessionView:
    """Shows sessions of one plan; words are explained where they first appear."""

    def __init__(
        self, athlete: Athlete, catalogue: Catalogue, policy: Policy, first_use: FirstUse
    ) -> None:
        self._athlete = athlete
        self._catalogue = catalogue
        self._policy = policy
        self._first_use = first_use

    def show(self, session: PlannedSession) -> list[RenderableType]:
        """Return the parts of a session, one below the other."""
        marks = pair_marks([item for _, item in session.items()])
        parts: list[RenderableType] = [*_heading(session)]
        start = say_easy_start(session.minutes, self._policy)
        if start and session.kind != "run_warmup":
            parts.append(indented(start, 2, "begin", _LABEL_WIDTH))
        for block in session.blocks:
            parts.extend(self._block(block, session, marks))
        parts.extend(_versions(session, self._policy))
        return parts

    def _block(
        self, block: Block, session: PlannedSession, marks: dict[str, str]
    ) -> Iterator[RenderableType]:
        from rich.text import Text

        heading = Text(f"\n{block.quality.upper()}  ", style="bold cyan")
        heading.append(QUALITY_WORDS[block.quality], style="not bold dim default")
        yield heading
        for item in block.items:
            yield from self._item(item, session, marks.get(item.id, ""))

    def _item(
        self, item: PlannedItem, session: PlannedSession, mark: str
    ) -> Iterator[RenderableType]:
        from rich.text import Text

        yield self._dose(item, mark)
        for label, text in self._before(item, mark):
            yield indented(Text(text, style="dim"), 4, label, _LABEL_WIDTH)
        place = self._athlete.places.get(session.place)
        bars = load_bars(item, place, self._athlete, self._catalogue, self._policy)
        if bars:
            yield indented(BarDrawing(bars), 4, "load", _LABEL_WIDTH)
        for label, text in self._after(item, session):
            yield indented(Text(text, style="dim"), 4, label, _LABEL_WIDTH)

    def _dose(self, item: PlannedItem, mark: str) -> RenderableType:
        from rich.table import Table
        from rich.text import Text

        name = f"{mark} {item.name}" if mark else item.name
        work = item.work_sets[0]
        doses = "\n".join(say_doses(item, self._athlete.units))
        effort = [say_rir(work.rir)] if work.rir is not None else []
        if work.rest_s:
            effort.append(f"rest {say_rest(work.rest_s)}")
        grid = Table.grid(expand=True, padding=(0, 1, 0, 0))
        grid.add_column(width=1)
        for ratio in (5, 5, 4):
            grid.add_column(ratio=ratio)
        grid.add_row("", Text(printable(name), style="bold"), doses, ", ".join(effort))
        return grid

    def _before(self, item: PlannedItem, mark: str) -> Iterator[tuple[str, str]]:
        """Yield what leads to the work: what it is, its effort, the warm-up."""
        meaning = self._meaning(item)
        if meaning:
            yield "what", meaning
        yield from self._effort(item, mark)
        ramp = say_ramp(item, self._athlete.units)
        if ramp:
            yield "warm up", ramp

    def _after(self, item: PlannedItem, session: PlannedSession) -> Iterator[tuple[str, str]]:
        """Yield how to test or to find the weight, or why it is there."""
        if session.kind == "tests":
            yield from self._how_to_test(item)
        elif item.work_sets[0].find_load:
            yield from self._find(item)
        elif item.rep_class in ("strength", "hypertrophy"):
            yield from (("why", _with_label(why)) for why in item.why)

    def _meaning(self, item: PlannedItem) -> str:
        """Return what the movement is; of an exercise that nobody knows only its name is known."""
        if not item.patterns or item.patterns[0] in _PLAIN_PATTERNS:
            return ""
        return self._first_use.meaning_of(item.patterns[0])

    def _effort(self, item: PlannedItem, mark: str) -> Iterator[tuple[str, str]]:
        work = item.work_sets[0]
        if work.rir is not None and self._first_use.is_first(f"rir {work.rir}"):
            yield say_rir(work.rir), explain_rir(work.rir)
        if work.tempo and self._first_use.is_first(f"tempo {work.tempo}"):
            yield "tempo", printable(work.tempo)
        if mark and self._first_use.is_first("pair"):
            letter = mark[0]
            turns = f"{letter}1, {letter}2 and so on in turns: one set, its rest, the next"
            yield "pair", turns

    def _how_to_test(self, item: PlannedItem) -> Iterator[tuple[str, str]]:
        exercise = self._catalogue.exercises.get(item.exercise)
        for number, cue in enumerate(exercise.cues if exercise else ()):
            yield "" if number else "how", printable(cue)
        yield from (("count", printable(why.text)) for why in item.why)

    def _find(self, item: PlannedItem) -> Iterator[tuple[str, str]]:
        """Yield the steps of the search at first; later where to start and where to stay."""
        lines = search_lines(item)
        if lines[1:] and not self._first_use.is_first("search"):
            lines = search_again_lines(item)
        for number, line in enumerate(lines):
            yield ("" if number else "find it"), line


def _heading(session: PlannedSession) -> Iterator[RenderableType]:
    from rich.rule import Rule
    from rich.text import Text

    yield Rule(style="dim")
    heading = Text(f"{say_day(session.on)} {say_time(session)}  ", style="bold green")
    heading.append(f"{printable(session.title)}", style="bold")
    yield heading
    legs = LEG_WORDS[session.leg_grade]
    yield Text(f"{printable(session.place)}, {session.minutes} min, {legs}", style="dim")
    for number, why in enumerate(session.why):
        yield indented(Text(_with_label(why), style="dim"), 2, "" if number else "why", 3)


def _with_label(why: Why) -> str:
    return f"{printable(why.text)} [{why.evidence}]"


def _versions(session: PlannedSession, policy: Policy) -> Iterator[RenderableType]:
    from rich.text import Text

    names = {item.id: item.name for _, item in session.items()}
    if session.versions:
        yield Text("\nSHORT OF TIME?", style="bold cyan")
    for minutes, kept in session.versions.items():
        doing = ", ".join(
            f"{sets} x {printable(names.get(item, item))}" for item, sets in kept.items()
        )
        kept_sets = f"{say_shorter(minutes, policy)}: {doing}"
        yield indented(kept_sets, 2, f"{minutes} min", _LABEL_WIDTH)

"""What an import read, on the screen: files, exercises, doubts, and what was refused."""

from __future__ import annotations

import shlex
from collections import Counter
from typing import TYPE_CHECKING, Final

from rich.table import Table
from rich.text import Text

from ironstride.cli.log_import import names_in
from ironstride.cli.screen import indented
from ironstride.sheets.plain_text import counted, printable

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.cli.log_import import Imported, ReadFile
    from ironstride.errors import Problem
    from ironstride.formats.lift_log import LiftLog
    from ironstride.formats.log_names import NameTable
    from ironstride.training.exercise import Exercise

_SHOWN_PROBLEMS: Final = 20
_SHOWN_NAMES: Final = 12


def import_view(
    read: Sequence[ReadFile], names: NameTable, imported: Imported, catalogue: Catalogue
) -> Iterator[RenderableType]:
    """Yield the parts of the view."""
    counts: Counter[str] = Counter()
    for file in read:
        if file.log is not None:
            counts += names_in(file.log.sets)
            yield from _file(file.path, file.log)
    yield from _sure(counts, names, catalogue)
    yield from _both_hands(counts, names, catalogue)
    yield from _unsure(counts, names, catalogue)
    yield from _own(counts, names)
    yield from _refused(imported.refused)
    yield Text("")
    yield Text(_say_result(imported), style="bold")


def _file(path: str, log: LiftLog) -> Iterator[RenderableType]:
    yield Text(printable(path), style="bold", overflow="fold")
    if not log.sets:
        yield indented(f"a log of {log.app} without sets")
    else:
        sessions = len({(one.performed_on, one.session) for one in log.sets})
        first, last = (choose(one.performed_on for one in log.sets) for choose in (min, max))
        words = f"{counted(len(log.sets), 'set')} in {counted(sessions, 'session')}"
        yield indented(f"a log of {log.app}: {words}, {_say_span(first, last)}")
    if log.others:
        named = _named(Counter(log.others))
        yield indented(f"left out, no lifts: {named}")
    if log.undone:
        yield indented(f"left out, planned and not done: {counted(log.undone, 'set')}")
    if log.clock_of_greenwich:
        yield indented(
            "its times are on the clock of Greenwich, so late sessions may stand on another day; "
            "say your time zone, such as --zone Europe/Vienna"
        )


def _say_span(first: dt.date, last: dt.date) -> str:
    days = [f"{day.day} {day:%b %Y}" for day in dict.fromkeys((first, last))]
    return " to ".join(days)


def _sure(counts: Counter[str], names: NameTable, catalogue: Catalogue) -> Iterator[RenderableType]:
    written: dict[str, list[str]] = {}
    sets: Counter[str] = Counter()
    for name, count in counts.items():
        match = names.match(name)
        if match.certainty == "sure" and match.exercise is not None:
            written.setdefault(match.exercise, []).append(name)
            sets[match.exercise] += count
    if not sets:
        return
    yield _title(f"Exercises of the catalogue: {counted(len(sets), 'exercise')}")
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=1)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold", style="dim")
    for exercise, count in sets.most_common():
        name = catalogue.exercise(exercise).name
        others = [printable(one) for one in written[exercise] if one not in {exercise, name}]
        table.add_row("", f"{count}", exercise, " | ".join(others))
    yield table


def _both_hands(
    counts: Counter[str], names: NameTable, catalogue: Catalogue
) -> Iterator[RenderableType]:
    """Say which weights were taken for those of one dumbbell."""
    held = [
        name
        for name in counts
        if (match := names.match(name)).certainty == "sure"
        and match.exercise is not None
        and _is_per_hand(catalogue.exercise(match.exercise))
        and not names.is_both_hands(name)
    ]
    if held:
        exercise = names.match(held[0]).exercise
        listed = ", ".join(printable(name) for name in held)
        yield indented(
            f"Read as the weight of ONE dumbbell: {listed}. If you write both together, say so:"
        )
        yield _match_option(held[0], f"{exercise}/2")


def _is_per_hand(exercise: Exercise) -> bool:
    return any(setup.load_counts == "per_hand" for setup in exercise.setups)


def _unsure(
    counts: Counter[str], names: NameTable, catalogue: Catalogue
) -> Iterator[RenderableType]:
    unsure = [name for name, _ in counts.most_common() if names.match(name).certainty == "unsure"]
    yield from _doubted([one for one in unsure if names.is_doubted(one)], counts, names, catalogue)
    doubtful = [name for name in unsure if not names.is_doubted(name)]
    if not doubtful:
        return
    yield _title("Perhaps an exercise of the catalogue: not used until you say so")
    for name in doubtful:
        exercise = names.match(name).exercise or ""
        meant = catalogue.exercise(exercise).name
        yield indented(f"{printable(name)}, {counted(counts[name], 'set')}: {meant}?")
        yield _match_option(name, exercise)
    yield indented("To keep a name as it is and not be asked again:")
    yield _match_option("NAME", "")


def _doubted(
    doubted: Sequence[str], counts: Counter[str], names: NameTable, catalogue: Catalogue
) -> Iterator[RenderableType]:
    if not doubted:
        return
    yield _title("One dumbbell or both? Not used until you say so")
    yield indented(
        "In each hand these weights would be far more than your other lifts say. Decide for each "
        "name: the weight is that of one dumbbell, or, with /2, of both together."
    )
    for name in doubted:
        exercise = names.match(name).exercise or ""
        meant = catalogue.exercise(exercise).name
        yield indented(f"{printable(name)}, {counted(counts[name], 'set')}: {meant}")
        yield _match_option(name, exercise)
        yield _match_option(name, f"{exercise}/2")


def _match_option(name: str, exercise: str) -> RenderableType:
    """Return the option that decides about a name, on a line of its own, ready to copy."""
    option = f"--match {shlex.quote(f'{printable(name)}={exercise}')}"
    return indented(Text(option, style="cyan"), indent=4)


def _own(counts: Counter[str], names: NameTable) -> Iterator[RenderableType]:
    own = Counter({name: n for name, n in counts.items() if names.match(name).certainty == "none"})
    if own:
        sets = counted(own.total(), "set")
        yield _title(f"Kept under their own names: {counted(len(own), 'exercise')}, {sets}")
        yield indented(_named(own))


def _named(counts: Counter[str]) -> str:
    """Return the names that come most often with their numbers."""
    shown = [f"{printable(name)} {count}" for name, count in counts.most_common(_SHOWN_NAMES)]
    more = len(counts) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def _refused(problems: Sequence[Problem]) -> Iterator[RenderableType]:
    if not problems:
        return
    yield _title(f"Not read, or not as written: {len(problems)}")
    for problem in problems[:_SHOWN_PROBLEMS]:
        yield indented(printable(str(problem)))
    more = len(problems) - _SHOWN_PROBLEMS
    if more > 0:
        yield indented(f"and {more} more")


def _title(text: str) -> Text:
    return Text(f"\n{text}", style="bold")


def _say_result(imported: Imported) -> str:
    known = f", {imported.known} were there already" if imported.known else ""
    anew = f", {imported.anew} read anew as you decided" if imported.anew else ""
    return f"{counted(imported.added, 'set')} added{known}{anew}; {len(imported.log)} in the log"

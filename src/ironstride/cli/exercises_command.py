"""`ironstride exercises`: search the catalogue, or read one exercise in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ironstride.cli.options import exercises_option
from ironstride.training.words import EQUIPMENT, PATTERNS, REP_CLASSES

if TYPE_CHECKING:
    from ironstride.training.exercise import Exercise


@click.command("exercises")
@click.argument("exercise", required=False, metavar="[ID]")
@click.option("--pattern", type=click.Choice(PATTERNS), metavar="PATTERN", help="Main movement.")
@click.option(
    "--equipment",
    metavar="WORDS",
    help="Only what these allow, such as mat,bands,dumbbells; `none` for a bare floor.",
)
@click.option("--skill", type=click.IntRange(1, 4), metavar="N", help="At most this hard: 1 to 4.")
@click.option("--class", "rep_class", type=click.Choice(REP_CLASSES), metavar="CLASS", help="Use.")
@exercises_option
def command(
    *,
    exercise: str | None,
    pattern: str | None,
    equipment: str | None,
    skill: int | None,
    rep_class: str | None,
    exercises: tuple[str, ...],
) -> None:
    """List the exercises that pass all filters, or show the one called ID in full."""
    from ironstride.cli.athlete_input import read_exercise_files
    from ironstride.cli.exercise_view import exercise_list, exercise_view
    from ironstride.cli.screen import show
    from ironstride.sheets.plain_text import counted, printable

    catalogue, problems = read_exercise_files(exercises)
    for problem in problems:
        click.echo(f"ironstride: {printable(str(problem))}", err=True)
    if exercise is not None:
        show(*exercise_view(catalogue.exercise(exercise)))
        return
    there = _read_equipment(equipment)
    found = [
        one
        for one in catalogue.exercises.values()
        if (pattern is None or one.main_pattern == pattern)
        and (there is None or _can_be_done(one, there))
        and (skill is None or one.skill <= skill)
        and (rep_class is None or rep_class in one.rep_classes)
    ]
    show(*exercise_list(found))
    total = counted(len(catalogue.exercises), "exercise")
    click.echo(f"{len(found)} of {total}. One in full: ironstride exercises ID")


def _read_equipment(words: str | None) -> frozenset[str] | None:
    if words is None:
        return None
    there = frozenset(words.replace(",", " ").split()) - {"none"}
    unknown = sorted(there - set(EQUIPMENT))
    if unknown:
        from difflib import get_close_matches

        close = get_close_matches(unknown[0], EQUIPMENT, n=1)
        hint = f"did you mean {close[0]}?" if close else f"known: {', '.join(EQUIPMENT)}"
        raise click.BadParameter(f"{unknown[0]!r} is no equipment; {hint}")
    return there


def _can_be_done(one: Exercise, there: frozenset[str]) -> bool:
    return any(setup.needs <= there for setup in one.setups)

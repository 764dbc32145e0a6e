"""`ironstride log add`: one set that was done."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import click

from ironstride.cli.options import exercises_option
from ironstride.training.sets import LOGGED_ROLES, SIDES, TECHNIQUES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ironstride.training.exercise import Exercise
    from ironstride.training.sets import LoggedSet


@click.command("add")
@click.argument("exercise", metavar="EXERCISE")
@click.option("--out", "path", required=True, metavar="FILE", help="The log to add the set to.")
@click.option(
    "--at", "at", metavar="TIME", help="When: 2026-11-23 or '2026-11-23 17:30'; else now."
)
@click.option("--load-kg", type=click.FloatRange(0, 2000), metavar="KG", help="Weight in kg.")
@click.option("--load-lb", type=click.FloatRange(0, 4400), metavar="LB", help="Weight in lb.")
@click.option("--reps", type=click.IntRange(0, 1000), metavar="N", help="Reps done.")
@click.option("--rir", type=click.FloatRange(0, 100), metavar="N", help="Reps that were left.")
@click.option("--rpe", type=click.FloatRange(1, 10), metavar="N", help="Effort, instead of --rir.")
@click.option(
    "--first-rep-effort",
    type=click.IntRange(0, 10),
    metavar="N",
    help="How heavy the first rep felt, 0 to 10.",
)
@click.option("--technique", type=click.Choice(TECHNIQUES), help="How it looked.")
@click.option("--seconds", type=click.IntRange(1, 86_400), metavar="S", help="Length of a hold.")
@click.option("--distance-m", type=click.FloatRange(0, 500_000), metavar="M", help="Metres.")
@click.option("--contacts", type=click.IntRange(0, 1000), metavar="N", help="Landings of jumps.")
@click.option("--side", type=click.Choice(SIDES), default="both", show_default=True, help="Side.")
@click.option("--pain", type=click.IntRange(0, 10), metavar="N", help="Pain in it, 0 to 10.")
@click.option("--rest-s", type=click.IntRange(0, 7200), metavar="S", help="Rest after it.")
@click.option(
    "--kind", type=click.Choice(LOGGED_ROLES), default="work", show_default=True, help="Kind."
)
@click.option("--session", default="", metavar="TEXT", help="Name of the session.")
@click.option("--note", default="", metavar="TEXT", help="What else is to be said.")
@exercises_option
def command(  # noqa: PLR0913 - what is said in two ways, or not a field of a set
    *,
    exercise: str,
    path: str,
    at: str | None,
    load_kg: float | None,
    load_lb: float | None,
    rir: float | None,
    rpe: float | None,
    exercises: tuple[str, ...],
    **fields: Any,  # noqa: ANN401 - the fields of a set, each as its option gives it
) -> None:
    """Add one set of EXERCISE to a log: an id or a name of the catalogue, or a name of your log.

    The weight is as you would write it: what one hand holds where the exercise has a dumbbell in
    each hand, the help of an assisted one.
    """
    from ironstride.formats.log_csv import kind_of_amounts
    from ironstride.formats.log_names import as_exercise
    from ironstride.training.sets import LoggedSet

    known = _read_exercise(exercise, path, exercises)
    amounts = {name: fields[name] for name in ("reps", "seconds", "distance_m", "contacts")}
    _require_amount(known, exercise, amounts.values())
    weight_kg = _one_load_kg(load_kg, load_lb)
    one = LoggedSet(
        id="",
        exercise=exercise,
        performed_at=_read_time(at),
        set_kind=kind_of_amounts(load_kg=weight_kg, **amounts),
        load_kg=weight_kg,
        rir=_one_rir(rir, rpe),
        **fields,
    )
    _write(path, one if known is None else as_exercise(one, known))


def _read_exercise(name: str, path: str, exercises: tuple[str, ...]) -> Exercise | None:
    """Return the exercise that a name means, None for a name of the runner's own in the log."""
    from ironstride.cli.athlete_input import read_exercise_files
    from ironstride.cli.log_import import read_old_choices, read_old_log
    from ironstride.formats.log_names import NameTable

    catalogue, _ = read_exercise_files(exercises)
    match = NameTable(catalogue, read_old_choices(path).names).match(name)
    if match.certainty == "sure" and match.exercise is not None:
        return catalogue.exercise(match.exercise)
    if name in {one.exercise for one in read_old_log(path)}:
        return None
    if match.exercise is not None:
        raise click.UsageError(f"if {name!r} is {match.exercise}, say {match.exercise}")
    return catalogue.exercise(name)


def _require_amount(exercise: Exercise | None, name: str, amounts: Iterable[float | None]) -> None:
    if all(amount is None for amount in amounts):
        option = {"hold": "--seconds", "distance": "--distance-m", "contacts": "--contacts"}
        needed = option.get(exercise.set_kind if exercise else "", "--reps")
        raise click.UsageError(f"say how much of {name} was done, with {needed}")


def _read_time(text: str | None) -> dt.datetime:
    from ironstride.formats.log_cells import UnreadableCellError
    from ironstride.formats.log_dates import read_moment

    if text is None:
        now = dt.datetime.now()  # noqa: DTZ005 - a log has the athlete's own clock
        return now.replace(second=0, microsecond=0)
    try:
        return read_moment(text, "unknown", None)
    except UnreadableCellError as error:
        raise click.BadParameter(str(error), param_hint="--at") from None


def _one_load_kg(load_kg: float | None, load_lb: float | None) -> float | None:
    from ironstride.formats.log_cells import load_kg_of

    if load_kg is not None and load_lb is not None:
        raise click.UsageError("say the weight once, with --load-kg or --load-lb")
    return load_kg_of(str(load_lb), "lb") if load_lb is not None else load_kg


def _one_rir(rir: float | None, rpe: float | None) -> float | None:
    if rir is not None and rpe is not None:
        raise click.UsageError("say the effort once, with --rir or --rpe")
    return 10 - rpe if rpe is not None else rir


def _write(path: str, one: LoggedSet) -> None:
    from ironstride.cli.log_import import read_old_log
    from ironstride.cli.whole_files import write_whole
    from ironstride.formats.log_csv import say_moment, write_log
    from ironstride.formats.log_identity import in_order
    from ironstride.formats.log_merge import say_amount
    from ironstride.sheets.plain_text import counted, printable

    log = in_order((*read_old_log(path), one))
    write_whole(path, write_log(log))
    click.echo(f"{say_moment(one.performed_at)}  {printable(one.exercise)}: {say_amount(one)}")
    click.echo(f"{path} holds {counted(len(log), 'set')}.")

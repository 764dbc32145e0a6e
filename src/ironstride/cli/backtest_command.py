"""`ironstride backtest`: how well a log would have been known beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from ironstride.cli.options import exercises_option, format_option
from ironstride.errors import Problem, UnreadableFileError
from ironstride.training.athlete import MAX_BODY_MASS_KG
from ironstride.training.words import EXPERIENCES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.cli.backtest_view import BacktestRow
    from ironstride.cli.log_import import ReadFile
    from ironstride.formats.weights import Units
    from ironstride.loading.backtest import Forecast
    from ironstride.loading.backtest_figures import BacktestFigures
    from ironstride.loading.strength_model import StrengthModel
    from ironstride.training.sets import LoggedSet
    from ironstride.training.words import Experience

_BODY_MASS_KG: Final = 70.0
_LEAST_BODY_MASS_KG: Final = 20
_EXPERIENCE: Final = "novice"
_LIMITED: Final = 1
# The same resamples each time.
_SEED: Final = 4


@click.command("backtest", short_help="Predict each session of a log from those before it.")
@click.argument("logs", nargs=-1, required=True, metavar="LOG...")
@click.option(
    "--units", type=click.Choice(["kg", "lb"]), help="Of weights in files that do not say."
)
@click.option(
    "--body-mass-kg",
    type=click.FloatRange(_LEAST_BODY_MASS_KG, MAX_BODY_MASS_KG),
    default=_BODY_MASS_KG,
    show_default=True,
    metavar="KG",
    help="Of whoever wrote the log: it counts where the body is lifted too.",
)
@click.option(
    "--experience",
    type=click.Choice(EXPERIENCES),
    default=_EXPERIENCE,
    show_default=True,
    help="In the gym, where the log begins.",
)
@exercises_option
@format_option("Tables to read, or their numbers.")
def command(
    *,
    logs: tuple[str, ...],
    units: Units | None,
    body_mass_kg: float,
    experience: Experience,
    exercises: tuple[str, ...],
    form: str,
) -> int:
    """Predict the best set of each lift's next session from the sessions before it.

    LOG is a log of ours or an export of Strong, Hevy, FitNotes, Fitbod or Liftosaur; each is the
    log of one person. Beside the model stand the last weight, Epley's formula on the last session,
    and its mean over the last five. Exit code 1: rows could not be read, or no lift comes twice.
    """
    from ironstride.cli.athlete_input import read_exercise_files
    from ironstride.cli.log_import import read_files
    from ironstride.loading.strength_model import StrengthModel
    from ironstride.policy.reader import read_policy

    catalogue, problems = read_exercise_files(exercises)
    if problems:
        raise UnreadableFileError(problems)
    read = read_files(logs, units, None)
    _require_sets(read)
    model = StrengthModel.of(catalogue.exercises, body_mass_kg, experience, read_policy())
    tested, everything = _test(read, catalogue, model)
    if form == "json":
        import json

        from ironstride.cli.backtest_encode import encode_backtest

        tree = encode_backtest(tested, everything, body_mass_kg, experience)
        click.echo(json.dumps(tree, indent=2))
    else:
        from ironstride.cli.backtest_view import backtest_view
        from ironstride.cli.screen import show

        show(*backtest_view(tested, everything, body_mass_kg, experience))
    refused = _say_refused(read)
    return _LIMITED if refused or everything.figures.again is None else 0


def _require_sets(read: Sequence[ReadFile]) -> None:
    """Raise UnreadableFileError for files that hold no set: each log has a line of its own."""
    problems = [
        problem
        for file in read
        if file.log is None or not file.log.sets
        for problem in file.problems or (Problem(file.path, "file", "holds no set of a lift"),)
    ]
    if problems:
        raise UnreadableFileError(tuple(problems))


def _test(
    read: Sequence[ReadFile], catalogue: Catalogue, model: StrengthModel
) -> tuple[list[BacktestRow], BacktestRow]:
    """Return each log with its figures, and all of them laid together."""
    from ironstride.cli.backtest_view import BacktestRow
    from ironstride.cli.screen import progress_bar
    from ironstride.loading.backtest import forecast_log

    tested: list[BacktestRow] = []
    together: list[Forecast] = []
    with progress_bar("Predicting each session") as progress:
        bar = progress.add_task("", total=len(read))
        for file in read:
            sets = _settle(file, catalogue)
            forecasts = list(forecast_log(sets, model))
            tested.append(BacktestRow(file.path, len(sets), _sum(forecasts)))
            together += forecasts
            progress.advance(bar)
    return tested, BacktestRow("all", sum(one.sets for one in tested), _sum(together))


def _sum(forecasts: Sequence[Forecast]) -> BacktestFigures:
    import numpy as np

    from ironstride.loading.backtest_figures import sum_forecasts

    return sum_forecasts(forecasts, np.random.default_rng(_SEED))


def _settle(file: ReadFile, catalogue: Catalogue) -> list[LoggedSet]:
    """Return the sets of a file under the exercises that are surely meant."""
    from ironstride.formats.log_hands import find_doubted_names
    from ironstride.formats.log_names import NameTable

    sets = file.log.sets if file.log is not None else ()
    doubted = find_doubted_names(sets, (), NameTable(catalogue, {}), catalogue)
    return NameTable(catalogue, {}, doubted).settled(sets)


def _say_refused(read: Sequence[ReadFile]) -> int:
    """Say on stderr what could not be read, and return how many remarks there are."""
    from ironstride.cli.log_input import say_problems

    problems = [problem for file in read for problem in file.problems]
    say_problems(problems)
    return len(problems)

"""`ironstride simulate`: whose weights fit, on runners whose strength is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

import click

from ironstride.cli.options import format_option, runners_option, seed_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.cohort.simulated_runners import World
    from ironstride.cohort.simulation import LivedSeason

RUNNERS: Final = 500
# The words of cohort.simulated_runners.WORLDS, which is not loaded for a page of help.
WORLDS: Final = ("runners", "wide", "flat", "bar")
# A further process takes as long to start as a few seasons take to live.
_RUNNERS_A_PROCESS: Final = 10


@click.command("simulate", short_help="Try the choice of weights on runners whose truth is known.")
@runners_option(RUNNERS, "How many runners to simulate.")
@seed_option
@click.option(
    "--world",
    type=click.Choice(WORLDS),
    default=WORLDS[0],
    show_default=True,
    help="How the runners' legs turn weight into reps: as runners do; more unlike each other "
    "(wide); many more reps (flat); as if the body weighed nothing (bar).",
)
@format_option("A table to read, or its numbers.")
def command(*, runners: int, seed: int, world: str, form: str) -> None:
    """Choose every weight of a season for simulated runners, and see which weights fitted.

    Each runner has a hidden strength and lives the same ten weeks once with each way of choosing
    weights: Ironstride's, an RPE chart, double progression, percentages of Epley's formula, and
    an oracle that knows the truth of an average day. docs/science/simulated.md says how.
    """
    from ironstride.cohort.simulation_table import tabulate

    asked = cast("World", world)
    rows = tabulate(_run(range(seed, seed + runners), asked))
    if form == "json":
        import json

        from ironstride.cohort.simulation_encode import encode_simulation

        click.echo(json.dumps(encode_simulation(rows, asked, runners, seed), indent=2))
    else:
        from ironstride.cli.screen import show
        from ironstride.cli.simulate_view import simulate_view

        show(*simulate_view(rows, asked, runners, seed))


def _run(seeds: Sequence[int], world: World) -> list[LivedSeason]:
    """Live every season in as many processes as help, with a bar on a terminal."""
    from functools import partial

    from ironstride.cli.screen import progress_bar
    from ironstride.cohort.processes import count_processes, each_seed
    from ironstride.cohort.simulation import live_season

    processes = count_processes(len(seeds), _RUNNERS_A_PROCESS)
    seasons = []
    with progress_bar("Living each season") as progress:
        bar = progress.add_task("", total=len(seeds))
        for season in each_seed(partial(live_season, world=world), seeds, processes):
            seasons.append(season)
            progress.advance(bar)
    return seasons

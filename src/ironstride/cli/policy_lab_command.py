"""`ironstride policy lab`: what one changed number does to the plans of many runners."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from ironstride.cli.options import format_option, runners_option, seed_option
from ironstride.training.calendar_weeks import MAX_WEEKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.cohort.plan_differences import PlanDifference
    from ironstride.cohort.policy_lab import NumberChange

RUNNERS: Final = 300
# A further process takes as long to start as a few plans take to make.
_RUNNERS_A_PROCESS: Final = 8
_SOURCE: Final = "command line"
_PICTURES: Final = (".svg", ".png")


@click.command("lab", short_help="Change one number and see how many plans change, and how.")
@click.argument("change", metavar="KEY=VALUE")
@runners_option(RUNNERS, "How many generated runners to plan for.")
@click.option(
    "--weeks", type=click.IntRange(1, MAX_WEEKS), metavar="N", help="Length of the plans."
)
@seed_option
@format_option("Tables to read, or every plan's differences.")
@click.option("--plot", metavar="FILE.svg|png", help="Draw the table as a picture too.")
def command(
    *, change: str, runners: int, weeks: int | None, seed: int, form: str, plot: str | None
) -> None:
    """Change one number of the policy and compare the plans of many generated runners.

    KEY=VALUE is written as in an athlete file: clearance.key_h.3=60 for the member of a table,
    "dose.main_reps.open.power=[3, 5]" for a list. Nothing is stored. Without --weeks each runner's
    plan has its whole season.
    """
    from ironstride.cohort.lab_table import tabulate

    asked = _read_change(change)
    if plot is not None:
        _require_drawable(plot)
    differences = _run(asked, range(seed, seed + runners), weeks)
    table = tabulate(differences)
    if plot is not None:
        _draw(plot, asked, differences, weeks)
    if form == "json":
        import json

        from ironstride.cohort.lab_encode import encode_lab

        tree = encode_lab(asked, table, differences, weeks)
        click.echo(json.dumps(tree, indent=2, ensure_ascii=False))
    else:
        from ironstride.cli.lab_view import lab_view
        from ironstride.cli.screen import show

        show(*lab_view(asked, table, seed, weeks))


def _require_drawable(path: str) -> None:
    """Raise before minutes of planning when the picture could not be written anyway."""
    from pathlib import Path

    from ironstride.cli.whole_files import MissingFolderError

    if _suffix(path) not in _PICTURES:
        raise click.BadParameter(
            f"{path!r} is no picture; end its name in {' or '.join(_PICTURES)}"
        )
    folder = Path(path).resolve().parent
    if not folder.is_dir():
        raise MissingFolderError(path, folder)
    if _suffix(path) == ".png":
        from ironstride.sheets.typst_pages import require_typesetter

        require_typesetter()


def _suffix(path: str) -> str:
    return path[-4:].lower()


def _draw(
    path: str, change: NumberChange, differences: Sequence[PlanDifference], weeks: int | None
) -> None:
    from ironstride.cli.whole_files import write_whole
    from ironstride.cohort.lab_picture import draw_lab
    from ironstride.sheets.typst_pages import picture_png

    svg = draw_lab(change, differences, weeks)
    is_png = _suffix(path) == ".png"
    write_whole(path, picture_png(svg) if is_png else svg)


def _read_change(text: str) -> NumberChange:
    """Return the change that `KEY=VALUE` asks for; raises UnreadableFileError."""
    from ironstride.cohort.policy_lab import read_change
    from ironstride.errors import UnreadableFileError
    from ironstride.formats.yaml_tree import read_yaml_tree

    key, sign, value = text.partition("=")
    if not sign or not key.strip():
        raise click.BadParameter(f"{text!r} is no KEY=VALUE; write one like clearance.key_h.3=60")
    tree, problems = read_yaml_tree(value, _SOURCE)
    if tree is None or problems:
        raise UnreadableFileError(problems)
    return read_change(key.strip(), tree.value, _SOURCE)


def _run(
    change: NumberChange, seeds: Sequence[int], weeks: int | None
) -> tuple[PlanDifference, ...]:
    """Plan for every runner in as many processes as help, with a bar on a terminal."""
    from ironstride.cli.screen import progress_bar
    from ironstride.cohort.policy_lab import run_lab
    from ironstride.cohort.processes import count_processes

    processes = count_processes(len(seeds), _RUNNERS_A_PROCESS)
    with progress_bar("Planning for each runner twice") as progress:
        bar = progress.add_task("", total=len(seeds))
        return run_lab(
            change,
            seeds,
            weeks=weeks,
            processes=processes,
            on_done=lambda: progress.advance(bar),
        )

"""`ironstride sheet`: a plan to print, to keep on the phone or to look at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

import click

from ironstride.cli.options import ask_the_clock, exercises_option, read_day
from ironstride.cli.week_choice import choose_week

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from ironstride.cli.plan_input import GivenPlan
    from ironstride.sheets.gym_sheet import Paper
    from ironstride.training.plan import Plan, PlannedWeek

# The form by the ending of the file it is written to.
ENDINGS: Final[Mapping[str, str]] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".svg": "svg",
    ".png": "png",
}
FORMS: Final = ("markdown", "pdf", "html", "svg", "png")
_NO_TEXT: Final = frozenset({"pdf", "png"})


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked for: `day` is marked as today, and asked for by the user or not."""

    given: GivenPlan
    day: dt.date
    is_asked: bool
    season: bool
    paper: Paper | None
    log: str | None = None


@click.command("sheet")
@click.argument("plan_file", metavar="PLAN")
@click.argument("day", required=False, type=read_day, metavar="[DATE]")
@click.option("--out", metavar="FILE", help="Write there; its ending says the format.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    help="Without it, and without an ending that says it: markdown.",
)
@click.option("--season", is_flag=True, help="The whole season: as markdown, svg or png.")
@click.option(
    "--paper",
    type=click.Choice(["a4", "letter"]),
    help="For pdf; else letter for a runner in pounds, a4 for others.",
)
@exercises_option
@click.option("--log", metavar="FILE", help="For html: the log that the plan was made with.")
def command(  # noqa: PLR0913 - each is an option of the contract
    *,
    plan_file: str,
    day: dt.date | None,
    out: str | None,
    form: str | None,
    season: bool,
    paper: Paper | None,
    exercises: tuple[str, ...],
    log: str | None,
) -> None:
    """Write PLAN to print or to keep: the week of DATE, or of today.

    pdf: a gym sheet with boxes to tick, and plates drawn. html: a page of the whole plan, this week
    open. markdown: a sheet with every cue. svg and png: a picture of the week, or of the season.
    """
    from ironstride.cli.plan_input import read_given_plan

    form = form or ENDINGS.get(PurePath(out or "").suffix.lower(), "markdown")
    if form in _NO_TEXT and out is None:
        raise click.UsageError(f"{form} is no text for a screen; name a file with --out")
    if season and form == "pdf":
        raise click.UsageError("a pdf holds one week; for the season ask for html, svg or png")
    given = read_given_plan(plan_file, exercises)
    asked = _Asked(given, day or ask_the_clock(), day is not None, season, paper, log)
    made = _MAKERS[form](asked)
    if out is None and isinstance(made, str):
        click.echo(made, nl=False)
    elif out is not None:
        from ironstride.cli.whole_files import write_whole

        write_whole(out, made)


def _markdown(asked: _Asked) -> str:
    from ironstride.sheets.plan_sheet import plan_sheet, week_sheet

    given = asked.given
    if asked.season:
        return plan_sheet(given.plan, given.catalogue)
    week = choose_week(given.plan, asked.day, is_asked=asked.is_asked)
    return week_sheet(given.plan, week, given.catalogue)


def _pdf(asked: _Asked) -> bytes:
    from ironstride.sheets.gym_sheet import gym_sheet, paper_for

    plan = asked.given.plan
    week = choose_week(plan, asked.day, is_asked=asked.is_asked)
    return gym_sheet(
        plan, week, asked.given.catalogue, asked.paper or paper_for(plan.athlete.units)
    )


def _html(asked: _Asked) -> str:
    from ironstride.sheets.html_page import html_page

    plan = asked.given.plan
    if plan.weeks:
        week = choose_week(plan, asked.day, is_asked=asked.is_asked)
        plan = _with_other_ways(asked, week)
    return html_page(plan, asked.given.catalogue, asked.day)


def _with_other_ways(asked: _Asked, week: PlannedWeek) -> Plan:
    """Return the plan with the next-best weeks of `week`, unless its file holds them already."""
    from ironstride.cli.log_input import with_known_log
    from ironstride.planning.alternatives import find_alternatives
    from ironstride.planning.known_log import told_log

    given, plan = asked.given, asked.given.plan
    if any(other.starts_on == week.starts_on for other in plan.alternatives):
        return plan
    if asked.log is None and told_log(plan) is not None:
        text = "the next-best weeks are left out: they need --log FILE, the log of the plan"
        click.echo(f"ironstride: {text}", err=True)
        return plan
    known = with_known_log(plan, asked.log, "")
    others = find_alternatives(known, week, policy=given.policy, catalogue=given.catalogue)
    return replace(plan, alternatives=(*plan.alternatives, *others))


def _svg(asked: _Asked) -> str:
    from ironstride.sheets.season_picture import season_picture
    from ironstride.sheets.week_picture import week_picture

    given = asked.given
    if asked.season:
        return f"{season_picture(given.plan, given.catalogue)}\n"
    week = choose_week(given.plan, asked.day, is_asked=asked.is_asked)
    return f"{week_picture(given.plan, week, given.catalogue, asked.day)}\n"


def _png(asked: _Asked) -> bytes:
    from ironstride.sheets.typst_pages import picture_png

    return picture_png(_svg(asked))


_MAKERS: Final[Mapping[str, Callable[[_Asked], str | bytes]]] = {
    "markdown": _markdown,
    "pdf": _pdf,
    "html": _html,
    "svg": _svg,
    "png": _png,
}

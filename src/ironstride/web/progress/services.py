"""Writes of the progress app: pages worked out, now or by a worker."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from ironstride.catalogue.reader import read_catalogue
from ironstride.sheets.progress_findings import find_progress
from ironstride.web.config.clock import now, today
from ironstride.web.jobs.services import ask_for
from ironstride.web.logbook.queries import read_log
from ironstride.web.plans.planning import policy_of
from ironstride.web.plans.queries import read_plan
from ironstride.web.progress import queries
from ironstride.web.progress.models import KeptPage
from ironstride.web.progress.progress_tree import write_progress_tree, write_report_tree

if TYPE_CHECKING:
    import datetime as dt

    from ironstride.formats.weights import Units
    from ironstride.training.plan import Plan
    from ironstride.web.accounts.models import AthleteRow
    from ironstride.web.jobs.models import Job
    from ironstride.web.plans.models import Season


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of a page, None at the very first; `job` makes it anew where it is old."""

    tree: dict[str, Any] | None
    job: Job | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether something newer is on its way."""
        return self.job is not None and self.job.state != "failed"


def bring_page(row: AthleteRow, season: Season, about: str = queries.PROGRESS) -> Kept:
    """Return a page as it is kept; an old one is made anew, at once where the log is small."""
    state = queries.state_for(row, season, about, today(row))
    kept = queries.find_kept(row, about)
    if kept is not None and kept.made_for == state:
        return Kept(kept.tree)
    if queries.is_small_log(row):
        return Kept(make_page(row, season, about))
    job = queries.find_job(row, about, state)
    if job is None:
        job = ask_for("progress", row, about=about, state=state)
    return Kept(kept.tree if kept else None, job)


def make_page(row: AthleteRow, season: Season, about: str) -> dict[str, Any]:
    """Work a page out and keep it."""
    day = today(row)
    state = queries.state_for(row, season, about, day)
    plan = read_plan(season)
    units = cast("Units", row.units)
    plan = replace(plan, athlete=replace(plan.athlete, log=read_log(row), units=units))
    tree = _tree(plan, about, day)
    fields = {"made_for": state, "tree": tree, "made_at": now()}
    KeptPage.objects.update_or_create(athlete=row, about=about, defaults=fields)
    return tree


def _tree(plan: Plan, about: str, day: dt.date) -> dict[str, Any]:
    policy, catalogue = policy_of(plan.athlete), read_catalogue()
    if about != queries.PROGRESS:
        return write_report_tree(plan, about, day, policy)
    found = find_progress(plan, catalogue, day, policy)
    return write_progress_tree(plan, found, day, policy)

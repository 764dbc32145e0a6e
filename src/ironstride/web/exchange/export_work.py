"""Files to take along, made by a worker."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ironstride.catalogue.reader import read_catalogue
from ironstride.formats.archive_file import write_archive
from ironstride.sheets.gym_sheet import gym_sheet, paper_for
from ironstride.sheets.typst_pages import MissingTypesetterError
from ironstride.web.config.clock import now, today
from ironstride.web.exchange.export_services import forget_old_exports
from ironstride.web.exchange.gathering import NothingToExportError, gather_archive
from ironstride.web.exchange.models import Export
from ironstride.web.jobs.work import JobFailedError
from ironstride.web.plans.done_sessions import tell_over
from ironstride.web.plans.prepared import weigh_near
from ironstride.web.plans.queries import find_season, read_plan

if TYPE_CHECKING:
    import datetime as dt

    from ironstride.training.plan import Plan
    from ironstride.web.accounts.models import AthleteRow
    from ironstride.web.jobs.models import Job
    from ironstride.web.jobs.work import Progress

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9]+")


def export_work(job: Job, progress: Progress) -> dict[str, object]:
    """Make the file that an export asks for."""
    export = Export.objects.filter(pk=job.payload.get("export")).select_related("athlete").first()
    if export is None:
        raise JobFailedError("This export is not wanted any more.")
    progress(0.2, "Gathering what is yours")
    try:
        name, content_type, content = _make(export, progress)
    except NothingToExportError as error:
        raise JobFailedError(
            "There is nothing to take along yet: answer the first questions."
        ) from error
    except MissingTypesetterError as error:
        raise JobFailedError("This installation cannot make PDF files.") from error
    Export.objects.filter(pk=export.pk).update(
        name=name, content_type=content_type, content=content, ready_at=now()
    )
    forget_old_exports()
    return {"name": name}


def _make(export: Export, progress: Progress) -> tuple[str, str, bytes]:
    athlete, which = export.athlete, export.which
    stem = f"ironstride-{plain_name(athlete)}-{today(athlete).isoformat()}"
    if export.what == "archive":
        archive = gather_archive(athlete)
        progress(0.6, "Packing it")
        return f"{stem}.zip", "application/zip", write_archive(archive, now())
    plan, first_on = sheet_of(athlete, which)
    week = plan.week_of(first_on)
    if week is None:
        raise JobFailedError("There is no such week in your plan.")
    progress(0.4, "Setting the pages")
    done = tell_over(athlete, plan, week.sessions)
    content = gym_sheet(plan, week, read_catalogue(), paper_for(plan.athlete.units), done)
    # A plan that was brought along named its sessions itself.
    return f"{stem}-gym-sheet-{_UNSAFE.sub('-', which)[:60]}.pdf", "application/pdf", content


def plain_name(athlete: AthleteRow) -> str:
    """Return the athlete's name as every disk and every header takes it."""
    letters = unicodedata.normalize("NFKD", athlete.name).encode("ascii", "ignore").decode()
    return _UNSAFE.sub("-", letters).strip("-").lower()[:40] or "runner"


def sheet_of(athlete: AthleteRow, which: str) -> tuple[Plan, dt.date]:
    """Return the plan for a sheet and a day of its week: a Monday, or the id of one session."""
    season = find_season(athlete)
    if season is None:
        raise JobFailedError("There is no plan yet, so there is no sheet of it.")
    plan = read_plan(season)
    for week in plan.weeks:
        is_whole = week.starts_on.isoformat() == which
        wanted = [one for one in week.sessions if is_whole or one.id == which]
        if is_whole or wanted:
            shown = weigh_near(athlete, season, wanted, today(athlete))
            weeks = tuple(
                replace(one, sessions=shown) if one is week else one for one in plan.weeks
            )
            return replace(plan, weeks=weeks), week.starts_on
    raise JobFailedError("That week or session is not in your plan any more.")

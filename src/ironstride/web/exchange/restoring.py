"""An archive becomes what it was made of: shown first, then all of it or nothing."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction

from ironstride.catalogue.reader import read_catalogue
from ironstride.errors import UnreadableFileError
from ironstride.formats.archive_file import read_archive
from ironstride.formats.archive_files import count_records
from ironstride.formats.log_match import find_new_sets
from ironstride.web.accounts.models import AthleteRow
from ironstride.web.config.clock import now
from ironstride.web.exchange.import_services import add_rows, end_upload, keep_choices
from ironstride.web.exchange.intake import SHOWN_PROBLEMS
from ironstride.web.exchange.models import KeptExercises, Upload
from ironstride.web.exchange.queries import ids_logged_here
from ironstride.web.exchange.records import row_of
from ironstride.web.exchange.restored_facts import facts_of, own_facts, superseded
from ironstride.web.exchange.restored_season import (
    restore_athlete,
    restore_calendars,
    restore_season,
)
from ironstride.web.jobs.services import ask_for
from ironstride.web.logbook.models import ReportFact, SetFact
from ironstride.web.logbook.queries import read_log
from ironstride.web.plans.models import PreparedSession, RunCalendar, Season

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ironstride.errors import Problem
    from ironstride.formats.archive_files import Archive
    from ironstride.formats.fact_lines import Fact
    from ironstride.web.jobs.work import Progress

MODES: Final = ("all", "add", "replace")


def open_archive(upload: Upload) -> tuple[Archive, tuple[Problem, ...]]:
    """Return the archive of an upload; raises UnreadableFileError."""
    archive, problems = read_archive(bytes(upload.content), upload.name)
    if archive is None:
        raise UnreadableFileError(problems)
    return archive, problems


def look_at_archive(upload: Upload, *, is_empty: bool) -> dict[str, Any]:
    """Return what a page shows of an archive before it is restored, as plain values."""
    archive, problems = open_archive(upload)
    row = upload.athlete
    facts = facts_of(archive, row, now())
    fresh = _fresh_facts(row, facts)
    gone = superseded(facts)
    new_sets = _count_sets(fresh, gone)
    athlete = archive.athlete.athlete
    has_season = Season.objects.filter(athlete=row).exists()
    return {
        "athlete": athlete.name,
        "races": [f"{one.name}, {one.on.isoformat()}" for one in athlete.races],
        "counts": count_records(archive),
        "has_plan": archive.plan is not None,
        "plan_problem": _plan_problem(archive),
        "is_empty": is_empty,
        "new_sets": new_sets,
        "known_sets": _count_sets(facts, gone) - new_sets,
        "new_reports": sum(one.kind == "report" for one in fresh),
        "here": {
            "athlete": row.name if row.file is not None else "",
            "sets": len(read_log(row)),
            "has_plan": has_season,
            "calendars": row.calendars.count(),
        },
        **_problems(problems),
    }


def _problems(problems: Iterable[Problem]) -> dict[str, Any]:
    said = [f"{one.where}: {one.text}" for one in problems]
    return {
        "problems": said[:SHOWN_PROBLEMS],
        "more_problems": max(0, len(said) - SHOWN_PROBLEMS),
    }


def _plan_problem(archive: Archive) -> str:
    """Return why the plan of an archive cannot stand here, "" where it can."""
    if archive.plan is None:
        return ""
    known = read_catalogue().exercises
    sessions = archive.plan.sessions()
    used = {item.exercise for session in sessions for _, item in session.items()}
    unknown = sorted(used - known.keys())
    if not unknown:
        return ""
    names = ", ".join(unknown[:5])
    return f"The plan uses exercises that this installation does not know ({names})."


def restore(upload: Upload, mode: str, progress: Progress) -> None:
    """Restore an archive in one piece; `mode` is one of MODES.

    `all` fills an empty account, `replace` clears it first, `add` takes the sets and reports alone.
    Raises UnreadableFileError.
    """
    archive, problems = open_archive(upload)
    at = now()
    progress(0.5, "Writing it down")
    with transaction.atomic():
        row = AthleteRow.objects.select_for_update().get(pk=upload.athlete_id)
        if Upload.objects.get(pk=upload.pk).state != "open":
            return
        if mode == "replace":
            _clear(row)
        facts = facts_of(archive, row, at)
        fresh = _fresh_facts(row, facts) if mode == "add" else facts
        rows = [made for one in fresh if (made := row_of(one, row)) is not None]
        add_rows([one for one in rows if isinstance(one, SetFact)])
        add_rows([one for one in rows if isinstance(one, ReportFact)])
        row.log_number += 1
        result = {"mode": mode, "sets": _count_sets(fresh, superseded(facts))}
        result["reports"] = sum(one.kind == "report" for one in fresh)
        result |= _problems(problems)
        if mode != "add":
            result["plan_problem"] = _restore_rest(row, archive)
        row.save()
        end_upload(upload, "imported", result)
        if mode == "add" and rows:
            ask_for("log", row, once=True)


def _restore_rest(row: AthleteRow, archive: Archive) -> str:
    """Restore all but the facts; return why the plan could not be."""
    restore_athlete(row, archive)
    keep_choices(row, archive.choices)
    restore_calendars(row, archive)
    KeptExercises.objects.bulk_create(
        KeptExercises(athlete=row, name=name.replace("\x00", ""), content=content)
        for name, content in archive.exercises.items()
    )
    return _plan_problem(archive) or restore_season(row, archive)


def _clear(row: AthleteRow) -> None:
    """Delete what an archive brings anew; exports, feeds, jobs and rights stay."""
    for model in (SetFact, ReportFact, Season, RunCalendar, PreparedSession, KeptExercises):
        model._default_manager.filter(athlete=row).delete()  # noqa: SLF001 - Django's own name


def _count_sets(facts: list[Fact], gone: set[str]) -> int:
    """Return how many sets count: neither corrected nor taken back by what is in `gone`."""
    return len(own_facts(facts, gone))


def _fresh_facts(row: AthleteRow, facts: list[Fact]) -> list[Fact]:
    """Return the facts that the log lacks: by their ids, and of sets by what was done too."""
    ids = [uuid.UUID(one.id) for one in facts]
    known: set[str] = set()
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        for model in (SetFact, ReportFact):
            found = model._default_manager.filter(athlete=row, pk__in=part)  # noqa: SLF001 - Django's own name
            known |= {str(pk) for pk in found.values_list("pk", flat=True)}
    rest = [one for one in facts if one.id not in known]
    standing = own_facts(rest, superseded(facts))
    log = read_log(row)
    own = ids_logged_here(row)
    new = find_new_sets(log, list(standing.values()), "", is_own=lambda one: one.id in own).new
    left_out = standing.keys() - {one.id for one in new}
    # What such a set corrected would count again without it.
    corrected = {one.id: one.replaces for one in rest if one.kind == "set"}
    ahead = set(left_out)
    while ahead := {corrected[one] for one in ahead if corrected.get(one)} - left_out:
        left_out |= ahead
    return [one for one in rest if one.id not in left_out]

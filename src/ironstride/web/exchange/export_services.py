"""Writes of exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ironstride.web.config.clock import now
from ironstride.web.exchange.models import Export
from ironstride.web.exchange.queries import EXPORT_LIFE
from ironstride.web.jobs.services import ask_for

if TYPE_CHECKING:
    from ironstride.web.accounts.models import AthleteRow


@transaction.atomic
def begin_export(athlete: AthleteRow, what: str, which: str = "") -> Export:
    """Ask for a file to take along; one that is on its way already is not begun twice."""
    waiting = Export.objects.filter(athlete=athlete, what=what, which=which, ready_at=None)
    known = waiting.filter(job__state__in=("waiting", "running")).first()
    if known is not None:
        return known
    export = Export.objects.create(athlete=athlete, what=what, which=which, made_at=now())
    export.job = ask_for("export", athlete, export=str(export.pk))
    export.save(update_fields=("job",))
    return export


def note_file(athlete: AthleteRow, what: str, name: str) -> None:
    """Note that a file was taken along which needed no work."""
    at = now()
    Export.objects.create(
        athlete=athlete, what=what, name=name, made_at=at, ready_at=at, fetched_at=at
    )


def note_fetched(export: Export) -> None:
    """Note that an export was fetched."""
    Export.objects.filter(pk=export.pk).update(fetched_at=now())


def forget_old_exports() -> int:
    """Take the content out of exports that nobody may fetch any more; that they were stays."""
    old = Export.objects.filter(ready_at__lt=now() - EXPORT_LIFE, content__isnull=False)
    return old.update(content=None)

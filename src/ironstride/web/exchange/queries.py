"""Reads of the exchange app."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from ironstride.formats.log_names import read_choice
from ironstride.formats.name_choices import Choices
from ironstride.web.accounts.services import digest_of
from ironstride.web.config.clock import now
from ironstride.web.exchange.intake import is_from_file
from ironstride.web.exchange.models import Export, FeedLink, NameDecisions, Upload
from ironstride.web.logbook.models import ReportFact
from ironstride.web.logbook.queries import set_rows

if TYPE_CHECKING:
    import uuid

    from django.db.models import QuerySet

    from ironstride.web.accounts.models import AthleteRow

EXPORT_LIFE: Final = dt.timedelta(hours=1)
_SHOWN: Final = 5
_WITHOUT_CONTENT: Final = ("content", "seen")


def find_upload(athlete: AthleteRow, upload_id: uuid.UUID) -> Upload | None:
    """Return an upload of the athlete's own, without its content."""
    uploads = Upload.objects.filter(athlete=athlete, pk=upload_id).select_related("job")
    return uploads.defer("content").first()


def latest_uploads(athlete: AthleteRow) -> QuerySet[Upload]:
    """Return what was uploaded last, the newest first."""
    return Upload.objects.filter(athlete=athlete).defer(*_WITHOUT_CONTENT).order_by("-made_at")[:10]


def latest_exports(athlete: AthleteRow) -> QuerySet[Export]:
    """Return the exports that were asked for last, the newest first; most have no content now."""
    exports = Export.objects.filter(athlete=athlete).select_related("job").defer("content")
    return exports.order_by("-made_at")[:_SHOWN]


def find_export(athlete: AthleteRow, export_id: uuid.UUID) -> Export | None:
    """Return a finished export of the athlete's own that is not too old."""
    fresh = Export.objects.filter(ready_at__gt=now() - EXPORT_LIFE, content__isnull=False)
    return fresh.filter(athlete=athlete, pk=export_id).first()


def open_feeds(athlete: AthleteRow) -> QuerySet[FeedLink]:
    """Return the feeds that were not revoked."""
    feeds = FeedLink.objects.filter(athlete=athlete, revoked_at=None)
    return feeds.defer("memory", "content")


def find_feed(secret: str) -> FeedLink | None:
    """Return the feed that a secret opens, revoked or not.

    It is looked for by its digest: how long that takes tells nothing of a secret.
    """
    return FeedLink.objects.filter(digest=digest_of(secret)).select_related("athlete").first()


def kept_choices(athlete: AthleteRow) -> Choices:
    """Return what the athlete decided about names in logs."""
    kept = NameDecisions.objects.filter(athlete=athlete).first()
    if kept is None:
        return Choices()
    return Choices(
        {name: read_choice(str(one)) for name, one in kept.names.items()}, kept.zone or None
    )


def ids_logged_here(athlete: AthleteRow) -> frozenset[str]:
    """Return the ids of the sets that count and were logged one by one, not read from a file."""
    rows = set_rows(athlete).values_list("pk", "origin")
    return frozenset(str(pk) for pk, origin in rows if not is_from_file(origin))


def is_empty(athlete: AthleteRow) -> bool:
    """Whether there is nothing yet that an archive could replace."""
    has_reports = ReportFact.objects.filter(athlete=athlete).exists()
    return athlete.file is None and not athlete.sets.exists() and not has_reports

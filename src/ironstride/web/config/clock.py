"""What time it is: the one place of the app that asks the clock."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.conf import settings

if TYPE_CHECKING:
    from ironstride.web.plans.models import AthleteRow

_STARTED_AT = dt.datetime.now(dt.UTC)


def now() -> dt.datetime:
    """Return the instant, in UTC; a demonstration may pretend to have begun at another one."""
    instant = dt.datetime.now(dt.UTC)
    pretended: str = settings.ENVIRONMENT.pretend_now
    if not pretended:
        return instant
    began_at = dt.datetime.fromisoformat(pretended)
    return began_at.replace(tzinfo=began_at.tzinfo or dt.UTC) + (instant - _STARTED_AT)


def local_now(athlete: AthleteRow) -> dt.datetime:
    """Return the time on the athlete's own clock, without a zone."""
    return now().astimezone(ZoneInfo(athlete.zone)).replace(tzinfo=None)


def today(athlete: AthleteRow) -> dt.date:
    """Return the day in the athlete's calendar."""
    return local_now(athlete).date()

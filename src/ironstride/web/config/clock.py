"""What time it is: the one place of the app that asks the clock."""

from __future__ import annotations

import datetime as dt
from typing import Protocol
from zoneinfo import ZoneInfo

from django.conf import settings


class HasZone(Protocol):
    """An athlete, as far as a clock is concerned: the name of the zone they live in."""

    zone: str


def _ask_the_clock() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


_STARTED_AT = _ask_the_clock()


def now() -> dt.datetime:
    """Return the instant, in UTC; a demonstration may pretend to have begun at another one."""
    instant = _ask_the_clock()
    pretended: str = settings.ENVIRONMENT.pretend_now
    if not pretended:
        return instant
    began_at = dt.datetime.fromisoformat(pretended)
    return began_at.replace(tzinfo=began_at.tzinfo or dt.UTC) + (instant - _STARTED_AT)


def local_now(athlete: HasZone) -> dt.datetime:
    """Return the time on the athlete's own clock, without a zone."""
    return now().astimezone(ZoneInfo(athlete.zone)).replace(tzinfo=None)


def today(athlete: HasZone) -> dt.date:
    """Return the day in the athlete's calendar."""
    return local_now(athlete).date()

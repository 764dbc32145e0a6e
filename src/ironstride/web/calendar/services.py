"""Writes of the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.web.calendar.models import Look

if TYPE_CHECKING:
    from ironstride.web.accounts.models import User
    from ironstride.web.plans.models import Season


def remember_look(user: User, season: Season) -> None:
    """Note that somebody has read all changes of a season until now.

    A change carries the number that the season had before it.
    """
    Look.objects.update_or_create(user=user, season=season, defaults={"number": season.number - 1})

"""Reads of the accounts app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.web.accounts.models import AthleteRow

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ironstride.web.accounts.models import User


def athletes_of(coach: User) -> QuerySet[AthleteRow]:
    """Return the athletes who let a coach see their training, by name."""
    own = AthleteRow.objects.filter(consents__coach=coach, consents__withdrawn_at=None)
    return own.order_by("name")

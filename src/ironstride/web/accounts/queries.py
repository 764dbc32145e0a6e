"""Reads of the accounts app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.web.accounts.models import AthleteRow, Invitation
from ironstride.web.config.clock import now

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ironstride.web.accounts.models import User


def athletes_of(coach: User) -> QuerySet[AthleteRow]:
    """Return the athletes who let a coach see their training, by name."""
    own = AthleteRow.objects.filter(consents__coach=coach, consents__withdrawn_at=None)
    return own.order_by("name")


def open_invitations() -> QuerySet[Invitation]:
    """Return the invitations of the whole installation that still hold, the newest first."""
    return Invitation.objects.filter(used_at=None, expires_at__gt=now()).order_by("-made_at")

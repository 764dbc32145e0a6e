"""The end of an account: everything of it goes, and nothing of anybody else."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q

from ironstride.web.accounts.models import AthleteRow, User
from ironstride.web.logbook.models import ReportFact, SetFact


class LastOwnerError(Exception):
    """The owner of the installation goes last: others would be left without one."""


def count_what_goes(user: User) -> dict[str, Any]:
    """Return how much an account holds, for the page that asks."""
    athlete: AthleteRow | None = getattr(user, "athlete", None)
    if athlete is None:
        return {"athlete": None}
    return {
        "athlete": athlete,
        "sets": SetFact.objects.filter(athlete=athlete, void=False).count(),
        "reports": ReportFact.objects.filter(athlete=athlete).count(),
        "calendars": athlete.calendars.count(),
        "feeds": athlete.feeds.filter(revoked_at=None).count(),
        "has_plan": hasattr(athlete, "season"),
    }


def may_leave(user: User) -> bool:
    """Whether an account may go: an owner only after everybody else, or beside another owner."""
    others = User.objects.exclude(pk=user.pk)
    has_heir = others.filter(is_superuser=True, is_active=True).exists()
    return not user.is_superuser or has_heir or not others.exists()


@transaction.atomic
def delete_account(user: User) -> None:
    """Delete an account with all that hangs on it; raises LastOwnerError.

    What stays is of others: plans that a coach changed, and the notes of who looked at them.
    """
    # Owners who leave at once wait for each other; so does what a worker is adding meanwhile.
    leaving = Q(pk=user.pk) | Q(is_superuser=True)
    held = {one.pk: one for one in User.objects.select_for_update().filter(leaving).order_by("pk")}
    user = held[user.pk]
    list(AthleteRow.objects.select_for_update().filter(user=user).values_list("pk"))
    if not may_leave(user):
        raise LastOwnerError
    _end_sessions(user)
    user.delete()


def _end_sessions(user: User) -> None:
    """Sign the account out everywhere: a session names its user only inside."""
    own = [
        one.pk
        for one in Session.objects.iterator()
        if str(one.get_decoded().get(SESSION_KEY)) == str(user.pk)
    ]
    Session.objects.filter(pk__in=own).delete()

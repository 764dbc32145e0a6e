"""Writes of the accounts app."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from typing import TYPE_CHECKING, Final, TypeVar

from django.db import transaction

from ironstride.web.accounts.models import (
    AccessEntry,
    AthleteRow,
    Consent,
    Invitation,
    Membership,
    SignInLink,
    User,
)
from ironstride.web.config.clock import now

if TYPE_CHECKING:
    import uuid

    from ironstride.web.accounts.models import Club

L = TypeVar("L", SignInLink, Invitation)

SIGN_IN_LIFE: Final = dt.timedelta(hours=24)
INVITATION_LIFE: Final = dt.timedelta(days=14)
# Somebody who leafs through pages for an hour is one look at a page.
_ACCESS_PAUSE: Final = dt.timedelta(hours=1)


def digest_of(secret: str) -> str:
    """Return what is kept of a secret: it opens nothing by itself."""
    return hashlib.sha256(secret.encode()).hexdigest()


def make_sign_in_link(user: User) -> str:
    """Return the secret of a link that signs `user` in once, within a day."""
    secret, at = secrets.token_urlsafe(32), now()
    SignInLink.objects.create(
        user=user, digest=digest_of(secret), made_at=at, expires_at=at + SIGN_IN_LIFE
    )
    return secret


def use_sign_in_link(secret: str) -> User | None:
    """Return whom a link signs in and use it up; None when it is unknown, used or too old."""
    link = _use(SignInLink, secret)
    return link.user if link and link.user.is_active else None


def _use(kind: type[L], secret: str) -> L | None:
    """Use a link up; of two who use it at once one gets it."""
    at = now()
    links = kind._default_manager.filter(digest=digest_of(secret))  # noqa: SLF001 - Django's own name
    link = links.filter(used_at=None, expires_at__gt=at).first()
    if link is None or not links.filter(pk=link.pk, used_at=None).update(used_at=at):
        return None
    return link


def invite(invited_by: User, *, email: str, role: str, club: Club | None = None) -> str:
    """Return the secret of an invitation that holds for two weeks."""
    secret, at = secrets.token_urlsafe(32), now()
    Invitation.objects.create(
        digest=digest_of(secret),
        email=email.strip().lower(),
        role=role,
        club=club,
        invited_by=invited_by,
        made_at=at,
        expires_at=at + INVITATION_LIFE,
    )
    return secret


def find_invitation(secret: str) -> Invitation | None:
    """Return an invitation that still holds."""
    open_ones = Invitation.objects.filter(digest=digest_of(secret), used_at=None)
    return open_ones.filter(expires_at__gt=now()).select_related("club").first()


def withdraw_invitation(invitation_id: uuid.UUID) -> bool:
    """Take back an invitation that nobody used; False where there is none."""
    return bool(Invitation.objects.filter(pk=invitation_id, used_at=None).delete()[0])


@transaction.atomic
def accept_invitation(secret: str, user: User) -> Invitation | None:
    """Use an invitation up for a new user: the club's role, and an athlete where that is one."""
    invitation = _use(Invitation, secret)
    if invitation is None:
        return None
    if invitation.club is not None:
        Membership.objects.get_or_create(
            club=invitation.club, user=user, defaults={"role": invitation.role}
        )
    if invitation.role == "athlete":
        begin_athlete(user)
    return invitation


def begin_athlete(user: User) -> AthleteRow:
    """Return the athlete of a user, begun now where there is none yet."""
    athlete, _ = AthleteRow.objects.get_or_create(
        user=user, defaults={"name": user.get_full_name(), "made_at": now()}
    )
    return athlete


@transaction.atomic
def make_owner(email: str, password: str | None, name: str = "") -> User:
    """Return the owner of a fresh installation, who is an athlete too."""
    owner = User.objects.create_superuser(email, password, first_name=name)
    begin_athlete(owner)
    return owner


def give_consent(athlete: AthleteRow, coach: User, *, may_plan: bool) -> Consent:
    """Let a coach see an athlete's data from now on."""
    given = {"may_plan": may_plan}
    consent, _ = Consent.objects.update_or_create(
        athlete=athlete,
        coach=coach,
        withdrawn_at=None,
        defaults=given,
        create_defaults=given | {"given_at": now()},
    )
    return consent


def withdraw_consent(athlete: AthleteRow, consent_id: int) -> bool:
    """Take back what a coach may see; False where there is nothing to take back."""
    consents = Consent.objects.filter(pk=consent_id, athlete=athlete, withdrawn_at=None)
    return bool(consents.update(withdrawn_at=now()))


def note_access(who: User, athlete: AthleteRow, what: str, *, wrote: bool) -> None:
    """Note that somebody looked at or changed an athlete's data; a look counts once an hour."""
    at = now()
    if not wrote:
        recent = AccessEntry.objects.filter(
            who=who, athlete=athlete, what=what, wrote=False, at__gt=at - _ACCESS_PAUSE
        )
        if recent.exists():
            return
    AccessEntry.objects.create(
        at=at, who=who, who_email=who.email, athlete=athlete, what=what, wrote=wrote
    )

"""Offers of athletes to let a coach in: made, found by the one they are for, and taken up.

Whether there is an account with an email is never told: an offer to it waits all the same. Where
the installation sends mail, an offer is for whoever has shown that the email is theirs. Where it
does not, anybody may have signed up with any email: then it takes the link too, which the athlete
passes on.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed
from django.conf import settings
from django.db import transaction
from django.dispatch import receiver

from ironstride.web.accounts.models import ConsentOffer, User
from ironstride.web.accounts.services import (
    INVITATION_LIFE,
    digest_of,
    give_consent,
    note_access,
)
from ironstride.web.config.clock import now

if TYPE_CHECKING:
    import uuid

    from django.db.models import QuerySet

    from ironstride.web.accounts.models import AthleteRow

ACCEPTED = "accept_offer"


def can_verify_emails() -> bool:
    """Whether this installation sends mail, and so knows whose an email is."""
    return bool(settings.ENVIRONMENT.email_url)


@transaction.atomic
def offer_consent(athlete: AthleteRow, email: str, *, may_plan: bool) -> str:
    """Return the secret of a new offer, instead of one that waits for the same email.

    A coach who was let in under that email already gets what is offered at once.
    """
    email, secret, at = email.strip().lower(), secrets.token_urlsafe(32), now()
    ConsentOffer.objects.filter(athlete=athlete, email=email, used_at=None).delete()
    there = athlete.consents.filter(coach__email=email, withdrawn_at=None)
    if there.update(may_plan=may_plan):
        return ""
    ConsentOffer.objects.create(
        athlete=athlete,
        email=email,
        may_plan=may_plan,
        digest=digest_of(secret),
        made_at=at,
        expires_at=at + INVITATION_LIFE,
    )
    return secret


def waiting_offers(athlete: AthleteRow) -> QuerySet[ConsentOffer]:
    """Return the offers of an athlete that nobody took up yet."""
    return athlete.offers.filter(used_at=None, expires_at__gt=now())


def offers_to(user: User) -> QuerySet[ConsentOffer]:
    """Return the offers to the emails that are certainly this person's; none without mail."""
    verified = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    emails = [one.lower() for one in verified] if can_verify_emails() else []
    offers = _open().filter(email__in=emails, declined_at=None)
    return offers.exclude(athlete__user=user).select_related("athlete")


def find_offer(user: User, secret: str) -> ConsentOffer | None:
    """Return the offer of a link that is for this person, where no email can be verified."""
    if can_verify_emails():
        return None
    offers = _open().filter(digest=digest_of(secret), email=user.email.lower())
    return offers.exclude(athlete__user=user).select_related("athlete").first()


def find_unclaimed_offer(secret: str) -> ConsentOffer | None:
    """Return the offer of a link that somebody opens who is signed out: only its date is shown."""
    return None if can_verify_emails() else _open().filter(digest=digest_of(secret)).first()


def _open() -> QuerySet[ConsentOffer]:
    return ConsentOffer.objects.filter(used_at=None, expires_at__gt=now())


@transaction.atomic
def accept_offer(offer: ConsentOffer, user: User) -> bool:
    """Let a coach in who takes an offer up; False where it is over by now."""
    if not _open().filter(pk=offer.pk).update(used_at=now()):
        return False
    give_consent(offer.athlete, user, may_plan=offer.may_plan)
    note_access(user, offer.athlete, ACCEPTED, wrote=True)
    return True


def decline_offer(offer: ConsentOffer) -> None:
    """Show an offer no more to the one it is for."""
    ConsentOffer.objects.filter(pk=offer.pk).update(declined_at=now())


def withdraw_offer(athlete: AthleteRow, offer_id: uuid.UUID) -> bool:
    """Take an offer back that nobody took up; False where there is none."""
    return bool(athlete.offers.filter(pk=offer_id, used_at=None).delete()[0])


@receiver(email_confirmed)
def take_up_what_waits(email_address: EmailAddress, **_: object) -> None:
    """Let whoever has just shown that an email is theirs in where an offer to it waited."""
    user = User.objects.get(pk=email_address.user_id)
    for offer in offers_to(user).filter(email=email_address.email.lower()):
        accept_offer(offer, user)

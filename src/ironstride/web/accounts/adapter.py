"""How accounts are made: by invitation, or by anyone where the installation says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction

from ironstride.web.accounts.services import accept_invitation, begin_athlete, find_invitation

if TYPE_CHECKING:
    from django.http import HttpRequest

    from ironstride.web.accounts.models import User

INVITED = "invitation"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """Opens the sign-up to those who may, and makes a new user an athlete."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether this visitor may make an account."""
        invited = find_invitation(request.session.get(INVITED, ""))
        return bool(settings.ENVIRONMENT.sign_up or invited)

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:  # noqa: ANN401, FBT001, FBT002 - the library's signature
        """Save a new user with what an invitation gives them.

        Of two who use one invitation at once, one gets an account.
        """
        with transaction.atomic():
            saved: User = super().save_user(request, user, form, commit=commit)
            if commit:
                secret = request.session.pop(INVITED, "")
                if not (secret and accept_invitation(secret, saved)):
                    if not settings.ENVIRONMENT.sign_up:
                        raise PermissionDenied
                    begin_athlete(saved)
        return saved

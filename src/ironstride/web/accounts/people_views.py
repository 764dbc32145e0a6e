"""The owner's page: who has an account, and invitations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from ironstride.web.accounts.forms import InvitationForm
from ironstride.web.accounts.models import User
from ironstride.web.accounts.queries import open_invitations
from ironstride.web.accounts.services import find_invitation, invite, withdraw_invitation

if TYPE_CHECKING:
    import uuid

    from django.http import HttpRequest, HttpResponse

# What the session keeps from the making of an invitation to the next page, which shows it.
_MADE: Final = "invitation_made"


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
def people(request: HttpRequest) -> HttpResponse:
    """Show the accounts, never what they hold, and make invitations; for the owner alone."""
    owner = _owner_of_the_house(request)
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        request.session[_MADE] = invite(owner, email=given["email"], role=given["role"])
        return redirect("people")
    athlete = getattr(owner, "athlete", None)
    context = {
        "form": form,
        "link": _take_link(request),
        "invitations": open_invitations(),
        "users": User.objects.order_by("email"),
        "athlete": athlete,
        "page": "more",
    }
    with timezone.override(ZoneInfo(athlete.zone) if athlete else None):
        return render(request, "accounts/people.html", context)


def _take_link(request: HttpRequest) -> str:
    """Return the link of an invitation that was just made, once."""
    secret = request.session.pop(_MADE, "")
    if not (secret and find_invitation(secret)):
        return ""
    return request.build_absolute_uri(reverse("invitation", args=[secret]))


@require_POST
@login_required
def drop_invitation(request: HttpRequest, invitation_id: uuid.UUID) -> HttpResponse:
    """Take an invitation back before anybody used it; for the owner alone."""
    _owner_of_the_house(request)
    if not withdraw_invitation(invitation_id):
        raise Http404
    messages.success(request, _("The invitation is taken back. Its link opens nothing any more."))
    return redirect("people")


def _owner_of_the_house(request: HttpRequest) -> User:
    owner = request.user
    if not isinstance(owner, User) or not owner.is_superuser:
        raise Http404
    return owner

"""Pages of people who come in: the first owner, links that sign in, invitations."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from allauth.account.app_settings import EmailVerificationMethod
from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from ironstride.web.accounts.adapter import INVITED
from ironstride.web.accounts.first_run import is_fresh, setup_secret
from ironstride.web.accounts.forms import OwnerForm
from ironstride.web.accounts.models import SignInLink
from ironstride.web.accounts.offers import can_verify_emails, offers_to
from ironstride.web.accounts.queries import athletes_of
from ironstride.web.accounts.services import (
    digest_of,
    find_invitation,
    make_owner,
    use_sign_in_link,
)
from ironstride.web.config.clock import now

if TYPE_CHECKING:
    from ironstride.web.accounts.models import User

_BACKEND = "django.contrib.auth.backends.ModelBackend"


@require_GET
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """Lead everybody to where they are expected."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    athlete = getattr(request.user, "athlete", None)
    if athlete is None:
        context = {
            "athletes": athletes_of(request.user),
            "offers": offers_to(request.user),
            "by_link": not can_verify_emails(),
        }
        return render(request, "accounts/no_athlete.html", context)
    return redirect("today", athlete_id=athlete.pk)


@require_http_methods(["GET", "POST"])
@never_cache
def first_run(request: HttpRequest, secret: str = "") -> HttpResponse:
    """Make the owner of a fresh installation; afterwards there is no such page."""
    if not is_fresh():
        return redirect("home")
    if not constant_time_compare(secret, setup_secret(settings.ENVIRONMENT.data_dir)):
        return render(request, "accounts/first_run_closed.html", status=403)
    form = OwnerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        owner = make_owner(given["email"], given["password"], given["name"])
        _sign_in(request, owner)
        return redirect("home")
    return render(request, "accounts/first_run.html", {"form": form})


@require_http_methods(["GET", "POST"])
@never_cache
def sign_in_by_link(request: HttpRequest, secret: str) -> HttpResponse:
    """Sign in whoever holds the link, once.

    Opening it uses nothing up: programs that look at links in mails would. The page posts itself.
    """
    if request.method == "POST":
        user = use_sign_in_link(secret)
        if user is not None:
            return _sign_in_with_second_step(request, user)
    elif SignInLink.objects.filter(
        digest=digest_of(secret), used_at=None, expires_at__gt=now()
    ).exists():
        return render(request, "accounts/sign_in_by_link.html")
    return render(request, "accounts/link_is_over.html", status=410)


@require_GET
@never_cache
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Open the sign-up to whoever was invited."""
    found = find_invitation(secret)
    if found is None:
        return render(request, "accounts/link_is_over.html", status=410)
    if request.user.is_authenticated:
        raise Http404
    request.session[INVITED] = secret
    return redirect("account_signup")


def _sign_in(request: HttpRequest, user: User) -> None:
    login(request, user, backend=_BACKEND)


def _sign_in_with_second_step(request: HttpRequest, user: User) -> HttpResponse:
    """Sign in as a password would: who has a second step is asked for it all the same."""
    if request.user.is_authenticated and request.user != user:
        logout(request)
    # The link came from whoever runs the installation, so it needs no confirmed email.
    unasked = EmailVerificationMethod.NONE
    return cast("HttpResponse", perform_login(request, user, email_verification=unasked))

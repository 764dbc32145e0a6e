"""Offers of athletes, for the coach they are for."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from ironstride.web.accounts.offers import (
    accept_offer,
    can_verify_emails,
    decline_offer,
    find_offer,
    find_unclaimed_offer,
    offers_to,
)

if TYPE_CHECKING:
    import uuid

    from django.http import HttpRequest, HttpResponse

    from ironstride.web.accounts.models import ConsentOffer, User


@require_http_methods(["GET", "POST"])
@never_cache
def show_offer(request: HttpRequest, secret: str) -> HttpResponse:
    """Show what the link of an athlete opens to the one it is for, who takes it up or not."""
    if not request.user.is_authenticated:
        return _say_how_to_come_in(request, secret)
    user = request.user
    offer = find_offer(user, secret)
    if offer is None:
        context = {"by_address": can_verify_emails()}
        return render(request, "accounts/offer_is_over.html", context, status=410)
    if request.method == "POST":
        return _answer(request, offer)
    return render(request, "accounts/offer.html", {"offers": [offer]})


def _say_how_to_come_in(request: HttpRequest, secret: str) -> HttpResponse:
    """Tell somebody who is signed out what their link needs, and nothing of the athlete."""
    offer = find_unclaimed_offer(secret)
    if offer is None or request.method == "POST":
        return redirect_to_login(request.get_full_path())
    is_open = get_adapter(request).is_open_for_signup(request)
    return render(request, "accounts/offer_signed_out.html", {"offer": offer, "is_open": is_open})


@require_POST
@login_required
def answer_offer(request: HttpRequest, offer_id: uuid.UUID) -> HttpResponse:
    """Take up or decline an offer to an email that is certainly one's own."""
    offer = offers_to(cast("User", request.user)).filter(pk=offer_id).first()
    if offer is None:
        raise Http404
    return _answer(request, offer)


def _answer(request: HttpRequest, offer: ConsentOffer) -> HttpResponse:
    if request.POST.get("do") == "decline":
        decline_offer(offer)
        messages.success(request, _("You will not be asked again. Nobody is told."))
        return redirect("home")
    if not accept_offer(offer, cast("User", request.user)):
        return render(request, "accounts/offer_is_over.html", status=410)
    return redirect("today", athlete_id=offer.athlete_id)

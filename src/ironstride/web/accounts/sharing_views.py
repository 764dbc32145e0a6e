"""Who sees an athlete's training: given, withdrawn, and what was looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ironstride.web.accounts.access import for_athlete
from ironstride.web.accounts.forms import ConsentForm
from ironstride.web.accounts.offers import (
    can_verify_emails,
    find_unclaimed_offer,
    offer_consent,
    waiting_offers,
    withdraw_offer,
)
from ironstride.web.accounts.services import withdraw_consent

if TYPE_CHECKING:
    import uuid

    from django.http import HttpResponse

    from ironstride.web.accounts.access import AthleteRequest
    from ironstride.web.accounts.models import AthleteRow

_SHOWN_ENTRIES: Final = 100
# What the session keeps from an offer to the next page, which shows its link once.
_MADE: Final = "offer_made"


@require_GET
@never_cache
@for_athlete("own")
def sharing(request: AthleteRequest) -> HttpResponse:
    """Show who may see the training, and what people other than the athlete looked at."""
    page = _page(request.athlete, ConsentForm(), _take_link(request))
    return render(request, "accounts/sharing.html", page)


def _take_link(request: AthleteRequest) -> str:
    secret = request.session.pop(_MADE, "")
    offer = find_unclaimed_offer(secret) if secret else None
    if offer is None or offer.athlete_id != request.athlete.pk:
        return ""
    return request.build_absolute_uri(reverse("offer", args=[secret]))


def _page(athlete: AthleteRow, form: ConsentForm, link: str = "") -> dict[str, object]:
    return {
        "athlete": athlete,
        "page": "more",
        "form": form,
        "link": link,
        "by_link": not can_verify_emails(),
        "consents": athlete.consents.filter(withdrawn_at=None).select_related("coach"),
        "offers": waiting_offers(athlete),
        "entries": athlete.accesses.select_related("who")[:_SHOWN_ENTRIES],
    }


@require_POST
@for_athlete("own")
def share(request: AthleteRequest) -> HttpResponse:
    """Offer a coach to see the training; whether there is such an account is not told."""
    athlete, form = request.athlete, ConsentForm(request.POST)
    if form.is_valid() and form.cleaned_data["email"].lower() == request.user.email.lower():
        form.add_error("email", _("That is your own. Write the email of your coach."))
    if not form.is_valid():
        return render(request, "accounts/sharing.html", _page(athlete, form), status=422)
    given = form.cleaned_data
    secret = offer_consent(athlete, given["email"], may_plan=given["may_plan"])
    if secret and not can_verify_emails():
        request.session[_MADE] = secret
        return redirect("sharing", athlete_id=athlete.pk)
    text = _("Your training is offered to %(email)s.") if secret else _("Changed for %(email)s.")
    messages.success(request, text % {"email": given["email"]})
    return redirect("sharing", athlete_id=athlete.pk)


@require_POST
@for_athlete("own")
def drop_offer(request: AthleteRequest, offer_id: uuid.UUID) -> HttpResponse:
    """Take an offer back before anybody took it up."""
    if not withdraw_offer(request.athlete, offer_id):
        raise Http404
    messages.success(request, _("The offer is taken back."))
    return redirect("sharing", athlete_id=request.athlete.pk)


@require_POST
@for_athlete("own")
def withdraw(request: AthleteRequest, consent_id: int) -> HttpResponse:
    """Let a coach see nothing any more."""
    if not withdraw_consent(request.athlete, consent_id):
        raise Http404
    messages.success(request, _("They no longer see your training."))
    return redirect("sharing", athlete_id=request.athlete.pk)

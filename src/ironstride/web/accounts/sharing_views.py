"""Who sees an athlete's training: given, withdrawn, and what was looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ironstride.web.accounts.access import for_athlete
from ironstride.web.accounts.forms import ConsentForm
from ironstride.web.accounts.services import give_consent, withdraw_consent

if TYPE_CHECKING:
    from django.http import HttpResponse

    from ironstride.web.accounts.access import AthleteRequest

_SHOWN_ENTRIES = 100


@require_GET
@never_cache
@for_athlete("own")
def sharing(request: AthleteRequest) -> HttpResponse:
    """Show who may see the training, and what people other than the athlete looked at."""
    athlete = request.athlete
    context = {
        "athlete": athlete,
        "page": "more",
        "form": ConsentForm(),
        "consents": athlete.consents.filter(withdrawn_at=None).select_related("coach"),
        "entries": athlete.accesses.select_related("who")[:_SHOWN_ENTRIES],
    }
    return render(request, "accounts/sharing.html", context)


@require_POST
@for_athlete("own")
def share(request: AthleteRequest) -> HttpResponse:
    """Let a coach see the training; whether there is such an account is not told."""
    form = ConsentForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        give_consent(request.athlete, given["email"], may_plan=given["may_plan"])
        text = _("If %(email)s has an account here, they can see your training now.")
        messages.success(request, text % {"email": given["email"]})
    else:
        messages.error(request, _("Write the email that your coach signs in with."))
    return redirect("sharing", athlete_id=request.athlete.pk)


@require_POST
@for_athlete("own")
def withdraw(request: AthleteRequest, consent_id: int) -> HttpResponse:
    """Let a coach see nothing any more."""
    if not withdraw_consent(request.athlete, consent_id):
        raise Http404
    messages.success(request, _("They no longer see your training."))
    return redirect("sharing", athlete_id=request.athlete.pk)

"""How the plan came to be: every change with who and why, the way back, and what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ironstride.web.accounts.access import for_athlete
from ironstride.web.calendar.event_views import read_seen
from ironstride.web.calendar.queries import list_steps
from ironstride.web.calendar.services import remember_look
from ironstride.web.calendar.spans import read_day
from ironstride.web.plans.queries import find_season
from ironstride.web.plans.services import Stale, undo_last

if TYPE_CHECKING:
    from django.http import HttpResponse

    from ironstride.web.accounts.access import AthleteRequest

_STEPS_SHOWN: Final = 20
_MOST_DIGITS: Final = 9


@require_GET
@never_cache
@for_athlete("see")
def history(request: AthleteRequest) -> HttpResponse:
    """Show the changes of the plan, the newest first."""
    season = find_season(request.athlete)
    if season is None:
        return redirect("calendar", request.athlete.pk)
    text = request.GET.get("before", "")
    is_number = text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
    steps = list_steps(season, int(text) if is_number else None, _STEPS_SHOWN + 1)
    context = {
        "athlete": request.athlete,
        "page": "calendar",
        "season": season,
        "steps": steps[:_STEPS_SHOWN],
        "older": steps[_STEPS_SHOWN - 1].number if len(steps) > _STEPS_SHOWN else None,
        "may_plan": request.may_plan,
    }
    return render(request, "calendar/history.html", context)


@require_POST
@for_athlete("plan")
def undo(request: AthleteRequest) -> HttpResponse:
    """Take the newest change back: the plan is as it was before, to the letter."""
    season = find_season(request.athlete)
    if season is None:
        return redirect("calendar", request.athlete.pk)
    step = season.steps.only("reason").first()
    outcome = undo_last(request.athlete, seen_number=read_seen(request))
    if isinstance(outcome, Stale):
        text = _("The plan has changed since you saw it. Nothing was undone: look again first.")
        messages.warning(request, text)
        return redirect("history", request.athlete.pk)
    if outcome is None:
        messages.warning(request, _("There is nothing left to undo."))
    else:
        reason = step.reason if step and step.reason else _("the last change")
        undone = _("Undone: %(reason)s. The plan is exactly as it was before.")
        stays = _("The sets you logged stay.")
        messages.success(request, f"{undone % {'reason': reason}} {stays}")
    return _back(request)


@require_POST
@for_athlete("see", changes=False)
def changes_seen(request: AthleteRequest) -> HttpResponse:
    """Note that the changes were read, so that they are no news any more."""
    season = find_season(request.athlete)
    if season is not None:
        remember_look(request.user, season)
    return redirect("today", request.athlete.pk) if "today" in request.POST else _back(request)


def _back(request: AthleteRequest) -> HttpResponse:
    """Return to the week that was shown, else to the calendar."""
    day = read_day(request.POST.get("week", ""))
    page = reverse("calendar", args=[request.athlete.pk])
    return redirect(f"{page}?week={day}" if day else page)

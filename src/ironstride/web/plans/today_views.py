"""Today: what to do, with which weight, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ironstride.web.accounts.access import for_athlete
from ironstride.web.accounts.offers import offers_to
from ironstride.web.accounts.queries import athletes_of
from ironstride.web.config.clock import today
from ironstride.web.plans.day_page import gather_day
from ironstride.web.plans.queries import find_season

if TYPE_CHECKING:
    from django.http import HttpResponse

    from ironstride.web.accounts.access import AthleteRequest


@require_GET
@never_cache
@for_athlete("see")
def show_today(request: AthleteRequest) -> HttpResponse:
    """Show the session and the runs of today; before the first plan the way to it."""
    athlete = request.athlete
    season = find_season(athlete)
    context: dict[str, object] = {"athlete": athlete, "page": "today"}
    if season is None:
        return render(request, "plans/no_plan.html", context)
    minutes = request.GET.get("minutes")
    day = today(athlete)
    context |= {"day": gather_day(athlete, season, day, minutes), "minutes": minutes}
    context["season"] = season
    return render(request, "plans/today.html", context)


@require_GET
@never_cache
@for_athlete("see")
def more(request: AthleteRequest) -> HttpResponse:
    """Show the way to everything that has no tab of its own."""
    context = {
        "athlete": request.athlete,
        "page": "more",
        "others": athletes_of(request.user),
        "offers": offers_to(request.user),
    }
    return render(request, "plans/more.html", context)

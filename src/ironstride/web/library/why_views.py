"""Why: the rules behind every choice, and the doctrine behind the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ironstride.policy.reader import read_policy
from ironstride.web.accounts.access import for_athlete
from ironstride.web.config.clock import today
from ironstride.web.library.coming import read_coming
from ironstride.web.library.why_page import EVIDENCE_WORDS, tell_doctrine, tell_rules
from ironstride.web.plans.planning import policy_of
from ironstride.web.plans.queries import find_season, read_days

if TYPE_CHECKING:
    from django.http import HttpResponse

    from ironstride.web.accounts.access import AthleteRequest


@require_GET
@never_cache
@for_athlete("see")
def show_why(request: AthleteRequest) -> HttpResponse:
    """Show each rule with its reasons, and where it decides something in the plan to come."""
    athlete = request.athlete
    season, day = find_season(athlete), today(athlete)
    if season is None:
        chapters = tell_rules(read_policy(), None)
    else:
        plan = read_days(season, day, day)
        broken = [one for one in plan.broken_rules if one.on >= day]
        chapters = tell_rules(policy_of(plan.athlete), read_coming(season, day), broken)
    context = {
        "athlete": athlete,
        "page": "why",
        "chapters": chapters,
        "labels": EVIDENCE_WORDS,
        "has_plan": season is not None,
    }
    return render(request, "library/why.html", context)


@require_GET
@never_cache
@for_athlete("see")
def show_doctrine(request: AthleteRequest) -> HttpResponse:
    """Show the lines that every plan keeps, and how far each is supported."""
    context = {
        "athlete": request.athlete,
        "page": "why",
        "chapters": tell_doctrine(),
        "labels": EVIDENCE_WORDS,
    }
    return render(request, "library/doctrine.html", context)

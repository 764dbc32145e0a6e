"""Why: the rules behind every choice, and the doctrine behind the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ironstride.policy.reader import read_policy
from ironstride.web.accounts.access import for_athlete
from ironstride.web.config.clock import today
from ironstride.web.language.remembered import once_in_each_language
from ironstride.web.library.coming import read_coming
from ironstride.web.library.why_page import EVIDENCE_WORDS, busiest, tell_doctrine, tell_rules
from ironstride.web.plans.planning import policy_of
from ironstride.web.plans.queries import read_plan
from ironstride.web.progress.queries import find_span

if TYPE_CHECKING:
    import datetime as dt

    from django.http import HttpResponse

    from ironstride.web.accounts.access import AthleteRequest
    from ironstride.web.library.why_page import Chapter
    from ironstride.web.plans.models import Season


@require_GET
@never_cache
@for_athlete("see")
def show_why(request: AthleteRequest) -> HttpResponse:
    """Show each rule with its reasons, and where it decides something in the plan to come."""
    athlete = request.athlete
    season, day = find_span(athlete), today(athlete)
    if season is None:
        chapters = tell_rules(read_policy(), None)
    else:
        chapters = _tell_own_rules(season, season.number, season.made_at, day)
    context = {
        "athlete": athlete,
        "page": "why",
        "chapters": chapters,
        "busiest": busiest(chapters),
        "labels": EVIDENCE_WORDS,
        "has_plan": season is not None,
    }
    return render(request, "library/why.html", context)


# A season of one number never changes; its rules are told alike all day.
@once_in_each_language(16)
def _tell_own_rules(
    season: Season, _number: int, _made_at: dt.datetime, day: dt.date
) -> tuple[Chapter, ...]:
    plan = read_plan(season)
    broken = [one for one in plan.broken_rules if one.on >= day]
    return tell_rules(policy_of(plan.athlete), read_coming(season, day), broken)


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

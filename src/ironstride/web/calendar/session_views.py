"""A session's own page: what to do, why, what it bends, and what may be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ironstride.catalogue.reader import read_catalogue
from ironstride.sheets.day_runs import runs_on
from ironstride.sheets.plain_text import printable
from ironstride.sheets.session_cards import SessionCards, search_once
from ironstride.web.accounts.access import for_athlete
from ironstride.web.calendar.change_words import price_level, say_level
from ironstride.web.calendar.days_page import chip_of
from ironstride.web.config.clock import today
from ironstride.web.plans.day_page import SessionOfDay, tell_done, tell_session
from ironstride.web.plans.done_sessions import read_work
from ironstride.web.plans.planning import policy_of
from ironstride.web.plans.prepared import is_near
from ironstride.web.plans.queries import find_season, read_plan

if TYPE_CHECKING:
    from django.http import HttpResponse

    from ironstride.training.plan import Plan
    from ironstride.training.session import PlannedSession
    from ironstride.web.accounts.access import AthleteRequest
    from ironstride.web.plans.done_sessions import SessionWork
    from ironstride.web.plans.models import Season


@require_GET
@never_cache
@for_athlete("see")
def show_session(request: AthleteRequest, session_id: str) -> HttpResponse:
    """Show a session of the plan by its id."""
    season = find_season(request.athlete)
    plan = read_plan(season) if season else None
    found = None
    if plan is not None:
        found = next((one for one in plan.sessions() if one.id == session_id), None)
    if season is None or plan is None or found is None:
        raise Http404
    day = today(request.athlete)
    work = read_work(request.athlete, plan, [found]).get(found.id)
    context = {
        "athlete": request.athlete,
        "page": "calendar",
        "session": _card(request, season, plan, found, work),
        "chip": chip_of(plan, found, day, work),
        "on": found.on,
        "items": [(item.id, item.name) for _quality, item in found.items()],
        "is_past": found.on < day,
        "runs": runs_on(plan, found.on),
        "broken": _broken(plan, found),
        "may_plan": request.may_plan,
    }
    return render(request, "calendar/session.html", context)


def _card(
    request: AthleteRequest,
    season: Season,
    plan: Plan,
    session: PlannedSession,
    work: SessionWork | None,
) -> SessionOfDay:
    """Return the card; what is near has the weights of its day, as the page of today has.

    What is over is told as it was done.
    """
    cards = SessionCards(plan, read_catalogue())
    if is_near(session, today(request.athlete)):
        return tell_session(request.athlete, season, session, cards, work=work)
    if work is not None and work.is_over:
        return tell_done(work, cards)
    card = search_once(cards.card(session))
    return SessionOfDay(card, tuple(session.versions), (), (), work.card if work else None)


def _broken(plan: Plan, session: PlannedSession) -> list[tuple[str, str]]:
    """Return the rules that the plan bends on the day of a session, each with its price in words.

    What is too small to tell apart is left out.
    """
    policy = policy_of(plan.athlete)
    levels = (
        (printable(one.text), price_level(one.cost, policy))
        for one in plan.broken_rules
        if one.on == session.on
    )
    return [(text, say_level(level)) for text, level in levels if level != "none"]

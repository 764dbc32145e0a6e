"""Something happens: first what it would change and why, then it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ironstride.planning.replan import Replanned
from ironstride.sheets.event_words import say_event
from ironstride.training.calendar_weeks import monday_of
from ironstride.web.accounts.access import for_athlete
from ironstride.web.calendar.event_answer import FORMS, answer_of, refuse
from ironstride.web.calendar.move_page import gather_move_days
from ironstride.web.calendar.move_prices import price_move
from ironstride.web.calendar.spans import read_day
from ironstride.web.config.clock import today
from ironstride.web.plans import planning
from ironstride.web.plans.queries import read_plan, season_or_404
from ironstride.web.plans.services import Stale, report_events

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpResponse

    from ironstride.web.accounts.access import AthleteRequest
    from ironstride.web.calendar.event_forms import EventForm
    from ironstride.web.plans.models import Season


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@for_athlete("plan", changes=False)
def event_preview(request: AthleteRequest, kind: str) -> HttpResponse:
    """Show what an event would change; nothing is written. Without its details ask for them."""
    season = season_or_404(request.athlete)
    given = request.POST if request.method == "POST" else request.GET
    form = _form(request, kind, season, given)
    return _show(request, kind, season, form)


@require_POST
@for_athlete("plan")
def event_confirm(request: AthleteRequest, kind: str) -> HttpResponse:
    """Do it, if the plan is still the one that was shown; else show anew what would change."""
    season = season_or_404(request.athlete)
    form = _form(request, kind, season, request.POST)
    if not form.is_valid():
        return _show(request, kind, season, form)
    events, plan = form.events(), read_plan(season)
    outcome = report_events(
        request.athlete,
        events,
        request.user,
        seen_number=read_seen(request),
        reason="; ".join(dict.fromkeys(say_event(one, plan) for one in events)),
    )
    if isinstance(outcome, Stale):
        return _show(request, kind, season, form, is_stale=True)
    if not isinstance(outcome, Replanned):
        refuse(form, outcome)
        return _show(request, kind, season, form)
    monday = monday_of(form.shown_on())
    return redirect(f"{reverse('calendar', args=[request.athlete.pk])}?week={monday}")


@require_GET
@never_cache
@for_athlete("plan")
def move_price(request: AthleteRequest) -> JsonResponse:
    """Say what it would cost to do the session of a day on another one."""
    season = season_or_404(request.athlete)
    from_on, to_on = (read_day(request.GET.get(name, "")) for name in ("from_on", "to_on"))
    if from_on is None or to_on is None:
        return JsonResponse({"problem": "from_on and to_on are days"}, status=400)
    price = price_move(request.athlete, season, from_on, to_on, today(request.athlete))
    return JsonResponse({"level": price.level, "label": price.label, "text": price.text})


def read_seen(request: AthleteRequest) -> int:
    """Return the number of the season that was shown; none that ever was where it is missing."""
    text = request.POST.get("seen", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1  # noqa: PLR2004 - fits every database


def _form(
    request: AthleteRequest, kind: str, season: Season, given: Mapping[str, str]
) -> EventForm:
    """Return the form of a kind: to be judged where all is given, else to be filled in."""
    form_class = FORMS.get(kind)
    # How the body is, the runner says and nobody else.
    if form_class is None or (kind == "pain" and not request.is_own):
        raise Http404
    day = today(request.athlete)
    fields = form_class.base_fields
    values = form_class.defaults(day) | {
        name: str(given[name]) for name in fields if given.get(name) is not None
    }
    is_whole = all(values.get(name) for name in fields)
    is_asked = request.method == "POST" or is_whole
    return form_class(read_plan(season), day, values, is_asked=is_asked)


def _show(
    request: AthleteRequest, kind: str, season: Season, form: EventForm, *, is_stale: bool = False
) -> HttpResponse:
    answer = None
    if form.is_valid():
        events = form.events()
        found = planning.replan(request.athlete, form.plan, events, form.today)
        if isinstance(found, Replanned):
            answer = answer_of(form.plan, found, events)
        else:
            refuse(form, found)
    is_wrong = form.is_bound and answer is None
    context = {
        "athlete": request.athlete,
        "page": "calendar",
        "kind": kind,
        "form": form,
        "given": [(name, form.given.get(name, "")) for name in form.fields],
        "answer": answer,
        "season": season,
        "is_stale": is_stale,
        "days": gather_move_days(form) if kind == "moved" else (),
    }
    status = 409 if is_stale else 400 if is_wrong else 200
    return render(request, "calendar/event.html", context, status=status)

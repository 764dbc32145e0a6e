"""A step: its question, what was answered, and what that does for the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ironstride.web.accounts.access import for_athlete
from ironstride.web.config.clock import today
from ironstride.web.onboarding.drafts import read_draft
from ironstride.web.onboarding.effects import explain_effect
from ironstride.web.onboarding.health_step import strict_notices
from ironstride.web.onboarding.services import answer_step, stop_plan_in_emergency
from ironstride.web.onboarding.source_pages import source_words
from ironstride.web.onboarding.steps import (
    BY_NAME,
    STEPS,
    first_open,
    next_step,
    step_before,
)
from ironstride.web.plans.queries import find_season

if TYPE_CHECKING:
    from ironstride.web.accounts.access import AthleteRequest
    from ironstride.web.onboarding.drafts import Draft
    from ironstride.web.onboarding.step_answers import StepAnswers

_PAGE: Final = "more"


@require_GET
@never_cache
@for_athlete("own")
def onboarding(request: AthleteRequest) -> HttpResponse:
    """Lead to the next open step; when all are answered to the summary."""
    row = request.athlete
    name = first_open(read_draft(row).seen)
    if name is None:
        return redirect("answers", athlete_id=row.pk)
    return redirect("onboarding_step", athlete_id=row.pk, step=name)


@require_http_methods(["GET", "POST"])
@never_cache
@for_athlete("own")
def show_step(request: AthleteRequest, step: str) -> HttpResponse:
    """Ask one question; answers are kept whether they can be used yet or not."""
    if step not in BY_NAME:
        raise Http404
    row = request.athlete
    if request.method == "POST":
        answers = answer_step(row, step, request.POST)
        row.refresh_from_db()
        if request.POST.get("do") == "later":
            messages.success(request, _("Everything is kept. Come back whenever you like."))
            return redirect("today", athlete_id=row.pk)
        if request.POST.get("do") == "back":
            return _go_back(request, step)
        if "more" in request.POST or not answers.is_valid():
            return _show(request, step, read_draft(row), answers)
        return _go_on(request, step)
    draft = read_draft(row)
    way = request.GET.get("way", "")
    typed = None if way else draft.typed_in(step)
    answers = BY_NAME[step].answers(draft.given, today(row), row.zone, typed, way[:10])
    return _show(request, step, draft, answers)


def _go_on(request: AthleteRequest, step: str) -> HttpResponse:
    """Lead on: to what must be read first, to the next step, or back to the summary."""
    row = request.athlete
    draft = read_draft(row)
    if step == "health" and strict_notices(draft.given.athlete, today(row)):
        stop_plan_in_emergency(row)
        return redirect("onboarding_stop", athlete_id=row.pk)
    onward = None if draft.is_later else next_step(step)
    if onward is None:
        return redirect("answers", athlete_id=row.pk)
    return redirect("onboarding_step", athlete_id=row.pk, step=onward)


def _go_back(request: AthleteRequest, step: str) -> HttpResponse:
    """Lead to the step before; where there is none, to what is open."""
    row = request.athlete
    before = None if read_draft(row).is_later else step_before(step)
    if before is None:
        return redirect("onboarding", athlete_id=row.pk)
    return redirect("onboarding_step", athlete_id=row.pk, step=before)


def _show(request: AthleteRequest, name: str, draft: Draft, answers: StepAnswers) -> HttpResponse:
    row, step = request.athlete, BY_NAME[name]
    context: dict[str, object] = {
        "athlete": row,
        "page": _PAGE,
        "step": step,
        "steps": STEPS,
        "number": [one.name for one in STEPS].index(name) + 1,
        "draft": draft,
        "before": step_before(name),
        "effects": explain_effect(name, draft.given, today(row)),
        "has_typed": name in draft.typed,
        "asks_unit": request.GET.get("unit") == "missing",
        **answers.forms,
        **answers.words(),
        **source_words(name, row, draft),
    }
    return render(request, answers.template, context)


@require_POST
@never_cache
@for_athlete("own")
def show_effect(request: AthleteRequest, step: str) -> HttpResponse:
    """Say what the answers in a form would do, while they are typed; nothing is stored."""
    if step not in BY_NAME:
        raise Http404
    row = request.athlete
    draft, day = read_draft(row), today(row)
    answers = BY_NAME[step].answers(draft.given, day, row.zone, request.POST)
    given = answers.changed() if answers.is_valid() else draft.given
    context = {
        "effects": explain_effect(step, given, day),
        **source_words(step, row, draft, answers),
    }
    return render(request, "onboarding/effects.html", context)


@require_GET
@never_cache
@for_athlete("own")
def show_stop(request: AthleteRequest) -> HttpResponse:
    """Say what has to be done before any plan; without such an answer there is no such page."""
    row = request.athlete
    notices = strict_notices(read_draft(row).given.athlete, today(row))
    if not notices:
        return redirect("answers", athlete_id=row.pk)
    context = {
        "athlete": row,
        "page": _PAGE,
        "notices": notices,
        "has_plan": find_season(row) is not None,
        "is_emergency": any(one.tier == "emergency" for one in notices),
    }
    return render(request, "onboarding/stop.html", context)

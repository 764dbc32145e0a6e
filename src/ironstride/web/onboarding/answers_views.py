"""The answers in one page: before the first plan, and whenever they change later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ironstride.web.accounts.access import for_athlete
from ironstride.web.config.clock import today
from ironstride.web.jobs.models import Job
from ironstride.web.jobs.services import ask_for
from ironstride.web.logbook.queries import set_rows
from ironstride.web.onboarding.drafts import drop_draft, mark_of, read_draft
from ironstride.web.onboarding.health_step import is_emergency, strict_notices
from ironstride.web.onboarding.next_up import what_happens_next
from ironstride.web.onboarding.services import finish
from ironstride.web.onboarding.source_pages import find_sources
from ironstride.web.onboarding.steps import missing_steps
from ironstride.web.onboarding.summary import sum_up
from ironstride.web.plans.queries import find_season

if TYPE_CHECKING:
    from django.http import HttpResponse

    from ironstride.web.accounts.access import AthleteRequest
    from ironstride.web.accounts.models import AthleteRow


@require_GET
@never_cache
@for_athlete("own")
def show_answers(request: AthleteRequest) -> HttpResponse:
    """Show what was understood with a way to each step, and what can be done with it."""
    row = request.athlete
    draft, day = read_draft(row), today(row)
    athlete = draft.given.athlete
    job = _newest(row, "answers") if draft.changed else None
    if job is not None and job.payload.get("of") != mark_of(row):
        job = None
    context = {
        "athlete": row,
        "page": "more",
        "draft": draft,
        "summed": sum_up(draft, find_sources(row, draft), set_rows(row).count(), day, row.zone),
        "missing": missing_steps(draft.seen),
        "notices": strict_notices(athlete, day),
        "is_emergency": is_emergency(athlete, day),
        "season": find_season(row),
        "job": job,
        "is_preview": bool(job and job.state == "done" and not job.payload.get("use")),
    }
    return render(request, "onboarding/answers.html", context)


def _newest(row: AthleteRow, kind: str) -> Job | None:
    return Job.objects.filter(athlete=row, kind=kind).order_by("-made_at").first()


@require_POST
@for_athlete("own")
def make_first_plan(request: AthleteRequest) -> HttpResponse:
    """Save the answers and let a worker plan; without the needed answers lead to them."""
    row = request.athlete
    if finish(row) is None:
        messages.warning(request, _("Some answers are still missing."))
        return redirect("answers", athlete_id=row.pk)
    return redirect("onboarding_plan", athlete_id=row.pk)


@require_GET
@never_cache
@for_athlete("own")
def show_making(request: AthleteRequest) -> HttpResponse:
    """Show how far the plan is; when it is there, what happens next."""
    row = request.athlete
    job = _newest(row, "plan")
    season = find_season(row)
    is_ready = season is not None and (job is None or job.state == "done")
    if not is_ready and job is None:
        return redirect("onboarding", athlete_id=row.pk)
    context = {
        "athlete": row,
        "page": "today",
        "job": job,
        "next_up": what_happens_next(season, today(row)) if is_ready and season else None,
    }
    return render(request, "onboarding/making.html", context)


@require_POST
@for_athlete("own")
def preview_answers(request: AthleteRequest) -> HttpResponse:
    """Let a worker say what the changed answers would do; nothing changes yet."""
    ask_for("answers", request.athlete, of=mark_of(request.athlete))
    return redirect("answers", athlete_id=request.athlete.pk)


@require_POST
@for_athlete("own")
def use_answers(request: AthleteRequest) -> HttpResponse:
    """Let a worker bring the plan up to the changed answers."""
    row = request.athlete
    if not read_draft(row).changed:
        return redirect("answers", athlete_id=row.pk)
    ask_for("answers", row, use=True, of=mark_of(row))
    return redirect("answers", athlete_id=row.pk)


@require_POST
@for_athlete("own")
def drop_answers(request: AthleteRequest) -> HttpResponse:
    """Take the changed answers back."""
    drop_draft(request.athlete)
    messages.success(request, _("Your answers are again those of your plan."))
    return redirect("answers", athlete_id=request.athlete.pk)

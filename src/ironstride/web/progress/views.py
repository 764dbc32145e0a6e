"""How it goes: the page of progress and the report of a week."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ironstride.training.calendar_weeks import monday_of
from ironstride.web.accounts.access import for_athlete
from ironstride.web.config.clock import today
from ironstride.web.progress.progress_page import gather_progress, tell_report
from ironstride.web.progress.queries import PROGRESS, find_span
from ironstride.web.progress.services import bring_page

if TYPE_CHECKING:
    from ironstride.web.accounts.access import AthleteRequest
    from ironstride.web.plans.models import Season

_WEEK = dt.timedelta(weeks=1)


@require_GET
@never_cache
@for_athlete("see")
def show_progress(request: AthleteRequest) -> HttpResponse:
    """Show how it goes; what is not worked out yet comes by itself."""
    athlete = request.athlete
    season = find_span(athlete)
    context: dict[str, object] = {"athlete": athlete, "page": "progress"}
    if season is None:
        return render(request, "progress/no_plan.html", context)
    kept = bring_page(athlete, season)
    if _asks_too_early(request, is_waiting=kept.is_waiting):
        return HttpResponse(status=204)
    context |= {"kept": kept, "season": season}
    if kept.tree is not None:
        context["found"] = gather_progress(kept.tree)
        context["units"] = kept.tree["units"]
    return render(request, _template(request, "progress"), context)


@require_GET
@never_cache
@for_athlete("see")
def show_report(request: AthleteRequest) -> HttpResponse:
    """Show the report of a week, this one where none is named."""
    athlete = request.athlete
    season = find_span(athlete)
    context: dict[str, object] = {"athlete": athlete, "page": "progress"}
    if season is None:
        return render(request, "progress/no_plan.html", context)
    week = choose_week(season, request.GET.get("week"), today(athlete))
    context |= {"week": week, "season": season}
    if week is None:
        return render(request, "progress/report.html", context)
    # The page of progress keeps the report of this week too.
    is_now = week.monday == monday_of(today(athlete))
    kept = bring_page(athlete, season, PROGRESS if is_now else week.monday.isoformat())
    if _asks_too_early(request, is_waiting=kept.is_waiting):
        return HttpResponse(status=204)
    context["kept"] = kept
    if kept.tree is not None:
        report = kept.tree["report"] if is_now else kept.tree
        context["lines"] = tell_report(report)
        context["as_of"] = dt.date.fromisoformat(report["as_of"])
    return render(request, _template(request, "report"), context)


def _asks_too_early(request: AthleteRequest, *, is_waiting: bool) -> bool:
    """Whether the page itself asks for something newer that is not there yet."""
    return bool(request.headers.get("HX-Request")) and is_waiting


def _template(request: AthleteRequest, name: str) -> str:
    part = "_parts" if request.headers.get("HX-Request") else ""
    return f"progress/{name}{part}.html"


@dataclass(frozen=True, slots=True)
class ReportWeek:
    """A week of the plan that has begun, with its neighbours that have."""

    monday: dt.date
    earlier: dt.date | None
    later: dt.date | None

    @property
    def sunday(self) -> dt.date:
        """Its last day."""
        return self.monday + _WEEK - dt.timedelta(days=1)


def choose_week(season: Season, asked: str | None, day: dt.date) -> ReportWeek | None:
    """Return the week of the day that is asked for, the nearest that can be told; None of none."""
    first, last = monday_of(season.first_on), monday_of(min(season.last_on, day))
    if last < first:
        return None
    try:
        wanted = monday_of(dt.date.fromisoformat(asked or ""))
    except ValueError:
        wanted = last
    monday = min(max(wanted, first), last)
    earlier = monday - _WEEK if monday > first else None
    return ReportWeek(monday, earlier, monday + _WEEK if monday < last else None)

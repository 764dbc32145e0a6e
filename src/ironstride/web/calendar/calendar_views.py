"""The calendar: a month at a glance, a week to read, and other weeks that come next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ironstride.sheets.plan_words import say_countdown, say_date
from ironstride.training.calendar_weeks import DAYS_PER_WEEK
from ironstride.web.accounts.access import for_athlete
from ironstride.web.calendar.alternative_weeks import gather_alternatives
from ironstride.web.calendar.days_page import RaceFlag, gather_weeks
from ironstride.web.calendar.spans import (
    Span,
    month_before,
    month_span,
    next_month,
    week_span,
)
from ironstride.web.config.clock import today
from ironstride.web.plans.done_sessions import read_work
from ironstride.web.plans.queries import find_season, read_days

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from django.http import HttpResponse

    from ironstride.training.plan import Plan
    from ironstride.web.accounts.access import AthleteRequest
    from ironstride.web.accounts.models import AthleteRow
    from ironstride.web.calendar.days_page import WeekRow
    from ironstride.web.plans.done_sessions import SessionWork


@require_GET
@never_cache
@for_athlete("see")
def show_calendar(request: AthleteRequest) -> HttpResponse:
    """Show a month, or a week; without either both, of which the screen shows one."""
    athlete, day = request.athlete, today(request.athlete)
    season = find_season(athlete)
    context: dict[str, object] = {"athlete": athlete, "page": "calendar"}
    if season is None:
        return render(request, "plans/no_plan.html", context)
    month = month_span(request.GET.get("month", ""), day)
    week = week_span(request.GET.get("week", ""), day)
    has_month, has_week = "week" not in request.GET, "month" not in request.GET
    spans = [month] * has_month + [week] * has_week
    # Only these days are read: the whole plan takes some times as long.
    plan = read_days(season, min(one.first for one in spans), max(one.last for one in spans))
    logged = _logged(athlete, plan, spans, day)
    if has_month:
        context["month"] = _month(plan, month, day, logged)
    if has_week:
        context["week"] = _week(plan, week, day, logged)
    context |= {
        "season": season,
        "today": day,
        "races": _races(plan, day),
        "is_both": "month" in context and "week" in context,
        "may_plan": request.may_plan,
        "shown_week": week.first,
        "shown_month": month.month_on,
    }
    return render(request, "calendar/calendar.html", context)


@require_GET
@never_cache
@for_athlete("see")
def show_alternatives(request: AthleteRequest) -> HttpResponse:
    """Show a week and its next-best ones, with what each costs more."""
    athlete, day = request.athlete, today(request.athlete)
    season = find_season(athlete)
    if season is None:
        return redirect("calendar", athlete.pk)
    monday = week_span(request.GET.get("week", ""), day).first
    context = {
        "athlete": athlete,
        "page": "calendar",
        "monday": monday,
        "may_plan": request.may_plan,
        "found": gather_alternatives(athlete, season, monday, day),
    }
    return render(request, "calendar/alternatives.html", context)


def _month(
    plan: Plan, span: Span, day: dt.date, logged: Mapping[str, SessionWork]
) -> dict[str, object]:
    first = span.month_on or day
    return {
        "first": first,
        "before": month_before(first),
        "after": next_month(first),
        "weeks": _rows(plan, span, day, logged),
    }


def _week(
    plan: Plan, span: Span, day: dt.date, logged: Mapping[str, SessionWork]
) -> dict[str, object]:
    row = _rows(plan, span, day, logged)[0]
    # On a phone today comes first; what is over stands below.
    is_now = any(one.is_today for one in row.days)
    return {
        "row": row,
        "coming": [one for one in row.days if not (is_now and one.is_past)],
        "over": [one for one in row.days if is_now and one.is_past],
        "before": span.first.fromordinal(span.first.toordinal() - DAYS_PER_WEEK),
        "after": span.first.fromordinal(span.first.toordinal() + DAYS_PER_WEEK),
    }


def _rows(
    plan: Plan, span: Span, day: dt.date, logged: Mapping[str, SessionWork]
) -> tuple[WeekRow, ...]:
    near = cut_plan(plan, span.first, span.last)
    return gather_weeks(near, span.mondays, day, logged=logged, month_on=span.month_on)


def _logged(
    athlete: AthleteRow, plan: Plan, spans: Iterable[Span], day: dt.date
) -> dict[str, SessionWork]:
    """Return what was done in the sessions of the spans until today."""
    past = {
        one.id: one
        for span in spans
        for one in cut_plan(plan, span.first, span.last).sessions()
        if one.on <= day and one.kind != "run_warmup"
    }
    return read_work(athlete, plan, list(past.values()))


def cut_plan(plan: Plan, first: dt.date, last: dt.date) -> Plan:
    """Return the plan with its weeks and runs from day to day: pages of days look no further."""
    return replace(
        plan,
        weeks=tuple(one for one in plan.weeks if first <= one.starts_on <= last),
        runs=tuple(one for one in plan.runs if first <= one.on <= last),
    )


def _races(plan: Plan, day: dt.date) -> list[tuple[RaceFlag, str]]:
    """Return the coming races with their dates."""
    coming = sorted((one for one in plan.races if one.on >= day), key=lambda one: one.on)
    return [
        (RaceFlag(one.name, one.priority, say_countdown(day, one.on)), say_date(one.on))
        for one in coming
    ]

"""What more or less time would buy, and small changes that would help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ironstride.planning.week_changes import CannotChange
from ironstride.training.calendar_weeks import DAYS_PER_WEEK
from ironstride.web.accounts.access import for_athlete
from ironstride.web.calendar.event_views import read_seen
from ironstride.web.calendar.remedies_work import say_change_of_week, weekday_name
from ironstride.web.calendar.week_wishes import answer_wish, wish_of
from ironstride.web.config.clock import today
from ironstride.web.jobs.models import Job
from ironstride.web.jobs.services import ask_for
from ironstride.web.plans.queries import read_plan, season_or_404
from ironstride.web.plans.services import Stale, change_usual_week

if TYPE_CHECKING:
    from django.http import HttpResponse

    from ironstride.training.plan import Plan
    from ironstride.web.accounts.access import AthleteRequest
    from ironstride.web.plans.models import Season

# Offered, in minutes.
_AMOUNTS: Final = (-60, -45, -30, -15, 15, 30, 45, 60)


class WishForm(forms.Form):
    """A weekday, and how many minutes more or fewer."""

    day = forms.TypedChoiceField(label=gettext_lazy("Every"), coerce=int)
    minutes = forms.TypedChoiceField(label=gettext_lazy("How much"), coerce=int)

    def __init__(self, plan: Plan, given: Any) -> None:  # noqa: ANN401 - what Django reads
        super().__init__(given, label_suffix="", auto_id="wish-%s")
        week = plan.athlete.availability.week
        self.fields["day"].choices = [  # type: ignore[attr-defined]  # a choice field
            (day, _say_day(day, sum(slot.minutes for slot in week.get(day, ()))))
            for day in range(DAYS_PER_WEEK)
        ]
        self.fields["minutes"].choices = [  # type: ignore[attr-defined]  # a choice field
            (one, _say_amount(one)) for one in _AMOUNTS
        ]
        self.initial["minutes"] = 30


def _say_day(weekday: int, minutes: int) -> str:
    now = _("%(count)d min now") % {"count": minutes} if minutes else _("no time now")
    return f"{weekday_name(weekday)} ({now})"


def _say_amount(minutes: int) -> str:
    text = _("%(count)d minutes more") if minutes > 0 else _("%(count)d minutes less")
    return text % {"count": abs(minutes)}


@require_GET
@never_cache
@for_athlete("see")
def whatif(request: AthleteRequest) -> HttpResponse:
    """Say what more or less time on a weekday would buy or cost; nothing is written."""
    season = season_or_404(request.athlete)
    plan, day = read_plan(season), today(request.athlete)
    form = WishForm(plan, request.GET if "day" in request.GET else None)
    context: dict[str, object] = {
        "athlete": request.athlete,
        "page": "calendar",
        "form": form,
        "season": season,
        "job": _newest_search(request, season),
        "may_plan": request.may_plan,
    }
    if form.is_bound and form.is_valid():
        weekday, minutes = form.cleaned_data["day"], form.cleaned_data["minutes"]
        context["wish"] = say_change_of_week(wish_of(plan, weekday, minutes))
        context["answer"] = answer_wish(request.athlete, season, weekday, minutes, day)
    return render(request, "calendar/whatif.html", context)


@require_POST
@for_athlete("plan")
def whatif_apply(request: AthleteRequest) -> HttpResponse:
    """Change the usual week for good and plan the rest again."""
    season = season_or_404(request.athlete)
    plan = read_plan(season)
    form = WishForm(plan, request.POST)
    page = reverse("whatif", args=[request.athlete.pk])
    if not form.is_valid():
        return redirect(page)
    weekday, minutes = form.cleaned_data["day"], form.cleaned_data["minutes"]
    wish = wish_of(plan, weekday, minutes)
    outcome = change_usual_week(
        request.athlete,
        [wish],
        request.user,
        seen_number=read_seen(request),
        reason=say_change_of_week(wish),
    )
    if isinstance(outcome, Stale):
        text = _("The plan has changed since you saw it: this is what it would mean now.")
        messages.warning(request, text)
        return redirect(f"{page}?day={weekday}&minutes={minutes}")
    if isinstance(outcome, CannotChange):
        messages.warning(request, _("That cannot be: there is no time to train on that day."))
        return redirect(page)
    return redirect("calendar", request.athlete.pk)


@require_POST
@for_athlete("plan", changes=False)
def remedies(request: AthleteRequest) -> HttpResponse:
    """Let small changes be tried; the page shows how far that is."""
    season = season_or_404(request.athlete)
    ask_for("remedies", request.athlete, once=True, number=season.number)
    return redirect(f"{reverse('whatif', args=[request.athlete.pk])}#small")


def _newest_search(request: AthleteRequest, season: Season) -> Job | None:
    """Return the newest search for small changes of the plan as it stands."""
    jobs = Job.objects.filter(athlete=request.athlete, kind="remedies")
    job = jobs.order_by("-made_at").first()
    if job is None or (job.answer is not None and job.answer.get("number") != season.number):
        return None
    return job

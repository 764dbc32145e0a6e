"""Your data: what comes in, what goes out."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ironstride.sheets.plan_words import say_day
from ironstride.web.accounts.access import for_athlete
from ironstride.web.config.clock import now, today
from ironstride.web.exchange.forms import FeedForm, UploadForm
from ironstride.web.exchange.queries import (
    EXPORT_LIFE,
    latest_exports,
    latest_uploads,
    open_feeds,
)
from ironstride.web.plans.done_sessions import find_over
from ironstride.web.plans.queries import find_season, read_days

if TYPE_CHECKING:
    from django.http import HttpResponse

    from ironstride.web.accounts.access import AthleteRequest
    from ironstride.web.accounts.models import AthleteRow

_WEEKS_AHEAD: Final = 4
_DAYS_AHEAD: Final = dt.timedelta(days=14)


@require_GET
@never_cache
@for_athlete("own")
def show_data(request: AthleteRequest) -> HttpResponse:
    """Show what can be brought in, taken along, subscribed to and deleted."""
    return render(request, "exchange/data.html", data_page(request.athlete))


def data_page(athlete: AthleteRow, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - for a template
    """Return what the page shows; `more` is laid over it."""
    fresh_from = now() - EXPORT_LIFE
    return {
        "athlete": athlete,
        "page": "more",
        "upload_form": UploadForm(),
        "feed_form": FeedForm(),
        "uploads": latest_uploads(athlete),
        "exports": latest_exports(athlete),
        "fresh_from": fresh_from,
        "feeds": open_feeds(athlete),
        "sheets": sheets_ahead(athlete, today(athlete)),
        **more,
    }


def sheets_ahead(athlete: AthleteRow, day: dt.date) -> list[tuple[str, str]]:
    """Return the sheets that can be printed: the next session to do, and the coming weeks."""
    season = find_season(athlete)
    if season is None:
        return []
    plan = read_days(season, day, day + _DAYS_AHEAD)
    coming = [one for one in plan.sessions() if one.on >= day and one.kind != "run_warmup"]
    over = find_over(athlete, plan, coming)
    ahead = (one for one in coming if one.id not in over and plan.state_of(one) == "planned")
    first = min(ahead, key=lambda one: (one.on, one.at), default=None)
    sheets = []
    if first is not None:
        words = {"title": first.title, "day": say_day(first.on)}
        sheets.append((first.id, _("Next session: %(title)s, %(day)s") % words))
    weeks = [one for one in plan.weeks if one.last_day >= day][:_WEEKS_AHEAD]
    return sheets + [
        (one.starts_on.isoformat(), _("Week from %(day)s") % {"day": say_day(one.starts_on)})
        for one in weeks
    ]

"""What changed since somebody last looked, for any page of an athlete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from ironstride.web.calendar.queries import find_news
from ironstride.web.plans.queries import find_season

if TYPE_CHECKING:
    from django.template import Context

register = template.Library()


@register.inclusion_tag("calendar/changes_card.html", takes_context=True)
def changes_card(context: Context) -> dict[str, Any]:
    """Show the newest change that was not read yet, with its reasons and its undo."""
    request = context["request"]
    season = context.get("season") or find_season(context["athlete"])
    return {
        "athlete": context["athlete"],
        "season": season,
        "news": find_news(request.user, season) if season else None,
        "may_plan": request.may_plan,
        "is_own": request.is_own,
        "csrf_token": context.get("csrf_token"),
        "from_today": context.get("page") == "today",
    }

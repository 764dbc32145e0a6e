"""The plan in the calendar that somebody uses anyway."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ironstride.web.accounts.access import for_athlete
from ironstride.web.accounts.services import digest_of
from ironstride.web.exchange.feed_services import (
    READS_WITHIN,
    TooManyFeedsError,
    count_read,
    make_feed,
    refresh_feed,
    revoke_feed,
)
from ironstride.web.exchange.forms import FeedForm
from ironstride.web.exchange.queries import find_feed
from ironstride.web.exchange.views import data_page

if TYPE_CHECKING:
    import uuid

    from django.http import HttpRequest

    from ironstride.web.accounts.access import AthleteRequest

_TYPE: Final = "text/calendar; charset=utf-8"
# The one who asks may keep it, and asks each time whether it is still right; nobody between may.
_CACHE: Final = "private, no-cache, max-age=0"


@require_POST
@for_athlete("own")
def add_feed(request: AthleteRequest) -> HttpResponse:
    """Make an address and show it, this once."""
    athlete = request.athlete
    form = FeedForm(request.POST)
    if not form.is_valid():
        context = data_page(athlete, feed_form=form)
        return render(request, "exchange/data.html", context, status=422)
    given = form.cleaned_data
    try:
        secret = make_feed(athlete, given["name"], given["kind"], with_races=given["with_races"])
    except TooManyFeedsError:
        messages.error(request, _("You have many addresses already. Revoke one of them first."))
        return redirect("data", athlete_id=athlete.pk)
    link = request.build_absolute_uri(reverse("feed", args=[secret]))
    answer = render(request, "exchange/data.html", data_page(athlete, new_feed=link))
    answer["Cache-Control"] = "no-store, private"
    return answer


@require_POST
@for_athlete("own")
def close_feed(request: AthleteRequest, feed_id: uuid.UUID) -> HttpResponse:
    """Revoke an address."""
    if not revoke_feed(request.athlete, feed_id):
        raise Http404
    messages.success(request, _("The address is closed. Whoever has it sees nothing any more."))
    return redirect("data", athlete_id=request.athlete.pk)


@require_safe
def read_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Send the calendar to whoever has its address."""
    found = find_feed(secret)
    if found is None:
        return _say(404, "There is no such calendar.")
    if found.revoked_at is not None:
        return _say(410, "This calendar was closed.")
    if not count_read(found):
        answer = _say(429, "This calendar is read too often. Ask again later.")
        answer["Retry-After"] = str(int(READS_WITHIN.total_seconds()))
        return answer
    feed = refresh_feed(found)
    content = bytes(feed.content)
    changed_at = int(feed.changed_at.timestamp()) if feed.changed_at else None
    etag = quote_etag(digest_of(content.decode("utf-8", "replace"))[:32])
    answer = HttpResponse(content, content_type=_TYPE)
    answer["Content-Disposition"] = 'inline; filename="ironstride.ics"'
    answer["ETag"] = etag
    if changed_at is not None:
        answer["Last-Modified"] = http_date(changed_at)
    found_answer = get_conditional_response(request, etag, changed_at, answer)
    return _uncached(found_answer or answer)


def _say(status: int, text: str) -> HttpResponse:
    return _uncached(HttpResponse(text, status=status, content_type="text/plain; charset=utf-8"))


def _uncached(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = _CACHE
    answer["X-Robots-Tag"] = "noindex"
    return answer

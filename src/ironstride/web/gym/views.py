"""The gym page of one session: its empty page, what fills it, and the facts that come back."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from django.http import Http404, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET, require_POST

from ironstride.web.accounts.access import for_athlete
from ironstride.web.config.clock import now
from ironstride.web.gym.parcel import MAX_BYTES, BrokenParcelError, read_parcel
from ironstride.web.gym.services import find_gym_session, sync_session
from ironstride.web.gym.shell_views import render_shell
from ironstride.web.language.said import said_tree

if TYPE_CHECKING:
    from ironstride.web.accounts.access import AthleteRequest

# What a packet says in words, by its keys.
SPOKEN: Final = frozenset(
    {
        *("title", "lowered", "name", "meaning", "amount", "load", "effort", "rest", "pace"),
        *("search", "cues", "fault", "bail_out", "text", "evidence"),
        *("verdict", "dose", "verdict_words", "next", "next_set", "next_time", "each_hand"),
    }
)


@require_GET
@never_cache
@for_athlete("own")
@ensure_csrf_cookie
def show_gym(request: AthleteRequest, session: str) -> HttpResponse:  # noqa: ARG001 - read by the page
    """Show the page without anything of the person: it fills itself, with or without a net."""
    return render_shell(request)


@require_GET
@never_cache
@gzip_page
@for_athlete("own", api=True)
@ensure_csrf_cookie
def send_packet(request: AthleteRequest, session: str) -> HttpResponse:
    """Send what the page needs to go on without a net, worked out ahead where that was possible."""
    found = find_gym_session(request.athlete, session)
    if found is None:
        raise Http404
    tree = {**said_tree(found, SPOKEN), "user": request.user.pk, "now": now().isoformat()}
    return JsonResponse(tree, json_dumps_params={"separators": (",", ":")})


@require_POST
@never_cache
@for_athlete("own", api=True)
def sync_gym(request: AthleteRequest, session: str) -> HttpResponse:
    """Store facts of the phone, and send back those of this session that it does not know."""
    if len(request.body) > MAX_BYTES:
        text = "This is too much at once."
        return JsonResponse({"problem": text}, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    try:
        parcel = read_parcel(request.body)
    except BrokenParcelError as error:
        return JsonResponse({"problem": str(error)}, status=HTTPStatus.BAD_REQUEST)
    answer = sync_session(request.athlete, session, parcel)
    return JsonResponse({**answer, "now": now().isoformat()})

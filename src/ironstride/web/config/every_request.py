"""What holds for every request: how big it may be, what its address may hold, who may keep it."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from django.http import Http404
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

# A file of 5 MB and the form around it; a view that takes more bounds itself, and says so.
MAX_BYTES: Final = 5_100_000
BOUNDS_ITSELF: Final = "bounds_itself"


class EveryRequest:
    """Refuses what no page takes, and keeps answers out of caches unless they say otherwise.

    It stands before whatever reads a form: the framework bounds fields, but no files.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer, not to be kept by anybody where it does not say who may."""
        answer = self._get_response(request)
        if not answer.has_header("Cache-Control"):
            add_never_cache_headers(answer)
        return answer

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _words: object, _given: object
    ) -> HttpResponse | None:
        """Refuse a request before a byte of it is read; the server reads no more than it says."""
        # No database takes this sign, so nothing has such an address.
        if "\x00" in request.path:
            raise Http404
        if said_bytes(request) > MAX_BYTES and not hasattr(view, BOUNDS_ITSELF):
            return render(request, "400.html", status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return None


def said_bytes(request: HttpRequest) -> int:
    """Return how much a request says to hold; what is no number holds nothing."""
    text = str(request.META.get("CONTENT_LENGTH") or "0")
    return int(text) if text.isascii() and text.isdigit() else 0

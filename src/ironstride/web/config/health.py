"""Tells a supervisor that the app answers and reaches its database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import DatabaseError, connection
from django.http import JsonResponse

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

PATH: Final = "/health"


def health_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Answer before anything else: a supervisor knows neither host name nor https."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return _answer() if request.path == PATH else get_response(request)

    return middleware


def _answer() -> HttpResponse:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"state": "no database"}, status=503)
    return JsonResponse({"state": "ok"})

"""Uploads are bounded before a byte of them is read."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec

from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from ironstride.web.config.every_request import BOUNDS_ITSELF, said_bytes
from ironstride.web.exchange.import_services import MAX_UPLOAD_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

P = ParamSpec("P")
View = "Callable[Concatenate[HttpRequest, P], HttpResponseBase]"
# The form around the file.
_AROUND_BYTES: Final = 100_000


def bounded_upload(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Refuse a request that says it is too big, before the form or its token is read.

    The server reads no more of a request than it says to hold.
    """
    protected = csrf_protect(view)

    @wraps(view)
    def bounded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if said_bytes(request) > MAX_UPLOAD_BYTES + _AROUND_BYTES:
            return render(request, "exchange/too_big.html", status=413)
        return protected(request, *args, **kwargs)

    setattr(bounded, BOUNDS_ITSELF, True)
    # The token is looked at inside, where the size is known.
    return csrf_exempt(bounded)  # type: ignore[return-value]  # wraps keeps the view's own signature

"""A fresh installation asks for its owner before anything else."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING, Final

from django.shortcuts import redirect

from ironstride.web.accounts.models import User

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from django.http import HttpRequest, HttpResponse


_SECRET_FILE: Final = "first-run-secret"  # noqa: S105 - the name of a file
# What a fresh installation shows all the same: also what the browser asks for beside a page, which
# no page answers.
_OPEN: Final = ("/welcome/", "/static/", "/gym/app.webmanifest")


def setup_secret(data_dir: Path) -> str:
    """Return what whoever becomes the owner has to know: only this machine tells it."""
    path = data_dir / _SECRET_FILE
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(24))
    except FileExistsError:
        pass
    return path.read_text(encoding="ascii")


def is_fresh() -> bool:
    """Whether nobody has an account yet."""
    return not User.objects.exists()


def first_run_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Send every page of a fresh installation to the page that makes its owner."""
    is_known_to_have_users = False

    def middleware(request: HttpRequest) -> HttpResponse:
        nonlocal is_known_to_have_users
        if is_known_to_have_users or request.path.startswith(_OPEN):
            return get_response(request)
        if is_fresh():
            return redirect("first_run")
        is_known_to_have_users = True
        return get_response(request)

    return middleware

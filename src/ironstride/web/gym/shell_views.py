"""The empty gym page, the worker that serves it without a net, and what an installed app is."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_GET

from ironstride.web.gym.words import page_words

if TYPE_CHECKING:
    from django.http import HttpRequest

_STATIC: Final = Path(__file__).resolve().parent / "static"
_WORKER: Final = Path(__file__).resolve().parent / "worker.js"
_DESIGN: Final = ("design/tokens.css", "design/base.css", "design/parts.css", "design/mark.svg")
# What an installed app looks like on a home screen, in pixels.
_ICONS: Final = (192, 512)
_COLOUR: Final = "#0a6b51"
_PAPER: Final = "#f6f5f1"


def render_shell(request: HttpRequest) -> HttpResponse:
    """Return the gym page without anything of any person: the same for everybody."""
    return render(request, "gym/shell.html", {"words": page_words()})


@require_GET
@never_cache
def show_shell(request: HttpRequest) -> HttpResponse:
    """Send the empty page to be kept on the phone."""
    return render_shell(request)


@require_GET
@cache_control(no_cache=True)
def send_worker(request: HttpRequest) -> HttpResponse:
    """Send the service worker with the names of the files that it keeps.

    Its text changes with any of them, so that a phone learns of a new version.
    """
    files = [static(name) for name in (*_DESIGN, *_own_files())]
    shell = render_shell(request).content
    version = hashlib.sha256(shell + _state(_own_files()) + "".join(files).encode()).hexdigest()[
        :16
    ]
    facts = {"version": version, "shell": reverse("gym_shell"), "files": files}
    text = f"const KEPT = {json.dumps(facts)};\n{_WORKER.read_text('utf-8')}"
    answer = HttpResponse(text, content_type="text/javascript; charset=utf-8")
    answer["Service-Worker-Allowed"] = "/athletes/"
    return answer


@require_GET
@cache_control(max_age=3600)
def send_manifest(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view gets a request
    """Send what a phone asks before it installs the app."""
    tree: dict[str, Any] = {
        "id": "/",
        "name": "Ironstride",
        "short_name": "Ironstride",
        "description": _("Strength training for runners"),
        "start_url": reverse("home"),
        "scope": "/",
        "display": "standalone",
        "background_color": _PAPER,
        "theme_color": _COLOUR,
        "icons": [
            *(_icon(f"icon-{size}.png", f"{size}x{size}", "any") for size in _ICONS),
            _icon("icon-maskable.png", "512x512", "maskable"),
            {"src": static("design/mark.svg"), "sizes": "any", "type": "image/svg+xml"},
        ],
    }
    return JsonResponse(tree, content_type="application/manifest+json")


def _icon(name: str, sizes: str, purpose: str) -> dict[str, str]:
    return {
        "src": static(f"gym/icons/{name}"),
        "sizes": sizes,
        "type": "image/png",
        "purpose": purpose,
    }


def _own_files() -> list[str]:
    """Return the names of the modules and the style of the page."""
    found = sorted([*_STATIC.rglob("*.js"), *_STATIC.rglob("*.css")])
    return [str(path.relative_to(_STATIC)) for path in found]


def _state(names: list[str]) -> bytes:
    """Return what changes with the files also where their names stay."""
    stats = ((_STATIC / name).stat() for name in names)
    return repr([(one.st_size, one.st_mtime_ns) for one in stats]).encode()

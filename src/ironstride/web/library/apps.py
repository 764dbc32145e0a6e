"""The library app."""

from __future__ import annotations

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """Library."""

    name = "ironstride.web.library"
    label = "library"

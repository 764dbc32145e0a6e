"""The logbook app."""

from __future__ import annotations

from django.apps import AppConfig


class LogbookConfig(AppConfig):
    """Logbook."""

    name = "ironstride.web.logbook"
    label = "logbook"

"""The progress app."""

from __future__ import annotations

from django.apps import AppConfig


class ProgressConfig(AppConfig):
    """Progress."""

    name = "ironstride.web.progress"
    label = "progress"

"""The jobs app."""

from __future__ import annotations

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Jobs."""

    name = "ironstride.web.jobs"
    label = "jobs"

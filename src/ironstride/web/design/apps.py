"""The design app."""

from __future__ import annotations

from django.apps import AppConfig


class DesignConfig(AppConfig):
    """Design."""

    name = "ironstride.web.design"
    label = "design"

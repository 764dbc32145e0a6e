"""The plans app."""

from __future__ import annotations

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Plans."""

    name = "ironstride.web.plans"
    label = "plans"

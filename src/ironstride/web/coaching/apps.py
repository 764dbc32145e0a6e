"""The coaching app."""

from __future__ import annotations

from django.apps import AppConfig


class CoachingConfig(AppConfig):
    """Coaching."""

    name = "ironstride.web.coaching"
    label = "coaching"

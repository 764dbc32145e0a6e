"""The gym app."""

from __future__ import annotations

from django.apps import AppConfig


class GymConfig(AppConfig):
    """The page in the gym."""

    name = "ironstride.web.gym"
    label = "gym"

"""The calendar app."""

from __future__ import annotations

from django.apps import AppConfig


class CalendarConfig(AppConfig):
    """Calendar."""

    name = "ironstride.web.calendar"
    label = "calendar"

"""The exchange app."""

from __future__ import annotations

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Exchange."""

    name = "ironstride.web.exchange"
    label = "exchange"

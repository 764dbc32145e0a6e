"""The language app."""

from __future__ import annotations

from django.apps import AppConfig


class LanguageConfig(AppConfig):
    """Language."""

    name = "ironstride.web.language"
    label = "language"

"""The onboarding app."""

from __future__ import annotations

from django.apps import AppConfig


class OnboardingConfig(AppConfig):
    """Onboarding."""

    name = "ironstride.web.onboarding"
    label = "onboarding"

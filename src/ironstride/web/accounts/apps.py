"""The accounts app."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts."""

    name = "ironstride.web.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Listen for emails that people show to be theirs."""
        from ironstride.web.accounts import offers  # noqa: F401 - it listens once it is there

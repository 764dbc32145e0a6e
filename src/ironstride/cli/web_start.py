"""Starts the app's side for a command, or says what is missing."""

from __future__ import annotations

import click


def start_web(data: str | None) -> None:
    """Set Django up on the data folder; raises click.UsageError where it cannot be."""
    try:
        from ironstride.web.config.environment import SettingError
        from ironstride.web.config.installation import set_up_django
    except ModuleNotFoundError as error:
        text = f"the app needs more than the command line does ({error.name} is missing)"
        message = f"{text}; install it with: pip install 'ironstride[web]'"
        raise click.UsageError(message) from error
    try:
        set_up_django(data)
    except SettingError as error:
        raise click.UsageError(str(error)) from error

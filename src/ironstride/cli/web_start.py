"""Starts the app's side for a command, or says what is missing."""

from __future__ import annotations

import click


def require_web() -> None:
    """Raise click.UsageError where the libraries of the app are not installed."""
    try:
        import ironstride.web.config.installation
        import ironstride.web.operation.server  # noqa: F401 - asked for to see that it can be
    except ModuleNotFoundError as error:
        text = f"the app needs more than the command line does ({error.name} is missing)"
        message = f"{text}; install it with: pip install 'ironstride[web]'"
        raise click.UsageError(message) from error


def start_web(data: str | None) -> None:
    """Set Django up on the data folder; raises click.UsageError where it cannot be."""
    require_web()
    from ironstride.web.config.environment import SettingError
    from ironstride.web.config.installation import set_up_django

    try:
        set_up_django(data)
    except SettingError as error:
        raise click.UsageError(str(error)) from error

"""`ironstride doctor`: what is right with an installation, and what to do about the rest."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ironstride.web.operation.findings import Finding

_SIGNS = {"good": "ok  ", "look": "look", "stop": "STOP"}


@click.command("doctor")
@click.option("--data", metavar="DIR", help="Folder of the database; else that of the user.")
@click.option("--json", "is_json", is_flag=True, help="As JSON, for programs.")
def command(*, data: str | None, is_json: bool) -> int:
    """Look at an installation of the app, and say what is wrong and what to do.

    Nothing is changed. Exit code 0: all is well; 1: something to look at; 2: it cannot run.
    """
    from ironstride.cli.web_start import require_web

    require_web()
    from ironstride.web.operation.findings import exit_code

    if data is not None:
        os.environ["IRONSTRIDE_DATA_DIR"] = os.path.abspath(data)  # noqa: PTH100 - may not be there
    findings = _examine()
    if is_json:
        from dataclasses import asdict

        click.echo(json.dumps([asdict(one) for one in findings], indent=2))
    else:
        _show(findings)
    return exit_code(findings)


def _examine() -> list[Finding]:
    """Return the findings in the order in which one needs the other."""
    from ironstride.web.config.environment import find_data_dir
    from ironstride.web.operation.settings_checks import (
        check_addresses,
        check_folder,
        check_mail,
        check_oddities,
        check_settings,
    )

    found = check_settings(os.environ)
    found += check_folder(find_data_dir(os.environ))
    if any(one.state == "stop" for one in found):
        return found
    from ironstride.cli.web_start import start_web

    start_web(None)
    from django.conf import settings

    from ironstride.web.operation.database_checks import check_database, check_files

    environment = settings.ENVIRONMENT
    found += [*check_database(), check_files(), *check_addresses(environment)]
    return [*found, *check_oddities(environment), check_mail(environment)]


def _show(findings: list[Finding]) -> None:
    for one in findings:
        click.echo(f"{_SIGNS[one.state]}  {one.about}: {one.text}")
        if one.advice:
            click.echo(f"      -> {one.advice}")
    odd = sum(one.state != "good" for one in findings)
    click.echo("\nAll is well." if not odd else f"\n{odd} to look at.")

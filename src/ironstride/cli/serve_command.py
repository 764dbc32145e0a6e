"""`ironstride serve`: the app, with its database, its pages and a worker for long work."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ironstride.web.accounts.models import User
    from ironstride.web.operation.server import Address


@click.command("serve")
@click.option("--data", metavar="DIR", help="Folder of the database; else that of the user.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve at.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--sample", metavar="DIR", help="Make and show the athlete of examples/sample.")
def command(*, data: str | None, host: str, port: int, sample: str | None) -> None:
    """Serve the app until Ctrl-C.

    Creates the database where there is none, or brings it up to date. The first start prints a link
    for the owner. Settings are taken from the environment: docs/settings.md.
    """
    from ironstride.cli.web_start import require_web, start_web

    require_web()
    from ironstride.web.operation.server import Address, find_obstacle, known_hosts, serve

    os.environ.setdefault("IRONSTRIDE_HOSTS", known_hosts(host))
    address = Address(host, port)
    obstacle = find_obstacle(address)
    if obstacle is not None:
        raise click.UsageError(f"{obstacle}; choose another with --port")
    start_web(data)
    from ironstride.web.config.installation import bring_up_to_date

    bring_up_to_date(lambda step: click.echo(f"{step} ..."))
    click.echo(_welcome(address, sample))
    serve(address)


def _welcome(address: Address, sample: str | None) -> str:
    from ironstride.web.accounts.first_run import is_fresh

    owner = _sample_owner(sample) if sample else None
    lines = ["", f"Ironstride is at {address.url}   (Ctrl-C ends it)"]
    if owner is not None:
        lines.append(f"Signed in once as {owner}: {address.url}{_sign_in_path(owner)}")
    elif is_fresh():
        lines.append(f"Nobody has an account yet. Become the owner: {address.url}{_first_path()}")
    return "\n".join(lines) + "\n"


def _sample_owner(folder: str) -> User:
    from pathlib import Path

    from ironstride.web.operation.sample import make_sample

    click.echo("Planning the sample athlete ...")
    return make_sample(Path(folder), _own_zone())


def _own_zone() -> str:
    """Return the zone of this machine as far as it says one."""
    from pathlib import Path

    link = Path("/etc/localtime")
    given = os.environ.get("TZ") or (str(link.resolve()) if link.is_symlink() else "")
    _, _, name = given.rpartition("zoneinfo/")
    return name if "/" in name else "UTC"


def _sign_in_path(owner: User) -> str:
    from django.urls import reverse

    from ironstride.web.accounts.services import make_sign_in_link

    return reverse("sign_in_by_link", args=[make_sign_in_link(owner)])


def _first_path() -> str:
    from django.conf import settings
    from django.urls import reverse

    from ironstride.web.accounts.first_run import setup_secret

    return reverse("first_run_with_secret", args=[setup_secret(settings.ENVIRONMENT.data_dir)])

"""`ironstride worker`: one more process for long work."""

from __future__ import annotations

import click


@click.command("worker")
@click.option("--data", metavar="DIR", help="Folder of the database; else that of the user.")
@click.option("--child-of", type=int, hidden=True)
def command(*, data: str | None, child_of: int | None) -> None:
    """Do long work (plans, imports) until Ctrl-C.

    `serve` starts one by itself; more of them may run on other machines with the same DATABASE_URL.
    """
    from ironstride.cli.web_start import start_web

    start_web(data)
    from ironstride.web.operation.server import work

    work(child_of=child_of)

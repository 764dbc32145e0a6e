"""Our own command line in processes of their own, on data folders of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# What the tests of this process have set for themselves.
OURS = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "IRONSTRIDE_DATA_DIR")
CODE = "import ironstride.cli.main as m, sys; sys.exit(m.main())"


def environment(**settings: str) -> dict[str, str]:
    given = {key: value for key, value in os.environ.items() if key not in OURS}
    return given | {"PYTHONUNBUFFERED": "1"} | settings


def call(*arguments: str | Path, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", CODE, *map(str, arguments)],
        env=environment(**settings),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def in_app(data: Path, code: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a few lines in the app of a data folder."""
    begin = "from ironstride.web.config.installation import set_up_django as go; go()\n"
    return subprocess.run(
        [sys.executable, "-c", begin + code],
        env=environment(IRONSTRIDE_DATA_DIR=str(data), **settings),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


MAKE = """
from ironstride.web.config.installation import bring_up_to_date
bring_up_to_date(lambda step: None)
from ironstride.web.accounts.services import make_owner
make_owner("owner@example.org", None, "Owner")
"""

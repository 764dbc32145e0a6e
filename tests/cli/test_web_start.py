from __future__ import annotations

import builtins
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import click
import pytest

from ironstride.cli.web_start import start_web

if TYPE_CHECKING:
    from pathlib import Path


def test_without_the_apps_libraries_it_says_how_to_get_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    find = builtins.__import__

    def without_django(name: str, *args: Any) -> object:
        if name.startswith("ironstride.web"):
            raise ModuleNotFoundError(name=name)
        return find(name, *args)

    monkeypatch.setattr(builtins, "__import__", without_django)
    with pytest.raises(click.UsageError, match=r"pip install 'ironstride\[web\]'"):
        start_web(None)


def test_a_wrong_setting_is_named(tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if key[:6] != "DJANGO"}
    # In a process of its own: settings are read once.
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import ironstride.cli.main as m, sys; sys.exit(m.main())",
            "worker",
        ],
        env=environment | {"IRONSTRIDE_DATA_DIR": str(tmp_path), "IRONSTRIDE_HTTPS": "perhaps"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "IRONSTRIDE_HTTPS is 'perhaps'; say 1 or 0" in done.stderr
    assert "Traceback" not in done.stderr

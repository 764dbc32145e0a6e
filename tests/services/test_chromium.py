"""The browser of the tests: found where it may be, installed where it is not."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import chromium
import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

COMMAND = [sys.executable, chromium.__file__, "--path"]


def program(path: Path, script: str = "exit 0") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """Return the environment of a machine with a shell and no browser."""
    for name in ("env", "sh", "chmod"):
        program(tmp_path / "bin" / name, f'exec /bin/{name} "$@"')
    return {"PATH": str(tmp_path / "bin"), "HOME": str(tmp_path / "home")}


def run(environ: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(COMMAND, env=environ, capture_output=True, text=True, check=False)


def apt_get(bare: Mapping[str, str], tmp_path: Path, *, code: int = 0) -> None:
    """Put an apt-get there that writes down what it is told and installs a browser."""
    browser = tmp_path / "bin" / "chromium"
    program(
        tmp_path / "bin" / "apt-get",
        f'echo "$DEBIAN_FRONTEND: $*" >>{tmp_path}/told\n'
        f'case "$*" in *install*) [ {code} = 0 ] || exit {code}\n'
        f"printf '#!/bin/sh\\n' >{browser}; chmod 755 {browser};; esac",
    )


def test_the_named_browser_wins(bare: dict[str, str], tmp_path: Path) -> None:
    program(tmp_path / "bin" / "chromium")
    named = program(tmp_path / "mine" / "chrome")
    found = run(bare | {"IRONSTRIDE_CHROMIUM": str(named)})
    assert (found.stdout.strip(), found.stderr) == (str(named), "")


def test_a_named_browser_that_is_not_there_is_said(bare: dict[str, str], tmp_path: Path) -> None:
    program(tmp_path / "bin" / "chromium")
    found = run(bare | {"IRONSTRIDE_CHROMIUM": "/nowhere/chrome"})
    assert found.returncode == 1
    assert "IRONSTRIDE_CHROMIUM names no program: /nowhere/chrome" in found.stderr


@pytest.mark.parametrize("name", chromium.NAMES)
def test_a_browser_on_the_path_is_found(bare: dict[str, str], tmp_path: Path, name: str) -> None:
    there = program(tmp_path / "bin" / name)
    assert run(bare).stdout.strip() == str(there)


def test_of_playwrights_own_browsers_the_newest_is_found(
    bare: dict[str, str], tmp_path: Path
) -> None:
    cache = tmp_path / "home" / ".cache" / "ms-playwright"
    program(cache / "chromium-987" / "chrome-linux" / "chrome")
    newest = program(cache / "chromium-1187" / "chrome-linux" / "chrome")
    assert run(bare).stdout.strip() == str(newest)


@pytest.mark.skipif(os.geteuid() != 0, reason="as root apt-get is run without sudo")
def test_root_installs_it_from_the_system(bare: dict[str, str], tmp_path: Path) -> None:
    apt_get(bare, tmp_path)
    found = run(bare)
    assert found.stdout.splitlines()[-1] == str(tmp_path / "bin" / "chromium")
    assert "Installing chromium" in found.stdout
    update, install = (tmp_path / "told").read_text().splitlines()
    assert update.endswith(" update")
    assert install.startswith("noninteractive: ")
    assert install.endswith(" install -y --no-install-recommends chromium")


@pytest.mark.parametrize("asks", [True, False])
def test_anybody_else_installs_it_by_a_sudo_that_asks_nothing(
    bare: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asks: bool
) -> None:
    apt_get(bare, tmp_path)
    program(tmp_path / "bin" / "sudo", "exit 1" if asks else 'shift; exec "$@"')
    program(tmp_path / "bin" / "true")
    monkeypatch.setenv("PATH", bare["PATH"])
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert chromium._from_system() is not asks


def test_where_nothing_can_be_installed_the_ways_out_are_said(
    bare: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apt_get(bare, tmp_path, code=100)
    monkeypatch.setenv("PATH", bare["PATH"])
    monkeypatch.setenv("HOME", bare["HOME"])
    monkeypatch.delenv("IRONSTRIDE_CHROMIUM", raising=False)
    monkeypatch.setattr(sys, "executable", str(program(tmp_path / "no-python", "exit 1")))
    with pytest.raises(chromium.NoChromiumError, match="playwright install chromium"):
        chromium.install_chromium()

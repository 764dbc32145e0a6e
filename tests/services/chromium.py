"""A Chromium for the tests, found or installed; `python tests/services/chromium.py`."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

TYPE_CHECKING = False  # `typing` alone would double the time of the look before every test run
if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# Where Playwright keeps what it downloads, newest last.
CACHES = ("~/.cache/ms-playwright", "~/Library/Caches/ms-playwright")
DOWNLOADED = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium_headless_shell-*/chrome-*/*headless*shell",
)
APT_GET = ("apt-get", "-o", "DPkg::Lock::Timeout=300", "-qq")
DOWNLOAD_LIMIT_S = 900
NO_CHROMIUM = """\
The tests need a Chromium; none was found and none could be installed. Any one of these will do:
  1. install it (Debian, Ubuntu, as root: apt-get install chromium);
  2. python -m playwright install chromium (needs the network);
  3. set IRONSTRIDE_CHROMIUM to the path of a Chromium or Chrome."""


class NoChromiumError(RuntimeError):
    """No browser is there; says what to do."""


def find_chromium() -> Path | None:
    """Return the browser: `IRONSTRIDE_CHROMIUM`, one on the path, one that Playwright keeps.

    `NoChromiumError` when the variable names a file that is not there: a typing mistake must not
    pass for another browser.
    """
    if named := os.environ.get("IRONSTRIDE_CHROMIUM"):
        if shutil.which(named) is None:
            raise NoChromiumError(f"IRONSTRIDE_CHROMIUM names no program: {named}")
        return Path(named)
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return Path(found) if found else _downloaded()


def _downloaded() -> Path | None:
    own = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    for cache in [own] if own else CACHES:
        for pattern in DOWNLOADED:
            found = [path for path in Path(cache).expanduser().glob(pattern) if _starts(path)]
            if found:
                return max(found, key=lambda path: (len(str(path)), str(path)))
    return None


def _starts(path: Path) -> bool:
    return path.is_file() and os.access(path, os.X_OK)


def install_chromium() -> Path:
    """Install a Chromium by the first way that works; return its path.

    As root (or by `sudo`, where it asks for no password) from the system's packages, else by
    Playwright's own download. `NoChromiumError` says what a person can do.
    """
    for way in (_from_system, _from_playwright):
        if way() and (found := find_chromium()):
            return found
    raise NoChromiumError(NO_CHROMIUM)


def _from_system() -> bool:
    if shutil.which(APT_GET[0]) is None:
        return False
    if os.geteuid() == 0:
        allowed: tuple[str, ...] = ("env", "DEBIAN_FRONTEND=noninteractive")
    elif shutil.which("sudo") and _runs("sudo", "-n", "true"):
        allowed = ("sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive")
    else:
        return False
    print("Installing chromium with apt-get (once; 1-3 minutes) ...", flush=True)
    # Old lists may still do, so a failed update is not the end.
    _runs(*allowed, *APT_GET, "update")
    return _runs(*allowed, *APT_GET, "install", "-y", "--no-install-recommends", "chromium")


def _from_playwright() -> bool:
    print("Downloading Playwright's chromium (once; 1-3 minutes) ...", flush=True)
    return _runs(sys.executable, "-m", "playwright", "install", "chromium")


def _runs(*command: str) -> bool:
    import subprocess

    try:
        done = subprocess.run(
            command, check=False, stdin=subprocess.DEVNULL, timeout=DOWNLOAD_LIMIT_S
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def main(arguments: Sequence[str] = ()) -> int:
    """Make sure that a Chromium is there; print its path when asked to by `--path`."""
    try:
        found = find_chromium() or install_chromium()
    except NoChromiumError as error:
        print(error, file=sys.stderr)
        return 1
    if "--path" in arguments:
        print(found)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Who uses a data folder: servers and workers share it, a restore needs it for itself."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from ironstride.errors import IronstrideError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LOCK_FILE: Final = "in-use"


class FolderInUseError(IronstrideError):
    """The data folder is used by another process; the text says which and what to do."""


@contextmanager
def using(data_dir: Path, *, alone: bool = False) -> Iterator[None]:
    """Hold the data folder until the block ends, or the process does, in whatever way.

    Raises FolderInUseError when somebody holds it `alone`, or wants to while others use it.
    """
    number = os.open(data_dir / _LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(number, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError as error:
            who = os.pread(number, 40, 0).decode("ascii", "replace").strip()
            raise FolderInUseError(_say(data_dir, who)) from error
        if not alone:
            os.pwrite(number, f"{os.getpid():<20}".encode(), 0)
        yield
    finally:
        os.close(number)


def is_in_use(data_dir: Path) -> bool:
    """Whether a server or a worker runs on the data folder."""
    try:
        with using(data_dir, alone=True):
            return False
    except FolderInUseError:
        return True


def _say(data_dir: Path, who: str) -> str:
    named = f" (process {who})" if who.isdigit() else ""
    return f"a server or a worker uses {data_dir}{named}; end it first"

"""Files read whole, and written whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from ironstride.errors import IronstrideError, Problem, UnreadableFileError

# No file of a runner is larger; a device that never ends is stopped here.
MAX_BYTES: Final = 64_000_000


class MissingFolderError(IronstrideError):
    """The folder that a file should be written to does not exist."""

    def __init__(self, path: str, folder: Path) -> None:
        text = f"{path}: the folder {folder} does not exist; make it first or choose another"
        super().__init__(text)


def read_whole(path: str) -> bytes:
    """Return the bytes of a file.

    Raises OSError when it cannot be opened, UnreadableFileError when it is far too large.
    """
    with Path(path).open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        text = f"the file has more than {MAX_BYTES // 1_000_000} MB; check that it is the right one"
        raise UnreadableFileError((Problem(path, "file", text),))
    return content


def write_whole(path: str, content: str | bytes) -> None:
    """Write a file so that a reader sees the old content or the new one, never a part of it.

    Text is written as UTF-8. The new content goes beside the file and takes its place once it is
    safely on disk. What is no ordinary file (a pipe, a device) is written to directly. Raises
    MissingFolderError when there is no folder to write in, OSError for whatever else forbids it.
    """
    target = Path(path).resolve()
    encoded = content.encode() if isinstance(content, str) else content
    try:
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            target.write_bytes(encoded)
            return
        mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()
        _replace(target, encoded, mode)
    except FileNotFoundError as error:
        raise MissingFolderError(path, target.parent) from error
    except OSError as error:
        # The name of the file that was asked for, not the one beside it.
        raise OSError(error.errno, error.strerror, path) from error


def _replace(target: Path, content: bytes, mode: int) -> None:
    if target.exists() and not os.access(target, os.W_OK):
        # Replacing would get around the protection of the file itself.
        raise PermissionError(13, "Permission denied", str(target))
    number, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(mode)
        Path(beside).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(beside).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

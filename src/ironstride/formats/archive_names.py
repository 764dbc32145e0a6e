"""Names of files inside an archive: what a runner called a file may be no name for a disk."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")
# One system takes these for devices, whatever follows the first point.
_DEVICE: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_MAX_STEM: Final = 60
_MAX_ENDING: Final = 12
_UNNAMED: Final = "file"


def paths_in(folder: str, names: Iterable[str]) -> dict[str, str]:
    """Return a path under `folder` for each of `names`: safe on every disk, no two alike.

    Letters lose their accents, other signs become `-`; the ending stays.
    """
    paths: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        safe = _safe(name)
        stem, dot, ending = safe.rpartition(".")
        start, end = (stem, f".{ending}") if dot else (safe, "")
        number = 1
        # Some disks take small and capital letters for the same.
        while safe.casefold() in taken:
            number += 1
            safe = f"{start}-{number}{end}"
        taken.add(safe.casefold())
        paths[name] = f"{folder}/{safe}"
    return paths


def _safe(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("\\", "/").rpartition("/")[2])
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    stem, _, ending = _UNSAFE.sub("-", letters).strip("-.").rpartition(".")
    if len(ending) > _MAX_ENDING:
        stem, ending = f"{stem}.{ending}", ""
    safe = ".".join(part for part in (stem[:_MAX_STEM].strip("-."), ending) if part)
    if not safe or _DEVICE.match(safe):
        return f"{_UNNAMED}-{safe}".rstrip("-")
    return safe

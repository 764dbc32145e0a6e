"""Plain files in a zip: written with the same bytes each time, read without trusting it.

What a zip says of itself (sizes, names, how many) may be a lie, so nothing of it is believed: each
file is unpacked piece by piece up to its bound, and only the files that are asked for.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ironstride.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

MAX_ENTRIES: Final = 2000
_MAX_NAME: Final = 300
_MAX_SHOWN: Final = 5
_PIECE: Final = 65_536
# Every entry of the list at the end of a zip begins so, whatever number the list claims to have.
_ENTRY_SIGN: Final = b"PK\x01\x02"
_ENCRYPTED: Final = 1
# The first day that a zip can name: the time of writing would make equal content differ.
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_READABLE_FILE: Final = 0o100644 << 16
# What one system adds to every zip: nothing of the runner's.
_SHADOWS: Final = "__MACOSX/"
_ODD_NAME: Final = re.compile(r"(^|/)(\.\.?|)(/|$)|[\\:\x00-\x1f\x7f]")
_MB: Final = 1_000_000


def write_zip(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of `files` in their order; the same files give the same bytes."""
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _READABLE_FILE
            archive.writestr(entry, content)
    return page.getvalue()


@dataclass(slots=True)
class ZipFiles:
    """The entries of a zip by path, still packed; `unpack` takes one out.

    `problems` says which entries are left out and why. `left_bytes` is what may still be unpacked
    of the whole zip.
    """

    file: str
    archive: zipfile.ZipFile
    left_bytes: int
    entries: dict[str, zipfile.ZipInfo] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def unpack(self, path: str, max_bytes: int) -> bytes | None:
        """Return the content of an entry, None where there is none or nothing can be read.

        Of a damaged entry the beginning is returned: its whole lines are good. What has more than
        `max_bytes`, or more than is left for all, is not used at all.
        """
        entry = self.entries.get(path)
        if entry is None:
            return None
        bound = min(max_bytes, self.left_bytes)
        pieces: list[bytes] = []
        try:
            for piece in self._pieces(entry):
                pieces.append(piece)
                bound -= len(piece)
                self.left_bytes -= len(piece)
                if bound < 0:
                    self.say(path, f"unpacks to more than {max_bytes / _MB:g} MB; it was not read")
                    return None
        except _DAMAGED:
            self.say(path, "is damaged; only what comes before the damage was read")
        return b"".join(pieces)

    def _pieces(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        with self.archive.open(entry) as packed:
            while piece := packed.read(_PIECE):
                yield piece

    def say(self, path: str, text: str) -> None:
        """Note what is wrong with the entry at `path`."""
        self.problems.append(Problem(self.file, path, text))


# What the library raises over content that is not what its entry says.
_DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    NotImplementedError,
)


def open_zip(
    content: bytes, file: str, *, max_bytes: int, is_known: Callable[[str], bool]
) -> tuple[ZipFiles | None, tuple[Problem, ...]]:
    """Return the entries of a zip that `is_known`, or the reason why it is none.

    Entries of one common folder lose it: so are the zips made of a folder. Odd names (absolute,
    with `..`, with signs that no file has), names that come twice and encrypted entries are left
    out, each with its problem; other files that nobody knows with one remark for all.
    """
    if content.count(_ENTRY_SIGN) > MAX_ENTRIES:
        return None, (Problem(file, "file", _SAY_MANY),)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        listed = [one for one in archive.infolist() if not one.filename.startswith(_SHADOWS)]
    except _DAMAGED:
        return None, (Problem(file, "file", _SAY_NO_ZIP),)
    found = ZipFiles(file, archive, max_bytes)
    unknown = _sort(found, listed, is_known)
    if unknown:
        shown = ", ".join(unknown[:_MAX_SHOWN]) + (", ..." if len(unknown) > _MAX_SHOWN else "")
        found.say("files", f"{len(unknown)} not of Ironstride and ignored: {shown}")
    return found, ()


def _sort(
    found: ZipFiles, listed: list[zipfile.ZipInfo], is_known: Callable[[str], bool]
) -> list[str]:
    """Put the entries that are known into `found`; return the names of those that are not."""
    folder = _common_folder([entry.filename for entry in listed])
    unknown = []
    for entry in listed:
        path = entry.filename.removeprefix(folder)
        shown = repr(entry.orig_filename[:60])
        if entry.is_dir():
            continue
        if _ODD_NAME.search(entry.orig_filename) or len(entry.orig_filename) > _MAX_NAME:
            found.say(shown, "has a name that no file of an archive has; it was not read")
        elif not is_known(path):
            unknown.append(shown)
        elif path in found.entries:
            found.say(path, "is there twice; the first one was read")
        elif entry.flag_bits & _ENCRYPTED:
            found.say(path, "is encrypted; unpack the zip with its password and zip it anew")
        elif entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            found.say(path, "is packed in an unusual way; zip the files anew")
        else:
            found.entries[path] = entry
    return unknown


def _common_folder(names: list[str]) -> str:
    """Return "folder/" where every entry lies in that folder and none beside it."""
    first = {name.partition("/")[0] for name in names}
    if len(first) != 1 or any("/" not in name for name in names):
        return ""
    return f"{first.pop()}/"


_SAY_MANY: Final = (
    f"has more than {MAX_ENTRIES} files; it is no archive of Ironstride, check that it is the "
    "right one"
)
_SAY_NO_ZIP: Final = (
    "is no zip, or it is cut off or damaged; download or export it again, and take the zip itself"
)

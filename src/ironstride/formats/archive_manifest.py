"""The list in an archive: its format, what it holds, and what shows that a file is whole."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ironstride.formats.field_readers import text, whole
from ironstride.formats.fields import Field, Record, Report, attempt, each
from ironstride.formats.json_lines import kept_text
from ironstride.formats.json_tree import read_json_tree
from ironstride.formats.source_text import read_source_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.errors import Problem

ARCHIVE_FORMAT: Final = "ironstride.archive/1"
MAX_MANIFEST_BYTES: Final = 2_000_000
_FAMILY: Final = "ironstride.archive/"
_COUNT: Final = whole(0, 1_000_000_000)


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file as the manifest knows it; `name` is what the runner called it, None where as here."""

    path: str
    sha256: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive says that it holds: `counts` of records by word, and its files in order."""

    written_at: str
    counts: Mapping[str, int] = field(default_factory=dict)
    files: tuple[ListedFile, ...] = ()

    def names(self) -> dict[str, str]:
        """Return what the runner called each file, by path, where it is told."""
        return {one.path: one.name for one in self.files if one.name is not None}


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of a file as text."""
    return hashlib.sha256(content).hexdigest()


def write_manifest(manifest: Manifest) -> bytes:
    """Return the manifest as JSON, a file a line."""
    head = {"format": ARCHIVE_FORMAT, "written_at": manifest.written_at, "counts": manifest.counts}
    start = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    files = ",\n  ".join(
        json.dumps(_encode_file(one), ensure_ascii=False) for one in manifest.files
    )
    return f'{start},\n "files": [\n  {files}\n ]\n}}\n'.encode("utf-8", "replace")


def _encode_file(one: ListedFile) -> dict[str, str]:
    named = {} if one.name is None else {"name": one.name}
    return {"path": one.path, **named, "sha256": one.sha256}


def read_manifest(content: bytes, file: str) -> tuple[Manifest | None, tuple[Problem, ...]]:
    """Return the manifest, None where it is of another format or no manifest at all."""
    source, problems = read_source_text(content, file, max_bytes=MAX_MANIFEST_BYTES)
    if source is None:
        return None, problems
    tree, problems = read_json_tree(source, file)
    report = Report(file)
    report.problems.extend(problems)
    manifest = None if tree is None else attempt(Field(tree, "", report), _read, None)
    return manifest, tuple(report.problems)


def other_version(content: bytes) -> str | None:
    """Return the version that a manifest names where it is one of ours, but not this one."""
    manifest, _ = read_json_tree(content.decode("utf-8", "replace"), "")
    named = manifest.get("format") if isinstance(manifest, dict) else None
    is_other = isinstance(named, str) and named.startswith(_FAMILY) and named != ARCHIVE_FORMAT
    return named if is_other and isinstance(named, str) else None


def _read(top: Field) -> Manifest:
    record = Record(top, ("format", "written_at", "counts", "files"))
    record.required("format", _read_format)
    written_at = record.optional("written_at", kept_text, "")
    counts = record.optional("counts", _read_counts, {})
    files = record.optional("files", each(_read_file), ())
    record.finish()
    return Manifest(written_at, counts, files)


def _read_format(part: Field) -> str:
    if part.value != ARCHIVE_FORMAT:
        part.expected(f"{ARCHIVE_FORMAT}, the only format that is read")
    return ARCHIVE_FORMAT


def _read_counts(part: Field) -> dict[str, int]:
    return {word: _COUNT(count) for word, count in part.entries()}


def _read_file(part: Field) -> ListedFile:
    record = Record(part, ("path", "name", "sha256"))
    path = record.required("path", text)
    sha256 = record.required("sha256", text)
    name = record.optional("name", kept_text, None)
    record.finish()
    return ListedFile(path, sha256, name)

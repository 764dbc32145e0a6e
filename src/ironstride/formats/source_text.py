"""From the bytes of a file to its text: size, encoding and byte-order marks."""

from __future__ import annotations

import codecs
from typing import Final

from ironstride.errors import Problem

_UTF16_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BYTES_PER_MB: Final = 1_000_000


def read_source_text(
    source: str | bytes, file: str, *, max_bytes: int
) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the text of `source` without a byte-order mark, or the reason there is none.

    Bytes are UTF-8, or UTF-16 with its mark. Larger sources than `max_bytes` are not looked at.
    """
    if len(source) > max_bytes:
        return None, (_too_large(len(source), file, max_bytes),)
    try:
        text = source if isinstance(source, str) else _decoded(source)
        text.encode("utf-8")
    except UnicodeError as error:
        return None, (_not_text(source, error, file),)
    return text.removeprefix("\ufeff"), ()


def _decoded(source: bytes) -> str:
    encoding = "utf-16" if source.startswith(_UTF16_MARKS) else "utf-8"
    return source.decode(encoding)


def _too_large(size: int, file: str, max_bytes: int) -> Problem:
    text = (
        f"the file has {size / _BYTES_PER_MB:.1f} MB and at most {max_bytes / _BYTES_PER_MB:g} MB "
        "are read; check that it is the right file"
    )
    return Problem(file, "file", text)


def _not_text(source: str | bytes, error: UnicodeError, file: str) -> Problem:
    start = error.start if isinstance(error, UnicodeDecodeError | UnicodeEncodeError) else 0
    before = source[:start]
    line = 1 + (before.count("\n") if isinstance(before, str) else before.count(b"\n"))
    text = "the file is not UTF-8 text from here on; save it again with the encoding UTF-8"
    return Problem(file, f"line {line}", text)

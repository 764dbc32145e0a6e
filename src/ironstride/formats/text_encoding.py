"""Bytes of a text file to text: which encoding they are in."""

from __future__ import annotations

import codecs
from typing import Final

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE: Final = 4096
_MAX_CONTROL_FRACTION: Final = 0.05
_TEXT_CONTROLS: Final = frozenset("\t\r\n\f\v")


def decode_text(content: bytes) -> str:
    """Decode a runner's file: by its byte order mark, else UTF-8, UTF-16 or Windows Latin.

    Never raises: bytes that no encoding explains become replacement characters.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    sample = content[:_SAMPLE]
    if sample.count(0) * 4 > len(sample):
        encoding = "utf-16-le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16-be"
        return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        # A file that was cut inside its last letter is still UTF-8.
        if error.start >= len(content) - 3 and content[: error.start].strip():
            return content[: error.start].decode("utf-8")
        return content.decode("cp1252", errors="replace")


def looks_binary(text: str) -> bool:
    """Whether a decoded file is no text: too many control characters or replacements."""
    sample = text[:_SAMPLE]
    strange = sum(
        char == "\N{REPLACEMENT CHARACTER}" or (char < " " and char not in _TEXT_CONTROLS)
        for char in sample
    )
    return strange > _MAX_CONTROL_FRACTION * len(sample)

"""Reports of sessions as exact records, one a line."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Final

from ironstride.formats.field_readers import whole, word
from ironstride.formats.fields import Field, Record
from ironstride.formats.json_lines import kept_text, read_lines, wall_time, write_lines
from ironstride.training.session_report import WEIGHTS_FELT, SessionReport

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ironstride.errors import Problem

_WHOLE: Final = whole(0, 1_000_000)
_NEEDED: Final[dict[str, Callable[[Field], object]]] = {
    "id": kept_text,
    "session": kept_text,
    "reported_at": wall_time,
}
_OPTIONAL: Final[dict[str, Callable[[Field], object]]] = {
    "weights": word(WEIGHTS_FELT, "what the weights were"),
    "effort": _WHOLE,
    "minutes": _WHOLE,
    "readiness": _WHOLE,
    "note": kept_text,
}
_KEYS: Final = (*_NEEDED, *_OPTIONAL)


def write_report_lines(reports: Iterable[SessionReport]) -> bytes:
    """Return the reports in their order; `read_report_lines` reads the very same back."""
    return write_lines(encode_report(one) for one in reports)


def read_report_lines(
    content: bytes, file: str
) -> tuple[tuple[SessionReport, ...], tuple[Problem, ...]]:
    """Return the reports in the order of the file; one that cannot be read costs that one."""
    return read_lines(content, file, decode_report)


def encode_report(one: SessionReport) -> dict[str, object]:
    """Return a report as a plain tree, without what was not said."""
    said = {key: value for key, value in dataclasses.asdict(one).items() if value not in (None, "")}
    return said | {"reported_at": one.reported_at.isoformat()}


def decode_report(field: Field) -> SessionReport:
    """Read one report; a part that is wrong rejects it."""
    record = Record(field, _KEYS)
    found: dict[str, Any] = {key: record.required(key, read) for key, read in _NEEDED.items()}
    for key, read in _OPTIONAL.items():
        if key in record:
            found[key] = record.required(key, read)
    record.finish()
    return SessionReport(**found)

"""Logged sets as exact records, one a line: ids and targets too, which a CSV log leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.formats.json_lines import read_lines, write_lines
from ironstride.formats.set_record import encode_logged_set, read_logged_set

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ironstride.errors import Problem
    from ironstride.training.sets import LoggedSet


def write_set_lines(sets: Iterable[LoggedSet]) -> bytes:
    """Return the sets in their order; `read_set_lines` reads the very same back."""
    return write_lines(encode_logged_set(one) for one in sets)


def read_set_lines(content: bytes, file: str) -> tuple[tuple[LoggedSet, ...], tuple[Problem, ...]]:
    """Return the sets in the order of the file; a set that cannot be read costs that set."""
    return read_lines(content, file, read_logged_set)

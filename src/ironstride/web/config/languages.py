"""Which languages the app speaks: English, and those whose file was compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf.locale import LANG_INFO
from django.utils.translation import to_language

if TYPE_CHECKING:
    from pathlib import Path


def find_languages(source: str, folder: Path) -> list[tuple[str, str]]:
    """Return the codes and own names of the languages under `folder`, the `source` first."""
    compiled = sorted(folder.glob("*/LC_MESSAGES/django.mo"))
    codes = [source, *(to_language(path.parts[-3]) for path in compiled)]
    return [(code, _name(code)) for code in dict.fromkeys(codes)]


def _name(code: str) -> str:
    known = LANG_INFO.get(code) or LANG_INFO.get(code.partition("-")[0]) or {}
    return str(known.get("name_local", code))

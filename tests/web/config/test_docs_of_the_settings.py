from __future__ import annotations

import re
from pathlib import Path

from ironstride.web.config import environment

ROOT = Path(__file__).parents[3]
NAME = re.compile(r"\b(IRONSTRIDE_[A-Z_]+|DATABASE_URL)\b")


def test_the_page_and_the_code_name_the_same_settings() -> None:
    page = (ROOT / "docs" / "settings.md").read_text("utf-8")
    in_table = re.findall(r"^\| `([A-Z_]+)` \|", page, flags=re.MULTILINE)
    source = Path(environment.__file__).read_text("utf-8")
    assert sorted(in_table) == sorted(environment.NAMES)
    assert set(NAME.findall(source)) == set(environment.NAMES)
    assert set(NAME.findall(page)) == set(environment.NAMES)


def test_every_setting_is_read() -> None:
    source = Path(environment.__file__).read_text("utf-8")
    assert all(source.count(f'"{name}"') > 1 for name in environment.NAMES)

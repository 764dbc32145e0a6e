"""What the documentation calls a number of the policy is one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ironstride.policy.reader import read_policy

DOCS = Path(__file__).parents[2] / "docs"
KEYS = frozenset(read_policy().entries)
AREAS = frozenset(key.split(".")[0] for key in KEYS)
# One page leaves out the first word of its keys, and says so.
SHORT = {"strength_model.md": "loading."}
CODE = re.compile(r"`([a-z_]+(?:\.[a-z_0-9]+)+)[.*_]*`")


def named_keys(page: Path) -> set[str]:
    """Return all that looks like a key: words with dots, in code, of an area of the policy."""
    found = set(CODE.findall(page.read_text(encoding="utf-8")))
    short = SHORT.get(page.name, "")
    inner = {key.split(".")[1] for key in KEYS if short and key.startswith(short)}
    return {one for one in found if one.split(".")[0] in AREAS} | {
        short + one for one in found if one.split(".")[0] in inner
    }


def test_some_pages_name_numbers() -> None:
    assert sum(bool(named_keys(page)) for page in DOCS.rglob("*.md")) >= 5


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: page.name)
def test_every_number_that_a_page_names_is_there(page: Path) -> None:
    unknown = {one for one in named_keys(page) if not any(key.startswith(one) for key in KEYS)}
    assert unknown == set()

"""What is committed names no machine: no registry address and no path of somebody's disk."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

# Written in parts so that this file does not hold what it looks for.
MACHINE_WORDS = re.compile(
    "|".join(
        [
            r"index-url",
            r"registry\." + r"[a-z]",
            r"pypi\." + r"org",
            r"pythonhosted\." + r"org",
            r"npmjs\." + r"(org|com)",
            r"artifactory",
            r"(?<![\w./])/(work|home|root|tmp|Users|opt)/\w",
        ]
    )
)
# The Makefile tells the compiler of pins to leave addresses out.
ALLOWED = "--no-emit-" + "index-url"


def machine_words(text: str) -> list[str]:
    """Return the addresses and paths in `text` that only one machine has."""
    return [match.group() for match in MACHINE_WORDS.finditer(text.replace(ALLOWED, ""))]


def tracked_texts(root: Path) -> dict[str, str]:
    listing = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607 - git is where the developer has it
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(_readable(root, listing.stdout.split("\0")))


def _readable(root: Path, names: list[str]) -> list[tuple[str, str]]:
    texts = []
    for name in names:
        path = root / name
        if path.is_file():
            content = path.read_bytes()
            if b"\0" not in content:
                texts.append((name, content.decode("utf-8", "replace")))
    return texts


def test_no_tracked_file_names_a_machine(root: Path) -> None:
    if not (root / ".git").exists():
        pytest.skip("not a clone: what is tracked is not known")
    texts = tracked_texts(root)
    texts.pop("tests/house/test_tracked_text.py", None)
    found = {name: words for name, text in texts.items() if (words := machine_words(text))}
    assert found == {}
    assert "README.md" in texts


@pytest.mark.parametrize(
    "text",
    [
        "--index-url https://mirror/simple",
        "see https://" + "pypi." + "org/project/x",
        "open('/home/me/plan.json')",
        "cd /tmp/x",
    ],
)
def test_a_machine_word_is_found(text: str) -> None:
    assert machine_words(text)


@pytest.mark.parametrize(
    "text", ["docs/home/page.md", "~/plan.json", "https://x.y/work/a", ALLOWED]
)
def test_other_paths_are_fine(text: str) -> None:
    assert machine_words(text) == []

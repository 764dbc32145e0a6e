"""The text of the policy files that come with the package."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

_TOML: Final = ".toml"


def number_files() -> Mapping[str, str]:
    """Return the text of each file of numbers by file name, in the order of the names."""
    return {file.name: file.read_text("utf-8") for file in _number_files()}


def policy_file(name: str) -> str:
    """Return the text of a file that stands beside this module, such as `rules.toml`."""
    return (files("ironstride.policy") / name).read_text("utf-8")


def _number_files() -> list[Traversable]:
    folder = files("ironstride.policy") / "numbers"
    found = (file for file in folder.iterdir() if file.name.endswith(_TOML))
    return sorted(found, key=lambda file: file.name)

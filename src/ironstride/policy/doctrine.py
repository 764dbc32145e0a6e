"""The doctrine line by line: what it says, which rules keep it and how far it holds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, cast

import tomli

from ironstride.errors import require, require_member
from ironstride.policy.entry import DOCTRINE_IDS
from ironstride.policy.package_files import policy_file
from ironstride.policy.rules import read_rules
from ironstride.training.words import EVIDENCE_LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.words import EvidenceLabel


@dataclass(frozen=True, slots=True)
class DoctrineLine:
    """One line of the doctrine.

    `rules` are ids of rules, `tests` are `tests/<path>.py::<name>` that fail when the line is
    broken, and `why` is one sentence on the evidence behind `label`.
    """

    id: str
    name: str
    sentence: str
    kept_by: str
    rules: tuple[str, ...]
    tests: tuple[str, ...]
    label: EvidenceLabel
    why: str

    def __post_init__(self) -> None:
        require_member(self.id, DOCTRINE_IDS, "doctrine id")
        require_member(self.label, EVIDENCE_LABELS, f"{self.id}: label")
        for field in ("name", "sentence", "kept_by", "why"):
            require(bool(getattr(self, field).strip()), f"{self.id}: {field} is empty")


@cache
def read_doctrine() -> tuple[DoctrineLine, ...]:
    """Return the lines of the doctrine in their order; they are read once."""
    records = tomli.loads(policy_file("doctrine.toml"))
    return tuple(_line(name, record) for name, record in records.items())


def _line(name: str, record: Mapping[str, Any]) -> DoctrineLine:
    return DoctrineLine(
        id=name,
        name=record["name"],
        sentence=record["sentence"],
        kept_by=record["kept_by"],
        rules=tuple(rule.id for rule in read_rules().values() if rule.doctrine == name),
        tests=tuple(record["tests"]),
        label=cast("EvidenceLabel", record["label"]),
        why=record["why"],
    )

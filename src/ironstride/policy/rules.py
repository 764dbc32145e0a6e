"""The rules by name, as the sentences a runner reads."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

import tomli

from ironstride.errors import require, require_member
from ironstride.policy.entry import DOCTRINE_IDS, OWN_SOURCES, SAFETY
from ironstride.policy.package_files import policy_file
from ironstride.training.words import EVIDENCE_LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.words import EvidenceLabel

_SERVED = (*DOCTRINE_IDS, SAFETY)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule named as the sentence it asserts; `doctrine` is the line it serves or `safety`."""

    id: str
    sentence: str
    doctrine: str
    label: EvidenceLabel
    source: str

    def __post_init__(self) -> None:
        require(bool(self.sentence.strip()), f"{self.id}: a rule has a sentence")
        require_member(self.doctrine, _SERVED, f"{self.id}: doctrine")
        require_member(self.label, EVIDENCE_LABELS, f"{self.id}: label")
        is_claimed = self.source not in OWN_SOURCES or self.label == "convention"
        require(is_claimed, f"{self.id}: only a convention goes without a publication")

    @property
    def citation(self) -> str | None:
        """The bibliography key behind the rule, or None where it is our own."""
        return None if self.source in OWN_SOURCES else self.source


@cache
def read_rules() -> Mapping[str, Rule]:
    """Return every rule of the package by id, in the order of the file; it is read once."""
    records = tomli.loads(policy_file("rules.toml"))
    return MappingProxyType({name: _rule(name, record) for name, record in records.items()})


def _rule(name: str, record: Mapping[str, str]) -> Rule:
    return Rule(
        id=name,
        sentence=record["sentence"],
        doctrine=record["doctrine"],
        label=cast("EvidenceLabel", record["label"]),
        source=record["source"],
    )

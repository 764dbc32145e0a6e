"""Read the policy that comes with the package."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import tomli

from ironstride.errors import InvalidValueError, Problem, UnreadableFileError
from ironstride.policy.entry import PolicyEntry, parse_entry
from ironstride.policy.lookup import Policy, UnknownPolicyKeyError
from ironstride.policy.overrides import override_policy
from ironstride.policy.package_files import number_files

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "Policy",
    "PolicyEntry",
    "UnknownPolicyKeyError",
    "override_policy",
    "parse_policy",
    "read_policy",
]


@cache
def read_policy() -> Policy:
    """Return the policy of the package; it is read once.

    Raises UnreadableFileError with every problem: a package with a broken number is not used.
    """
    policy, problems = parse_policy(number_files())
    if problems:
        raise UnreadableFileError(problems)
    return policy


def parse_policy(files: Mapping[str, str]) -> tuple[Policy, tuple[Problem, ...]]:
    """Return the policy written in `files` (TOML text by file name) and what was not understood.

    A broken entry is left out and reported with its key; the rest is kept.
    """
    entries: dict[str, PolicyEntry] = {}
    problems: list[Problem] = []
    for file, text in files.items():
        for key, record in _records(file, text, problems).items():
            if key in entries:
                again = "the key stands in the policy twice; remove one"
                problems.append(Problem(file, key, again))
                continue
            try:
                entries[key] = _entry(key, record)
            except InvalidValueError as error:
                problems.append(Problem(file, key, str(error)))
    return Policy(MappingProxyType(entries)), tuple(problems)


def _records(file: str, text: str, problems: list[Problem]) -> dict[str, object]:
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        problems.append(Problem(file, "file", f"is no TOML: {error}"))
        return {}


def _entry(key: str, record: object) -> PolicyEntry:
    if not isinstance(record, dict):
        message = 'is no table; write ["a.dotted.key"] with its fields under it'
        raise InvalidValueError(message)
    return parse_entry(key, record)

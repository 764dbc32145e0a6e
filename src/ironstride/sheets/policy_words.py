"""What is said of a number of the policy: its value and how far it is supported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ironstride.policy.reader import PolicyEntry


def say_value(value: object) -> str:
    """Return a value as it would stand in an override: one line."""
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {say_value(part)}" for name, part in value.items())
    if isinstance(value, list | tuple):
        return "[" + ", ".join(say_value(part) for part in value) + "]"
    return f"{value:g}" if isinstance(value, int | float) else str(value)


def say_evidence(entry: PolicyEntry) -> str:
    """Return label, rule, doctrine, source and bounds of an entry; unread sources are not named."""
    serves = "safety" if entry.doctrine == "safety" else f"doctrine {entry.doctrine}"
    parts = [f"[{entry.label}]", f"rule {entry.rule}", serves]
    if entry.citation:
        parts.append(f"source {entry.citation}")
    if entry.fixed:
        parts.append("fixed")
    elif entry.min is not None and entry.max is not None:
        parts.append(f"from {entry.min:g} to {entry.max:g}")
    return ", ".join(parts)

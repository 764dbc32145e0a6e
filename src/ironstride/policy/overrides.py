"""A runner's or coach's own numbers laid over the policy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from ironstride.errors import InvalidValueError, Problem, require
from ironstride.policy.lookup import Policy, nearest
from ironstride.policy.shapes import (
    PolicyMember,
    is_number,
    is_ordered_pair,
    require_bounds,
    require_choices,
    shown,
)

if TYPE_CHECKING:
    from ironstride.policy.entry import PolicyEntry
    from ironstride.policy.shapes import PolicyValue


def override_policy(
    policy: Policy, overrides: Mapping[str, object], file: str
) -> tuple[Policy, tuple[Problem, ...]]:
    """Return `policy` with `overrides` laid over it, and the overrides that were not usable.

    Keys are dotted or nested (`dose.strength.sets.novice: 2` or tables in tables); a table is
    changed member by member. Each new value keeps the type, the bounds and the length of the
    one it replaces. `file` is named in the problems, at `policy.<key>`.
    """
    overlay = _Overlay(policy.entries, file)
    overlay.lay("", overrides)
    return Policy(MappingProxyType(overlay.entries)), tuple(overlay.problems)


@dataclass(slots=True)
class _Overlay:
    """The entries while overrides are laid over them, one by one."""

    given: Mapping[str, PolicyEntry]
    file: str
    entries: dict[str, PolicyEntry] = field(init=False)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.entries = dict(self.given)

    def lay(self, prefix: str, overrides: Mapping[str, object]) -> None:
        for name, raw in overrides.items():
            path = f"{prefix}.{name}" if prefix else str(name)
            if isinstance(raw, Mapping) and self._leads_on(path):
                self.lay(path, cast("Mapping[str, object]", raw))
                continue
            try:
                entry = self._overridden(path, raw)
            except InvalidValueError as error:
                self.problems.append(Problem(self.file, f"policy.{path}", str(error)))
            else:
                self.entries[entry.key] = entry

    def _leads_on(self, path: str) -> bool:
        """Whether `path` is a table, or longer keys begin with it."""
        is_table = path in self.entries and isinstance(self.entries[path].value, Mapping)
        return is_table or any(key.startswith(f"{path}.") for key in self.entries)

    def _overridden(self, path: str, raw: object) -> PolicyEntry:
        entry = self.entries.get(path)
        if entry is not None:
            return _with_value(entry, _value_like(entry, raw))
        key, _, member = path.rpartition(".")
        table = self.entries.get(key)
        if table is None or not isinstance(table.value, Mapping):
            raise InvalidValueError(_unknown(path, self.entries))
        if member not in table.value:
            raise InvalidValueError(_unknown(path, (f"{key}.{name}" for name in table.value)))
        changed = _member_like(table, table.value[member], raw)
        return _with_value(table, MappingProxyType({**table.value, member: changed}))


def _with_value(entry: PolicyEntry, value: PolicyValue) -> PolicyEntry:
    if entry.fixed:
        message = f"is fixed and cannot be changed ({entry.text}); remove the line"
        raise InvalidValueError(message)
    return replace(entry, value=value, label="convention", overridden=True)


def _unknown(path: str, known: Iterable[str]) -> str:
    close = nearest(path, known)
    hint = f"did you mean {close!r}?" if close else "`ironstride policy` lists the keys"
    return f"is no key of the policy; {hint}"


def _value_like(entry: PolicyEntry, raw: object) -> PolicyValue:
    if isinstance(entry.value, Mapping):
        message = f"is a table; write the members to change: {', '.join(entry.value)}"
        raise InvalidValueError(message)
    return _member_like(entry, entry.value, raw)


def _member_like(entry: PolicyEntry, default: PolicyMember, raw: object) -> PolicyMember:
    """Return `raw` when it may stand in the place of `default`, else raise InvalidValueError."""
    value = _kind_like(default, raw)
    require_bounds(value, entry.min, entry.max)
    require_choices(value, entry.choices)
    if not entry.series and is_ordered_pair(default):
        require(is_ordered_pair(value), f"{shown(raw)} is a range; write it low to high")
    return value


def _kind_like(default: PolicyMember, raw: object) -> PolicyMember:
    if isinstance(default, tuple):
        return _list_like(default, raw)
    if isinstance(default, str):
        return _text_like(raw)
    return _number_like(default, raw)


def _list_like(default: tuple[float, ...] | tuple[str, ...], raw: object) -> PolicyMember:
    if not isinstance(raw, list | tuple) or not raw:
        message = f"{shown(raw)} is no list; write a list like {shown(list(default))}"
        raise InvalidValueError(message)
    if isinstance(default[0], str):
        return tuple(_text_like(part) for part in raw)
    expected = f"write {len(default)} numbers like {list(default)}"
    require(len(raw) == len(default), f"{shown(raw)} has {len(raw)} numbers; {expected}")
    return tuple(_number_like(number, part) for number, part in zip(default, raw, strict=True))


def _text_like(raw: object) -> str:
    if not isinstance(raw, str) or not raw.strip():
        message = f"{shown(raw)} is no text; write one"
        raise InvalidValueError(message)
    return raw


def _number_like(default: float, raw: object) -> float:
    """Return the number in `raw`; a whole number stays one."""
    if not is_number(raw):
        message = f"{shown(raw)} is no finite number; write one like {default:g}, without quotes"
        raise InvalidValueError(message)
    number = cast("float", raw)
    if not isinstance(default, int):
        return number
    require(number == int(number), f"{shown(raw)} is not whole; write a whole number")
    return int(number)

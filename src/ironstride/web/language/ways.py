"""The ways in which an expression of the core may read, with places for what is not known."""

from __future__ import annotations

import ast
import re
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_FORMATS: Final = {
    "a": "weekday",
    "A": "weekday",
    "b": "month",
    "B": "month",
    "d": "day",
    "m": "month",
    "Y": "year",
    "T": "time",
}
# A text with more ways than this has places where it might be written out.
_MOST_WAYS: Final = 32
# What is called only to put a value into a text as it is.
_SHOWS: Final = frozenset({"len", "round", "abs", "printable", "str"})


class Ways:
    """The texts that an expression may be; equal values have the same place in all of them."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def of(self, node: ast.expr) -> list[str]:
        """Return the texts that `node` may be."""
        match node:
            case ast.Constant(value=str(text)):
                return [text]
            case ast.JoinedStr(values=parts):
                return self._joined(parts)
            case ast.FormattedValue():
                return self._filled(node)
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return self._joined([left, right])
            case ast.IfExp(body=body, orelse=other):
                return [*self.of(body), *self.of(other)]
        return [self._named(name_place(node), ast.unparse(node))]

    def _joined(self, parts: list[ast.expr]) -> list[str]:
        ways = [self.of(part) for part in parts]
        if prod(len(one) for one in ways) > _MOST_WAYS:
            ways = [
                one if len(one) == 1 else [self._named(name_place(part), ast.unparse(part))]
                for part, one in zip(parts, ways, strict=True)
            ]
        return ["".join(one) for one in product(*ways)]

    def _filled(self, node: ast.FormattedValue) -> list[str]:
        match node.format_spec:
            case ast.JoinedStr(values=[ast.Constant(value=str(spec))]) if "%" in spec:
                return [self._timed(spec, ast.unparse(node.value))]
        return self.of(node.value)

    def _timed(self, spec: str, source: str) -> str:
        spec = spec.replace("%-", "%").replace("%H:%M", "%T")
        return re.sub("%(.)", lambda code: self._named(_FORMATS[code[1]], source + code[1]), spec)

    def _named(self, name: str, source: str) -> str:
        """Return a place named after what fills it, by another name where that one is taken."""
        wanted, number = name, 1
        while self._names.setdefault(wanted, source) != source:
            number += 1
            wanted = f"{name}_{number}"
        return f"{{{wanted}}}"


def name_place(node: ast.expr) -> str:
    """Return the word for what an expression fills in: `day` for `say_day(session.on)`."""
    match node:
        case ast.Name(id=name) | ast.Attribute(value=ast.Name(id=name), attr="name"):
            return name
        case ast.Attribute(attr=name):
            return name
        case ast.Subscript(value=inner):
            return name_place(inner).lower()
        case ast.GeneratorExp(elt=inner):
            return name_place(inner)
        case ast.Call():
            return _name_call(node)
    return "value"


def _name_call(node: ast.Call) -> str:
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Constant(), attr="join"), args=[part]):
            return name_place(part)
        case ast.Call(func=ast.Name(id="counted"), args=[_, ast.Constant(value=str(word)), *_]):
            return f"{word.replace(' ', '_')}s"
        case ast.Call(func=ast.Name(id=shows), args=[part, *_]) if shows in _SHOWS:
            return name_place(part)
        case ast.Call(func=ast.Attribute(value=inner, attr=("capitalize" | "lower" | "replace"))):
            return name_place(inner)
        case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
            return name.lstrip("_").removeprefix("say_")
    return "value"


def find_fillings(node: ast.expr) -> Iterator[ast.expr]:
    """Yield what an expression puts into its text: that may have words of its own."""
    match node:
        case ast.Constant():
            return
        case ast.JoinedStr(values=parts):
            inner = parts
        case ast.FormattedValue(value=value):
            inner = [value]
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            inner = [left, right]
        case ast.IfExp(body=body, orelse=other):
            inner = [body, other]
        case _:
            yield node
            return
    for one in inner:
        yield from find_fillings(one)

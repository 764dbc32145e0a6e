"""What a module of the core says in English, read from its source.

The core marks nothing: a literal or an f-string with words in it is a message, unless it stands
where no person reads it. `f"From your {name} of {say_day(on)}."` is "From your {name} of {day}.".
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.web.language.ways import Ways, find_fillings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# A word that a translator has something to say about, once the places are gone.
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_PLACE: Final = re.compile(r"{\w*}")
# Of patterns and pages, which are no text.
_CODE: Final = re.compile(r"\(\?[:P!=<]|<!DOCTYPE|\\[bds]|rgb\(|translate\(")
# What only stands before or after a sentence is no part of it.
_GLUE: Final = re.compile(
    r"^(?:{\w+}:?\s+)+(?=[A-Z])(?=.*[.:]$)|^{\w+}: (?=.*\.$)|(?<=[.!?])(?:\s+{\w+})+$", re.DOTALL
)
# What is called with text that no person reads.
_SILENT_CALLS: Final = frozenset(
    {"require", "cast", "TypeVar", "compile", "number", "whole", "pair", "table", "texts", "words"}
)
_SILENT_METHODS: Final = frozenset(
    {"replace", "removeprefix", "removesuffix", "partition", "split", "startswith", "get"}
)
# Single words are words for people where they are given such a name.
_NAMES_OF_WORDS: Final = re.compile(
    r"WORD|NAME|SAY|_IS\b|LABEL|KINDS?$|WHAT|TIMES|PARTS|^verb$|^side$", re.ASCII
)
_SAYS: Final = re.compile(r"^_?(say|explain|name|counted|what|is$)|_words?$|_name$")


@dataclass(frozen=True, slots=True)
class Message:
    """A text with `{places}`; `plural` is the same for another number than one."""

    text: str
    plural: str = ""


def find_messages(tree: ast.Module, *, is_of_words: bool = False) -> Iterator[Message]:
    """Yield what a module says, in the order of its lines, also twice.

    In one that `is_of_words` single words are for people too.
    """
    for node in tree.body:
        yield from _listen(node, is_of_words=is_of_words)


def _listen(node: ast.AST, *, is_of_words: bool) -> Iterator[Message]:
    match node:
        case ast.Raise() | ast.Assert() | ast.Import() | ast.ImportFrom():
            return
        case ast.Expr(value=ast.Constant()) | ast.AnnAssign(value=None):
            return
        case ast.FunctionDef(name=name, body=body):
            yield from _listen_to_all(body, is_of_words=bool(_SAYS.search(name)))
        case (
            ast.Assign(targets=[ast.Name(id=name)], value=value)
            | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
        ):
            is_named = bool(_NAMES_OF_WORDS.search(name))
            yield from _hear(value, is_of_words=is_of_words or is_named)
        case ast.AnnAssign(value=ast.expr() as value):
            yield from _hear(value, is_of_words=is_of_words)
        case ast.expr():
            yield from _hear(node, is_of_words=is_of_words)
        case _:
            yield from _listen_to_all(ast.iter_child_nodes(node), is_of_words=is_of_words)


def _listen_to_all(nodes: Iterable[ast.AST], *, is_of_words: bool) -> Iterator[Message]:
    for one in nodes:
        yield from _listen(one, is_of_words=is_of_words)


def _hear(node: ast.expr, *, is_of_words: bool) -> Iterator[Message]:
    """Yield what an expression says, and what is said inside it."""
    match node:
        case ast.Constant(value=str()) | ast.JoinedStr() | ast.BinOp(op=ast.Add()):
            yield from _hear_text(node, is_of_words=is_of_words)
            return
        case ast.Call():
            yield from _hear_call(node, is_of_words=is_of_words)
            return
        case ast.Compare() | ast.Slice():
            return
        case ast.Subscript(value=value):
            inner = [value]
        case ast.IfExp(body=body, orelse=other):
            # Of two ways to go on, one is a word where the other is several.
            inner = [body, other]
            is_of_words = is_of_words or any(
                isinstance(one, ast.Constant) and " " in str(one.value) for one in inner
            )
        case ast.Dict(keys=keys, values=values):
            # Of words for people the keys may be words too: what a runner picks.
            inner = [*(one for one in keys if one is not None and is_of_words), *values]
        case _:
            inner = list(_inside(node))
    for one in inner:
        yield from _hear(one, is_of_words=is_of_words)


def _inside(node: ast.expr) -> Iterator[ast.expr]:
    for one in ast.iter_child_nodes(node):
        if isinstance(one, ast.expr):
            yield one
        elif isinstance(one, ast.comprehension):
            yield one.iter


def _hear_call(node: ast.Call, *, is_of_words: bool) -> Iterator[Message]:
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in _SILENT_CALLS:
            return
        case ast.Call(func=ast.Name(id="counted"), args=[_, ast.Constant(value=str(word)), *_]):
            yield Message(f"{{number}} {word}", f"{{number}} {word}s")
            return
    match node.func:
        case ast.Attribute(value=ast.Constant(value=str(link)), attr="join") if _has_words(link):
            yield from (Message(f"{{first}}{link}{{rest}}"), Message(link.strip()))
        case ast.Attribute(value=value, attr=name):
            yield from _hear(value, is_of_words=is_of_words)
            if name in _SILENT_METHODS:
                return
    for one in (*node.args, *(keyword.value for keyword in node.keywords)):
        yield from _hear(one, is_of_words=is_of_words)


def _hear_text(node: ast.expr, *, is_of_words: bool) -> Iterator[Message]:
    is_made = not isinstance(node, ast.Constant)
    for text in Ways().of(node):
        if is_message(text, is_of_words=is_of_words or is_made):
            yield Message(_GLUE.sub("", text.strip()))
    for one in find_fillings(node):
        yield from _hear(one, is_of_words=True)


def is_message(text: str, *, is_of_words: bool) -> bool:
    """Whether a text is for people: words, and not a key, an address or code."""
    bare = text.strip()
    if not _has_words(bare) or _CODE.search(bare):
        return False
    if " " in bare:
        return True
    if "_" in _PLACE.sub("", bare):
        return False
    return is_of_words or bool(re.fullmatch(r"[A-Z][a-z-]+[.:,!?]?", bare))


def _has_words(text: str) -> bool:
    return bool(_WORD.search(_PLACE.sub("", text)))

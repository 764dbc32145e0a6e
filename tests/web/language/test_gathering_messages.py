"""What translators get: each message of the core, by the way in which the core says it."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ironstride import web
from ironstride.web.language.core_texts import LAYERS, SILENT, core_messages
from ironstride.web.language.message_file import write_marked
from ironstride.web.language.pattern import PLACE
from ironstride.web.language.spoken import Message, find_messages
from ironstride.web.language.ways import Ways

if TYPE_CHECKING:
    from collections.abc import Iterator

# The end of a text that goes on elsewhere: inside a sentence, or inside brackets.
_OPEN = re.compile(r"(?:[^.!?:\"')\s]|[.!?]\s.*:|\([^)]*:) $")
_TWO_WORDS = re.compile(r"[a-z]{2,}.* .*[a-z]{2,}")
_MARKERS = frozenset({"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "pgettext"})


def messages(source: str) -> list[str]:
    return [one.text for one in find_messages(ast.parse(source))]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('text = f"From your {name} of {say_day(one.on)}."', ["From your {name} of {day}."]),
        ('text = "Two parts " "of one text."', ["Two parts of one text."]),
        ('text = f"On {a.on:%A} {a.on.day} {a.on:%B} now"', ["On {weekday} {day} {month} now"]),
        ('text = f"at {a:%H:%M} instead of {b:%H:%M}"', ["at {time} instead of {time_2}"]),
        (
            "text = f\"{name} {'are' if many else 'is'} left out\"",
            ["{name} are left out", "{name} is left out"],
        ),
        (
            'text = "a whole" + (", easier week" if easy else "")',
            ["a whole, easier week", "a whole"],
        ),
        ('text += f" It is {best.name}."', ["It is {best}."]),
        ('say(f"{text} Go on as above.")', ["Go on as above."]),
        ('" and ".join(names)', ["{first} and {rest}", "and"]),
        (
            'PHASE_WORDS = {"taper": "fresh", "base": "more work"}',
            ["taper", "base", "fresh", "more work"],
        ),
        ('if a == "this and that": b = "key"', []),
        ('raise ValueError("a caller that breaks a contract")', []),
        ('def f(a: "a type") -> None:\n    """A docstring."""', []),
        ('x = re.compile(r"a (?:regular) expression")', []),
    ],
)
def test_what_a_module_says(source: str, expected: list[str]) -> None:
    assert messages(source) == expected


def test_what_is_counted_has_two_forms() -> None:
    [message] = find_messages(ast.parse('counted(3, "set")'))
    assert message == Message("{number} set", "{number} sets")


@pytest.mark.parametrize(
    "text",
    [
        "Sets of 1-6 are open to you now in the {name}: you have earned them.",
        "Leg work keeps its hours before a key run, so that you start that run with fresh legs.",
        "Sit to stand from a chair",
        "Stand up without rocking or using the hands",
        "low back",
        "one lift session fewer than the week wants",
    ],
)
def test_the_core_and_its_data_are_gathered(text: str) -> None:
    assert text in {one.text for one in core_messages()}


def test_what_is_gathered_is_a_module_with_every_message_marked() -> None:
    text = write_marked(
        {"sheets/a.py": [Message('Say "{a}"'), Message("{number} set", "{number} sets")]}
    )
    assert [ast.unparse(line) for line in ast.parse(text).body] == [
        "pgettext('core', 'Say \"{a}\"')",
        "npgettext('core', '{number} set', '{number} sets', 2)",
    ]


def test_what_the_app_marks_is_written_out() -> None:
    """A variable that is marked is gathered by nobody; words of the core are said at the door."""
    unread = [
        f"{path.name}: {ast.unparse(node)}"
        for path in sorted(Path(web.__file__).parent.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in _MARKERS
        and node.args
        and not isinstance(node.args[0], ast.Constant)
    ]
    # The words of the gym page are marked where they stand in their list.
    assert unread == ["words.py: gettext(text)"]


def broken_off(tree: ast.Module) -> list[str]:
    """Return texts that break off inside a sentence: another one is glued to them elsewhere."""
    found = [text for node in texts_of(tree) for text in Ways().of(node) if "\n" not in text]
    return [
        text
        for text in found
        if _TWO_WORDS.search(PLACE.sub("", text)) and _OPEN.search(text) and " " in text.strip()
    ]


def texts_of(node: ast.AST) -> Iterator[ast.expr]:
    is_joined = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add)
    if isinstance(node, ast.JoinedStr) or is_joined:
        yield node  # type: ignore[misc]  # one of both
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node
    else:
        for one in ast.iter_child_nodes(node):
            yield from texts_of(one)


@pytest.mark.parametrize("layer", LAYERS)
def test_no_sentence_of_the_core_breaks_off(layer: str) -> None:
    root = Path(web.__file__).parents[1]
    paths = sorted((root / layer).rglob("*.py"))
    spoken = [path for path in paths if not is_silent(str(path.relative_to(root)))]
    found = {
        path.name: texts
        for path in spoken
        if (texts := broken_off(ast.parse(path.read_text("utf-8"))))
    }
    assert found == {}


def is_silent(path: str) -> bool:
    return any(path == one or path.startswith(f"{one}/") for one in SILENT)


@pytest.mark.parametrize(
    ("source", "is_open"),
    [
        ('text = "A block ends: write both sides down "', True),
        ('text = f"back in {days}. To open it again: "', True),
        ('text = f"weeks without pain above (on {day}: "', True),
        ('text = "This is a sentence. "', False),
        ('head = f"Next week, {phase}: "', False),
        ('text = "A block ends " + "here."', False),
    ],
)
def test_a_sentence_that_breaks_off_is_found(source: str, is_open: bool) -> None:
    assert bool(broken_off(ast.parse(source))) is is_open

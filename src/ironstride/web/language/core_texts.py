"""All that the layers below the app say in English: from their modules and from their data."""

from __future__ import annotations

import ast
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from ironstride.training import words as vocabulary
from ironstride.web.language.spoken import Message, find_messages, is_message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

LAYERS: Final = (
    "training",
    "policy",
    "catalogue",
    "running",
    "loading",
    "insight",
    "planning",
    "formats",
    "sheets",
)
# What the app never shows: the judge and the backtest speak on the command line, whole pages are
# files of their own; and the words that runners and their apps write in many languages.
SILENT: Final = frozenset(
    {
        "formats/calendar_life.py",
        "formats/csv_columns.py",
        "formats/event_text.py",
        "formats/exercise_names.toml",
        "formats/run_keywords.py",
        "formats/run_keywords_north_west.py",
        "formats/week_wishes.py",
        "loading/backtest.py",
        "loading/backtest_figures.py",
        "planning/check",
        "planning/lift_loads.py",
        "sheets/bar_drawing.py",
        "sheets/dose_changes.py",
        "sheets/html_page.py",
        "sheets/html_session.py",
        "sheets/markup.py",
        "sheets/plan_sheet.py",
        "sheets/session_sheet.py",
        "sheets/typst_pages.py",
        "sheets/week_picture.py",
    }
)
# The keys of the package's own data that hold words for people.
_DATA: Final = frozenset(
    {
        "bail_out",
        "cues",
        "fault",
        "instead",
        "kept_by",
        "name",
        "primary_muscles",
        "reason",
        "secondary_muscles",
        "sentence",
        "text",
        "unit",
        "value",
        "why",
    }
)


def read_core_messages() -> dict[str, dict[Message, None]]:
    """Return the messages of each file of the core, by its path in the package, in their order."""
    root = files("ironstride")
    found = {path: _spoken(one) for layer in LAYERS for path, one in _files(root / layer, layer)}
    found["training/words.py"] |= dict.fromkeys(_keys())
    return {path: messages for path, messages in found.items() if messages}


def core_messages() -> list[Message]:
    """Return each message of the core once."""
    return list({one: None for messages in read_core_messages().values() for one in messages})


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        inner = f"{path}/{one.name}"
        if inner in SILENT:
            continue
        if one.is_dir():
            yield from _files(one, inner)
        elif one.name.endswith((".py", ".toml")):
            yield inner, one


def _spoken(file: Traversable) -> dict[Message, None]:
    text = file.read_text("utf-8")
    if file.name.endswith(".py"):
        is_of_words = file.name.endswith("_words.py")
        return dict.fromkeys(find_messages(ast.parse(text), is_of_words=is_of_words))
    return dict.fromkeys(_told(tomllib.loads(text)))


def _told(tree: object, key: str = "") -> Iterator[Message]:
    if isinstance(tree, dict):
        for name, value in tree.items():
            if key == "value":
                yield from _told(name, key)
            yield from _told(value, key if key == "value" else name)
    elif isinstance(tree, list):
        for one in tree:
            yield from _told(one, key)
    elif isinstance(tree, str) and key in _DATA:
        # What is set in a number of the policy is shown as words too: `in_season`.
        text = tree.replace("_", " ") if key == "value" else tree
        if is_message(text, is_of_words=True):
            yield Message(text.strip())


def _keys() -> Iterator[Message]:
    """Yield the words of the vocabulary: sentences name patterns and regions by their keys."""
    for value in vars(vocabulary).values():
        if isinstance(value, tuple) and all(isinstance(one, str) for one in value):
            for one in value:
                yield Message(one.replace("_", " ").replace("-", " "))

"""What a runner decided while importing logs, kept in a small TOML file beside the log."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ironstride.errors import Problem, UnreadableFileError
from ironstride.formats.log_names import Choice, read_choice

if TYPE_CHECKING:
    from collections.abc import Mapping

_HEADING: Final = """\
# Written by `ironstride log import`: what you decided about the names in your logs.
# A name and its exercise; "" keeps the name as it is; "/2" behind an exercise means that you write
# the weight of both dumbbells together.
"""


@dataclass(frozen=True, slots=True)
class Choices:
    """Decisions by name, and the time zone that clocks of Greenwich are read in."""

    names: Mapping[str, Choice] = field(default_factory=dict)
    zone: str | None = None


def read_choices(text: str, file: str) -> Choices:
    """Read the file that `write_choices` wrote; raises UnreadableFileError."""
    import tomli

    try:
        tree = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise _unreadable(file, "file", f"{error}; correct it or remove the file") from error
    names = tree.get("exercises", {})
    zone = tree.get("zone")
    if not isinstance(names, dict) or not (zone is None or isinstance(zone, str)):
        raise _unreadable(file, "file", 'write zone = "Europe/Vienna" and names under [exercises]')
    for name, choice in names.items():
        if not isinstance(choice, str):
            text = f'write "{name}" = "an id of the exercises", or "" to keep the name'
            raise _unreadable(file, f"exercises.{name}", text)
    return Choices({name: read_choice(choice) for name, choice in names.items()}, zone)


def write_choices(choices: Choices) -> str:
    """Return the text of the file; the same decisions give the same text."""
    lines = [_HEADING]
    if choices.zone is not None:
        lines.append(f"zone = {_quoted(choices.zone)}\n")
    lines.append("[exercises]")
    lines += [
        f"{_quoted(name)} = {_quoted(str(choice))}"
        for name, choice in sorted(choices.names.items(), key=lambda pair: pair[0].casefold())
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    # A TOML string is a JSON string, but for this one control sign.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _unreadable(file: str, where: str, text: str) -> UnreadableFileError:
    return UnreadableFileError((Problem(file, where, text),))

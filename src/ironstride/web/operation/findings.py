"""What an examination of an installation finds: in words, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

# good: as it should be. look: it runs, but somebody should look at it. stop: it cannot run so.
State = Literal["good", "look", "stop"]
EXIT_CODES: Final[dict[State, int]] = {"good": 0, "look": 1, "stop": 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `advice` says what to do, nothing where all is well."""

    about: str
    state: State
    text: str
    advice: str = ""


def good(about: str, text: str) -> Finding:
    """Return that something is as it should be."""
    return Finding(about, "good", text)


def look(about: str, text: str, advice: str) -> Finding:
    """Return that somebody should look at something."""
    return Finding(about, "look", text, advice)


def stop(about: str, text: str, advice: str) -> Finding:
    """Return that the app cannot run so."""
    return Finding(about, "stop", text, advice)


def exit_code(findings: list[Finding]) -> int:
    """Return 0 where all is well, 1 where something is to be looked at, 2 where it cannot run."""
    return max((EXIT_CODES[one.state] for one in findings), default=0)

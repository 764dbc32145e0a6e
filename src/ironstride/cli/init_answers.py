"""One question, asked again until the answer is understood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeVar

import click

from ironstride.errors import InvalidValueError
from ironstride.units import kg_from_lb

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence

    from ironstride.formats.weights import Units

T = TypeVar("T")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")
# Enough for any list, and an end for a pipe that never ends.
_MOST_ENTRIES: Final = 50


def ask(question: str, read: Callable[[str], T], default: str | None = None) -> T:
    """Return what `read` makes of the answer; its InvalidValueError is shown and asked again."""
    while True:
        answer = click.prompt(
            question, default="" if default is None else default, show_default=bool(default)
        )
        try:
            return read(str(answer).strip())
        except InvalidValueError as error:
            click.echo(f"  {error}")


def ask_many(question: str, read: Callable[[str], T]) -> list[T]:
    """Return the answers up to the first empty one."""
    answers: list[T] = []
    for _ in range(_MOST_ENTRIES):
        answer = ask(question, lambda text: read(text) if text else None, "")
        if answer is None:
            break
        answers.append(answer)
    return answers


def ask_choice(question: str, choices: Mapping[str, T], default: str) -> T:
    """Return the value of the chosen word; its beginning is enough."""

    def read(text: str) -> T:
        found = [word for word in choices if text and word.startswith(text.lower())]
        if not found:
            raise InvalidValueError(f"please answer with one of: {', '.join(choices)}")
        return choices[found[0]]

    return ask(f"{question} ({' / '.join(choices)})", read, default)


def ask_yes(question: str) -> bool:
    """Return whether the answer is yes; Enter is no."""
    return ask_choice(question, {"no": False, "yes": True}, "no")


def ask_numbered(heading: str, sentences: Sequence[str]) -> list[int]:
    """Return the indices of the sentences that are true; Enter is none of them."""
    click.echo(f"\n{heading}")
    for number, sentence in enumerate(sentences, start=1):
        click.echo(f"  {number:2d}. {sentence}")

    def read(text: str) -> list[int]:
        if text.lower() in ("", "none", "no", "0"):
            return []
        words = text.replace(",", " ").split()
        wrong = [word for word in words if not word.isdecimal() or not _is_in(word, sentences)]
        if wrong:
            raise InvalidValueError(
                f"{wrong[0]!r} is no number of the list; write 1 to {len(sentences)}, or Enter"
            )
        return [int(word) - 1 for word in words]

    return ask("Which of these are true for you, by number (Enter: none)", read, "")


def _is_in(word: str, sentences: Sequence[str]) -> bool:
    return 1 <= int(word[:4]) <= len(sentences)


def read_numbers(text: str) -> list[float]:
    """Return the numbers in an answer: "5 10, 12.5"."""
    numbers = [float(one.replace(",", ".")) for one in _NUMBER.findall(text.replace(", ", " "))]
    if text and not numbers:
        raise InvalidValueError("please write numbers with spaces between, or nothing")
    return numbers


def weight_reader(units: Units, low_kg: float, high_kg: float) -> Callable[[str], float]:
    """Make a reader of one weight in the runner's units that returns kilograms."""

    def read(text: str) -> float:
        numbers = read_numbers(text)
        weight_kg = to_kg(numbers[0], units) if numbers else 0.0
        if not low_kg <= weight_kg <= high_kg:
            raise InvalidValueError(f"please write a weight in {units}")
        return weight_kg

    return read


def to_kg(weight: float, units: Units) -> float:
    """Return a weight in the runner's units as kilograms."""
    return kg_from_lb(weight) if units == "lb" else weight


def read_date(text: str) -> dt.date:
    """Return a date written as year-month-day."""
    from datetime import date

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidValueError("please write a date as year-month-day, like 1990-05-31") from None

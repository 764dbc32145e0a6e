"""What a runner answered about a file, out of the form of its page."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ironstride.catalogue.reader import read_catalogue
from ironstride.formats.log_names import BOTH_HANDS
from ironstride.web.exchange.intake import SHOWN_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

KEEP: Final = "keep"
YES: Final = "yes"
BOTH: Final = "both"
OTHER: Final = "other"


@lru_cache(maxsize=1)
def exercise_titles() -> tuple[str, ...]:
    """Return what the exercises are called, by the alphabet: what a search offers."""
    return tuple(sorted(one.name for one in read_catalogue().exercises.values()))


@lru_cache(maxsize=1)
def _ids() -> Mapping[str, str]:
    exercises = read_catalogue().exercises
    return {one.name.casefold(): one.id for one in exercises.values()} | {
        one: one for one in exercises
    }


def read_answers(
    posted: Mapping[str, str], seen: Mapping[str, Any]
) -> tuple[dict[str, Any], list[str]]:
    """Return the answers that differ from what is shown, and the exercises that nobody knows."""
    answers: dict[str, Any] = {}
    if posted.get("unit") in ("kg", "lb"):
        answers["unit"] = posted["unit"]
    if _is_zone(posted.get("zone", "")):
        answers["zone"] = posted["zone"]
    if posted.get("mode") in ("add", "replace"):
        answers["mode"] = posted["mode"]
    shown = {one["name"]: one for one in seen.get("names", ())}
    names: dict[str, str] = {}
    unknown: list[str] = []
    for number in range(SHOWN_NAMES):
        one = shown.get(posted.get(f"name-{number}", ""))
        if one is None:
            continue
        written = posted.get(f"exercise-{number}", "").strip()
        exercise = _ids().get(written.casefold(), "")
        if written and not exercise:
            unknown.append(written)
            continue
        said = posted.get(f"choice-{number}", "")
        found = _decision(one, said, exercise, is_both=f"hands-{number}" in posted)
        if found is not None:
            names[one["name"]] = found
    return answers | {"names": names}, unknown


def show_names(seen: Mapping[str, Any], posted: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the names of a file as its page shows them, with what was just chosen for them."""
    return [
        {
            **one,
            "number": number,
            "choice": posted.get(f"choice-{number}", KEEP),
            "written": posted.get(f"exercise-{number}", one["exercise"]),
            "both_hands": one["both_hands"] if not posted else f"hands-{number}" in posted,
        }
        for number, one in enumerate(seen.get("names", ()))
    ]


def _decision(one: Mapping[str, Any], said: str, exercise: str, *, is_both: bool) -> str | None:
    """Return what was decided about a name, None where it is as it was shown."""
    offered = _ids().get(one["exercise"].casefold(), "")
    if said in (YES, BOTH):
        return f"{offered}{BOTH_HANDS if said == BOTH else ''}"
    if said == OTHER and exercise:
        return exercise
    if said:
        return None
    before = offered if one["certainty"] == "sure" else ""
    if (exercise, is_both) == (before, one["both_hands"]):
        return None
    return f"{exercise}{BOTH_HANDS if is_both and exercise else ''}"


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return bool(name)

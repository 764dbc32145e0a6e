"""Sets in short on the gym page: what a weight counts, and distances in the runner's units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

TIMES = "\N{MULTIPLICATION SIGN}"
ITEM = {"exercise": "carry", "load_counts": "per_hand", "set_kind": "load_reps", "iron": None}
OTHER = {"exercise": "squat", "load_counts": "total", "set_kind": "load_reps"}
WORK = {"kind": "work", "set_kind": "load_reps", "distance_m": 20}


def packet(units: str) -> dict[str, Any]:
    return {"units": units, "items": [OTHER | {"substitutes": [ITEM]}]}


def call(page: Page, module: str, name: str, *given: Any) -> Any:
    script = "async ([module, name, args]) => (await import(`/${module}.js`))[name](...args)"
    return page.evaluate(script, [module, name, list(given)])


@pytest.mark.parametrize(
    ("done", "units", "words"),
    [
        ({"exercise": "carry", "load_kg": 20, "reps": 8}, "kg", f"20 kg each hand {TIMES} 8"),
        ({"exercise": "squat", "load_kg": 20, "reps": 8}, "kg", f"20 kg {TIMES} 8"),
        ({"exercise": "unknown", "load_kg": 20, "reps": 8}, "lb", f"44.1 lb {TIMES} 8"),
        ({"exercise": "carry", "load_kg": 20, "distance_m": 20}, "kg", "20 kg each hand 20 m"),
        ({"exercise": "squat", "distance_m": 22.86}, "lb", "25 yd"),
    ],
)
def test_a_set_says_what_its_weight_counts(
    gym_page: Page, done: dict[str, Any], units: str, words: str
) -> None:
    assert call(gym_page, "columns", "saySet", done, packet(units)) == words


@pytest.mark.parametrize(("units", "label", "step"), [("kg", "Metres", 10), ("lb", "Yards", 9.144)])
def test_a_distance_is_asked_for_in_the_units_of_the_runner(
    gym_page: Page, units: str, label: str, step: float
) -> None:
    column, *_ = call(gym_page, "columns", "columnsOf", ITEM, WORK, packet(units))
    assert (column["key"], column["label"]) == ("distance_m", label)
    assert column["step"] == pytest.approx(step)


def test_what_is_typed_in_yards_is_kept_in_metres_and_read_again(gym_page: Page) -> None:
    typed = call(gym_page, "columns", "parseAmount", "distance_m", "25", packet("lb"))
    assert typed == pytest.approx(22.86)
    assert call(gym_page, "columns", "sayValue", "distance_m", typed, packet("lb")) == "25"
    assert call(gym_page, "columns", "parseAmount", "reps", "25", packet("lb")) == 25
    assert call(gym_page, "columns", "parseAmount", "reps", "x", packet("lb")) is None


@pytest.mark.parametrize(("units", "shown"), [("kg", "20"), ("lb", "20")])
def test_a_planned_distance_stands_as_its_words_say_it(
    gym_page: Page, units: str, shown: str
) -> None:
    entry: dict[str, Any] = {"item": ITEM, "follow": None, "lines": []}
    kept = {"packet": packet(units)}
    values = call(gym_page, "prefill", "valuesOf", entry, {"key": "a", "target": WORK}, kept, {})
    said = call(gym_page, "columns", "sayValue", "distance_m", values["distance_m"], kept["packet"])
    assert said == shown

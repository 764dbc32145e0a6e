"""Chances and written numbers of the browser beside those of the core."""

from __future__ import annotations

import math
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from ironstride.loading.inventory import in_units
from ironstride.loading.reps_curve import normal_chance

if TYPE_CHECKING:
    from playwright.sync_api import Page


MOST_LINES = 150


def each(page: Page, module: str, name: str, rows: list[list[Any]]) -> list[Any]:
    """Return what a function gives for each row of arguments, in one go."""
    script = """async ([module, name, rows]) => {
        const found = await import(`/loading/${module}.js`);
        return rows.map((row) => found[name](...row));
    }"""
    answers: list[Any] = page.evaluate(script, [module, name, rows])
    return answers


def test_chances_are_those_of_the_core(gym_page: Page) -> None:
    places = [*np.linspace(-9, 9, 721), 2.5 * math.sqrt(2), -2.5 * math.sqrt(2)]
    found = each(gym_page, "chance", "normalChance", [[float(z)] for z in places])
    wanted = [normal_chance(float(z)) for z in places]
    np.testing.assert_allclose(found, wanted, rtol=1e-10, atol=1e-15)
    far = each(gym_page, "chance", "normalChance", [[-50.0], [50.0], [0.0]])
    assert far == [0, 1, 0.5]


@pytest.mark.parametrize("units", ["kg", "lb"])
def test_loads_are_written_as_the_core_writes_them(gym_page: Page, units: str) -> None:
    luck = Random(units)
    loads = [*(number / 16 for number in range(4000)), *(luck.uniform(0, 700) for _ in range(2000))]
    loads += [pounds * 0.45359237 for pounds in range(1500)]
    loads += [round(pounds * 0.45359237, 3) for pounds in range(1500)]
    found = each(gym_page, "number_words", "inUnits", [[load, units] for load in loads])
    assert found == [in_units(load, units) for load in loads]  # type: ignore[arg-type]  # a word


def test_a_tie_goes_to_the_even_digit(gym_page: Page) -> None:
    rows = [(0.125, 2), (0.375, 2), (2.5, 0), (3.5, 0), (0.25, 1), (0.35, 1), (-0.125, 2)]
    found = each(gym_page, "number_words", "roundHalfEven", [[*row] for row in rows])
    assert found == [round(value, digits) for value, digits in rows]


def test_a_reserve_is_written_without_needless_zeros(gym_page: Page) -> None:
    values = [0, 1, 5.5, 10, 2.25, 7.0]
    found = each(gym_page, "number_words", "sayNumber", [[one] for one in values])
    assert found == [f"{one:g}" for one in values]


def test_no_module_of_the_browser_is_too_long() -> None:
    folder = Path(__file__).parents[3] / "src/ironstride/web/gym/static/gym/loading"
    lengths = {one.name: len(one.read_text("utf-8").splitlines()) for one in folder.glob("*.js")}
    assert len(lengths) >= 18
    assert {name: count for name, count in lengths.items() if count > MOST_LINES} == {}

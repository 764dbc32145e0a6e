from __future__ import annotations

import pytest

from ironstride.cli.screen import as_text
from ironstride.cli.simulate_view import simulate_view
from ironstride.cohort.simulated_runners import WORLDS, World
from ironstride.cohort.simulation import PRESCRIBERS, PrescriberName
from ironstride.cohort.simulation_table import PrescriberRow


def row_of(name: PrescriberName) -> PrescriberRow:
    return PrescriberRow(
        prescriber=name,
        sets=12_345,
        on_target_fraction=0.625,
        right_weight_fraction=1.0,
        missed_fraction=0.104,
        light_fraction=0.333,
        heavy_fraction=0.1,
        early_fraction=1.0,
        early_fractions=(0.99, 1.01),
        late_fraction=0.95,
        late_fractions=(0.9, 1.0),
        good_from_session=None if name == "epley" else 3,
        by_session_fraction=(0.5,),
    )


def lines_of(world: World = "runners", width: int = 80) -> list[str]:
    rows = [row_of(name) for name in PRESCRIBERS]
    return as_text(*simulate_view(rows, world, 500, 100), width=width).splitlines()


def test_the_table_fits_a_terminal_of_80_columns() -> None:
    lines = [line.split() for line in lines_of()]
    shares = "62 % 100 % 95 % 100 % 10.4 % 33 %".split()
    assert [*"Double progression".split(), *shares, "3"] in lines
    assert [*"Percentages of Epley".split(), *shares, "never"] in lines


def test_a_narrow_screen_cuts_no_number() -> None:
    lines = lines_of(width=60)
    shares = "62 % 100 % 95 % 100 % 10.4 % 33 %".split()
    assert max(len(line) for line in lines) <= 60
    assert ["Double", *shares, "3"] in [line.split() for line in lines]


def test_what_the_columns_mean_stands_below() -> None:
    flat = " ".join(" ".join(lines_of()).split())
    assert "from the 4th and the 8th session of a lift on" in flat
    assert "with 90 % of the oracle's share" in flat
    assert flat.endswith(
        "Seeds 100 to 599; work sets from a lift's session 4 on, 12,345 with the oracle."
    )


@pytest.mark.parametrize("world", WORLDS)
def test_each_world_is_told_in_words(world: World) -> None:
    told = {" ".join(lines_of(one)[1:3]) for one in WORLDS}
    assert len(told) == len(WORLDS)
    assert lines_of(world)[1].strip().startswith("Their truth: ")

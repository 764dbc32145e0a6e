from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ironstride.cli.screen import as_text
from ironstride.cli.season_strip import EASIER, SeasonStrip
from ironstride.planning.explain import PHASE_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.plan import Plan


def lines_of(plan: Plan, width: int) -> list[str]:
    return as_text(SeasonStrip(plan), width=width).splitlines()


@pytest.mark.parametrize("example", ["sample", "newcomer", "traveller", "pounds"])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_bands_fit_and_name_every_phase(
    plans: Mapping[str, Plan], example: str, width: int
) -> None:
    plan = plans[example]
    lines = lines_of(plan, width)
    assert max(len(line) for line in lines) <= width
    text = "\n".join(lines)
    for phase in {week.phase for week in plan.weeks}:
        assert PHASE_WORDS[phase] in text


def test_races_and_easier_weeks_stand_below_their_weeks(plans: Mapping[str, Plan]) -> None:
    plan = plans["sample"]
    cells = 120 // len(plan.weeks)
    marks = lines_of(plan, 120)[1]
    cells = min(cells, 6)
    race_week = next(i for i, week in enumerate(plan.weeks) if week.phase == "taper")
    assert marks[race_week * cells : race_week * cells + 2] == "#A"
    easier = [index for index, week in enumerate(plan.weeks) if week.deload]
    assert easier
    assert all(marks[index * cells] == EASIER for index in easier)

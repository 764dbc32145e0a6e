from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ironstride.training.health_topics import ENERGY, WOMEN, energy_topics
from ironstride.training.words import SEXES

if TYPE_CHECKING:
    from ironstride.training.words import Sex


@pytest.mark.parametrize("sex", SEXES)
def test_each_sign_is_asked_of_everybody_it_may_be_true_of(sex: Sex) -> None:
    asked = [flag for flag, _ in energy_topics(sex)]
    assert len(asked) == len(set(asked))
    assert {flag for flag, _ in ENERGY} <= set(asked)
    assert ({flag for flag, _ in WOMEN} <= set(asked)) is (sex != "male")


def test_erections_are_no_question_for_a_woman() -> None:
    said = {sex: dict(energy_topics(sex))["low_libido"] for sex in SEXES}
    assert "erections" not in said["female"]
    assert "erections" in said["male"]
    assert "erections" in said["unspecified"]

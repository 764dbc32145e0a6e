"""The numbers of the model come from the policy, by experience."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

from ironstride.loading.reps_curve import CURVE_GROUPS
from ironstride.loading.strength_numbers import read_strength_numbers
from ironstride.training.words import EXPERIENCES

if TYPE_CHECKING:
    from ironstride.policy.reader import Policy
    from ironstride.training.words import Experience


@pytest.mark.parametrize("experience", EXPERIENCES)
def test_every_experience_has_its_numbers(policy: Policy, experience: Experience) -> None:
    numbers = read_strength_numbers(policy, experience)
    assert len(numbers.curve_log_k) == len(numbers.curve_log_sd) == len(CURVE_GROUPS)
    assert numbers.curve_log_k[0] == math.log(policy.number("loading.reps_curve.lower.k"))


def test_a_newcomer_grows_faster_and_judges_worse(policy: Policy) -> None:
    new, old = (read_strength_numbers(policy, one) for one in ("novice", "advanced"))
    assert new.drift > old.drift
    assert all(one > other for one, other in zip(new.rir_sd, old.rir_sd, strict=True))

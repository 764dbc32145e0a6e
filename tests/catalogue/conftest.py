"""The catalogue that comes with Ironstride, and one right exercise to bend."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ironstride.catalogue.reader import read_catalogue

if TYPE_CHECKING:
    from ironstride.catalogue.catalogue import Catalogue

RIGHT = """
[cellar-squat]
name = "Cellar squat"
patterns = ["squat"]
qualities = ["strength"]
primary_muscles = ["quadriceps"]
setups = [{ needs = ["dumbbells"], implement = "dumbbell", load_counts = "per_hand" }]
set_kind = "load_reps"
laterality = "bilateral"
rep_classes = ["strength", "hypertrophy"]
skill = 2
regions = ["knee"]
cues = ["one", "two", "three"]
fault = "The fault and its fix."
bail_out = "The way out."
"""


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return read_catalogue()


@pytest.fixture
def right() -> str:
    return RIGHT

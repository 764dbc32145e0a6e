"""What a word of a runner's line can mean."""

from __future__ import annotations

from typing import Literal

from ironstride.training.words import RunType

# What a line is about: a run type, strength work of another plan, or only the word "run". A weak
# word counts only where nothing else is named ("walk back recovery", "course facile").
Meaning = Literal[RunType, "strength", "run", "weak_race", "weak_cross"]

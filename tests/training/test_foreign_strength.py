from __future__ import annotations

import datetime as dt

import pytest

from ironstride.errors import InvalidValueError
from ironstride.training.foreign_strength import ForeignStrength

DAY = dt.date(2026, 11, 24)


def test_a_session_without_time_and_length_is_one() -> None:
    session = ForeignStrength(DAY, "Lower body", "runna.ics")
    assert (session.at, session.duration_s, session.uid) == (None, None, None)


def test_no_session_lasts_less_than_nothing() -> None:
    with pytest.raises(InvalidValueError, match="duration_s"):
        ForeignStrength(DAY, "Lower body", "runna.ics", duration_s=-1)

"""The athlete of these tests has trained; seasons of tests before are forgotten."""

from __future__ import annotations

import pytest
from trained_for_tests import sample_log, trained

from ironstride.web.library import coming, why_views

__all__ = ["sample_log", "trained"]


@pytest.fixture(autouse=True)
def _forgotten_seasons() -> None:
    """Forget what was read of seasons of other tests: each begins with the same numbers."""
    coming._read_coming.cache_clear()
    why_views._tell_own_rules.cache_clear()

"""What the tests of the calendar share: addresses, the bytes of a plan, and empty caches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from ironstride.formats.plan_file import write_plan
from ironstride.web.calendar import alternative_weeks, move_prices, week_wishes
from ironstride.web.plans import queries

if TYPE_CHECKING:
    from collections.abc import Callable

    from ironstride.web.plans.models import Season


@pytest.fixture(autouse=True)
def _empty_caches() -> None:
    """Forget seasons of other tests: each begins with the same numbers."""
    for kept in (
        queries._read_plan,
        move_prices._price,
        alternative_weeks._gather,
        week_wishes._answer,
        week_wishes._figures,
    ):
        kept.cache_clear()


@pytest.fixture
def address(season: Season) -> Callable[..., str]:
    def find(name: str, *more: str) -> str:
        return reverse(name, args=[season.athlete.pk, *more])

    return find


@pytest.fixture
def plan_bytes(season: Season) -> Callable[[], str]:
    def write() -> str:
        season.refresh_from_db()
        return write_plan(queries.read_plan(season))

    return write

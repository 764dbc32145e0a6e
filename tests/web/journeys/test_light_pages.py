"""Every page of the table is light: few questions to the database, few bytes to the phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from journeys.test_every_page import addresses, seen_by_the_owner
from trained_for_tests import sample_log, trained

if TYPE_CHECKING:
    from conftest import Cast

    from ironstride.web.plans.models import Season

__all__ = ["sample_log", "trained"]

MOST_QUERIES = 12
MOST_BYTES = 150_000


@pytest.mark.parametrize("name", seen_by_the_owner())
def test_a_page_asks_little_and_weighs_little(name: str, cast: Cast, trained: Season) -> None:
    client = cast.client("owner")
    for address in addresses(name, cast):
        # What is worked out once and kept is no part of it.
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        asked = [one["sql"][:120] for one in queries.captured_queries]
        assert len(asked) <= MOST_QUERIES, asked
        # A file that is taken along may be as large as it is.
        if answer["Content-Type"].startswith("text/html"):
            assert len(answer.getvalue()) <= MOST_BYTES, address

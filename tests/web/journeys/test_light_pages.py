"""Every page of the table is light: few questions to the database, few bytes to the phone."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from journeys.test_every_page import addresses, seen_by_the_owner
from trained_for_tests import sample_log, trained

from ironstride.training.events import Missed
from ironstride.web.logbook.queries import read_log
from ironstride.web.logbook.services import add_sets
from ironstride.web.plans.services import report_events

if TYPE_CHECKING:
    from conftest import Cast

    from ironstride.web.plans.models import Season

__all__ = ["sample_log", "trained"]

MOST_QUERIES = 12
MOST_BYTES = 150_000
BEGUN, AT = "2026-11-24-lift", dt.datetime(2026, 11, 24, 7)


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


@pytest.mark.parametrize("name", ["today", "calendar", "progress"])
def test_the_first_look_of_a_coach_asks_as_little(name: str, cast: Cast, trained: Season) -> None:
    address = reverse(name, args=[cast.athlete.pk])
    begun = replace(next(iter(read_log(trained.athlete))), id=str(uuid.uuid4()))
    add_sets(trained.athlete, [replace(begun, session=BEGUN, performed_at=AT)], "test")
    report_events(trained.athlete, [Missed(dt.date(2026, 11, 26))], cast.planner)
    # The athlete looked before: what is worked out once and kept is no part of it.
    cast.client("owner").get(address)
    coach = cast.client("coach")
    # A process asks once whether anybody has an account.
    coach.get(reverse("home"))
    with CaptureQueriesContext(connection) as queries:
        answer = coach.get(address)
    assert answer.status_code == 200
    asked = [one["sql"][:120] for one in queries.captured_queries]
    assert len(asked) <= MOST_QUERIES, asked

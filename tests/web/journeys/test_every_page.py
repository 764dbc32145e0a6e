"""Every page of the table as the runner sees it: light, dark, on narrow phones, nothing wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from browsing import find_faults
from django.urls import get_resolver, reverse
from permissions.test_table import JOB, PAGES, ROLES, patterns
from trained_for_tests import sample_log, trained

from ironstride.web.calendar.event_answer import FORMS
from ironstride.web.jobs.services import ask_for
from ironstride.web.onboarding.steps import STEP_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from browsing import Person
    from conftest import Cast

    from ironstride.web.plans.models import Season

__all__ = ["sample_log", "trained"]

OWNER = ROLES.index("owner")
# What a page of the table shows besides: its name in the address, and what else it may be.
OTHERS = {"event_preview": ("kind", FORMS), "onboarding_step": ("step", STEP_NAMES)}


# The empty page that a phone keeps for the time without a net: it is never opened by its name.
KEPT_BY_PHONES = "gym_shell"


def seen_by_the_owner() -> list[str]:
    return sorted(
        name
        for name, page in PAGES.items()
        if page.method == "get"
        and page.rights[OWNER] == "+"
        and not page.is_api
        and name != KEPT_BY_PHONES
    )


@pytest.fixture
def person(arrive: Callable[..., Person], cast: Cast, trained: Season) -> Person:
    return arrive()


def addresses(name: str, cast: Cast) -> list[str]:
    """Return where a page of the table stands: once, or once for each of its kinds."""
    given: dict[str, Any] = dict(PAGES[name].fields)
    if JOB in given:
        given[JOB] = ask_for("plan", cast.athlete).pk
    [pattern] = [one for one in patterns(get_resolver()) if one.name == name]
    if "athlete_id" in str(pattern.pattern):
        given["athlete_id"] = cast.athlete.pk
    key, kinds = OTHERS.get(name, ("", ()))
    return [reverse(name, kwargs={**given, **({key: one} if key else {})}) for one in kinds or [""]]


@pytest.mark.parametrize("name", seen_by_the_owner())
def test_nobody_is_shut_out_and_nothing_goes_wrong(name: str, cast: Cast, person: Person) -> None:
    for address in addresses(name, cast):
        if person.goto(address):
            assert find_faults(person.page) == [], address
        assert person.messages == [], address

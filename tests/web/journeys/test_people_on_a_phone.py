"""Who sees the training, and who is invited: read on a narrow phone, with long emails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import find_faults
from django.urls import reverse

from ironstride.web.accounts.models import User
from ironstride.web.accounts.offers import offer_consent
from ironstride.web.accounts.services import give_consent, invite, note_access

if TYPE_CHECKING:
    from collections.abc import Callable

    from browsing import Person
    from conftest import Cast

LONG = "firstname.lastname-longer@athletics-club.example.org"
MIDDLING = "another.coach@example.org"
# How many lines the text of an element takes.
LINES = """(one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size;
}"""


@pytest.fixture
def sharing(cast: Cast, arrive: Callable[..., Person]) -> Person:
    for email in (LONG, MIDDLING):
        coach = User.objects.create_user(email, "correct horse")
        give_consent(cast.athlete, coach, may_plan=True)
        note_access(coach, cast.athlete, "event_confirm", wrote=True)
    offer_consent(cast.athlete, f"offered.{MIDDLING}", may_plan=True)
    person = arrive()
    person.goto(reverse("sharing", args=[cast.athlete.pk]))
    return person


def test_an_email_has_a_line_of_its_own(sharing: Person) -> None:
    emails = sharing.page.locator(".mail").filter(has_text=MIDDLING)
    assert emails.count() == 3
    assert {one.evaluate(LINES) for one in emails.all()} == {1}
    long_ones = sharing.page.locator(".mail").filter(has_text=LONG)
    assert {one.evaluate(LINES) for one in long_ones.all()} == {2}
    assert find_faults(sharing.page) == []


def test_what_a_box_means_stands_below_it(sharing: Person) -> None:
    box = sharing.page.locator("#id_may_plan").bounding_box()
    label = sharing.page.locator("label[for=id_may_plan]").bounding_box()
    meaning = sharing.page.locator("#id_may_plan_helptext").bounding_box()
    assert box
    assert label
    assert meaning
    assert box["x"] + box["width"] <= label["x"]
    assert label["y"] <= box["y"] + box["height"] / 2 <= label["y"] + label["height"]
    assert meaning["y"] >= box["y"] + box["height"]


def test_open_invitations_shut_nobody_out(cast: Cast, arrive: Callable[..., Person]) -> None:
    cast.owner.is_superuser = True
    cast.owner.save()
    for email in (LONG, MIDDLING, ""):
        invite(cast.owner, email=email, role="coach")
    person = arrive()
    person.goto(reverse("people"))
    assert person.page.get_by_role("button", name="Take back").count() == 3
    assert find_faults(person.page) == []
    offer = offer_consent(cast.athlete, LONG, may_plan=False)
    stranger = arrive(is_known=False)
    stranger.goto(reverse("offer", args=[offer]))
    assert find_faults(stranger.page) == []
    assert stranger.messages == person.messages == []

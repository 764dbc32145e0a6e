from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from ironstride.web.accounts.templatetags.email_text import may_break

if TYPE_CHECKING:
    from conftest import Cast


@pytest.mark.parametrize(
    ("email", "expected"),
    [
        ("a.b@example.org", "a<wbr>.b<wbr>@example<wbr>.org"),
        ("Ada Lovelace", "Ada Lovelace"),
        ('"<b>"@example.org', "&quot;&lt;b&gt;&quot;<wbr>@example<wbr>.org"),
        ("", ""),
    ],
)
def test_an_email_may_break_before_its_signs_alone(email: str, expected: str) -> None:
    assert may_break(email) == expected


def test_the_email_of_a_coach_breaks_where_it_is_read(cast: Cast) -> None:
    cast.client("coach").get(reverse("more", args=[cast.athlete.pk]))
    page = cast.client("owner").get(reverse("sharing", args=[cast.athlete.pk])).content.decode()
    assert page.count("coach<wbr>@example<wbr>.org</span>") == 1

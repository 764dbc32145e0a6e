"""The page of health asks of each body what that body can answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from answers_for_tests import ABOUT, HEALTHY, answer_all, url

if TYPE_CHECKING:
    from conftest import Cast


@pytest.mark.parametrize(
    ("sex", "words", "others"),
    [("female", "I am pregnant", "erections"), ("male", "erections", "I am pregnant")],
)
def test_the_questions_follow_the_sex(cast: Cast, sex: str, words: str, others: str) -> None:
    sign = {**HEALTHY, "health-energy": ["low_libido"]}
    del sign["health-none"]
    client = answer_all(cast, about=ABOUT | {"sex": sex}, health=sign)
    page = client.get(url("onboarding_step", cast.athlete, "health")).content.decode()
    assert words in page
    assert others not in page
    summed = client.get(url("answers", cast.athlete)).content.decode()
    assert "Much less interest in sex than before" in summed
    assert ("erections" in summed) is (sex == "male")


@pytest.mark.parametrize("role", ["coach", "stranger"])
def test_nobody_else_reads_the_questions_of_health(cast: Cast, role: str) -> None:
    page = cast.client(role).get(url("onboarding_step", cast.athlete, "health"))
    assert page.status_code == 404

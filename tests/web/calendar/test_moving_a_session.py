"""The price of a move is said before it is made, for every day, with a mouse or a keyboard."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from ironstride.planning.replan import Replanned
from ironstride.training import events as ev
from ironstride.web.calendar.change_words import price_level, read_price, say_level
from ironstride.web.calendar.move_prices import move_days, price_move
from ironstride.web.plans.planning import policy_of, replan
from ironstride.web.plans.queries import read_plan
from ironstride.web.plans.services import report_events

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Cast

    from ironstride.web.plans.models import Season

TODAY = dt.date(2026, 11, 24)
THURSDAY = dt.date(2026, 11, 26)


def test_each_day_of_this_week_and_the_next_has_its_price_in_words(season: Season) -> None:
    days = move_days(THURSDAY, TODAY)
    assert days[0] == TODAY
    assert days[-1] == dt.date(2026, 12, 6)
    for day in days:
        price = price_move(season.athlete, season, THURSDAY, day, TODAY)
        assert price.label
        assert price.text
        assert "points" not in price.text
        assert f"{day:%a} {day}" not in price.text


def test_the_price_says_which_rule_breaks_and_what_else_moves(season: Season) -> None:
    friday = price_move(season.athlete, season, TODAY, dt.date(2026, 11, 27), TODAY)
    assert "Thursday 26 November's session" in friday.text
    assert "moves to Tuesday 24 November" in friday.text
    wednesday = price_move(season.athlete, season, TODAY, dt.date(2026, 11, 25), TODAY)
    assert wednesday.level == "high"
    assert "before a key or long run" in wednesday.text


def test_a_day_that_is_taken_or_over_is_not_there(season: Season) -> None:
    taken = price_move(season.athlete, season, TODAY, THURSDAY, TODAY)
    assert taken.level == "no"
    assert taken.text == "Holds a session already; move that one first."
    over = price_move(season.athlete, season, TODAY, dt.date(2026, 11, 23), TODAY)
    assert over.level == "no"


def test_a_price_is_that_of_the_move_itself(season: Season) -> None:
    plan = read_plan(season)
    policy = policy_of(plan.athlete)
    for day in move_days(THURSDAY, TODAY):
        answer = replan(season.athlete, plan, [ev.Moved(THURSDAY, day)], TODAY)
        price = price_move(season.athlete, season, THURSDAY, day, TODAY)
        if day == THURSDAY:
            assert price.level == "here"
            continue
        assert (price.level == "no") == (not isinstance(answer, Replanned))
        if isinstance(answer, Replanned):
            broken = [read_price(one)[0] for one in answer.changes if one.kind == "rule"]
            size = price_level(sum(broken), policy)
            assert (price.level == "fits") == (size in ("none", "less"))


def test_no_rule_broken_is_said(season: Season) -> None:
    report_events(
        season.athlete,
        [ev.Away(dt.date(2026, 11, 30), dt.date(2026, 12, 6))],
        None,
    )
    season.refresh_from_db()
    days = move_days(dt.date(2026, 12, 8), TODAY)
    told = [price_move(season.athlete, season, dt.date(2026, 12, 8), day, TODAY) for day in days]
    assert all(one.text.startswith("No rule is broken.") for one in told if one.level == "fits")


@pytest.mark.parametrize(
    ("cost", "level"),
    [
        (-3, "less"),
        (0, "none"),
        (0.9, "none"),
        (1, "small"),
        (5, "small"),
        (6, "fair"),
        (99, "fair"),
        (100, "high"),
        (1000000000.0, "high"),
    ],
)
def test_points_become_the_size_of_a_price(season: Season, cost: float, level: str) -> None:
    found = price_level(cost, policy_of(read_plan(season).athlete))
    assert found == level
    assert say_level(found)


def test_the_endpoint_answers_for_one_day(cast: Cast, address: Callable[..., str]) -> None:
    asked = {"from_on": "2026-11-26", "to_on": "2026-11-27"}
    answer = cast.client("owner").get(address("move_price"), asked)
    assert answer.json().keys() == {"level", "label", "text"}


@pytest.mark.parametrize(
    ("from_on", "to_on", "status"),
    [
        ("", "", 400),
        ("x", "2026-11-27", 400),
        ("2026-11-26", "9999-12-31", 200),
        ("9999-12-31", "0001-01-01", 200),
        ("2026-11-26", "\x00", 400),
    ],
)
def test_hostile_days_have_no_price(
    cast: Cast, address: Callable[..., str], from_on: str, to_on: str, status: int
) -> None:
    asked = {"from_on": from_on, "to_on": to_on}
    answer = cast.client("owner").get(address("move_price"), asked)
    assert answer.status_code == status
    if status == 200:
        assert answer.json()["level"] == "no"


def test_without_a_mouse_a_list_of_days_is_there(cast: Cast, address: Callable[..., str]) -> None:
    page = cast.client("owner").get(address("event_preview", "moved"), {"from_on": "2026-11-26"})
    text = page.content.decode()
    assert text.count('type="radio"') == 13
    assert len(re.findall(r"data-price-of=", text)) == 12
    assert "To which day?" in text


def test_a_chosen_day_shows_all_that_changes(cast: Cast, address: Callable[..., str]) -> None:
    asked = {"from_on": "2026-11-26", "to_on": "2026-11-27"}
    text = cast.client("owner").get(address("event_preview", "moved"), asked).content.decode()
    assert "What this would change" in text
    assert "Friday 27 November" in text
    assert "As you decided" in text
    assert "at home instead of gym" in text


def test_a_missed_session_can_be_made_up(
    cast: Cast, season: Season, address: Callable[..., str]
) -> None:
    report_events(season.athlete, [ev.Missed(TODAY)], None)
    text = cast.client("owner").get(address("calendar"), {"week": "2026-11-24"}).content.decode()
    assert "- missed" in text


def test_other_weeks_are_offered_and_taken_in_two_taps(
    cast: Cast, season: Season, address: Callable[..., str]
) -> None:
    client = cast.client("owner")
    text = client.get(address("alternatives"), {"week": "2026-11-30"}).content.decode()
    assert "The next best" in text
    found = re.search(r'href="([^"]*/events/week/[^"]*)"', text)
    assert found is not None
    preview = client.get(found[1])
    text = preview.content.decode()
    assert "What this would change" in text
    moves = re.search(r'name="moves" value="([^"]*)"', text)
    assert moves is not None
    done = client.post(address("event_confirm", "week"), {"seen": "1", "moves": moves[1]})
    assert done.status_code == 302
    season.refresh_from_db()
    days = {one.on for one in read_plan(season).weeks[1].sessions if one.kind == "lift"}
    assert days >= {dt.date.fromisoformat(one.split(":")[1]) for one in moves[1].split(",")}


@pytest.mark.parametrize("week", ["2020-01-01", "2027-12-01", "9999-01-01", "x"])
def test_a_week_without_sessions_has_no_other(
    cast: Cast, address: Callable[..., str], week: str
) -> None:
    page = cast.client("owner").get(address("alternatives"), {"week": week})
    assert page.status_code == 200

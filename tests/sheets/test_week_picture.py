from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from ironstride.sheets.day_runs import without_warm_ups
from ironstride.sheets.week_picture import week_picture
from ironstride.training.events import Away, Done, Ill, Reported
from ironstride.training.words import SESSION_KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training.plan import Plan
    from ironstride.training.session import PlannedSession

SVG = "{http://www.w3.org/2000/svg}"
TUESDAY = dt.date(2026, 11, 24)


def texts(svg: str) -> list[str]:
    return [one.text or "" for one in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 - our own picture


@pytest.mark.parametrize("example", ["sample", "newcomer", "traveller", "pounds"])
def test_every_day_and_session_is_in_it(
    plans: Mapping[str, Plan], catalogue: Catalogue, example: str
) -> None:
    plan = plans[example]
    week = plan.weeks[0]
    shown = texts(week_picture(plan, week, catalogue, TUESDAY))
    assert {"Mon 23", "Tue 24", "Wed 25", "Thu 26", "Fri 27", "Sat 28", "Sun 29"} <= set(shown)
    for session in without_warm_ups(week.sessions):
        assert session.title in " ".join(shown)
        assert any(f"{session.minutes} min" in one for one in shown)


def test_today_is_marked_in_a_word(plans: Mapping[str, Plan], catalogue: Catalogue) -> None:
    plan = plans["sample"]
    assert "today" in texts(week_picture(plan, plan.weeks[0], catalogue, TUESDAY))
    assert "today" not in texts(week_picture(plan, plan.weeks[1], catalogue, TUESDAY))


def test_key_runs_and_legs_are_said_in_words(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    plan = plans["sample"]
    shown = texts(week_picture(plan, plan.weeks[0], catalogue, TUESDAY))
    assert shown.count("key run") == 3
    assert "moderate" in shown
    count = len(without_warm_ups(plan.weeks[0].sessions))
    said = f"{count} sessions \u00b7 3 key runs \u00b7 59.5 km of running"
    assert any(one.startswith(said) for one in shown)


def test_miles_are_for_who_thinks_in_pounds(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    plan = plans["pounds"]
    text = " ".join(texts(week_picture(plan, plan.weeks[0], catalogue, TUESDAY)))
    assert " mi of running" in text
    assert " km" not in text


def test_hostile_names_stay_text_inside_the_picture(hostile: Plan, catalogue: Catalogue) -> None:
    svg = week_picture(hostile, hostile.weeks[0], catalogue, TUESDAY)
    tags = {one.tag.removeprefix(SVG) for one in ET.fromstring(svg).iter()}  # noqa: S314 - our own picture
    assert tags <= {"svg", "title", "desc", "g", "rect", "line", "circle", "text"}
    assert svg == week_picture(hostile, hostile.weeks[0], catalogue, TUESDAY)


def test_an_empty_week_is_a_picture_too(plans: Mapping[str, Plan], catalogue: Catalogue) -> None:
    plan = plans["sample"]
    week = dataclasses.replace(plan.weeks[0], sessions=())
    plan = dataclasses.replace(plan, weeks=(week,), runs=(), races=())
    svg = week_picture(plan, week, catalogue, TUESDAY)
    assert "An empty week." in svg


def test_any_kind_of_session_is_drawn(all_kinds: Plan, catalogue: Catalogue) -> None:
    shown = texts(week_picture(all_kinds, all_kinds.weeks[0], catalogue, TUESDAY))
    standing = without_warm_ups(all_kinds.weeks[0].sessions)
    assert sum(one.startswith("A ") for one in shown) == len(standing) == len(SESSION_KINDS) - 1


def test_what_was_done_is_said(
    plans: Mapping[str, Plan], catalogue: Catalogue, lift: PlannedSession
) -> None:
    plan = plans["sample"]
    plan = dataclasses.replace(plan, events=(Reported(TUESDAY, Done(lift.id)),))
    assert f"18:30 gym, {lift.minutes} min, done" in texts(
        week_picture(plan, plan.weeks[0], catalogue, TUESDAY)
    )


def test_a_day_of_illness_or_absence_without_a_session_says_so(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    ill, away = TUESDAY - dt.timedelta(days=1), TUESDAY + dt.timedelta(days=1)
    events = (Reported(TUESDAY, Ill(ill, TUESDAY)), Reported(TUESDAY, Away(away, away)))
    plan = dataclasses.replace(plans["sample"], events=events)
    svg = week_picture(plan, plan.weeks[0], catalogue, TUESDAY)
    shown = texts(svg)
    # On Tuesday stands the session that was excused.
    assert (shown.count("ill"), shown.count("away")) == (1, 1)
    assert "Monday 23 November 2026: Day Off; ill." in svg

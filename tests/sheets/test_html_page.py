from __future__ import annotations

import dataclasses
import datetime as dt
import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from ironstride.errors import Problem
from ironstride.sheets.day_runs import without_warm_ups
from ironstride.sheets.html_page import STYLE, html_page
from ironstride.training.events import Done, Ill, Missed, Reported
from ironstride.training.plan import (
    Alternative,
    AlternativeSession,
    BrokenRule,
    Change,
    Replaced,
    Uncovered,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training.plan import Plan
    from ironstride.training.session import PlannedSession

DAY = dt.date(2026, 11, 24)
VOID = {"meta", "br", "hr"}
# Attributes that could load or run something.
ACTIVE = {"src", "srcset", "action", "style", "background", "data", "poster"}


class Page(HTMLParser):
    """The page as a browser reads it: elements with attributes, and text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag == name]


def luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("example", ["sample", "newcomer", "traveller", "pounds"])
def test_every_session_exercise_and_dose_is_on_the_page(
    plans: Mapping[str, Plan], catalogue: Catalogue, example: str
) -> None:
    plan = plans[example]
    page = Page(html_page(plan, catalogue, DAY))
    articles = [one["id"] for one in page.all("article")]
    assert articles == [f"session-{session.id}" for session in plan.sessions()]
    items = [item for session in plan.sessions() for _, item in session.items()]
    shown = [one for one in page.all("p") if one.get("class") == "dose"]
    assert len(shown) == len(items)
    assert all(item.name in page.text for item in items)
    assert all(race.name in page.text for race in plan.races)


def test_the_page_is_whole_and_the_same_each_time(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    html = html_page(plans["sample"], catalogue, DAY)
    assert html == html_page(plans["sample"], catalogue, DAY)
    assert html.startswith("<!DOCTYPE html>")
    assert Page(html).open == []


def test_nothing_is_fetched_and_nothing_runs(hostile: Plan, catalogue: Catalogue) -> None:
    html = html_page(hostile, catalogue, DAY)
    page = Page(html)
    names = {name for name, _ in page.elements}
    assert not names & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "form",
        "image",
        "use",
    }
    for _, attributes in page.elements:
        assert not ACTIVE & attributes.keys()
        assert not any(key.startswith("on") for key in attributes)
        assert (attributes.get("href") or "#").startswith("#")
    (style,) = re.findall(r"<style>(.*?)</style>", html, flags=re.DOTALL)
    assert "url(" not in style
    assert "@import" not in style


def test_hostile_names_are_read_as_they_are(hostile: Plan, catalogue: Catalogue) -> None:
    page = Page(html_page(hostile, catalogue, DAY))
    assert "<script>alert('x')</script></svg></title>" in page.text
    assert "\x1b" not in page.text
    assert "\u202e" not in page.text
    assert page.open == []
    html_page(hostile, catalogue, DAY).encode("utf-8")


def test_landmarks_headings_and_tables_are_named(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    page = Page(html_page(plans["sample"], catalogue, DAY))
    for landmark in ("header", "nav", "main", "footer", "h1"):
        assert len(page.all(landmark)) == 1
    assert page.all("html")[0]["lang"] == "en"
    levels = [int(name[1]) for name, _ in page.elements if re.fullmatch("h[1-6]", name)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert {one.get("scope") for one in page.all("th")} == {"col", "row"}
    assert len(page.all("caption")) == len(page.all("table"))
    assert all(one.get("tabindex") == "0" for one in page.all("div") if one["class"] == "scroll")


def test_every_link_on_the_page_leads_somewhere(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    page = Page(html_page(plans["sample"], catalogue, DAY))
    ids = [one["id"] for _, one in page.elements if "id" in one]
    assert len(ids) == len(set(ids))
    assert {(one["href"] or "")[1:] for one in page.all("a")} <= set(ids)


@pytest.mark.parametrize(
    ("day", "number"), [(DAY, 1), (dt.date(2026, 12, 9), 3), (dt.date(2031, 1, 1), 1)]
)
def test_the_week_of_the_day_is_open(
    plans: Mapping[str, Plan], catalogue: Catalogue, day: dt.date, number: int
) -> None:
    plan = plans["sample"]
    weeks = [one for one in Page(html_page(plan, catalogue, day)).all("details") if "id" in one]
    assert [index for index, one in enumerate(weeks, start=1) if "open" in one] == [number]
    assert weeks[number - 1]["id"] == "this-week"


def test_pounds_and_miles_stay(plans: Mapping[str, Plan], catalogue: Catalogue) -> None:
    text = Page(html_page(plans["pounds"], catalogue, DAY)).text
    assert re.search(r"@ \d+-\d+ lb", text)
    assert not re.search(r"\d kg|\d km", text)


def test_what_is_urgent_stands_in_the_header(hostile: Plan, catalogue: Catalogue) -> None:
    html = html_page(hostile, catalogue, DAY)
    assert 'class="notice emergency"' in html[: html.index("<nav")]
    assert "About this plan" in html[html.index("</nav>") :]


def test_what_the_plan_could_not_keep_is_said(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    plan = plans["sample"]
    gap = Uncovered("squat", plan.weeks[0].starts_on, "No time.")
    plan = dataclasses.replace(
        plan, uncovered=(gap,), problems=(Problem("a.yaml", "line 3", "odd"),)
    )
    text = Page(html_page(plan, catalogue, DAY)).text
    assert plan.broken_rules[0].text in text
    assert "Week of Mon 23 Nov, squat: No time." in text
    assert "a.yaml: line 3: odd" in text


def test_plans_without_weeks_or_sessions_are_pages_too(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    plan = plans["sample"]
    bare = dataclasses.replace(plan, weeks=(), runs=(), races=(), gates=(), broken_rules=())
    assert "holds no week" in Page(html_page(bare, catalogue, DAY)).text
    week = dataclasses.replace(plan.weeks[0], sessions=())
    empty = dataclasses.replace(plan, weeks=(week,))
    assert "No strength session in this week." in Page(html_page(empty, catalogue, DAY)).text


def test_any_kind_of_session_is_shown(all_kinds: Plan, catalogue: Catalogue) -> None:
    text = Page(html_page(all_kinds, catalogue, DAY)).text
    for words in ("Strength", "Primer", "Mobility", "Before the run", "Tests"):
        assert f"{words} gym, 37 minutes" in text
    assert "Straight before your run: 5x1000 m" in text


def test_text_stands_out_from_its_paper_by_light_and_dark() -> None:
    from importlib.resources import files

    style = (files("ironstride.sheets") / STYLE).read_text("utf-8")
    tones = re.findall(r"--(\w+(?:-\w+)?): (#[0-9a-f]{6})", style)
    half = len(tones) // 2
    for theme in (dict(tones[:half]), dict(tones[half:])):
        for ink in ("ink", "muted", "accent", "race"):
            for paper in ("paper", "tint"):
                assert contrast(theme[ink], theme[paper]) >= 4.5, (ink, paper)
        assert contrast(theme["ink"], theme["warn-paper"]) >= 4.5


def test_what_was_done_or_missed_is_said(
    plans: Mapping[str, Plan], catalogue: Catalogue, lift: PlannedSession
) -> None:
    plan = plans["sample"]
    missed_on = plan.weeks[1].sessions[0].on
    reported = (Reported(DAY, Done(lift.id)), Reported(missed_on, Missed(missed_on)))
    html = html_page(dataclasses.replace(plan, events=reported), catalogue, DAY)
    missed = [one for one in plan.sessions() if one.on == missed_on]
    # In the table of days and above the session itself; a warm-up stands with its run in the table.
    shown = {"done": 2, "missed": len(missed) + len(without_warm_ups(missed))}
    for state, number in shown.items():
        assert html.count(f'<span class="kind {state}">{state}</span>') == number


def test_a_plan_made_anew_says_when_and_what_changed(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    plan = plans["sample"]
    change = Change("moved", DAY, "Tuesday's squat session moves to Friday.")
    plan = dataclasses.replace(
        plan, replanned_on=DAY, replaces=Replaced("old", (change,), way_back={})
    )
    text = Page(html_page(plan, catalogue, DAY)).text
    assert "planned on Monday 23 November 2026, and again on Tuesday 24 November 2026." in text
    assert "Tue 24 Nov: Tuesday's squat session moves to Friday." in text


def test_other_ways_to_place_a_week_stand_with_it(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    plan = plans["sample"]
    week = plan.weeks[1]
    session = AlternativeSession(week.starts_on, dt.time(18, 30), "gym", 2)
    broken = BrokenRule("lift_days_apart", 4.0, week.starts_on, "Only 22 h after the lift.")
    ways = (
        Alternative(week.starts_on, 4.25, (session,), (broken,)),
        Alternative(week.starts_on, 9, (), ()),
    )
    text = Page(html_page(dataclasses.replace(plan, alternatives=ways), catalogue, DAY)).text
    assert text.count("Other ways to place this week") == 1
    assert "Mon 30 Nov 18:30 gym , costs 4.25 points more. Mon 30 Nov: Only 22 h" in text
    assert "no session , costs 9 points more." in text


def test_a_day_of_illness_says_so_where_no_session_stands(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    wednesday = plans["sample"].weeks[0].days()[2]
    reported = (Reported(DAY, Ill(wednesday, wednesday)),)
    html = html_page(dataclasses.replace(plans["sample"], events=reported), catalogue, DAY)
    assert html.count("<td>ill</td>") == 1

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from trained_for_tests import lift

from ironstride.formats.athlete_codec import AthleteFile
from ironstride.training.athlete import BodyTest
from ironstride.web.accounts.models import AthleteRow
from ironstride.web.logbook.services import add_sets
from ironstride.web.plans.services import save_athlete, store_plan
from ironstride.web.progress.figures import index_figure
from ironstride.web.progress.models import KeptPage
from ironstride.web.progress.queries import PROGRESS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conftest import Cast
    from pytest_django import DjangoAssertNumQueries

    from ironstride.training.plan import Plan
    from ironstride.web.plans.models import Season


def page(cast: Cast, name: str = "progress", role: str = "owner", **given: str) -> str:
    address = reverse(name, args=[cast.athlete.pk])
    answer = cast.client(role).get(address, given)
    assert answer.status_code == 200
    return answer.content.decode()


def charts(text: str) -> dict[str, Any]:
    found = re.findall(r'<script id="chart-([^"]+)" type="application/json">(.*?)</script>', text)
    return {name: json.loads(content) for name, content in found}


class Texts(HTMLParser):
    """Collects the texts of a page without its scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the parser's
        if tag == "script":
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.texts.append(data)


def words(text: str) -> str:
    parser = Texts()
    parser.feed(text)
    return " ".join(" ".join(parser.texts).split())


def test_before_the_first_plan_the_page_says_what_will_stand_here(cast: Cast) -> None:
    text = page(cast)
    assert "Progress begins with your plan" in text
    assert "<canvas" not in text
    assert charts(text) == {}


def test_a_season_without_log_says_what_is_missing_and_shows_nothing_empty(
    cast: Cast, season: Season
) -> None:
    text = page(cast)
    said = words(text)
    # The lifts that the athlete remembered at the start are known without any log.
    assert "Nothing can be told yet. The index begins with the fourth session" in said
    assert "You did 0 of 2 sessions so far" in said
    assert "None done yet. Five short tests" in said
    assert "index-all" not in charts(text)


def test_somebody_without_any_lift_reads_what_is_enough_to_begin(
    cast: Cast, plans: Mapping[str, Plan]
) -> None:
    plan = plans["newcomer"]
    save_athlete(cast.athlete, AthleteFile(plan.athlete))
    store_plan(cast.athlete, plan, 0)
    said = words(page(cast))
    assert "No lift yet. A set with a weight and at most 15 reps is enough to begin." in said
    assert "Not open yet: 8 to 15 reps for now" in said
    assert "Still missing:" in said


def test_the_report_of_the_week_comes_before_all_charts(cast: Cast, trained: Season) -> None:
    text = page(cast)
    assert text.index("This week in words") < text.index("Strength index") < text.index("Each lift")


def test_the_index_says_how_strong_with_its_range(cast: Cast, trained: Season) -> None:
    text = page(cast)
    said = words(text).replace("\N{NO-BREAK SPACE}", " ")
    assert re.search(r"Stronger: \+\d %\ssince 6 Oct 2026, in 8 of 10 cases between \+\d+", said)
    index = charts(text)["index-all"]
    low, high = index["series"][1]["values"], index["series"][0]["values"]
    middle = index["series"][2]["values"]
    assert len(index["x"]) == len(middle)
    assert all(a <= b <= c for a, b, c in zip(low, middle, high, strict=True))
    assert {"index-lower", "index-upper"} <= set(charts(text))


def test_each_lift_leads_to_its_own_page(cast: Cast, trained: Season) -> None:
    text = page(cast)
    assert reverse("exercise", args=[cast.athlete.pk, "back-squat"]) in text
    own = reverse("own_exercise", args=[cast.athlete.pk])
    assert f"{own}?name=Leg+Press+Downstairs" in text


def test_every_chart_has_words_and_a_table_behind_it(cast: Cast, trained: Season) -> None:
    text = page(cast)
    figures = re.findall(r'<figure class="chart.*?</figure>', text, flags=re.DOTALL)
    assert len(figures) > 10
    assert all(re.search(r"<figcaption>.*?<p>\w.*?</p>", one, re.DOTALL) for one in figures)
    drawn = [one for one in figures if "data-chart" in one]
    assert all('aria-hidden="true"' in one for one in drawn)
    assert text.count('<details class="numbers">') >= 4
    assert text.count('role="region" tabindex="0"') == text.count('<details class="numbers">')
    assert "style=" not in text


def test_sets_stand_beside_what_a_week_aims_at(cast: Cast, trained: Season) -> None:
    text = page(cast)
    squat = charts(text)["sets-squat"]
    ghost, done, goal = (one["values"] for one in squat["series"])
    assert len(squat["names"]) == len(ghost) == len(done) == len(goal) == 9
    assert done[-3] == 0
    assert ghost[-3] == 3
    assert "0 of 3 sets done this week. A week aims at" in words(text)


def test_what_was_not_done_is_never_shown_as_shame(cast: Cast, trained: Season) -> None:
    text = page(cast)
    assert "notice-emergency" not in text
    assert "missed" not in words(text).lower()
    assert re.search(r"0 of 2 sessions, 0 of \d+ sets", words(text))


def test_landings_stand_beside_their_budget(cast: Cast, trained: Season) -> None:
    said = words(page(cast))
    assert re.search(r"This week plans \d+ landings of jumps; fast runs and drills take", said)


def test_gates_say_what_is_missing_and_when_they_may_open(cast: Cast, trained: Season) -> None:
    said = words(page(cast))
    assert "Heavy sets are open" in said
    assert 'it has to feel "fine" to you, you said "unsure"' in said
    assert "Expected about" in said


def test_a_test_that_is_enough_is_only_kept(cast: Cast, plans: Mapping[str, Plan]) -> None:
    plan = plans["sample"]
    tests = tuple(
        BodyTest("single-leg-calf-raise", dt.date(2026, month, 1), 20 + month, 21 + month)
        for month in (8, 11)
    )
    plan = replace(plan, athlete=replace(plan.athlete, tests=tests))
    save_athlete(cast.athlete, AthleteFile(plan.athlete))
    store_plan(cast.athlete, plan, 0)
    text = page(cast)
    assert "Enough: now it is only kept." in text
    assert charts(text)["test-0"]["series"][-1]["as"] == "goal"


def test_pounds_are_shown_to_whom_thinks_in_pounds(cast: Cast, trained: Season) -> None:
    kg = charts(page(cast))["lift-0"]["series"][2]["values"][-1]
    AthleteRow.objects.update(units="lb")
    text = page(cast)
    assert charts(text)["lift-0"]["series"][2]["values"][-1] == pytest.approx(kg * 2.2046, abs=0.2)
    said = words(text)
    assert re.search(r"\d lb", said.replace("\N{NO-BREAK SPACE}", " "))
    assert not re.search(r"\d kg", said.replace("\N{NO-BREAK SPACE}", " "))


HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(2)</script>"


def test_a_hostile_name_stays_text(cast: Cast, season: Season) -> None:
    days = [dt.date(2026, 9, 1) + dt.timedelta(weeks=week) for week in range(8)]
    add_sets(season.athlete, [lift(HOSTILE, day, 50.0, rir=2) for day in days], "x")
    text = page(cast)
    assert "<img src=x" not in text
    assert "<script>alert" not in text
    assert "&lt;img src=x" in text


def test_a_log_without_effort_cannot_tell_and_says_what_would(cast: Cast, season: Season) -> None:
    sets = [
        lift("dumbbell-bench-press", dt.date(2026, 11, 3 + 7 * week), 20.0 - week, reps=14)
        for week in range(2)
    ]
    add_sets(season.athlete, sets, "x")
    said = words(page(cast))
    assert "Cannot tell yet: somewhere from" in said
    assert "note after each set how many more you could have done" in said


@pytest.mark.parametrize(
    ("low", "high", "begins", "note"),
    [(1, 9, "Stronger", False), (-9, -1, "Less strong", False), (-2, 9, "Cannot tell yet", True)],
)
def test_an_index_says_only_what_its_range_says(
    low: float, high: float, begins: str, note: bool
) -> None:
    tree = {"on": ["2026-10-06", "2026-11-24"], "low": [0, low], "high": [0, high]}
    figure = index_figure("lower", "Legs", {**tree, "median": [0, (low + high) / 2]})
    assert figure.caption.startswith(begins)
    assert bool(figure.note) == note


def test_lifts_of_the_plan_come_first_and_those_of_years_ago_are_folded(
    cast: Cast, season: Season
) -> None:
    recent, years_ago = dt.date(2026, 11, 20), dt.date(2021, 3, 1)
    sets = [lift("back-squat", years_ago, 60.0), lift("front-squat", years_ago, 50.0)]
    sets += [lift("military-lift", recent, 30.0), lift("romanian-deadlift", years_ago, 70.0)]
    add_sets(season.athlete, sets, "x")
    season.athlete.refresh_from_db()
    text = page(cast)
    shown, _, folded = text.partition("have not done for 12 weeks")
    shown = shown.partition('id="lifts"')[2]
    assert shown.index("Romanian deadlift") < shown.index("military-lift")
    assert "Front squat" not in shown
    assert "Front squat" in folded.partition("</details>")[0]
    assert "Romanian deadlift" not in folded.partition("</details>")[0]


def test_what_was_kept_in_another_form_is_not_shown(cast: Cast, trained: Season) -> None:
    page(cast)
    kept = KeptPage.objects.get(about=PROGRESS)
    kept.made_for, kept.tree = f"0 {kept.made_for}", {}
    kept.save()
    assert "Romanian deadlift" in page(cast)
    kept.refresh_from_db()
    assert kept.tree


def test_a_long_list_of_lifts_shows_the_newest_as_charts(cast: Cast, season: Season) -> None:
    sets = [
        lift(f"Own lift {number}", dt.date(2026, 11, day), 40.0 + day, rir=2)
        for number in range(20)
        for day in (1, 4)
    ]
    add_sets(season.athlete, sets, "x")
    text = page(cast)
    assert sum(name.startswith("lift-") for name in charts(text)) == 12
    assert "More lifts" in text


def test_the_coach_sees_it_and_a_stranger_does_not(cast: Cast, trained: Season) -> None:
    assert "Strength index" in page(cast, role="coach")
    address = reverse("progress", args=[cast.athlete.pk])
    for role in ("stranger", "other"):
        assert cast.client(role).get(address).status_code == 404


def test_the_page_asks_little_of_the_database(
    cast: Cast, trained: Season, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client, address = cast.client("owner"), reverse("progress", args=[cast.athlete.pk])
    client.get(address)
    with django_assert_max_num_queries(12):
        answer = client.get(address)
    assert len(answer.content) < 150_000

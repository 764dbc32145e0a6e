"""What minutes more or fewer would buy or cost, and what makes it so."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from ironstride.training.week_change import (
    DayOff,
    MoreMinutes,
    MovedRun,
    OneMoreSlot,
    OtherPlace,
    WhichDay,
)
from ironstride.web.calendar.remedies_work import find_remedies_work, say_change_of_week
from ironstride.web.jobs.models import Job
from ironstride.web.jobs.work import JobFailedError, Progress
from ironstride.web.plans.models import Season
from ironstride.web.plans.planning import read_athlete_tree
from ironstride.web.plans.queries import read_plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Cast

    from ironstride.training.week_change import WeekChange


def test_less_time_says_what_it_costs(cast: Cast, address: Callable[..., str]) -> None:
    asked = {"day": "3", "minutes": "-30"}
    text = cast.client("coach").get(address("whatif"), asked).content.decode()
    assert "30 minutes less on Thursdays" in text
    assert "What it costs" in text
    assert "points" not in text
    assert "Make it so" not in text


def test_a_day_without_time_can_get_some(cast: Cast, address: Callable[..., str]) -> None:
    asked = {"day": "6", "minutes": "30"}
    text = cast.client("owner").get(address("whatif"), asked).content.decode()
    assert "on Sundays" in text
    assert "Until the end of the plan" in text


@pytest.mark.parametrize(
    "asked",
    [
        {"day": "7", "minutes": "30"},
        {"day": "x", "minutes": "30"},
        {"day": "1", "minutes": "1e99"},
        {"day": "1"},
        {"day": "-1", "minutes": "-99999"},
    ],
)
def test_hostile_wishes_are_asked_again(
    cast: Cast, address: Callable[..., str], asked: dict[str, str]
) -> None:
    page = cast.client("owner").get(address("whatif"), asked)
    assert page.status_code == 200
    assert "Until the end of the plan" not in page.content.decode()


def test_make_it_so_changes_the_usual_week_and_undo_gives_it_back(
    cast: Cast, season: Season, address: Callable[..., str], plan_bytes: Callable[[], str]
) -> None:
    before = plan_bytes()
    row = season.athlete
    row.refresh_from_db()
    file_before = row.file
    given = {"day": "3", "minutes": "-30", "seen": str(season.number)}
    client = cast.client("planner")
    assert client.post(address("whatif_apply"), given).status_code == 302
    row.refresh_from_db()
    usual = read_athlete_tree(row.file)[0].athlete.availability.week
    assert [slot.minutes for slot in usual[3]] == [15]
    season.refresh_from_db()
    assert read_plan(season).athlete.availability.week == usual
    step = season.steps.first()
    assert step is not None
    assert step.reason == "30 minutes less on Thursdays"
    client.post(address("undo"), {"seen": str(season.number)})
    assert plan_bytes() == before
    row.refresh_from_db()
    assert row.file == file_before


def test_a_wish_for_another_plan_is_not_carried_out(
    cast: Cast, season: Season, address: Callable[..., str], plan_bytes: Callable[[], str]
) -> None:
    before = plan_bytes()
    client = cast.client("owner")
    for seen in ("7", ""):
        given = {"day": "3", "minutes": "-30", "seen": seen}
        page = client.post(address("whatif_apply"), given, follow=True)
        assert "The plan has changed since you saw it" in page.content.decode()
        assert plan_bytes() == before


def test_small_changes_are_looked_for_by_a_worker(
    cast: Cast, season: Season, address: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "ironstride.web.calendar.remedies_work.small_changes",
        lambda *_args: [MoreMinutes(WhichDay(1), 15)],
    )
    client = cast.client("owner")
    text = client.post(address("remedies"), follow=True).content.decode()
    assert "hx-trigger" in text
    job = Job.objects.get(kind="remedies")
    answer = find_remedies_work(job, Progress(job, ""))
    assert answer["number"] == season.number
    answer["remedies"] = [
        {"trouble": "2 weeks without hinge", "change": "15 minutes more on Tuesdays"}
        | {"is_whole": True, "weekday": 1, "minutes": 15}
    ]
    Job.objects.filter(pk=job.pk).update(state="done", answer=answer)
    text = client.get(address("whatif")).content.decode()
    assert "15 minutes more on Tuesdays would mend that." in text
    assert "?day=1&amp;minutes=15" in text
    Season.objects.filter(pk=season.pk).update(number=season.number + 1)
    assert "would mend that" not in client.get(address("whatif")).content.decode()


def test_a_search_without_a_plan_fails_in_words(cast: Cast) -> None:
    job = Job.objects.create(kind="remedies", athlete=cast.athlete, made_at=NOW, not_before=NOW)
    with pytest.raises(JobFailedError, match="no plan"):
        find_remedies_work(job, Progress(job, ""))


NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (MoreMinutes(WhichDay(1), 15), "15 minutes more on Tuesdays"),
        (MoreMinutes(WhichDay(1), -15), "15 minutes less on Tuesdays"),
        (OneMoreSlot(WhichDay(6), 40), "Time for one more session of 40 minutes on Sundays"),
        (OtherPlace(WhichDay(0), "gym"), "Gym on Mondays"),
        (MovedRun("long", WhichDay(5)), "Your long run on Saturdays"),
        (DayOff(WhichDay(2)), "wed off"),
    ],
)
def test_a_change_of_the_week_is_said_plainly(change: WeekChange, said: str) -> None:
    assert say_change_of_week(change) == said


def test_a_change_on_one_date_names_it() -> None:
    day = WhichDay(3, dt.date(2026, 11, 26))
    said = say_change_of_week(OneMoreSlot(day, 40))
    assert said == "Time for one more session of 40 minutes on Thursday 26 November"

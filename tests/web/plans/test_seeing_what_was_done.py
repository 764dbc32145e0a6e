"""A session that is done tells what was done, on every page, sheet and calendar alike."""

from __future__ import annotations

import datetime as dt
import io
import re
import uuid
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from icalendar import Calendar
from pypdf import PdfReader

from ironstride.formats.plain_tree import plain_tree
from ironstride.formats.plan_encode import encode_planned_set
from ironstride.training.events import Done
from ironstride.training.sets import PlannedSet
from ironstride.web.exchange.feed_services import make_feed
from ironstride.web.exchange.models import Export
from ironstride.web.exchange.views import sheets_ahead
from ironstride.web.jobs.worker import work_off
from ironstride.web.library import coming
from ironstride.web.logbook.services import sync_facts
from ironstride.web.plans.models import SessionRow
from ironstride.web.plans.queries import find_season, read_plan
from ironstride.web.plans.services import report_events

if TYPE_CHECKING:
    from conftest import Cast

    from ironstride.training.session import PlannedItem, PlannedSession
    from ironstride.web.plans.models import Season

TODAY = dt.date(2026, 11, 24)
SESSION = "2026-11-24-lift"
SWAP = "dumbbell-romanian-deadlift"
TIMES = "\N{MULTIPLICATION SIGN}"
ASKED = PlannedSet("work", "load_reps", (8, 10), load_kg=(41.0, 43.0), rir=(2, 3))


@pytest.fixture(autouse=True)
def _forgotten_seasons() -> None:
    """Forget what was read of seasons of other tests: each begins with the same numbers."""
    coming._read_coming.cache_clear()


def session_of(season: Season) -> PlannedSession:
    found = find_season(season.athlete)
    assert found is not None
    return next(one for one in read_plan(found).sessions() if one.id == SESSION)


def weighed(session: PlannedSession) -> PlannedItem:
    return next(one for _, one in session.items() if one.exercise == "romanian-deadlift")


def a_set(item: PlannedItem, **more: Any) -> dict[str, Any]:
    return {
        "type": "set",
        "id": str(uuid.uuid4()),
        "item": item.id,
        "session": SESSION,
        "exercise": item.exercise,
        "performed_at": "2026-11-24T10:00:00",
        "set_kind": "load_reps",
        "kind": "work",
        "load_kg": 42.5,
        "reps": 9,
        "target": plain_tree(encode_planned_set(ASKED)),
        **more,
    }


def report() -> dict[str, Any]:
    at = "2026-11-24T11:00:00"
    return {"type": "report", "id": str(uuid.uuid4()), "session": SESSION, "performed_at": at}


def log(season: Season, *facts: dict[str, Any]) -> None:
    synced = sync_facts(season.athlete, facts, "phone")
    assert not synced.refused
    season.athlete.refresh_from_db()


def finish(season: Season) -> None:
    """Do a little of today's session, a part of it with another exercise, and call it done."""
    item = weighed(session_of(season))
    swapped = a_set(item, exercise=SWAP, load_kg=20.0, performed_at="2026-11-24T10:05:00")
    log(season, a_set(item), swapped, report())


def prescribe_anew(season: Season) -> None:
    """Let the plan ask for other weights than those that today was done with."""
    row = SessionRow.objects.get(season=season, session=SESSION)
    for block in row.tree["blocks"]:
        for one in block["items"]:
            for planned in one["sets"]:
                if planned.get("load_kg"):
                    planned["load_kg"] = [97.5, 99.5]
    row.save()
    find = type(season).objects.get(pk=season.pk)
    find.number += 1
    find.save()


def page(cast: Cast, name: str, *args: object, role: str = "owner") -> str:
    answer = cast.client(role).get(reverse(name, args=[cast.athlete.pk, *args]))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("where", ["today", "session"])
@pytest.mark.parametrize("role", ["owner", "coach"])
def test_a_done_session_tells_its_sets_and_what_they_were_done_against(
    cast: Cast, season: Season, where: str, role: str
) -> None:
    finish(season)
    prescribe_anew(season)
    text = page(cast, where, *([SESSION] if where == "session" else []), role=role)
    assert ("What you did" if role == "owner" else "What was done") in text
    assert f"42.5 kg {TIMES} 9" in text
    assert f"20 kg each hand {TIMES} 9" in text
    assert "instead of Romanian deadlift" in text
    assert "1 x 8-10 reps @ 41-43 kg" in text
    # The plan in its fold asks for what was asked then too.
    fold = text.partition("What was planned")[2]
    assert re.search(r"\d x 8-10 reps @ 41-43 kg", fold)
    deadlift = fold.partition("Romanian deadlift")[2].partition("</li>")[0]
    assert "97.5" not in deadlift


def test_who_thinks_in_pounds_reads_pounds(cast: Cast, season: Season) -> None:
    finish(season)
    found = find_season(season.athlete)
    assert found is not None
    found.head["athlete"]["units"] = "lb"
    found.number += 1
    found.save()
    text = page(cast, "today")
    assert f"93.7 lb {TIMES} 9" in text


def test_a_session_begun_says_how_far_it_is(cast: Cast, season: Season) -> None:
    assert "Start this session" in page(cast, "today")
    item = weighed(session_of(season))
    log(season, a_set(item))
    count = sum(len(one.work_sets) for _, one in session_of(season).items())
    text = page(cast, "today")
    assert f"Go on: 1 of {count} sets done" in text
    assert "Start this session" not in text
    assert f"1 of {count} sets" in page(cast, "calendar")


def test_a_session_finished_early_is_done_before_the_plan_knows(cast: Cast, season: Season) -> None:
    finish(season)
    text = page(cast, "today")
    assert "Open the log of this session" in text
    assert "Without a set: " in text
    assert "Go on" not in text
    assert "How much time do you have?" not in text


def test_a_session_told_as_done_without_a_set_says_so(cast: Cast, season: Season) -> None:
    report_events(season.athlete, [Done(SESSION)], cast.owner)
    assert "without a set in your log" in page(cast, "today")


def test_the_calendar_of_another_program_tells_what_was_done(cast: Cast, season: Season) -> None:
    secret = make_feed(season.athlete, "watch", "detailed", with_races=False)
    before = feed_event(cast, secret)
    assert "Asked for" not in before["DESCRIPTION"]
    finish(season)
    work_off()
    found = feed_event(cast, secret)
    assert found["SUMMARY"].startswith("Done: ")
    assert f"- Romanian deadlift: 42.5 kg {TIMES} 9" in found["DESCRIPTION"]
    assert "Dumbbell Romanian deadlift instead of Romanian deadlift" in found["DESCRIPTION"]
    # A correction changes no plan, and is told too.
    item = weighed(session_of(season))
    log(season, a_set(item, load_kg=40.0, performed_at="2026-11-24T10:10:00"))
    assert f"42.5 kg {TIMES} 9; 40 kg {TIMES} 9" in feed_event(cast, secret)["DESCRIPTION"]


def feed_event(cast: Cast, secret: str) -> Any:
    answer = cast.client("nobody").get(reverse("feed", args=[secret]))
    events: list[Any] = list(Calendar.from_ical(answer.content).walk("VEVENT"))
    return next(one for one in events if one["DTSTART"].dt.strftime("%F") == str(TODAY))


def test_the_gym_sheet_prints_what_was_done(cast: Cast, season: Season) -> None:
    finish(season)
    prescribe_anew(season)
    owner = cast.client("owner")
    ask = reverse("ask_export", args=[season.athlete.pk])
    owner.post(ask, {"what": "sheet", "which": SESSION})
    work_off()
    content = Export.objects.get().content
    assert content is not None
    pages = PdfReader(io.BytesIO(bytes(content))).pages
    text = re.sub(r"\s+", " ", " ".join(one.extract_text() for one in pages))
    assert "What you did" in text
    assert f"42.5 kg {TIMES} 9" in text
    assert "97.5" not in text


def test_the_sheet_offered_first_is_the_next_session_to_do(cast: Cast, season: Season) -> None:
    assert sheets_ahead(season.athlete, TODAY)[0][0] == SESSION
    finish(season)
    which, words = sheets_ahead(season.athlete, TODAY)[0]
    assert which != SESSION
    assert words.startswith("Next session: ")


def test_an_exercise_done_today_is_not_to_come_today(cast: Cast, season: Season) -> None:
    assert "Tue 24 Nov" in page(cast, "exercise", "romanian-deadlift")
    finish(season)
    text = page(cast, "exercise", "romanian-deadlift")
    assert "Tue 24 Nov" not in text
    assert "sessions of your plan to come: " in text


@pytest.mark.parametrize("role", ["other", "stranger"])
def test_nobody_else_sees_it(cast: Cast, season: Season, role: str) -> None:
    finish(season)
    for name, args in (("today", []), ("session", [SESSION])):
        address = reverse(name, args=[cast.athlete.pk, *args])
        assert cast.client(role).get(address).status_code == 404

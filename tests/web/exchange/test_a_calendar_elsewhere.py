from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from icalendar import Calendar

from ironstride.training.events import Missed, Moved
from ironstride.web.config import clock
from ironstride.web.exchange.feed_services import MAX_FEEDS, MAX_READS, READS_WITHIN, make_feed
from ironstride.web.exchange.models import FeedLink
from ironstride.web.plans.queries import find_season, read_plan
from ironstride.web.plans.services import report_events, undo_last

if TYPE_CHECKING:
    import pytest
    from conftest import Cast

    from ironstride.training.session import PlannedSession
    from ironstride.web.plans.models import Season

TODAY = dt.date(2026, 11, 24)


def new_address(cast: Cast, kind: str = "detailed", **fields: str) -> str:
    """Return the path of a new feed, as the page shows it once."""
    given = {"name": "my watch", "kind": kind} | fields
    answer = cast.client("owner").post(reverse("add_feed", args=[cast.athlete.pk]), given)
    assert "no-store" in answer["Cache-Control"]
    found = re.search(r'value="http://testserver(/feeds/[^"]+\.ics)"', answer.content.decode())
    assert found
    return found[1]


def read(cast: Cast, path: str, **headers: str) -> Any:
    return cast.client("nobody").get(path, headers=headers)


def events(answer: Any) -> dict[str, dict[str, Any]]:
    calendar = Calendar.from_ical(answer.content)
    return {str(one["UID"]): event(one) for one in calendar.walk("VEVENT")}


def event(one: Any) -> dict[str, Any]:
    return {
        "start": one["DTSTART"].dt,
        "sequence": int(one["SEQUENCE"]),
        "stamp": one["DTSTAMP"].dt,
        "summary": str(one["SUMMARY"]),
        "status": str(one.get("STATUS", "")),
    }


def pass_time(monkeypatch: pytest.MonkeyPatch, by: dt.timedelta) -> None:
    at = clock.now() + by
    monkeypatch.setattr(clock, "_ask_the_clock", lambda: at)


def coming(season: Season) -> PlannedSession:
    found = find_season(season.athlete)
    assert found is not None
    sessions = read_plan(found).sessions()
    return next(one for one in sessions if one.on > TODAY and one.kind == "lift")


def test_whoever_has_the_address_reads_the_calendar_without_signing_in(
    cast: Cast, season: Season
) -> None:
    path = new_address(cast)
    answer = read(cast, path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "private" in answer["Cache-Control"]
    assert "no-cache" in answer["Cache-Control"]
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert coming(season).title in {one["summary"] for one in events(answer).values()}


def test_the_secret_is_shown_once_and_not_kept(cast: Cast, season: Season) -> None:
    secret = new_address(cast).removeprefix("/feeds/").removesuffix(".ics")
    assert len(secret) > 40
    page = cast.client("owner").get(reverse("data", args=[cast.athlete.pk]))
    assert secret not in page.content.decode()
    assert "my watch" in page.content.decode()
    kept = FeedLink.objects.values().get()
    assert not any(secret in str(value) for value in kept.values())


def test_while_nothing_changes_nothing_is_sent_again(
    cast: Cast, season: Season, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_address(cast)
    first = read(cast, path)
    pass_time(monkeypatch, dt.timedelta(days=1))
    second = read(cast, path)
    assert second.content == first.content
    by_tag = read(cast, path, if_none_match=first["ETag"])
    assert (by_tag.status_code, by_tag.content) == (304, b"")
    assert by_tag["ETag"] == first["ETag"]
    assert "private" in by_tag["Cache-Control"]
    by_time = read(cast, path, if_modified_since=first["Last-Modified"])
    assert by_time.status_code == 304


def test_an_event_keeps_its_id_and_counts_its_changes_through_replans(
    cast: Cast, season: Season, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, session = new_address(cast), coming(season)
    before = events(read(cast, path))
    pass_time(monkeypatch, dt.timedelta(hours=1))
    report_events(season.athlete, [Moved(session.on, session.on + dt.timedelta(days=1))], None)
    moved = events(read(cast, path))
    assert before.keys() <= moved.keys()
    for uid, one in before.items():
        changed = any(moved[uid][key] != one[key] for key in ("start", "summary", "status"))
        if changed:
            assert moved[uid]["sequence"] == 1
        if moved[uid]["sequence"] != one["sequence"]:
            assert moved[uid]["stamp"] == clock.now().replace(microsecond=0)
        else:
            assert moved[uid] == one
    assert any(one["sequence"] == 1 for one in moved.values())
    pass_time(monkeypatch, dt.timedelta(hours=1))
    undo_last(season.athlete)
    undone = events(read(cast, path))
    assert {uid: one["start"] for uid, one in undone.items() if uid in before} == {
        uid: one["start"] for uid, one in before.items()
    }
    again = [uid for uid in before if moved[uid]["start"] != before[uid]["start"]]
    assert again
    assert all(undone[uid]["sequence"] == 2 for uid in again)


def test_what_was_missed_keeps_its_id_too(cast: Cast, season: Season) -> None:
    path = new_address(cast)
    before = events(read(cast, path))
    report_events(season.athlete, [Missed(TODAY)], None)
    after = events(read(cast, path))
    assert before.keys() <= after.keys()
    assert any(str(one["summary"]).startswith("Not done") for one in after.values())


def test_times_are_those_of_the_athletes_zone(cast: Cast, season: Season) -> None:
    path = new_address(cast)
    utc = events(read(cast, path))
    type(cast.athlete).objects.filter(pk=cast.athlete.pk).update(zone="Europe/Vienna")
    vienna = events(read(cast, path))
    assert utc.keys() == vienna.keys()
    uid = next(iter(utc))
    start, local = utc[uid]["start"], vienna[uid]["start"]
    assert isinstance(start, dt.datetime)
    assert isinstance(local, dt.datetime)
    assert start.replace(tzinfo=None) == local.replace(tzinfo=None)
    assert local.utcoffset() == dt.timedelta(hours=1)


def test_a_busy_calendar_tells_nothing_but_when(cast: Cast, season: Season) -> None:
    path = new_address(cast, "busy", with_races="on")
    text = read(cast, path).content.decode()
    assert {one["summary"] for one in events(read(cast, path)).values()} == {"Busy"}
    plan = read_plan(season)
    words = {word for one in plan.sessions() for word in (one.title, one.place, one.id)}
    words |= {race.name for race in plan.races} | {plan.made_for}
    words |= {item.exercise for one in plan.sessions() for _, item in one.items()}
    assert [word for word in words if word and word in text] == []
    assert "DESCRIPTION" not in text
    assert "LOCATION" not in text


def test_two_addresses_share_no_id(cast: Cast, season: Season) -> None:
    first, second = (events(read(cast, new_address(cast))) for _ in range(2))
    assert first
    assert not first.keys() & second.keys()


def test_a_closed_address_is_gone_and_a_wrong_one_was_never_there(
    cast: Cast, season: Season
) -> None:
    path = new_address(cast)
    feed = FeedLink.objects.get()
    address = reverse("close_feed", args=[cast.athlete.pk, feed.pk])
    assert cast.client("planner").post(address).status_code == 404
    assert cast.client("owner").post(address).status_code == 302
    answer = read(cast, path)
    assert answer.status_code == 410
    assert b"BEGIN" not in answer.content
    assert read(cast, path.replace("/feeds/", "/feeds/x")).status_code == 404
    feed.refresh_from_db()
    assert (feed.memory, bytes(feed.content)) == ("", b"")


def test_another_athlete_cannot_close_it(cast: Cast, season: Season) -> None:
    new_address(cast)
    address = reverse("close_feed", args=[cast.other.athlete.pk, FeedLink.objects.get().pk])
    assert cast.client("other").post(address).status_code == 404


def test_before_the_first_plan_and_after_it_is_gone_there_is_a_calendar(
    cast: Cast, season: Season
) -> None:
    path = new_address(cast)
    there = events(read(cast, path))
    season.delete()
    gone = events(read(cast, path))
    ahead = {uid for uid, one in there.items() if str(one["start"]) > str(TODAY + dt.timedelta(1))}
    assert ahead <= {uid for uid, one in gone.items() if one["status"] == "CANCELLED"}
    other = make_feed(cast.other.athlete, "empty", "busy", with_races=False)
    assert b"BEGIN:VCALENDAR" in read(cast, reverse("feed", args=[other])).content


def test_when_it_was_read_last_is_shown(cast: Cast, season: Season) -> None:
    path = new_address(cast)
    page = reverse("data", args=[cast.athlete.pk])
    assert "never read yet" in cast.client("owner").get(page).content.decode()
    read(cast, path)
    assert "24 Nov 2026 12:00" in cast.client("owner").get(page).content.decode()


def test_a_program_that_asks_without_end_is_held_back_for_a_while(
    cast: Cast, season: Season, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_address(cast)
    read(cast, path)
    FeedLink.objects.update(reads=MAX_READS)
    answer = read(cast, path)
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
    pass_time(monkeypatch, READS_WITHIN)
    assert read(cast, path).status_code == 200


def test_there_is_an_end_to_addresses(cast: Cast) -> None:
    for number in range(MAX_FEEDS):
        make_feed(cast.athlete, str(number), "busy", with_races=False)
    address = reverse("add_feed", args=[cast.athlete.pk])
    fields = {"name": "more", "kind": "busy"}
    answer = cast.client("owner").post(address, fields, follow=True)
    assert "Revoke one of them" in answer.content.decode()
    assert FeedLink.objects.count() == MAX_FEEDS


def test_a_name_with_markup_stays_text(cast: Cast, season: Season) -> None:
    new_address(cast, name="<b>watch</b>")
    page = cast.client("owner").get(reverse("data", args=[cast.athlete.pk])).content.decode()
    assert "<b>watch" not in page


def test_a_feed_without_a_name_is_asked_for_one(cast: Cast) -> None:
    address = reverse("add_feed", args=[cast.athlete.pk])
    assert cast.client("owner").post(address, {"kind": "busy"}).status_code == 422
    assert not FeedLink.objects.exists()


def test_a_read_that_changed_nothing_costs_few_queries(
    cast: Cast, season: Season, django_assert_max_num_queries: object
) -> None:
    path = new_address(cast)
    read(cast, path)
    with django_assert_max_num_queries(6):  # type: ignore[operator]  # a fixture of the plugin
        read(cast, path)

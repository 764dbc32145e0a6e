"""A plan as a feed: what the runner reads, and that a busy feed says nothing but the times."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from ironstride.cohort.generated_runners import generate_athlete
from ironstride.errors import InvalidValueError
from ironstride.planning.engine import plan_season
from ironstride.planning.replan import Replanned, replan_season
from ironstride.policy.reader import read_policy
from ironstride.sheets.calendar_feed import Subscription, write_plan_feed
from ironstride.sheets.done_cards import DoneCard, DoneLine
from ironstride.training import events as ev

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.formats.feed_memory import FeedMemory
    from ironstride.training.plan import Plan
    from ironstride.training.session import PlannedSession

NOW = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 23)
DETAILED = Subscription("detailed", "a-secret", "Europe/Vienna")
BUSY = Subscription("busy", "a-secret", "Europe/Vienna")
# All that a busy event may say.
BUSY_KEYS = {
    *("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "STATUS"),
    *("TRANSP", "CLASS"),
}


def publish(
    plan: Plan, catalogue: Catalogue, subscription: Subscription, memory: FeedMemory | None = None
) -> tuple[dict[str, Any], FeedMemory]:
    """Return the events of a feed by id, and its memory."""
    content, kept = write_plan_feed(plan, catalogue, subscription, memory=memory or {}, now=NOW)
    events = Calendar.from_ical(content).walk("VEVENT")
    return {str(event["UID"]): event for event in events}, kept


def uid_of(subscription: Subscription, session: PlannedSession) -> str:
    return subscription.uid("session", session.id)


def after(plan: Plan, catalogue: Catalogue, *events: ev.Event) -> Plan:
    answer = replan_season(plan, events, TODAY, policy=read_policy(), catalogue=catalogue)
    assert isinstance(answer, Replanned), answer
    return answer.plan


def lifts(plan: Plan) -> list[PlannedSession]:
    return [session for session in plan.sessions() if session.kind == "lift"]


def test_every_session_but_the_drills_before_runs_is_there(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    for plan in plans.values():
        wanted = [one for one in plan.sessions() if one.kind != "run_warmup"]
        for subscription in (DETAILED, BUSY):
            events, _ = publish(plan, catalogue, subscription)
            assert set(events) == {uid_of(subscription, one) for one in wanted}
            assert len(events) == len(wanted)
            for session in wanted:
                event = events[uid_of(subscription, session)]
                start = dt.datetime.combine(session.on, session.at)
                assert event["DTSTART"].dt.replace(tzinfo=None) == start
                length = event["DTEND"].dt - event["DTSTART"].dt
                assert length == dt.timedelta(minutes=session.minutes)


def test_a_session_says_what_to_do_with_which_weight_and_why(
    plans: Mapping[str, Plan], catalogue: Catalogue, lift: PlannedSession
) -> None:
    events, _ = publish(plans["sample"], catalogue, DETAILED)
    event = events[uid_of(DETAILED, lift)]
    text = str(event["DESCRIPTION"])
    assert event["SUMMARY"] == lift.title
    assert event["LOCATION"] == lift.place
    assert f"{lift.minutes} minutes" in text
    assert all(f"Why: {why.text}" in text for why in lift.why)
    assert all(item.name in text for _, item in lift.items())
    assert re.search(r"- Romanian deadlift: 3 x 8-10 reps @ [\d.]+-[\d.]+ kg; stop when", text)


def test_pounds_stay_pounds(plans: Mapping[str, Plan], catalogue: Catalogue) -> None:
    events, _ = publish(plans["pounds"], catalogue, DETAILED)
    text = " ".join(str(event["DESCRIPTION"]) for event in events.values())
    assert re.search(r"@ [\d.]+(-[\d.]+)? lb", text)
    assert not re.search(r"\d kg", text)


def test_a_busy_feed_says_nothing_but_when(plans: Mapping[str, Plan], catalogue: Catalogue) -> None:
    content, _ = write_plan_feed(
        plans["sample"],
        catalogue,
        dataclasses.replace(BUSY, with_races=True),
        memory={},
        now=NOW,
    )
    for event in Calendar.from_ical(content).walk("VEVENT"):
        assert set(event) == BUSY_KEYS
        assert event["SUMMARY"] == "Busy"
        assert event["CLASS"] == "PRIVATE"
        assert re.fullmatch(r"[0-9a-f-]{36}@ironstride", str(event["UID"]))
    said = content.decode().replace("\r\n ", "").lower()
    for word in ("lift", "strength", "muscle", "race", "training", "gym", "sam", "squat", "done"):
        assert not re.search(rf"\b{word}", said), word


def test_what_changes_in_a_session_is_not_seen_in_a_busy_feed(
    plans: Mapping[str, Plan], catalogue: Catalogue, lift: PlannedSession
) -> None:
    plan = plans["sample"]
    _, memory = publish(plan, catalogue, BUSY)
    done = dataclasses.replace(plan, events=(ev.Reported(lift.on, ev.Done(lift.id)),))
    _, kept = publish(done, catalogue, BUSY, memory)
    assert kept == memory


def test_the_two_feeds_share_no_id(plans: Mapping[str, Plan], catalogue: Catalogue) -> None:
    detailed, _ = publish(plans["sample"], catalogue, DETAILED)
    busy, _ = publish(plans["sample"], catalogue, BUSY)
    assert not set(detailed) & set(busy)


@pytest.mark.parametrize(
    ("event", "start", "transparency"),
    [
        (lambda one: ev.Done(one.id), "Done: ", "OPAQUE"),
        (lambda one: ev.Missed(one.on), "Not done: ", "TRANSPARENT"),
        (lambda one: ev.Ill(one.on, one.on), "Excused: ", "TRANSPARENT"),
    ],
)
def test_a_state_is_said_first(
    plans: Mapping[str, Plan],
    catalogue: Catalogue,
    lift: PlannedSession,
    event: Any,
    start: str,
    transparency: str,
) -> None:
    plan = dataclasses.replace(plans["sample"], events=(ev.Reported(lift.on, event(lift)),))
    events, _ = publish(plan, catalogue, DETAILED)
    found = events[uid_of(DETAILED, lift)]
    assert found["SUMMARY"] == f"{start}{lift.title}"
    assert found["TRANSP"] == transparency
    busy, _ = publish(plan, catalogue, BUSY)
    assert (uid_of(BUSY, lift) in busy) == (transparency == "OPAQUE")


def test_a_session_that_is_over_tells_what_was_done(
    plans: Mapping[str, Plan], catalogue: Catalogue, lift: PlannedSession
) -> None:
    line = DoneLine("Front squat", "Back squat", "60 kg x 8, 7", "2 more left", "", "2 x 8 @ 60 kg")
    done = {lift.id: DoneCard((line,), ("Plank",), 2, 9)}
    content, _ = write_plan_feed(
        plans["sample"], catalogue, DETAILED, memory={}, now=NOW, done=done
    )
    events = {str(one["UID"]): one for one in Calendar.from_ical(content).walk("VEVENT")}
    found = events[uid_of(DETAILED, lift)]
    assert found["SUMMARY"] == f"Done: {lift.title}"
    assert str(found["DESCRIPTION"]).splitlines() == [
        "2 of 9 sets done.",
        "- Front squat instead of Back squat: 60 kg x 8, 7 (2 more left)",
        "  Asked for: 2 x 8 @ 60 kg",
        "Without a set: Plank.",
    ]
    busy, _ = write_plan_feed(plans["sample"], catalogue, BUSY, memory={}, now=NOW, done=done)
    assert b"squat" not in busy


def test_a_session_that_moves_keeps_its_id_and_its_sequence_rises(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    plan = plans["sample"]
    first = lifts(plan)[0]
    _, memory = publish(plan, catalogue, DETAILED)
    free = first.on + dt.timedelta(days=1)
    moved = after(plan, catalogue, ev.Moved(first.on, free))
    events, _ = publish(moved, catalogue, DETAILED, memory)
    event = events[uid_of(DETAILED, first)]
    assert event["DTSTART"].dt.date() == free
    assert event["SEQUENCE"] == 1
    assert event["STATUS"] == "CONFIRMED"
    untouched = [one for one in events.values() if one["SEQUENCE"] == 0]
    assert len(untouched) > len(events) / 2


def test_a_session_that_is_planned_no_more_is_called_off(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    plan = plans["sample"]
    _, memory = publish(plan, catalogue, DETAILED)
    first = lifts(plan)[0]
    gone = dataclasses.replace(
        plan,
        weeks=tuple(
            dataclasses.replace(
                week, sessions=tuple(one for one in week.sessions if one.id != first.id)
            )
            for week in plan.weeks
        ),
    )
    events, _ = publish(gone, catalogue, DETAILED, memory)
    assert events[uid_of(DETAILED, first)]["STATUS"] == "CANCELLED"


def test_races_are_whole_days_and_keep_their_id_when_they_move(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    plan = plans["sample"]
    with_races = dataclasses.replace(DETAILED, with_races=True)
    events, memory = publish(plan, catalogue, with_races)
    race = plan.races[0]
    event = events[with_races.uid("race", race.name)]
    assert event["DTSTART"].dt == race.on
    assert event["SUMMARY"].startswith(f"Race: {race.name}, ")
    later = dataclasses.replace(race, on=race.on + dt.timedelta(days=7))
    moved = dataclasses.replace(plan, races=(later, *plan.races[1:]))
    events, _ = publish(moved, catalogue, with_races, memory)
    event = events[with_races.uid("race", race.name)]
    assert (event["DTSTART"].dt, event["SEQUENCE"]) == (later.on, 1)


def test_races_of_one_name_are_told_apart_by_their_day(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    plan = plans["sample"]
    race = plan.races[0]
    again = dataclasses.replace(race, on=race.on + dt.timedelta(days=7))
    twice = dataclasses.replace(plan, races=(race, again))
    with_races = dataclasses.replace(DETAILED, with_races=True)
    events, _ = publish(twice, catalogue, with_races)
    days = [one["DTSTART"].dt for one in events.values() if one["SUMMARY"].startswith("Race: ")]
    assert sorted(days) == [race.on, again.on]


def test_hostile_words_of_a_plan_add_nothing_to_the_calendar(
    hostile: Plan, catalogue: Catalogue
) -> None:
    content, _ = write_plan_feed(hostile, catalogue, DETAILED, memory={}, now=NOW)
    wanted = [one for one in hostile.sessions() if one.kind != "run_warmup"]
    assert len(Calendar.from_ical(content).walk("VEVENT")) == len(wanted)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\x1b" not in content


@pytest.mark.parametrize("seed", [1, 6, 12])
def test_generated_runners_get_a_feed_that_holds_when_nothing_changes(
    seed: int, catalogue: Catalogue
) -> None:
    athlete, today = generate_athlete(seed)
    plan = plan_season(athlete, today=today, policy=read_policy(), catalogue=catalogue, weeks=3)
    wanted = [one for one in plan.sessions() if one.kind != "run_warmup"]
    for subscription in (DETAILED, BUSY):
        events, memory = publish(plan, catalogue, subscription)
        assert len(events) == len(wanted)
        assert publish(plan, catalogue, subscription, memory) == (events, memory)


def test_a_feed_needs_a_secret() -> None:
    with pytest.raises(InvalidValueError):
        Subscription("busy", "")


def test_an_assumed_time_is_said(all_kinds: Plan, catalogue: Catalogue) -> None:
    week = all_kinds.weeks[0]
    sessions = tuple(dataclasses.replace(one, at_source="assumed") for one in week.sessions)
    plan = dataclasses.replace(all_kinds, weeks=(dataclasses.replace(week, sessions=sessions),))
    events, _ = publish(plan, catalogue, DETAILED)
    assert len(events) == 4
    assert all("Nobody gave the time" in event["DESCRIPTION"] for event in events.values())

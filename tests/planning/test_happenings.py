"""What each kind of event does to a plan, and why it may be refused."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.training import events as ev
from ironstride.training.athlete import AuthoredItem, Pain, Pinned

if TYPE_CHECKING:
    from ironstride.training.plan import Plan

COMING = (
    "; the next ones: Mon 2026-11-23 (2026-11-23-lift), Fri 2026-11-27 (2026-11-27-lift), "
    "Mon 2026-11-30 (2026-11-30-lift)"
)


def sessions_from(plan: Plan, day: Any) -> list[Any]:
    return [one for one in plan.sessions() if one.on >= day]


def exercises(session: Any) -> list[str]:
    return [item.exercise for _, item in session.items()]


# --- done and missed


def test_done_is_a_state_and_changes_nothing(make: Any) -> None:
    plan = make.season()
    done = make.replan(plan, ev.Done("2026-11-23-lift"))
    assert done.changes == ()
    assert done.plan.weeks == plan.weeks
    assert done.plan.state_of(make.on_day(plan, 0)) == "done"


@pytest.mark.parametrize(
    ("session", "on", "text"),
    [
        ("nothing", 0, f"no session has the id 'nothing'{COMING}"),
        ("2026-11-27-lift", 3, "Fri 2026-11-27 is still ahead; report it when it is done"),
    ],
)
def test_done_needs_a_session_that_is_not_ahead(
    make: Any, session: str, on: int, text: str
) -> None:
    assert make.refusal(make.season(), ev.Done(session), on) == text


def test_a_missed_session_stays_in_its_week_and_its_day_is_not_asked_for_again(make: Any) -> None:
    plan = make.season()
    new = make.replan(plan, ev.Missed(make.day(0))).plan
    (kept,) = [one for one in new.sessions() if one.on == make.day(0)]
    assert kept == make.on_day(plan, 0)
    assert new.state_of(kept) == "missed"
    # The week wants two lifts still, and Wednesday is free.
    assert [(one.on - make.day(0)).days for one in new.weeks[0].sessions if one.kind == "lift"] == [
        *(0, 2, 4)
    ]


def test_a_pin_of_a_missed_day_goes(make: Any) -> None:
    pinned = make.replan(make.season(), ev.DayPinned(make.day(0))).plan
    assert [pin.on for pin in pinned.athlete.pinned] == [make.day(0)]
    assert make.replan(pinned, ev.Missed(make.day(0)), on=1).plan.athlete.pinned == ()


@pytest.mark.parametrize(
    ("missed", "text"),
    [
        (4, "Fri 2026-11-27 is still ahead; use away or less-time for coming days"),
        (-2, "nothing was planned on Sat 2026-11-21; check the date"),
    ],
)
def test_missed_needs_a_day_that_is_not_ahead_and_had_something(
    make: Any, missed: int, text: str
) -> None:
    assert make.refusal(make.season(), ev.Missed(make.day(missed)), on=3) == text


# --- moved


def test_a_moved_session_is_the_same_on_another_day_and_stays_there(make: Any) -> None:
    plan = make.season()
    moved = make.replan(plan, ev.Moved(make.day(4), make.day(3))).plan
    old, new = make.on_day(plan, 4), make.on_day(moved, 3)
    assert new.id == old.id == "2026-11-27-lift"
    assert new.blocks == old.blocks
    assert make.on_day(moved, 4) is None
    (pin,) = moved.athlete.pinned
    assert (pin.on, pin.place, pin.leg_grade) == (make.day(3), "gym", old.leg_grade)
    # It stays when the calendar would have it elsewhere.
    rainy = make.replan(moved, ev.Travel(make.day(7), make.day(8), "hotel"), on=1).plan
    assert make.on_day(rainy, 3) == new


def test_a_session_moves_to_a_day_with_its_own_slot(make: Any) -> None:
    plan = make.season()
    new = make.on_day(make.replan(plan, ev.Moved(make.day(4), make.day(2))).plan, 2)
    assert (new.at, new.at_source, new.place) == (make.on_day(plan, 4).at, "given", "gym")


def test_a_session_of_the_past_is_made_up_for_under_new_ids(make: Any) -> None:
    plan = make.season()
    made_up = make.replan(plan, ev.Moved(make.day(0), make.day(2)), on=1).plan
    old = make.on_day(plan, 0)
    new = make.on_day(made_up, 2)
    assert old in list(made_up.sessions())
    assert made_up.state_of(old) == "excused"
    assert new.id == "2026-11-25-lift"
    assert exercises(new) == exercises(old)
    assert {item.id for _, item in new.items()}.isdisjoint(item.id for _, item in old.items())


def test_a_missed_session_whose_week_was_filled_again_is_not_made_up_for(make: Any) -> None:
    missed = make.replan(make.season(), ev.Missed(make.day(0)), on=1).plan
    assert make.on_day(missed, 2) is not None
    assert make.refusal(missed, ev.Moved(make.day(0), make.day(3)), on=1) == (
        "Mon 2026-11-23 was missed, and its week holds all it wants without it; move a session "
        "that stands instead; the next ones: Wed 2026-11-25 (2026-11-25-lift), "
        "Fri 2026-11-27 (2026-11-27-lift), Mon 2026-11-30 (2026-11-30-lift)"
    )


def test_a_missed_session_that_left_its_week_short_is_made_up_for(make: Any) -> None:
    missed = make.replan(make.season(), ev.Missed(make.day(4)), on=6).plan
    assert any(one.rule == "weekly_sessions_held" for one in missed.broken_rules)
    made_up = make.replan(missed, ev.Moved(make.day(4), make.day(9)), on=6).plan
    assert make.on_day(made_up, 9) is not None


@pytest.mark.parametrize(
    "kind", [ev.Ill, ev.Away, lambda first, last: ev.Travel(first, last, "hotel")]
)
def test_more_than_a_year_is_a_slip_of_the_pen(make: Any, kind: Any) -> None:
    text = "that is more than a year; check the dates, or plan a new season after it"
    assert make.refusal(make.season(), kind(make.day(1), make.day(367))) == text
    make.replan(make.season(), kind(make.day(1), make.day(366)))


@pytest.mark.parametrize(
    ("from_day", "to_day", "on", "text"),
    [
        (1, 2, 0, f"no session of the plan stands on Tue 2026-11-24{COMING}"),
        (4, 0, 1, "Mon 2026-11-23 is over; move it to today or later"),
        (4, 70, 0, "Mon 2027-02-01 lies outside the plan; choose a day inside it"),
        (4, 5, 0, "Sat 2026-11-28 is blocked, so you are not there; choose another day"),
        (0, 4, 0, "Fri 2026-11-27 holds a session already; move that one first"),
        (0, 2, 0, "Wed 2026-11-25 is your day off; unpin it first"),
    ],
)
def test_a_session_moves_only_to_a_free_day_of_the_plan(
    make: Any, from_day: int, to_day: int, on: int, text: str
) -> None:
    plan = make.season()
    free = replace(plan.athlete.availability, blocked=frozenset({make.day(5)}))
    athlete = replace(plan.athlete, availability=free, pinned=(Pinned(make.day(2), off=True),))
    event = ev.Moved(make.day(from_day), make.day(to_day))
    assert make.refusal(replace(plan, athlete=athlete), event, on) == text


def test_nothing_moves_to_a_day_that_was_told_as_missed(make: Any) -> None:
    missed = make.replan(make.season(), ev.Missed(make.day(0)), on=0).plan
    text = make.refusal(missed, ev.Moved(make.day(4), make.day(0)), on=0)
    assert text == "Mon 2026-11-23 was told as missed; choose another day"


def test_what_was_done_is_not_moved(make: Any) -> None:
    done = make.replan(make.season(), ev.Done("2026-11-23-lift")).plan
    text = make.refusal(done, ev.Moved(make.day(0), make.day(2)), on=1)
    assert text.startswith("no session of the plan stands on Mon 2026-11-23; the next ones: Fri")


def test_a_primer_and_a_session_written_by_hand_are_not_moved(make: Any) -> None:
    primer = next(one for one in make.plan_once("advanced").sessions() if one.kind == "primer")
    day = (primer.on - make.day(0)).days
    text = make.refusal(make.plan_once("advanced"), ev.Moved(primer.on, make.day(day + 1)))
    assert text == "only lifts are moved by hand; this session hangs on its race"
    own = Pinned(make.day(2), items=(AuthoredItem("plank", 2, seconds=(30, 30)),))
    plan = make.plan(replace(make.season().athlete, pinned=(own,)), weeks=2)
    text = make.refusal(plan, ev.Moved(make.day(2), make.day(3)))
    assert text.startswith("no session of the plan stands on Wed 2026-11-25")


# --- ill, away, travel


@pytest.mark.parametrize("kind", [ev.Ill, ev.Away])
def test_days_of_rest_are_empty_excused_and_ask_for_less_in_their_week(
    make: Any, kind: Any
) -> None:
    plan = make.season()
    new = make.replan(plan, kind(make.day(3), make.day(6)), on=1).plan
    assert [one for one in sessions_from(new, make.day(3)) if one.on <= make.day(6)] == []
    assert {make.day(number) for number in (3, 4, 5, 6)} <= new.athlete.availability.blocked
    # Three of seven days are left: of two lifts one is asked for, and it stands.
    assert make.on_day(new, 0) == make.on_day(plan, 0)
    assert all(broken.rule != "weekly_sessions_held" for broken in new.broken_rules)


def test_rest_that_began_in_the_past_excuses_what_was_not_done(make: Any) -> None:
    plan = make.season()
    new = make.replan(plan, ev.Ill(make.day(0), make.day(2)), on=1).plan
    lost = make.on_day(plan, 0)
    assert lost in list(new.sessions())
    assert new.state_of(lost) == "excused"
    assert new.athlete.availability.blocked == {make.day(1), make.day(2)}


def test_what_was_done_before_falling_ill_stays_done(make: Any) -> None:
    done = make.replan(make.season(), ev.Done("2026-11-23-lift")).plan
    new = make.replan(done, ev.Ill(make.day(1), make.day(3)), on=1).plan
    assert make.on_day(new, 0) == make.on_day(make.season(), 0)
    assert new.state_of(make.on_day(new, 0)) == "done"


def test_what_was_done_on_the_day_of_falling_ill_stays_done(make: Any) -> None:
    done = make.replan(make.season(), ev.Done("2026-11-23-lift")).plan
    new = make.replan(done, ev.Ill(make.day(0), make.day(1))).plan
    assert make.on_day(new, 0) == make.on_day(done, 0)
    assert new.state_of(make.on_day(new, 0)) == "done"


def test_rest_takes_the_pins_of_its_days(make: Any) -> None:
    pinned = make.replan(make.season(), ev.DayPinned(make.day(4)), ev.DayPinned(make.day(7))).plan
    new = make.replan(pinned, ev.Away(make.day(3), make.day(5)), on=1).plan
    assert [pin.on for pin in new.athlete.pinned] == [make.day(7)]


@pytest.mark.parametrize("kind", [ev.Ill, ev.Away])
def test_rest_outside_the_plan_is_refused(make: Any, kind: Any) -> None:
    text = make.refusal(make.season(), kind(make.day(100), make.day(101)))
    assert text == "these days lie outside the plan; check the dates"


def test_an_unknown_place_is_a_bare_floor(make: Any) -> None:
    plan = make.season()
    new = make.replan(plan, ev.Travel(make.day(7), make.day(13), "hotel"), on=1).plan
    assert new.athlete.places["hotel"].equipment == frozenset()
    there = [make.on_day(new, day) for day in (7, 11)]
    assert [one.place for one in there] == ["hotel", "hotel"]
    assert {item.implement for one in there for _, item in one.items()} == {"bodyweight"}
    assert make.on_day(new, 14) == make.on_day(plan, 14)


def test_a_journey_to_a_known_place_uses_what_is_there(make: Any) -> None:
    athlete = make.season().athlete
    plan = make.plan(replace(athlete, places={"gym": make.gym, "home": make.home}), weeks=8)
    new = make.replan(plan, ev.Travel(make.day(7), make.day(7), "home"), on=1).plan
    lift = make.on_day(new, 7)
    assert lift.place == "home"
    assert {item.implement for _, item in lift.items()} <= {"bodyweight", "band", "dumbbell"}
    assert make.on_day(new, 11).place == "gym"


def test_a_journey_takes_its_pins_along(make: Any) -> None:
    pinned = make.replan(make.season(), ev.DayPinned(make.day(7))).plan
    new = make.replan(pinned, ev.Travel(make.day(7), make.day(8), "hotel"), on=1).plan
    assert [(pin.on, pin.place) for pin in new.athlete.pinned] == [(make.day(7), "hotel")]
    assert make.on_day(new, 7).place == "hotel"


def test_a_journey_that_is_over_is_refused(make: Any) -> None:
    text = make.refusal(make.season(), ev.Travel(make.day(0), make.day(1), "hotel"), on=2)
    assert text == "these days are over; a journey is told before or during it"


# --- pain


def test_pain_spares_its_region_and_its_end_brings_the_exercises_back(make: Any) -> None:
    plan = make.season()
    hurt = make.replan(plan, ev.PainReported(Pain("knee", 4)), on=1).plan
    assert "back-squat" in exercises(make.on_day(plan, 7))
    for session in sessions_from(hurt, make.day(1)):
        for name in exercises(session):
            assert "knee" not in make.catalogue.exercise(name).regions
    well = make.replan(hurt, ev.PainReported(Pain("knee", 0)), on=2).plan
    assert well.athlete.health.pain == ()
    for number in (4, 7, 11, 14, 18):
        assert exercises(make.on_day(well, number)) == exercises(make.on_day(plan, number))


def test_the_same_pain_told_again_replaces_what_was_told(make: Any) -> None:
    first = make.replan(make.season(), ev.PainReported(Pain("knee", 4, "left"))).plan
    second = make.replan(
        first, ev.PainReported(Pain("knee", 2, "left")), ev.PainReported(Pain("knee", 3, "right"))
    ).plan
    assert set(second.athlete.health.pain) == {Pain("knee", 2, "left"), Pain("knee", 3, "right")}


def test_a_pain_that_never_limited_changes_no_exercise_when_it_goes(make: Any) -> None:
    sore = make.replan(make.season(), ev.PainReported(Pain("knee", 1))).plan
    swapped = make.replan(sore, ev.Swapped("2026-11-30-back-squat", "goblet-squat")).plan
    well = make.replan(swapped, ev.PainReported(Pain("knee", 0)), on=1).plan
    assert well.weeks == swapped.weeks


def test_much_pain_leaves_mobility_and_no_pain_brings_lifts_back(make: Any) -> None:
    plan = make.season()
    stopped = make.replan(plan, ev.PainReported(Pain("hip", 8)), on=1).plan
    rest = sessions_from(stopped, make.day(1))
    assert {one.kind for one in rest} == {"mobility"}
    assert {why.text for one in rest for why in one.why} == {
        "Easy movement only until you report less pain."
    }
    again = make.replan(stopped, on=1)
    assert again.plan is stopped
    well = make.replan(stopped, ev.PainReported(Pain("hip", 0)), on=2).plan
    assert "lift" in {one.kind for one in sessions_from(well, make.day(2))}


def test_mobility_that_is_done_is_not_asked_for_once_more(make: Any) -> None:
    stopped = make.replan(make.season(), ev.PainReported(Pain("hip", 8))).plan
    first = next(one for one in stopped.sessions() if one.on == make.day(0))
    done = make.replan(stopped, ev.Done(first.id))
    assert done.changes == ()
    assert done.plan.weeks == stopped.weeks


# --- less time, pins


def test_less_time_cuts_the_session_of_the_day(make: Any) -> None:
    plan = make.season()
    new = make.replan(plan, ev.LessTime(make.day(4), 20), on=1).plan
    old, short = make.on_day(plan, 4), make.on_day(new, 4)
    assert short.id == old.id
    assert old.minutes > 20 >= short.minutes
    assert set(exercises(short)) < set(exercises(old))
    assert make.on_day(new, 11) == make.on_day(plan, 11)


def test_less_time_than_any_session_needs_drops_it(make: Any) -> None:
    new = make.replan(make.season(), ev.LessTime(make.day(4), 3), on=1).plan
    assert make.on_day(new, 4) is None


def test_less_time_on_a_pinned_day_shortens_the_pin(make: Any) -> None:
    pinned = make.replan(make.season(), ev.DayPinned(make.day(4))).plan
    new = make.replan(pinned, ev.LessTime(make.day(4), 20), on=1).plan
    assert [pin.minutes for pin in new.athlete.pinned] == [20]
    assert make.on_day(new, 4).minutes <= 20


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (0, "Mon 2026-11-23 is over"),
        (5, "no time to train was given for Sat 2026-11-28; nothing gets shorter"),
    ],
)
def test_less_time_needs_a_coming_day_with_time(make: Any, day: int, text: str) -> None:
    assert make.refusal(make.season(), ev.LessTime(make.day(day), 20), on=1) == text


def test_a_pinned_session_stays_where_the_engine_would_move_it(make: Any) -> None:
    plan = make.season()
    runs = [
        replace(run, on=make.day(4)) if run.on == make.day(3) else run for run in plan.athlete.runs
    ]
    loose = make.replan(plan, on=1, runs=runs).plan
    pinned = make.replan(plan, ev.DayPinned(make.day(4)), on=1, runs=runs).plan
    assert make.on_day(loose, 4) is None
    assert make.on_day(pinned, 4).blocks == make.on_day(plan, 4).blocks


def test_unpinned_days_are_planned_again(make: Any) -> None:
    plan = make.season()
    pinned = make.replan(plan, ev.Moved(make.day(4), make.day(5))).plan
    freed = make.replan(pinned, ev.DayUnpinned(make.day(5)), on=1).plan
    assert freed.athlete.pinned == ()
    assert make.on_day(freed, 5) is None
    assert make.on_day(freed, 4).id == "2026-11-27-lift"


@pytest.mark.parametrize(
    ("event", "day", "on", "text"),
    [
        (ev.DayPinned, 5, 0, f"there is no lift to keep on Sat 2026-11-28{COMING}"),
        (ev.DayPinned, 4, 0, "Fri 2026-11-27 is kept where you put it already"),
        (ev.DayUnpinned, 0, 0, "nothing on Mon 2026-11-23 is kept in its place by you"),
        (ev.DayUnpinned, 4, 6, "Fri 2026-11-27 is over; the past stays"),
    ],
)
def test_pins_need_a_lift_and_unpinning_a_coming_pin(
    make: Any, event: Any, day: int, on: int, text: str
) -> None:
    pinned = make.replan(make.season(), ev.DayPinned(make.day(4))).plan
    assert make.refusal(pinned, event(make.day(day)), on) == text

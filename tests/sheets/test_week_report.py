"""The reports of the sample's weeks, with sets that were done or not."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.policy.reader import read_policy
from ironstride.sheets.week_findings import find_week
from ironstride.sheets.week_report import write_week_report
from ironstride.training.events import Ill, Missed, Reported
from ironstride.training.sets import LoggedSet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training.plan import Plan, PlannedWeek
    from ironstride.training.session import PlannedSession

    Tell = Callable[..., dict[str, str]]

WEEKS = 7
NEVER = re.compile(r"caus|because|thanks to|due to|great|well done|failed|only", re.IGNORECASE)


def sets_of(session: PlannedSession, load_kg: float, **fields: Any) -> list[LoggedSet]:
    at = dt.datetime.combine(session.on, session.at)
    return [
        LoggedSet(
            f"{item.id}-{number}",
            item.exercise,
            at + dt.timedelta(minutes=number),
            one.set_kind,
            load_kg=load_kg if one.is_weighed else None,
            **{
                "reps": one.reps and one.reps[0],
                "rir": None if one.rir is None else float(one.rir[0]),
                "seconds": one.seconds and one.seconds[0],
            }
            | fields,
        )
        for _, item in session.items()
        for number, one in enumerate(item.work_sets)
    ]


def lifts_of(weeks: Any) -> list[PlannedSession]:
    return [one for week in weeks for one in week.sessions if one.kind == "lift"]


@pytest.fixture
def weeks(plans: Mapping[str, Plan]) -> tuple[PlannedWeek, ...]:
    return plans["sample"].weeks[:WEEKS]


@pytest.fixture
def tell(plans: Mapping[str, Plan], catalogue: Catalogue) -> Tell:
    """Return a teller: the lines of the report of a week by topic."""

    def call(
        week: PlannedWeek,
        log: list[LoggedSet],
        *events: Any,
        today: dt.date | None = None,
        units: Any = "kg",
    ) -> dict[str, str]:
        day = today or week.last_day
        plan = plans["sample"]
        athlete = replace(plan.athlete, log=tuple(log), units=units)
        told = tuple(Reported(day, one) for one in events)
        plan = replace(plan, athlete=athlete, events=told)
        policy = read_policy()
        report = write_week_report(find_week(plan, week, catalogue, day, policy), policy)
        assert len(report.lines) <= 8
        assert report.as_of == min(day, week.last_day)
        return {one.topic: one.text for one in report.lines}

    return call


def growing(weeks: tuple[PlannedWeek, ...]) -> list[LoggedSet]:
    return [
        one
        for place, session in enumerate(lifts_of(weeks))
        for one in sets_of(session, 40.0 + 2.5 * place)
    ]


def test_a_whole_week_is_told_plainly(weeks: Any, tell: Tell) -> None:
    week = next(one for one in reversed(weeks) if not one.deload)
    told = tell(week, growing(weeks))
    done = len(lifts_of([week]))
    assert told["done"].startswith(f"You did {done} of {done} sessions, ")
    assert told["effort"] == "You stopped about where the plan asked, so the weights fit."
    assert "Heavier than the time before: " in told["strength"]
    assert "stronger than" in told["strength"]
    assert re.search(r"\+\d+ to \+\d+ %", told["strength"])
    assert told["best"].startswith("Best set so far: ")
    assert told["next"].startswith("Next week")
    assert told["race"].endswith(").")
    assert told["to_do"].startswith("One thing to do: keep ")
    assert "pain" not in told


def test_no_week_says_what_caused_what_or_judges_the_runner(weeks: Any, tell: Tell) -> None:
    for week in weeks:
        for log in ([], growing(weeks)):
            said = " ".join(tell(week, log).values())
            assert NEVER.search(said) is None, said


def test_an_easier_week_is_neither_praised_nor_blamed(weeks: Any, tell: Tell) -> None:
    week = next(one for one in weeks if one.deload)
    told = tell(week, growing(weeks))
    assert "easier week by plan" in told["done"]
    assert not {"strength", "effort", "best"} & set(told)


def test_a_week_in_pounds_says_pounds(weeks: Any, tell: Tell) -> None:
    week = next(one for one in reversed(weeks) if not one.deload)
    told = tell(week, growing(weeks), units="lb")
    assert " lb" in told["strength"]
    assert " kg" not in " ".join(told.values())


def test_a_week_that_goes_on_is_told_so_far(weeks: Any, tell: Tell) -> None:
    told = tell(weeks[1], growing(weeks), today=lifts_of([weeks[1]])[0].on)
    assert "so far" in told["done"]


def test_what_was_never_done_asks_to_tell_the_plan_once(weeks: Any, tell: Tell) -> None:
    first = lifts_of([weeks[1]])[0]
    log = [one for session in lifts_of([weeks[1]])[1:] for one in sets_of(session, 40.0)]
    later = weeks[1].last_day + dt.timedelta(days=3)
    assert "tell the plan" in tell(weeks[1], log, today=later)["to_do"]
    assert "tell the plan" not in tell(weeks[1], log, Missed(first.on), today=later)["to_do"]


def test_an_illness_leaves_nothing_to_make_up_for(weeks: Any, tell: Tell) -> None:
    told = tell(weeks[1], [], Ill(weeks[1].starts_on, weeks[1].last_day))
    assert told["done"].endswith("excused this week: nothing to make up for.")
    assert "tell the plan" not in told["to_do"]


@pytest.mark.parametrize(("pain", "words"), [(4, "easier the next time"), (7, "left out")])
def test_what_hurt_comes_before_all_else_to_do(
    pain: int, words: str, weeks: Any, tell: Tell
) -> None:
    log = [one for session in lifts_of([weeks[1]]) for one in sets_of(session, 40.0)]
    told = tell(weeks[1], [replace(log[0], pain=pain), *log[1:]])
    assert f"{pain} of 10" in told["pain"]
    assert words in told["pain"]
    assert told["to_do"] in (
        "One thing to do: note how it feels the morning after, and tell the plan.",
        "One thing to do: have the pain looked at, and tell the plan where it hurts.",
    )
    assert "pain" not in tell(weeks[1], [replace(log[0], pain=1), *log[1:]])


@pytest.mark.parametrize(("off", "words"), [(3.0, "earlier than asked"), (-3.0, "nearer to")])
def test_an_effort_off_says_to_which_side(off: float, words: str, weeks: Any, tell: Tell) -> None:
    log = [
        replace(one, rir=None if one.rir is None else max(0.0, one.rir + off))
        for session in lifts_of([weeks[1]])
        for one in sets_of(session, 40.0)
    ]
    assert words in tell(weeks[1], log)["effort"]


def test_weights_do_not_fit_while_single_sets_end_far_off(weeks: Any, tell: Tell) -> None:
    log = [one for session in lifts_of([weeks[1]]) for one in sets_of(session, 40.0)]
    said = [place for place, one in enumerate(log) if one.rir is not None]
    for place, off in zip(said[:2], (3.0, -3.0), strict=True):
        log[place] = replace(log[place], rir=max(0.0, (log[place].rir or 0.0) + off))
    assert tell(weeks[1], log)["effort"].startswith("Not every weight fits yet: ")


def test_sets_without_reserve_ask_for_it(weeks: Any, tell: Tell) -> None:
    log = [one for session in lifts_of([weeks[1]]) for one in sets_of(session, 40.0, rir=None)]
    told = tell(weeks[1], log)
    assert "how many more you could have done" in told["to_do"]
    assert "effort" not in told


def test_the_last_week_says_that_the_plan_ends(plans: Mapping[str, Plan], tell: Tell) -> None:
    assert "The plan ends" in tell(plans["sample"].weeks[-1], [])["next"]

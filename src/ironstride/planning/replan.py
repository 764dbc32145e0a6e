"""Make a plan again after events: the past stays, changes are few, and a break is eased out of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ironstride.planning.breaks import (
    eased_mondays,
    find_breaks,
    find_illness,
    gentle_days,
    restarted_mondays,
)
from ironstride.planning.calendar_races import still_said, without_calendar_races
from ironstride.planning.contradictions import find_contradictions
from ironstride.planning.engine import plan_season
from ironstride.planning.happenings import apply_event
from ironstride.planning.known_log import tell_log, told_log
from ironstride.planning.ladder_swaps import swap_by_log
from ironstride.planning.plan_changes import compare_plans
from ironstride.planning.screen import screen_health
from ironstride.planning.situation import CannotBe, Situation
from ironstride.planning.standing import PLACED_KINDS, Standing
from ironstride.policy.reader import override_policy
from ironstride.running.run_changes import compare_runs
from ironstride.training import events as ev
from ironstride.training.calendar_weeks import DAYS_PER_WEEK, monday_of
from ironstride.training.plan import GONE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete
    from ironstride.training.plan import Change, Plan, PlannedWeek
    from ironstride.training.run import PlannedRun
    from ironstride.training.session import PlannedSession
    from ironstride.training.sets import LoggedSet

RACE_EVENTS: Final = (ev.RaceAdded, ev.RaceMoved, ev.RaceDropped)


@dataclass(frozen=True, slots=True)
class Replanned:
    """The new plan and what it changes, in the order of days."""

    plan: Plan
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """An event that cannot be, by its place in the list (None: the day), and what to do."""

    event_index: int | None
    text: str


def replan_season(
    plan: Plan,
    events: Sequence[ev.Event],
    today: dt.date,
    *,
    policy: Policy,
    catalogue: Catalogue,
    runs: Sequence[PlannedRun] | None = None,
    log: Sequence[LoggedSet] | None = None,
) -> Replanned | tuple[Refused, ...]:
    """Return the plan as it goes on from `today` after `events`, or which of them cannot be.

    `runs` is the running calendar as it is now, the past included or not; None leaves it. `log` are
    all sets that were ever logged, in the order of time; None leaves those of the athlete. Without
    an event and with the same runs and sets the plan itself comes back. `policy` is without the
    athlete's own overrides.
    """
    now = max(today, plan.open_from)
    if not plan.weeks or now > plan.weeks[-1].last_day:
        return (Refused(None, f"the plan is over on {today.isoformat()}; plan a new season"),)
    at, moved_runs = _with_runs(_open(plan, now), runs)
    at = at if log is None else replace(at, athlete=replace(at.athlete, log=tuple(log)))
    logged = tell_log(at.athlete.log, now)
    if logged is None and told_log(plan) is not None:
        return (Refused(None, "the plan was made with a log; hand over the log as it is now"),)
    has_logged = logged is not None and logged != told_log(plan)
    if not events and not moved_runs and not has_logged:
        return Replanned(plan, ())
    refused = [Refused(index, text) for index, text in find_contradictions(events, plan)]
    for index, event in enumerate(events):
        answer = apply_event(event, at, catalogue)
        if isinstance(answer, CannotBe):
            refused.append(Refused(index, answer.text))
        else:
            at = answer
    if refused:
        return tuple(refused)
    by_files = [ev.RunsChanged(moved_runs)] if moved_runs else []
    told = (*by_files, *((logged,) if logged and has_logged else ()), *events)
    return _go_on(at, told, policy, catalogue)


def plan_again(
    plan: Plan, athlete: Athlete, today: dt.date, *, policy: Policy, catalogue: Catalogue
) -> Plan:
    """Return the plan from `today` on for `athlete`, as if nobody knew the coming sessions yet.

    What is over stays; `today` is a day of the plan. `policy` as in `replan_season`.
    """
    now = max(today, plan.open_from)
    at = replace(_open(plan, now), athlete=athlete, expected={})
    return _go_on(at, (), policy, catalogue).plan


def stand_in(plan: Plan, policy: Policy) -> Standing:
    """Return what stands in a plan as it is; `policy` has the athlete's own overrides in it."""
    return _stand(_open(plan, plan.open_from), plan, policy)


def _open(plan: Plan, now: dt.date) -> Situation:
    """Return the situation before any new event: what is still to come is expected."""
    expected = {
        session.on: session
        for session in plan.sessions()
        if session.on >= now
        and session.kind in PLACED_KINDS
        and not session.authored
        and plan.state_of(session) == "planned"
    }
    return Situation(plan, now, plan.athlete, expected)


def _with_runs(
    at: Situation, runs: Sequence[PlannedRun] | None
) -> tuple[Situation, tuple[str, ...]]:
    """Return the situation with the coming runs of `runs`, and a sentence for each change."""
    if runs is None:
        return at, ()
    changes = compare_runs(at.athlete.runs, runs, at.now)
    if not changes:
        return at, ()
    past = (run for run in at.athlete.runs if run.on < at.now)
    coming = (run for run in runs if run.on >= at.now)
    athlete = without_calendar_races(at.athlete, at.now)
    athlete = replace(athlete, runs=(*past, *coming))
    return replace(at, athlete=athlete), tuple(change.say() for change in changes)


def _go_on(
    at: Situation, events: Sequence[ev.Event], policy: Policy, catalogue: Catalogue
) -> Replanned:
    old = at.plan
    reported = (*old.events, *(ev.Reported(at.now, event) for event in events))
    known = replace(old, events=reported)
    own_policy, _ = override_policy(policy, at.athlete.policy_overrides, "athlete")
    if any(isinstance(event, ev.SetsLogged) for event in events):
        # What the runner asked for comes first: it is found before.
        at = replace(at, swaps=(*at.swaps, *swap_by_log(at, catalogue, own_policy)))
    new = plan_season(
        at.athlete,
        old.today,
        policy=policy,
        catalogue=catalogue,
        weeks=_horizon(at, events, own_policy),
        standing=_stand(at, known, own_policy),
    )
    plan = replace(
        new,
        weeks=tuple(_with_gone(week, known, at.now) for week in new.weeks),
        events=reported,
        replanned_on=at.now,
        notices=tuple(dict.fromkeys((*new.notices, *still_said(old.notices, new.athlete, at.now)))),
        problems=tuple(dict.fromkeys((*old.problems, *new.problems))),
    )
    return Replanned(plan, compare_plans(old, plan, events))


def _with_gone(week: PlannedWeek, old: Plan, now: dt.date) -> PlannedWeek:
    """Return the week with what was planned in it and did not happen: the past stays."""
    known = old.week_of(week.starts_on)
    gone = [
        session
        for session in (known.sessions if known else ())
        if old.state_of(session) in GONE and (session.on < now or old.state_of(session) == "missed")
    ]
    sessions = sorted((*week.sessions, *gone), key=lambda one: (one.on, one.at))
    return replace(week, sessions=tuple(sessions))


def _horizon(at: Situation, events: Sequence[ev.Event], policy: Policy) -> int | None:
    """Return the weeks of the new plan: as many as before, unless a race came, moved or went."""
    if not any(isinstance(event, RACE_EVENTS) for event in events):
        return len(at.plan.weeks)
    if any(race.priority == "A" and race.on >= at.now for race in at.athlete.races):
        return None
    begun = (monday_of(at.now) - monday_of(at.plan.today)).days // DAYS_PER_WEEK
    return begun + policy.whole("phases.rolling_weeks")


def _stand(at: Situation, plan: Plan, policy: Policy) -> Standing:
    """Return what stands on the day: `plan` is the old one with all events."""
    breaks, illness = find_breaks(plan), find_illness(plan)
    return Standing(
        now=at.now,
        fixed=tuple(_fixed(plan, at.now)),
        expected=at.expected,
        weeks={week.starts_on: week for week in plan.weeks},
        breaks=tuple(one.span for one in breaks),
        illness=tuple(one.span for one in illness),
        gentle=frozenset(gentle_days(illness, policy)),
        eased=frozenset(eased_mondays(breaks, plan, policy)),
        restarted=frozenset(restarted_mondays(breaks, policy)),
        swaps=at.swaps,
        missing_grades=_missing_grades(plan, policy),
        used_ids=frozenset(
            one.id for one in plan.sessions() if plan.state_of(one) in GONE and one.on <= at.now
        ),
        missed=frozenset(one.event.on for one in plan.events if isinstance(one.event, ev.Missed)),
        is_relieved=_is_relieved(plan.athlete, at, policy),
    )


def _missing_grades(plan: Plan, policy: Policy) -> dict[dt.date, int]:
    price = policy.number("price.leg_dose_held")
    return {
        monday_of(broken.on): round(broken.cost / price)
        for broken in plan.broken_rules
        if broken.rule == "leg_dose_held" and price
    }


def _is_relieved(before: Athlete, at: Situation, policy: Policy) -> bool:
    """Whether the exercises no longer have to spare a region that they spared."""
    spared, still = (
        screen_health(athlete, at.now, policy).spared_regions for athlete in (before, at.athlete)
    )
    return bool(spared - still)


def _fixed(plan: Plan, now: dt.date) -> Iterator[PlannedSession]:
    for session in plan.sessions():
        state = plan.state_of(session)
        if state == "done" or (session.on < now and state not in GONE):
            yield session

"""The form of a plan: its weeks, the order of things, ids, reasons, and what newcomers are told."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from ironstride.planning.check.case import items_of
from ironstride.planning.check.findings import Finding, find_at
from ironstride.planning.check.safety import plan_is_halted, power_is_out
from ironstride.policy.rules import read_rules
from ironstride.training.calendar_weeks import DAYS_PER_WEEK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.planning.check.case import Case


def weeks_follow_each_other(case: Case) -> Iterator[Finding]:
    """The weeks are consecutive, the first holds today, and sessions stand in their own week."""
    weeks = case.plan.weeks
    if not weeks or case.week_number(weeks[0].starts_on) != 0:
        yield Finding(None, "weeks", f"the first week does not hold {case.plan.today}")
    for before, after in pairwise(weeks):
        days = after.starts_on.toordinal() - before.starts_on.toordinal()
        if days != DAYS_PER_WEEK:
            yield Finding(after.starts_on, "weeks", f"follows the week before by {days} days")
    for week, session in case.dated_weeks():
        if not 0 <= session.on.toordinal() - week.starts_on.toordinal() < DAYS_PER_WEEK:
            yield find_at(session, f"stands in the week of {week.starts_on}")


def sessions_and_runs_in_order(case: Case) -> Iterator[Finding]:
    """Sessions and runs are in the order of time, and runs lie inside the horizon."""
    sessions = [(session.on, session.at.isoformat()) for session in case.plan.sessions()]
    if sessions != sorted(sessions):
        yield Finding(None, "sessions", "are not in the order of time")
    runs = [(run.on, run.at.isoformat()) for run in case.plan.runs]
    if [day for day, _ in runs] != sorted(day for day, _ in runs):
        yield Finding(None, "runs", "are not in the order of their days")
    for run in case.plan.runs:
        if not 0 <= case.week_number(run.on) < len(case.plan.weeks):
            yield Finding(run.on, run.id, "is a run outside the weeks of the plan")


def ids_are_unique(case: Case) -> Iterator[Finding]:
    """No two sessions or runs share an id, nor two items of a session."""
    yield from _twice("session", [session.id for session in case.sessions])
    yield from _twice("run", [run.id for run in case.plan.runs])
    for session in case.sessions:
        for finding in _twice("item", [item.id for item in items_of(session)]):
            yield find_at(session, finding.text, item=finding.where)


def every_choice_has_its_reason(case: Case) -> Iterator[Finding]:
    """Each session, item and notice names a rule that exists."""
    rules = read_rules()
    for session in case.own_sessions:
        for why in session.why:
            if why.rule not in rules:
                yield find_at(session, f"the reason names {why.rule!r}, which is no rule")
        for item in items_of(session):
            for why in item.why:
                if why.rule not in rules:
                    text = f"the reason names {why.rule!r}, which is no rule"
                    yield find_at(session, text, item=item.id)
    for notice in case.plan.notices:
        if notice.rule not in rules:
            yield Finding(None, "notices", f"a notice names {notice.rule!r}, which is no rule")


def sessions_before_runs_have_theirs(case: Case) -> Iterator[Finding]:
    """A run's warm-up belongs to a run of the plan on its day."""
    days = {run.id: run.on for run in case.plan.runs}
    for session in case.sessions:
        named = session.run_id is not None
        if (named or session.kind == "run_warmup") and days.get(session.run_id or "") != session.on:
            yield find_at(session, f"names the run {session.run_id!r}, which is not on this day")


def newcomers_see_what_comes(case: Case) -> Iterator[Finding]:
    """A newcomer's plan says when the first heavy work and the first power work are expected."""
    if not case.newcomer or plan_is_halted(case) or not case.lifts:
        return
    told = " ".join(one.text.casefold() for one in case.plan.notices if one.tier == "info")
    # Behind an open gate, and without power, there is nothing to wait for.
    comes = {
        "heavy": not any(gate.open for gate in case.plan.gates),
        "power": not power_is_out(case),
    }
    for word, is_ahead in comes.items():
        if is_ahead and word not in told:
            yield Finding(None, "notices", f"nothing tells the newcomer when {word} work comes")


def _twice(name: str, ids: list[str]) -> Iterator[Finding]:
    for word, number in Counter(ids).items():
        if number > 1:
            yield Finding(None, word, f"{number} {name}s share the id {word!r}")

"""A week in a few plain sentences: what was done, what the sets say, what comes next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ironstride.loading.inventory import in_units
from ironstride.planning.explain import PHASE_WORDS
from ironstride.sheets.logged_words import say_logged_load
from ironstride.sheets.plain_text import counted, printable
from ironstride.sheets.plan_words import say_countdown, say_day
from ironstride.sheets.strength_words import say_lift_change
from ironstride.training.calendar_weeks import days_from

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.insight.personal_bests import PersonalBest
    from ironstride.insight.strength_history import LiftHistory
    from ironstride.policy.reader import Policy
    from ironstride.sheets.week_findings import WeekFindings
    from ironstride.training.sets import LoggedSet

Topic = Literal["done", "effort", "strength", "best", "pain", "next", "race", "to_do"]


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One or two sentences of a report and what they are about."""

    topic: Topic
    text: str


@dataclass(frozen=True, slots=True)
class WeekReport:
    """The report of the week from Monday `starts_on`, as of a day."""

    starts_on: dt.date
    as_of: dt.date
    lines: tuple[ReportLine, ...]


def write_week_report(found: WeekFindings, policy: Policy) -> WeekReport:
    """Return at most eight lines for the runner, in kilograms or pounds as they chose.

    Easier weeks are neither praised nor blamed, and nothing is said to have been the cause of
    anything.
    """
    lines = (
        *_done(found),
        *_effort(found, policy),
        *_strength(found, policy),
        *_best(found),
        *_pain(found, policy),
        *_next_week(found),
        *_race(found),
        _to_do(found, policy),
    )
    return WeekReport(found.week.starts_on, found.as_of, lines)


def _done(found: WeekFindings) -> Iterator[ReportLine]:
    done, so_far = found.done, " so far" if found.as_of < found.week.last_day else ""
    excused = len(done.sessions) - done.planned_sessions
    if not done.planned_sessions:
        text = "The plan had no strength session for you this week."
        if excused:
            text = f"{counted(excused, 'session')} excused this week: nothing to make up for."
        yield ReportLine("done", text)
        return
    text = (
        f"You did {done.done_sessions} of {counted(done.planned_sessions, 'session')}{so_far}, "
        f"{done.done_sets} of {counted(done.planned_sets, 'set')}."
    )
    extra = _extra_sets(found)
    if extra > 0:
        text += f" Beside the plan: {counted(extra, 'set')}."
    if excused:
        text += f" {counted(excused, 'session')} more excused: nothing to make up for."
    if found.week.deload:
        text += " It was an easier week by plan: less was asked, and that is all it says."
    yield ReportLine("done", text)


def _extra_sets(found: WeekFindings) -> int:
    """Return the sets of lifts beyond those that were planned, left and right apart once."""
    lifts = {one.exercise for one in found.history.lifts}
    own = [one for one in _sets_of_week(found) if one.exercise in lifts and one.side != "right"]
    return len(own) - found.done.done_sets


def _effort(found: WeekFindings, policy: Policy) -> Iterator[ReportLine]:
    lean, worst = found.done.effort_lean_rir, found.done.effort_worst_rir
    if lean is None or worst is None or found.week.deload:
        return
    limit = policy.number("compliance.effort_off_rir")
    reps = "about 1 rep" if round(abs(lean)) <= 1 else f"about {round(abs(lean))} reps"
    if lean > limit:
        text = f"You stopped {reps} earlier than asked: the weights can go up."
    elif lean < -limit:
        text = f"You went {reps} nearer to your limit than asked: the weights can come down."
    elif worst >= policy.number("compliance.effort_far_off_rir"):
        text = (
            "Not every weight fits yet: some sets ended far from what was asked. Each exercise "
            "gets its next weight from its own sets."
        )
    else:
        text = "You stopped about where the plan asked, so the weights fit."
    yield ReportLine("effort", text)


def _strength(found: WeekFindings, policy: Policy) -> Iterator[ReportLine]:
    """Say what became heavier and what the sets say of it, for the lifts of the week."""
    if found.week.deload:
        return
    lifts = _lifts_of_week(found)
    heavier = [said for lift in lifts if (said := _say_heavier(lift, found))]
    since = found.as_of - dt.timedelta(days=policy.whole("insight.report.look_back_days"))
    changes = [
        (change.stronger_chance, say_lift_change(lift, change, policy))
        for lift in lifts
        if (change := lift.change_since(since, policy)) is not None
    ]
    told = [text for _, text in sorted(changes, reverse=True)[:2]]
    if heavier:
        told.insert(0, f"Heavier than the time before: {'; '.join(heavier[:2])}.")
    if told:
        yield ReportLine("strength", " ".join(told))


def _lifts_of_week(found: WeekFindings) -> list[LiftHistory]:
    names = {one.exercise for one in _sets_of_week(found)}
    return [one for one in found.history.lifts if one.exercise in names]


def _sets_of_week(found: WeekFindings) -> list[LoggedSet]:
    days = days_from(found.week.starts_on)
    return [
        one for one in found.sets if one.kind == "work" and days[0] <= one.performed_on <= days[-1]
    ]


def _say_heavier(lift: LiftHistory, found: WeekFindings) -> str:
    """Return "Back squat 80 to 85 kg" where the last day of a lift had more than the one before."""
    if lift.counts == "moved":
        return ""
    by_day: dict[dt.date, float] = {}
    for one in found.sets:
        is_own = one.exercise == lift.exercise and one.kind == "work"
        if is_own and one.load_kg and one.id not in found.history.doubted:
            by_day[one.performed_on] = max(by_day.get(one.performed_on, 0.0), one.load_kg)
    before, last = [0.0, 0.0, *(by_day[day] for day in sorted(by_day))][-2:]
    if not 0 < before < last:
        return ""
    units = found.plan.athlete.units
    hand = " in each hand" if lift.counts == "per_hand" else ""
    low, high = in_units(before, units), in_units(last, units)
    return f"{printable(lift.name)} {low} to {high} {units}{hand}" if low != high else ""


def _best(found: WeekFindings) -> Iterator[ReportLine]:
    days = days_from(found.week.starts_on)
    own = [one for one in found.bests if days[0] <= one.on <= days[-1] and one.announced]
    said = [_say_best(one, found) for one in own]
    if said:
        yield ReportLine("best", f"Best set so far: {'; '.join(said[:2])}.")


def _say_best(best: PersonalBest, found: WeekFindings) -> str:
    units, done = found.plan.athlete.units, best.done
    lift = found.history.lift(best.exercise)
    per_hand = lift is not None and lift.counts == "per_hand"
    load = say_logged_load(done, units, per_hand=per_hand)
    weight = f" {load} x" if load else ""
    reps = counted(done.reps or 0, "rep")
    return f"{printable(best.name)}{weight} {reps}"


def _pain(found: WeekFindings, policy: Policy) -> Iterator[ReportLine]:
    worst = _worst_pain(found, policy)
    if worst is None:
        return
    name, pain, on = _name(worst, found), worst.pain, say_day(worst.performed_on)
    if (pain or 0) > policy.number("safety.pain_stop_above"):
        text = f"{name} hurt on {on}, {pain} of 10: it is left out until you say that it is better."
    else:
        text = f"{name} hurt on {on}, {pain} of 10: it is easier the next time."
    yield ReportLine("pain", text)


def _worst_pain(found: WeekFindings, policy: Policy) -> LoggedSet | None:
    least = policy.number("safety.pain_limit_from")
    hurt = [one for one in _sets_of_week(found) if (one.pain or 0) >= least]
    return max(hurt, key=lambda one: (one.pain or 0, one.performed_at), default=None)


def _name(one: LoggedSet, found: WeekFindings) -> str:
    lift = found.history.lift(one.exercise)
    return printable(lift.name if lift is not None else one.exercise.replace("-", " ").capitalize())


def _next_week(found: WeekFindings) -> Iterator[ReportLine]:
    monday = found.week.starts_on + dt.timedelta(weeks=1)
    week = found.plan.week_of(monday)
    if week is None:
        yield ReportLine("next", "The plan ends with this week: make the next one.")
        return
    lifts = [one for one in week.sessions if one.kind in ("lift", "primer")]
    what = f"Next week, {PHASE_WORDS[week.phase].lower()}: "
    if week.deload:
        what = "Next week is an easier one by plan: "
    if not lifts:
        yield ReportLine("next", f"{what}no strength session.")
        return
    first = min(lifts, key=lambda one: (one.on, one.at))
    sessions = counted(len(lifts), "session")
    yield ReportLine("next", f"{what}{sessions}, the first on {say_day(first.on)}.")


def _race(found: WeekFindings) -> Iterator[ReportLine]:
    ahead = [race for race in found.plan.races if race.on >= found.as_of]
    race = min(ahead, key=lambda one: one.on, default=None)
    if race is not None:
        when = f"{say_countdown(found.as_of, race.on)} ({say_day(race.on)})"
        yield ReportLine("race", f"{printable(race.name)} is {when}.")


def _to_do(found: WeekFindings, policy: Policy) -> ReportLine:
    """Return the one thing to do, the most urgent one."""
    worst = _worst_pain(found, policy)
    sets = [one for one in _sets_of_week(found) if one.reps is not None]
    said = sum(one.rir is not None for one in sets)
    if worst is not None and (worst.pain or 0) > policy.number("safety.pain_stop_above"):
        text = "One thing to do: have the pain looked at, and tell the plan where it hurts."
    elif worst is not None:
        text = "One thing to do: note how it feels the morning after, and tell the plan."
    elif _has_untold_gap(found):
        text = (
            "One thing to do: tell the plan about the session that did not happen. It places the "
            "rest anew; there is nothing to catch up."
        )
    elif sets and said * 2 < len(sets):
        text = (
            "One thing to do: after each set, note how many more you could have done; the next "
            "weights come from it."
        )
    else:
        text = f"One thing to do: {_next_session(found)}"
    return ReportLine("to_do", text)


def _has_untold_gap(found: WeekFindings) -> bool:
    """Whether a session of the week has no sets and the plan was told nothing of it."""
    empty = {
        one.session for one in found.done.sessions if one.verdict == "little" and not one.done_sets
    }
    told = (found.plan.state_of(one) for one in found.week.sessions if one.id in empty)
    return "planned" in told


def _next_session(found: WeekFindings) -> str:
    ahead = [
        one
        for one in found.plan.sessions()
        if one.on > found.as_of and one.kind in ("lift", "primer")
    ]
    first = min(ahead, key=lambda one: (one.on, one.at), default=None)
    if first is None:
        return "make a plan for what comes next."
    return f"keep {say_day(first.on)} free, {first.minutes} min at {printable(first.place)}."

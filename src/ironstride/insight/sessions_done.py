"""What was done of what was planned: work sets, and how near the effort came, per session and week.

Values and a word, never a colour: a coach's page may colour them, the runner reads "5 of 6 done".
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ironstride.policy.reader import Policy
    from ironstride.training.exercise import Exercise
    from ironstride.training.plan import Plan, PlannedWeek
    from ironstride.training.session import PlannedItem, PlannedSession
    from ironstride.training.sets import LoggedSet
    from ironstride.training.words import Quality, SessionKind

# as_planned: sets and effort · partly: half of the sets, or the effort was off · little: less than
# half without a reason · excused: ill or away · open: its day is not over.
Verdict = Literal["as_planned", "partly", "little", "excused", "open"]
# Drills belong to their run.
_COUNTED: Final[frozenset[SessionKind]] = frozenset({"lift", "primer"})
# They open a session, and are seldom logged.
_NOT_WORK: Final[frozenset[Quality]] = frozenset({"mobility", "technique"})


@dataclass(frozen=True, slots=True)
class SessionDone:
    """A planned session beside its sets.

    `done_sets` are those of the planned ones that were done, an exercise of the same movement in
    place of the planned one too; more of one exercise does not make up for less of another.
    `effort_off_rir` is the mean distance of reported reps in reserve from those asked for and
    `effort_lean_rir` the same with its sign, above 0 where more was left than asked;
    `effort_worst_rir` is the greatest distance of a set; None where nothing was reported. `logged`
    is false where a session was reported as done without sets: it counts as planned.
    """

    session: str
    on: dt.date
    planned_sets: int
    done_sets: int
    effort_off_rir: float | None
    effort_lean_rir: float | None
    effort_worst_rir: float | None
    logged: bool
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class WeekDone:
    """A week from Monday: sessions and sets of them, what is excused left out.

    `done_sessions` have half of their sets or more.
    """

    starts_on: dt.date
    deload: bool
    sessions: tuple[SessionDone, ...]

    @property
    def counted(self) -> tuple[SessionDone, ...]:
        """The sessions that were asked for."""
        return tuple(one for one in self.sessions if one.verdict != "excused")

    @property
    def planned_sessions(self) -> int:
        """How many sessions were asked for."""
        return len(self.counted)

    @property
    def done_sessions(self) -> int:
        """How many of them were done, for the most part."""
        return sum(one.verdict in ("as_planned", "partly") for one in self.counted)

    @property
    def effort_lean_rir(self) -> float | None:
        """How many reps more than asked were left, the mean of the sessions that say it."""
        said = [one.effort_lean_rir for one in self.counted if one.effort_lean_rir is not None]
        return fmean(said) if said else None

    @property
    def effort_worst_rir(self) -> float | None:
        """How far the set ended, either way, that ended furthest from what was asked."""
        said = [one.effort_worst_rir for one in self.counted if one.effort_worst_rir is not None]
        return max(said, default=None)

    @property
    def planned_sets(self) -> int:
        """Their work sets."""
        return sum(one.planned_sets for one in self.counted)

    @property
    def done_sets(self) -> int:
        """Those of them that were done."""
        return sum(one.done_sets for one in self.counted)


def judge_weeks(
    plan: Plan,
    log: Sequence[LoggedSet],
    exercises: Mapping[str, Exercise],
    today: dt.date,
    policy: Policy,
) -> tuple[WeekDone, ...]:
    """Return every week of `plan` that has begun, beside the sets until `today`."""
    by_day: dict[dt.date, list[LoggedSet]] = defaultdict(list)
    for one in log:
        if one.kind == "work" and one.performed_on <= today:
            by_day[one.performed_on].append(one)
    judge = _Judge(plan, exercises, today, policy)
    return tuple(
        judge.week(week, [one for day in week.days() for one in by_day.get(day, ())])
        for week in plan.weeks
        if week.starts_on <= today
    )


def done_share(planned_sets: int, done_sets: int) -> float:
    """Return the share of planned sets that were done; nothing planned is all done."""
    return done_sets / planned_sets if planned_sets else 1.0


class _Judge:
    """The plan that weeks are held against."""

    def __init__(
        self, plan: Plan, exercises: Mapping[str, Exercise], today: dt.date, policy: Policy
    ) -> None:
        self.plan, self.exercises, self.today, self.policy = plan, exercises, today, policy

    def week(self, week: PlannedWeek, done: Sequence[LoggedSet]) -> WeekDone:
        sessions = [one for one in week.sessions if one.kind in _COUNTED]
        own = self._sort_out(sessions, done)
        judged = tuple(self._session(one, own[one.id]) for one in sessions)
        return WeekDone(week.starts_on, week.deload, judged)

    def _sort_out(
        self, sessions: Sequence[PlannedSession], done: Sequence[LoggedSet]
    ) -> dict[str, list[LoggedSet]]:
        """Give each set to the session that it names, to that of its day, else to an open one."""
        own: dict[str, list[LoggedSet]] = {one.id: [] for one in sessions}
        on_day = {one.on: one.id for one in reversed(sessions)}
        stray: dict[dt.date, list[LoggedSet]] = defaultdict(list)
        for one in done:
            name = one.session if one.session in own else on_day.get(one.performed_on)
            (stray[one.performed_on] if name is None else own[name]).append(one)
        for day, sets in sorted(stray.items()):
            empty = [one for one in sessions if not own[one.id] and _shares_lift(one, sets)]
            if empty:
                nearest = min(empty, key=lambda one: (abs((one.on - day).days), one.on))
                own[nearest.id] += sets
        return own

    def _session(self, session: PlannedSession, done: Sequence[LoggedSet]) -> SessionDone:
        matched = list(self._match(session, done))
        planned = sum(len(item.work_sets) for item in work_items(session))
        state = self.plan.state_of(session)
        is_told = state == "done" and not matched
        sets = planned if is_told else len(matched)
        efforts = _efforts(matched)
        off = fmean(abs(one) for one in efforts) if efforts else None
        lean = fmean(efforts) if efforts else None
        worst = max((abs(one) for one in efforts), default=None)
        verdict: Verdict
        if state == "excused" and not matched:
            verdict = "excused"
        elif not matched and state == "planned" and session.on >= self.today:
            verdict = "open"
        else:
            verdict = judge_share(done_share(planned, sets), off, self.policy)
        return SessionDone(
            session.id, session.on, planned, sets, off, lean, worst, bool(matched), verdict
        )

    def _match(
        self, session: PlannedSession, done: Sequence[LoggedSet]
    ) -> Iterator[tuple[PlannedItem, LoggedSet]]:
        """Pair planned sets with done ones: the exercise itself first, then its movement."""
        left = list(_whole_sets(done))
        open_items = {item.id: len(item.work_sets) for item in work_items(session)}
        for is_same in (_is_exercise, self._is_movement):
            for item in work_items(session):
                for one in [one for one in left if is_same(item, one)][: open_items[item.id]]:
                    left.remove(one)
                    open_items[item.id] -= 1
                    yield item, one

    def _is_movement(self, item: PlannedItem, one: LoggedSet) -> bool:
        exercise = self.exercises.get(one.exercise)
        return exercise is not None and (exercise.main_pattern,) == item.patterns[:1]


def work_items(session: PlannedSession) -> Iterator[PlannedItem]:
    """Yield the items whose sets count: mobility and drills open a session."""
    return (item for quality, item in session.items() if quality not in _NOT_WORK)


def judge_share(share: float, effort_off_rir: float | None, policy: Policy) -> Verdict:
    """Return the word for a share of sets done and an effort."""
    is_off = (effort_off_rir or 0.0) > policy.number("compliance.effort_off_rir")
    if share < policy.number("compliance.amber_sets_fraction"):
        return "little"
    if share < policy.number("compliance.green_sets_fraction") or is_off:
        return "partly"
    return "as_planned"


def _is_exercise(item: PlannedItem, one: LoggedSet) -> bool:
    return item.exercise == one.exercise


def _shares_lift(session: PlannedSession, sets: Iterable[LoggedSet]) -> bool:
    names = {item.exercise for item in work_items(session)}
    return any(one.exercise in names for one in sets)


def _whole_sets(done: Iterable[LoggedSet]) -> Iterator[LoggedSet]:
    """Yield the sets, left and right apart once."""
    left_sides: dict[str, int] = defaultdict(int)
    for one in done:
        if one.side == "left":
            left_sides[one.exercise] += 1
        elif one.side == "right" and left_sides[one.exercise]:
            left_sides[one.exercise] -= 1
            continue
        yield one


def _efforts(matched: Iterable[tuple[PlannedItem, LoggedSet]]) -> list[float]:
    """Return how many reps more than asked were left after each set, of the set as prescribed."""
    return [
        one.rir - min(max(one.rir, asked[0]), asked[1])
        for item, one in matched
        if one.rir is not None and (asked := _asked(item, one)) is not None
    ]


def _asked(item: PlannedItem, one: LoggedSet) -> tuple[int, int] | None:
    return one.target.rir if one.target is not None else item.work_sets[0].rir

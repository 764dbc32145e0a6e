"""The ladder where there is no iron: logged sets lead one exercise up, or back down."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from ironstride.catalogue.ladders import climb, descend
from ironstride.training.sets import CLASS_REPS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.policy.reader import Policy
    from ironstride.training.exercise import Exercise
    from ironstride.training.sets import LoggedSet
    from ironstride.training.words import Pattern, SetKind

RungCode = Literal["ladder_up", "ladder_down"]
# Kinds of sets that no weight makes harder.
UNWEIGHED: Final[frozenset[SetKind]] = frozenset({"bodyweight", "band"})
FEWEST_REPS: Final = CLASS_REPS["hypertrophy"][0]
Session = tuple["LoggedSet", ...]


@dataclass(frozen=True, slots=True)
class RungChange:
    """Another exercise of the ladder: which one, and the sentence that says why."""

    code: RungCode
    exercise: Exercise
    text: str


@dataclass(frozen=True, slots=True)
class Rung:
    """Where a runner stands on a ladder; `text` says why, where it is a new place."""

    exercise: Exercise
    text: str = ""


def find_rung(
    exercise: Exercise,
    log: Iterable[LoggedSet],
    now: dt.date,
    is_possible: Callable[[Exercise], bool],
    catalogue: Catalogue,
    policy: Policy,
) -> RungChange | None:
    """Return where the newest sessions of `exercise` lead on its ladder, None where it stays.

    Up where every set of some sessions in a row was done to the top of what was asked, with more
    left than was asked and without shaky technique; down where each of them began below the
    fewest reps, or shakily. The next exercise is the nearest one of the same movement that
    `is_possible`.
    """

    def nearest(others: Iterable[Exercise]) -> Exercise | None:
        alike = (other for other in others if other.main_pattern == exercise.main_pattern)
        return next(filter(is_possible, alike), None)

    sessions = _newest_sessions(exercise, log, now, policy)
    if not sessions:
        return None
    if all(_was_easy(session, policy) for session in sessions):
        harder = nearest(climb(catalogue, exercise.id))
        return None if harder is None else RungChange("ladder_up", harder, _say_up(sessions))
    if all(_was_hard(session) for session in sessions):
        easier = nearest(descend(catalogue, exercise.id))
        return None if easier is None else RungChange("ladder_down", easier, _say_down(sessions))
    return None


def earned_rungs(
    log: Sequence[LoggedSet], now: dt.date, catalogue: Catalogue, policy: Policy
) -> Mapping[Pattern, Rung]:
    """Return for each pattern the exercise without weights that its log has led to.

    That is the one done last, or the one next to it on its ladder.
    """
    oldest = now - dt.timedelta(days=policy.whole("ladder.fresh_days"))
    last: dict[Pattern, Exercise] = {}
    for one in log:
        exercise = catalogue.exercises.get(one.exercise)
        if exercise is not None and _speaks(one, exercise) and oldest <= one.performed_on <= now:
            last[exercise.main_pattern] = exercise
    rungs = {}
    for pattern, exercise in last.items():
        change = find_rung(exercise, log, now, _is_unweighed, catalogue, policy)
        rungs[pattern] = Rung(exercise) if change is None else Rung(change.exercise, change.text)
    return rungs


def _is_unweighed(exercise: Exercise) -> bool:
    return exercise.set_kind in UNWEIGHED


def _speaks(one: LoggedSet, exercise: Exercise) -> bool:
    """Whether a set is work in reps with nothing but the body or a band."""
    is_work = one.kind == "work" and one.reps is not None
    return is_work and not one.load_kg and _is_unweighed(exercise)


def _newest_sessions(
    exercise: Exercise, log: Iterable[LoggedSet], now: dt.date, policy: Policy
) -> list[Session]:
    """Return the last sessions of `exercise`, as many as it takes; [] where there are fewer."""
    oldest = now - dt.timedelta(days=policy.whole("ladder.fresh_days"))
    days: dict[dt.date, list[LoggedSet]] = {}
    for one in log:
        is_lately = oldest <= one.performed_on <= now
        if one.exercise == exercise.id and is_lately and _speaks(one, exercise):
            days.setdefault(one.performed_on, []).append(one)
    count = policy.whole("ladder.sessions")
    sessions = [tuple(done) for done in days.values()]
    return sessions[-count:] if len(sessions) >= count else []


def _was_easy(session: Session, policy: Policy) -> bool:
    return all(one.technique in (None, "solid") and _was_easy_set(one, policy) for one in session)


def _was_easy_set(one: LoggedSet, policy: Policy) -> bool:
    reps, rir = one.reps or 0, one.rir or 0
    if one.target is not None and one.target.reps is not None and one.target.rir is not None:
        return reps >= one.target.reps[1] and rir > one.target.rir[1]
    return reps + rir >= policy.number("ladder.easy_from_reps")


def _was_hard(session: Session) -> bool:
    """Whether the first set, the freshest, was too short or shaky."""
    first = session[0]
    asked = first.target.reps if first.target is not None else None
    fewest = FEWEST_REPS if asked is None else asked[0]
    return (first.reps or 0) < fewest or first.technique == "shaky"


def _say_up(sessions: Sequence[Session]) -> str:
    last = sessions[-1][-1]
    left = "" if last.rir is None else f" with {last.rir:g} in reserve"
    return f"you did {last.reps} reps{left} of the one before it: not more reps, but harder ones."


def _say_down(sessions: Sequence[Session]) -> str:
    first = sessions[-1][0]
    if first.technique == "shaky":
        return "the harder one was still shaky: make this one yours first."
    return f"you did {first.reps} reps of the harder one: come back to it from here."

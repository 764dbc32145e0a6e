"""What a plan is made from: the athlete, the runs, the exercises and the policy, from files."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ironstride.catalogue.reader import extend_catalogue, read_catalogue
from ironstride.cli.whole_files import read_whole
from ironstride.errors import Problem, UnreadableFileError
from ironstride.formats.athlete_file import read_athlete_file
from ironstride.formats.athlete_runs import join_runs
from ironstride.formats.fields import MAX_PROBLEMS
from ironstride.planning.horizon import find_horizon, weeks_until
from ironstride.policy.reader import override_policy, read_policy
from ironstride.training.calendar_weeks import MAX_WEEKS, monday_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.formats.athlete_codec import AthleteFile
    from ironstride.formats.run_collection import Runs
    from ironstride.planning.horizon import Horizon
    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete

Problems = tuple[Problem, ...]
# Marks a problem of a whole file, as the readers of runs do.
_WHOLE_FILE: Final = "file"


@dataclass(frozen=True, slots=True)
class Given:
    """An athlete with the runs of the horizon, and what was not understood on the way.

    `weeks` is the length to plan, None where the season decides it. `own_problems` are those of
    the runner's own files: a part was left out, so the plan is limited by it. `run_problems` are
    remarks on calendars, whose runs are all kept.
    """

    athlete: Athlete
    catalogue: Catalogue
    policy: Policy
    weeks: int | None
    own_problems: Problems
    run_problems: Problems


def read_given(
    path: str,
    *,
    runs: Sequence[str],
    exercises: Sequence[str],
    policy: str | None,
    log: str | None = None,
    today: dt.date,
    weeks: int | None,
) -> Given:
    """Read every file that a plan is made from.

    Raises UnreadableFileError when one cannot be used at all, OSError when it cannot be opened.
    """
    found, problems = read_athlete_file(read_whole(path), path)
    if found is None:
        raise UnreadableFileError(problems)
    _require_birth_passed(found.athlete, path, today)
    athlete, ahead = leave_out_tests_ahead(found.athlete, path, today)
    athlete, overriding = _override(athlete, policy)
    athlete, unlogged = _with_log(athlete, log)
    beside = [str(Path(path).parent / name) for name in found.exercise_files]
    catalogue, own_exercises = read_exercise_files([*beside, *exercises])
    unknown = _unknown_exercises(found, catalogue, path)
    files = [*(str(Path(path).parent / name) for name in found.run_lines.files), *runs]
    horizon, cut = _horizon(athlete, path, today, weeks)
    found_runs = read_calendars(files, monday_of(today), horizon.ends_on)
    planned, run_problems = join_runs(
        athlete,
        found.run_lines,
        file=path,
        starts_on=monday_of(today),
        ends_on=horizon.ends_on,
        calendars=[one.runs for one in found_runs],
        strength=[session for one in found_runs for session in one.strength],
    )
    unread = [problem for one in found_runs for problem in one.problems]
    return Given(
        planned,
        catalogue,
        read_policy(),
        horizon.weeks,
        (*problems, *ahead, *overriding, *own_exercises, *unknown, *cut, *unlogged),
        (*unread, *run_problems),
    )


def _with_log(athlete: Athlete, path: str | None) -> tuple[Athlete, Problems]:
    if path is None:
        return athlete, ()
    from ironstride.cli.log_input import read_log_file

    log, problems = read_log_file(path)
    return dataclasses.replace(athlete, log=log), problems[:MAX_PROBLEMS]


def _require_birth_passed(athlete: Athlete, path: str, today: dt.date) -> None:
    if athlete.born > today:
        text = f"is after today, {today}; correct the year"
        raise UnreadableFileError((Problem(path, "born", text),))


def leave_out_tests_ahead(athlete: Athlete, path: str, today: dt.date) -> tuple[Athlete, Problems]:
    """Leave out results of tests that are dated after `today`, each with its problem."""
    ahead = tuple(
        Problem(path, f"tests[{place}].on", f"is after today, {today}; correct the date")
        for place, test in enumerate(athlete.tests)
        if test.on > today
    )
    done = tuple(test for test in athlete.tests if test.on <= today)
    return dataclasses.replace(athlete, tests=done), ahead


def _unknown_exercises(found: AthleteFile, catalogue: Catalogue, path: str) -> Problems:
    """Name each place with an exercise that the catalogue lacks; its line is kept."""
    unknown = (pair for pair in found.exercise_ids.items() if pair[1] not in catalogue.exercises)
    return tuple(
        Problem(path, where, _say_unknown(exercise_id, catalogue))
        for where, exercise_id in islice(unknown, MAX_PROBLEMS)
    )


def _say_unknown(exercise_id: str, catalogue: Catalogue) -> str:
    near = " or ".join(f"`{one}`" for one in catalogue.nearest_ids(exercise_id))
    known = f"did you mean {near}?" if near else "`ironstride exercises` lists those it knows"
    return f"{exercise_id!r} is no exercise of the catalogue; {known} Or add it with --exercises"


def _override(athlete: Athlete, path: str | None) -> tuple[Athlete, Problems]:
    """Lay the numbers of a policy file over the athlete's own; the plan file then holds them."""
    if path is None:
        return athlete, ()
    from ironstride.formats.policy_file import read_overrides

    overrides, unread = read_overrides(read_whole(path), path)
    if unread and not overrides:
        raise UnreadableFileError(unread)
    own = dict(athlete.policy_overrides)
    problems = list(unread)
    for key, value in overrides.items():
        _, wrong = override_policy(read_policy(), {key: value}, path)
        problems.extend(wrong)
        if not wrong:
            own.pop(key, None)
            own[key] = value
    return dataclasses.replace(athlete, policy_overrides=own), tuple(problems)


def read_exercise_files(paths: Sequence[str]) -> tuple[Catalogue, Problems]:
    """Return the catalogue with the runner's own exercises; later files win."""
    catalogue = read_catalogue()
    problems: list[Problem] = []
    for path in paths:
        from ironstride.formats.source_text import read_source_text

        text, unread = read_source_text(read_whole(path), path, max_bytes=1_000_000)
        if text is None:
            raise UnreadableFileError(unread)
        catalogue, wrong = extend_catalogue(catalogue, text, path)
        problems.extend(wrong)
    return catalogue, tuple(problems)


def _horizon(
    athlete: Athlete, path: str, today: dt.date, weeks: int | None
) -> tuple[Horizon, Problems]:
    """Return how far to plan, and a problem where the season is cut."""
    policy, _ = override_policy(read_policy(), athlete.policy_overrides, "athlete")
    horizon = find_horizon(athlete, today, policy, weeks)
    if horizon.cut is None:
        return horizon, ()
    away = weeks_until(horizon.cut, today)
    text = f"the last race, on {horizon.cut}, is {away} weeks away; correct its date, or plan"
    problem = Problem(path, "races", f"{text} again later: {MAX_WEEKS} weeks are planned")
    return horizon, (problem,)


def read_calendars(files: Sequence[str], starts_on: dt.date, ends_on: dt.date) -> list[Runs]:
    """Return what each running calendar holds from `starts_on` to `ends_on`.

    Raises UnreadableFileError when one cannot be used at all, OSError when it cannot be opened.
    """
    return [_read_calendar(file, starts_on, ends_on) for file in files]


def _read_calendar(path: str, starts_on: dt.date, ends_on: dt.date) -> Runs:
    from ironstride.formats.runs_file import read_runs

    found = read_runs(read_whole(path), path, starts_on=starts_on, ends_on=ends_on)
    if not found.runs and any(problem.where == _WHOLE_FILE for problem in found.problems):
        raise UnreadableFileError(found.problems)
    return found

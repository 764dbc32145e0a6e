"""A log of sets beside an athlete or a plan: `--log FILE`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import click

from ironstride.cli.whole_files import read_whole
from ironstride.errors import Problem, UnreadableFileError
from ironstride.formats.source_text import read_source_text
from ironstride.planning.known_log import known_part, told_log

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.training.plan import Plan
    from ironstride.training.sets import LoggedSet

Log = tuple["LoggedSet", ...]
Problems = tuple[Problem, ...]
MAX_LOG_BYTES: Final = 200_000_000
_SHOWN_PROBLEMS: Final = 5


def read_log_file(path: str) -> tuple[Log, Problems]:
    """Return the sets of a log, in the order of time, and a problem for each row left out.

    Raises UnreadableFileError when it holds no set at all, OSError when it cannot be opened.
    """
    from ironstride.formats.log_csv import read_log

    text, unread = read_source_text(read_whole(path), path, max_bytes=MAX_LOG_BYTES)
    if text is None:
        raise UnreadableFileError(unread)
    log, problems = read_log(text, path)
    if not log:
        empty = Problem(path, "file", "holds no set; write one with ironstride log")
        raise UnreadableFileError(problems or (empty,))
    return log, problems


def with_known_log(plan: Plan, path: str | None, plan_file: str) -> Plan:
    """Return the plan with the sets that it was made with, for whoever plans or judges it.

    Raises UnreadableFileError where it was made with a log and `path` names none.
    """
    require_log(plan, path, plan_file)
    if path is None:
        return plan
    log, problems = read_log_file(path)
    say_log_problems(plan, log, problems, path)
    return replace(plan, athlete=replace(plan.athlete, log=known_part(log, plan)))


def require_log(plan: Plan, path: str | None, plan_file: str) -> None:
    """Raise UnreadableFileError where `plan` was made with a log and `path` names none."""
    told = told_log(plan)
    if path is None and told is not None:
        text = f"the plan was made with a log of {told.sets} sets; give it with --log FILE"
        raise UnreadableFileError((Problem(plan_file, "events", text),))


def say_log_problems(plan: Plan, log: Log, problems: Problems, path: str) -> None:
    """Say on stderr what of a log could not be read, and where sets are missing in it."""
    from ironstride.sheets.plain_text import counted

    told = told_log(plan)
    if told is not None and len(log) < told.sets:
        text = f"has {counted(len(log), 'set')}; the plan was made with {told.sets}"
        problems = (*problems, Problem(path, "file", text))
    say_problems(problems)


def say_problems(problems: Sequence[Problem]) -> None:
    """Say on stderr what of logs could not be read: the first few, and how many more."""
    from ironstride.sheets.plain_text import counted, printable

    for problem in problems[:_SHOWN_PROBLEMS]:
        click.echo(f"ironstride: {printable(str(problem))}", err=True)
    more = len(problems) - _SHOWN_PROBLEMS
    if more > 0:
        click.echo(f"ironstride: and {counted(more, 'more remark')}", err=True)

"""A plan with the log that was kept along it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ironstride.cli.log_input import read_log_file, say_log_problems
from ironstride.cli.plan_input import read_given_plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.cli.plan_input import GivenPlan


def read_logged_plan(plan_file: str, log: str, exercises: Sequence[str] = ()) -> GivenPlan:
    """Return the plan with all sets of the log; what could not be read is said on stderr.

    Raises UnreadableFileError when one of the two is not usable, OSError when it cannot be opened.
    """
    given = read_given_plan(plan_file, exercises)
    sets, problems = read_log_file(log)
    say_log_problems(given.plan, sets, problems, log)
    plan = replace(given.plan, athlete=replace(given.plan.athlete, log=sets))
    return replace(given, plan=plan, problems=(*given.problems, *problems))

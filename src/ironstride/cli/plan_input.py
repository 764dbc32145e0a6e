"""A plan file, with the policy and the exercises that it was made with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from ironstride.cli.athlete_input import read_exercise_files
from ironstride.cli.whole_files import read_whole
from ironstride.errors import UnreadableFileError
from ironstride.formats.plan_file import read_plan
from ironstride.policy.reader import override_policy, read_policy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.errors import Problem
    from ironstride.policy.reader import Policy
    from ironstride.training.plan import Plan


@dataclass(frozen=True, slots=True)
class GivenPlan:
    """A plan and what it is read with; `problems` are parts of the file that were left out."""

    plan: Plan
    catalogue: Catalogue
    policy: Policy
    problems: tuple[Problem, ...]


def read_given_plan(path: str, exercises: Sequence[str] = ()) -> GivenPlan:
    """Read a plan file; what of it could not be read is said on stderr.

    Raises UnreadableFileError when it is no plan at all, OSError when it cannot be opened.
    """
    plan, problems = read_plan(read_whole(path), path)
    if plan is None:
        raise UnreadableFileError(problems)
    catalogue, unread = read_exercise_files(exercises)
    policy, _ = override_policy(read_policy(), plan.athlete.policy_overrides, path)
    problems = (*problems, *unread)
    _say(problems)
    return GivenPlan(plan, catalogue, policy, problems)


def _say(problems: tuple[Problem, ...]) -> None:
    from ironstride.sheets.plain_text import printable

    for problem in problems:
        click.echo(f"ironstride: {printable(str(problem))}", err=True)

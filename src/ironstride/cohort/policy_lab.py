"""The policy's laboratory: one number is changed, and many runners are planned before and after.

The plans are made in processes of their own; the table is the same whatever their number.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from ironstride.catalogue.reader import read_catalogue
from ironstride.cohort.generated_runners import generate_athlete
from ironstride.cohort.plan_differences import count_differences
from ironstride.cohort.processes import each_seed
from ironstride.errors import InvalidValueError, IronstrideError, Problem, UnreadableFileError
from ironstride.planning.engine import plan_season
from ironstride.policy.reader import override_policy, read_policy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ironstride.cohort.plan_differences import PlanDifference
    from ironstride.policy.reader import PolicyEntry


class UnplannableNumberError(IronstrideError):
    """With the changed number no plan can be made for one of the runners."""


@dataclass(frozen=True, slots=True)
class NumberChange:
    """An entry of the policy before and after a change, and the `override` that changes it."""

    before: PolicyEntry
    after: PolicyEntry
    override: Mapping[str, object]


def read_change(key: str, value: object, file: str) -> NumberChange:
    """Return the change of one number, written as in a policy file.

    Raises UnreadableFileError for what an athlete's own policy could not hold either, and where
    nothing or more than one number is changed; `file` is named in its problems.
    """
    override = {key: value}
    policy = read_policy()
    changed, problems = override_policy(policy, override, file)
    if problems:
        raise UnreadableFileError(problems)
    keys = [one for one, entry in policy.entries.items() if entry.value != changed.entry(one).value]
    if len(keys) != 1:
        text = "has this value now; write another" if not keys else "is several numbers; change one"
        raise UnreadableFileError((Problem(file, f"policy.{key}", text),))
    return NumberChange(policy.entry(keys[0]), changed.entry(keys[0]), override)


def run_lab(
    change: NumberChange,
    seeds: Sequence[int],
    *,
    weeks: int | None = None,
    processes: int = 1,
    on_done: Callable[[], None] = lambda: None,
) -> tuple[PlanDifference, ...]:
    """Return the difference that `change` makes to the plan of each generated runner, in order.

    `weeks` sets the length of the plans, else each has its season. `on_done` is called after each
    runner. Raises UnplannableNumberError, ProcessStoppedError.
    """
    found = []
    plan_one = partial(_plan_twice, override=dict(change.override), weeks=weeks)
    for difference in each_seed(plan_one, seeds, processes):
        found.append(difference)
        on_done()
    return tuple(found)


def _plan_twice(seed: int, override: dict[str, object], weeks: int | None) -> PlanDifference:
    athlete, today = generate_athlete(seed)
    policy, catalogue = read_policy(), read_catalogue()
    changed, _ = override_policy(policy, override, "change")
    before = plan_season(athlete, today, policy=policy, catalogue=catalogue, weeks=weeks)
    try:
        after = plan_season(athlete, today, policy=changed, catalogue=catalogue, weeks=weeks)
    except InvalidValueError as error:
        text = f"runner {seed} cannot be planned with this value: {error}; write another"
        raise UnplannableNumberError(text) from error
    return count_differences(before, after, seed)

"""All that the page of progress shows, from one pass over the log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.insight.contacts import count_done_contacts
from ironstride.insight.personal_bests import find_personal_bests
from ironstride.insight.sessions_done import judge_weeks
from ironstride.insight.strength_history import read_strength_history
from ironstride.insight.weekly_sets import count_weekly_sets, weeks_around
from ironstride.planning.benchmark_lines import read_benchmark_lines
from ironstride.planning.gate_history import tell_gates
from ironstride.planning.week_contacts import plan_contacts
from ironstride.planning.weekly_targets import plan_targets
from ironstride.sheets.week_findings import easier_weeks, strength_model

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.insight.personal_bests import PersonalBest
    from ironstride.insight.sessions_done import WeekDone
    from ironstride.insight.strength_history import StrengthHistory
    from ironstride.insight.weekly_sets import WeekSets
    from ironstride.planning.benchmark_lines import BenchmarkLine
    from ironstride.planning.gate_history import GateStory
    from ironstride.planning.week_contacts import WeekContacts
    from ironstride.policy.reader import Policy
    from ironstride.training.plan import Plan

WEEKS_BEFORE: Final = 6
WEEKS_AHEAD: Final = 2


@dataclass(frozen=True, slots=True)
class Progress:
    """Strength, sets, landings, what was done, gates, tests and best sets as of a day.

    `done_contacts` are landings of logged jumps by the Monday of their week; `contacts` are the
    planned ones beside what runs use up and the budget, of the same weeks as `sets`.
    """

    history: StrengthHistory
    sets: tuple[WeekSets, ...]
    contacts: tuple[WeekContacts, ...]
    done_contacts: Mapping[dt.date, int]
    weeks: tuple[WeekDone, ...]
    gates: tuple[GateStory, ...]
    tests: tuple[BenchmarkLine, ...]
    bests: tuple[PersonalBest, ...]


def find_progress(
    plan: Plan,
    catalogue: Catalogue,
    today: dt.date,
    policy: Policy,
    *,
    before: int = WEEKS_BEFORE,
    ahead: int = WEEKS_AHEAD,
) -> Progress:
    """Return the progress of the athlete of `plan`, who holds the log, as of `today`.

    Weeks are shown from `before` weeks ago until `ahead` weeks to come.
    """
    athlete, exercises = plan.athlete, catalogue.exercises
    model, sets = strength_model(athlete, catalogue, policy), athlete.known_sets
    history = read_strength_history(model, sets, today, policy)
    mondays = weeks_around(today, before, ahead)
    targets = plan_targets(plan, today, policy)
    contacts = plan_contacts(plan, catalogue, policy)
    return Progress(
        history=history,
        sets=count_weekly_sets(plan, athlete.log, exercises, targets, mondays, today),
        contacts=tuple(one for one in contacts if one.starts_on in mondays),
        done_contacts=count_done_contacts(athlete.log, exercises, today),
        weeks=judge_weeks(plan, athlete.log, exercises, today, policy),
        gates=tell_gates(plan, catalogue, today, policy),
        tests=read_benchmark_lines(athlete.tests, today, policy),
        bests=find_personal_bests(history, model, sets, today, policy, easier_weeks(plan)),
    )

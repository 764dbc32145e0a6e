"""Live through many seasons of random events: `python bench/bench_replan.py [SEASONS [FIRST]]`.

Each of 1,000 generated seasons meets a stream of 30 random events, one after the other. After each
the new plan is judged (no violation, so no unnamed breach), its past is compared with the old one
(never changed); at the end the plans are restored one by one back to the first (the same bytes).
Printed are the time of replanning beside that of planning the same season anew (the baseline), the
sessions that changed their day per event, and at the end how one more easy run changes a plan.
"""

from __future__ import annotations

import datetime as dt
import statistics
import sys
import time
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from arguments import read_numbers
from ironstride.catalogue.reader import read_catalogue
from ironstride.cohort.generated_runners import generate_athlete
from ironstride.formats.plan_file import write_plan
from ironstride.formats.plan_restore import link_plans, restore_plan
from ironstride.planning.check.judge import check_plan
from ironstride.planning.engine import plan_season
from ironstride.planning.replan import Replanned, replan_season
from ironstride.policy.reader import override_policy, read_policy
from ironstride.training.run import PlannedRun
from random_events import STEPS_DAYS, Told, draw_event

if TYPE_CHECKING:
    from ironstride.training.plan import Plan

SEASONS = 1000
EVENTS = 30
WEEKS = 16
MOST_DRAWS = 60
SHOWN = 3


@dataclass(slots=True)
class Tally:
    """What the events of one season showed."""

    replan_s: list[float] = field(default_factory=list)
    plan_s: list[float] = field(default_factory=list)
    moved: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    refused: int = 0
    faults: list[tuple[str, str]] = field(default_factory=list)
    changed_fraction: float | None = None


def live_through(seed: int) -> Tally:
    """Plan the season of `seed` and let 30 events happen to it."""
    policy, catalogue = read_policy(), read_catalogue()
    athlete, today = generate_athlete(seed)
    tally = Tally()
    started = time.perf_counter()
    plan = plan_season(athlete, today, policy=policy, catalogue=catalogue, weeks=WEEKS)
    tally.plan_s.append(time.perf_counter() - started)
    first = write_plan(plan)
    tally.changed_fraction = change_by_an_easy_run(plan, today)
    rng, now, told = Random(seed), today, 0
    for _ in range(MOST_DRAWS):
        now += dt.timedelta(days=rng.choice(STEPS_DAYS))
        if told == EVENTS or now > plan.weeks[-1].starts_on:
            break
        event = draw_event(rng, plan, now, catalogue)
        if event is not None:
            told += 1
            plan = _tell(event, plan, now, seed, tally)
    tally.faults += go_all_the_way_back(plan, first)
    return tally


def _tell(told: Told, plan: Plan, now: dt.date, seed: int, tally: Tally) -> Plan:
    policy, catalogue = read_policy(), read_catalogue()
    events = () if told.event is None else (told.event,)
    started = time.perf_counter()
    answer = replan_season(plan, events, now, policy=policy, catalogue=catalogue, runs=told.runs)
    took_s = time.perf_counter() - started
    if not isinstance(answer, Replanned):
        tally.refused += 1
        return plan
    tally.replan_s.append(took_s)
    days = [one for one in answer.changes if one.kind in ("moved", "added", "dropped")]
    tally.moved[told.kind].append(len(days))
    new = link_plans(plan, answer.plan, answer.changes)
    for fault in _faults(plan, new, now):
        tally.faults.append((f"{told.kind}: {fault[0]}", f"seed {seed}, {now}: {fault[1]}"))
    return new


def _faults(old: Plan, new: Plan, now: dt.date) -> list[tuple[str, str]]:
    """Return what is wrong with `new` as (name, where)."""
    own, _ = override_policy(read_policy(), new.athlete.policy_overrides, "athlete")
    found = [
        (one.rule, f"{one.on} {one.where}: {one.text}")
        for one in check_plan(new, policy=own, catalogue=read_catalogue())
    ]
    if _past(old, now) != _past(new, now):
        found.append(("the past changed", ""))
    return found


def go_all_the_way_back(plan: Plan, first: str) -> list[tuple[str, str]]:
    """Return a fault unless restoring step by step ends at the bytes of the `first` plan.

    Each step is checked against the digest of the plan that it should give.
    """
    if plan.replaces is None:
        return []
    back, problems = restore_plan(plan, 1 + len(plan.replaces.earlier))
    if back is None:
        return [("restore gave no plan", str(problems[:1]))]
    return [] if write_plan(back) == first else [("restore gave another plan", "")]


def _past(plan: Plan, now: dt.date) -> dict[str, object]:
    return {one.id: one for one in plan.sessions() if one.on < now}


def change_by_an_easy_run(plan: Plan, today: dt.date) -> float | None:
    """Return the share of items that one more easy run, on a day without one, changes."""
    busy = {run.on for run in plan.runs}
    horizon = [week.starts_on + dt.timedelta(days=day) for week in plan.weeks for day in range(7)]
    free = [day for day in horizon if day >= today and day not in busy]
    before = _items(plan)
    if not free or not before:
        return None
    extra = PlannedRun(free[len(free) // 2], "easy", "Easy run", "bench", distance_m=6000.0)
    answer = replan_season(
        plan, (), today, policy=read_policy(), catalogue=read_catalogue(),
        runs=(*plan.athlete.runs, extra),
    )  # fmt: skip
    if not isinstance(answer, Replanned):
        return None
    after = _items(answer.plan)
    changed = [key for key in before if before[key] != after.get(key)]
    return (len(changed) + len(after.keys() - before.keys())) / len(before)


def _items(plan: Plan) -> dict[tuple[dt.date, str], object]:
    """Return by day and exercise the sets of each item."""
    return {
        (one.on, item.exercise): item.sets for one in plan.sessions() for _, item in one.items()
    }


def main(seasons: int, first: int) -> int:
    """Print the figures; return 1 when anything is wrong with a plan."""
    started = time.perf_counter()
    with ProcessPoolExecutor() as pool:
        tallies = list(pool.map(live_through, range(first, first + seasons), chunksize=5))
    faults = [fault for tally in tallies for fault in tally.faults]
    replan_ms = sorted(1000 * took for tally in tallies for took in tally.replan_s)
    plan_ms = sorted(1000 * took for tally in tallies for took in tally.plan_s)
    refused = sum(tally.refused for tally in tallies)
    print(f"{seasons} seasons of {WEEKS} weeks, {len(replan_ms)} replans, {refused} events refused")
    print(f"took {time.perf_counter() - started:.0f} s; plans with a fault: {len(faults)}")
    print(f"replanning: median {statistics.median(replan_ms):.0f} ms, p95 {_p95(replan_ms):.0f} ms")
    print(f"planning anew: median {statistics.median(plan_ms):.0f} ms, p95 {_p95(plan_ms):.0f} ms")
    ratio = statistics.median(replan_ms) / statistics.median(plan_ms)
    print(f"ratio of the medians: {ratio:.2f}")
    shares = [tally.changed_fraction for tally in tallies if tally.changed_fraction is not None]
    print(f"one more easy run changes {100 * statistics.median(shares):.1f} % of items (median)")
    _print_moved(tallies)
    _print_faults(faults)
    return int(bool(faults))


def _p95(ordered: list[float]) -> float:
    return ordered[int(0.95 * (len(ordered) - 1))]


def _print_moved(tallies: list[Tally]) -> None:
    print("sessions that change their day, come or go, per event:")
    moved: dict[str, list[int]] = defaultdict(list)
    for tally in tallies:
        for kind, counts in tally.moved.items():
            moved[kind] += counts
    for kind in sorted(moved):
        counts = moved[kind]
        none = 100 * counts.count(0) / len(counts)
        mean = statistics.mean(counts)
        print(f"  {kind:14} {len(counts):6} events, mean {mean:5.2f}, none in {none:3.0f} %")


def _print_faults(faults: list[tuple[str, str]]) -> None:
    for name, count in Counter(name for name, _ in faults).most_common():
        print(f"{count:6} {name}")
        for where in [where for one, where in faults if one == name][:SHOWN]:
            print(f"       {where[:200]}")


if __name__ == "__main__":
    sys.exit(main(*read_numbers(__doc__, seasons=SEASONS, first=0)))

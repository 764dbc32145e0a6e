"""Plan for many generated athletes and count what the judge finds: `python bench/bench_check.py`.

The aim is no violation in 2,000 athletes. The first argument is another number of athletes, the
second the first seed.
"""

from __future__ import annotations

import sys
import time
from collections import Counter

from arguments import read_numbers
from ironstride.catalogue.reader import read_catalogue
from ironstride.cohort.generated_runners import generate_athlete
from ironstride.planning.check.judge import check_plan
from ironstride.planning.engine import plan_season
from ironstride.policy.reader import read_policy

ATHLETES = 2000
SHOWN = 3


def main(number: int, first: int) -> int:
    """Plan and judge `number` athletes; return 1 when any plan has a violation."""
    policy, catalogue = read_policy(), read_catalogue()
    counts: Counter[str] = Counter()
    examples: dict[str, list[str]] = {}
    bad = sessions = named = 0
    started = time.perf_counter()
    for seed in range(first, first + number):
        athlete, today = generate_athlete(seed)
        plan = plan_season(athlete, today, policy=policy, catalogue=catalogue)
        violations = check_plan(plan, policy=policy, catalogue=catalogue)
        sessions += sum(1 for _ in plan.sessions())
        named += len(plan.broken_rules)
        bad += bool(violations)
        for one in violations:
            counts[one.rule] += 1
            examples.setdefault(one.rule, []).append(
                f"seed {seed} {one.on} {one.where}: {one.text}"
            )
    took_s = time.perf_counter() - started
    print(f"athletes {number}, sessions {sessions}, breaches named {named}, {took_s:.0f} s")
    print(f"plans with a violation: {bad}, violations: {counts.total()}")
    for rule, count in counts.most_common():
        print(f"{count:6} {rule}")
        for example in examples[rule][:SHOWN]:
            print(f"       {example}")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main(*read_numbers(__doc__, athletes=ATHLETES, first=0)))

"""Compare the engine's bound with the judge's: `python bench/bench_certificate.py`.

The judge finds the least price of any placing by its own rules and another method; the aim is no
difference on 300 generated athletes, in a median of at most 60 ms for 16 weeks. The first argument
is another number of athletes, the second the first seed.
"""

from __future__ import annotations

import statistics
import sys
import time

from arguments import read_numbers
from ironstride.catalogue.reader import read_catalogue
from ironstride.cohort.generated_runners import generate_athlete
from ironstride.planning.alternatives import find_alternatives
from ironstride.planning.check.case import open_case
from ironstride.planning.check.certificate import TOLERANCE, least_prices
from ironstride.planning.engine import plan_season
from ironstride.policy.reader import read_policy

ATHLETES = 300
WEEKS = 16
# The alternatives of one week of each plan are timed, not of all.
SHOWN_WEEK = 2


def main(number: int, first: int) -> int:
    """Compare both numbers of each certificate; return 1 when any differs."""
    policy, catalogue = read_policy(), read_catalogue()
    judging_ms: list[float] = []
    other_ms: list[float] = []
    certified = differing = above = 0
    for seed in range(first, first + number):
        athlete, today = generate_athlete(seed)
        plan = plan_season(athlete, today, policy=policy, catalogue=catalogue, weeks=WEEKS)
        said = plan.certificate
        if said is None:
            continue
        certified += 1
        started = time.perf_counter()
        cost, bound = least_prices(open_case(plan, policy, catalogue))
        judging_ms.append((time.perf_counter() - started) * 1000)
        if max(abs(said.cost - cost), abs(said.bound_cost - bound)) > TOLERANCE:
            differing += 1
            print(f"seed {seed}: {said.cost} and {said.bound_cost}, the judge {cost}, {bound}")
        above += said.cost > said.bound_cost
        started = time.perf_counter()
        find_alternatives(plan, plan.weeks[SHOWN_WEEK], policy=policy, catalogue=catalogue)
        other_ms.append((time.perf_counter() - started) * 1000)
    print(f"{number} athletes, {WEEKS} weeks, {certified} with a certificate")
    print(f"judge differs: {differing}; plans above their bound: {above}")
    for name, taken in (("both bounds of the judge", judging_ms), ("next-best weeks", other_ms)):
        print(f"{name}: median {statistics.median(taken):.1f} ms, most {max(taken):.1f} ms")
    return int(differing > 0)


if __name__ == "__main__":
    sys.exit(main(*read_numbers(__doc__, athletes=ATHLETES, first=0)))

"""Place the lifts of generated calendars, beside a solver: `python bench/bench_placement.py`.

The aim is the proven optimum on each of 500 calendars. Ours and the solver (OR-Tools CP-SAT, one
worker) solve the same problem one after the other. The first argument is another number of
calendars, the second the first seed.
"""

from __future__ import annotations

import statistics
import sys
import time

from arguments import read_numbers
from ironstride.planning.placement import place_sessions
from ironstride.policy.reader import read_policy
from placement_reference import solve_placement
from placing_cases import generate_case

CALENDARS = 500
WEEKS = 16
TOLERANCE = 1e-6
MS = 1000


def main(number: int, first: int) -> int:
    """Place `number` calendars with both; return 1 when any is not optimal."""
    policy = read_policy()
    ours_s, solver_s, worse = [], [], []
    for seed in range(first, first + number):
        case = generate_case(seed, policy, WEEKS)
        started = time.perf_counter()
        placement = place_sessions(case.weeks, case.openings, case.primer_ends, case.terms)
        placed = time.perf_counter()
        optimum, _ = solve_placement(case)
        ours_s.append(placed - started)
        solver_s.append(time.perf_counter() - placed)
        if abs(placement.cost - optimum) > TOLERANCE:
            worse.append(f"seed {seed}: ours {placement.cost:.6f}, optimum {optimum:.6f}")
    print(f"{number} calendars of {WEEKS} weeks: {number - len(worse)} optimal")
    print("\n".join(worse))
    for name, took_s in (("ours", ours_s), ("solver", solver_s)):
        slow_s = statistics.quantiles(took_s, n=20)[-1]
        print(
            f"{name:6} median {statistics.median(took_s) * MS:7.1f} ms, p95 {slow_s * MS:7.1f} ms"
        )
    print(f"solver / ours, median of the ratios: {_median_ratio(solver_s, ours_s):.1f}")
    return int(bool(worse))


def _median_ratio(one: list[float], other: list[float]) -> float:
    return statistics.median(a / b for a, b in zip(one, other, strict=True))


if __name__ == "__main__":
    sys.exit(main(*read_numbers(__doc__, calendars=CALENDARS, first=0)))

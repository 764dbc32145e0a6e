"""Time plans made in a warm process, beside a peer: `python bench/bench_plan.py`.

The aim is a median of at most 150 ms and a 95th percentile of at most 350 ms for 16 weeks over
200 generated athletes, and a time that grows linearly with the weeks. The peer is streprogen,
which renders a program of as many weeks with as many lift days, without a calendar. The first
argument is another number of athletes.
"""

from __future__ import annotations

import gc
import statistics
import time
from functools import partial
from typing import TYPE_CHECKING, Final

from streprogen import Day, DynamicExercise, Program, StaticExercise

from arguments import read_numbers
from ironstride.catalogue.reader import read_catalogue
from ironstride.cohort.generated_runners import generate_athlete
from ironstride.planning.engine import plan_season
from ironstride.policy.reader import read_policy

if TYPE_CHECKING:
    from collections.abc import Callable

ATHLETES: Final = 200
WEEKS: Final = 16
GROWTH_WEEKS: Final = (4, 8, 16, 26, 52)
GROWTH_ATHLETES: Final = 40
PEER_RUNS: Final = 20
PEER_DAYS: Final = ("Tuesday", "Thursday")


def measure_ms(work: Callable[[], object]) -> float:
    """Return the milliseconds that one call of `work` takes, after tidying up what came before."""
    gc.collect()
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def measure_plans_ms(number: int, weeks: int) -> list[float]:
    """Return the milliseconds of a plan of `weeks` weeks for each of `number` athletes."""
    policy, catalogue = read_policy(), read_catalogue()
    taken = []
    for seed in range(number):
        athlete, today = generate_athlete(seed)
        plan = partial(plan_season, athlete, today, policy=policy, catalogue=catalogue, weeks=weeks)
        taken.append(measure_ms(plan))
    return taken


def render_peer(weeks: int) -> str:
    """Render the peer's program: two days of two main lifts and three assistance lifts."""
    program = Program("peer", duration=weeks)
    for name in PEER_DAYS:
        day = Day(name)
        day.add_exercises(DynamicExercise("Squat", 60, 80), DynamicExercise("Deadlift", 70, 95))
        day.add_exercises(*(StaticExercise(lift, "3 x 10") for lift in ("Row", "Calf", "Plank")))
        program.add_days(day)
    program.render()
    return str(program.to_txt())


def quantile_ms(taken: list[float], percent: int) -> float:
    """Return the percentile `percent` of the times."""
    return statistics.quantiles(taken, n=100, method="inclusive")[percent - 1]


def main(number: int) -> None:
    """Print the figures of this run."""
    measure_plans_ms(5, WEEKS)
    render_peer(WEEKS)
    ours = measure_plans_ms(number, WEEKS)
    peer = [measure_ms(lambda: render_peer(WEEKS)) for _ in range(PEER_RUNS)]
    median, peer_median = statistics.median(ours), statistics.median(peer)
    print(f"{WEEKS} weeks, {number} athletes: median {median:.1f} ms,", end=" ")
    print(f"p95 {quantile_ms(ours, 95):.1f} ms, most {max(ours):.1f} ms")
    print(
        f"streprogen, {WEEKS} weeks, {len(PEER_DAYS)} days: median {peer_median:.1f} ms,", end=" "
    )
    print(f"p95 {quantile_ms(peer, 95):.1f} ms; ratio of medians {median / peer_median:.2f}")
    for weeks in GROWTH_WEEKS:
        taken = statistics.median(measure_plans_ms(GROWTH_ATHLETES, weeks))
        print(f"{weeks:3} weeks: median {taken:7.1f} ms, {taken / weeks:.2f} ms a week")


if __name__ == "__main__":
    main(*read_numbers(__doc__, athletes=ATHLETES))

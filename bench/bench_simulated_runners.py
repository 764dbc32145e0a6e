"""Weights for simulated runners: `python bench/bench_simulated_runners.py [RUNNERS [FIRST]]`.

500 runners whose strength is known live the same season with each way of choosing weights, in each
world of `ironstride simulate`. Printed are the shares of work sets that end with the reserve that
was asked for, beside the peers' in the same run, and the accepted lines of the first world.
"""

from __future__ import annotations

import sys
import time
from functools import partial
from typing import TYPE_CHECKING

from arguments import read_numbers
from ironstride.cohort.processes import count_processes, each_seed
from ironstride.cohort.simulated_runners import WORLDS
from ironstride.cohort.simulation import live_season
from ironstride.cohort.simulation_table import EARLY_SESSION, LATE_SESSION, tabulate

if TYPE_CHECKING:
    from ironstride.cohort.simulated_runners import World
    from ironstride.cohort.simulation_table import PrescriberRow

RUNNERS = 500
RUNNERS_A_PROCESS = 10
# What the product promises of its own weights, in the first world.
LEAST_EARLY = 0.90
LEAST_LATE = 0.95
MOST_MISSED = 0.03
MOST_SESSIONS = 4


def live_all(world: World, runners: int, first: int) -> tuple[PrescriberRow, ...]:
    """Return the table of one world and print how long it took."""
    started = time.perf_counter()
    processes = count_processes(runners, RUNNERS_A_PROCESS)
    seeds = range(first, first + runners)
    seasons = list(each_seed(partial(live_season, world=world), seeds, processes))
    took_s = time.perf_counter() - started
    print(f"world {world}: {runners} runners, {processes} processes, {took_s:.0f} s")
    return tabulate(seasons)


def print_rows(rows: tuple[PrescriberRow, ...]) -> None:
    """Print each prescriber's shares; ranges are 95 % over runners."""
    for row in rows:
        early = _against(row.early_fraction, row.early_fractions)
        late = _against(row.late_fraction, row.late_fractions)
        print(
            f"  {row.prescriber:19} right {row.on_target_fraction:6.1%}, "
            f"weight right {row.right_weight_fraction:6.1%}, too few {row.missed_fraction:5.1%}"
        )
        print(
            f"  {'':19} of the oracle's from {EARLY_SESSION} {early}, "
            f"from {LATE_SESSION} {late}, good from {row.good_from_session}"
        )


def _against(share: float, span: tuple[float, float]) -> str:
    return f"{share:.1%} ({span[0]:.1%} to {span[1]:.1%})"


def failed_lines(row: PrescriberRow) -> int:
    """Print the accepted lines and return how many are not reached."""
    sessions = row.good_from_session
    lines = (
        ("of the oracle's from session 4", row.early_fraction, LEAST_EARLY, True),
        ("of the oracle's from session 8", row.late_fraction, LEAST_LATE, True),
        ("sets with too few reps", row.missed_fraction, MOST_MISSED, False),
    )
    failed = 0
    for name, share, aim, is_least in lines:
        reached = share >= aim if is_least else share <= aim
        failed += not reached
        word = "at least" if is_least else "at most"
        print(f"  {name}: {share:.1%}, aim {word} {aim:.0%}: {'yes' if reached else 'NO'}")
    soon = sessions is not None and sessions <= MOST_SESSIONS
    print(f"  good from session {sessions}, aim {MOST_SESSIONS}: {'yes' if soon else 'NO'}")
    return failed + (not soon)


def main(runners: int, first: int) -> int:
    """Print the tables of all worlds; return 1 when an accepted line is not reached."""
    failed = 0
    for world in WORLDS:
        rows = live_all(world, runners, first)
        print_rows(rows)
        if world == WORLDS[0]:
            failed = failed_lines(next(row for row in rows if row.prescriber == "ironstride"))
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(*read_numbers(__doc__, runners=RUNNERS, first=0)))

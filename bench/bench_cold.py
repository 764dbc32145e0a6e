"""Time the whole command in a new process, beside a peer: `python bench/bench_cold.py`.

The aim is at most 0.6 s and 150 MB for `ironstride plan` on the sample athlete with a calendar.
The peer is `python -c "import streprogen"`, which plans nothing yet. The first argument is
another number of runs.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from arguments import read_numbers

RUNS: Final = 10
SAMPLE: Final = Path(__file__).parents[1] / "examples" / "sample"
KB_IN_MB: Final = 1024
GOOD_EXITS: Final = (0, 1)


def plan_command(out: Path) -> list[str]:
    """Return the command that plans for the sample athlete into `out`."""
    command = Path(sys.executable).with_name("ironstride")
    runs = ["--runs", str(SAMPLE / "runna.ics"), "--today", "2026-11-23"]
    athlete = str(SAMPLE / "athlete.yaml")
    return [str(command), "plan", athlete, *runs, "--format", "json", "--out", str(out)]


def measure_once(command: list[str]) -> tuple[float, float]:
    """Return the seconds and the peak memory in MB of `command` in a new process."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    took_s = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in GOOD_EXITS:
        sys.exit(f"{command[0]} ended with {process.returncode}")
    return took_s, usage.ru_maxrss / KB_IN_MB


def main(runs: int) -> None:
    """Print seconds and peak memory of both commands, one after the other in turns."""
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "ironstride plan": plan_command(Path(folder) / "plan.json"),
            "import streprogen": [sys.executable, "-c", "import streprogen"],
        }
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                taken[name].append(measure_once(command))
    for name, figures in taken.items():
        seconds = [took_s for took_s, _ in figures]
        peak = max(memory for _, memory in figures)
        print(f"{name}: median {statistics.median(seconds):.2f} s,", end=" ")
        print(f"most {max(seconds):.2f} s, peak {peak:.0f} MB ({runs} runs)")


if __name__ == "__main__":
    main(*read_numbers(__doc__, runs=RUNS))

"""Time the import of a long lift log: `python bench/bench_log_import.py [ROWS]`.

Generates a log of Strong (100,000 rows unless said otherwise) and prints, in seconds of processor
time, each step from bytes to the written log, and beside them what two peers need to read the same
bytes into rows and no further: the csv module, and pandas where it is installed.
"""

from __future__ import annotations

import csv
import io
import random
import sys
import time
from typing import TYPE_CHECKING, Final, TypeVar

from ironstride.catalogue.reader import read_catalogue
from ironstride.formats.lift_log import read_lift_log
from ironstride.formats.log_csv import read_log, write_log
from ironstride.formats.log_merge import merge_logs
from ironstride.formats.log_names import NameTable

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_ROWS: Final = 100_000
_SETS_PER_SESSION: Final = 25
_HEADING: Final = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n"
)
_NAMES: Final = (
    "Squat (Barbell)",
    "Bench Press (Barbell)",
    "Deadlift (Barbell)",
    "Bicep Curl (Dumbbell)",
    "Seated Leg Press (Machine)",
)


def main(rows: int) -> None:
    """Print the seconds of each step and of the peers."""
    content = make_log(rows)
    print(f"{rows} rows, {len(content) / 1e6:.1f} MB; seconds of processor time")
    found = timed("read", lambda: read_lift_log(content, "strong.csv", load_unit="kg"))
    sets = timed("name", lambda: NameTable(read_catalogue(), {}).settled(found.sets))
    merged = timed("merge into an empty log", lambda: merge_logs((), sets, "strong.csv"))
    text = timed("write", lambda: write_log(merged.log))
    log, _ = timed("read our log back", lambda: read_log(text))
    again = timed("merge the same once more", lambda: merge_logs(log, sets, "strong.csv"))
    print(f"sets {len(log)}, added by the second import {again.added}")
    timed("peer: csv.DictReader alone", lambda: read_with_csv(content))
    _time_pandas(content)


def make_log(rows: int) -> bytes:
    """Return a log of Strong with `rows` sets in sessions of 25, the same each time."""
    chance = random.Random(4)
    lines = [_HEADING]
    for number in range(rows):
        session, place = divmod(number, _SETS_PER_SESSION)
        month, day = divmod(session, 28)
        at = f"{1990 + month // 12}-{month % 12 + 1:02}-{day + 1:02} 18:00:00"
        name = _NAMES[place // len(_NAMES)]
        load_kg, reps = chance.randrange(40, 240) / 2, chance.randint(1, 12)
        lines.append(f'{at},"Evening",1h 2m,"{name}",{place % 5 + 1},{load_kg},{reps},0,0,8\n')
    return "".join(lines).encode()


def timed(step: str, run: Callable[[], T]) -> T:
    """Run a step, print its seconds of processor time, and return what it made."""
    begun_s = time.process_time()
    made = run()
    print(f"{step:32}{time.process_time() - begun_s:8.2f}")
    return made


def read_with_csv(content: bytes) -> list[dict[str, str]]:
    """Return the rows as the csv module gives them: text, neither units nor dates nor names."""
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def _time_pandas(content: bytes) -> None:
    try:
        import pandas as pd
    except ImportError:
        print("peer: pandas is not installed")
        return
    timed(
        "peer: pandas.read_csv with dates",
        lambda: pd.read_csv(io.BytesIO(content), parse_dates=["Date"]),
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else _ROWS)

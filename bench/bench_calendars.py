"""Score the readers on the sample calendars: `python bench/bench_calendars.py`.

Prints for each shape the share of events whose type, distance, duration and time are right, and all
four, for Ironstride and beneath it for a naive reader of the same files; then every event that is
not right, with what was read. `--short` leaves the list out; a word takes only the samples whose
name holds it: `unseen` are those that were written after the readers were done.
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, Final

from calendar_corpus import FACTS, Marked, Score, read_samples, score
from ironstride.formats.runs_file import read_runs
from naive_calendar import NAME, read_naively

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ironstride.training.run import PlannedRun

_HEADS: Final = (*FACTS, "all four", "strength")


def main(named: str, *, listed: bool) -> int:
    """Print the shares and what is not right; return 1 when a hard run is silently light."""
    samples = [sample for sample in read_samples() if named in sample.name]
    ours, naive = [], []
    for sample in samples:
        content = sample.path.read_bytes()
        span = {"starts_on": sample.starts_on, "ends_on": sample.ends_on}
        ours.append(score(sample, read_runs(content, sample.path.name, **span)))
        naive.append(score(sample, read_naively(content, **span)))
    events = sum(len(sample.runs) for sample in samples)
    print(f"{len(samples)} samples, {events} events; baseline: {NAME}")
    print(f"{'share right':24}{'events':>7}" + "".join(f"{head:>10}" for head in _HEADS))
    for shape in (*sorted({sample.shape for sample in samples}), "all"):
        for name, scores in ((shape, ours), ("  naive", naive)):
            print(_line(name, [one for one in scores if shape in ("all", one.sample.shape)]))
    misread = sum(len(one.misread()) for one in ours)
    shown = sum(len(one.shown()) for one in ours)
    silent = sum(len(one.silently_light()) for one in ours)
    print(f"not right {misread}, of them said to the runner or kept as unknown {shown}")
    print(f"hard runs read as light without a word: {silent}")
    for one in ours if listed else ():
        _list_misread(one)
    return int(silent > 0)


def _line(name: str, scores: Sequence[Score]) -> str:
    marked = [one for each in scores for one in each.marked]
    right = Counter(fact for one in marked for fact in one.right)
    whole = sum(len(one.right) == len(FACTS) for one in marked)
    known = sum(one.strength_right for one in scores)
    strength = known + sum(one.strength_wrong for one in scores)
    shares = [right[fact] / max(1, len(marked)) for fact in FACTS] + [whole / max(1, len(marked))]
    sessions = f"{known}/{strength}" if strength else "-"
    cells = "".join(f"{share:>10.1%}" for share in shares)
    return f"{name:24}{len(marked):>7}{cells}{sessions:>10}"


def _list_misread(one: Score) -> None:
    misread: Iterable[Marked] = one.misread()
    for marked in misread:
        print(f"{one.sample.name}: a person {_told(marked.expected)}; read {_told(marked.read)}")


def _told(run: PlannedRun | None) -> str:
    if run is None:
        return "nothing"
    facts = (run.on, run.type, run.distance_m, run.duration_s, run.at)
    return " ".join("-" if fact is None else str(fact) for fact in facts)


if __name__ == "__main__":
    words = sys.argv[1:]
    name = next((word for word in words if not word.startswith("-")), "")
    sys.exit(main(name, listed="--short" not in words))

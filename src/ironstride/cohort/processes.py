"""The same work for many seeds, in processes of their own."""

from __future__ import annotations

import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TYPE_CHECKING, TypeVar

from ironstride.errors import IronstrideError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Found = TypeVar("Found")


class ProcessStoppedError(IronstrideError):
    """A helping process was ended from outside."""


def count_processes(seeds: int, seeds_a_process: int) -> int:
    """Return how many processes help: one for each core, if each has `seeds_a_process` to do."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(cores or 1, seeds // seeds_a_process))


def each_seed(
    work: Callable[[int], Found], seeds: Sequence[int], processes: int
) -> Iterator[Found]:
    """Yield what `work`, a function that can be pickled, makes of each seed, in their order.

    Raises what `work` raises, and ProcessStoppedError.
    """
    if processes == 1:
        yield from map(work, seeds)
        return
    # Fresh processes: a copy of this one would hold its threads' locks.
    pool = ProcessPoolExecutor(processes, get_context("spawn"))
    try:
        with _interrupts_wait():
            futures = [pool.submit(work, seed) for seed in seeds]
        yield from (future.result() for future in futures)
    except BrokenProcessPool as error:
        text = "a helping process was ended, perhaps for want of memory; ask for fewer --runners"
        raise ProcessStoppedError(text) from error
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _interrupts_wait() -> Iterator[None]:
    """Hold Ctrl-C back while processes start: they inherit that, and leave it to this one.

    The mask holds for this thread and its children; threads of libraries may still take the
    signal, so it is only noted until all have started.
    """
    is_main = threading.current_thread() is threading.main_thread()
    if not is_main or not hasattr(signal, "pthread_sigmask"):
        yield
        return
    noted: list[int] = []
    handler = signal.signal(signal.SIGINT, lambda number, _frame: noted.append(number))
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        signal.signal(signal.SIGINT, handler)
    if noted:
        raise KeyboardInterrupt

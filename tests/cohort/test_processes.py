from __future__ import annotations

import time
from multiprocessing import active_children

import pytest

from ironstride.cohort.processes import ProcessStoppedError, each_seed

SEEDS = range(200)


@pytest.mark.parametrize("processes", [1, 2])
def test_answers_come_in_the_order_of_the_seeds(processes: int) -> None:
    assert list(each_seed(abs, [3, -1, 2], processes)) == [3, 1, 2]


@pytest.mark.parametrize("processes", [1, 2])
def test_a_failure_of_the_work_is_raised(processes: int) -> None:
    with pytest.raises(ValueError, match="not in range"):
        list(each_seed(chr, [65, -1], processes))


def test_an_interrupt_leaves_no_process_behind() -> None:
    def stop() -> None:
        for _ in each_seed(abs, SEEDS, 2):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stop()
    assert active_children() == []


def test_a_process_that_is_ended_from_outside_is_told() -> None:
    def end_them() -> None:
        for _ in each_seed(time.sleep, [0, *[1] * 100], 2):
            for child in active_children():
                child.kill()

    with pytest.raises(ProcessStoppedError, match="fewer --runners"):
        end_them()

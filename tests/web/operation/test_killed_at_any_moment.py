"""The short form of bench/bench_faults.py."""

from __future__ import annotations

import sys

import pytest

from bench_faults import TARGETS, survive
from web_site import open_site


@pytest.mark.skipif(sys.platform != "linux", reason="processes are found in /proc")
def test_killed_servers_and_workers_lose_no_set_and_no_job() -> None:
    with open_site() as site:
        found = survive(site, len(TARGETS), people=2, calm_s=1.0)
    if found is None:
        pytest.skip("there is nowhere to send sets to yet")
    assert found.faults == []
    assert found.acknowledged > 0
    assert found.jobs == {"done": sum(found.jobs.values())}
    assert sum(found.kills.values()) == len(TARGETS)

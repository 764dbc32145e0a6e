"""Faults of the app: `python bench/bench_faults.py [KILLS [SEED]]`, on Linux.

People send sets to a served installation, each under an id of its own, and send again what was not
acknowledged, while plans are made. At random moments the whole server, only its worker, one of its
web processes or only the process that watches them is killed with SIGKILL. At the end every
acknowledged set is there once, no job is lost or stuck, and the database is whole. Printed are the
counts, the time until the app answers again, and the sets a second beside those without kills.
"""

from __future__ import annotations

import http.client
import os
import signal
import statistics
import sys
import threading
import time
import uuid
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any, Final

from arguments import read_numbers
from web_cases import a_set
from web_site import OK, Person, Site, open_site

if TYPE_CHECKING:
    from collections.abc import Sequence

KILLS: Final = 100
PEOPLE: Final = 4
# What is killed: everything, the worker, one process of the web, or the one that watches.
TARGETS: Final = ("all", "worker", "web", "serve")
_CALM_S: Final = 5.0
_BETWEEN_S: Final = (0.3, 1.5)
_PAUSE_S: Final = 0.05
_JOBS_A_KILL: Final = 0.2
_RECOVER_S: Final = 30.0
_MOST_WAIT_S: Final = 120.0


@dataclass
class Sender:
    """Somebody who logs one set after the other, and knows which ones were acknowledged."""

    address: str
    session: str
    today: str
    person: Person
    sent: int = 0
    resent: int = 0
    acknowledged: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def log_on(self, is_over: threading.Event) -> None:
        """Log sets until it is over; a set that is begun is sent until it is answered."""
        while not is_over.is_set():
            fact = a_set(self.sent, self.session, self.today) | {"id": str(uuid.uuid4())}
            self.sent += 1
            while not self._send(fact):
                self.resent += 1
                time.sleep(_PAUSE_S)

    def _send(self, fact: dict[str, Any]) -> bool:
        import json

        try:
            status, content = self.person.post(self.address, {"facts": [fact], "known": []})
        except (OSError, http.client.HTTPException):
            return False
        if status != OK:
            return False
        answer = json.loads(content)
        if fact["id"] in answer["saved"]:
            self.acknowledged.append(fact["id"])
        else:
            self.refused.append(str(answer["refused"]))
        return True


@dataclass
class Survived:
    """What was left after the kills; `faults` are what must not be, in words."""

    kills: Counter[str]
    acknowledged: int
    resent: int
    recover_s: list[float]
    calm_rate: float
    rate: float
    jobs: dict[str, int]
    faults: list[str]


def main(kills: int, seed: int) -> int:
    """Print what survived; return 1 where something did not."""
    with open_site() as site:
        found = survive(site, kills, seed)
    if found is None:
        print("there is nowhere to send sets to yet")
        return 0
    print(f"kills: {dict(found.kills)}")
    print(f"sets acknowledged {found.acknowledged}, sent again {found.resent} times")
    worst_s, median_s = max(found.recover_s), statistics.median(found.recover_s)
    print(f"answers again after {median_s:.1f} s (median), {worst_s:.1f} s (most)")
    ratio = found.rate / found.calm_rate
    print(f"{found.rate:.0f} sets a second, {found.calm_rate:.0f} without kills: ratio {ratio:.2f}")
    print(f"jobs: {found.jobs}")
    for one in found.faults:
        print(f"FAULT: {one}")
    print("nothing lost, nothing doubled" if not found.faults else f"{len(found.faults)} faults")
    return int(bool(found.faults))


def survive(
    site: Site, kills: int, seed: int = 0, *, people: int = PEOPLE, calm_s: float = _CALM_S
) -> Survived | None:
    """Kill the server again and again while sets are sent; None where none can be sent."""
    athletes = site.cases(people, "small")
    if athletes[0]["sync"] is None:
        return None
    site.start()
    senders = [_sender(site, one) for one in athletes]
    calm = _send_for(senders, lambda: time.sleep(calm_s))
    before = sum(len(one.acknowledged) for one in senders)
    chance, recover_s, targets = Random(seed), [], Counter[str]()
    asked = site.cases(max(1, int(kills * _JOBS_A_KILL)), "ask")

    def kill_again_and_again() -> None:
        for number in range(kills):
            time.sleep(chance.uniform(*_BETWEEN_S))
            target = TARGETS[number % len(TARGETS)]
            targets[target] += 1
            recover_s.append(_kill(site, target, chance))

    took_s = _send_for(senders, kill_again_and_again)
    for one in senders:
        one.person.close()
    acknowledged = [one for sender in senders for one in sender.acknowledged]
    jobs = site.wait_for_jobs(_MOST_WAIT_S)
    site.end()
    return Survived(
        kills=targets,
        acknowledged=len(acknowledged),
        resent=sum(one.resent for one in senders),
        recover_s=recover_s,
        calm_rate=before / calm,
        rate=(len(acknowledged) - before) / took_s,
        jobs=jobs,
        faults=[*_find_faults(site, acknowledged, jobs, asked), *_refusals(senders)],
    )


def _sender(site: Site, athlete: dict[str, Any]) -> Sender:
    person = Person(site.port)
    person.sign_in(athlete["sign_in"])
    person.get(athlete["pages"]["gym_packet"])
    return Sender(athlete["sync"], athlete["session"], athlete["today"], person)


def _send_for(senders: Sequence[Sender], meanwhile: Any) -> float:  # noqa: ANN401 - does something
    """Let everybody send while something is done, and return how long that took [s]."""
    is_over = threading.Event()
    threads = [threading.Thread(target=one.log_on, args=(is_over,)) for one in senders]
    begun_s = time.perf_counter()
    for one in threads:
        one.start()
    try:
        meanwhile()
    finally:
        is_over.set()
        for one in threads:
            one.join()
    return time.perf_counter() - begun_s


def _kill(site: Site, target: str, chance: Random) -> float:
    """Kill a part of the server and return the seconds until all of it is there again."""
    before = site.processes()
    if target in ("all", "serve"):
        begun_s = time.perf_counter()
        if target == "serve":
            os.kill(next(iter(before)), signal.SIGKILL)
            time.sleep(_PAUSE_S)
        # Whoever starts it again ends what is left of it first, as a service does.
        site.kill_all()
        site.start()
        return time.perf_counter() - begun_s
    of_kind = [number for number, kind in before.items() if kind == target]
    begun_s = time.perf_counter()
    if of_kind:
        os.kill(chance.choice(of_kind), signal.SIGKILL)
    while time.perf_counter() - begun_s < _RECOVER_S:
        time.sleep(_PAUSE_S)
        now = site.processes()
        if len(now) >= len(before) and set(now) != set(before):
            break
    site.wait()
    return time.perf_counter() - begun_s


def _find_faults(
    site: Site, acknowledged: list[str], jobs: dict[str, int], asked: int
) -> list[str]:
    held = site.cases(0, "held")
    stored = Counter(held["sets"])
    lost = [one for one in acknowledged if not stored[one]]
    found = [f"{len(lost)} acknowledged sets are lost"] if lost else []
    # Somebody did one set at one second: two of them are one set stored twice.
    if held["moments"] != len(held["sets"]):
        found.append(f"{len(held['sets']) - held['moments']} sets are doubled")
    if set(jobs) - {"done"}:
        found.append(f"jobs are stuck or given up: {jobs}")
    if held["plans"] != asked:
        found.append(f"{asked} plans were asked for, {held['plans']} jobs are there")
    if held["counted"] > len(held["sets"]):
        found.append("a change of the log was counted whose sets are not there")
    return found + [f"database: {one}" for one in held["problems"]]


def _refusals(senders: Sequence[Sender]) -> list[str]:
    return [f"a set was refused: {one}" for sender in senders for one in sender.refused[:1]]


if __name__ == "__main__":
    sys.exit(main(*read_numbers(__doc__, kills=KILLS, seed=0)))

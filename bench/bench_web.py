"""Speed of the app: `python bench/bench_web.py [PEOPLE [REQUESTS]]`.

Serves an installation with 50 athletes, one of them with five years of sets, on SQLite and, where
its programs are found, on PostgreSQL. Printed are the medians of single requests of that athlete
beside their limits, queries and weight of the pages, and what 50 people at once get: requests a
second, median and p95, and the ratio to /health, an empty page of the same server in the same run.
"""

from __future__ import annotations

import gzip
import statistics
import sys
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from arguments import read_numbers
from web_cases import a_set
from web_site import OK, Person, Site, open_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PEOPLE: Final = 50
REQUESTS: Final = 500
_SINGLE: Final = 40
# As many as a session has.
_SETS: Final = 25
_SETTLE_S: Final = 3.0
_MOST_WAIT_S: Final = 240.0
HEALTH: Final = "/health"
# Milliseconds of a single request of the athlete with five years of sets, and bytes of a page.
LIMITS_MS: Final = {"today": 60, "calendar": 120, "gym": 60, "gym_packet": 60, "sync": 15}
MOST_BYTES: Final = 150_000
MOST_QUERIES: Final = 12
_EXPECTED: Final = ("today", "calendar", "gym", "gym_packet", "progress")


def main(people: int, requests: int) -> int:
    """Print the figures on each database; return 1 where a limit is broken."""
    broken = 0
    for name, opened in (("SQLite", open_site), ("PostgreSQL", _on_postgres)):
        try:
            with opened() as site:
                print(f"\n{name}")
                broken += measure(site, people, requests)
        except LookupError as error:
            print(f"\n{name}: left out, {error}")
    return int(broken > 0)


@contextmanager
def _on_postgres() -> Iterator[Site]:
    sys.path.append(str(Path(__file__).parents[1] / "tests" / "services"))
    from postgres import NoPostgresError, fresh_database, postgres_server

    try:
        server = postgres_server()
        url = server.__enter__()
    except NoPostgresError as error:
        raise LookupError("no server is found") from error
    try:
        with fresh_database(url) as database, open_site(database) as site:
            yield site
    finally:
        server.__exit__(None, None, None)


def measure(site: Site, people: int, requests: int) -> int:
    """Measure one installation and return how many limits it breaks."""
    begun_s = time.perf_counter()
    athletes = site.cases(people)
    queries = site.cases(people, "queries")
    print(f"  {people} athletes made in {time.perf_counter() - begun_s:.0f} s")
    print(f"  the server answers {site.start():.1f} s after its start")
    # The worker gets the sessions of everybody ready.
    time.sleep(_SETTLE_S)
    print(f"  jobs: {site.wait_for_jobs(_MOST_WAIT_S)}")
    for one in athletes:
        one["person"] = Person(site.port)
        one["person"].sign_in(one["sign_in"])
    broken = measure_single(athletes[0], queries)
    return broken + measure_together(athletes, requests)


def measure_single(first: dict[str, Any], queries: dict[str, int]) -> int:
    """Print single requests of the athlete with five years of sets, without the net."""
    person, broken = first["person"], 0
    print(f"  one at a time, {_SINGLE} requests each: first, median, queries, bytes, gzipped")
    empty_ms = timed(lambda: person.get(HEALTH))[1]
    print(f"    {'health':11} {empty_ms:6.1f} ms")
    for name in _EXPECTED:
        address = first["pages"].get(name)
        if address is None:
            print(f"    {name:11} is not there yet")
            continue
        content = b""

        def ask(address: str = address) -> None:
            nonlocal content
            status, content = person.get(address)
            if status != OK:
                raise RuntimeError(f"{address} was answered with {status}")

        first_ms, median_ms = timed(ask)
        small = len(gzip.compress(content))
        count = queries.get(name, 0)
        print(
            f"    {name:11} {first_ms:6.0f} {median_ms:6.1f} ms {count:3} queries "
            f"{len(content):7} bytes {small:6} gzipped {median_ms / empty_ms:5.1f} x health"
        )
        broken += median_ms > LIMITS_MS.get(name, 120)
        broken += count > MOST_QUERIES
        broken += len(content) > MOST_BYTES and name != "gym_packet"
    if first["sync"] is None:
        print("    sync        is not there yet")
        return broken
    sent = syncs(first)
    first_ms, median_ms = timed(lambda: sent(0), _SETS)
    print(f"    {'sync':11} {first_ms:6.0f} {median_ms:6.1f} ms one set")
    return broken + (median_ms > LIMITS_MS["sync"])


def timed(ask: Callable[[], object], times: int = _SINGLE) -> tuple[float, float]:
    """Return the milliseconds of the first request, and the median of the next ones."""
    took_ms = []
    for _ in range(times + 1):
        begun_s = time.perf_counter()
        ask()
        took_ms.append(1000 * (time.perf_counter() - begun_s))
    return took_ms[0], statistics.median(took_ms[1:])


def syncs(one: dict[str, Any]) -> Callable[[int], None]:
    """Return what sends one more set of an athlete."""
    person: Person = one["person"]
    # The page of the session, or what fills it, gives the cookie that a post needs.
    person.get(one["pages"].get("gym_packet", one["pages"]["today"]))

    known: list[str] = []

    def send(number: int) -> None:
        fact = a_set(number, one["session"], one["today"]) | {"id": str(uuid.uuid4())}
        status, content = person.post(one["sync"], {"facts": [fact], "known": known})
        known.append(fact["id"])
        if status != OK:
            raise RuntimeError(f"a set was answered with {status}: {content[:200]!r}")

    return send


def measure_together(athletes: list[dict[str, Any]], requests: int) -> int:
    """Print what everybody at once gets from each page."""
    print(f"  {len(athletes)} people at once, {requests} requests: a second, median, p95")
    each = max(1, requests // len(athletes))
    empty = together(athletes, each, lambda one: lambda _: one["person"].get(HEALTH))
    _print("health", empty, empty)
    for name in _EXPECTED:
        if name in athletes[0]["pages"]:
            _print(
                name, together(athletes, each, lambda one, name=name: _getting(one, name)), empty
            )
    if athletes[0]["sync"] is not None:
        _print("sync", together(athletes, each, syncs), empty)
    return 0


def _getting(one: dict[str, Any], name: str) -> Callable[[int], object]:
    return lambda _: one["person"].get(one["pages"][name])


def together(
    athletes: list[dict[str, Any]],
    each: int,
    way: Callable[[dict[str, Any]], Callable[[int], object]],
) -> tuple[float, list[float]]:
    """Return the requests a second and the milliseconds of each, after a first round."""
    asks = [way(one) for one in athletes]

    def use(ask: Callable[[int], object]) -> list[float]:
        took_ms = []
        for number in range(each):
            begun_s = time.perf_counter()
            ask(number)
            took_ms.append(1000 * (time.perf_counter() - begun_s))
        return took_ms

    with ThreadPoolExecutor(len(asks)) as pool:
        list(pool.map(lambda ask: ask(0), asks))
        begun_s = time.perf_counter()
        took_ms = [one for used in pool.map(use, asks) for one in used]
    return len(took_ms) / (time.perf_counter() - begun_s), took_ms


def _print(name: str, found: tuple[float, list[float]], empty: tuple[float, list[float]]) -> None:
    rate, took_ms = found
    p95_ms = statistics.quantiles(took_ms, n=20)[-1]
    print(
        f"    {name:11} {rate:6.0f} a second {statistics.median(took_ms):6.0f} ms "
        f"{p95_ms:6.0f} ms, 1/{empty[0] / rate:.1f} of health"
    )


if __name__ == "__main__":
    sys.exit(main(*read_numbers(__doc__, people=PEOPLE, requests=REQUESTS)))

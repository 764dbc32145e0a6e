"""Sets inside sets, ladders, and what is taken for the recovery."""

from __future__ import annotations

import time

import pytest

from ironstride.formats.run_repeats import take_repeats
from ironstride.formats.run_size import Size


def work_of(text: str) -> list[tuple[float, float] | None]:
    work, _ = take_repeats(text)
    return [None if size is None else (size.distance_m, size.duration_s) for size in work]


@pytest.mark.parametrize(
    ("text", "work"),
    [
        ("6x800", [(4800, 0)]),
        ("2x4x400", [(3200, 0)]),
        ("6x800 / 400", [(7200, 0)]),
        ("6x800 (400 m jog)", [(7200, 0)]),
        ("6x800 (4.8 km)", [(4800, 0)]),
        ("6x800 with 400 jog", [(7200, 0)]),
        ("6x800 rest 400 m", [(7200, 0)]),
        ("6x800, 2 km easy", [(4800, 0)]),
        ("6x800 with 2 km cool down", [(4800, 0)]),
        ("6x800 + 400 m jog", [(4800, 0)]),
        ("4x1 km / 400 m, 4x200 m / 200 m", [(5600, 0), (1600, 0)]),
        ("3 x (2 x (4 x 200 / 200) / 400)", [(12_000, 0)]),
        ("3x(1 km tempo, 400 m jog)", [(4200, 0)]),
        ("4x[400 + 200 jog]", [(2400, 0)]),
        ("200-400-200 / 100 m", [(1100, 0)]),
        ("1-2-3 min / 1 min", [(0, 540)]),
        ("3x3 min (2 min jog)", [(0, 900)]),
        ("8x hills", [None]),
        ("8x30 m-ish", [(240, 0)]),
        ("6x5", [None]),
        ("easy 8 km", []),
    ],
)
def test_sets(text: str, work: list[tuple[float, float] | None]) -> None:
    assert work_of(text) == work


def test_what_is_no_set_stays_in_the_text() -> None:
    _, rest = take_repeats("2 km wu, 6x800 (400 jog), 3 km cd")
    assert "2 km wu" in rest
    assert "3 km cd" in rest
    assert "800" not in rest
    assert "400" not in rest


def test_the_signs_of_sets_cannot_be_smuggled_in() -> None:
    assert take_repeats("\ue000\ue001 6x800")[0] == [Size(4800, 0, 4800)]


@pytest.mark.parametrize(
    "text",
    ["2x(" * 400, "9x(9x(" * 90 + "800" + ")" * 180, "6x800 " * 300, "(" * 2000, "1-" * 1000],
)
def test_endless_sets_end_soon(text: str) -> None:
    began = time.perf_counter()
    take_repeats(text)
    assert time.perf_counter() - began < 1.0

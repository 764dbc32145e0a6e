"""FIT workout files for the corpus and the tests, written byte by byte.

`python bench/fit_workouts.py` writes the samples of tests/corpus/fit anew.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_FILE_ID: Final = 0
_WORKOUT: Final = 26
_STEP: Final = 27
_ENUM: Final = 0x00
_UINT16: Final = 0x84
_UINT32: Final = 0x86
_STRING: Final = 0x07
_NO_UINT32: Final = 0xFFFFFFFF
_CRC_NIBBLES: Final = (
    0x0000, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401,
    0xA001, 0x6C00, 0x7800, 0xB401, 0x5000, 0x9C01, 0x8801, 0x4400,
)  # fmt: skip
RUNNING: Final = 1
CYCLING: Final = 2
TRAINING: Final = 10
STRENGTH: Final = 20
ACTIVE, REST, WARM_UP, COOL_DOWN, RECOVERY, INTERVAL = range(6)
TIME, DISTANCE, OPEN, REPEAT, REPS = 0, 1, 5, 6, 29
SPEED: Final = 0
OPEN_TARGET: Final = 2


@dataclass(frozen=True)
class Step:
    """One step as the file holds it: milliseconds, centimetres or the first step of a repeat."""

    duration_type: int
    duration: int = _NO_UINT32
    intensity: int = ACTIVE
    target_type: int = OPEN_TARGET
    target: int = _NO_UINT32
    low: int = _NO_UINT32
    high: int = _NO_UINT32
    name: str = ""


def minutes(count: float, intensity: int = ACTIVE) -> Step:
    """Return a step of `count` minutes."""
    return Step(TIME, round(count * 60_000), intensity)


def metres(count: float, intensity: int = ACTIVE) -> Step:
    """Return a step of `count` metres."""
    return Step(DISTANCE, round(count * 100), intensity)


def repeat(first_step: int, times: int) -> Step:
    """Return the step that runs the steps from `first_step` on `times` times in all."""
    return Step(REPEAT, first_step, target=times)


def encode_workout(
    name: str,
    steps: list[Step],
    *,
    sport: int = RUNNING,
    sub_sport: int = 0,
    file_type: int = 5,
    said_steps: int | None = None,
) -> bytes:
    """Return the file; `said_steps` is how many steps the workout message claims."""
    body = _definition(_FILE_ID, [(0, 1, _ENUM), (1, 2, _UINT16), (4, 4, _UINT32)])
    body += struct.pack("<BBHI", 0, file_type, 255, 1_100_000_000)
    title = name.encode()[:60] + b"\0"
    fields = [(4, 1, _ENUM), (11, 1, _ENUM), (6, 2, _UINT16), (8, len(title), _STRING)]
    body += _definition(_WORKOUT, fields)
    count = len(steps) if said_steps is None else said_steps
    body += struct.pack("<BBBH", 0, sport, sub_sport, count) + title
    for index, step in enumerate(steps):
        body += _step(index, step)
    header = struct.pack("<BBHI4s", 14, 0x10, 2132, len(body), b".FIT")
    header += struct.pack("<H", _crc(header))
    return header + body + struct.pack("<H", _crc(header + body))


def _step(index: int, step: Step) -> bytes:
    name = step.name.encode()[:60] + b"\0"
    fields = [
        (254, 2, _UINT16), (0, len(name), _STRING), (1, 1, _ENUM), (2, 4, _UINT32),
        (3, 1, _ENUM), (4, 4, _UINT32), (5, 4, _UINT32), (6, 4, _UINT32), (7, 1, _ENUM),
    ]  # fmt: skip
    message = struct.pack("<BH", 0, index) + name
    message += struct.pack("<BI", step.duration_type, step.duration)
    message += struct.pack("<BIII", step.target_type, step.target, step.low, step.high)
    return _definition(_STEP, fields) + message + struct.pack("<B", step.intensity)


def _definition(number: int, fields: list[tuple[int, int, int]]) -> bytes:
    head = struct.pack("<BBBHB", 0x40, 0, 0, number, len(fields))
    return head + b"".join(struct.pack("<BBB", *field) for field in fields)


def _crc(content: bytes) -> int:
    crc = 0
    for byte in content:
        for nibble in (byte & 0xF, byte >> 4):
            crc = (crc >> 4) ^ _CRC_NIBBLES[crc & 0xF] ^ _CRC_NIBBLES[nibble]
    return crc


def _sets(times: int, work: Step, rest: Step) -> list[Step]:
    return [minutes(15, WARM_UP), work, rest, repeat(1, times), minutes(10, COOL_DOWN)]


def _nested() -> list[Step]:
    inner = [metres(200, INTERVAL), metres(200, RECOVERY), repeat(1, 6)]
    sets = [metres(3000, WARM_UP), *inner, metres(400, RECOVERY), repeat(1, 2)]
    return [*sets, metres(2000, COOL_DOWN)]


def _paced_tempo() -> list[Step]:
    # 3.333 m/s is five minutes a kilometre.
    return [Step(TIME, 30 * 60_000, target_type=SPEED, target=0, low=3333, high=3333)]


SAMPLES: Final = {
    "2026-11-24 time intervals.fit": encode_workout(
        "5x3 min intervals", _sets(5, minutes(3, INTERVAL), minutes(2, RECOVERY))
    ),
    "2026-11-26 8x400.fit": encode_workout(
        "8x400",
        [
            metres(2000, WARM_UP),
            metres(400, INTERVAL),
            metres(200, RECOVERY),
            repeat(1, 8),
            metres(2000, COOL_DOWN),
        ],
    ),
    "20261128_sets.fit": encode_workout("Track sets", _nested()),
    "plan-2026-12-01-tempo.fit": encode_workout("Tempo 30", _paced_tempo()),
    "long run.fit": encode_workout("2026-12-06 Long run", [metres(22_000)]),
    "2026-12-03 lap button.fit": encode_workout(
        "6x800 intervals",
        [
            Step(OPEN, intensity=WARM_UP),
            metres(800, INTERVAL),
            Step(OPEN, intensity=REST),
            repeat(1, 6),
            Step(OPEN, intensity=COOL_DOWN),
        ],
    ),
    "2026-12-04 leg day.fit": encode_workout(
        "Leg day",
        [Step(REPS, 5, name="Squat"), Step(TIME, 120_000, REST), repeat(0, 5)],
        sport=TRAINING,
        sub_sport=STRENGTH,
    ),
    "someday.fit": encode_workout("Hills", [minutes(40)]),
    "2026-12-07 cut.fit": encode_workout("Easy run", [minutes(20), minutes(25), metres(100)])[:-20],
    "2026-12-08 ride.fit": encode_workout("Endurance ride", [minutes(90)], sport=CYCLING),
}


def write_samples(directory: Path) -> None:
    """Write the FIT samples of the corpus; their expectations stand beside them, by hand."""
    for name, content in SAMPLES.items():
        (directory / name).write_bytes(content)


if __name__ == "__main__":
    write_samples(Path(__file__).parents[1] / "tests" / "corpus" / "fit")

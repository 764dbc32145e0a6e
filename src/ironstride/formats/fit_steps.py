"""The workouts of a FIT file as it holds them, and the size that their steps add up to."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ironstride.formats.run_size import (
    MAX_DISTANCE_M,
    MAX_DURATION_S,
    Size,
    metres,
    plausible,
    seconds,
    total,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Fields = dict[int, object]
MAX_MESSAGES: Final = 50_000
# A watch holds some tens of steps; what says it repeats more often than this is broken.
_MAX_STEPS: Final = 1000
_MAX_REPEATS: Final = 200
_FILE_ID: Final = 0
_WORKOUT: Final = 26
_STEP: Final = 27
# Field numbers of a file, a workout and a step.
_FILE_TYPE: Final = 0
_WORKOUT_FILE: Final = 5
_SPORT, _SUB_SPORT, _STEP_COUNT, _NAME = 4, 11, 6, 8
_INDEX, _STEP_NAME, _DURATION_TYPE, _DURATION, _TARGET_TYPE, _TARGET = 254, 0, 1, 2, 3, 4
_TARGET_LOW, _TARGET_HIGH, _INTENSITY, _NOTES, _EXERCISE = 5, 6, 7, 8, 10
# Duration types.
_TIME, _DISTANCE, _OPEN, _REPEAT, _REPEAT_TIME, _REPEAT_DISTANCE, _REPS = 0, 1, 5, 6, 7, 8, 29
_SPEED: Final = 0
_RESTS: Final = frozenset({1, 4})
# A runner's speeds; a target outside them is no pace.
_MIN_SPEED_M_S: Final = 0.5
_MAX_SPEED_M_S: Final = 12.0


@dataclass(slots=True)
class FitWorkout:
    """One workout message and its steps, each by field number; `cut` when the file ends early."""

    fields: Fields
    steps: list[Fields] = field(default_factory=list)
    cut: bool = False

    @property
    def name(self) -> str:
        """The title on the watch, empty when it has none."""
        return _text(self.fields, _NAME)

    @property
    def sport(self) -> tuple[int | None, int | None]:
        """The numbers of the sport and the sub-sport."""
        return _whole(self.fields, _SPORT), _whole(self.fields, _SUB_SPORT)

    @property
    def lifts(self) -> bool:
        """Whether a step counts repetitions or names an exercise."""
        return any(
            _whole(step, _DURATION_TYPE) == _REPS or _whole(step, _EXERCISE) is not None
            for step in self.steps
        )

    @property
    def repeats(self) -> bool:
        """Whether steps repeat."""
        return any(_whole(step, _DURATION_TYPE) == _REPEAT for step in self.steps)

    @property
    def words(self) -> str:
        """What the steps call themselves."""
        named = (_text(step, number) for step in self.steps for number in (_STEP_NAME, _NOTES))
        return " ".join(dict.fromkeys(text for text in named if text))

    @property
    def is_whole(self) -> bool:
        """Whether every step that the workout announces is there."""
        announced = _whole(self.fields, _STEP_COUNT)
        return not self.cut and (announced is None or len(self.steps) >= announced)


def read_fit_workouts(content: bytes) -> list[FitWorkout]:
    """Return the workouts of a FIT file, as far as it can be read; never raises.

    A file of another type (an activity that followed a workout holds it too) has none.
    """
    workouts: list[FitWorkout] = []
    try:
        for number, fields in _messages(content):
            if number == _FILE_ID and fields.get(_FILE_TYPE, _WORKOUT_FILE) != _WORKOUT_FILE:
                break
            if number == _WORKOUT:
                workouts.append(FitWorkout(fields))
            elif number == _STEP and workouts and len(workouts[-1].steps) < _MAX_STEPS:
                workouts[-1].steps.append(fields)
    except _broken():
        if workouts:
            workouts[-1].cut = True
    return workouts


def _broken() -> tuple[type[Exception], ...]:
    """Return what the library raises for files that are cut off or made up."""
    import fitdecode

    return fitdecode.FitError, struct.error, ValueError, LookupError, TypeError, AssertionError


def _messages(content: bytes) -> Iterator[tuple[int, Fields]]:
    import fitdecode

    # Sums are not checked: a file that lost its last bytes still holds most of its steps.
    reader = fitdecode.FitReader(
        io.BytesIO(content),
        processor=None,
        check_crc=fitdecode.CrcCheck.DISABLED,
        error_handling=fitdecode.ErrorHandling.IGNORE,
    )
    for count, frame in enumerate(reader):
        if count >= MAX_MESSAGES:
            return
        if isinstance(frame, fitdecode.FitDataMessage):
            yield frame.global_mesg_num, {part.def_num: part.raw_value for part in frame.fields}


def sum_steps(workout: FitWorkout) -> tuple[Size, tuple[str, ...]]:
    """Return the size of all steps and what could not be read of them, in sentences.

    A step that ends with the lap button, a heart rate or a power counts nothing.
    """
    unclear: list[str] = []
    sizes: dict[int, Size] = {}
    for place, step in enumerate(workout.steps):
        index = _whole(step, _INDEX)
        index = place if index is None else index
        if _whole(step, _DURATION_TYPE) == _REPEAT:
            repeated = _repeated(step, index, sizes)
            if repeated is None:
                unclear.append(f"step {index + 1} repeats steps that are not there")
            else:
                sizes = repeated
        else:
            sizes[index] = _step_size(step)
    return total(sizes.values()), tuple(unclear)


def _repeated(step: Fields, index: int, sizes: Mapping[int, Size]) -> dict[int, Size] | None:
    """Return the sizes with those from the step that `step` names on added up and multiplied."""
    first, times = _whole(step, _DURATION), _whole(step, _TARGET)
    if first is None or times is None or not (0 <= first < index and 0 < times <= _MAX_REPEATS):
        return None
    body = total(size for at, size in sizes.items() if first <= at < index)
    before = {at: size for at, size in sizes.items() if at < first}
    return {**before, index: body.times(times)}


def _step_size(step: Fields) -> Size:
    value = _whole(step, _DURATION)
    kind = _whole(step, _DURATION_TYPE)
    if value is None:
        return Size()
    speed_m_s = _target_speed_m_s(step)
    if kind in {_TIME, _REPEAT_TIME}:
        duration_s = plausible(value / 1000, MAX_DURATION_S) or 0.0
        size = seconds(duration_s)
        if speed_m_s is not None:
            size = Size(duration_s * speed_m_s, duration_s)
    elif kind in {_DISTANCE, _REPEAT_DISTANCE}:
        distance_m = plausible(value / 100, MAX_DISTANCE_M) or 0.0
        size = metres(distance_m)
        if speed_m_s is not None:
            size = Size(distance_m, distance_m / speed_m_s)
    else:
        return Size()
    return size.as_rest() if _whole(step, _INTENSITY) in _RESTS else size


def _target_speed_m_s(step: Fields) -> float | None:
    """Return the middle of a pace target; the file holds millimetres a second."""
    low, high = _whole(step, _TARGET_LOW), _whole(step, _TARGET_HIGH)
    if _whole(step, _TARGET_TYPE) != _SPEED or low is None or high is None:
        return None
    middle = (low + high) / 2000
    return middle if _MIN_SPEED_M_S <= middle <= _MAX_SPEED_M_S else None


def _whole(fields: Fields, number: int) -> int | None:
    value = fields.get(number)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _text(fields: Fields, number: int) -> str:
    value = fields.get(number)
    return value if isinstance(value, str) else ""

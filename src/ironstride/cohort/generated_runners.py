"""Generated runners: every corner of the athlete file, by seed.

The first corners go round with the seed, so that few seeds in a row meet each of them: the start
weekday, the number of days, the level and the places. The rest is drawn at random.
"""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import TYPE_CHECKING, Final

from ironstride.cohort.generated_places import PLACE_SETS, generate_places
from ironstride.training.athlete import (
    Athlete,
    AuthoredItem,
    BestEffort,
    BodyTest,
    Health,
    Injury,
    Lift,
    Lifting,
    Pain,
    Pinned,
)
from ironstride.training.availability import Availability, Slot
from ironstride.training.calendar_weeks import monday_of
from ironstride.training.race import Race
from ironstride.training.run import PlannedRun
from ironstride.training.words import EXPERIENCES, HEAVY_LEG_PATTERNS, REGIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ironstride.training.place import Place
    from ironstride.training.words import BodyTestName, Experience, Pattern, Priority, RunType, Sex

FIRST_DAY: Final = dt.date(2026, 11, 23)
DISTANCES_M: Final = (5_000, 10_000, 21_097.5, 42_195, 50_000, 100_000)
MINUTES: Final = (10, 12, 15, 20, 25, 30, 40, 45, 60, 75, 90)
TIMES: Final = tuple(dt.time(hour, minute) for hour in (6, 7, 12, 17, 18, 20) for minute in (0, 30))
# The one-rep max as a share of the body's mass for an intermediate lifter.
LIFT_SHARES: Final = {
    "goblet-squat": 0.35,
    "back-squat": 1.1,
    "romanian-deadlift": 1.0,
    "deadlift": 1.4,
    "kettlebell-deadlift": 0.5,
    "split-squat": 0.25,
    "leg-press": 2.0,
    "bench-press": 0.8,
    "dumbbell-row": 0.35,
}
TEST_RESULTS: Final[Mapping[BodyTestName, tuple[int, int]]] = {
    "single-leg-calf-raise": (8, 36),
    "side-plank": (20, 91),
    "single-leg-bridge": (8, 36),
    "single-leg-sit-to-stand": (4, 26),
    "single-leg-hop": (80, 200),
}
LEVEL_FACTOR: Final = {"none": 0.5, "novice": 0.7, "intermediate": 1.0, "advanced": 1.3}
FLAGS: Final = (
    *("chest_pain", "calf_swelling", "focal_bone_pain", "menses_absent", "heart_condition"),
    *("recent_surgery", "low_libido", "pelvic_floor_symptoms", "diabetes_on_medication"),
    *("eating_disorder_history", "no_such_flag"),
)
# The runs of a week by weekday: (type, km); what a calendar of each kind of runner holds.
RUN_WEEKS: Final[tuple[Mapping[int, tuple[RunType, float]], ...]] = (
    {},
    {1: ("easy", 5), 5: ("easy", 7)},
    {1: ("intervals", 10), 3: ("tempo", 11), 6: ("long", 22)},
    {1: ("intervals", 10), 2: ("easy", 8), 3: ("tempo", 11), 4: ("easy", 6), 6: ("long", 26)},
    {0: ("easy", 8), 2: ("hills", 9), 3: ("rest", 0), 4: ("strides", 7), 5: ("long", 30)},
    {0: ("rest", 0), 1: ("threshold", 12), 2: ("cross", 0), 4: ("unknown", 8), 6: ("long", 18)},
    {
        0: ("recovery", 6),
        1: ("intervals", 12),
        2: ("steady", 12),
        3: ("threshold", 14),
        4: ("easy", 10),
        5: ("hills", 12),
        6: ("long", 32),
    },
)


def generate_athlete(seed: int) -> tuple[Athlete, dt.date]:
    """Return an athlete and the day of the plan; the same for the same `seed`."""
    rng = Random(seed)
    today = FIRST_DAY + dt.timedelta(days=seed % 7 + 7 * rng.randrange(50))
    level = EXPERIENCES[seed % len(EXPERIENCES)]
    places = generate_places(PLACE_SETS[seed // 3 % len(PLACE_SETS)], rng)
    races = tuple(_races(today, rng))
    body_mass_kg = float(rng.randrange(42, 110))
    sex: Sex = rng.choice(("female", "male", "unspecified"))
    athlete = Athlete(
        name=f"Athlete {seed}",
        born=_born(today, rng),
        body_mass_kg=body_mass_kg,
        sex=sex,
        units="lb" if "lb gym" in places else "kg",
        availability=_availability(1 + seed // 7 % 7, places, today, rng),
        places=places,
        lifting=_lifting(level, rng),
        sessions_per_week=rng.choice((None, None, 1, 2, 3, 4)),
        pinned=tuple(_pins(places, today, rng)),
        races=races,
        best_efforts=(BestEffort(today - dt.timedelta(days=60), 10_000, 2900),),
        lifts=tuple(_lifts(level, body_mass_kg, today, rng)),
        tests=tuple(_body_tests(today, Random(f"tests {seed}"))),
        health=_health(sex, today, rng),
        runs=tuple(_runs(races, today, rng)),
    )
    return athlete, today


def _happens(rng: Random, percent: float) -> bool:
    return rng.random() * 100 < percent


def _born(today: dt.date, rng: Random) -> dt.date:
    """Return a birthday: a few youths, a fifth masters, the rest between."""
    youth, masters = range(14, 19), range(50, 82)
    age = rng.choices((rng.choice(youth), rng.randrange(19, 50), rng.choice(masters)), (5, 75, 20))
    return today - dt.timedelta(days=365 * age[0] + rng.randrange(364) + age[0] // 4)


def _availability(
    days: int, places: Mapping[str, Place], today: dt.date, rng: Random
) -> Availability:
    weekdays = sorted(rng.sample(range(7), days))
    week = {weekday: _slots(places, rng) for weekday in weekdays}
    dated = {
        today + dt.timedelta(days=rng.randrange(60)): _slots(places, rng)
        for _ in range(rng.choice((0, 0, 0, 1, 3)))
    }
    return Availability(week=week, dated=dated, blocked=frozenset(_blocked(today, rng)))


def _slots(places: Mapping[str, Place], rng: Random) -> tuple[Slot, ...]:
    """Return one to three slots of a day; two slots at the same time make no sense."""
    times = [*rng.sample(TIMES, 2), None, None]
    return tuple(
        Slot(minutes=rng.choice(MINUTES), place=rng.choice(tuple(places)), at=at)
        for at in rng.sample(times, rng.choice((1, 1, 1, 2, 3)))
    )


def _blocked(today: dt.date, rng: Random) -> Iterator[dt.date]:
    for _ in range(rng.choice((0, 0, 0, 1, 2))):
        first = today + dt.timedelta(days=rng.randrange(90))
        for day in range(rng.choice((1, 2, 7, 14))):
            yield first + dt.timedelta(days=day)


def _lifting(level: Experience, rng: Random) -> Lifting:
    """Return comfort and sessions that go with the level, or nothing but the level."""
    step = EXPERIENCES.index(level)
    if _happens(rng, 25):
        return Lifting(level)
    gated: list[Pattern] = sorted(HEAVY_LEG_PATTERNS)
    comfort = {pattern: min(5, max(1, step + rng.randrange(1, 4))) for pattern in gated}
    sessions = {pattern: step * rng.randrange(12) for pattern in gated}
    return Lifting(level, comfort, sessions)


def _lifts(level: Experience, body_mass_kg: float, today: dt.date, rng: Random) -> Iterator[Lift]:
    for exercise in rng.sample(sorted(LIFT_SHARES), rng.choice((0, 0, 2, 5, 9))):
        reps = rng.randrange(3, 13)
        load_kg = LIFT_SHARES[exercise] * LEVEL_FACTOR[level] * body_mass_kg * (1 - reps / 40)
        yield Lift(
            exercise=exercise,
            on=today - dt.timedelta(days=rng.choice((2, 9, 20, 60, 200))),
            load_kg=round(load_kg * 2) / 2,
            reps=reps,
            rir=rng.choice((None, 0, 1, 2, 3, 4)),
        )


def _body_tests(today: dt.date, rng: Random) -> Iterator[BodyTest]:
    """Yield the results of a third of the runners, weak and uneven ones too, some done twice."""
    if not _happens(rng, 33):
        return
    for days in rng.choice(((9,), (20, 75), (40,), (100, 170), (130,))):
        for name, (low, high) in TEST_RESULTS.items():
            if _happens(rng, 80):
                left = rng.randrange(low, high)
                right = max(0, left + rng.choice((0, 1, -1, 2, -4, high // 4)))
                yield BodyTest(name, today - dt.timedelta(days=days), left, right)


def _health(sex: Sex, today: dt.date, rng: Random) -> Health:
    """Return nothing wrong, as a rule; now and then pain, an injury, a flag or a pregnancy."""
    flags = set(rng.sample(FLAGS, 1 if _happens(rng, 6) else 0))
    if sex == "female" and _happens(rng, 8):
        flags.add(rng.choice(("pregnant", "postpartum_under_12_weeks")))
    if flags and _happens(rng, 50):
        flags.add("clinician_clearance")
    pain = [Pain(rng.choice(REGIONS), rng.choice((1, 2, 3, 4, 5, 5, 6, 8)))]
    injuries = [Injury(rng.choice(REGIONS), rng.choice((None, today - dt.timedelta(days=40))))]
    return Health(
        flags=frozenset(flags),
        pain=tuple(pain if _happens(rng, 15) else ()),
        injuries=tuple(injuries if _happens(rng, 10) else ()),
    )


def _pins(places: Mapping[str, Place], today: dt.date, rng: Random) -> Iterator[Pinned]:
    """Yield days off, days pinned for the engine, and sessions that somebody wrote."""
    for _ in range(rng.choice((0, 0, 0, 0, 1, 2))):
        on = today + dt.timedelta(days=rng.randrange(80))
        place = rng.choice(tuple(places))
        yield rng.choice(
            (
                Pinned(on=on, off=True),
                Pinned(on=on, at=dt.time(18), place=place, minutes=rng.choice((25, 45))),
                Pinned(
                    on=on,
                    at=dt.time(17),
                    place=place,
                    minutes=40,
                    title="Club circuit",
                    items=(
                        AuthoredItem("bodyweight-squat", sets=3, reps=(12, 15)),
                        AuthoredItem("plank", sets=3, seconds=(30, 45)),
                    ),
                ),
            )
        )


def _races(today: dt.date, rng: Random) -> Iterator[Race]:
    """Yield up to four races 3 to 350 days ahead, the first mostly an A race, and past ones."""
    for number in range(rng.choice((0, 1, 1, 1, 2, 3, 4))):
        others: tuple[Priority, ...] = ("A", "B", "C")
        yield Race(
            name=f"Race {number + 1}",
            on=today + dt.timedelta(days=rng.choice((3, 9, 20, 40)) + rng.randrange(310)),
            distance_m=rng.choice(DISTANCES_M),
            priority="A" if number == 0 and _happens(rng, 80) else rng.choice(others),
            at=rng.choice((None, dt.time(9))),
        )
    if _happens(rng, 10):
        past = today - dt.timedelta(days=rng.randrange(1, 25))
        yield Race("Past race", past, rng.choice(DISTANCES_M), rng.choice(("A", "B", "C")))


def _runs(races: tuple[Race, ...], today: dt.date, rng: Random) -> Iterator[PlannedRun]:
    """Yield the runs of every week up to the last race, with a cut-back week now and then."""
    pattern = rng.choice(RUN_WEEKS)
    times = {weekday: rng.choice((None, rng.choice(TIMES))) for weekday in range(7)}
    cut_back = rng.choice((0, 3, 4))
    last = max((race.on for race in races), default=today)
    monday = monday_of(today)
    weeks = max(12, (last - monday).days // 7 + 5)
    raced = {race.on for race in races}
    for week in range(weeks):
        share = 0.7 if cut_back and week % cut_back == cut_back - 1 else 1.0
        for weekday, (run_type, km) in pattern.items():
            on = monday + dt.timedelta(days=7 * week + weekday)
            if on not in raced:
                yield PlannedRun(
                    on=on,
                    type=run_type,
                    title=f"{run_type} {km:g} km",
                    source="athlete",
                    at=times[weekday],
                    distance_m=km * 1000 * share or None,
                )

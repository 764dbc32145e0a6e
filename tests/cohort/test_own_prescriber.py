from __future__ import annotations

import datetime as dt

import pytest

from ironstride.catalogue.reader import read_catalogue
from ironstride.cohort.own_prescriber import Ironstride
from ironstride.cohort.prescribers import GymLift
from ironstride.cohort.simulated_season import Dose
from ironstride.loading.known_strength import KnownStrength
from ironstride.policy.reader import read_policy
from ironstride.training.sets import LoggedSet

DOSE = Dose(sets=3, reps=(8, 10), rir=2)
DAY, NEXT = dt.date(2026, 1, 5), dt.date(2026, 1, 8)
BAR = tuple(20 + 2.5 * number for number in range(60))
SQUAT = GymLift(
    read_catalogue().exercise("back-squat"), read_catalogue().exercise("back-squat").setups[0], BAR
)


@pytest.fixture
def own() -> Ironstride:
    strength = KnownStrength.from_sets(
        (),
        read_catalogue().exercises,
        body_mass_kg=70,
        experience="intermediate",
        today=DAY,
        policy=read_policy(),
    )
    return Ironstride(strength, 70, "intermediate", read_policy())


class Gym:
    """Does what the prescriber says and logs reps and reserve as given."""

    def __init__(self, own: Ironstride) -> None:
        self.own = own
        self.minute = 0

    def do(self, reps: int, rir: float | None, on: dt.date = DAY, effort: int = 6) -> float:
        load_kg = self.own.next_load_kg(SQUAT, DOSE, on)
        self.minute += 1
        at = dt.datetime.combine(on, dt.time(18, self.minute))
        self.own.saw(
            LoggedSet(
                str(self.minute),
                "back-squat",
                at,
                "load_reps",
                load_kg=load_kg,
                reps=reps,
                rir=rir,
                first_rep_effort=effort,
            )
        )
        return load_kg


def test_a_lift_never_done_is_searched_until_it_leaves_what_is_asked(own: Ironstride) -> None:
    gym = Gym(own)
    loads = [gym.do(10, 20, effort=2), gym.do(10, 12), gym.do(10, 6), gym.do(8, 2)]
    assert loads[0] == 20
    assert loads == sorted(set(loads))
    assert own.next_load_kg(SQUAT, DOSE, DAY) == loads[-1]


def test_a_search_that_found_nothing_goes_on_the_next_day(own: Ironstride) -> None:
    gym = Gym(own)
    last_kg = [gym.do(10, 20) for _ in range(4)][-1]
    assert own.next_load_kg(SQUAT, DOSE, NEXT) > last_kg


def test_a_set_that_was_missed_makes_the_next_one_lighter(own: Ironstride) -> None:
    gym = Gym(own)
    found_kg = [gym.do(10, 12), gym.do(8, 2)][-1]
    missed_kg = gym.do(5, 0)
    assert own.next_load_kg(SQUAT, DOSE, DAY) < missed_kg <= found_kg


def test_a_set_without_a_reserve_changes_nothing_in_a_search(own: Ironstride) -> None:
    gym = Gym(own)
    assert gym.do(10, None) == own.next_load_kg(SQUAT, DOSE, DAY)


def test_the_next_day_starts_near_what_was_right(own: Ironstride) -> None:
    gym = Gym(own)
    right_kg = [gym.do(10, 12), gym.do(10, 8), gym.do(9, 2), gym.do(9, 2)][-1]
    next_kg = gym.do(9, 2, on=NEXT)
    assert next_kg in BAR
    assert next_kg == pytest.approx(right_kg, abs=5)

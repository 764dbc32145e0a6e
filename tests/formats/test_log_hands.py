from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ironstride.formats.log_hands import find_doubted_names
from ironstride.formats.log_names import Choice, NameTable
from ironstride.training.sets import LoggedSet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.catalogue.catalogue import Catalogue

DUMBBELLS = "Bench Press (Dumbbell)"
MONDAY = dt.datetime(2026, 11, 23)


def sets(exercise: str, load_kg: float, number: int = 5, reps: int = 8) -> list[LoggedSet]:
    return [
        LoggedSet(
            "", exercise, MONDAY + dt.timedelta(days=n), "load_reps", load_kg=load_kg, reps=reps
        )
        for n in range(number)
    ]


def doubted(
    catalogue: Catalogue,
    found: Sequence[LoggedSet],
    old: Sequence[LoggedSet] = (),
    **choices: Choice,
) -> frozenset[str]:
    names = NameTable(catalogue, {name.replace("_", " "): one for name, one in choices.items()})
    return find_doubted_names(found, old, names, catalogue)


def test_twice_what_the_barbell_says_is_doubted(catalogue: Catalogue) -> None:
    # The bench press is 100 kg for 8; a dumbbell of 80 kg in each hand is beyond its owner.
    assert doubted(catalogue, sets("Bench Press (Barbell)", 100) + sets(DUMBBELLS, 80)) == {
        DUMBBELLS
    }


def test_what_fits_the_barbell_is_not(catalogue: Catalogue) -> None:
    assert not doubted(catalogue, sets("Bench Press (Barbell)", 100) + sets(DUMBBELLS, 40))


def test_without_anything_to_measure_by_nothing_is_doubted(catalogue: Catalogue) -> None:
    assert not doubted(catalogue, sets(DUMBBELLS, 80))
    assert not doubted(catalogue, sets("Squat (Barbell)", 100) + sets(DUMBBELLS, 80))
    assert not doubted(catalogue, sets("Bench Press (Barbell)", 100, 2) + sets(DUMBBELLS, 80))


def test_one_mistyped_weight_doubts_nothing(catalogue: Catalogue) -> None:
    found = [
        *sets("Bench Press (Barbell)", 100),
        *sets(DUMBBELLS, 35, 20),
        *sets(DUMBBELLS, 350, 1),
    ]
    assert not doubted(catalogue, found)


def test_what_is_decided_is_not_doubted(catalogue: Catalogue) -> None:
    found = sets("Bench Press (Barbell)", 100) + sets("DB Bench Press", 80)
    assert doubted(catalogue, found) == {"DB Bench Press"}
    assert not doubted(catalogue, found, DB_Bench_Press=Choice("dumbbell-bench-press"))


def test_the_log_measures_as_well(catalogue: Catalogue) -> None:
    assert doubted(catalogue, sets(DUMBBELLS, 80), sets("bench-press", 100)) == {DUMBBELLS}


def test_a_doubt_stays_until_it_is_decided(catalogue: Catalogue) -> None:
    assert doubted(catalogue, sets("Squat (Barbell)", 60), sets(DUMBBELLS, 40)) == {DUMBBELLS}


def test_a_doubtful_name_may_have_doubtful_weights(catalogue: Catalogue) -> None:
    seated = "Seated Overhead Press (Dumbbell)"
    bench = sets("Bench Press (Barbell)", 80)
    assert doubted(catalogue, bench + sets(seated, 60)) == {seated}
    assert not doubted(catalogue, bench + sets(seated, 20))
    assert not doubted(catalogue, bench + sets(seated, 20), sets(seated, 20))


def test_what_was_read_once_is_not_doubted_later(catalogue: Catalogue) -> None:
    old = sets("dumbbell-bench-press", 80)
    assert not doubted(catalogue, sets("Bench Press (Barbell)", 100) + sets(DUMBBELLS, 80), old)


def test_an_exercise_of_our_own_log_is_never_doubted(catalogue: Catalogue) -> None:
    assert not doubted(catalogue, sets("bench-press", 100) + sets("dumbbell-bench-press", 80))

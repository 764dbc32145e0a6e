"""Which tests of the body a runner does, as items of a session."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ironstride.planning.benchmarks import HOP, TEST_WORDS
from ironstride.planning.jumps import jump_level, jumps_wait
from ironstride.training.session import PlannedItem
from ironstride.training.sets import CLASS_REPS, PlannedSet
from ironstride.training.words import BODY_TESTS
from ironstride.units import S_PER_MINUTE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from ironstride.planning.workshop import Workshop
    from ironstride.training.exercise import Exercise
    from ironstride.training.session import Why
    from ironstride.training.words import BodyTestName, Phase, RepClass


def allowed_tests(phase: Phase, shop: Workshop) -> Iterator[tuple[BodyTestName, Exercise]]:
    """Yield the tests that health and level leave, in the order of the policy."""
    most_skill = shop.policy.table("selection.max_skill")[shop.experience]
    today = shop.weights.today
    hops = jump_level(shop.athlete, phase, today, shop.policy) >= shop.policy.whole(
        "benchmarks.hop_test_from_level"
    ) and not jumps_wait(shop.athlete, today, shop.policy)
    for word in shop.policy.words("benchmarks.order"):
        exercise = shop.catalogue.exercises.get(f"{word}-test")
        if word not in BODY_TESTS or exercise is None or (word == HOP and not hops):
            continue
        is_hurt = shop.screen.no_impact_regions & exercise.regions
        if shop.screen.allows(exercise) and exercise.skill <= most_skill and not is_hurt:
            yield word, exercise


def minutes_of_tests(items: Sequence[PlannedItem], shop: Workshop) -> int:
    """Return the minutes of a session of tests, with the rests between them."""
    rest_s = shop.policy.number("benchmarks.rest_between_s") * (len(items) - 1)
    return shop.clock.session_minutes(items) + math.ceil(rest_s / S_PER_MINUTE)


def make_test_item(
    day: dt.date, name: BodyTestName, exercise: Exercise, shop: Workshop
) -> PlannedItem:
    """Return the item of a test on `day` with how to count and what was counted last time."""
    setup = exercise.setups[0]
    rep_class: RepClass = "hold" if exercise.set_kind == "hold" else "skill"
    sets = shop.policy.whole("benchmarks.hop_tries") if name == HOP else 1
    return PlannedItem(
        id=f"{day.isoformat()}-{exercise.id}",
        exercise=exercise.id,
        name=exercise.name,
        patterns=exercise.patterns,
        rep_class=rep_class,
        implement=setup.implement,
        load_counts=setup.load_counts,
        sets=(_set(name, exercise, shop),) * sets,
        why=tuple(_explain(name, shop)),
    )


def _set(name: BodyTestName, exercise: Exercise, shop: Workshop) -> PlannedSet:
    """Return what is counted: from the line that is passed to the number where the test ends."""
    rest_s = shop.policy.whole("benchmarks.rest_between_s")
    if name == HOP:
        # Hops stay in centimetres whatever the units: results and their limits stand in them.
        return PlannedSet("work", exercise.set_kind, contacts=1, per_side=True, rest_s=rest_s)
    low, high = _bounds(name, shop)
    if exercise.set_kind == "hold":
        return PlannedSet("work", "hold", seconds=(low, high), per_side=True, rest_s=rest_s)
    least, most = CLASS_REPS["skill"]
    low, high = max(least, min(low, most)), max(least, min(high, most))
    return PlannedSet("work", exercise.set_kind, reps=(low, high), per_side=True, rest_s=rest_s)


def _bounds(name: BodyTestName, shop: Workshop) -> tuple[int, int]:
    low = int(shop.policy.table("benchmarks.pass")[name])
    return low, max(low, int(shop.policy.table("benchmarks.stop_at")[name]))


def _explain(name: BodyTestName, shop: Workshop) -> Iterator[Why]:
    counts = TEST_WORDS[name].counts
    if name == HOP:
        text = "Three hops on each side: the longest that you land still counts, in centimetres."
    else:
        most = _bounds(name, shop)[1]
        what = "seconds in one line" if counts == "s" else "clean reps"
        text = f"Count the {what} on each side; {most} is the end, more says nothing new."
    text += " Stop at pain above 2 of 10, or when the form goes."
    yield shop.why("tests_without_a_maximum", text)
    last = next((one for one in shop.benchmarks.standings if one.newest.test == name), None)
    if last is not None:
        day = f"{last.newest.on:%-d %B %Y}"
        text = f"Last time, {day}: {last.newest.left} and {last.newest.right}. "
        text += f"A change of more than {last.error} {counts} is real; less may be chance."
        yield shop.why("change_beyond_error", text)

"""What the core says after every set, recorded for the browser to say the same.

To record anew after the core has changed: IRONSTRIDE_RECORD=1 pytest on this file.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.loading.verdict import JUDGED
from ironstride.planning.substitutes import (
    NoSubstitute,
    Taken,
    equipment_of,
    find_substitutes,
    with_substitute,
)
from ironstride.sheets.verdict_words import count_sets_today, say_next
from ironstride.training.sets import LoggedSet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gym.conftest import Case
    from playwright.sync_api import Page

    from ironstride.planning.next_session import BegunItem
    from ironstride.training.session import PlannedItem, PlannedSession

Tree = dict[str, Any]
RECORD = Path(__file__).with_name("recorded_verdicts.json")
SEQUENCES = 9
MOST_SETS = 6
PICKED = (0, 1, 2, 3, 4, 5.5, 8, 10, None)
COLUMNS = (
    *("exercise", "performed_at", "position", "kind", "set_kind", "load_kg", "reps", "rir"),
    *("first_rep_effort", "technique", "pain"),
)
FOLLOWED = (
    *("verdict", "code", "chance", "text", "nextLoadKg", "nextCode", "nextText"),
    *("setsDone", "setsToday", "stop"),
)
CHANCE = FOLLOWED.index("chance")
CLOSE = 1e-6


def draw_set(item: PlannedItem, loads: Sequence[float], at: dt.datetime, luck: Random) -> LoggedSet:
    """Return a set of an item as the gym page may log it: mostly sane, now and then not."""
    work = item.work_sets[0]
    reps = None
    if work.reps is not None:
        reps = max(0, luck.choice((*work.reps, *work.reps, work.reps[0] - 2, work.reps[1] + 3)))
    kind = luck.choices(("work", "warmup", "drop"), (20, 1, 1))[0]
    return LoggedSet(
        id=f"{at.isoformat()}/{luck.randrange(10**6)}",
        exercise=item.exercise,
        performed_at=at,
        set_kind=work.set_kind,
        kind=kind,  # type: ignore[arg-type]  # choices forgets the words
        load_kg=draw_load(work.load_kg, loads, luck),
        reps=reps,
        rir=luck.choice(PICKED) if reps is not None else None,
        first_rep_effort=luck.choice((None, None, 3, 6, 8)),
        technique=luck.choice((None, None, None, "solid", "shaky")),
        pain=luck.choices((None, 0, 3, 4, 6, 9), (30, 3, 1, 1, 1, 1))[0],
    )


def draw_load(
    asked_kg: tuple[float, float] | None, loads: Sequence[float], luck: Random
) -> float | None:
    """Return a load as written: near what is asked, or anywhere, or mistyped; or none at all."""
    if not loads:
        return luck.choice((None, 0.0))
    if asked_kg is None:
        place = luck.randrange(max(1, len(loads) // 3))
    else:
        place = min(range(len(loads)), key=lambda index: abs(loads[index] - asked_kg[0]))
        place += luck.choice((-1, 0, 0, 0, 1, 3))
    load_kg = loads[max(0, min(place, len(loads) - 1))]
    return luck.choices((load_kg, load_kg * 10, load_kg + 0.3, None), (40, 1, 1, 1))[0]


def draw_sequence(
    items: Sequence[PlannedItem], case: Case, packet: Tree, luck: Random
) -> tuple[LoggedSet, ...]:
    """Return one to six sets of a few items, in turns or one after the other."""
    found = [one for tree in packet["items"] for one in (tree, *tree["substitutes"])]
    iron = {one["exercise"]: one["iron"] for one in found if one["iron"] is not None}
    chosen = luck.sample(items, min(len(items), luck.choice((1, 1, 2, 3))))
    at = dt.datetime.combine(case.session.on, case.session.at)
    sets = []
    for _ in range(luck.randint(1, MOST_SETS)):
        item = luck.choice(chosen)
        at += dt.timedelta(seconds=luck.choice((0, 90, 180)))
        place = iron.get(item.exercise)
        loads = [] if place is None else packet["iron"][place]["loads_kg"]
        sets.append(draw_set(item, loads, at, luck))
    return tuple(sets)


def swap_one(
    case: Case, kept: Sequence[PlannedItem], luck: Random
) -> tuple[PlannedSession, PlannedItem, PlannedItem] | None:
    """Return the session with one of its items swapped, if something stands in for one."""
    planned = [item for _, item in case.session.items() if item.id in {one.id for one in kept}]
    for item in luck.sample(planned, len(planned)):
        taken = Taken(equipment_of(item, case.catalogue))
        found = find_substitutes(
            case.plan, case.session, item, taken, policy=case.policy, catalogue=case.catalogue
        )
        if taken.words and not isinstance(found, NoSubstitute):
            other = luck.choice(found[:4]).item
            return with_substitute(case.session, item, other), item, other
    return None


def record_case(case: Case) -> Tree:
    """Return the sequences of a session with what the core says after each."""
    packet, items = case.packet(), [item for _, item in case.follow().session.items()]
    rows = [record_sequence(case, packet, items, number) for number in range(SEQUENCES)]
    return {"case": case.name, "session": case.session.id, "sequences": rows}


def record_sequence(case: Case, packet: Tree, items: Sequence[PlannedItem], number: int) -> Tree:
    """Return a sequence; a third has a substitute, some have sets of a session before."""
    luck = Random(f"{case.name} sequence {number}")
    weighed = [one for one in items if any(work.is_weighed for work in one.work_sets)]
    judged = [one for one in weighed if one.rep_class in JUDGED]
    drawn = judged if judged and number % 5 else weighed or items
    if number % 4 == 1:
        drawn = [one for one in drawn if one.rep_class == "strength"] or drawn
    session, ids = case.session, {}
    swap = swap_one(case, judged, luck) if number % 3 == 2 else None
    if swap is not None:
        session, old, other = swap
        ids = {other.id: f"{old.id}~{other.exercise}"}
        after = {one.id: one for _, one in case.follow((), session).session.items()}
        drawn = [after.get(other.id, other), *(one for one in drawn if one.id != old.id)][:2]
    earlier = draw_earlier(case, luck) if number == SEQUENCES - 2 else ()
    sets = draw_sequence(drawn, case, packet, luck)
    begun = case.follow((*earlier, *sets), session).begun
    return {
        "earlier": [write_set(one, place) for place, one in enumerate(earlier)],
        "sets": [write_set(one, place + len(earlier)) for place, one in enumerate(sets)],
        "followed": {ids.get(name, name): write_begun(one, case) for name, one in begun.items()},
    }


def draw_earlier(case: Case, luck: Random) -> tuple[LoggedSet, ...]:
    """Return a set of another session of the day, of a lift that this one may not have."""
    at = dt.datetime.combine(case.session.on, dt.time(4))
    exercise = luck.choice(("back-squat", "goblet-squat", "dumbbell-row", "bench-press"))
    return (
        LoggedSet(f"earlier {exercise}", exercise, at, "load_reps", load_kg=20.0, reps=8, rir=2),
    )


def write_set(one: LoggedSet, place: int) -> list[Any]:
    row = [
        place if name == "position" else getattr(one, name)
        for name in COLUMNS
        if name != "performed_at"
    ]
    row.insert(1, one.performed_at.isoformat())
    while row[-1] is None:
        row.pop()
    return row


def read_sets(rows: Sequence[list[Any]]) -> list[Tree]:
    """Return sets as the log on the phone has them."""
    return [
        {"id": f"set {number}", **dict.fromkeys(COLUMNS), **dict(zip(COLUMNS, row, strict=False))}
        for number, row in enumerate(rows)
    ]


def write_begun(one: BegunItem, case: Case) -> list[Any]:
    following, units = one.following, case.plan.athlete.units
    verdict = following.verdict if following else None
    return [
        verdict and verdict.verdict,
        verdict and verdict.code,
        verdict and round(verdict.chance, 9),
        verdict.text if verdict else "",
        following and following.load_kg,
        following and following.code,
        say_next(one, units, case.policy),
        len(one.done),
        count_sets_today(one, case.policy),
        following is not None and following.load_kg is None,
    ]


def write_record(cases: Sequence[Case]) -> str:
    """Return the record as JSON, a line for each sequence."""
    lines = []
    for case in cases:
        tree = record_case(case)
        sequences = tree.pop("sequences")
        rows = ",\n".join(json.dumps(one, separators=(",", ":")) for one in sequences)
        head = json.dumps(tree, separators=(",", ":"))[:-1]
        lines.append(f'{head},"sequences":[\n{rows}]}}')
    return "[\n" + ",\n".join(lines) + "\n]\n"


@pytest.fixture(scope="module")
def recorded(cases: Sequence[Case]) -> list[Tree]:
    if os.environ.get("IRONSTRIDE_RECORD"):
        RECORD.write_text(write_record(cases), "utf-8")
    found: list[Tree] = json.loads(RECORD.read_text("utf-8"))
    return found


def flat(record: Sequence[Tree]) -> Iterator[tuple[str, Tree]]:
    for case in record:
        for number, sequence in enumerate(case["sequences"]):
            yield f"{case['case']}, sequence {number}", sequence


def differences(found: Tree, wanted: Tree) -> list[str]:
    """Return in what followed items differ; a chance may by what two machines round."""
    out = []
    for name, row in wanted.items():
        own = found.get(name)
        if own is None:
            out.append(f"{name} is missing")
            continue
        for field, one, other in zip(FOLLOWED, own, row, strict=True):
            is_close = field == "chance" and None not in (one, other) and abs(one - other) < CLOSE
            if one != other and not is_close:
                out.append(f"{name}: {field} is {one!r}, not {other!r}")
    return out


def test_recording_anew_gives_the_same(recorded: list[Tree], cases: Sequence[Case]) -> None:
    anew = json.loads(write_record(cases))
    assert [(one["case"], one["session"]) for one in anew] == [
        (one["case"], one["session"]) for one in recorded
    ]
    for (name, new), (_, old) in zip(flat(anew), flat(recorded), strict=True):
        assert new["sets"] == old["sets"], name
        assert set(new["followed"]) == set(old["followed"]), name
        assert differences(new["followed"], old["followed"]) == [], name


def test_the_record_holds_what_may_happen(recorded: list[Tree]) -> None:
    sequences = [one for _, one in flat(recorded)]
    rows = [row for one in sequences for row in one["followed"].values()]
    assert len(sequences) >= 400
    assert {row[1] for row in rows} >= {
        *("as_prescribed", "more_than_asked", "less_than_asked", "could_do_more"),
        *("not_heavy_at_first", "likely", "missed_reps", "likely_missed", None),
    }
    assert {row[5] for row in rows} >= {
        *("same", "heavier", "lighter", "hold_pain", "stop_pain", "hold_form", "big_step"),
        *("no_heavier", "no_lighter", None),
    }
    reports = {one["rir"] for sequence in sequences for one in read_sets(sequence["sets"])}
    assert reports == set(PICKED)
    assert any(" lb" in row[6] for row in rows)
    assert any("in each hand" in row[6] for row in rows)
    assert any("~" in name for one in sequences for name in one["followed"])
    kinds = {one["set_kind"] for sequence in sequences for one in read_sets(sequence["sets"])}
    assert {"load_reps", "bodyweight", "assisted"} <= kinds


def test_the_browser_says_what_the_core_says(
    recorded: list[Tree], cases: Sequence[Case], gym_page: Page
) -> None:
    script = """async (text) => {
        const { followSets } = await import("/loading/follow_sets.js");
        const [packets, sequences] = JSON.parse(text);
        return JSON.stringify(sequences.map(([packet, sets]) => followSets(packets[packet], sets)));
    }"""
    wrong = {}
    for case, record in zip(cases, recorded, strict=True):
        said = json.loads(gym_page.evaluate(script, json.dumps(given_to_phone(case, record))))
        for number, (own, sequence) in enumerate(zip(said, record["sequences"], strict=True)):
            rows = {name: [one[field] for field in FOLLOWED] for name, one in own.items()}
            if found := differences(rows, sequence["followed"]):
                wrong[f"{case.name}, sequence {number}"] = found
    assert wrong == {}


def given_to_phone(case: Case, record: Tree) -> tuple[list[Tree], list[tuple[int, list[Tree]]]]:
    """Return packets, and for each sequence which one it goes with and its sets in any order."""
    packets, sequences = [case.packet()], []
    for one in record["sequences"]:
        earlier = read_sets(one["earlier"])
        if earlier:
            packets.append(case.packet(tuple(as_logged(row) for row in earlier)))
        place = len(packets) - 1 if earlier else 0
        sequences.append((place, read_sets([*one["earlier"], *one["sets"]])[::-1]))
    return packets, sequences


def as_logged(row: Tree) -> LoggedSet:
    at = dt.datetime.fromisoformat(row["performed_at"])
    kept = {name: value for name, value in row.items() if name != "position"}
    return LoggedSet(**kept | {"performed_at": at})


def test_what_differs_is_told() -> None:
    row = ["right", "as_prescribed", 0.5, "t", 20.0, "same", "n", 1, 3, False]
    other = [*row[:CHANCE], 0.5 + 1e-5, *row[CHANCE + 1 :]]
    assert differences({"a": row}, {"a": row}) == []
    assert differences({"a": other}, {"a": row}) == ["a: chance is 0.50001, not 0.5"]
    assert differences({}, {"a": row}) == ["a is missing"]

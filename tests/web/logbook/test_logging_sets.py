from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ironstride.training.sets import LoggedSet, PlannedSet
from ironstride.web.config import clock
from ironstride.web.config.clock import now
from ironstride.web.logbook.models import SetFact
from ironstride.web.logbook.queries import count_facts_before, read_log, rows_of_reports
from ironstride.web.logbook.records import READ, from_columns, from_row
from ironstride.web.logbook.services import add_sets, find_implausible, sync_facts

if TYPE_CHECKING:
    from conftest import Cast

    from ironstride.training.sets import Technique
    from ironstride.web.accounts.models import AthleteRow

NOW = dt.datetime(2026, 11, 24, 18)


def target_of(reps: int, per_side: bool) -> PlannedSet:
    return PlannedSet(
        "work", "load_reps", reps=(reps, reps + 2), per_side=per_side, load_kg=(60, 62.5)
    )


def fact(**changes: Any) -> dict[str, Any]:
    return {
        "type": "set",
        "id": str(uuid.uuid4()),
        "exercise": "back-squat",
        "performed_at": "2026-11-24T18:42:10",
        "set_kind": "load_reps",
        "kind": "work",
        "load_kg": 70,
        "reps": 8,
        "rir": 2,
        "session": "2026-11-24-lift",
        "item": "2026-11-24-lift-1",
    } | changes


def log_of(athlete: AthleteRow) -> list[tuple[str, float | None, int | None]]:
    athlete.refresh_from_db()
    return [(one.exercise, one.load_kg, one.reps) for one in read_log(athlete)]


def test_a_set_is_stored_once_however_often_it_is_sent(cast: Cast) -> None:
    sent = fact()
    for _ in range(3):
        synced = sync_facts(cast.athlete, [sent, sent], "phone")
        assert synced.saved == [sent["id"]]
        assert not synced.refused
    assert log_of(cast.athlete) == [("back-squat", 70, 8)]
    assert cast.athlete.log_number == 1


def test_a_set_is_corrected_by_a_later_fact_and_taken_back_by_another(cast: Cast) -> None:
    first = fact()
    second = fact(load_kg=72.5, replaces=first["id"])
    sync_facts(cast.athlete, [first, second], "phone")
    assert log_of(cast.athlete) == [("back-squat", 72.5, 8)]
    void = {"type": "void", "id": str(uuid.uuid4()), "replaces": second["id"]}
    void |= {"performed_at": "2026-11-24T18:50:00"}
    sync_facts(cast.athlete, [void], "phone")
    assert log_of(cast.athlete) == []
    assert SetFact.objects.count() == 3


def test_a_correction_that_comes_before_what_it_corrects_counts(cast: Cast) -> None:
    first = fact()
    sync_facts(cast.athlete, [fact(reps=9, replaces=first["id"])], "phone")
    sync_facts(cast.athlete, [first], "tablet")
    assert log_of(cast.athlete) == [("back-squat", 70, 9)]


def test_nobody_takes_over_or_takes_back_the_set_of_another(cast: Cast) -> None:
    own = fact()
    sync_facts(cast.athlete, [own], "phone")
    other = cast.other.athlete
    stolen = sync_facts(other, [own | {"load_kg": 1}], "phone")
    assert stolen.saved == []
    assert list(stolen.refused) == [own["id"]]
    void = {"type": "void", "id": str(uuid.uuid4()), "replaces": own["id"]}
    sync_facts(other, [void | {"performed_at": "2026-11-24T18:50:00"}], "phone")
    assert log_of(cast.athlete) == [("back-squat", 70, 8)]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"id": "1"}, "no UUID"),
        ({"type": "wish"}, "type is not known"),
        ({"load_kg": 9000}, "load_kg is above 700"),
        ({"reps": 5000}, "reps is above 1000"),
        ({"reps": -1}, "reps"),
        ({"note": "x" * 3000}, "longer"),
        ({"performed_at": "soon"}, "performed_at"),
        ({"unknown": 1}, "unknown"),
        ({"kind": "rest"}, "kind"),
    ],
)
def test_a_fact_that_cannot_be_is_refused_with_its_reason_and_costs_no_other(
    changes: dict[str, Any], says: str, cast: Cast
) -> None:
    good = fact()
    synced = sync_facts(cast.athlete, [fact(**changes), good], "phone")
    assert synced.saved == [good["id"]]
    assert len(synced.refused) == 1
    assert says in next(iter(synced.refused.values()))


@pytest.mark.parametrize("broken", [None, 1, "set", [], {}, {"type": "set"}, {"type": "report"}])
def test_what_is_no_fact_is_refused(broken: object, cast: Cast) -> None:
    synced = sync_facts(cast.athlete, [broken], "phone")
    assert synced.saved == []
    assert len(synced.refused) == 1


def report_of(weights: str) -> dict[str, str]:
    said = {"type": "report", "session": "s", "weights": weights}
    return said | {"id": str(uuid.uuid4()), "performed_at": "2026-11-24T19:00:00"}


def test_the_newest_report_of_a_session_counts(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    sync_facts(cast.athlete, [report_of("too_light")], "phone")
    later = now() + dt.timedelta(seconds=1)
    monkeypatch.setattr(clock, "_ask_the_clock", lambda: later)
    sync_facts(cast.athlete, [report_of("right")], "phone")
    assert rows_of_reports(cast.athlete, "s")[-1].record["weights"] == "right"


def test_of_reports_that_come_together_the_last_one_counts(cast: Cast) -> None:
    said = ["too_light", "too_heavy"] * 8
    sync_facts(cast.athlete, [report_of(one) for one in [*said, "right"]], "phone")
    rows = rows_of_reports(cast.athlete, "s")
    assert [one.record["weights"] for one in rows] == [*said, "right"]


def test_whatever_may_change_the_log_before_a_day_is_counted(cast: Cast) -> None:
    old, day = fact(performed_at="2026-11-20T18:00:00"), dt.date(2026, 11, 24)
    sync_facts(cast.athlete, [fact(), old], "phone")
    assert count_facts_before(cast.athlete, day) == 1
    sync_facts(cast.athlete, [fact(replaces=old["id"])], "phone")
    assert count_facts_before(cast.athlete, day) == 2


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    load_kg=st.none() | st.integers(0, 400) | st.floats(0, 400),
    reps=st.none() | st.integers(0, 30),
    rir=st.none() | st.sampled_from([0, 2.5, 3]),
    technique=st.sampled_from([None, "solid", "shaky"]),
    note=st.text(max_size=5),
    target=st.none() | st.builds(target_of, st.integers(8, 10), st.booleans()),
)
def test_the_quick_way_to_read_a_set_is_the_checked_one(
    cast: Cast,
    load_kg: float | None,
    reps: int | None,
    rir: float | None,
    technique: Technique | None,
    note: str,
    target: PlannedSet | None,
) -> None:
    at = dt.datetime(2026, 11, 24, 18, 42, 10)
    told = LoggedSet(
        str(uuid.uuid4()),
        "back-squat",
        at,
        "load_reps",
        load_kg=load_kg,
        reps=reps,
        rir=rir,
        technique=technique,
        note=note,
        target=target,
    )
    add_sets(cast.athlete, [told], "phone")
    row = SetFact.objects.get(pk=told.id)
    (columns,) = SetFact.objects.filter(pk=told.id).values_list(*READ)
    assert repr(from_columns(columns)) == repr(from_row(row))


def test_a_broken_row_says_what_is_wrong_with_it(cast: Cast) -> None:
    add_sets(cast.athlete, [LoggedSet(str(uuid.uuid4()), "x", NOW, "load_reps", reps=3)], "phone")
    for broken in ({"kind": "work"}, {"set_kind": "load_reps", "kind": "work", "rir": "x"}):
        SetFact.objects.update(record=broken)
        (columns,) = SetFact.objects.values_list(*READ)
        with pytest.raises(ValueError, match=r"set_kind: is missing|rir: is the text"):
            from_columns(columns)


def test_what_another_app_logged_is_kept_whatever_it_holds(cast: Cast) -> None:
    odd = LoggedSet(
        str(uuid.uuid4()),
        "Odd\x00 lift " + "x" * 500,
        dt.datetime(2020, 2, 29, 23, 59),
        "load_reps",
        load_kg=2000.0,
        reps=5000,
        note="half a note" * 900,
    )
    assert add_sets(cast.athlete, [odd], "file") == 1
    assert add_sets(cast.athlete, [odd], "file") == 0
    cast.athlete.refresh_from_db()
    (read,) = read_log(cast.athlete)
    assert read.load_kg == 2000.0
    assert read.exercise == odd.exercise.replace("\x00", "")
    assert read.note == odd.note


@given(reps=st.integers(0, 5000), load_kg=st.floats(0, 5000))
def test_what_is_implausible_is_so_by_its_numbers_alone(reps: int, load_kg: float) -> None:
    one = LoggedSet("1", "squat", dt.datetime(2026, 1, 1), "load_reps", reps=reps, load_kg=load_kg)
    assert bool(find_implausible(one)) == (reps > 1000 or load_kg > 700)

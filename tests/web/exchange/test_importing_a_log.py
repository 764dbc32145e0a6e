from __future__ import annotations

import datetime as dt
import io
import re
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from ironstride.formats.log_csv import write_log
from ironstride.web.config import clock
from ironstride.web.exchange import import_services
from ironstride.web.exchange.import_services import ask_for_work
from ironstride.web.exchange.models import NameDecisions, Upload
from ironstride.web.jobs.models import Job
from ironstride.web.jobs.worker import LEASE, take_job, work_off
from ironstride.web.logbook.models import SetFact
from ironstride.web.logbook.queries import read_log
from ironstride.web.logbook.services import sync_facts

if TYPE_CHECKING:
    from conftest import Cast

    from ironstride.training.sets import LoggedSet
    from ironstride.web.accounts.models import AthleteRow
    from ironstride.web.plans.models import Season

SAMPLE = Path(__file__).parents[3] / "examples" / "sample" / "strong.csv"
HEADING = "Date,Workout Name,Exercise Name,Set Order,Weight (kg),Reps,RPE\n"


def strong(*rows: str, heading: str = HEADING) -> bytes:
    return (heading + "".join(f"{row}\n" for row in rows)).encode()


SQUATS = strong(
    *(f"2026-11-20 18:00:00,Legs,Squat (Barbell),{number},80,5,8" for number in (1, 2, 3)),
    "2026-11-20 18:00:00,Legs,Leg Press Downstairs,1,120,10,",
)


def upload(cast: Cast, content: bytes, name: str = "strong.csv", role: str = "owner") -> Upload:
    athlete = getattr(cast, role).athlete
    file = io.BytesIO(content)
    file.name = name
    answer = cast.client(role).post(reverse("upload_file", args=[athlete.pk]), {"file": file})
    assert answer.status_code == 302, answer.status_code
    work_off()
    return Upload.objects.get(pk=answer["Location"].split("/")[-2])


def decide(cast: Cast, given: Upload, role: str = "owner", **fields: Any) -> Upload:
    address = reverse("decide_import", args=[given.athlete_id, given.pk])
    cast.client(role).post(address, {"do": "import"} | fields)
    work_off()
    given.refresh_from_db()
    return given


def page_of(cast: Cast, given: Upload) -> str:
    address = reverse("show_import", args=[given.athlete_id, given.pk])
    return cast.client("owner").get(address).content.decode()


def log_of(athlete: AthleteRow) -> tuple[LoggedSet, ...]:
    athlete.refresh_from_db()
    return read_log(athlete)


def bring(cast: Cast, content: bytes, role: str = "owner", **fields: Any) -> Upload:
    return decide(cast, upload(cast, content, role=role), role, **fields)


def test_a_file_is_shown_before_anything_counts(cast: Cast) -> None:
    given = upload(cast, SQUATS)
    page = page_of(cast, given)
    assert "a log of Strong" in page
    assert "From 20 November 2026 to 20 November 2026: 4 sets, 1 session." in page
    assert "What is “Leg Press Downstairs”?" in page
    assert not SetFact.objects.exists()


def test_the_sets_of_a_file_are_the_log_then_and_the_plan_learns_from_them(
    cast: Cast, season: Season
) -> None:
    done = bring(cast, SAMPLE.read_bytes())
    assert done.state == "imported"
    assert bytes(done.content) == b""
    log = log_of(cast.athlete)
    assert len(log) == done.result["new"] > 100
    assert "back-squat" in {one.exercise for one in log}
    assert Job.objects.filter(kind="log", athlete=cast.athlete).count() == 1
    assert f"{len(log)} sets are new" in page_of(cast, done)


def test_importing_twice_adds_nothing(cast: Cast) -> None:
    bring(cast, SAMPLE.read_bytes())
    before = log_of(cast.athlete)
    again = upload(cast, SAMPLE.read_bytes())
    assert again.seen["new"] == 0
    assert again.seen["known"] == len(before)
    decide(cast, again)
    assert log_of(cast.athlete) == before
    assert SetFact.objects.count() == len(before)


def test_overlapping_exports_in_any_order_are_one_log(cast: Cast) -> None:
    lines = SAMPLE.read_text("utf-8").splitlines(keepends=True)
    for part in (lines[60:160], lines[1:90], lines[1:]):
        bring(cast, "".join([lines[0], *part]).encode())
    once = bring(cast, SAMPLE.read_bytes(), role="other")
    assert once.result["new"] == len(log_of(cast.athlete))

    def done(athlete: AthleteRow) -> list[tuple[object, ...]]:
        return sorted(
            (one.performed_at, one.exercise, one.load_kg or 0, one.reps or 0)
            for one in log_of(athlete)
        )

    assert done(cast.athlete) == done(cast.other.athlete)


def test_two_athletes_may_import_the_same_file(cast: Cast) -> None:
    for role in ("owner", "other"):
        assert bring(cast, SQUATS, role=role).result["new"] == 4
    assert SetFact.objects.count() == 8


def test_our_own_log_is_known_when_it_comes_back(cast: Cast) -> None:
    bring(cast, SQUATS)
    sync_facts(cast.athlete, [phone_set(4)], "phone")
    text = write_log(log_of(cast.athlete))
    assert upload(cast, text.encode()).seen["new"] == 0


def phone_set(minute: int, **changes: Any) -> dict[str, Any]:
    at = dt.datetime(2026, 11, 20, 18, minute, 12, 345_000)
    return {
        "type": "set",
        "id": str(uuid.uuid4()),
        "exercise": "back-squat",
        "performed_at": at.isoformat(),
        "set_kind": "load_reps",
        "kind": "work",
        "load_kg": 80,
        "reps": 5,
    } | changes


def test_what_the_phone_logged_too_is_not_doubled(cast: Cast) -> None:
    sync_facts(cast.athlete, [phone_set(4), phone_set(9)], "phone")
    done = bring(cast, SQUATS)
    assert (done.result["new"], done.result["known"]) == (2, 2)
    squats = [one for one in log_of(cast.athlete) if one.exercise == "back-squat"]
    assert len(squats) == 3


def test_a_name_in_doubt_keeps_its_name_until_it_is_decided(cast: Cast) -> None:
    bring(cast, SQUATS)
    assert "Leg Press Downstairs" in {one.exercise for one in log_of(cast.athlete)}
    again = upload(cast, SQUATS)
    number = [one["name"] for one in again.seen["names"]].index("Leg Press Downstairs")
    fields = {f"name-{number}": "Leg Press Downstairs", f"choice-{number}": "yes"}
    decide(cast, again, **fields)
    log = log_of(cast.athlete)
    assert len(log) == 4
    assert {one.exercise for one in log} == {"back-squat", "leg-press"}
    assert NameDecisions.objects.get().names == {"Leg Press Downstairs": "leg-press"}
    assert upload(cast, SQUATS).seen["new"] == 0


def test_a_sure_name_may_be_another_exercise_all_the_same(cast: Cast) -> None:
    bring(cast, SQUATS)
    again = upload(cast, SQUATS)
    number = [one["name"] for one in again.seen["names"]].index("Squat (Barbell)")
    answers = {f"name-{number}": "Squat (Barbell)", f"exercise-{number}": "Front squat"}
    decide(cast, again, **answers)
    log = log_of(cast.athlete)
    assert len(log) == 4
    assert "front-squat" in {one.exercise for one in log}
    assert "back-squat" not in {one.exercise for one in log}


def test_an_exercise_that_nobody_knows_is_asked_about_and_nothing_imported(cast: Cast) -> None:
    given = upload(cast, SQUATS)
    number = [one["name"] for one in given.seen["names"]].index("Squat (Barbell)")
    answers = {f"name-{number}": "Squat (Barbell)", f"exercise-{number}": "<b>Sqat"}
    decide(cast, given, **answers)
    assert given.state == "open"
    assert not SetFact.objects.exists()


BARE = HEADING.replace("Weight (kg)", "Weight")


def test_where_the_file_has_no_unit_it_is_asked_for(cast: Cast) -> None:
    given = upload(cast, strong("2026-11-20 18:00:00,Legs,Squat,1,100,5,", heading=BARE))
    page = page_of(cast, given)
    assert "kilograms or pounds?" in page
    assert "Squat 100 kg<" in page
    assert "Squat 100 lb = 45 kg<" in page
    assert not re.search(r'name="unit"[^>]*checked', page)
    decide(cast, given, unit="lb")
    assert log_of(cast.athlete)[0].load_kg == pytest.approx(45.35924)


@pytest.mark.parametrize("units", ["kg", "lb"])
def test_nothing_is_imported_before_the_unit_is_said(cast: Cast, units: str) -> None:
    cast.athlete.units = units
    cast.athlete.save()
    row = "2026-11-20 18:00:00,Legs,Leg Press Downstairs,1,120,10,"
    given = upload(cast, strong(row, heading=BARE))
    address = reverse("decide_import", args=[given.athlete_id, given.pk])
    typed = {"do": "import", "name-0": "Leg Press Downstairs", "choice-0": "other"}
    typed |= {"exercise-0": "Front squat"}
    refused = cast.client("owner").post(address, typed)
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "Please choose one of the two" in page
    assert 'value="Front squat"' in page
    ask_for_work(given, "import")
    work_off()
    given.refresh_from_db()
    assert given.state == "open"
    assert not SetFact.objects.exists()


def test_a_unit_that_leads_to_another_question_is_looked_at_again(cast: Cast) -> None:
    """In pounds 80 in each hand may be; in kilograms nobody lifts that who presses 100."""
    barbell = "2026-11-20 18:00:00,Push,Bench Press (Barbell),1,100,5,8"
    dumbbells = "2026-11-21 18:00:00,Push,Bench Press (Dumbbell),1,80,5,8"
    cast.athlete.units = "lb"
    cast.athlete.save()
    bring(cast, strong(*(barbell,) * 3))
    given = upload(cast, strong(*(dumbbells,) * 3, heading=BARE))
    assert [one["certainty"] for one in given.seen["names"]] == ["sure"]
    decide(cast, given, unit="kg")
    assert given.state == "open"
    assert [one["certainty"] for one in given.seen["names"]] == ["doubted"]
    assert re.search(r'name="unit" value="kg" checked', page_of(cast, given))
    decide(cast, given)
    assert given.state == "imported"


def test_times_of_greenwich_stand_on_the_clock_of_the_runner(cast: Cast) -> None:
    heading = "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,"
    heading += "isWarmup,Note,multiplier\n"
    row = "2026-11-20 23:30:00 +0000,Back Squat,5,80.0,0.0,0.0,0.0,0.0,false,,1.0"
    given = upload(cast, strong(row, heading=heading))
    assert given.seen["greenwich"], given.seen
    assert "Where were you?" in page_of(cast, given)
    decide(cast, given, zone="Asia/Tokyo")
    assert log_of(cast.athlete)[0].performed_on == dt.date(2026, 11, 21)
    assert NameDecisions.objects.get().zone == "Asia/Tokyo"


def test_an_import_is_taken_back_and_may_come_again(cast: Cast) -> None:
    sync_facts(cast.athlete, [phone_set(4)], "phone")
    done = bring(cast, SQUATS)
    kept = {one.id for one in log_of(cast.athlete)}
    assert len(kept) == 4
    cast.client("owner").post(reverse("take_import_back", args=[cast.athlete.pk, done.pk]))
    work_off()
    assert len(log_of(cast.athlete)) == 1
    assert "Taken back" in page_of(cast, done)
    assert bring(cast, SQUATS).result["new"] == 3
    assert len(log_of(cast.athlete)) == 4


def test_a_set_that_was_corrected_since_stays_when_its_import_is_taken_back(cast: Cast) -> None:
    done = bring(cast, SQUATS)
    first = next(one for one in log_of(cast.athlete) if one.exercise == "back-squat")
    sync_facts(cast.athlete, [phone_set(1, replaces=first.id, reps=6)], "phone")
    cast.client("owner").post(reverse("take_import_back", args=[cast.athlete.pk, done.pk]))
    work_off()
    assert [one.reps for one in log_of(cast.athlete)] == [6]


def test_a_job_that_is_killed_in_the_middle_leaves_nothing_and_is_done_whole_later(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = upload(cast, SAMPLE.read_bytes())
    monkeypatch.setattr(import_services, "_BATCH", 20)
    real, calls = SetFact.objects.bulk_create, []

    def dies_in_the_middle(rows: list[SetFact]) -> list[SetFact]:
        calls.append(len(rows))
        if len(calls) == 3:
            raise RuntimeError
        return real(rows)

    monkeypatch.setattr(SetFact.objects, "bulk_create", dies_in_the_middle)
    decide(cast, given)
    assert len(calls) == 3
    assert given.state == "open"
    assert not SetFact.objects.exists()
    later = clock.now() + LEASE * 4
    monkeypatch.setattr(clock, "_ask_the_clock", lambda: later)
    work_off()
    given.refresh_from_db()
    assert given.state == "imported"
    assert SetFact.objects.count() == given.result["new"]


def test_a_job_that_was_done_and_is_taken_up_again_adds_nothing(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = bring(cast, SQUATS)
    jobs = Job.objects.filter(pk=str(done.job_id))
    jobs.update(state="running", leased_until=clock.now())
    later = clock.now() + LEASE
    monkeypatch.setattr(clock, "_ask_the_clock", lambda: later)
    assert take_job("somebody else") is not None
    jobs.update(state="waiting")
    work_off()
    assert len(log_of(cast.athlete)) == 4
    assert SetFact.objects.count() == 4


def test_two_uploads_of_one_file_at_once_are_one_import(cast: Cast) -> None:
    first, second = upload(cast, SQUATS), upload(cast, SQUATS)
    assert first.seen["new"] == second.seen["new"] == 4
    decide(cast, first)
    decide(cast, second)
    assert second.result["new"] == 0
    assert SetFact.objects.count() == 4


def test_a_set_that_is_logged_while_the_file_is_compared_is_seen(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = upload(cast, SQUATS)
    real = import_services.take_in
    sent = [phone_set(4)]

    def logs_first(*args: Any) -> None:
        if sent:
            sync_facts(cast.athlete, [sent.pop()], "phone")
        real(*args)

    monkeypatch.setattr("ironstride.web.exchange.import_work.take_in", logs_first)
    decide(cast, given)
    assert (given.result["new"], given.result["known"]) == (3, 1)


def test_rows_that_cannot_be_read_are_said_with_their_line(cast: Cast) -> None:
    given = upload(cast, SQUATS + b"2026-11-20 18:00:00,Legs,Squat (Barbell),4,abc,5,\n")
    page = page_of(cast, given)
    assert "line 6" in page
    assert "is no number" in page


@pytest.mark.parametrize("role", ["coach", "planner", "other", "stranger"])
def test_the_file_of_another_is_no_page(role: str, cast: Cast) -> None:
    given = upload(cast, SQUATS)
    for name in ("decide_import", "take_import_back", "drop_import"):
        address = reverse(name, args=[cast.athlete.pk, given.pk])
        assert cast.client(role).post(address, {"do": "import"}).status_code == 404
    other = reverse("show_import", args=[cast.other.athlete.pk, given.pk])
    assert cast.client("other").get(other).status_code == 404


def test_a_file_that_is_not_wanted_is_forgotten(cast: Cast) -> None:
    given = upload(cast, SQUATS)
    cast.client("owner").post(reverse("drop_import", args=[cast.athlete.pk, given.pk]))
    assert not Upload.objects.exists()


def test_files_that_were_left_lying_go_after_a_day(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = upload(cast, SQUATS)
    later = clock.now() + dt.timedelta(days=2)
    monkeypatch.setattr(clock, "_ask_the_clock", lambda: later)
    upload(cast, SQUATS, role="other")
    assert not Upload.objects.filter(pk=left.pk).exists()

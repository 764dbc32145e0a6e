from __future__ import annotations

import dataclasses
import datetime as dt
import io
import json
import uuid
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from ironstride.cli.main import main
from ironstride.formats.archive_file import read_archive, write_archive
from ironstride.formats.athlete_codec import AthleteFile
from ironstride.formats.plan_file import write_plan
from ironstride.planning.replan import Replanned
from ironstride.training.events import Ill, Missed
from ironstride.web.accounts.models import User
from ironstride.web.accounts.services import begin_athlete
from ironstride.web.config import clock
from ironstride.web.exchange import export_work
from ironstride.web.exchange.export_services import begin_export
from ironstride.web.exchange.gathering import gather_archive, whole_plan
from ironstride.web.exchange.import_services import keep_choices
from ironstride.web.exchange.models import Export, Upload
from ironstride.web.jobs.models import Job
from ironstride.web.jobs.worker import work_off
from ironstride.web.logbook.models import SetFact
from ironstride.web.logbook.queries import read_log
from ironstride.web.logbook.services import sync_facts
from ironstride.web.plans.models import RunCalendar
from ironstride.web.plans.queries import find_season, read_plan
from ironstride.web.plans.services import report_events, undo_last

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from conftest import Cast

    from ironstride.training.plan import Plan
    from ironstride.web.accounts.models import AthleteRow
    from ironstride.web.plans.models import Season

BACKEND = "django.contrib.auth.backends.ModelBackend"
TODAY = dt.date(2026, 11, 24)


def logged(**changes: Any) -> dict[str, Any]:
    return {
        "type": "set",
        "id": str(uuid.uuid4()),
        "exercise": "back-squat",
        "performed_at": "2026-11-24T18:42:10.250000",
        "set_kind": "load_reps",
        "kind": "work",
        "load_kg": 70,
        "reps": 8,
        "note": "=1+1; über",
        "item": "2026-11-24-lift-1",
    } | changes


@pytest.fixture
def lived(cast: Cast, season: Season) -> AthleteRow:
    """Return an athlete who has all that can be kept."""
    athlete = season.athlete
    athlete.zone = "Europe/Vienna"
    athlete.draft = {"step": "races", "answers": [1, "ü"]}
    athlete.save()
    first = logged()
    void = logged()
    facts = [first, logged(reps=9, replaces=first["id"]), void]
    facts.append(
        {"type": "void", "id": str(uuid.uuid4()), "replaces": void["id"]}
        | {"performed_at": "2026-11-24T18:50:00", "exercise": "back-squat"}
    )
    facts.append(
        {"type": "report", "id": str(uuid.uuid4()), "session": "s", "weights": "right"}
        | {"performed_at": "2026-11-24T19:00:00", "effort": 7, "something": ["new"]}
    )
    synced = sync_facts(athlete, facts, "phone")
    assert not synced.refused
    calendars = [("text", "week", ""), ("feed", "coach", "https://example.org/a.ics")]
    for kind, name, url in [*calendars, ("file", "week", "")]:
        RunCalendar.objects.create(
            athlete=athlete,
            kind=kind,
            name=name,
            url=url,
            content=f"{kind}: Tue easy 8 km".encode(),
            fetched_at=clock.now(),
        )
    for event in (Missed(TODAY), Ill(dt.date(2026, 12, 3), dt.date(2026, 12, 4))):
        answer = report_events(athlete, [event], cast.owner, reason="life")
        assert isinstance(answer, Replanned), answer
    return athlete


def exported(athlete: AthleteRow) -> bytes:
    return write_archive(gather_archive(read_again(athlete)), clock.now())


def files_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def read_again(row: AthleteRow) -> AthleteRow:
    return type(row).objects.get(pk=row.pk)


def fresh(name: str) -> AthleteRow:
    return begin_athlete(User.objects.create_user(f"{name}@example.org", "correct horse"))


def bring(athlete: AthleteRow, content: bytes, **fields: str) -> Upload:
    from django.test import Client

    client = Client()
    assert athlete.user is not None
    client.force_login(athlete.user, backend=BACKEND)
    file = io.BytesIO(content)
    file.name = "me.zip"
    answer = client.post(reverse("upload_file", args=[athlete.pk]), {"file": file})
    work_off()
    given = Upload.objects.get(pk=answer["Location"].split("/")[-2])
    page = client.get(reverse("show_import", args=[athlete.pk, given.pk]))
    assert "What is in your archive" in page.content.decode(), page.content.decode()
    client.post(reverse("decide_import", args=[athlete.pk, given.pk]), {"do": "import", **fields})
    work_off()
    given.refresh_from_db()
    assert given.state == "imported", given.job and given.job.problem
    return given


def test_another_installation_imports_it_losing_nothing(lived: AthleteRow, cast: Cast) -> None:
    before = exported(lived)
    cast.owner.delete()
    there = fresh("there")
    given = bring(there, before)
    assert given.result["plan_problem"] == ""
    after = exported(there)
    old, new = files_of(before), files_of(after)
    assert old.keys() == new.keys()
    assert [name for name in old if old[name] != new[name]] == []
    assert before == after


def test_what_was_taken_back_and_corrected_comes_along(lived: AthleteRow, cast: Cast) -> None:
    before = exported(lived)
    cast.owner.delete()
    there = fresh("there")
    given = bring(there, before)
    there.refresh_from_db()
    # The page before said one set, and so does the page after.
    assert given.seen["counts"]["sets"] == given.seen["new_sets"] == given.result["sets"] == 1
    assert SetFact.objects.filter(athlete=there).count() == 4
    assert [one.reps for one in read_log(there)] == [9]


def test_the_way_back_of_the_plan_still_leads_back(lived: AthleteRow, cast: Cast) -> None:
    before = exported(lived)
    season = find_season(lived)
    assert season is not None
    undo_last(lived)
    undo_last(lived)
    season = find_season(lived)
    assert season is not None
    first = write_plan(whole_plan(season))
    cast.owner.delete()
    there = fresh("there")
    bring(there, before)
    there.refresh_from_db()
    undo_last(there)
    undo_last(there)
    season = find_season(there)
    assert season is not None
    assert write_plan(whole_plan(season)) == first
    assert isinstance(report_events(there, [Missed(TODAY)], None), Replanned)


def test_in_the_same_installation_the_ids_are_made_anew(lived: AthleteRow) -> None:
    content = exported(lived)
    there = fresh("there")
    bring(there, content)
    assert SetFact.objects.filter(athlete=there).count() == 4
    there.refresh_from_db()
    assert [one.reps for one in read_log(there)] == [9]
    again = bring(there, content)
    assert again.result["sets"] == 0
    assert SetFact.objects.filter(athlete=there).count() == 4


def test_into_an_account_with_training_only_what_is_missing_is_added(
    lived: AthleteRow, cast: Cast
) -> None:
    content = exported(lived)
    sync_facts(lived, [logged(exercise="deadlift")], "phone")
    number = find_season(lived).number  # type: ignore[union-attr]  # it has one
    given = bring(lived, content)
    assert given.seen["known_sets"] == 1
    assert given.result == {
        "mode": "add",
        "sets": 0,
        "reports": 0,
        "problems": [],
        "more_problems": 0,
    }
    assert find_season(lived).number == number  # type: ignore[union-attr]  # it has one


def test_replacing_leaves_what_the_archive_has_and_nothing_else(lived: AthleteRow) -> None:
    content = exported(lived)
    sync_facts(lived, [logged(exercise="deadlift")], "phone")
    report_events(lived, [Missed(dt.date(2026, 12, 8))], None)
    bring(lived, content, mode="replace")
    assert files_of(exported(lived)) == files_of(content)


def test_sets_known_under_other_ids_are_not_doubled(lived: AthleteRow, cast: Cast) -> None:
    there = cast.other.athlete
    sync_facts(there, [logged(reps=9)], "phone")
    given = bring(there, exported(lived), mode="add")
    assert given.result["sets"] == 0
    there.refresh_from_db()
    assert [one.reps for one in read_log(there)] == [9]


def test_the_command_line_goes_on_with_it(
    lived: AthleteRow, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "me.zip").write_bytes(exported(lived))
    folder = tmp_path / "me"
    assert main(["unpack", str(tmp_path / "me.zip"), "--out", str(folder)]) == 0
    said = capsys.readouterr().out
    assert "1 set" in said
    plan, log = str(folder / "plan.json"), str(folder / "log.csv")
    assert main(["next", plan, "--log", log, "--today", "2026-11-25"]) in (0, 1)
    arguments = [str(folder / "athlete.yaml"), "--log", log, "--today", "2026-11-24"]
    assert main(["plan", *arguments]) in (0, 1)


def test_files_of_the_command_line_are_an_archive_too(
    lived: AthleteRow, cast: Cast, tmp_path: Path
) -> None:
    (tmp_path / "me.zip").write_bytes(exported(lived))
    folder = tmp_path / "me"
    main(["unpack", str(tmp_path / "me.zip"), "--out", str(folder)])
    given = ["--athlete", "athlete.yaml", "--plan", "plan.json", "--log", "log.csv"]
    paths = [one if one.startswith("--") else str(folder / one) for one in given]
    assert main(["pack", *paths, "--out", str(tmp_path / "packed.zip")]) == 0
    there = cast.other.athlete
    bring(there, (tmp_path / "packed.zip").read_bytes())
    there.refresh_from_db()
    assert [one.reps for one in read_log(there)] == [9]
    assert find_season(there) is not None


def changed(content: bytes, **files: Any) -> bytes:
    there = files_of(content)
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w") as packed:
        for name, one in there.items():
            key = name.replace(".", "_")
            packed.writestr(name, files[key](one) if key in files else one)
    return page.getvalue()


def with_nul(content: bytes) -> bytes:
    return content.replace(b'"text": "', b'"text": "\\u0000')


def test_signs_and_numbers_that_no_database_holds_do_no_harm(lived: AthleteRow, cast: Cast) -> None:
    def odd_app(content: bytes) -> bytes:
        tree = json.loads(content)
        tree["draft"] = {"a\x00": "b\x00"}
        tree["season"] |= {"number": 10**30, "made_at": "soon", "log_changes_since": -4}
        tree["season"]["steps"][0] = "nothing"
        tree["calendars"][0] |= {"kind": "feed", "url": "file:///etc/passwd", "name": "x" * 999}
        return json.dumps(tree).encode()

    content = changed(
        exported(lived),
        app_json=odd_app,
        plan_json=with_nul,
        facts_jsonl=lambda one: one.replace(b"back-squat", b"back\\u0000squat", 1),
        settings_json=lambda one: one.replace(b"Europe/Vienna", b"Mars/Olympus"),
    )
    there = cast.other.athlete
    given = bring(there, content)
    assert given.result["plan_problem"] == ""
    there.refresh_from_db()
    assert there.zone == "UTC"
    assert there.draft == {"a": "b"}
    assert len(read_log(there)) == 1
    assert not RunCalendar.objects.filter(athlete=there, url__startswith="file").exists()
    assert find_season(there) is not None


@pytest.mark.parametrize("name", ["newcomer", "traveller", "pounds"])
def test_every_example_goes_through(name: str, cast: Cast, plans: Mapping[str, Plan]) -> None:
    from ironstride.web.plans.services import save_athlete, store_plan

    plan = plans[name]
    save_athlete(cast.athlete, AthleteFile(plan.athlete))
    store_plan(cast.athlete, plan, 0)
    before = exported(cast.athlete)
    there = cast.other.athlete
    bring(there, before)
    assert exported(there) == before


def test_a_plan_with_exercises_that_nobody_here_knows_is_left_out_and_said(
    lived: AthleteRow, cast: Cast
) -> None:
    content = changed(
        exported(lived), plan_json=lambda one: one.replace(b'"back-squat"', b'"my-own-lift"')
    )
    given = bring(cast.other.athlete, content)
    found = find_season(cast.other.athlete)
    assert (found is None) == ("my-own-lift" in given.result["plan_problem"])
    assert cast.other.athlete.sets.exists()


def test_names_that_were_decided_and_own_exercises_come_along(
    lived: AthleteRow, cast: Cast
) -> None:
    archive = gather_archive(read_again(lived))
    given = dataclasses.replace(archive, exercises={"own.toml": b"[x]\n"})
    there = cast.other.athlete
    bring(there, write_archive(given, clock.now()))
    found, _ = read_archive(exported(there), "a.zip")
    assert found is not None
    assert dict(found.exercises) == {"own.toml": b"[x]\n"}
    keep_choices(there, archive.choices)


def test_everything_is_packed_by_a_worker_and_fetched_within_the_hour(
    lived: AthleteRow, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = cast.client("owner")
    ask = reverse("ask_export", args=[lived.pk])
    for _ in range(2):
        owner.post(ask, {"what": "archive"})
    assert Job.objects.filter(kind="export").count() == 1
    work_off()
    export = Export.objects.get()
    address = reverse("fetch_export", args=[lived.pk, export.pk])
    assert address in owner.get(reverse("data", args=[lived.pk])).content.decode()
    answer = owner.get(address)
    assert answer.content == exported(lived)
    assert "attachment" in answer["Content-Disposition"]
    other = reverse("fetch_export", args=[cast.other.athlete.pk, export.pk])
    assert cast.client("other").get(other).status_code == 404
    assert cast.client("planner").get(address).status_code == 404
    later = clock.now() + dt.timedelta(hours=1, minutes=1)
    monkeypatch.setattr(clock, "_ask_the_clock", lambda: later)
    assert owner.get(address).status_code == 404
    owner.post(ask, {"what": "sheet", "which": "2026-11-23"})
    work_off()
    export.refresh_from_db()
    assert export.content is None


@pytest.mark.parametrize("which", ["week", "session"])
def test_a_sheet_for_the_gym_is_a_pdf(which: str, cast: Cast, season: Season) -> None:
    from ironstride.web.exchange.views import sheets_ahead

    offered = sheets_ahead(season.athlete, TODAY)
    chosen = offered[0 if which == "session" else 1][0]
    cast.client("owner").post(
        reverse("ask_export", args=[season.athlete.pk]), {"what": "sheet", "which": chosen}
    )
    work_off()
    export = Export.objects.get()
    assert export.content is not None
    assert bytes(export.content).startswith(b"%PDF")


def test_a_sheet_of_a_week_that_is_not_there_says_so(cast: Cast, season: Season) -> None:
    address = reverse("ask_export", args=[season.athlete.pk])
    cast.client("owner").post(address, {"what": "sheet", "which": "<b>1999-01-04"})
    work_off()
    page = cast.client("owner").get(reverse("data", args=[season.athlete.pk])).content.decode()
    assert "not in your plan any more" in page


def test_single_files_are_sent_at_once(lived: AthleteRow, cast: Cast) -> None:
    owner = cast.client("owner")
    for name, start in (("plan_file", "{"), ("log_file", "performed_at"), ("season_file", "<svg")):
        answer = owner.get(reverse(name, args=[lived.pk]))
        assert answer.content.decode().lstrip().startswith(start)
        assert "attachment" in answer["Content-Disposition"]
    assert Export.objects.count() == 3


def test_before_the_first_questions_there_is_nothing_to_pack(cast: Cast) -> None:
    address = reverse("ask_export", args=[cast.athlete.pk])
    page = cast.client("owner").post(address, {"what": "archive"}, follow=True)
    assert "Answer the first questions" in page.content.decode()
    assert not Job.objects.exists()


def test_what_a_session_is_called_breaks_no_file_name(
    lived: AthleteRow, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    season = find_season(lived)
    assert season is not None
    plan = read_plan(season)
    monkeypatch.setattr(export_work, "sheet_of", lambda *_: (plan, plan.weeks[0].starts_on))
    monkeypatch.setattr(export_work, "gym_sheet", lambda *_: b"%PDF")
    begin_export(lived, "sheet", 'x"\r\nSet-Cookie: a=b/' + "y" * 150)
    work_off()
    export = Export.objects.filter(athlete=lived, what="sheet").latest("made_at")
    answer = cast.client("owner").get(reverse("fetch_export", args=[lived.pk, export.pk]))
    assert answer.status_code == 200
    assert "Set-Cookie-a-b-y" in answer["Content-Disposition"]
    assert len(export.name) < 150

from __future__ import annotations

import io
import random
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse

from ironstride.web.exchange.import_services import MAX_UPLOAD_BYTES
from ironstride.web.exchange.models import Upload
from ironstride.web.jobs.models import Job
from ironstride.web.jobs.worker import work_off
from ironstride.web.logbook.models import SetFact
from ironstride.web.logbook.queries import read_log

if TYPE_CHECKING:
    from conftest import Cast

HEADING = b"Date,Workout Name,Exercise Name,Set Order,Weight (kg),Reps,RPE,Notes\n"
ROW = b"2026-11-20 18:00:00,Legs,%s,1,80,5,8,%s\n"


def send(cast: Cast, content: bytes, name: str = "log.csv") -> Any:
    file = io.BytesIO(content)
    file.name = name
    address = reverse("upload_file", args=[cast.athlete.pk])
    return cast.client("owner").post(address, {"file": file})


def look(cast: Cast, content: bytes, name: str = "log.csv") -> tuple[Upload, str]:
    """Return the upload after a look at it, and its page."""
    answer = send(cast, content, name)
    assert answer.status_code == 302
    work_off()
    given = Upload.objects.get(pk=answer["Location"].split("/")[-2])
    assert given.job is not None
    assert given.job.state == "done", given.job.problem
    address = reverse("show_import", args=[cast.athlete.pk, given.pk])
    return given, cast.client("owner").get(address).content.decode()


def zipped(**files: bytes) -> bytes:
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name.replace("_", "."), content)
    return page.getvalue()


def bomb() -> bytes:
    return zipped(manifest_json=b"{}", athlete_yaml=b"a" * 400_000_000)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK",
        b"PK\x03\x04" + b"\x00" * 1000,
        b"<html><body><script>alert(1)</script></body></html>",
        b"a,b\n1,2\n",
        b"\xff\xfe\x00\xd8" * 100,
        b"\x00" * 10_000,
        b"%PDF-1.7\n",
        b'"' * 100_000,
        zipped(a_txt=b"hello"),
        zipped(manifest_json=b'{"format": "ironstride.archive/2"}'),
    ],
    ids=range(11),
)
def test_what_is_no_log_and_no_archive_is_refused_with_a_reason(content: bytes, cast: Cast) -> None:
    if not content:
        assert send(cast, content).status_code == 422
        return
    given, page = look(cast, content)
    assert given.seen["refused"]
    assert "This file cannot be read" in page
    assert "<script>alert" not in page
    address = reverse("decide_import", args=[cast.athlete.pk, given.pk])
    cast.client("owner").post(address, {"do": "import"})
    assert work_off() == 0


def test_a_zip_bomb_is_refused(cast: Cast) -> None:
    given, page = look(cast, bomb(), "bomb.zip")
    assert "unpacks to more than" in page
    assert given.seen["refused"]


def test_twenty_megabytes_of_noise_are_refused(cast: Cast) -> None:
    given, _ = look(cast, random.Random(1).randbytes(MAX_UPLOAD_BYTES), "noise.csv")
    assert given.seen["refused"]


def test_a_file_above_the_bound_is_not_even_read(cast: Cast) -> None:
    answer = send(cast, b"x" * (MAX_UPLOAD_BYTES + 200_000))
    assert answer.status_code == 413
    assert "too big" in answer.content.decode()
    assert send(cast, b"x" * (MAX_UPLOAD_BYTES + 10)).status_code == 413
    assert not Upload.objects.exists()


def test_an_upload_needs_the_token_of_its_form(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.owner, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("upload_file", args=[cast.athlete.pk])
    assert client.post(address, {"file": io.BytesIO(b"a,b\n")}).status_code == 403


def test_an_upload_that_breaks_off_is_none(cast: Cast) -> None:
    address = reverse("upload_file", args=[cast.athlete.pk])
    body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nDate,Work'
    kind = "multipart/form-data; boundary=x"
    answer = cast.client("owner").post(address, data=body, content_type=kind)
    assert answer.status_code in (302, 400, 422)
    assert not SetFact.objects.exists()
    empty = cast.client("owner").post(address, data=b"--x", content_type=kind)
    assert empty.status_code in (400, 422)


@pytest.mark.parametrize(
    "name",
    [
        '<img src=x onerror="alert(1)">.csv',
        "../../etc/passwd",
        "C:\\temp\\<b>log</b>.csv",
        "a\x00b.csv",
        "x" * 600 + ".csv",
        "\u202egnp.csv",
    ],
)
def test_the_name_of_a_file_is_only_text(name: str, cast: Cast) -> None:
    given, page = look(cast, HEADING + ROW % (b"Squat (Barbell)", b""), name)
    assert "<img" not in page
    assert "<b>" not in page
    assert "/" not in given.name
    assert len(given.name) <= 200


def test_names_and_notes_with_markup_stay_text(cast: Cast) -> None:
    evil = b"<script>alert(1)</script>"
    given, page = look(cast, HEADING + ROW % (evil, evil))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    cast.client("owner").post(
        reverse("decide_import", args=[cast.athlete.pk, given.pk]), {"do": "import"}
    )
    work_off()
    cast.athlete.refresh_from_db()
    assert read_log(cast.athlete)[0].exercise == evil.decode()


def test_signs_that_no_database_holds_are_left_out(cast: Cast) -> None:
    given, _ = look(cast, HEADING + ROW % (b"Sq\x00uat\xed\xa0\x80", b"a\x00b"))
    cast.client("owner").post(
        reverse("decide_import", args=[cast.athlete.pk, given.pk]), {"do": "import"}
    )
    work_off()
    given.refresh_from_db()
    assert given.state == "imported"
    cast.athlete.refresh_from_db()
    assert "\x00" not in read_log(cast.athlete)[0].exercise


def test_answers_that_make_no_sense_change_nothing(cast: Cast) -> None:
    given, _ = look(cast, HEADING + ROW % (b"Squat (Barbell)", b""))
    address = reverse("decide_import", args=[cast.athlete.pk, given.pk])
    nonsense = {
        "do": "look",
        "unit": "stone",
        "zone": "../../etc/passwd",
        "mode": "everything",
        "name-0": "Not in the file",
        "exercise-0": "Front squat",
        "choice-0": "yes",
        "name-1": "Squat (Barbell)",
        "exercise-1": "\x00",
    }
    assert cast.client("owner").post(address, nonsense).status_code == 302
    work_off()
    given.refresh_from_db()
    assert given.asked == {"names": {}}
    assert Job.objects.filter(state="failed").count() == 0

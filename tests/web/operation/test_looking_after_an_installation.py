"""The doctor names what is wrong, and what to do."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import socket
import sqlite3
from collections import namedtuple
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from installation_cases import MAKE, call, in_app

from ironstride.web.config import clock
from ironstride.web.config.environment import NAMES, read_environment
from ironstride.web.jobs.models import Job
from ironstride.web.operation.database_checks import check_database, check_work
from ironstride.web.operation.findings import exit_code
from ironstride.web.operation.settings_checks import (
    check_addresses,
    check_folder,
    check_mail,
    check_oddities,
    check_settings,
)

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Cast

    from ironstride.web.accounts.models import AthleteRow
    from ironstride.web.config.environment import Environment

Usage = namedtuple("Usage", "total used free")  # noqa: PYI024 - as shutil has it


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("made")
    assert in_app(data, MAKE).returncode == 0
    data.chmod(0o700)
    return data


def environment_of(**settings: str) -> Environment:
    return read_environment({"IRONSTRIDE_SECRET_KEY": "x", "HOME": "/"} | settings)


def test_a_damaged_database_is_found(made: Path, tmp_path: Path) -> None:
    data = shutil.copytree(made, tmp_path / "d")
    path = data / "ironstride.sqlite3"
    content = bytearray(path.read_bytes())
    content[8192:90000] = b"\xff" * (90000 - 8192)
    path.write_bytes(content)
    done = call("doctor", "--data", data)
    assert done.returncode == 2
    assert "damaged" in done.stdout
    assert "restore a backup" in done.stdout
    assert "Traceback" not in done.stderr


def test_tables_of_another_version_are_found(made: Path, tmp_path: Path) -> None:
    data = shutil.copytree(made, tmp_path / "d")
    with closing(sqlite3.connect(data / "ironstride.sqlite3")) as opened, opened:
        opened.execute("DELETE FROM django_migrations WHERE app = 'jobs'")
    done = call("doctor", "--data", data)
    assert done.returncode == 2
    assert "changes of tables are not made yet" in done.stdout
    with closing(sqlite3.connect(data / "ironstride.sqlite3")) as opened, opened:
        opened.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('jobs', '0001_initial', 0)"
        )
        opened.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('jobs', '0999_later', 0)"
        )
    assert "a newer Ironstride" in call("doctor", "--data", data).stdout


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("IRONSTRIDE_HTTPS", "perhaps"),
        ("IRONSTRIDE_EMAIL_URL", "mail.example.org"),
        ("IRONSTRIDE_PRETEND_NOW", "yesterday"),
        ("DATABASE_URL", "nonsense://x"),
    ],
)
def test_every_setting_that_cannot_be_used_is_named(name: str, value: str) -> None:
    found = check_settings({name: value, "IRONSTRIDE_DEBUG": "maybe"})
    assert [one.state for one in found] == ["stop", "stop"]
    assert any(name in one.text for one in found)
    assert any("IRONSTRIDE_DEBUG" in one.text for one in found)


def test_settings_as_they_are_by_default_are_fine(tmp_path: Path) -> None:
    assert exit_code(check_settings({})) == 0
    assert set(NAMES) == {name for name in NAMES if name.isupper()}
    assert exit_code(check_addresses(environment_of())) == 0
    assert check_oddities(environment_of()) == []
    assert check_mail(environment_of()).state == "good"


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"IRONSTRIDE_HOSTS": "iron.example.org"}, "no passkeys"),
        ({"IRONSTRIDE_HOSTS": "*"}, "takes any name"),
        ({"IRONSTRIDE_HOSTS": "a.org", "IRONSTRIDE_HTTPS": "1"}, "no proxy"),
        ({"IRONSTRIDE_BEHIND_PROXY": "1"}, "without IRONSTRIDE_HTTPS"),
    ],
)
def test_addresses_that_browsers_cannot_fully_use_are_pointed_out(
    settings: dict[str, str], says: str
) -> None:
    found = check_addresses(environment_of(**settings))
    assert {one.state for one in found} == {"look"}
    assert any(says in one.text for one in found)


def test_behind_a_proxy_with_https_all_is_well() -> None:
    given = environment_of(
        IRONSTRIDE_HOSTS="a.org", IRONSTRIDE_HTTPS="1", IRONSTRIDE_BEHIND_PROXY="1"
    )
    assert exit_code(check_addresses(given)) == 0


def test_settings_for_trying_out_are_pointed_out() -> None:
    given = environment_of(IRONSTRIDE_DEBUG="1", IRONSTRIDE_PRETEND_NOW="2026-11-24T12:00")
    assert [one.state for one in check_oddities(given)] == ["look", "look"]


def test_a_mail_server_that_does_not_answer_is_named() -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        port = listening.getsockname()[1]
        url, own = f"smtp://127.0.0.1:{port}", "iron@example.org"
        there = environment_of(IRONSTRIDE_EMAIL_URL=url, IRONSTRIDE_EMAIL_FROM=own)
        assert check_mail(there).state == "good"
        assert "few servers" in check_mail(environment_of(IRONSTRIDE_EMAIL_URL=url)).text
    assert "does not answer" in check_mail(there).text


def test_a_folder_that_others_can_read_or_that_is_full_is_pointed_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.chmod(0o700)
    assert exit_code(check_folder(tmp_path)) == 0
    tmp_path.chmod(0o755)
    assert "others on this machine" in check_folder(tmp_path)[0].text
    for free, state in ((10**8, "look"), (10**6, "stop")):
        usage = Usage(10**9, 10**9 - free, free)
        monkeypatch.setattr(shutil, "disk_usage", lambda _, usage=usage: usage)
        assert check_folder(tmp_path)[-1].state == state


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert "cannot be written to" in check_folder(tmp_path)[0].text


def job(athlete: AthleteRow, **fields: Any) -> Job:
    at = clock.now()
    return Job.objects.create(
        kind="plan", athlete=athlete, **({"made_at": at, "not_before": at} | fields)
    )


def test_work_that_is_stuck_is_pointed_out(cast: Cast) -> None:
    at = clock.now()
    assert exit_code(check_work()) == 0
    job(cast.athlete, not_before=at - dt.timedelta(hours=1))
    job(cast.athlete, state="running", leased_until=at - dt.timedelta(minutes=1))
    job(cast.athlete, state="failed", ended_at=at)
    said = " ".join(one.text for one in check_work())
    assert "the oldest for 60 minutes" in said
    assert "1 jobs were begun by workers that are gone" in said
    assert "1 jobs could not be done" in said


def test_a_clock_that_went_back_is_noticed(cast: Cast) -> None:
    job(cast.athlete, made_at=clock.now() + dt.timedelta(days=2), not_before=clock.now())
    assert "something was stored at 2026-11-26" in check_work()[-1].text


def test_the_tests_own_database_is_in_order(cast: Cast) -> None:
    assert all(one.about != "database" or one.state != "stop" for one in check_database())

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from ironstride.web.config import clock
from ironstride.web.config.email_url import MailServer, read_email_url
from ironstride.web.config.environment import SettingError, read_environment

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Cast


def test_without_any_setting_it_is_safe_and_of_this_machine(tmp_path: Path) -> None:
    found = read_environment({"HOME": str(tmp_path)})
    assert found.data_dir == tmp_path / ".local/share/ironstride"
    assert found.database_url == f"sqlite:///{found.data_dir}/ironstride.sqlite3"
    assert "localhost" in found.hosts
    assert not (found.debug)
    assert not (found.sign_up)
    assert not (found.behind_proxy)


def test_the_secret_is_made_once_and_for_the_owner_alone(tmp_path: Path) -> None:
    given = {"IRONSTRIDE_DATA_DIR": str(tmp_path / "new")}
    first, second = read_environment(given), read_environment(given)
    assert first.secret_key == second.secret_key
    assert len(first.secret_key) > 50
    assert (tmp_path / "new" / "secret-key").stat().st_mode & 0o077 == 0


def test_hosts_become_the_origins_that_forms_are_taken_from(tmp_path: Path) -> None:
    given = {"IRONSTRIDE_DATA_DIR": str(tmp_path), "IRONSTRIDE_HTTPS": "yes"}
    found = read_environment(given | {"IRONSTRIDE_HOSTS": "a.example, b.example"})
    assert found.origins == ("https://a.example", "https://b.example")


@pytest.mark.parametrize("word", ["perhaps", "2", "TRUE!"])
def test_a_flag_that_is_none_is_named(word: str, tmp_path: Path) -> None:
    given = {"IRONSTRIDE_DATA_DIR": str(tmp_path), "IRONSTRIDE_SIGN_UP": word}
    with pytest.raises(SettingError, match="IRONSTRIDE_SIGN_UP"):
        read_environment(given)


def test_a_folder_that_cannot_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SettingError, match="IRONSTRIDE_DATA_DIR"):
        read_environment({"IRONSTRIDE_DATA_DIR": str(tmp_path / "file" / "in")})


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example", MailServer("mail.example", 25, "", "", False, False)),
        (
            "smtp://me%40x.org:p%3Aw@mail.example",
            MailServer("mail.example", 587, "me@x.org", "p:w", True, False),
        ),
        ("smtps://u:p@mail.example:4650", MailServer("mail.example", 4650, "u", "p", False, True)),
    ],
)
def test_a_mail_server_is_one_address(url: str, server: MailServer) -> None:
    assert read_email_url(url) == server


@pytest.mark.parametrize("url", ["mail.example", "http://mail.example", "smtp://"])
def test_what_is_no_mail_server_is_refused(url: str) -> None:
    with pytest.raises(SettingError, match="IRONSTRIDE_EMAIL_URL"):
        read_email_url(url)


def test_the_day_is_that_of_the_athletes_zone(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    late = dt.datetime(2026, 11, 24, 23, 30, tzinfo=dt.UTC)
    monkeypatch.setattr(clock, "_ask_the_clock", lambda: late)
    cast.athlete.zone = "Pacific/Auckland"
    assert clock.today(cast.athlete) == dt.date(2026, 11, 25)
    cast.athlete.zone = "America/Lima"
    assert clock.local_now(cast.athlete) == dt.datetime(2026, 11, 24, 18, 30)


def test_no_directive_lets_code_or_style_stand_in_a_page() -> None:
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert directives["default-src"] == ["'none'"]
    assert not any("unsafe" in str(values) for values in directives.values())


def test_names_below_a_domain_are_origins_too(tmp_path: Path) -> None:
    given = {"IRONSTRIDE_DATA_DIR": str(tmp_path), "IRONSTRIDE_HOSTS": ".club.example"}
    assert read_environment(given).origins == ("http://*.club.example",)


def test_behind_a_proxy_attempts_are_counted_by_visitor(tmp_path: Path) -> None:
    code = """
import django, ironstride.web.config.settings as own
django.setup()
from django.test import RequestFactory
from allauth.core.internal.httpkit import get_client_ip
request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="6.6.6.6, 7.7.7.7")
print(get_client_ip(request))
"""
    given = {**os.environ, "IRONSTRIDE_DATA_DIR": str(tmp_path)}
    given["DJANGO_SETTINGS_MODULE"] = "ironstride.web.config.settings"
    told = [
        subprocess.run(
            [sys.executable, "-c", code],
            env=given | {"IRONSTRIDE_BEHIND_PROXY": proxy},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for proxy in ("0", "1")
    ]
    # What a visitor wrote themselves (6.6.6.6) counts in no case.
    assert told == ["10.0.0.1", "7.7.7.7"]

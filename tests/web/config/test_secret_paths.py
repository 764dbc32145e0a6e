from __future__ import annotations

import logging

import pytest
from django.conf import settings
from django.core.mail.backends import dummy

from ironstride.web.config import settings as own_settings
from ironstride.web.config.secret_paths import SecretPaths, without_secrets


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Too Many Requests: /feeds/s3cret.ics", "Too Many Requests: /feeds/..."),
        ("Gone: /sign-in/s3cret/", "Gone: /sign-in/.../"),
        ("Gone: /join/s3cret/?x=1", "Gone: /join/.../?x=1"),
        ("Gone: /offered/s3cret/", "Gone: /offered/.../"),
        ("Forbidden: /welcome/s3cret/", "Forbidden: /welcome/.../"),
        ("/account/password/reset/key/1-s3cret/", "/account/password/reset/key/.../"),
        ("Not Found: /athletes/1/feeds/", "Not Found: /athletes/1/feeds/"),
    ],
)
def test_a_log_line_names_no_secret(said: str, kept: str) -> None:
    assert without_secrets(said) == kept


def test_every_line_goes_through_it() -> None:
    record = logging.LogRecord("x", 30, "", 1, "%s: %s", ("Gone", "/join/s3cret/"), None)
    assert SecretPaths().filter(record)
    assert record.getMessage() == "Gone: /join/.../"
    assert "'filters': ['secrets']" in str(settings.LOGGING)


def test_without_a_mail_server_no_mail_is_printed() -> None:
    assert f"{dummy.__name__}.EmailBackend" == own_settings.EMAIL_BACKEND

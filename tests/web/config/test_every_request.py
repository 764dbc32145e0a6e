from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import BadRequest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views import defaults

from ironstride.web.config.every_request import MAX_BYTES, said_bytes

if TYPE_CHECKING:
    from conftest import Cast

    from ironstride.web.plans.models import Season


class NoBody:
    """A body that must not be read."""

    def read(self, *_: Any) -> bytes:
        message = "a refused request is not read"
        raise AssertionError(message)

    readline = read


def test_what_is_too_big_is_refused_unread(cast: Cast) -> None:
    said: dict[str, Any] = {"CONTENT_LENGTH": str(MAX_BYTES + 1), "wsgi.input": NoBody()}
    kind = "multipart/form-data; boundary=x"
    answer = cast.client("nobody").post(reverse("account_login"), content_type=kind, **said)
    assert answer.status_code == 413
    assert "too much at once" in answer.content.decode()


@pytest.mark.parametrize(("said", "counted"), [("7", 7), ("", 0), ("x", 0), ("-7", 0), ("²", 0)])
def test_a_length_that_is_none_counts_as_nothing(said: str, counted: int) -> None:
    request = RequestFactory().post("/", CONTENT_LENGTH=said)
    assert said_bytes(request) == counted


@pytest.mark.parametrize("role", ["owner", "nobody"])
@pytest.mark.parametrize("page", ["gym/x%00y/", "gym/x%00y/packet.json", "sessions/x%00y/"])
def test_no_address_holds_the_sign_that_ends_texts(page: str, role: str, cast: Cast) -> None:
    answer = cast.client(role).get(f"/athletes/{cast.athlete.pk}/{page}")
    assert answer.status_code == 404


@pytest.mark.parametrize("role", ["owner", "nobody"])
def test_nothing_is_kept_that_does_not_say_so(role: str, cast: Cast, season: Season) -> None:
    client = cast.client(role)
    today = reverse("today", args=[season.athlete.pk])
    for page in (today, "/no-such-page/", "/account/login/", "/account/email/", "/"):
        told = client.get(page)["Cache-Control"]
        assert "no-store" in told, page
        assert "private" in told, page


@pytest.mark.parametrize(("role", "words"), [("owner", "no such page"), ("nobody", "no such page")])
def test_a_page_that_is_not_there_says_so(role: str, words: str, cast: Cast) -> None:
    answer = cast.client(role).get("/no-such-page/")
    assert answer.status_code == 404
    assert words in answer.content.decode()


def test_a_form_without_its_token_says_what_to_do(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post(reverse("account_login"), {"login": cast.owner.email, "password": "x"})
    assert answer.status_code == 403
    assert "send it once more" in answer.content.decode().lower()


def test_a_host_that_is_not_ours_is_refused_in_plain_words(cast: Cast) -> None:
    answer = cast.client("nobody").get("/", HTTP_HOST="evil.example")
    assert answer.status_code == 400
    assert "could not be read" in answer.content.decode()
    assert "evil" not in answer.content.decode()


def test_what_is_not_allowed_says_so(cast: Cast) -> None:
    request = RequestFactory().get("/")
    answer = defaults.permission_denied(request, BadRequest())
    assert answer.status_code == 403
    assert "not open to you" in answer.content.decode()
    assert cast.owner.is_active


def test_a_fault_of_ours_shows_nothing_of_it_and_asks_no_database(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(_request: object) -> None:
        message = "knee pain of Ada"
        raise RuntimeError(message)

    def gone(*_: object) -> None:
        message = "no database"
        raise AssertionError(message)

    monkeypatch.setattr(connection, "cursor", gone)
    monkeypatch.setattr("ironstride.web.config.health._answer", lambda: broken(None))
    answer = Client(raise_request_exception=False).get("/health")
    assert answer.status_code == 500
    assert "wrong on our side" in answer.content.decode()
    assert "knee" not in answer.content.decode()


def test_the_page_of_a_fault_needs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_files(*_: object) -> None:
        message = "no static files are laid out"
        raise AssertionError(message)

    monkeypatch.setattr("django.contrib.staticfiles.storage.StaticFilesStorage.url", no_files)
    text = render_to_string("500.html")
    assert " style=" not in text
    assert "<script" not in text

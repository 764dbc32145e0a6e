from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse

if TYPE_CHECKING:
    from conftest import Cast

PAGES = (
    "account_email",
    "account_change_password",
    "account_logout",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_list_webauthn",
)


def signed_in_just_now(cast: Cast) -> Client:
    """Return a browser that has just proved who it is, as these pages want it."""
    client = Client()
    given = {"login": cast.stranger.email, "password": "correct horse"}
    client.post(reverse("account_login"), given)
    client.post(reverse("account_reauthenticate"), {"password": given["password"]})
    return client


@pytest.mark.parametrize("name", PAGES)
def test_pages_of_the_account_hold_no_code_or_style_of_their_own(name: str, cast: Cast) -> None:
    client = signed_in_just_now(cast)
    page = client.get(reverse(name))
    text = page.content.decode()
    assert page.status_code == 200, text
    assert " style=" not in text
    assert "<style" not in text
    assert "<script>" not in text


def test_an_authenticator_app_is_offered_with_its_picture(cast: Cast) -> None:
    client = signed_in_just_now(cast)
    page = client.get(reverse("mfa_activate_totp"))
    assert "data:image/svg+xml" in page.content.decode()


def test_before_what_cannot_be_taken_back_it_is_asked_in_plain_words(cast: Cast) -> None:
    page = cast.client("owner").get(reverse("account_reauthenticate")).content.decode()
    assert "<h1>Is it you?</h1>" in page
    assert "<title>Is it you?" in page
    assert "Confirm Access" not in page

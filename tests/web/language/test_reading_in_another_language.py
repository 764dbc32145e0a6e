"""Whoever reads the app in another language reads no English: not from the app, not the core."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from conftest import BACKEND
from django.test import Client
from django.urls import reverse
from journeys.test_every_page import addresses, seen_by_the_owner
from permissions.test_table import LIFT, PAGES
from trained_for_tests import sample_log, trained

from ironstride.web.accounts.models import Invitation, User
from ironstride.web.accounts.offers import offer_consent
from ironstride.web.gym.views import SPOKEN
from ironstride.web.plans.queries import read_plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Cast

    from ironstride.training.athlete import Athlete
    from ironstride.web.plans.models import Season

__all__ = ["sample_log", "trained"]

_WORD = re.compile(r"[A-Za-z]{2,}")
_SPOKEN = frozenset({"aria-label", "title", "placeholder", "alt", "data-title", "data-name"})
_SILENT = frozenset({"script", "style", "code", "kbd", "pre"})
SAME = frozenset("Ironstride kg lb km mi min cm RIR RPE UTC PDF CSV iCal FIT zip".split())
# What is no language: time zones, and the studies of the bibliography.
_NO_LANGUAGE = re.compile(r"\b[A-Z]\w+/[\w/ -]+$|\b[A-Z][A-Za-z]+ (?:19|20)\d\d\b")
# The people of the cast, and an exercise that the log of the athlete names.
PEOPLE = frozenset("owner coach planner other example org Leg Press Downstairs hotel".split())
# Runs as they may be pasted, in one of the languages that are understood.
PASTED = frozenset("Tue Sun long".split())


class _Reader(HTMLParser):
    """Collects what a person reads or hears of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        self.texts += [value for name, value in attrs if name in _SPOKEN and value]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT

    def handle_data(self, data: str) -> None:
        if not self._silent and data.strip():
            self.texts.append(" ".join(data.split()))


def read_texts(page: str) -> list[str]:
    reader = _Reader()
    reader.feed(page)
    return reader.texts


def typed_words(athlete: Athlete) -> frozenset[str]:
    """Return the words that the athlete or another app wrote."""
    texts = [
        athlete.name,
        *athlete.places,
        *(f"{one.name} {one.goal}" for one in athlete.races),
        *(one.title for one in athlete.runs if one.title),
        *(band for place in athlete.places.values() for band in place.inventory.bands),
    ]
    words = {word for text in texts for word in _WORD.findall(text)}
    return frozenset(words | {word.capitalize() for word in words})


def english(page: str, allowed: frozenset[str]) -> list[str]:
    return [
        text
        for text in read_texts(page)
        if not allowed.issuperset(_WORD.findall(_NO_LANGUAGE.sub("", text)))
    ]


@pytest.mark.parametrize("name", seen_by_the_owner())
def test_no_page_speaks_english(name: str, cast: Cast, trained: Season, speaking: str) -> None:
    allowed = SAME | PEOPLE | PASTED | typed_words(read_plan(trained).athlete)
    client = cast.client("owner")
    for address in addresses(name, cast):
        # What is kept of a page that was read in English is not shown to others.
        client.get(address)
        answer = client.get(address, HTTP_ACCEPT_LANGUAGE=speaking)
        if answer["Content-Type"].startswith("text/html"):
            assert english(answer.content.decode(), allowed) == [], address


def test_no_page_of_people_who_come_in_speaks_english(cast: Cast, speaking: str) -> None:
    house = Client(HTTP_ACCEPT_LANGUAGE=speaking)
    house.force_login(User.objects.get(is_superuser=True), backend=BACKEND)
    house.post(reverse("people"), {"role": "coach"})
    pages = [house.get(reverse("people"))]
    for invitation in Invitation.objects.all():
        address = reverse("drop_invitation", args=[invitation.pk])
        pages.append(house.post(address, follow=True))
    secret = offer_consent(cast.athlete, cast.stranger.email, may_plan=False)
    offer = reverse("offer", args=[secret])
    pages.append(Client().get(offer, HTTP_ACCEPT_LANGUAGE=speaking))
    pages += [
        cast.client("stranger").get(address, HTTP_ACCEPT_LANGUAGE=speaking)
        for address in (reverse("home"), offer)
    ]
    allowed = SAME | PEOPLE | {"house", "stranger"}
    assert [english(page.content.decode(), allowed) for page in pages] == [[]] * 5


ASKED = (
    ("today", "minutes=25"),
    ("session", "minutes=12"),
    ("calendar", "week=2026-11-30"),
    ("calendar", "month=2027-02"),
    ("report", "week=2026-11-16"),
    ("alternatives", "week=2026-11-30"),
    ("whatif", "day=3&minutes=30"),
    ("event_preview/missed", "on=2026-11-24"),
    ("event_preview/done", f"session={LIFT}"),
    ("event_preview/ill", "first_on=2026-11-25&last_on=2026-12-02"),
    ("event_preview/away", "first_on=2026-11-30&last_on=2026-12-06"),
    ("event_preview/travel", "first_on=2026-11-30&last_on=2026-12-06&place=hotel"),
    ("event_preview/pain", "region=knee-left&now=4"),
    ("event_preview/moved", "from_on=2026-11-24&to_on=2026-11-25"),
    ("event_preview/moved", "from_on=2026-11-24&to_on=2026-11-20"),
    ("event_preview/less-time", "on=2026-11-24&minutes=20"),
    ("event_preview/pin", "on=2026-11-24"),
    ("exercises", "q=squat&pattern=squat"),
    ("own_exercise", "name=Leg+Press"),
)


@pytest.mark.parametrize(("name", "query"), ASKED)
def test_no_answer_speaks_english(
    name: str, query: str, cast: Cast, trained: Season, speaking: str
) -> None:
    name, _slash, kind = name.partition("/")
    given = dict(PAGES[name].fields) | ({"kind": kind} if kind else {})
    address = reverse(name, kwargs={"athlete_id": trained.athlete.pk, **given})
    client = cast.client("owner")
    client.get(f"{address}?{query}")
    page = client.get(f"{address}?{query}", HTTP_ACCEPT_LANGUAGE=speaking)
    allowed = SAME | PEOPLE | typed_words(read_plan(trained).athlete)
    assert english(page.content.decode(), allowed) == []


def test_the_gym_page_and_all_that_a_phone_keeps_of_it_are_in_the_language(
    cast: Cast, trained: Season, speaking: str
) -> None:
    client = cast.client("owner")
    session = {"athlete_id": trained.athlete.pk, "session": LIFT}
    page = client.get(reverse("gym", kwargs=session), HTTP_ACCEPT_LANGUAGE=speaking)
    [words] = re.findall(r'<script id="words"[^>]*>(.*?)</script>', page.content.decode())
    assert {key: text for key, text in json.loads(words).items() if is_english(text)} == {}
    packet = client.get(reverse("gym_packet", kwargs=session), HTTP_ACCEPT_LANGUAGE=speaking).json()
    allowed = SAME | PEOPLE | typed_words(read_plan(trained).athlete)
    texts = [text for text in said_in(packet) if not allowed.issuperset(_WORD.findall(text))]
    assert [text for text in texts if is_english(text)] == []
    assert packet["packet"]["words"]["verdict_of"]["likely"] == "too_light"
    assert packet["packet"]["words"]["verdict"]["likely"] == (
        "{done}: ḿóśť ĺíķéĺý ťóó ĺíǵĥť ƒóŕ {asked}."
    )


def test_a_set_logged_in_another_language_is_kept_as_it_was_asked(
    cast: Cast, trained: Season, speaking: str
) -> None:
    """The phone sends back what a set asked, so none of it may be translated."""
    session = {"athlete_id": trained.athlete.pk, "session": LIFT}
    client = cast.client("owner")
    english = client.get(reverse("gym_packet", kwargs=session)).json()["packet"]["items"]
    other = client.get(reverse("gym_packet", kwargs=session), HTTP_ACCEPT_LANGUAGE=speaking)
    pairs = zip(english, other.json()["packet"]["items"], strict=True)
    shown = {"amount", "load"}
    for item, same in pairs:
        assert item["exercise"] == same["exercise"]
        for one, two in zip(item["sets"], same["sets"], strict=True):
            assert {k: v for k, v in one.items() if k not in shown} == {
                k: v for k, v in two.items() if k not in shown
            }


def is_english(text: str) -> bool:
    return bool(set(_WORD.findall(re.sub(r"{\w+}", "", text))) - SAME)


def said_in(tree: Any, *, is_said: bool = False) -> Iterator[str]:
    if isinstance(tree, dict):
        for key, one in tree.items():
            yield from said_in(one, is_said=is_said or key in SPOKEN)
    elif isinstance(tree, list):
        for one in tree:
            yield from said_in(one, is_said=is_said)
    elif isinstance(tree, str) and is_said:
        yield tree


def test_english_stays_english(cast: Cast, trained: Season, speaking: str) -> None:
    client = cast.client("owner")
    page = client.get(reverse("today", args=[trained.athlete.pk]), HTTP_ACCEPT_LANGUAGE="en")
    assert "Tuesday 24 November 2026" in page.content.decode()
    assert page["Content-Language"] == "en"


def test_numbers_of_charts_keep_their_points(cast: Cast, trained: Season, speaking: str) -> None:
    """Where people write 2,5 a chart still needs 2.5."""
    client = cast.client("owner")
    for name in ("progress", "calendar"):
        address = reverse(name, args=[trained.athlete.pk])
        page = client.get(address, HTTP_ACCEPT_LANGUAGE=speaking).content.decode()
        drawn = re.findall(r'\b(?:x|y|x1|x2|y1|y2|width|height|r|value|max|d)="([^"]*)"', page)
        assert [one for one in drawn if re.search(r"\d,\d", one)] == []

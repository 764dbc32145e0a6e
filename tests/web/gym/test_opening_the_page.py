from __future__ import annotations

import datetime as dt
import json
import re
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conftest import NOW
from django.urls import reverse

from ironstride.training.sets import LoggedSet
from ironstride.web.gym import services
from ironstride.web.gym.packet import gym_packet
from ironstride.web.gym.queries import best_sets
from ironstride.web.gym.words import WORDS
from ironstride.web.logbook.services import add_sets
from ironstride.web.plans.models import PreparedSession

if TYPE_CHECKING:
    import pytest
    from conftest import Cast
    from pytest_django import DjangoAssertNumQueries

    from ironstride.web.plans.models import Season

MODULES = Path(services.__file__).parent / "static" / "gym"
SESSION = "2026-11-24-lift"


def packet(cast: Cast, session: str = SESSION) -> dict[str, Any]:
    answer = cast.client("owner").get(reverse("gym_packet", args=[cast.athlete.pk, session]))
    assert answer.status_code == 200
    return dict(json.loads(answer.content))


def done(day: int, load_kg: float, reps: int, **changes: Any) -> LoggedSet:
    return LoggedSet(
        id=str(uuid.uuid4()),
        exercise="romanian-deadlift",
        performed_at=dt.datetime(2026, 11, day, 18),
        set_kind="load_reps",
        load_kg=load_kg,
        reps=reps,
        **changes,
    )


def test_the_page_holds_nothing_of_the_person(cast: Cast, season: Season) -> None:
    page = cast.client("owner").get(reverse("gym", args=[cast.athlete.pk, SESSION]))
    text = page.content.decode()
    assert str(cast.athlete.pk) not in text
    assert cast.owner.email not in text
    assert page.content == cast.client("nobody").get(reverse("gym_shell")).content


def test_the_packet_holds_the_session_and_whose_it_is(cast: Cast, season: Season) -> None:
    found = packet(cast)
    assert found["athlete"] == str(cast.athlete.pk)
    assert found["user"] == cast.owner.pk
    assert found["now"] == NOW.isoformat()
    assert found["packet"]["session"]["id"] == SESSION
    assert "Romanian deadlift" in [one["name"] for one in found["packet"]["items"]]
    assert set(found["packet"]["session"]["versions"]) == {"12", "25"}


def test_the_packet_is_worked_out_once_until_something_changes(
    cast: Cast, season: Season, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    def count(*given: Any, **named: Any) -> dict[str, Any]:
        made.append(1)
        return gym_packet(*given, **named)

    monkeypatch.setattr(services, "gym_packet", count)
    packet(cast)
    packet(cast)
    assert len(made) == 1
    add_sets(cast.athlete, [done(20, 75, 8)], "test")
    cast.athlete.refresh_from_db()
    assert packet(cast)["packet"]["previous"]["romanian-deadlift"]["on"] == "2026-11-20"
    assert len(made) == 2
    assert PreparedSession.objects.count() == 1


def test_a_packet_of_an_earlier_version_is_made_anew(cast: Cast, season: Season) -> None:
    now = packet(cast)["packet"]
    row = PreparedSession.objects.get()
    row.packet["gym"]["packet"] = {"format": "ironstride.gym/1"}
    row.save()
    assert packet(cast)["packet"] == now


def test_sets_of_the_day_itself_change_no_packet(cast: Cast, season: Season) -> None:
    before = packet(cast)
    add_sets(cast.athlete, [done(24, 75, 8)], "test")
    assert packet(cast) == before


def test_there_is_no_page_of_a_session_that_is_not_there(cast: Cast, season: Season) -> None:
    address = reverse("gym_packet", args=[cast.athlete.pk, "2031-01-01-lift"])
    assert cast.client("owner").get(address).status_code == 404


def test_drills_before_a_run_are_not_logged(cast: Cast, season: Season) -> None:
    drills = season.sessions.filter(session__startswith="run-").first()
    assert drills is not None
    address = reverse("gym_packet", args=[cast.athlete.pk, drills.session])
    assert cast.client("owner").get(address).status_code == 404


def test_a_page_asks_the_database_little(
    cast: Cast, season: Season, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    packet(cast)
    client = cast.client("owner")
    with django_assert_max_num_queries(12):
        client.get(reverse("gym_packet", args=[cast.athlete.pk, SESSION]))
    with django_assert_max_num_queries(6):
        client.get(reverse("gym", args=[cast.athlete.pk, SESSION]))


def test_the_best_sets_are_those_that_none_beats() -> None:
    log = [
        done(1, 60, 10),
        done(2, 70, 8),
        done(3, 65, 8),
        done(4, 80, 3),
        done(5, 90, 1, kind="drop"),
    ]
    assert best_sets(log, ["romanian-deadlift", "back-squat"]) == {
        "romanian-deadlift": [[80, 3], [70, 8], [60, 10]]
    }


def test_the_worker_names_every_module_and_may_serve_the_athletes_pages(cast: Cast) -> None:
    answer = cast.client("nobody").get(reverse("gym_worker"))
    text = answer.content.decode()
    assert answer["Service-Worker-Allowed"] == "/athletes/"
    assert answer["Content-Type"].startswith("text/javascript")
    kept = json.loads(text.splitlines()[0].removeprefix("const KEPT = ").removesuffix(";"))
    assert "/static/gym/page.js" in kept["files"]
    assert "/static/gym/loading/follow_sets.js" in kept["files"]
    assert "/static/gym/gym.css" in kept["files"]
    assert kept["shell"] == reverse("gym_shell")


def test_a_phone_may_install_the_app(cast: Cast) -> None:
    answer = cast.client("nobody").get(reverse("gym_manifest"))
    tree = json.loads(answer.content)
    assert answer["Content-Type"] == "application/manifest+json"
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in tree["icons"]}
    assert {"any", "maskable"} <= {icon.get("purpose") for icon in tree["icons"]}
    assert tree["display"] == "standalone"
    shell = cast.client("owner").get(reverse("gym_shell")).content.decode()
    assert '<meta name="mobile-web-app-capable" content="yes">' in shell
    assert "apple-mobile-web-app-capable" not in shell


def test_today_has_one_button_to_start_for_the_athlete_alone(cast: Cast, season: Season) -> None:
    today = reverse("today", args=[cast.athlete.pk])
    address = reverse("gym", args=[cast.athlete.pk, SESSION])
    assert address in cast.client("owner").get(today).content.decode()
    assert address not in cast.client("coach").get(today).content.decode()


def test_every_text_of_the_modules_is_marked_for_translation() -> None:
    modules = MODULES.glob("*.js")
    said = {
        text
        for path in modules
        for text in re.findall(r'\bt\(\s*"((?:[^"\\]|\\.)*)"', path.read_text("utf-8"))
    }
    assert said <= set(WORDS)


def test_the_modules_stay_small() -> None:
    modules = MODULES.rglob("*.js")
    lengths = {path.name: len(path.read_text("utf-8").splitlines()) for path in modules}
    assert {name: lines for name, lines in lengths.items() if lines > 150} == {}


def test_a_packet_of_before_is_not_kept_under_a_newer_state(
    cast: Cast, season: Season, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = services._make

    def make_slowly(*given: Any) -> dict[str, Any]:
        # Meanwhile another process has prepared the session for a plan that changed.
        PreparedSession.objects.update(season_number=season.number + 1)
        return make(*given)

    monkeypatch.setattr(services, "_make", make_slowly)
    packet(cast)
    assert "gym" not in PreparedSession.objects.get().packet

"""Every event: first what it would change, then it is done, then it is undone to the letter."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from ironstride.catalogue.reader import read_catalogue
from ironstride.planning.replan import Replanned, replan_season
from ironstride.policy.reader import read_policy
from ironstride.training import events as ev
from ironstride.web.calendar.event_answer import FORMS
from ironstride.web.plans.queries import find_season, read_plan
from ironstride.web.plans.services import report_events

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Cast
    from django.test import Client

    from ironstride.web.plans.models import Season


TODAY = dt.date(2026, 11, 24)
# Of each kind one that is possible on the sample plan; `unpin` follows a pin.
EVENTS: dict[str, dict[str, str]] = {
    "done": {"session": "2026-11-24-lift"},
    "missed": {"on": "2026-11-24"},
    "moved": {"from_on": "2026-11-26", "to_on": "2026-11-27"},
    "week": {"moves": "2026-11-26:2026-11-27,2026-11-24:2026-11-25"},
    "ill": {"first_on": "2026-11-24", "last_on": "2026-11-27"},
    "away": {"first_on": "2026-12-01", "last_on": "2026-12-03"},
    "travel": {"first_on": "2026-11-25", "last_on": "2026-11-29", "place": "hotel"},
    "less-time": {"on": "2026-11-26", "minutes": "20"},
    "pain": {"region": "knee-left", "now": "4"},
    "race-added": {"name": "Park <b>Run</b>", "on": "2026-12-19", "distance": "5 km"}
    | {"priority": "C"},
    "race-moved": {"name": "City 10 km", "on": "2027-01-31"},
    "race-dropped": {"name": "City 10 km"},
    "pin": {"on": "2026-11-26"},
    "unpin": {"on": "2026-11-26"},
    "swap": {"item": "2026-11-26-back-squat", "exercise": ""},
}


def test_every_kind_is_tried_here() -> None:
    assert EVENTS.keys() == FORMS.keys()


def _given(kind: str, cast: Cast, season: Season) -> dict[str, str]:
    """Return what is filled in for a kind, after what it needs has happened."""
    given = dict(EVENTS[kind])
    if kind == "unpin":
        report_events(season.athlete, [ev.DayPinned(dt.date(2026, 11, 26))], cast.owner)
    if kind == "swap":
        item = next(
            item
            for session in read_plan(season).sessions()
            for _, item in session.items()
            if session.id == "2026-11-26-lift" and item.exercise == "back-squat"
        )
        given |= {"item": item.id, "exercise": "goblet-squat"}
    return given


def _seen(page: str) -> str:
    found = re.search(r'name="seen" value="(\d+)"', page)
    assert found is not None
    return found[1]


# How the body is, only the runner says.
_WHO = [(role, kind) for role in ("owner", "planner") for kind in EVENTS]
_WHO.remove(("planner", "pain"))


def test_a_coach_does_not_say_how_the_body_is(
    cast: Cast, season: Season, address: Callable[..., str]
) -> None:
    given = _given("pain", cast, season)
    for name in ("event_preview", "event_confirm"):
        assert cast.client("planner").post(address(name, "pain"), given).status_code == 404


@pytest.mark.parametrize(("role", "kind"), _WHO)
def test_an_event_is_shown_done_and_undone(
    kind: str,
    role: str,
    cast: Cast,
    season: Season,
    address: Callable[..., str],
    plan_bytes: Callable[[], str],
) -> None:
    given = _given(kind, cast, season)
    before = plan_bytes()
    client = cast.client(role)
    preview = client.post(address("event_preview", kind), given)
    text = preview.content.decode()
    assert preview.status_code == 200, text
    assert "What this would change" in text
    assert "<b>Run</b>" not in text
    assert not re.search(r"\d points", text)
    assert plan_bytes() == before
    done = client.post(address("event_confirm", kind), given | {"seen": _seen(text)})
    assert done.status_code == 302, done.content.decode()
    assert plan_bytes() != before
    season.refresh_from_db()
    step = season.steps.first()
    assert step is not None
    assert step.made_by == getattr(cast, role)
    shown = client.get(done["Location"]).content.decode()
    assert f"{'Your' if role == 'owner' else 'The'} plan changed" in shown
    assert "Undo" in shown
    undone = client.post(address("undo"), {"seen": str(season.number)}, follow=True)
    assert "exactly as it was before" in undone.content.decode()
    assert plan_bytes() == before


@pytest.mark.parametrize("kind", ["missed", "ill", "away", "travel", "less-time"])
def test_what_is_most_often_meant_takes_two_taps(
    cast: Cast, address: Callable[..., str], kind: str
) -> None:
    text = cast.client("owner").get(address("event_preview", kind)).content.decode()
    assert "What this would change" in text
    assert "Confirm" in text


@pytest.mark.parametrize("kind", ["pain", "race-added", "race-moved", "race-dropped", "moved"])
def test_what_cannot_be_guessed_is_asked_without_blame(
    cast: Cast, address: Callable[..., str], kind: str
) -> None:
    page = cast.client("owner").get(address("event_preview", kind))
    text = page.content.decode()
    assert page.status_code == 200
    assert "Confirm" not in text
    assert 'class="error"' not in text


def test_pain_is_never_part_of_an_address(cast: Cast, address: Callable[..., str]) -> None:
    text = cast.client("owner").get(address("event_preview", "pain")).content.decode()
    assert '<form method="post"' in text
    assert '<form method="get"' not in text


def test_much_pain_sends_to_a_clinician_first(cast: Cast, address: Callable[..., str]) -> None:
    given = {"region": "knee-left", "now": "8"}
    text = cast.client("owner").post(address("event_preview", "pain"), given).content.decode()
    assert "notice-clinician_first" in text


def test_an_event_told_after_another_one_is_shown_anew(
    cast: Cast, season: Season, address: Callable[..., str], plan_bytes: Callable[[], str]
) -> None:
    given = EVENTS["ill"]
    client = cast.client("owner")
    seen = _seen(client.post(address("event_preview", "ill"), given).content.decode())
    report_events(season.athlete, [ev.DayPinned(dt.date(2026, 11, 26))], cast.planner)
    before = plan_bytes()
    late = client.post(address("event_confirm", "ill"), given | {"seen": seen})
    text = late.content.decode()
    assert late.status_code == 409
    assert "The plan has changed since you saw it" in text
    assert plan_bytes() == before
    again = client.post(address("event_confirm", "ill"), given | {"seen": _seen(text)})
    assert again.status_code == 302


@pytest.mark.parametrize("seen", ["", "-1", "x", "99999999999999999999", "1.0", "\u0661"])
def test_nothing_is_done_for_a_plan_that_nobody_saw(
    cast: Cast, address: Callable[..., str], plan_bytes: Callable[[], str], seen: str
) -> None:
    before = plan_bytes()
    page = cast.client("owner").post(
        address("event_confirm", "ill"), EVENTS["ill"] | {"seen": seen}
    )
    assert page.status_code == 409
    assert plan_bytes() == before


@pytest.mark.parametrize(
    ("kind", "given", "said"),
    [
        ("missed", {"on": "2026-11-26"}, "still ahead"),
        ("missed", {"on": "2026-11-23"}, "nothing was planned"),
        ("done", {"session": "no-such"}, "no session has the id"),
        ("done", {"session": "2026-11-26-lift"}, "still ahead"),
        ("moved", {"from_on": "2026-11-24", "to_on": "2026-11-26"}, "holds a session already"),
        ("moved", {"from_on": "2026-11-24", "to_on": "2026-11-23"}, "is over"),
        ("moved", {"from_on": "2026-11-26", "to_on": "2026-11-26"}, "It stands there already"),
        ("ill", {"first_on": "2026-11-27", "last_on": "2026-11-26"}, "before the first day"),
        ("ill", {"first_on": "9999-12-31", "last_on": "9999-12-31"}, "too far away"),
        ("ill", {"first_on": "0001-01-01", "last_on": "2026-12-01"}, "too far away"),
        ("ill", {"first_on": "2026-02-30", "last_on": "2026-12-01"}, "valid date"),
        ("away", {"first_on": "2026-11-24", "last_on": "2028-01-01"}, "more than a year"),
        ("less-time", {"on": "2026-11-26", "minutes": "0"}, "greater than or equal to 1"),
        ("less-time", {"on": "2026-11-26", "minutes": "1e9"}, "whole number"),
        ("less-time", {"on": "2026-11-23", "minutes": "20"}, "is over"),
        ("pain", {"region": "soul", "now": "4"}, "not one of the available choices"),
        ("pain", {"region": "knee", "now": "11"}, "not one of the available choices"),
        ("race-added", {"name": "X", "on": "2026-12-19", "distance": "far"}, "no distance"),
        ("race-added", {"name": "X", "on": "2099-12-19", "distance": "5km"}, "too far away"),
        ("race-moved", {"name": "No such", "on": "2027-01-31"}, "not one of the available"),
        ("pin", {"on": "2026-11-25"}, "no lift to keep on"),
        ("unpin", {"on": "2026-11-26"}, "is kept in its place by you"),
        ("swap", {"item": "no-such", "exercise": "goblet-squat"}, "not in the plan any more"),
        ("week", {"moves": "2026-99-99:2026-11-24"}, "These are no days"),
        ("week", {"moves": "x"}, "valid value"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_done(
    cast: Cast,
    address: Callable[..., str],
    plan_bytes: Callable[[], str],
    kind: str,
    given: dict[str, str],
    said: str,
) -> None:
    before = plan_bytes()
    client = cast.client("owner")
    preview = client.post(address("event_preview", kind), given | {"priority": "C"})
    assert preview.status_code == 400
    text = preview.content.decode()
    assert said.lower() in text.lower()
    assert "Confirm" not in text
    done = client.post(address("event_confirm", kind), given | {"priority": "C", "seen": "1"})
    assert done.status_code == 400
    assert plan_bytes() == before


@pytest.mark.parametrize("kind", ["no-such", "runs-changed", "sets-logged", "Ill"])
def test_an_unknown_kind_is_no_page(cast: Cast, address: Callable[..., str], kind: str) -> None:
    assert cast.client("owner").get(address("event_preview", kind)).status_code == 404


def test_before_the_first_plan_nothing_can_happen(cast: Cast) -> None:
    page = f"/athletes/{cast.athlete.pk}/calendar/events/ill/"
    assert cast.client("owner").get(page).status_code == 404


def _tell(client: Client, address: Callable[..., str], kind: str, given: dict[str, str]) -> None:
    text = client.post(address("event_preview", kind), given).content.decode()
    client.post(address("event_confirm", kind), given | {"seen": _seen(text)})


def test_the_plan_is_what_the_engine_itself_makes(
    cast: Cast, season: Season, address: Callable[..., str], plan_bytes: Callable[[], str]
) -> None:
    old = read_plan(season)
    _tell(cast.client("owner"), address, "ill", EVENTS["ill"])
    own = replan_season(
        old,
        [ev.Ill(dt.date(2026, 11, 24), dt.date(2026, 11, 27))],
        TODAY,
        policy=read_policy(),
        catalogue=read_catalogue(),
        log=(),
    )
    assert isinstance(own, Replanned)
    kept = find_season(season.athlete)
    assert kept is not None
    assert read_plan(kept) == own.plan

"""Whatever is told in whatever order: the plan is the engine's own, and the way back is whole."""

from __future__ import annotations

import datetime as dt
import random
import re
from typing import TYPE_CHECKING

import pytest

from ironstride.catalogue.reader import read_catalogue
from ironstride.planning.replan import Replanned, replan_season
from ironstride.policy.reader import read_policy
from ironstride.training import events as ev
from ironstride.training.athlete import Pain
from ironstride.web.plans.queries import read_plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Cast

    from ironstride.training.plan import Plan
    from ironstride.web.plans.models import Season

TODAY = dt.date(2026, 11, 24)
Told = tuple[str, dict[str, str], ev.Event]


def _day(chance: random.Random) -> dt.date:
    return TODAY + dt.timedelta(days=chance.randrange(-2, 30))


def _draw(chance: random.Random) -> Told:
    """Return an event as its form has it, and as the engine has it; it may be impossible."""
    day, other = _day(chance), _day(chance)
    first, last = sorted((max(day, TODAY), max(other, TODAY)))
    last = min(last, first + dt.timedelta(days=9))
    days = {"first_on": str(first), "last_on": str(last)}
    minutes, now = chance.randrange(10, 60), chance.randrange(6)
    told: list[Told] = [
        ("missed", {"on": str(day)}, ev.Missed(day)),
        ("moved", {"from_on": str(day), "to_on": str(other)}, ev.Moved(day, other)),
        ("ill", days, ev.Ill(first, last)),
        ("away", days, ev.Away(first, last)),
        ("travel", {**days, "place": "hotel"}, ev.Travel(first, last, "hotel")),
        ("less-time", {"on": str(day), "minutes": str(minutes)}, ev.LessTime(day, minutes)),
        ("pin", {"on": str(day)}, ev.DayPinned(day)),
        ("unpin", {"on": str(day)}, ev.DayUnpinned(day)),
        (
            "pain",
            {"region": "knee-left", "now": str(now)},
            ev.PainReported(Pain("knee", now, "left")),
        ),
    ]
    return chance.choice(told)


def _replan(plan: Plan, event: ev.Event) -> Replanned | None:
    answer = replan_season(
        plan, [event], TODAY, policy=read_policy(), catalogue=read_catalogue(), log=()
    )
    return answer if isinstance(answer, Replanned) else None


@pytest.mark.parametrize("seed", range(5))
def test_the_plan_follows_the_engine_and_leads_all_the_way_back(
    seed: int,
    cast: Cast,
    season: Season,
    address: Callable[..., str],
    plan_bytes: Callable[[], str],
) -> None:
    chance = random.Random(seed)
    client = cast.client("owner")
    history, plan = [plan_bytes()], read_plan(season)
    for _ in range(7):
        kind, given, event = _draw(chance)
        same = isinstance(event, ev.Moved) and event.from_on == event.to_on
        own = None if same else _replan(plan, event)
        preview = client.post(address("event_preview", kind), given)
        text = preview.content.decode()
        assert preview.status_code == (200 if own else 400), (kind, given)
        assert plan_bytes() == history[-1]
        seen = re.search(r'name="seen" value="(\d+)"', text)
        if own is None or seen is None:
            continue
        done = client.post(address("event_confirm", kind), given | {"seen": seen[1]})
        assert done.status_code == 302
        plan = own.plan
        history.append(plan_bytes())
        assert read_plan(season) == plan
        assert client.get(done["Location"]).status_code == 200
        assert client.get(address("history")).status_code == 200
    while len(history) > 1:
        client.post(address("undo"), {"seen": str(season.number)})
        history.pop()
        assert plan_bytes() == history[-1]
    assert season.steps.count() == 0

"""What is gathered once for a plan."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ironstride.planning.workshop import reopen_workshop
from ironstride.policy.rules import read_rules
from ironstride.training.sets import LoggedSet
from ironstride.training.words import PATTERNS


def test_every_place_has_its_kit(make: Any) -> None:
    places = {"gym": make.gym, "home": make.home}
    shop = make.shop(make.athlete(places=places))
    assert {name: kit.place for name, kit in shop.kits.items()} == places


def test_patterns_rank_by_tier(make: Any) -> None:
    shop = make.shop()
    ranked = sorted(PATTERNS, key=shop.rank)
    tiers = [shop.tier(pattern) for pattern in ranked if pattern in shop.tiers]
    assert tiers == sorted(tiers)
    assert shop.tier("squat") == shop.tier("calf_bent") == shop.tier("mobility") == 1
    assert shop.tier("push") == 2
    assert shop.tier("foot") == 3


def test_a_reason_carries_the_evidence_of_its_rule(make: Any) -> None:
    shop = make.shop()
    for name, rule in read_rules().items():
        assert shop.why(name, "Because.").evidence == rule.label


def test_a_session_has_the_health_and_the_log_of_its_own_day(make: Any) -> None:
    young = make.day(20).replace(
        year=make.day(20).year - make.policy.whole("safety.least_age_years")
    )
    done = LoggedSet(
        "one", "back-squat", dt.datetime.combine(make.day(14), dt.time(18)), "load_reps", "work"
    )
    athlete = make.athlete(born=young, log=(done,), lifts=())

    def shop(on: int) -> Any:
        day = make.day(on)
        return reopen_workshop(athlete, make.day(0), make.catalogue, make.policy, on=day, now=day)

    assert shop(19).screen.sessions == "none"
    assert shop(20).screen.sessions == "all"
    assert shop(13).weights.strength.sets == ()
    assert shop(14).weights.strength.sets == (done,)

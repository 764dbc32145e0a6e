"""The health screen: each flag, pain, age and injury with what it leaves."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.catalogue.reader import read_catalogue
from ironstride.formats.event_text import read_event
from ironstride.planning.screen import Screen, screen_health
from ironstride.policy.reader import read_policy
from ironstride.training.athlete import Athlete, Health, Injury, Pain
from ironstride.training.availability import Availability
from ironstride.training.events import PainReported
from ironstride.training.place import Place
from ironstride.training.words import REGIONS

if TYPE_CHECKING:
    from ironstride.training.words import Region

POLICY = read_policy()
TODAY = dt.date(2026, 11, 23)
TIER_OF_FLAG = POLICY.texts("safety.tier_of_flag")
CLEARANCE = POLICY.text("safety.clearance_flag")
CLEARABLE = POLICY.words("safety.clearable_flags")
STAYS = {"emergency": "none", "clinician_first": "mobility_only", "limit": "changed", "info": "all"}
# Emergencies and stops of the product's doctrine, whatever the policy file says.
EMERGENCIES = ("chest_pain", "fainting", "calf_swelling", "saddle_numbness")
CLINICIAN_FIRST = (
    *("focal_bone_pain", "night_pain", "pain_on_hopping", "menses_absent"),
    *("uncontrolled_blood_pressure", "heart_condition", "recent_surgery"),
    *("pregnant", "postpartum_under_12_weeks"),
)
RISK_SIGNS = POLICY.words("safety.reds_flags")


def athlete(**changes: Any) -> Athlete:
    who = Athlete(
        name="Kim",
        born=dt.date(1990, 5, 1),
        body_mass_kg=65,
        availability=Availability(),
        places={"gym": Place("gym")},
    )
    return replace(who, **changes)


def screen(*flags: str, pain: tuple[Pain, ...] = (), **changes: Any) -> Screen:
    injuries = changes.pop("injuries", ())
    health = Health(frozenset(flags), pain, injuries)
    return screen_health(athlete(health=health, **changes), TODAY, POLICY)


def tiers(found: Screen) -> list[str]:
    return [notice.tier for notice in found.notices]


def test_without_findings_everything_stays() -> None:
    found = screen()
    assert (found.notices, found.sessions, found.least_rir) == ((), "all", 0)
    assert (found.no_power, found.no_strength_class) == (False, False)


@pytest.mark.parametrize("flag", sorted(TIER_OF_FLAG))
def test_each_flag_has_its_notice_tier_and_sessions(flag: str) -> None:
    found = screen(flag)
    own = POLICY.texts("safety.sessions_of_flag").get(flag, STAYS[TIER_OF_FLAG[flag]])
    assert tiers(found) == [TIER_OF_FLAG[flag]]
    assert found.notices[0].text == POLICY.texts("safety.notice")[flag]
    assert found.sessions == own


@pytest.mark.parametrize("flag", EMERGENCIES)
@pytest.mark.parametrize("also", [(), (CLEARANCE,), (CLEARANCE, "pregnant", "low_libido")])
def test_an_emergency_leaves_no_session_and_stands_first(flag: str, also: tuple[str, ...]) -> None:
    found = screen(flag, *also)
    assert found.sessions == "none"
    assert tiers(found)[0] == "emergency"


@pytest.mark.parametrize("flag", CLINICIAN_FIRST)
def test_a_stop_leaves_no_lift(flag: str) -> None:
    found = screen(flag)
    assert found.sessions in ("none", "mobility_only")
    assert tiers(found)[0] == "clinician_first"


@pytest.mark.parametrize("flag", CLEARABLE)
def test_clearance_turns_a_clearable_stop_into_a_limit(flag: str) -> None:
    found = screen(flag, CLEARANCE)
    assert found.sessions == "changed"
    assert tiers(found) == ["limit", "info"]
    limits = POLICY.word_lists("safety.limits_of_flag")[flag]
    assert found.no_power is ("no_power" in limits)
    assert found.no_strength_class is ("no_strength_class" in limits)
    assert found.least_rir == (3 if "rir_at_least_3" in limits else 0)


@pytest.mark.parametrize("flag", sorted(set(TIER_OF_FLAG) - set(CLEARABLE) - {CLEARANCE}))
def test_clearance_changes_nothing_else(flag: str) -> None:
    assert screen(flag, CLEARANCE).sessions == screen(flag).sessions


def test_clearance_alone_changes_nothing() -> None:
    assert screen(CLEARANCE).sessions == "all"


@pytest.mark.parametrize("flags", [("low_libido", "resting_heart_rate_below_40"), RISK_SIGNS[-3:]])
def test_several_signs_of_low_energy_send_to_a_clinician(flags: tuple[str, ...]) -> None:
    found = screen(*flags)
    assert found.sessions == "mobility_only"
    assert found.notices[0].rule == "several_low_energy_signs_refer"
    assert screen(*flags, CLEARANCE).sessions == "changed"
    assert screen(flags[0]).sessions == "changed"


@pytest.mark.parametrize("flag", ["", "Chest_Pain", "no_such_flag"])
def test_an_unknown_flag_is_taken_seriously(flag: str) -> None:
    found = screen(flag)
    assert found.sessions == "mobility_only"
    assert tiers(found) == ["clinician_first"]
    assert repr(flag) in found.notices[0].text


@pytest.mark.parametrize(
    ("born", "sessions"),
    [
        (dt.date(2010, 11, 24), "none"),
        (dt.date(2010, 11, 23), "all"),
        (dt.date(2015, 1, 1), "none"),
    ],
)
def test_under_16_needs_a_coach(born: dt.date, sessions: str) -> None:
    found = screen(born=born)
    assert found.sessions == sessions
    assert [notice.rule for notice in found.notices] == ["under_age_needs_a_coach"][
        : sessions != "all"
    ]


@pytest.mark.parametrize(
    ("now", "sessions", "spared"),
    [
        (0, "all", False),
        (2, "all", False),
        (3, "changed", True),
        (5, "changed", True),
        (6, "mobility_only", True),
        (10, "mobility_only", True),
    ],
)
def test_pain_spares_its_region_and_much_pain_stops(now: int, sessions: str, spared: bool) -> None:
    found = screen(pain=(Pain("knee", now),))
    assert found.sessions == sessions
    assert ("knee" in found.spared_regions) is spared
    assert bool(found.notices) is spared


def test_a_notice_of_pain_names_the_region_side_and_number() -> None:
    found = screen(pain=(Pain("low_back", 4, "left"), Pain("knee", 8)))
    texts = [notice.text for notice in found.notices]
    assert texts[0].startswith(
        "Knee, 8 of 10: every session is easy movement only until you report less (plan again "
        "with the event pain:knee=2, for example). "
    )
    assert texts[1].startswith("Low back (left), 4 of 10: plan again when it changes. ")
    assert found.spared_regions == {"knee", "low_back"}


@pytest.mark.parametrize(
    ("on", "recent"),
    [(None, True), (TODAY, True), (TODAY - dt.timedelta(days=3000), False)],
)
def test_a_recent_injury_keeps_jumps_off_its_region(on: dt.date | None, recent: bool) -> None:
    found = screen(injuries=(Injury("achilles", on),))
    assert ("achilles" in found.no_impact_regions) is recent
    assert found.sessions == "all"


@pytest.mark.parametrize("region", REGIONS)
def test_nothing_that_loads_a_painful_region_is_allowed(region: Region) -> None:
    found = screen(pain=(Pain(region, 4),))
    exercises = read_catalogue().exercises.values()
    assert {one.id for one in exercises if found.allows(one) and region in one.regions} == set()
    assert any(found.allows(one) for one in exercises)


def test_without_power_no_jump_and_no_power_lift_is_allowed() -> None:
    found = screen("low_libido")
    allowed = [one for one in read_catalogue().exercises.values() if found.allows(one)]
    assert allowed
    assert not any(one.impact or "power" in one.rep_classes for one in allowed)


def test_an_injury_bars_jumps_on_its_region_only() -> None:
    found = screen(injuries=(Injury("achilles"),))
    jumps = [one for one in read_catalogue().exercises.values() if one.impact]
    assert any("achilles" in one.regions for one in jumps)
    assert [one.id for one in jumps if found.allows(one) and "achilles" in one.regions] == []


@given(
    flags=st.frozensets(st.sampled_from(sorted(TIER_OF_FLAG)), max_size=5),
    more=st.sampled_from(sorted(set(TIER_OF_FLAG) - {CLEARANCE})),
    pain=st.lists(st.builds(Pain, st.sampled_from(REGIONS), st.integers(0, 10)), max_size=3),
)
def test_one_more_finding_never_opens_more(
    flags: frozenset[str], more: str, pain: list[Pain]
) -> None:
    order = ("none", "mobility_only", "changed", "all")
    before, after = screen(*flags, pain=tuple(pain)), screen(*flags, more, pain=tuple(pain))
    assert order.index(after.sessions) <= order.index(before.sessions)
    assert len(after.notices) >= len(before.notices)
    assert after.no_power >= before.no_power
    assert after.no_strength_class >= before.no_strength_class
    urgency = ("emergency", "clinician_first", "limit", "info")
    assert tiers(after) == sorted(tiers(after), key=urgency.index)


def test_pain_that_stops_is_reported_as_its_event_is_typed() -> None:
    (notice,) = screen(pain=(Pain("low_back", 7, "left"),)).notices
    assert "the event pain:low-back-left=2," in notice.text
    assert notice.tier == "clinician_first"
    event, _ = read_event("pain:low-back-left=2", today=TODAY, where="notice")
    assert event == PainReported(Pain("low_back", 2, "left"))

"""The health screen: every flag has a tier and says what to do now, and none can be talked down."""

from __future__ import annotations

import re

import pytest

from ironstride.policy.reader import override_policy, read_policy

EMERGENCY = {"chest_pain", "fainting", "calf_swelling", "saddle_numbness"}
CLINICIAN_FIRST = {
    "focal_bone_pain",
    "night_pain",
    "pain_on_hopping",
    "uncontrolled_blood_pressure",
    "heart_condition",
    "pregnant",
    "postpartum_under_12_weeks",
    "recent_surgery",
    "menses_absent",
}
FINDINGS = {"several_reds_flags", "under_age", "pain_limit", "pain_stop"}
WORD_LISTS = ("safety.clearable_flags", "safety.reds_flags")


def flags() -> set[str]:
    return set(read_policy().texts("safety.tier_of_flag"))


@pytest.mark.parametrize("flag", sorted(EMERGENCY))
def test_an_emergency_is_one(flag: str) -> None:
    assert read_policy().texts("safety.tier_of_flag")[flag] == "emergency"


@pytest.mark.parametrize("flag", sorted(CLINICIAN_FIRST))
def test_a_clinician_comes_first(flag: str) -> None:
    assert read_policy().texts("safety.tier_of_flag")[flag] == "clinician_first"


def test_every_flag_and_finding_has_its_sentence() -> None:
    assert set(read_policy().texts("safety.notice")) == flags() | FINDINGS


def test_every_list_names_known_flags() -> None:
    policy = read_policy()
    for key in WORD_LISTS:
        assert set(policy.words(key)) <= flags()
    assert set(policy.texts("safety.sessions_of_flag")) <= flags()
    assert set(policy.word_lists("safety.limits_of_flag")) <= flags()
    assert policy.text("safety.clearance_flag") in flags()


def test_every_flag_that_can_end_in_a_limit_says_which() -> None:
    policy = read_policy()
    tiers = policy.texts("safety.tier_of_flag")
    limited = {flag for flag, tier in tiers.items() if tier == "limit"}
    limited |= set(policy.words("safety.clearable_flags"))
    assert limited == set(policy.word_lists("safety.limits_of_flag"))


def test_no_clearance_for_an_emergency_or_a_bone_that_hurts() -> None:
    policy = read_policy()
    clearable = set(policy.words("safety.clearable_flags"))
    assert clearable.isdisjoint({"focal_bone_pain", "night_pain", "pain_on_hopping"})
    tiers = policy.texts("safety.tier_of_flag")
    assert {tiers[flag] for flag in clearable} == {"clinician_first"}


def test_a_clearance_is_asked_for_exactly_where_it_helps() -> None:
    policy = read_policy()
    mentioned = {
        flag
        for flag, sentence in policy.texts("safety.notice").items()
        if "clinician_clearance" in sentence
    }
    assert mentioned | {"menses_absent"} == set(policy.words("safety.clearable_flags"))


def test_no_notice_diagnoses_or_prescribes() -> None:
    said = " ".join(read_policy().texts("safety.notice").values()).lower()
    for word in ("you have a ", "diagnos", "fracture", "thrombosis", "calorie", "treatment"):
        assert word not in said


def test_every_emergency_says_to_seek_help_now() -> None:
    policy = read_policy()
    for flag, tier in policy.texts("safety.tier_of_flag").items():
        if tier == "emergency":
            sentence = policy.texts("safety.notice")[flag]
            assert re.search(r"emergency (number|department)", sentence)
            assert re.search(r"do not train", sentence, flags=re.IGNORECASE)


def test_pain_is_spared_before_it_stops() -> None:
    policy = read_policy()
    assert 0 < policy.number("safety.pain_limit_from") <= policy.number("safety.pain_stop_above")


@pytest.mark.parametrize("key", [key for key in read_policy().entries if key.startswith("safety.")])
def test_no_athlete_file_can_talk_a_warning_down(key: str) -> None:
    policy = read_policy()
    entry = policy.entry(key)
    laid, problems = override_policy(policy, {key: entry.value}, "me.yaml")
    assert laid.entry(key) == entry
    assert problems
    assert {"is fixed" in problem.text for problem in problems} == {True}

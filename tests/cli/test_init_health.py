from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from ironstride.cli.init_health import ask_health, read_pain
from ironstride.errors import InvalidValueError
from ironstride.policy.reader import read_policy
from ironstride.training.athlete import Health, Pain
from ironstride.training.health_topics import BONES, CONDITIONS, ENERGY, NOW, WOMEN

if TYPE_CHECKING:
    from ironstride.training.words import Sex


def test_every_flag_of_the_policy_is_asked_for() -> None:
    asked = {flag for topic in (NOW, CONDITIONS, BONES, ENERGY, WOMEN) for flag, _ in topic}
    policy = read_policy()
    known = set(policy.texts("safety.tier_of_flag"))
    assert asked == known - {policy.text("safety.clearance_flag")}


def answers(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_no_answers_are_no_flags(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "", "", "", "", "")
    assert ask_health("female") == Health()


def test_numbers_become_flags_and_clearance_is_asked_where_it_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers(monkeypatch, "1", "", "4", "1", "yes", "knee-left 3", "")
    assert ask_health("female") == Health(
        frozenset(
            {"chest_pain", "recent_bone_stress_injury", "menses_absent", "clinician_clearance"}
        ),
        (Pain("knee", 3, "left"),),
    )


def test_men_are_not_asked_about_periods(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers(monkeypatch, "", "", "", "1", "")
    assert ask_health("male").flags == {"unexplained_weight_loss"}
    assert "period" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("sex", "asked"), [("male", True), ("unspecified", True), ("female", False)]
)
def test_women_are_not_asked_about_erections(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], sex: Sex, asked: bool
) -> None:
    answers(monkeypatch, "", "", "", "", "")
    ask_health(sex)
    said = capsys.readouterr().out
    assert ("erections" in said) is asked
    assert "Much less interest in sex than before" in said


@pytest.mark.parametrize(
    ("text", "pain"),
    [
        ("knee-left 3", Pain("knee", 3, "left")),
        ("right Calf: 2/10", Pain("calf", 2, "right")),
        ("low back 0", Pain("low_back", 0)),
    ],
)
def test_pain_is_read_as_written(text: str, pain: Pain) -> None:
    assert read_pain(text) == pain


@pytest.mark.parametrize("text", ["knee", "3", "ear 3", "knee 11", "left 3"])
def test_other_words_are_no_pain(text: str) -> None:
    with pytest.raises(InvalidValueError, match="please"):
        read_pain(text)

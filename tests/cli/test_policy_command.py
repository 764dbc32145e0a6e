from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ironstride.policy.reader import read_policy

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]


def test_every_number_is_listed_with_unit_and_label(run: Run) -> None:
    code, out, _ = run("policy")
    flat = " ".join(out.split())
    assert code == 0
    for key, entry in read_policy().entries.items():
        assert key in out
        assert f"({entry.unit})" in flat
        assert entry.text in flat


def test_a_prefix_narrows_the_list(run: Run) -> None:
    _, out, _ = run("policy", "clearance.key_h")
    flat = " ".join(out.split())
    value = ", ".join(f"{k}: {v:g}" for k, v in read_policy().table("clearance.key_h").items())
    assert flat.startswith(f"clearance.key_h {value} (h)")
    assert "[convention], rule heavy_legs_not_before_key_run, doctrine D12" in flat


def test_a_number_that_was_read_in_a_paper_is_cited(run: Run) -> None:
    _, out, _ = run("policy", "clearance.after_hard_run_h")
    assert "source robineau2016" in " ".join(out.split())


def test_a_fixed_number_says_so(run: Run) -> None:
    assert "fixed" in run("policy", "safety.least_age_years")[1]


@pytest.mark.parametrize(
    ("prefix", "words"), [("clearence", "did you mean clearance"), ("zzzz", "they start with")]
)
def test_no_such_key_is_code_2(run: Run, prefix: str, words: str) -> None:
    code, out, err = run("policy", prefix)
    assert (code, out) == (2, "")
    assert words in err


@pytest.mark.parametrize("words", [("clearance", "dose"), ("clearance", "lab")])
def test_a_second_prefix_is_one_word_too_many(run: Run, words: tuple[str, str]) -> None:
    code, out, err = run("policy", *words)
    assert (code, out) == (2, "")
    assert f"{words[1]!r} is one word too many" in err


def test_no_key_hides_behind_the_command() -> None:
    assert not [key for key in read_policy().entries if key.startswith("lab")]


def test_the_help_names_both_ways(run: Run) -> None:
    _, out, _ = run("policy", "--help")
    assert out.startswith("Usage: ironstride policy [OPTIONS] [KEY-PREFIX | lab KEY=VALUE]")
    assert run("policy", "lab", "-h")[1].startswith("Usage: ironstride policy lab [OPTIONS]")

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

FEW = ("--runners", "6", "--weeks", "3")


def test_a_number_that_matters_is_shown_with_its_grounds(run: Run) -> None:
    code, out, err = run("policy", "lab", "price.weekly_sessions_held=0", *FEW)
    flat = " ".join(out.split())
    assert (code, err) == (0, "")
    assert flat.startswith("price.weekly_sessions_held: 100 -> 0 (points)")
    assert "[convention], rule weekly_sessions_held, doctrine D9" in flat
    assert "of 6 plans change" in flat
    assert "sessions dropped" in flat
    assert flat.endswith("6 generated runners (seeds 0 to 5), 3 weeks each.")


def test_a_number_that_no_plan_uses_is_said_so(run: Run) -> None:
    code, out, _ = run("policy", "lab", "compliance.green_sets_fraction=0.9", *FEW)
    assert code == 0
    assert "no plan of these 6 changes" in " ".join(out.split())


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("clearence.key_h.3=60", "policy.clearence.key_h.3: is no key of the policy; did you mean"),
        ("clearance.key_h.3=often", "'often' is no finite number; write one like 48"),
        ("clearance.key_h.3=1000", "1000 is above the most, 120"),
        ("clearance.key_h.3=", "None is no finite number"),
        ("clearance.key_h.3=48", "has this value now; write another"),
        ("clearance.key_h=48", "is a table; write the members to change: 1, 2, 3"),
        ("dose.main_reps.open.power=[5, 3]", "is a range; write it low to high"),
        ("dose.main_reps.open.power=[5, 3", "is not valid YAML"),
        ("safety.least_age_years=10", "is fixed and cannot be changed"),
        ("clearance.key_h.3", "is no KEY=VALUE; write one like"),
        ("=3", "is no KEY=VALUE"),
        ("clearance={newcomer_weeks: 4, newcomer_extra_h: 12}", "is several numbers; change one"),
    ],
)
def test_a_wrong_key_or_value_is_one_sentence_and_code_2(run: Run, change: str, words: str) -> None:
    code, out, err = run("policy", "lab", change)
    assert (code, out) == (2, "")
    assert words in err
    assert "Traceback" not in err


@pytest.mark.parametrize("option", [("--runners", "0"), ("--weeks", "0"), ("--seed", "-1")])
def test_a_count_outside_its_bounds_is_code_2(run: Run, option: tuple[str, str]) -> None:
    assert run("policy", "lab", "clearance.key_h.3=60", *option)[0] == 2


def test_lists_and_tables_are_written_as_in_the_athlete_file(run: Run) -> None:
    wide = ("--runners", "1", "--weeks", "1")
    _, out, _ = run("policy", "lab", "dose.main_reps.open.power=[3, 5]", *wide)
    assert out.startswith("dose.main_reps.open.power: [2, 4] -> [3, 5] (reps)")
    _, out, _ = run("policy", "lab", "clearance.key_h={2: 40, 3: 60}", *wide)
    assert out.startswith("clearance.key_h.2: 35 -> 40, clearance.key_h.3: 48 -> 60 (h)")


def test_json_holds_every_plan_and_is_the_same_each_time(run: Run) -> None:
    arguments = (
        "policy",
        "lab",
        "price.lift_days_apart=0",
        *FEW,
        "--seed",
        "3",
        "--format",
        "json",
    )
    _, out, err = run(*arguments)
    assert err == ""
    tree = json.loads(out)
    assert [plan["seed"] for plan in tree["plans"]] == [3, 4, 5, 6, 7, 8]
    assert tree["changed"] == sum(bool(plan["sizes"]) for plan in tree["plans"])
    assert tree["number"]["key"] == "price.lift_days_apart"
    assert run(*arguments)[1] == out


def test_the_picture_is_written_beside_the_table(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "lab.svg"
    code, out, _ = run("policy", "lab", "price.lift_days_apart=0", *FEW, "--plot", path)
    assert code == 0
    assert "price.lift_days_apart" in out
    assert path.read_text("utf-8").startswith("<svg ")


def test_the_name_says_which_picture_it_is(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "lab.PNG"
    assert run("policy", "lab", "price.lift_days_apart=0", *FEW, "--plot", path)[0] == 0
    assert path.read_bytes().startswith(b"\x89PNG")


def test_what_a_png_needs_is_told_before_planning(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ironstride.sheets.typst_pages.find_spec", lambda _: None)
    code, out, err = run("policy", "lab", "price.lift_days_apart=0", "--plot", tmp_path / "a.png")
    assert (code, out) == (2, "")
    assert "pip install 'ironstride[sheets]'" in err


@pytest.mark.parametrize(
    ("name", "words"),
    [("lab.gif", "is no picture; end its name in .svg or .png"), ("no/lab.svg", "does not exist")],
)
def test_a_picture_that_cannot_be_written_is_told_before_planning(
    run: Run, tmp_path: Path, name: str, words: str
) -> None:
    code, out, err = run("policy", "lab", "price.lift_days_apart=0", "--plot", tmp_path / name)
    assert (code, out) == (2, "")
    assert words in err


def wait_for_children(process: int) -> None:
    """Return once `process` has started others; where that is not to be seen, after 5 s."""
    children = Path(f"/proc/{process}/task/{process}/children")
    for _ in range(50):
        time.sleep(0.1)
        if children.exists() and len(children.read_text().split()) > 1:
            return


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="sends Ctrl-C to a group of processes")
def test_ctrl_c_ends_every_process_with_one_sentence() -> None:
    code = "import sys; from ironstride.cli.main import main; sys.exit(main())"
    arguments = ["policy", "lab", "price.lift_days_apart=0", "--runners", "5000"]
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as lab:
        wait_for_children(lab.pid)
        os.killpg(lab.pid, signal.SIGINT)
        out, err = lab.communicate(timeout=60)
    assert (lab.returncode, out) == (130, "")
    assert err == "\nironstride: stopped; nothing was written\n"

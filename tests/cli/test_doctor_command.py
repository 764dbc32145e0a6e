from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from installation_cases import MAKE, call, in_app

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("made")
    assert in_app(data, MAKE).returncode == 0
    data.chmod(0o700)
    return data


def test_a_sound_installation_is_called_well(made: Path) -> None:
    done = call("doctor", "--data", made)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("All is well.\n")
    told = json.loads(call("doctor", "--data", made, "--json").stdout)
    assert {one["state"] for one in told} == {"good"}


def test_before_the_first_start_the_doctor_makes_nothing(tmp_path: Path) -> None:
    done = call("doctor", "--data", tmp_path / "none")
    assert done.returncode == 2
    assert "ironstride serve makes it" in done.stdout
    assert not (tmp_path / "none").exists()


def test_what_is_to_be_looked_at_stands_with_its_advice(made: Path) -> None:
    done = call("doctor", "--data", made, IRONSTRIDE_DEBUG="1")
    assert done.returncode == 1
    assert "look  settings: IRONSTRIDE_DEBUG is set\n      -> take it away" in done.stdout
    assert done.stdout.endswith("1 to look at.\n")

"""The files that come with the package are found."""

from __future__ import annotations

import pytest

from ironstride.policy.package_files import number_files, policy_file


def test_every_file_of_numbers_is_found_in_order() -> None:
    found = list(number_files())
    assert "safety.toml" in found
    assert found == sorted(found)
    assert all(name.endswith(".toml") for name in found)


def test_a_file_beside_the_module_is_found() -> None:
    assert "[heavy_legs_not_before_key_run]" in policy_file("rules.toml")


def test_a_file_that_is_not_there_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        policy_file("nothing.toml")

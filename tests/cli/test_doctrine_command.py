from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.policy.doctrine import read_doctrine

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    Run = Callable[..., tuple[int, str, str]]


def test_each_line_leads_to_rules_tests_and_label(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    code, out, _ = run("doctrine")
    flat = " ".join(out.split())
    assert code == 0
    for line in read_doctrine():
        assert f"{line.id} {line.name} [{line.label}]" in flat
        assert line.sentence in flat
        assert all(rule in flat for rule in line.rules)
        assert all(test in flat.replace(" ", "") for test in line.tests)


def test_one_line_is_shown(run: Run) -> None:
    code, out, _ = run("doctrine", "d3S")
    assert code == 0
    assert out.startswith("D3s  stability")


def test_no_such_line_is_code_2(run: Run) -> None:
    code, _, err = run("doctrine", "D99")
    assert code == 2
    assert "there are: D1, D2" in err

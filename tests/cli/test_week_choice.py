from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

import click
import pytest

from ironstride.cli.week_choice import choose_week

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.plan import Plan


def test_the_week_holds_the_day(plans: Mapping[str, Plan]) -> None:
    plan = plans["sample"]
    week = choose_week(plan, dt.date(2026, 12, 6), is_asked=True)
    assert week is plan.weeks[1]


def test_the_clock_outside_gets_the_first_week_and_a_note(
    plans: Mapping[str, Plan], capsys: pytest.CaptureFixture[str]
) -> None:
    plan = plans["sample"]
    assert choose_week(plan, dt.date(2031, 1, 1), is_asked=False) is plan.weeks[0]
    assert "outside the plan" in capsys.readouterr().err


def test_an_asked_day_outside_is_refused(plans: Mapping[str, Plan]) -> None:
    with pytest.raises(click.UsageError, match="outside the plan"):
        choose_week(plans["sample"], dt.date(2031, 1, 1), is_asked=True)


def test_a_plan_without_weeks_is_refused(plans: Mapping[str, Plan]) -> None:
    plan = dataclasses.replace(plans["sample"], weeks=())
    with pytest.raises(click.UsageError, match="no week"):
        choose_week(plan, dt.date(2026, 11, 24), is_asked=False)

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from ironstride.planning.explain import PHASE_WORDS
from ironstride.sheets.season_charts import WIDTH
from ironstride.sheets.season_picture import season_picture
from ironstride.sheets.week_facts import count_weeks
from ironstride.training.pattern_words import PATTERN_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training.plan import Plan

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    return [one.text or "" for one in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 - our own picture


@pytest.mark.parametrize("example", ["sample", "newcomer", "traveller", "pounds"])
def test_phases_races_and_sets_are_in_it(
    plans: Mapping[str, Plan], catalogue: Catalogue, example: str
) -> None:
    plan = plans[example]
    shown = texts(season_picture(plan, catalogue))
    assert all(any(PHASE_WORDS[week.phase] in one for one in shown) for week in plan.weeks)
    assert all(any(race.name in one for one in shown) for race in plan.races)
    facts = count_weeks(plan, catalogue)
    for pattern in {key for one in facts for key in one.sets}:
        assert PATTERN_WORDS[pattern].name in shown
    numbers = [int(one) for one in shown if one.isdigit()]
    assert sum(sum(one.sets.values()) for one in facts) <= sum(numbers)


def test_miles_are_for_who_thinks_in_pounds(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    assert "miles a week" in texts(season_picture(plans["pounds"], catalogue))
    assert "km a week" in texts(season_picture(plans["sample"], catalogue))


def test_key_runs_and_easier_weeks_have_a_shape_each(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    plan = plans["sample"]
    shapes = season_picture(plan, catalogue).count("<polygon")
    keys = sum(one.key_runs for one in count_weeks(plan, catalogue))
    assert shapes == keys + sum(week.deload for week in plan.weeks)


def test_it_is_said_in_words(plans: Mapping[str, Plan], catalogue: Catalogue) -> None:
    root = ET.fromstring(season_picture(plans["sample"], catalogue))  # noqa: S314 - our own picture
    about = root.findtext(f"{SVG}desc") or ""
    assert "17 weeks: 5 weeks building muscle" in about
    assert "A race Spring Half Marathon on Sunday 14 March 2027." in about


@pytest.mark.parametrize("weeks", [0, 1, 2, 104])
def test_any_number_of_weeks_fits(
    plans: Mapping[str, Plan], catalogue: Catalogue, weeks: int
) -> None:
    plan = plans["sample"]
    many = tuple(plan.weeks[index % len(plan.weeks)] for index in range(weeks))
    svg = season_picture(dataclasses.replace(plan, weeks=many), catalogue)
    for one in ET.fromstring(svg).iter(f"{SVG}rect"):  # noqa: S314 - our own picture
        assert float(one.get("x", "0")) + float(one.get("width", "0")) <= WIDTH


def test_unknown_lengths_are_said(plans: Mapping[str, Plan], catalogue: Catalogue) -> None:
    plan = plans["sample"]
    runs = tuple(dataclasses.replace(run, distance_m=None) for run in plan.runs)
    shown = texts(season_picture(dataclasses.replace(plan, runs=runs), catalogue))
    assert "nothing known" in shown
    assert "of unknown length" in shown


def test_hostile_names_stay_text(hostile: Plan, catalogue: Catalogue) -> None:
    svg = season_picture(hostile, catalogue)
    tags = {one.tag.removeprefix(SVG) for one in ET.fromstring(svg).iter()}  # noqa: S314 - our own picture
    assert tags <= {"svg", "title", "desc", "g", "rect", "line", "polygon", "text"}
    assert re.findall(r"(?:href|src|url)\s*[=(]", svg) == []
    assert season_picture(hostile, catalogue) == svg

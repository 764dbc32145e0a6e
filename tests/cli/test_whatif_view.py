"""Before and after a wish, and remedies, on a screen."""

from __future__ import annotations

from dataclasses import replace

from ironstride.catalogue.reader import read_catalogue
from ironstride.cli.screen import as_text
from ironstride.cli.whatif_view import answer_view, remedies_view
from ironstride.cohort.generated_runners import generate_athlete
from ironstride.planning.engine import plan_season
from ironstride.planning.plan_figures import PlanFigures
from ironstride.planning.remedies import Remedy, Trouble
from ironstride.policy.reader import read_policy
from ironstride.training.week_change import MoreMinutes, WhichDay

BEFORE = PlanFigures(
    sessions=24,
    heavy_sessions=12,
    minutes=900,
    weekly_sets={"squat": 2.0, "hinge": 2.5},
    cost_by_rule={"leg_dose_held": 40.0},
    uncovered_weeks={"hinge": 3},
    placing_cost=61.5,
)
AFTER = replace(
    BEFORE,
    sessions=26,
    weekly_sets={"squat": 3.0, "hinge": 2.5},
    cost_by_rule={"rest_day_kept": 6.0},
    uncovered_weeks={},
    placing_cost=21.25,
)
CHANGE = MoreMinutes(WhichDay(3), 30)


def test_every_difference_is_shown_and_nothing_else() -> None:
    text = as_text(*answer_view(["thu +30 min"], BEFORE, AFTER), width=90)
    for words in (
        "What if: thu +30 min",
        "40.0 -> 0.0 (-40.0) leg_dose_held",
        "0.0 -> 6.0 (+6.0) rest_day_kept",
        "3 -> 0 (-3) without hinge",
        "2.0 -> 3.0 (+1.0) squat",
    ):
        assert words in text
    assert "2.5 -> 2.5" not in text
    assert "-40.2" in text


def test_no_difference_buys_nothing() -> None:
    assert "It buys nothing" in as_text(*answer_view(["x"], BEFORE, BEFORE))


def test_a_plan_without_a_price_leaves_it_out() -> None:
    none = replace(BEFORE, placing_cost=None)
    assert "Price" not in as_text(*answer_view(["x"], none, AFTER))


def test_remedies_say_what_they_give() -> None:
    athlete, today = generate_athlete(4)
    plan = plan_season(athlete, today, policy=read_policy(), catalogue=read_catalogue(), weeks=1)
    trouble = Trouble("uncovered hinge", 3, "weeks", "3 weeks without hinge")
    found = (
        Remedy(trouble, CHANGE, 0),
        Remedy(trouble, CHANGE, 1),
        Remedy(trouble, None, 3),
    )
    text = as_text(*remedies_view(plan, found, 12))
    assert "12 small changes tried" in text
    assert '"thu +30 min" gives it.' in text
    assert '"thu +30 min" helps: 1 instead of 3 weeks.' in text
    assert "None of the changes" in text
    assert "lacks nothing" in as_text(*remedies_view(plan, (), 0))
    stopped = replace(plan, certificate=None)
    assert "Health comes first" in as_text(*remedies_view(stopped, (), 0))

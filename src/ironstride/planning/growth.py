"""How strength is expected to change while a plan is followed, and while it is not."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ironstride.training.calendar_weeks import DAYS_PER_WEEK

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from ironstride.planning.standing import Span
    from ironstride.policy.reader import Policy
    from ironstride.training.words import Experience


def expect_growth(
    first: dt.date, on: dt.date, breaks: Sequence[Span], experience: Experience, policy: Policy
) -> float:
    """Return the factor by which strength has changed on `on` since the `first` session.

    It grows slower and slower in weeks of training; a break stops that, and one longer than policy
    `return.hold_weeks` costs a little each week.
    """
    since = [_weeks_between(span, first, on) for span in breaks]
    weeks = (on - first).days / DAYS_PER_WEEK - sum(since)
    return _growth(weeks, experience, policy) * (1 - _loss_fraction(since, policy))


def _weeks_between(span: Span, first: dt.date, on: dt.date) -> float:
    """Return the weeks of `span` that lie between two days."""
    days = min(span.last_on, on).toordinal() - max(span.first_on, first).toordinal() + 1
    return max(0, days) / DAYS_PER_WEEK


def _growth(weeks: float, experience: Experience, policy: Policy) -> float:
    half_life = policy.number("progression.growth_half_life_weeks")
    weekly = policy.table("progression.expected_weekly_fraction")[experience]
    return math.exp(weekly * half_life / math.log(2) * (1 - 0.5 ** (weeks / half_life)))


def _loss_fraction(breaks_weeks: Sequence[float], policy: Policy) -> float:
    hold = policy.number("return.hold_weeks")
    lost_weeks = sum(max(0.0, weeks - hold) for weeks in breaks_weeks)
    loss = lost_weeks * policy.number("return.loss_per_week_fraction")
    return min(loss, policy.number("return.most_loss_fraction"))

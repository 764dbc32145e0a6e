"""Reads of the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Subquery
from django.utils.translation import gettext as _

from ironstride.web.calendar.change_words import causes_of, read_changes, tell_changes
from ironstride.web.calendar.models import Look
from ironstride.web.plans.models import SeasonStep
from ironstride.web.plans.planning import policy_of
from ironstride.web.plans.queries import read_head

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet

    from ironstride.training.plan import Plan
    from ironstride.web.accounts.models import User
    from ironstride.web.calendar.change_words import ToldChanges
    from ironstride.web.plans.models import Season


@dataclass(frozen=True, slots=True)
class ToldStep:
    """A change of a season: when, by whom, why, and what changed; the newest can be undone."""

    number: int
    made_at: dt.datetime
    by: str
    reason: str
    changes: ToldChanges
    is_newest: bool


@dataclass(frozen=True, slots=True)
class News:
    """The newest change that somebody has not read yet, and how many more there are before it."""

    step: ToldStep
    earlier: int


def find_news(user: User, season: Season) -> News | None:
    """Return what changed since somebody last looked; None where they have read it all.

    Whoever never looked before is told the newest change only.
    """
    looked = Look.objects.filter(user=user, season=season).values("number")
    step = _steps(season).annotate(looked=Subquery(looked)).first()
    if step is None or (step.looked is not None and step.number <= step.looked):
        return None
    earlier = 0
    if step.looked is not None:
        earlier = season.steps.filter(number__gt=step.looked).count() - 1
    return News(_tell(step, read_head(season), is_newest=True), earlier)


def list_steps(season: Season, before: int | None, count: int) -> list[ToldStep]:
    """Return so many changes of the season, the newest first; `before` leaves out newer numbers."""
    steps = _steps(season)
    newest = steps.first()
    if before is not None:
        steps = steps.filter(number__lt=before)
    plan = read_head(season)
    return [_tell(one, plan, is_newest=one == newest) for one in steps[:count]]


def _steps(season: Season) -> QuerySet[SeasonStep]:
    steps = SeasonStep.objects.filter(season=season).select_related("made_by")
    return steps.defer("way_back")


def _tell(step: SeasonStep, plan: Plan, *, is_newest: bool) -> ToldStep:
    """Return a step in words; `plan` knows the events that it came from."""
    causes = causes_of(one.event for one in plan.events)
    return ToldStep(
        number=step.number,
        made_at=step.made_at,
        by=str(step.made_by) if step.made_by else _("Ironstride"),
        reason=step.reason,
        changes=tell_changes(read_changes(step.changes), causes, policy_of(plan.athlete)),
        is_newest=is_newest,
    )

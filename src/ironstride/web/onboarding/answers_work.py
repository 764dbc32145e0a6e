"""Answers that changed after the plan: what they would do to it, and doing it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import gettext as _

from ironstride.planning.plan_changes import compare_plans
from ironstride.planning.replan import Replanned
from ironstride.training import events as ev
from ironstride.training.athlete import Pain
from ironstride.web.accounts.models import AthleteRow
from ironstride.web.config.clock import today
from ironstride.web.jobs.work import JobFailedError, athlete_of
from ironstride.web.onboarding.drafts import lock, read_draft
from ironstride.web.plans import planning
from ironstride.web.plans.queries import find_season, read_plan
from ironstride.web.plans.services import make_plan, report_events, save_athlete

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ironstride.formats.athlete_codec import AthleteFile
    from ironstride.training.athlete import Athlete
    from ironstride.training.events import Event
    from ironstride.training.plan import Change
    from ironstride.training.race import Race
    from ironstride.web.jobs.models import Job
    from ironstride.web.jobs.work import Progress
    from ironstride.web.onboarding.drafts import Draft

_MOST_TOLD: Final = 8
_REASON: Final = "Your answers"


@dataclass(frozen=True, slots=True)
class Way:
    """How answers reach the plan: as events that it goes on from, or as a new season (None)."""

    events: tuple[Event, ...] | None
    with_calendars: bool


def answers_work(job: Job, progress: Progress) -> dict[str, object]:
    """Say what the changed answers would do to the plan; with `use` in the payload do it."""
    row = athlete_of(job)
    draft = read_draft(row)
    progress(0.2, _("Working out the plan with your new answers"))
    try:
        return _use(row, draft) if job.payload.get("use") else _preview(row, draft)
    except ValueError as error:
        raise JobFailedError(str(error)) from error


def find_way(draft: Draft, old: AthleteFile) -> Way:
    """Return how the answers of a draft reach a plan that was made of `old`."""
    events = events_between(old, draft.given)
    return Way(events, with_calendars="runs" in draft.changed)


def events_between(old: AthleteFile, new: AthleteFile) -> tuple[Event, ...] | None:
    """Return the races and pains that differ as events; None where anything else does."""
    health = replace(old.athlete.health, pain=new.athlete.health.pain)
    alike = replace(old.athlete, races=new.athlete.races, health=health)
    names = Counter(race.name for race in (*old.athlete.races, *new.athlete.races))
    twice = any(count > 2 for count in names.values()) or any(  # noqa: PLR2004 - once in each
        len({race.name for race in some}) < len(some)
        for some in (old.athlete.races, new.athlete.races)
    )
    if replace(old, athlete=alike) != new or twice:
        return None
    races = _race_events(old.athlete.races, new.athlete.races)
    return (*races, *_pain_events(old.athlete, new.athlete))


def _race_events(old: Sequence[Race], new: Sequence[Race]) -> Iterator[Event]:
    before = {race.name: race for race in old}
    after = {race.name: race for race in new}
    for name, race in before.items():
        now = after.get(name)
        if now is None or replace(now, on=race.on) != race:
            yield ev.RaceDropped(name)
        elif now.on != race.on:
            yield ev.RaceMoved(name, now.on)
    for name, race in after.items():
        known = before.get(name)
        if known is None or replace(known, on=race.on) != race:
            yield ev.RaceAdded(race)


def _pain_events(old: Athlete, new: Athlete) -> Iterator[Event]:
    now = {(pain.region, pain.side): pain for pain in new.health.pain}
    for pain in old.health.pain:
        if (pain.region, pain.side) not in now and pain.now:
            yield ev.PainReported(Pain(pain.region, 0, pain.side))
    for pain in now.values():
        if pain not in old.health.pain:
            yield ev.PainReported(pain)


def _preview(row: AthleteRow, draft: Draft) -> dict[str, object]:
    season, day = find_season(row), today(row)
    if season is None:
        return {"way": "new", "changes": [], "more": 0}
    plan, way = read_plan(season), find_way(draft, _file_of(row))
    if way.events is not None:
        answer = planning.replan(
            row, plan, way.events, day, with_calendars=way.with_calendars, with_log=False
        )
        if isinstance(answer, Replanned):
            return _told("replan", answer.changes)
    # The row is not saved: the plan is made of the answers as they would be.
    row.file = planning.athlete_tree(draft.given)
    made = planning.plan_anew(row, day)
    changes = [one for one in compare_plans(plan, made.plan, ()) if one.on >= day]
    return _told("new", changes)


def _told(way: str, changes: Sequence[Change]) -> dict[str, object]:
    texts = [change.text for change in changes]
    return {"way": way, "changes": texts[:_MOST_TOLD], "more": max(0, len(texts) - _MOST_TOLD)}


def _file_of(row: AthleteRow) -> AthleteFile:
    """Return the file that the plan stands for, with what was reported since."""
    return read_draft(replace_draft(row)).given


def replace_draft(row: AthleteRow) -> AthleteRow:
    """Return the athlete as if no change were on its way; not to be saved."""
    return AthleteRow(
        id=row.pk, name=row.name, zone=row.zone, units=row.units, file=row.file, draft={}
    )


def _use(row: AthleteRow, draft: Draft) -> dict[str, object]:
    """Save the answers and bring the plan up to them; done twice, the second time is nothing."""
    way = find_way(draft, _file_of(row))
    season = find_season(row)
    answer = None
    if season is not None and way.events is not None:
        answer = report_events(
            row, way.events, row.user, reason=_REASON, with_calendars=way.with_calendars
        )
    _save(row, draft)
    if isinstance(answer, Replanned):
        return _told("replan", answer.changes)
    row.refresh_from_db()
    made = make_plan(row)
    return {"way": "new", "changes": [], "more": 0, "weeks": len(made.plan.weeks)}


@transaction.atomic
def _save(row: AthleteRow, draft: Draft) -> None:
    """Save what was planned with; answers given meanwhile stay on their way."""
    fresh = lock(row)
    is_same = read_draft(fresh).given == draft.given
    save_athlete(fresh, draft.given)
    if is_same:
        fresh.draft = {}
        fresh.save(update_fields=("draft",))

"""Writes of onboarding: answers step by step, and the file that a plan is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ironstride.web.config.clock import today
from ironstride.web.jobs.services import ask_for
from ironstride.web.onboarding.drafts import lock, mark_of, read_draft, write_draft, write_typed
from ironstride.web.onboarding.health_step import is_emergency
from ironstride.web.onboarding.places_step import add_place
from ironstride.web.onboarding.steps import BY_NAME, missing_steps
from ironstride.web.plans.queries import find_season
from ironstride.web.plans.services import save_athlete

if TYPE_CHECKING:
    from django.http import QueryDict

    from ironstride.web.accounts.models import AthleteRow
    from ironstride.web.jobs.models import Job
    from ironstride.web.onboarding.step_answers import StepAnswers


@transaction.atomic
def answer_step(row: AthleteRow, step: str, posted: QueryDict) -> StepAnswers:
    """Store the answers of a step; what cannot be used yet is kept as it was typed.

    Going back from a step that nobody touched answers nothing. The forms of what is
    returned hold the messages.
    """
    fresh = lock(row)
    draft = read_draft(fresh)
    answers = BY_NAME[step].answers(draft.given, today(fresh), fresh.zone, posted)
    if posted.get("do") == "back" and step not in draft.typed and not answers.has_changed():
        return answers
    if answers.is_valid() and "more" not in posted:
        given = answers.changed()
        answers.keep(fresh)
        write_draft(fresh, draft, step, given, answers.row_fields())
    else:
        write_typed(fresh, step, answers.posted if answers.posted is not None else posted)
    return answers


@transaction.atomic
def take_place(row: AthleteRow, preset: str) -> None:
    """Add a usual place to those of the runner."""
    fresh = lock(row)
    draft = read_draft(fresh)
    write_draft(fresh, draft, "places", add_place(draft.given, preset), {})


@transaction.atomic
def finish(row: AthleteRow) -> Job | None:
    """Save the answers as the athlete's file and ask for the plan; None where some are missing."""
    fresh = lock(row)
    draft = read_draft(fresh)
    if missing_steps(draft.seen) or is_emergency(draft.given.athlete, today(fresh)):
        return None
    save_athlete(fresh, draft.given)
    fresh.draft = {}
    fresh.save(update_fields=("draft",))
    return ask_for("plan", fresh, once=True)


def stop_plan_in_emergency(row: AthleteRow) -> Job | None:
    """Bring the plan up to answers that are an emergency at once: nobody has to ask for it."""
    draft = read_draft(row)
    has_plan = find_season(row) is not None
    if not has_plan or not draft.changed or not is_emergency(draft.given.athlete, today(row)):
        return None
    return ask_for("answers", row, use=True, of=mark_of(row))

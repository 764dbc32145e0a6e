"""The steps from a new account to the first plan, in their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from ironstride.web.onboarding.about_step import AboutAnswers
from ironstride.web.onboarding.experience_step import ExperienceAnswers
from ironstride.web.onboarding.health_step import HealthAnswers
from ironstride.web.onboarding.lifts_step import LiftsAnswers
from ironstride.web.onboarding.places_step import PlacesAnswers
from ironstride.web.onboarding.races_step import RacesAnswers
from ironstride.web.onboarding.runs_step import RunsAnswers
from ironstride.web.onboarding.time_step import TimeAnswers

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.utils.functional import _StrPromise

    from ironstride.web.onboarding.step_answers import StepAnswers


@dataclass(frozen=True, slots=True)
class Step:
    """A page with one question. Without an answer to a `needed` one there is no plan."""

    name: str
    title: _StrPromise
    question: _StrPromise
    answers: type[StepAnswers]
    needed: bool = False


# Places come before the time: a day is at a place.
STEPS: Final = (
    Step("about", _("About you"), _("Who are you?"), AboutAnswers, needed=True),
    Step("races", _("Goal races"), _("Which races are you training for?"), RacesAnswers),
    Step("runs", _("Running week"), _("What does your running week look like?"), RunsAnswers),
    Step(
        "places",
        _("Places and iron"),
        _("Where do you train, and with what?"),
        PlacesAnswers,
        needed=True,
    ),
    Step(
        "time",
        _("Time for strength"),
        _("When do you have time for strength?"),
        TimeAnswers,
        needed=True,
    ),
    Step("experience", _("Experience"), _("How does lifting feel to you?"), ExperienceAnswers),
    Step("lifts", _("Recent lifts"), _("What did you lift lately?"), LiftsAnswers),
    Step(
        "health",
        _("Health"),
        _("Is there anything we must know first?"),
        HealthAnswers,
        needed=True,
    ),
)
STEP_NAMES: Final = tuple(step.name for step in STEPS)
BY_NAME: Final = {step.name: step for step in STEPS}


def next_step(name: str) -> str | None:
    """Return the step after one, None after the last."""
    place = STEP_NAMES.index(name) + 1
    return STEP_NAMES[place] if place < len(STEP_NAMES) else None


def step_before(name: str) -> str | None:
    """Return the step before one, None before the first."""
    place = STEP_NAMES.index(name)
    return STEP_NAMES[place - 1] if place else None


def first_open(seen: Collection[str]) -> str | None:
    """Return the first step that was not answered yet, None when all were."""
    return next((name for name in STEP_NAMES if name not in seen), None)


def missing_steps(seen: Collection[str]) -> list[Step]:
    """Return the steps without whose answer no plan can be made."""
    return [step for step in STEPS if step.needed and step.name not in seen]

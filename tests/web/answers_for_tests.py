"""What a person types into each page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.forms import BooleanField, MultipleChoiceField
from django.forms.formsets import BaseFormSet
from django.http import QueryDict
from django.urls import reverse

if TYPE_CHECKING:
    from conftest import Cast
    from django.test import Client

    from ironstride.web.accounts.models import AthleteRow
    from ironstride.web.onboarding.step_answers import StepAnswers

ABOUT = {
    "name": "Ada Miles",
    "born": "1988",
    "units": "kg",
    "body_mass": "61",
    "sex": "female",
    "zone": "Europe/Berlin",
}
NO_ROWS = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0"}


def rows(prefix: str, *given: dict[str, Any], initial: int = 0) -> dict[str, Any]:
    """Return the fields of a list of forms."""
    fields: dict[str, Any] = {
        f"{prefix}-TOTAL_FORMS": str(len(given)),
        f"{prefix}-INITIAL_FORMS": str(initial),
    }
    for number, row in enumerate(given):
        fields |= {f"{prefix}-{number}-{key}": value for key, value in row.items()}
    return fields


RACE = {
    "name": "City Marathon",
    "on": "2027-04-25",
    "distance": "marathon",
    "priority": "A",
    "unit": "km",
    "goal": "3:45:00",
}
HEALTHY = {"health-none": "on", **rows("pain"), **rows("injuries")}
TIME = {
    "day0-on": "on",
    "day0-minutes": "40",
    "day0-place": "home",
    "day3-on": "on",
    "day3-minutes": "30",
    "day3-at": "18:30",
    "day3-place": "home",
    **rows("spans", {"first": "2026-12-24", "last": "2026-12-27"}),
}
EXPERIENCE = {
    "experience": "novice",
    "comfort_hinge": "fine",
    "comfort_squat": "unsure",
    "comfort_single_leg": "confident",
    "comfort_push": "never",
    "sessions_squat": "10",
}
LIFT = {"exercise": "Back squat", "load": "60", "reps": "8", "left": "2"}
PLACE = {"name": "home", "equipment": ["mat", "dumbbells"], "dumbbells": ["8", "12"]}


def whole() -> dict[str, dict[str, Any]]:
    """Return an answer to each step, in order."""
    return {
        "about": ABOUT,
        "races": rows("races", RACE),
        "runs": {"way": "text", "runs-text": "Tue 06:30 6x800 m\nSun long 22 km"},
        "places": rows("places", PLACE),
        "time": TIME,
        "experience": EXPERIENCE,
        "lifts": rows("lifts", LIFT),
        "health": HEALTHY,
    }


def url(name: str, athlete: AthleteRow, *args: object) -> str:
    """Return the address of a page of an athlete."""
    return reverse(name, args=[athlete.pk, *args])


def answer(client: Client, athlete: AthleteRow, step: str, given: dict[str, Any]) -> Any:
    """Post the answers of a step."""
    return client.post(url("onboarding_step", athlete, step), given)


def answer_all(cast: Cast, **other: dict[str, Any]) -> Client:
    """Answer every step, some otherwise, and return the browser."""
    client = cast.client("owner")
    for step, given in {**whole(), **other}.items():
        page = answer(client, cast.athlete, step, given)
        assert page.status_code == 302, (step, page.content.decode()[-4000:])
    cast.athlete.refresh_from_db()
    return client


def as_posted(answers: StepAnswers) -> QueryDict:
    """Return what a browser posts when nobody touches the forms it shows."""
    posted = QueryDict(mutable=True)
    posted["way"] = getattr(answers, "way", "")
    for one in answers.forms.values():
        if isinstance(one, BaseFormSet):
            _put(posted, one.management_form)
            for form in one.forms:
                _put(posted, form)
        else:
            _put(posted, one)
    return posted


def _put(posted: QueryDict, form: Any) -> None:
    for bound in form:
        value = bound.value()
        if isinstance(bound.field, BooleanField):
            if value:
                posted[bound.html_name] = "on"
        elif isinstance(bound.field, MultipleChoiceField):
            posted.setlist(bound.html_name, list(value or ()))
        else:
            shown = bound.field.widget.format_value(value)
            shown = shown[0] if isinstance(shown, list) and shown else shown
            posted[bound.html_name] = str(shown or "").replace("\n", "\r\n")

"""Experience and comfort, in plain words per movement."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from django import forms

from ironstride.training.athlete import Lifting
from ironstride.training.intake_words import (
    COMFORT_QUESTIONS,
    COMFORT_WORDS,
    EXPERIENCE_QUESTION,
    EXPERIENCE_WORDS,
    MAX_SESSIONS,
    SESSIONS_QUESTIONS,
    UNSAID_COMFORT,
    comfort_word,
)
from ironstride.web.language.said import said_lazy
from ironstride.web.onboarding.fields import PlainForm, WholeField
from ironstride.web.onboarding.step_answers import StepAnswers

if TYPE_CHECKING:
    from ironstride.formats.athlete_codec import AthleteFile
    from ironstride.training.words import Pattern

_WORDS: Final = tuple((word, said_lazy(word)) for word in COMFORT_WORDS)


class ExperienceForm(PlainForm):
    """How much was lifted before, and how sure each movement feels."""

    experience = forms.ChoiceField(
        label=said_lazy(EXPERIENCE_QUESTION),
        choices=tuple((level, said_lazy(word)) for word, level in EXPERIENCE_WORDS.items()),
        widget=forms.RadioSelect,
        initial="none",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        for pattern, question in COMFORT_QUESTIONS.items():
            self.fields[f"comfort_{pattern}"] = forms.ChoiceField(
                label=said_lazy(question),
                choices=_WORDS,
                widget=forms.RadioSelect,
                initial=UNSAID_COMFORT,
            )
        for pattern, question in SESSIONS_QUESTIONS.items():
            self.fields[f"sessions_{pattern}"] = WholeField(
                0, MAX_SESSIONS, label=said_lazy(question), required=False
            )

    def comfort_fields(self) -> list[Any]:
        """Return the questions of comfort."""
        return [self[f"comfort_{pattern}"] for pattern in COMFORT_QUESTIONS]

    def sessions_fields(self) -> list[Any]:
        """Return the questions of how often."""
        return [self[f"sessions_{pattern}"] for pattern in SESSIONS_QUESTIONS]


class ExperienceAnswers(StepAnswers):
    """Experience and comfort."""

    template = "onboarding/experience.html"

    def make_forms(self) -> dict[str, Any]:
        """Return the one form."""
        lifting = self.given.athlete.lifting
        initial: dict[str, object] = {"experience": lifting.experience}
        for pattern in COMFORT_QUESTIONS:
            if pattern in lifting.comfort:
                initial[f"comfort_{pattern}"] = comfort_word(lifting.comfort[pattern])
        for pattern in SESSIONS_QUESTIONS:
            if pattern in lifting.sessions:
                initial[f"sessions_{pattern}"] = str(lifting.sessions[pattern])
        return {"form": ExperienceForm(self.posted, initial=initial)}

    def changed(self) -> AthleteFile:
        """Return the athlete with this experience; a word that was not touched keeps its number."""
        form, lifting = self.forms["form"], self.given.athlete.lifting
        given = form.cleaned_data
        comfort: dict[Pattern, int] = dict(lifting.comfort)
        sessions: dict[Pattern, int] = dict(lifting.sessions)
        for pattern in COMFORT_QUESTIONS:
            word = given[f"comfort_{pattern}"]
            if pattern not in comfort or comfort_word(comfort[pattern]) != word:
                comfort[pattern] = COMFORT_WORDS[word]
        for pattern in SESSIONS_QUESTIONS:
            _put(sessions, pattern, given[f"sessions_{pattern}"])
        experience = next(one for one in EXPERIENCE_WORDS.values() if one == given["experience"])
        changed = replace(self.given.athlete, lifting=Lifting(experience, comfort, sessions))
        return replace(self.given, athlete=changed)


def _put(sessions: dict[Pattern, int], pattern: Pattern, count: int | None) -> None:
    if count is None:
        sessions.pop(pattern, None)
    else:
        sessions[pattern] = count

"""The health screen: warning signs, pain now, injuries. Never a diagnosis."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, Literal

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ironstride.planning.screen import screen_health
from ironstride.policy.reader import read_policy
from ironstride.training.athlete import MAX_PAIN, Health, Injury, Pain
from ironstride.training.health_topics import (
    BONES,
    BONES_HEADING,
    CLEARANCE_QUESTION,
    CONDITIONS,
    CONDITIONS_HEADING,
    ENERGY,
    ENERGY_HEADING,
    NOW,
    NOW_HEADING,
    energy_topics,
)
from ironstride.training.words import REGIONS
from ironstride.web.language.said import said_lazy
from ironstride.web.onboarding.fields import DayField, NameField, PlainForm, check_near
from ironstride.web.onboarding.step_answers import StepAnswers, rows_of

if TYPE_CHECKING:
    from ironstride.formats.athlete_codec import AthleteFile
    from ironstride.training.athlete import Athlete
    from ironstride.training.health_topics import Topic
    from ironstride.training.plan import Notice
    from ironstride.training.words import Region, Sex

GROUPS: Final = {
    "now": (NOW_HEADING, NOW),
    "conditions": (CONDITIONS_HEADING, CONDITIONS),
    "bones": (BONES_HEADING, BONES),
    "energy": (ENERGY_HEADING, ENERGY),
}
_SIDES: Final = (
    ("", gettext_lazy("both, or the middle")),
    ("left", gettext_lazy("left")),
    ("right", gettext_lazy("right")),
)
_REGIONS: Final = (("", "…"), *((one, said_lazy(one.replace("_", " "))) for one in REGIONS))
_LEVELS: Final = (("", "…"), *((str(one), str(one)) for one in range(MAX_PAIN + 1)))
MOST_ROWS: Final = 20
_OLDEST: Final = dt.timedelta(days=110 * 365)
Side = Literal["left", "right"]


def topics_of(group: str, sex: Sex) -> tuple[Topic, ...]:
    """Return the questions of a group; those for women are not put to men."""
    return energy_topics(sex) if group == "energy" else GROUPS[group][1]


class FlagsForm(PlainForm):
    """The warning signs by topic; that none is true has to be said too."""

    clearance = forms.BooleanField(
        label=CLEARANCE_QUESTION,
        required=False,
        help_text=gettext_lazy("Tick it only if you have asked, and they know of everything here."),
    )
    none = forms.BooleanField(
        label=gettext_lazy("I have read the list: none of these is true for me"), required=False
    )

    def __init__(self, *args: Any, sex: Sex, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        for group, (heading, _topics) in GROUPS.items():
            self.fields[group] = forms.MultipleChoiceField(
                label=said_lazy(heading),
                choices=[(flag, said_lazy(words)) for flag, words in topics_of(group, sex)],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )

    def group_fields(self) -> list[Any]:
        """Return the lists of signs."""
        return [self[group] for group in GROUPS]

    def flags(self) -> set[str]:
        """Return the signs that were ticked."""
        return {flag for group in GROUPS for flag in self.cleaned_data.get(group, ())}

    def clean(self) -> dict[str, Any]:
        """Refuse silence, and both answers at once."""
        cleaned = super().clean() or {}
        if any(group in self.errors for group in GROUPS):
            return cleaned
        ticked = self.flags()
        if cleaned.get("none") and ticked:
            text = _("You ticked a sign and also that none is true: please take one of them back.")
            self.add_error("none", text)
        elif not (ticked or cleaned.get("none")):
            text = _("Please tick what is true for you, or that none of these is.")
            self.add_error("none", text)
        return cleaned


class PainForm(PlainForm):
    """Pain that is there now."""

    region = forms.ChoiceField(label=gettext_lazy("Where"), choices=_REGIONS, required=False)
    side = forms.ChoiceField(label=gettext_lazy("Side"), choices=_SIDES, required=False)
    now = forms.ChoiceField(
        label=gettext_lazy("How much, 0 to 10"), choices=_LEVELS, required=False
    )
    remove = forms.BooleanField(label=gettext_lazy("Remove"), required=False)

    def clean(self) -> dict[str, Any]:
        """Check that a row says where and how much."""
        cleaned = super().clean() or {}
        if cleaned.get("remove") or not self.has_changed() or self.errors:
            return cleaned
        if not cleaned.get("region"):
            self.add_error("region", _("Please choose where it hurts."))
        if not cleaned.get("now"):
            self.add_error("now", _("Please say how much it hurts, from 0 to 10."))
        return cleaned

    def pain(self) -> Pain:
        """Return the pain of the row."""
        given = self.cleaned_data or self.initial
        side: Side | None = next((one for one in _LEFT_RIGHT if one == given["side"]), None)
        return Pain(_region(given["region"]), int(given["now"]), side)


class InjuryForm(PlainForm):
    """An injury of the past."""

    region = forms.ChoiceField(label=gettext_lazy("Where"), choices=_REGIONS, required=False)
    on = DayField(label=gettext_lazy("When it began, about"), required=False)
    text = NameField(label=gettext_lazy("What it was"), required=False, max_length=200)
    remove = forms.BooleanField(label=gettext_lazy("Remove"), required=False)

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        """Check that a row says where, and not when it will be."""
        cleaned = super().clean() or {}
        if cleaned.get("remove") or not self.has_changed() or self.errors:
            return cleaned
        if not cleaned.get("region"):
            self.add_error("region", _("Please choose which part of the body it was."))
        if cleaned.get("on") and "on" in self.changed_data:
            try:
                check_near(cleaned["on"], self.today - _OLDEST, self.today)
            except forms.ValidationError as error:
                self.add_error("on", error)
        return cleaned

    def injury(self, old: Injury | None) -> Injury:
        """Return the injury of the row."""
        if old is not None and not self.has_changed():
            return old
        given = self.cleaned_data
        return Injury(_region(given["region"]), given["on"], given["text"])


_LEFT_RIGHT: Final[tuple[Side, ...]] = ("left", "right")


def _region(word: str) -> Region:
    return next(one for one in REGIONS if one == word)


class HealthAnswers(StepAnswers):
    """The health screen."""

    template = "onboarding/health.html"
    lists = {"pain": MOST_ROWS, "injuries": MOST_ROWS}

    def make_forms(self) -> dict[str, Any]:
        """Return the signs, the pains and the injuries."""
        athlete = self.given.athlete
        health = athlete.health
        initial: dict[str, object] = {
            group: [flag for flag, _words in topics_of(group, athlete.sex) if flag in health.flags]
            for group in GROUPS
        }
        initial["clearance"] = read_policy().text("safety.clearance_flag") in health.flags
        pains = [
            {"region": one.region, "side": one.side or "", "now": str(one.now)}
            for one in health.pain
        ]
        injuries = [
            {"region": one.region, "on": one.on, "text": " ".join(one.text.split())}
            for one in health.injuries
        ]
        return {
            "flags": FlagsForm(self.posted, prefix="health", initial=initial, sex=athlete.sex),
            "pain": _rows(PainForm, "pain", pains, self.posted),
            "injuries": _rows(InjuryForm, "injuries", injuries, self.posted, today=self.today),
        }

    def changed(self) -> AthleteFile:
        """Return the athlete with this health; flags of no question here stay."""
        athlete = self.given.athlete
        flags: Any = self.forms["flags"]
        asked = {flag for group in GROUPS for flag, _words in topics_of(group, athlete.sex)}
        clearance = read_policy().text("safety.clearance_flag")
        ticked = flags.flags() | ({clearance} if flags.cleaned_data["clearance"] else set())
        old = dict(enumerate(athlete.health.injuries))
        injuries: Any = self.forms["injuries"]
        kept = rows_of(injuries)
        health = Health(
            flags=frozenset(ticked | (athlete.health.flags - asked - {clearance})),
            pain=tuple(form.pain() for form in rows_of(self.forms["pain"])),
            injuries=tuple(
                form.injury(old.get(number))
                for number, form in enumerate(injuries.forms)
                if form in kept
            ),
        )
        return replace(self.given, athlete=replace(athlete, health=health))


def _rows(form: Any, prefix: str, initial: list[Any], posted: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - forms of any kind
    make = forms.formset_factory(
        form, extra=0 if initial else 1, max_num=MOST_ROWS, absolute_max=MOST_ROWS
    )
    form_kwargs = {"empty_permitted": True, "use_required_attribute": False, **kwargs}
    return make(posted, initial=initial[:MOST_ROWS], prefix=prefix, form_kwargs=form_kwargs)


def strict_notices(athlete: Athlete, today: dt.date) -> tuple[Notice, ...]:
    """Return what has to be read before any plan: seek help now, or ask a clinician first."""
    notices = screen_health(athlete, today, read_policy()).notices
    return tuple(one for one in notices if one.tier in ("emergency", "clinician_first"))


def is_emergency(athlete: Athlete, today: dt.date) -> bool:
    """Whether an answer says to seek help now: no plan is made until it is cleared up."""
    return any(one.tier == "emergency" for one in strict_notices(athlete, today))

"""What was understood, a few lines for each step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ironstride.catalogue.reader import read_catalogue
from ironstride.loading.inventory import in_units
from ironstride.sheets.plan_words import say_date, say_distance
from ironstride.training.health_topics import BONES, CONDITIONS, NOW, energy_topics
from ironstride.training.intake_words import COMFORT_QUESTIONS, EXPERIENCE_WORDS, comfort_word
from ironstride.web.onboarding.about_step import is_placeholder
from ironstride.web.onboarding.iron import KINDS, weights_told
from ironstride.web.onboarding.steps import STEPS
from ironstride.web.onboarding.time_step import DAYS, spans_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence

    from ironstride.formats.athlete_codec import AthleteFile
    from ironstride.formats.weights import Units
    from ironstride.training.place import Place
    from ironstride.training.words import Equipment
    from ironstride.web.onboarding.drafts import Draft
    from ironstride.web.onboarding.source_pages import Source
    from ironstride.web.onboarding.steps import Step

_MOST_TOLD: Final = 8
_SIGNS: Final = dict((*NOW, *CONDITIONS, *BONES))
# The equipment that has a list of weights of its own.
_OWN: Final[Mapping[str, str]] = {
    "dumbbells": "dumbbells",
    "kettlebells": "kettlebells",
    "barbell": "bars",
}


@dataclass(frozen=True, slots=True)
class Summed:
    """A step with its answers in words; `is_open` where it was never answered."""

    step: Step
    lines: tuple[str, ...]
    is_open: bool
    is_changed: bool
    is_unfinished: bool


def sum_up(
    draft: Draft, sources: Sequence[Source], logged: int, today: dt.date, zone: str
) -> list[Summed]:
    """Return each step with what was understood; `zone` is that of the runner's clock."""
    extra: dict[str, list[str]] = {"runs": _say_sources(sources)}
    if not is_placeholder(draft.given):
        extra["about"] = [_("Time zone: %(zone)s") % {"zone": zone.replace("_", " ")}]
    if logged:
        text = ngettext("%(count)s set in your log", "%(count)s sets in your log", logged)
        extra["lifts"] = [text % {"count": logged}]
    summed = []
    for step in STEPS:
        lines = [*_LINES[step.name](draft.given, today), *extra.get(step.name, ())]
        summed.append(
            Summed(
                step,
                tuple(lines[:_MOST_TOLD]),
                step.name not in draft.seen,
                step.name in draft.changed,
                step.name in draft.typed,
            )
        )
    return summed


def _say_sources(sources: Sequence[Source]) -> list[str]:
    return [
        _("%(name)s: %(runs)s runs to come")
        % {"name": one.calendar.name, "runs": one.understood.runs if one.understood else "…"}
        for one in sources
    ]


def _about(given: AthleteFile, today: dt.date) -> list[str]:
    athlete = given.athlete
    if is_placeholder(given):
        return []
    mass = f"{in_units(athlete.body_mass_kg, athlete.units)} {athlete.units}"
    return [f"{athlete.name}, {athlete.age_on(today)}", mass]


def _races(given: AthleteFile, _today: dt.date) -> list[str]:
    units = given.athlete.units
    found = sorted(given.athlete.races, key=lambda race: race.on)
    return [
        f"{race.priority}: {race.name}, {say_distance(race.distance_m, units)}, {say_date(race.on)}"
        + (f", {race.goal}" if race.goal else "")
        for race in found
    ] or [_("No race: just stronger")]


def _runs(given: AthleteFile, today: dt.date) -> list[str]:
    told = list(given.run_lines.week)
    dated = [run for run in given.athlete.runs if run.on >= today and run.type != "rest"]
    if dated:
        text = ngettext(
            "%(count)s run with a date, until %(last)s",
            "%(count)s runs with a date, until %(last)s",
            len(dated),
        )
        told.append(text % {"count": len(dated), "last": say_date(max(one.on for one in dated))})
    return told


def _places(given: AthleteFile, _today: dt.date) -> list[str]:
    told, units = [], given.athlete.units
    for place in given.athlete.places.values():
        words = [_say_equipment(word, place, units) for word in sorted(place.equipment)]
        plates = weights_told("plates", place.inventory.plates_kg, units)
        if plates and place.equipment & KINDS["plates"]:
            words.append(_("plates %(weights)s") % {"weights": _say_weights(plates, units)})
        machines = weights_told("machine_steps", place.inventory.machine_steps_kg, units)
        if machines and place.equipment & KINDS["machine_steps"]:
            words.append(_("machines %(weights)s") % {"weights": _say_weights(machines, units)})
        # Weights have commas among themselves.
        between = "; " if any("," in word for word in words) else ", "
        told.append(f"{place.name}: {between.join(words) or _('a floor')}")
    return told


def _say_equipment(word: Equipment, place: Place, units: Units) -> str:
    """Return what there is, with its weights where they were given."""
    said, iron = word.replace("-", " "), place.inventory
    if word == "bands":
        return f"{said} {', '.join(iron.bands)}".strip()
    weights: list[str] = []
    if word == "trap-bar" and iron.trap_bar_kg:
        weights = [in_units(iron.trap_bar_kg, units)]
    elif word in _OWN:
        weights = weights_told(_OWN[word], getattr(iron, f"{_OWN[word]}_kg"), units)
    return f"{said} {_say_weights(weights, units)}" if weights else said


def _say_weights(weights: Sequence[str], units: Units) -> str:
    return f"{', '.join(weights)} {units}"


def _time(given: AthleteFile, _today: dt.date) -> list[str]:
    athlete = given.athlete
    told = []
    for day, slots in sorted(athlete.availability.week.items()):
        for slot in slots:
            at = f" {slot.at:%H:%M}" if slot.at else ""
            told.append(
                _("%(day)s%(at)s: %(minutes)s minutes, %(place)s")
                % {"day": DAYS[day], "at": at, "minutes": slot.minutes, "place": slot.place}
            )
    if told:
        count = athlete.sessions_per_week
        told.append(
            _("Sessions a week: Ironstride decides")
            if count is None
            else _("Sessions a week: %(count)s") % {"count": count}
        )
    told += [_say_span(span) for span in spans_of(athlete.availability.blocked)]
    return told


def _say_span(span: Mapping[str, dt.date]) -> str:
    days = {"first": say_date(span["first"]), "last": say_date(span["last"])}
    return _("No training: %(first)s to %(last)s") % days


def _experience(given: AthleteFile, _today: dt.date) -> list[str]:
    lifting = given.athlete.lifting
    word = next(word for word, level in EXPERIENCE_WORDS.items() if level == lifting.experience)
    told = [_("Lifted before: %(word)s") % {"word": word}]
    told += [
        f"{question}: {comfort_word(lifting.comfort[pattern])}"
        for pattern, question in COMFORT_QUESTIONS.items()
        if pattern in lifting.comfort
    ]
    return told


def _lifts(given: AthleteFile, _today: dt.date) -> list[str]:
    known, units = read_catalogue().exercises, given.athlete.units
    return [
        f"{known[one.exercise].name if one.exercise in known else one.exercise}: "
        f"{in_units(one.load_kg, units)} {units} x {one.reps}"
        for one in given.athlete.lifts
    ]


def _health(given: AthleteFile, _today: dt.date) -> list[str]:
    health = given.athlete.health
    signs = {**_SIGNS, **dict(energy_topics(given.athlete.sex))}
    told = [signs.get(flag, flag.replace("_", " ")) for flag in sorted(health.flags)]
    told += [
        _("Pain: %(where)s %(side)s %(now)s of 10")
        % {"where": one.region.replace("_", " "), "side": one.side or "", "now": one.now}
        for one in health.pain
    ]
    told += [
        _("Injury: %(where)s") % {"where": one.region.replace("_", " ")} for one in health.injuries
    ]
    return told or [_("No warning sign, no pain, no injury")]


_LINES: Final[Mapping[str, Callable[[AthleteFile, dt.date], list[str]]]] = {
    "about": _about,
    "races": _races,
    "runs": _runs,
    "places": _places,
    "time": _time,
    "experience": _experience,
    "lifts": _lifts,
    "health": _health,
}

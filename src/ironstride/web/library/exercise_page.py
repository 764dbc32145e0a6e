"""The page of an exercise: how to do it, where it leads, and what the athlete did of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ironstride.catalogue.reader import read_catalogue
from ironstride.loading.observation import hands_of
from ironstride.sheets.plan_words import say_day
from ironstride.training.pattern_words import PATTERN_WORDS
from ironstride.web.library.catalogue_words import (
    CLASS_WORDS,
    LATERALITY_WORDS,
    SKILL_WORDS,
    say_muscles,
    say_needs,
)
from ironstride.web.library.own_history import tell_history
from ironstride.web.library.queries import read_own_sets
from ironstride.web.progress.figures import lift_figure, lift_table
from ironstride.web.progress.queries import read_lift

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ironstride.formats.weights import Units
    from ironstride.training.exercise import Exercise
    from ironstride.web.accounts.models import AthleteRow
    from ironstride.web.library.coming import ComingDay
    from ironstride.web.library.own_history import HistoryDay
    from ironstride.web.progress.figures import Figure, Table

_BOTH_HANDS: Final = 2
_SHOWN_COMING: Final = 4


@dataclass(frozen=True, slots=True)
class Step:
    """A rung of the ladder from easy to hard."""

    id: str
    name: str
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Guide:
    """How an exercise is done and counted, in plain words."""

    meaning: str
    purpose: str
    cues: tuple[str, ...]
    fault: str
    bail_out: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    ladder: tuple[Step, ...]
    related: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class OwnRecord:
    """What the athlete did of an exercise, and what is believed of it."""

    figure: Figure | None
    table: Table | None
    days: tuple[HistoryDay, ...]


def tell_guide(one: Exercise) -> Guide:
    """Return what the catalogue knows of an exercise."""
    words = PATTERN_WORDS[one.main_pattern]
    exercises = read_catalogue().exercises
    ladder = climb(one, exercises)
    alike = read_catalogue().with_group(one.related_group) if one.related_group else ()
    return Guide(
        meaning=f"{words.name.capitalize()}: {words.meaning}",
        purpose=words.purpose,
        cues=one.cues,
        fault=one.fault,
        bail_out=one.bail_out,
        facts=tuple(_facts(one)),
        ladder=tuple(Step(name, exercises[name].name, name == one.id) for name in ladder),
        related=tuple(
            Step(other.id, other.name) for other in alike if other.id not in {one.id, *ladder}
        ),
    )


def climb(one: Exercise, exercises: Mapping[str, Exercise]) -> list[str]:
    """Return the ids of the ladder that an exercise stands on, the easiest first."""
    below = _follow(one, exercises, lambda step: step.easier)
    above = _follow(one, exercises, lambda step: step.harder)
    return [*reversed(below), one.id, *above] if below or above else []


def _follow(
    one: Exercise, exercises: Mapping[str, Exercise], step: Callable[[Exercise], str | None]
) -> list[str]:
    found: list[str] = []
    name = step(one)
    while name is not None and name in exercises and name not in {*found, one.id}:
        found.append(name)
        name = step(exercises[name])
    return found


def _facts(one: Exercise) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield _("Works mostly"), say_muscles(one.primary_muscles)
    if one.secondary_muscles:
        yield _("Helping"), say_muscles(one.secondary_muscles)
    others = tuple(PATTERN_WORDS[pattern].name.capitalize() for pattern in one.patterns[1:])
    if others:
        yield _("Also counts as"), others
    yield _("What you need"), tuple(dict.fromkeys(say_needs(setup.needs) for setup in one.setups))
    yield _("Used for"), tuple(str(CLASS_WORDS[name]) for name in sorted(one.rep_classes))
    yield _("Sides"), (str(LATERALITY_WORDS[one.laterality]),)
    yield _("How hard to learn"), (str(SKILL_WORDS[one.skill]),)
    if one.needs_safeties:
        yield _("Safety"), (_("only in a rack with safety bars, or with a helper"),)
    if one.impact:
        yield _("Landings"), (_("hardness %s of 3") % one.impact,)
    if one.eccentric_bias:
        yield _("Soreness"), (_("may make you sore the first times"),)


def tell_record(row: AthleteRow, exercise: str) -> OwnRecord:
    """Return the athlete's own sets of an exercise, and its strength as it is known."""
    known = read_catalogue().exercises.get(exercise)
    per_hand = known is not None and hands_of(known) == _BOTH_HANDS
    sets = read_own_sets(row, exercise)
    lift = read_lift(row, exercise) if sets else None
    days = tuple(tell_history(sets, cast("Units", row.units), per_hand=per_hand))
    if lift is None:
        return OwnRecord(None, None, days)
    units = row.units
    return OwnRecord(lift_figure(lift, units, "own", small=False), lift_table(lift, units), days)


def say_coming(days: list[ComingDay]) -> str:
    """Return when an exercise comes: "In 12 sessions of your plan: Tue 24 Nov (3 sets), ..."."""
    if not days:
        return ""
    count = len(days)
    head = ngettext(
        "In one session of your plan to come", "In %s sessions of your plan to come", count
    )
    head = head % count if "%s" in head else head
    named = [
        f"{say_day(one.on)} ({ngettext('%s set', '%s sets', one.sets) % one.sets})"
        for one in days[:_SHOWN_COMING]
    ]
    more = _(" and later") if count > _SHOWN_COMING else ""
    return f"{head}: {', '.join(named)}{more}."

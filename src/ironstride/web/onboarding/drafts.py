"""Answers on their way: kept after every step, and apart from the file that the plan was made of.

`AthleteRow.draft` holds `file` (the answers as an athlete file), `seen` (the steps answered),
`typed` (what could not be used yet, as it was typed) and `changed` (the steps that differ from
the file of the plan).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.http import QueryDict

from ironstride.formats.athlete_codec import AthleteFile
from ironstride.training.athlete import Athlete
from ironstride.training.availability import Availability
from ironstride.web.accounts.models import AthleteRow
from ironstride.web.onboarding.about_step import UNBORN, UNNAMED
from ironstride.web.onboarding.steps import STEP_NAMES
from ironstride.web.plans.planning import athlete_tree, read_athlete_tree
from ironstride.web.plans.queries import find_season, read_days

if TYPE_CHECKING:
    from collections.abc import Mapping

# Nobody weighs exactly this by chance: it stands until the first step is answered.
_UNSAID_MASS_KG: Final = 70.0
_MOST_TYPED_KEYS: Final = 600
_MOST_TYPED_CHARACTERS: Final = 80_000
_MOST_WORDS: Final = 200
_NO_ANSWERS: Final = frozenset({"csrfmiddlewaretoken", "do", "more", "add"})


@dataclass(frozen=True, slots=True)
class Draft:
    """The answers so far. `is_later` says that a plan was made of answers before."""

    given: AthleteFile
    seen: frozenset[str]
    typed: Mapping[str, dict[str, list[str]]]
    changed: tuple[str, ...]
    is_later: bool

    def typed_in(self, step: str) -> QueryDict | None:
        """Return what was typed into a step and could not be used yet."""
        words = self.typed.get(step)
        if words is None:
            return None
        posted = QueryDict(mutable=True)
        for key, values in words.items():
            posted.setlist(key, values)
        return posted


def nobody(name: str = "") -> AthleteFile:
    """Return the athlete of whom nothing is known yet."""
    return AthleteFile(
        Athlete(
            name=name.strip() or UNNAMED,
            born=UNBORN,
            body_mass_kg=_UNSAID_MASS_KG,
            availability=Availability(),
            places={},
        )
    )


def read_draft(row: AthleteRow) -> Draft:
    """Return the answers of an athlete: those on their way, else those of the plan."""
    stored: dict[str, Any] = row.draft if isinstance(row.draft, dict) else {}
    is_later = row.file is not None
    seen = frozenset(STEP_NAMES) if is_later else frozenset(stored.get("seen", ()))
    return Draft(
        given=_read_file(stored.get("file"), row),
        seen=seen,
        typed=stored.get("typed", {}),
        changed=tuple(stored.get("changed", ())),
        is_later=is_later,
    )


def _read_file(tree: object, row: AthleteRow) -> AthleteFile:
    if tree is not None:
        return read_athlete_tree(tree)[0]
    if row.file is None:
        return nobody(row.name)
    return _with_reports(read_athlete_tree(row.file)[0], row)


def _with_reports(given: AthleteFile, row: AthleteRow) -> AthleteFile:
    """Return the file with what was reported since: races, pain and days that were decided."""
    season = find_season(row)
    if season is None:
        return given
    planned = read_days(season, season.first_on, season.first_on).athlete
    health = replace(given.athlete.health, pain=planned.health.pain)
    athlete = replace(given.athlete, races=planned.races, health=health, pinned=planned.pinned)
    return replace(given, athlete=athlete)


def mark_of(row: AthleteRow) -> str:
    """Return what tells one state of the draft from another: a preview is of one state."""
    stored = row.draft if isinstance(row.draft, dict) else {}
    told = json.dumps([stored.get("file"), stored.get("changed")], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def lock(row: AthleteRow) -> AthleteRow:
    """Return the athlete as the table has it, held until the end of the transaction."""
    return AthleteRow.objects.select_for_update().get(pk=row.pk)


def write_draft(
    row: AthleteRow, draft: Draft, step: str, given: AthleteFile, fields: Mapping[str, str]
) -> None:
    """Store the answers of one step beside those of the others."""
    changed = draft.changed
    if draft.is_later and given != draft.given and step not in changed:
        changed = (*changed, step)
    row.draft = {
        "file": athlete_tree(given),
        "seen": sorted({*draft.seen, step}),
        "typed": {name: words for name, words in draft.typed.items() if name != step},
        "changed": list(changed),
    }
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=("draft", *fields))


def write_typed(row: AthleteRow, step: str, posted: QueryDict) -> None:
    """Keep what cannot be used yet as it was typed: a slip of the pen costs nothing."""
    words: dict[str, list[str]] = {}
    left = _MOST_TYPED_CHARACTERS
    for key, values in list(posted.lists())[:_MOST_TYPED_KEYS]:
        if key in _NO_ANSWERS:
            continue
        # A sign that no database keeps is no loss.
        kept = [str(one).replace("\x00", "")[:left] for one in values[:_MOST_WORDS]]
        left = max(0, left - sum(map(len, kept)))
        words[key[:100].replace("\x00", "")] = kept
    draft = dict(row.draft or {})
    draft["typed"] = {**draft.get("typed", {}), step: words}
    row.draft = draft
    row.save(update_fields=("draft",))


@transaction.atomic
def mark_changed(row: AthleteRow, step: str) -> None:
    """Note that what a step holds beside the file, such as a calendar, has changed."""
    fresh = lock(row)
    draft = read_draft(fresh)
    write_draft(fresh, draft, step, draft.given, {})
    if draft.is_later and step not in draft.changed:
        fresh.draft["changed"] = [*draft.changed, step]
        fresh.save(update_fields=("draft",))


@transaction.atomic
def drop_draft(row: AthleteRow) -> None:
    """Forget the changes that are on their way: the answers of the plan stand."""
    fresh = lock(row)
    if fresh.file is None:
        return
    athlete = read_athlete_tree(fresh.file)[0].athlete
    fresh.name, fresh.units, fresh.draft = athlete.name, athlete.units, {}
    fresh.save(update_fields=("draft", "name", "units"))

"""Reads of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Max

from ironstride.catalogue.reader import read_catalogue
from ironstride.web.logbook.models import SetFact
from ironstride.web.logbook.queries import set_rows
from ironstride.web.logbook.records import from_row
from ironstride.web.plans.planning import read_athlete_tree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.place import Place
    from ironstride.training.sets import LoggedSet
    from ironstride.web.accounts.models import AthleteRow

_NEWEST_SETS = 120


def read_own_sets(row: AthleteRow, exercise: str) -> list[LoggedSet]:
    """Return the newest sets of an exercise, the newest first."""
    rows = set_rows(row).filter(exercise=exercise)
    ordered = rows.order_by("-performed_on", "-performed_time", "-received_at", "-id")
    return [from_row(one) for one in ordered[:_NEWEST_SETS]]


def read_logged_names(row: AthleteRow) -> list[str]:
    """Return every exercise that was ever logged, the newest first."""
    rows = SetFact.objects.filter(athlete=row, void=False).values("exercise")
    ordered = rows.annotate(last_on=Max("performed_on")).order_by("-last_on", "exercise")
    return [one["exercise"] for one in ordered]


def own_names(names: list[str]) -> list[str]:
    """Return those of the names that the catalogue does not know."""
    known = read_catalogue().exercises
    return [one for one in names if one not in known]


def read_places(row: AthleteRow) -> Mapping[str, Place]:
    """Return the places where the athlete trains; none before the first questions are answered."""
    if not row.file:
        return {}
    try:
        given, _problems = read_athlete_tree(row.file)
    except ValueError:
        return {}
    return given.athlete.places

"""The exercises: all of them, and one in full."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ironstride.catalogue.reader import read_catalogue
from ironstride.sheets.plain_text import printable
from ironstride.web.accounts.access import for_athlete
from ironstride.web.config.clock import today
from ironstride.web.library import exercise_list, queries
from ironstride.web.library.coming import read_coming, still_to_come
from ironstride.web.library.exercise_page import say_coming, tell_guide, tell_record
from ironstride.web.progress.queries import find_span

if TYPE_CHECKING:
    from ironstride.web.accounts.access import AthleteRequest
    from ironstride.web.library.coming import Coming, ComingDay

# What comes so soon is what the plan uses now.
_SOON: Final = dt.timedelta(days=14)


@require_GET
@never_cache
@for_athlete("see")
def show_exercises(request: AthleteRequest) -> HttpResponse:
    """Show the exercises that are asked for, those of the plan before all others."""
    athlete = request.athlete
    wanted = exercise_list.read_wanted(request.GET)
    places = queries.read_places(athlete)
    found = exercise_list.find_exercises(wanted, places)
    coming = _coming(request)
    soon = coming.soon(today(athlete) + _SOON) if coming else []
    names = queries.own_names(queries.read_logged_names(athlete)) if not wanted.pattern else []
    words = wanted.words.lower().split()
    context = {
        "athlete": athlete,
        "page": "exercises",
        "wanted": wanted,
        "count": len(found),
        "planned": exercise_list.plan_entries(soon, found),
        "own": [one for one in names if all(word in one.lower() for word in words)],
        "shelves": exercise_list.shelve(found),
        "places": list(places),
        "patterns": exercise_list.pattern_choices(),
        "muscles": exercise_list.muscle_choices(),
    }
    # Going back in the browser asks for the whole page again.
    is_part = (
        "HX-Request" in request.headers and "HX-History-Restore-Request" not in request.headers
    )
    part = "_found" if is_part else ""
    return render(request, f"library/exercises{part}.html", context)


@require_GET
@never_cache
@for_athlete("see")
def show_exercise(request: AthleteRequest, exercise: str) -> HttpResponse:
    """Show how an exercise is done, when it comes, and what was done of it."""
    one = read_catalogue().exercises.get(exercise)
    if one is None:
        raise Http404
    context = {
        "athlete": request.athlete,
        "page": "exercises",
        "name": one.name,
        "guide": tell_guide(one),
        "coming": say_coming(_days_of(request, one.id)),
        "record": tell_record(request.athlete, one.id),
    }
    return render(request, "library/exercise.html", context)


@require_GET
@never_cache
@for_athlete("see")
def show_own_exercise(request: AthleteRequest) -> HttpResponse:
    """Show what was done of an exercise that only the athlete's log names."""
    # No database holds the sign that ends texts.
    name = request.GET.get("name", "").replace("\x00", "")
    context = {
        "athlete": request.athlete,
        "page": "exercises",
        "name": printable(name) or _("An exercise without a name"),
        "record": tell_record(request.athlete, name),
    }
    return render(request, "library/exercise.html", context)


def _days_of(request: AthleteRequest, exercise: str) -> list[ComingDay]:
    """Return the days on which an exercise comes; what is done today comes no more."""
    athlete, day = request.athlete, today(request.athlete)
    season = find_span(athlete)
    if season is None:
        return []
    days = read_coming(season, day).exercises.get(exercise, [])
    return still_to_come(athlete, season, days, day)


def _coming(request: AthleteRequest) -> Coming | None:
    season = find_span(request.athlete)
    return read_coming(season, today(request.athlete)) if season else None

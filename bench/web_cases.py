"""An installation with athletes for the benches of the app: `python bench/web_cases.py PEOPLE`.

Makes the database that the environment names, with one athlete of five years and others with a few
sets, and prints a tree of JSON: each athlete with a link that signs in once and a session to log.
A word behind it says otherwise: `small` leaves the five years out; `queries` prints how many
queries each page of the first athlete takes, `jobs` how many jobs are in which state, `held` what
was stored, and `ask` asks for so many plans.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from five_years import moved, read_five_years
from ironstride.web.config.installation import bring_up_to_date, set_up_django

if TYPE_CHECKING:
    from collections.abc import Callable

    from ironstride.training.plan import Plan
    from ironstride.web.accounts.models import AthleteRow, User

ROOT: Final = Path(__file__).parents[1]
# Pages by the names of their addresses; those of a session, and those with a day.
PAGES: Final = {"today": (), "calendar": (), "gym": ("session",), "gym_packet": ("session",)}
MORE_PAGES: Final = {"progress": ()}
SYNC: Final = "gym_sync"


def main(people: int, *, years: bool) -> None:
    """Make the athletes and print them."""
    bring_up_to_date(lambda _: None)
    from ironstride.web.accounts.models import AthleteRow

    first, plan = _make_first(years=years)
    others = [_make_other(plan, number) for number in range(1, people)]
    rows = [AthleteRow.objects.get(user=user) for user in (first, *others)]
    print(json.dumps([_describe(row) for row in rows]))


def _make_first(*, years: bool) -> tuple[User, Plan]:
    """Return the athlete with five years of sets or a few weeks, and their plan."""
    from ironstride.training.calendar_weeks import monday_of
    from ironstride.web.config.clock import today
    from ironstride.web.logbook.services import add_sets
    from ironstride.web.operation.sample import make_sample
    from ironstride.web.plans.queries import find_season, read_plan
    from ironstride.web.plans.services import report_events

    # With a session on the day of the bench.
    user = make_sample(ROOT / "examples/sample", "UTC")
    row = user.athlete
    if years:
        add_sets(row, moved(read_five_years(ROOT), monday_of(today(row))), "bench")
        row.refresh_from_db()
        report_events(row, (), None)
    season = find_season(row)
    if season is None:
        raise RuntimeError
    return user, read_plan(season)


def _make_other(plan: Plan, number: int) -> User:
    """Return another athlete with the same plan, and no sets."""
    from ironstride.formats.athlete_codec import AthleteFile
    from ironstride.web.accounts.models import User
    from ironstride.web.accounts.services import begin_athlete
    from ironstride.web.plans.services import save_athlete, store_plan

    user = User.objects.create_user(f"athlete{number}@example.org")
    row = begin_athlete(user)
    athlete = replace(plan.athlete, log=())
    save_athlete(row, AthleteFile(athlete))
    store_plan(row, replace(plan, athlete=athlete), 0)
    return user


def _describe(row: AthleteRow) -> dict[str, Any]:
    from django.urls import reverse

    from ironstride.web.accounts.services import make_sign_in_link
    from ironstride.web.config.clock import today

    session = _session_of(row)
    if row.user is None:
        raise RuntimeError
    return {
        "athlete": str(row.pk),
        "sign_in": reverse("sign_in_by_link", args=[make_sign_in_link(row.user)]),
        "pages": _addresses({**PAGES, **MORE_PAGES}, row, session),
        "sync": _addresses({SYNC: ("session",)}, row, session).get(SYNC),
        "session": session,
        "today": today(row).isoformat(),
    }


def _session_of(row: AthleteRow) -> str:
    """Return the session of today, or the next one."""
    from ironstride.web.config.clock import today
    from ironstride.web.plans.models import SessionRow

    rows = SessionRow.objects.filter(season__athlete=row, on__gte=today(row)).order_by("on")
    return next(one.session for one in rows if one.tree["kind"] == "lift")


def _addresses(names: dict[str, tuple[str, ...]], row: AthleteRow, session: str) -> dict[str, str]:
    """Return where the pages are; those that are not there are left out."""
    from django.urls import NoReverseMatch, reverse

    found = {}
    for name, needs in names.items():
        arguments = [row.pk, session] if needs else [row.pk]
        try:
            found[name] = reverse(name, args=arguments)
        except NoReverseMatch:
            continue
    return found


def count_queries() -> None:
    """Print how many queries each page of the first athlete takes, once it is warm."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from ironstride.web.accounts.models import AthleteRow, User
    from ironstride.web.operation.sample import EMAIL

    user = User.objects.get(email=EMAIL)
    row = AthleteRow.objects.get(user=user)
    client = Client(headers={"host": "localhost"})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    counts = {}
    for name, address in _addresses({**PAGES, **MORE_PAGES}, row, _session_of(row)).items():
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts[name] = len(queries)
    print(json.dumps(counts))


def count_jobs() -> dict[str, int]:
    """Return how many jobs are in which state."""
    from django.db.models import Count

    from ironstride.web.jobs.models import Job

    states = Job.objects.values("state").annotate(count=Count("id"))
    return {one["state"]: one["count"] for one in states}


def a_set(number: int, session: str, on: str) -> dict[str, Any]:
    """Return a fact of a set without its id, as a phone sends it."""
    at = dt.datetime.fromisoformat(f"{on}T18:00") + dt.timedelta(seconds=number)
    return {
        "type": "set",
        "exercise": "back-squat",
        "performed_at": at.isoformat(),
        "set_kind": "load_reps",
        "kind": "work",
        "load_kg": 60 + number % 20,
        "reps": 5,
        "rir": 2,
        "session": session,
    }


def ask_for_plans(count: int) -> int:
    """Ask for plans, of one athlete after the other; return how many."""
    from itertools import cycle, islice

    from ironstride.web.accounts.models import AthleteRow
    from ironstride.web.jobs.services import ask_for

    for number, row in enumerate(islice(cycle(AthleteRow.objects.exclude(file=None)), count)):
        # Asked for alike, those that wait would be one.
        ask_for("plan", row, number=number)
    return count


def hold() -> dict[str, Any]:
    """Return the sets that phones sent, how many moments they are of, and what is wrong."""
    from django.db import connection
    from django.db.models import Sum

    from ironstride.web.accounts.models import AthleteRow
    from ironstride.web.jobs.models import Job
    from ironstride.web.logbook.models import SetFact
    from ironstride.web.operation.database_checks import check_database

    # What the sample brought along came from another app.
    sets = SetFact.objects.exclude(origin="Strong")
    moments = sets.values("athlete", "performed_on", "performed_time").distinct().count()
    found = check_database() if connection.vendor == "sqlite" else []
    imports = AthleteRow.objects.filter(sets__origin="Strong").distinct().count()
    changes = AthleteRow.objects.aggregate(all=Sum("log_number"))["all"] - imports
    return {
        "sets": [str(one) for one in sets.values_list("pk", flat=True)],
        "moments": moments,
        "counted": changes,
        "plans": Job.objects.filter(kind="plan").count(),
        "problems": [one.text for one in found if one.state == "stop"],
    }


def _run(people: int, word: str) -> None:
    if word in ("", "small"):
        main(people, years=word != "small")
    elif word == "queries":
        count_queries()
    else:
        told: dict[str, Callable[[], object]] = {
            "jobs": count_jobs,
            "held": hold,
            "ask": partial(ask_for_plans, people),
        }
        print(json.dumps(told[word]()))


if __name__ == "__main__":
    set_up_django()
    _run(int(sys.argv[1]), "".join(sys.argv[2:]))

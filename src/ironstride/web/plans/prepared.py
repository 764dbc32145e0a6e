"""Sessions with the weights of their day, worked out once and kept until something changes.

Following years of sets takes a second or two: no page waits for that twice.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from ironstride.catalogue.reader import read_catalogue
from ironstride.formats.fields import Field, Report, attempt
from ironstride.formats.plain_tree import plain_tree
from ironstride.formats.plan_encode import encode_session
from ironstride.formats.session_decode import read_session
from ironstride.planning.next_session import plan_next_session
from ironstride.training.readiness import Readiness
from ironstride.web.config.clock import now
from ironstride.web.logbook.queries import count_facts_before, read_log
from ironstride.web.plans.models import PreparedSession
from ironstride.web.plans.planning import policy_of
from ironstride.web.plans.queries import read_plan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ironstride.planning.next_session import NextSession
    from ironstride.training.plan import Plan
    from ironstride.training.session import PlannedSession
    from ironstride.web.accounts.models import AthleteRow
    from ironstride.web.plans.models import Season


_NEAR: Final = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class DaySession:
    """A session as it is right on its day, and what was lowered or noticed, in sentences."""

    session: PlannedSession
    lowered: tuple[str, ...]
    noticed: tuple[str, ...]


def day_session(
    row: AthleteRow, season: Season, session: PlannedSession, readiness: Readiness | None = None
) -> DaySession:
    """Return a session of the season with the weights of its day.

    With a `readiness` that says something it is worked out for it, and is not kept.
    """
    if readiness is not None and readiness != Readiness():
        return decode_prepared(_encode(_work_out(row, read_plan(season), session, readiness)))
    return decode_prepared(prepare_session(row, season, session).packet)


def is_near(session: PlannedSession, day: dt.date) -> bool:
    """Whether a session has the weights of its day already: from `day` to the same weekday ahead.

    Further on the plan's own weights stand, as there are sets to come before.
    """
    return session.kind != "run_warmup" and day <= session.on <= day + _NEAR


def weigh_near(
    row: AthleteRow, season: Season, sessions: Iterable[PlannedSession], day: dt.date
) -> tuple[PlannedSession, ...]:
    """Return the sessions, those that are near with the weights of their day."""
    return tuple(
        day_session(row, season, one).session if is_near(one, day) else one for one in sessions
    )


def prepare_session(row: AthleteRow, season: Season, session: PlannedSession) -> PreparedSession:
    """Return the session as it is kept, worked out anew where the plan or the log has changed."""
    before = count_facts_before(row, session.on)
    known = PreparedSession.objects.filter(athlete=row, session=session.id).first()
    if known and (known.season_number, known.sets_before) == (season.number, before):
        return known
    # Not older than the count: a log that has grown since would be kept as the one counted.
    row.refresh_from_db(fields=("log_number",))
    found = _work_out(row, read_plan(season), session, Readiness())
    fields = {
        "season_number": season.number,
        "sets_before": before,
        "packet": _encode(found),
        "made_at": now(),
    }
    made, _ = PreparedSession.objects.update_or_create(
        athlete=row, session=session.id, defaults=fields
    )
    return made


def _work_out(
    row: AthleteRow, plan: Plan, session: PlannedSession, readiness: Readiness
) -> NextSession:
    """Return the session planned for its day; `session` may come from a part of the plan."""
    known = known_before(row, plan, session.on)
    return plan_next_session(
        known,
        session,
        readiness,
        policy=policy_of(known.athlete),
        catalogue=read_catalogue(),
    )


def known_before(row: AthleteRow, plan: Plan, day: dt.date) -> Plan:
    """Return the plan whose athlete holds what was logged before a day."""
    log = tuple(one for one in read_log(row) if one.performed_on < day)
    return replace(plan, athlete=replace(plan.athlete, log=log))


def _encode(found: NextSession) -> dict[str, Any]:
    return {
        "session": plain_tree(encode_session(found.session)),
        "lowered": [one.text for one in found.lowerings],
        "noticed": [f"{one.exercise}: {one.text}" for one in found.flags],
    }


def decode_prepared(packet: dict[str, Any]) -> DaySession:
    """Return the session that is kept; raises ValueError where it cannot be read."""
    report = Report("prepared session")
    session = attempt(Field(packet["session"], "", report), read_session, None)
    if session is None:
        raise ValueError("; ".join(str(problem) for problem in report.problems))
    return DaySession(session, tuple(packet["lowered"]), tuple(packet["noticed"]))

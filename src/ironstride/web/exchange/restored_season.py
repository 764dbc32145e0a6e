"""The athlete, the calendars and the plan of an archive, as rows."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import DatabaseError, transaction

from ironstride.formats.plain_tree import plain_tree
from ironstride.formats.plan_history import encode_changes
from ironstride.web.config.clock import now
from ironstride.web.exchange.records import storable
from ironstride.web.plans.models import RunCalendar, Season, SeasonStep, SessionRow
from ironstride.web.plans.planning import athlete_tree
from ironstride.web.plans.records import BrokenSeasonError, join_plan, split_plan

if TYPE_CHECKING:
    from ironstride.formats.archive_files import Archive
    from ironstride.web.accounts.models import AthleteRow

_KINDS: Final = ("text", "file", "feed")
_ADDRESSES: Final = ("https://", "http://", "webcal://")
_MAX_NUMBER: Final = 2_000_000_000
_SAY_PLAN: Final = "The plan could not be read whole, so it was left out. Make a new one."


def restore_athlete(row: AthleteRow, archive: Archive) -> None:
    """Set the athlete as the archive has them; the caller saves the row."""
    athlete = archive.athlete.athlete
    row.file = storable(athlete_tree(archive.athlete))
    row.name, row.units = storable(athlete.name)[:120], athlete.units
    draft = archive.app.get("draft")
    row.draft = storable(draft) if isinstance(draft, dict) else {}
    zone = archive.settings.get("time_zone", "")
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return
    row.zone = zone[:64]


def restore_calendars(row: AthleteRow, archive: Archive) -> None:
    """Store the running calendars with where they came from."""
    listed = archive.app.get("calendars")
    beside = {
        one.get("file"): one
        for one in (listed if isinstance(listed, list) else ())
        if isinstance(one, dict) and isinstance(one.get("file"), str)
    }
    RunCalendar.objects.bulk_create(
        _calendar(row, name, content, beside.get(name, {}))
        for name, content in archive.calendars.items()
    )


def _calendar(row: AthleteRow, name: str, content: bytes, beside: dict[str, Any]) -> RunCalendar:
    kind, url = beside.get("kind"), _text(beside, "url")
    is_feed = kind == "feed" and url.lower().startswith(_ADDRESSES) and len(url) <= 1000  # noqa: PLR2004 - the column's length
    return RunCalendar(
        athlete=row,
        kind="feed" if is_feed else kind if kind in _KINDS and kind != "feed" else "file",
        name=(_text(beside, "name") or storable(name))[:200],
        url=url if is_feed else "",
        content=content,
        fetched_at=_instant(beside.get("fetched_at")),
        problem=_text(beside, "problem"),
    )


def restore_season(row: AthleteRow, archive: Archive) -> str:
    """Store the plan with every step that leads back; return why it could not be stored."""
    if archive.plan is None:
        return ""
    try:
        with transaction.atomic():
            _store(row, archive)
    except (DatabaseError, BrokenSeasonError):
        return _SAY_PLAN
    return ""


def _store(row: AthleteRow, archive: Archive) -> None:
    plan = archive.plan
    if plan is None:
        return
    head, sessions = storable(split_plan(plan))
    join_plan(head, sessions)
    beside = archive.app.get("season")
    beside = beside if isinstance(beside, dict) else {}
    links = [plan.replaces, *plan.replaces.earlier] if plan.replaces else []
    since = _number(beside, "log_changes_since", 0)
    listed = beside.get("steps")
    said = [
        one if isinstance(one, dict) else {} for one in (listed if isinstance(listed, list) else ())
    ]
    said += [{} for _ in links[len(said) :]]
    behind = max([since, *(_number(one, "log_changes_since", 0) for one in said)])
    row.log_number = max(row.log_number, behind)
    numbers = _step_numbers(said[: len(links)])
    season = Season.objects.create(
        athlete=row,
        # The next step takes this number: no earlier one may have it.
        number=max([_number(beside, "number", 1), *(one + 1 for one in numbers)]),
        head=head,
        first_on=plan.weeks[0].starts_on if plan.weeks else plan.today,
        last_on=plan.weeks[-1].last_day if plan.weeks else plan.today,
        made_from_log=row.log_number - since,
        made_at=_instant(beside.get("made_at")),
    )
    SessionRow.objects.bulk_create(
        SessionRow(season=season, session=one["id"], on=one["on"], place=place, tree=one)
        for place, one in enumerate(sessions)
    )
    SeasonStep.objects.bulk_create(
        SeasonStep(
            season=season,
            number=number,
            plan_id=link.id[:80],
            changes=storable(encode_changes(link.changes)),
            way_back=storable(plain_tree(dict(link.way_back))),
            reason=_text(one, "reason"),
            made_by=row.user if one.get("by_athlete") is True else None,
            made_at=_instant(one.get("made_at")),
            made_from_log=row.log_number - _number(one, "log_changes_since", 0),
        )
        for link, one, number in zip(links, said, numbers, strict=False)
    )


def _step_numbers(steps: list[dict[str, Any]]) -> list[int]:
    """Return the numbers of steps, the newest first; counted anew where they cannot be."""
    numbers = [_number(one, "number", 0) for one in steps]
    is_in_order = all(newer > older for newer, older in pairwise([*numbers, 0]))
    return numbers if is_in_order else list(range(len(steps), 0, -1))


def _number(tree: dict[str, Any], key: str, default: int) -> int:
    value = tree.get(key)
    if not isinstance(value, int) or isinstance(value, bool):
        return default
    return value if 0 <= value <= _MAX_NUMBER else default


def _text(tree: dict[str, Any], key: str) -> str:
    value = tree.get(key)
    return storable(value) if isinstance(value, str) else ""


def _instant(value: object) -> dt.datetime:
    try:
        at = dt.datetime.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        return now()
    return at if at.tzinfo is not None else now()

"""Writes of calendar feeds: made, read, revoked."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import F, Q

from ironstride.catalogue.reader import read_catalogue
from ironstride.formats.feed_memory import read_feed_memory, write_feed_memory
from ironstride.formats.icalendar_feed import FeedHead, write_feed
from ironstride.sheets.calendar_feed import Subscription, write_plan_feed
from ironstride.web.accounts.services import digest_of
from ironstride.web.config.clock import now, today
from ironstride.web.exchange.models import FeedLink
from ironstride.web.exchange.records import storable
from ironstride.web.plans.done_sessions import tell_over
from ironstride.web.plans.queries import find_season, read_plan

if TYPE_CHECKING:
    import uuid

    from ironstride.web.accounts.models import AthleteRow
    from ironstride.web.plans.models import Season

MAX_FEEDS: Final = 20
# A calendar program asks once in a while; this is far more, and far less than a flood.
MAX_READS: Final = 60
READS_WITHIN: Final = dt.timedelta(minutes=10)
# The time of the last read is for people: to the minute is enough.
_NOTED_EACH: Final = dt.timedelta(minutes=1)


class TooManyFeedsError(Exception):
    """There are as many feeds as one runner may have."""


@transaction.atomic
def make_feed(athlete: AthleteRow, name: str, kind: str, *, with_races: bool) -> str:
    """Return the secret of a new feed, which is told this once; raises TooManyFeedsError."""
    if FeedLink.objects.filter(athlete=athlete, revoked_at=None).count() >= MAX_FEEDS:
        raise TooManyFeedsError
    secret = secrets.token_urlsafe(32)
    FeedLink.objects.create(
        athlete=athlete,
        name=storable(name)[:80],
        kind=kind,
        with_races=with_races,
        digest=digest_of(secret),
        athlete_key=secrets.token_urlsafe(32),
        made_at=now(),
    )
    return secret


def revoke_feed(athlete: AthleteRow, feed_id: uuid.UUID) -> bool:
    """Close a feed for good, and forget what it published; False where there is none."""
    feeds = FeedLink.objects.filter(athlete=athlete, pk=feed_id, revoked_at=None)
    gone = {"revoked_at": now(), "memory": "", "content": b"", "made_from": ""}
    return bool(feeds.update(**gone))


def count_read(feed: FeedLink) -> bool:
    """Count a read of a feed; False where it is read far too often."""
    at = now()
    mine = FeedLink.objects.filter(pk=feed.pk)
    is_over = Q(counted_from=None) | Q(counted_from__lte=at - READS_WITHIN)
    if mine.filter(is_over).update(counted_from=at, reads=1, read_at=at):
        return True
    if feed.reads >= MAX_READS:
        return False
    mine.update(reads=F("reads") + 1)
    mine.filter(Q(read_at=None) | Q(read_at__lte=at - _NOTED_EACH)).update(read_at=at)
    return True


def refresh_feed(feed: FeedLink) -> FeedLink:
    """Return the feed as it is to be read now: made anew only where something it shows changed.

    What was published is remembered in the same transaction: two that read at once get the same.
    """
    season = find_season(feed.athlete)
    if feed.made_from == _state(feed, season):
        return feed
    with transaction.atomic():
        feed = FeedLink.objects.select_for_update().select_related("athlete").get(pk=feed.pk)
        season = find_season(feed.athlete)
        if feed.made_from != _state(feed, season) and feed.revoked_at is None:
            _publish(feed, season)
    return feed


def _state(feed: FeedLink, season: Season | None) -> str:
    """Return what a feed depends on; called-off events leave it with time.

    What was done stands in it, so it follows the log too.
    """
    made = f"{season.pk} {season.number} {season.made_at.isoformat()}" if season else "none"
    row = feed.athlete
    return f"{made} {row.log_number} {row.zone} {row.units} {today(row)}"[:200]


def _publish(feed: FeedLink, season: Season | None) -> None:
    at = now()
    memory, _ = read_feed_memory(feed.memory or "{}", "memory")
    if season is None:
        head = FeedHead("Strength", feed.athlete.zone, is_private=feed.kind == "busy")
        content, memory = write_feed((), head, memory=memory, now=at)
    else:
        subscription = Subscription(
            "busy" if feed.kind == "busy" else "detailed",
            feed.athlete_key,
            feed.athlete.zone,
            feed.with_races,
        )
        plan = read_plan(season)
        done = tell_over(feed.athlete, plan, list(plan.sessions()))
        content, memory = write_plan_feed(
            plan, read_catalogue(), subscription, memory=memory, now=at, done=done
        )
    if content != bytes(feed.content):
        feed.content, feed.changed_at = content, at
    feed.memory, feed.made_from = write_feed_memory(memory), _state(feed, season)
    feed.save(update_fields=("content", "changed_at", "memory", "made_from"))

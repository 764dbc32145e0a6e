"""A plan as a calendar to subscribe to: all of it for the runner, or only the times taken."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from ironstride.errors import require
from ironstride.formats.icalendar_feed import FeedEvent, FeedHead, event_uid, write_feed
from ironstride.sheets.plain_text import printable
from ironstride.sheets.plan_words import say_distance
from ironstride.sheets.session_cards import SessionCards
from ironstride.training.plan import GONE
from ironstride.units import S_PER_HOUR, S_PER_MINUTE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.formats.feed_memory import FeedMemory
    from ironstride.sheets.cards import BlockCard, ItemCard, SessionCard
    from ironstride.sheets.done_cards import DoneCard
    from ironstride.training.plan import Plan, SessionState
    from ironstride.training.session import PlannedSession

FeedKind = Literal["detailed", "busy"]
BUSY: Final = "Busy"
STATE_STARTS: Final[Mapping[SessionState, str]] = {
    "planned": "",
    "done": "Done: ",
    "missed": "Not done: ",
    "excused": "Excused: ",
}
_DAY_MINUTES: Final = 24 * S_PER_HOUR // S_PER_MINUTE


@dataclass(frozen=True, slots=True)
class Subscription:
    """What somebody subscribes to.

    `athlete_key` is a secret of the athlete, random and never changed: whoever knows it could find
    out which session the id of a busy event stands for. `zone` is a name such as Europe/Vienna,
    None where it is not known.
    """

    kind: FeedKind
    athlete_key: str
    zone: str | None = None
    with_races: bool = False

    def __post_init__(self) -> None:
        require(bool(self.athlete_key), "athlete_key is a secret, not empty")

    def uid(self, *parts: str) -> str:
        """Return the id of an event; the same one has another id in a feed of the other kind."""
        return event_uid(self.athlete_key, self.kind, *parts)


def write_plan_feed(
    plan: Plan,
    catalogue: Catalogue,
    subscription: Subscription,
    *,
    memory: FeedMemory,
    now: dt.datetime,
    done: Mapping[str, DoneCard] | None = None,
) -> tuple[bytes, FeedMemory]:
    """Return the feed of a plan and what is to be remembered for the next one of this kind.

    `memory` is what the call before returned, empty at first: each kind has one of its own.
    `done` tells the sessions that are over, by their id: they say what was done.
    """
    if subscription.kind == "busy":
        head = FeedHead(BUSY, subscription.zone, is_private=True)
        events = _busy_events(plan, subscription)
    else:
        head = FeedHead(f"Strength: {printable(plan.made_for)}", subscription.zone)
        events = _detailed_events(plan, catalogue, subscription, done or {})
    return write_feed(events, head, memory=memory, now=now)


def _sessions(plan: Plan) -> Iterator[PlannedSession]:
    """Yield what takes time of its own: drills before a run are done with the run."""
    return (session for session in plan.sessions() if session.kind != "run_warmup")


def _busy_events(plan: Plan, subscription: Subscription) -> Iterator[FeedEvent]:
    """Yield when the time is taken, and nothing else: what did not happen took none."""
    for session in _sessions(plan):
        if plan.state_of(session) not in GONE:
            uid = subscription.uid("session", session.id)
            yield FeedEvent(uid, session.on, session.at, session.minutes, BUSY)
    if subscription.with_races:
        for key, on, _ in _races(plan):
            yield FeedEvent(subscription.uid("race", key), on, None, _DAY_MINUTES, BUSY)


def _detailed_events(
    plan: Plan,
    catalogue: Catalogue,
    subscription: Subscription,
    done: Mapping[str, DoneCard],
) -> Iterator[FeedEvent]:
    cards = SessionCards(plan, catalogue)
    for session in _sessions(plan):
        card, was_done = cards.card(session), done.get(session.id)
        state = "done" if was_done else card.state
        said = (
            _tell_done(was_done)
            if was_done and was_done.lines
            else _describe(card, is_assumed=session.at_source == "assumed")
        )
        yield FeedEvent(
            uid=subscription.uid("session", session.id),
            on=session.on,
            at=session.at,
            minutes=session.minutes,
            summary=f"{STATE_STARTS[state]}{card.title}",
            description="\n".join(said),
            location=card.place,
            takes_time=state not in GONE,
        )
    if subscription.with_races:
        for key, on, words in _races(plan):
            yield FeedEvent(subscription.uid("race", key), on, None, _DAY_MINUTES, words)


def _races(plan: Plan) -> Iterator[tuple[str, dt.date, str]]:
    """Yield a key, the day and the words of each race; a race that moves keeps its key.

    Races are known by their name; where several have the same one, by their day too.
    """
    count = Counter(race.name for race in plan.races)
    for race in plan.races:
        key = race.name if count[race.name] == 1 else f"{race.name} {race.on}"
        length = say_distance(race.distance_m, plan.athlete.units)
        yield key, race.on, f"Race: {printable(race.name)}, {length} ({race.priority} race)"


def _tell_done(done: DoneCard) -> Iterator[str]:
    """Yield the lines of a session that is over: what was done, beside what had been asked."""
    yield f"{done.done_sets} of {done.planned_sets} sets done."
    for line in done.lines:
        instead = f" instead of {line.instead_of}" if line.instead_of else ""
        notes = "; ".join(part for part in (line.left, line.pain) if part)
        yield f"- {line.name}{instead}: {line.sets}{f' ({notes})' if notes else ''}"
        if line.asked:
            yield f"  Asked for: {line.asked}"
    if done.left_out:
        yield f"Without a set: {', '.join(done.left_out)}."


def _describe(card: SessionCard, *, is_assumed: bool) -> Iterator[str]:
    """Yield the lines of a session: what to do with which weight, and why."""
    yield f"{card.minutes} minutes, {card.legs}."
    if is_assumed:
        yield "Nobody gave the time of day: it is a guess, do it when it suits you."
    yield from (f"Why: {why.text}" for why in card.whys)
    if card.begin:
        yield f"Begin with {card.begin}."
    for block in card.blocks:
        yield from _describe_block(block)


def _describe_block(block: BlockCard) -> Iterator[str]:
    yield ""
    yield f"{block.quality.upper()}: {block.meaning}"
    for item in block.items:
        yield from _describe_item(item)


def _describe_item(item: ItemCard) -> Iterator[str]:
    name = f"{item.mark} {item.name}".strip()
    rest = f"rest {item.rest}" if item.rest else ""
    yield f"- {name}: {'; '.join(part for part in (*item.doses, item.effort, rest) if part)}"
    if item.whys:
        yield f"  Why: {item.whys[0].text}"

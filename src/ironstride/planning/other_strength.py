"""Strength sessions of another plan: kept as sessions of unknown content, so nobody lifts twice.

A runner's calendar may hold the strength work of TrainingPeaks, Runna, a watch or a class. The
athlete file says whose counts: `strength: keep` or `strength: replace`. Until it does, theirs stay
and the plan asks; a session too few does less harm than one too many.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ironstride.training.athlete import AuthoredItem, Pinned
from ironstride.training.plan import Notice
from ironstride.units import S_PER_MINUTE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete
    from ironstride.training.foreign_strength import ForeignStrength

# The one line of such a session; it is no exercise of the catalogue, so its name is shown.
THEIR_WORK: Final = "as-the-other-plan-says"
_RULE: Final = "authored_work_kept"
_SHOWN_DAYS: Final = 3
# A calendar's slip must not fill a day, and an item of an athlete file lasts an hour at most.
_MOST_MIN: Final = 180
_MOST_MIN_OF_AN_ITEM: Final = 60


def with_other_strength(
    athlete: Athlete, today: dt.date, policy: Policy
) -> tuple[Athlete, tuple[Notice, ...]]:
    """Return the athlete with the other plan's sessions from `today` on as pins, and what to say.

    A day that the athlete pinned stays theirs. Pins that an earlier call made are made anew, so
    a plan may be made again from the athlete that it holds.
    """
    own = tuple(pin for pin in athlete.pinned if not is_theirs(pin))
    decided = {pin.on for pin in own}
    sessions = [one for one in athlete.other_strength if one.on >= today and one.on not in decided]
    if not sessions:
        return replace(athlete, pinned=own), ()
    notices = (_say(sessions, athlete),)
    if athlete.strength == "replace":
        return replace(athlete, pinned=own), notices
    pins = tuple(_pins(sessions, policy))
    return replace(athlete, pinned=tuple(sorted((*own, *pins), key=lambda pin: pin.on))), notices


def is_theirs(pin: Pinned) -> bool:
    """Whether a pinned day holds a session of another strength plan."""
    return any(item.exercise == THEIR_WORK for item in pin.items)


def _pins(sessions: Sequence[ForeignStrength], policy: Policy) -> Iterator[Pinned]:
    """Yield one pin a day; several sessions of a day are one, as long as all together."""
    by_day: dict[dt.date, list[ForeignStrength]] = {}
    for session in sessions:
        by_day.setdefault(session.on, []).append(session)
    usual_min = policy.whole("calendar.other_strength_minutes")
    for day, of_day in by_day.items():
        minutes = min(_MOST_MIN, sum(_minutes(one) or usual_min for one in of_day))
        seconds = int(min(_MOST_MIN_OF_AN_ITEM, minutes) * S_PER_MINUTE)
        work = AuthoredItem(THEIR_WORK, sets=1, seconds=(seconds, seconds))
        yield Pinned(
            on=day,
            at=of_day[0].at,
            minutes=minutes,
            title=" + ".join(dict.fromkeys(one.title for one in of_day)),
            items=(work,),
            leg_grade=policy.whole("calendar.other_strength_leg_grade"),
        )


def _minutes(session: ForeignStrength) -> int:
    return round((session.duration_s or 0.0) / S_PER_MINUTE)


def _say(sessions: Sequence[ForeignStrength], athlete: Athlete) -> Notice:
    held = _held(sessions)
    if athlete.strength == "replace":
        text = f"{held} They are not counted, as you decided: leave them out and lift by this plan."
        return Notice("info", text, _RULE)
    kept = (
        "they keep their days, count as strength sessions of the week and as work for the legs, "
        "and this plan adds only what is left"
    )
    if athlete.strength == "keep":
        return Notice("info", f"{held} As you decided, {kept}.", _RULE)
    text = (
        f"{held} Which do you want to do? Until you say so, so that nothing is lifted twice, "
        f"{kept}. Write `strength: keep` into the athlete file to leave it so, or "
        "`strength: replace` to let this plan take over; then do not do theirs."
    )
    return Notice("limit", text, _RULE)


def _held(sessions: Sequence[ForeignStrength]) -> str:
    """Return what the calendar holds in one sentence: how many, whose, and on which days."""
    count = len(sessions)
    sources = " and ".join(sorted({one.source for one in sessions}))
    title = Counter(one.title for one in sessions).most_common(1)[0][0]
    days = sorted({one.on for one in sessions})
    shown = ", ".join(f"{day:%A} {day.day} {day:%B}" for day in days[:_SHOWN_DAYS])
    more = f", and so on until {days[-1].day} {days[-1]:%B %Y}" if len(days) > _SHOWN_DAYS else ""
    noun = "1 strength session" if count == 1 else f"{count} strength sessions"
    return (
        f"Your calendar ({sources}) has {noun} of another plan, such as {title!r}: {shown}{more}."
    )

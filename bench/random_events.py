"""Random events for a plan, seeded: what a season may bring, sensible or not."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ironstride.training import events as ev
from ironstride.training.athlete import Pain
from ironstride.training.race import Race
from ironstride.training.words import PRIORITIES

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training.plan import Plan
    from ironstride.training.run import PlannedRun
    from ironstride.training.session import PlannedSession
    from ironstride.training.words import Region

DAY = dt.timedelta(days=1)
STEPS_DAYS = (0, 0, 1, 1, 2, 3, 5)
REGIONS: tuple[Region, ...] = ("knee", "achilles", "low_back", "shoulder", "calf")


@dataclass(frozen=True, slots=True)
class Told:
    """What is told on a day: an event, or the runs as the calendar has them now."""

    event: ev.Event | None = None
    runs: tuple[PlannedRun, ...] | None = None

    @property
    def kind(self) -> str:
        """The name of the kind of event."""
        return "RunsChanged" if self.event is None else type(self.event).__name__


def draw_event(rng: Random, plan: Plan, now: dt.date, catalogue: Catalogue) -> Told | None:
    """Draw something that may happen to `plan` on `now`; None where the draw has no object."""
    if rng.randrange(15) == 0:
        return Told(runs=_change_runs(rng, plan, now))
    event = rng.choice(_DRAWS)(rng, plan, now, catalogue)
    return None if event is None else Told(event)


def _coming(plan: Plan, now: dt.date) -> list[PlannedSession]:
    return [one for one in plan.sessions() if one.on >= now][:8]


def _past(plan: Plan, now: dt.date) -> list[PlannedSession]:
    return [one for one in plan.sessions() if one.on <= now]


def _soon(rng: Random, now: dt.date, most: int = 21) -> dt.date:
    return now + rng.randrange(most) * DAY


def _done(_rng: Random, plan: Plan, now: dt.date, _catalogue: Catalogue) -> ev.Event | None:
    past = _past(plan, now)
    return ev.Done(past[-1].id) if past else None


def _missed(_rng: Random, plan: Plan, now: dt.date, _catalogue: Catalogue) -> ev.Event | None:
    past = _past(plan, now)
    return ev.Missed(past[-1].on) if past else None


def _moved(rng: Random, plan: Plan, now: dt.date, _catalogue: Catalogue) -> ev.Event | None:
    sessions = (*_past(plan, now)[-2:], *_coming(plan, now))
    if not sessions:
        return None
    day = rng.choice(sessions).on
    return ev.Moved(day, day + rng.choice((-2, -1, 1, 2, 3)) * DAY)


def _rest(rng: Random, _plan: Plan, now: dt.date, _catalogue: Catalogue) -> ev.Event:
    first = _soon(rng, now)
    days = rng.choice((1, 2, 3, 5, 9, 15, 30) if rng.random() < 0.3 else (1, 2, 3, 5))  # noqa: PLR2004 - a third may be long
    kind = rng.choice((ev.Ill, ev.Away))
    return kind(first, first + (days - 1) * DAY)


def _travel(rng: Random, plan: Plan, now: dt.date, _catalogue: Catalogue) -> ev.Event:
    first = _soon(rng, now)
    place = rng.choice((*plan.athlete.places, "hotel"))
    return ev.Travel(first, first + rng.randrange(7) * DAY, place)


def _pain(rng: Random, _plan: Plan, _now: dt.date, _catalogue: Catalogue) -> ev.Event:
    return ev.PainReported(Pain(rng.choice(REGIONS), rng.choice((0, 0, 0, 2, 3, 4, 6))))


def _less_time(rng: Random, _plan: Plan, now: dt.date, _catalogue: Catalogue) -> ev.Event:
    return ev.LessTime(_soon(rng, now, 8), rng.choice((8, 15, 20, 25, 30)))


def _race_added(rng: Random, _plan: Plan, now: dt.date, _catalogue: Catalogue) -> ev.Event:
    on = now + rng.randrange(2, 120) * DAY
    name = f"Race of {on.isoformat()} {rng.randrange(1000)}"
    return ev.RaceAdded(
        Race(name, on, rng.choice((5000, 10_000, 21_097, 42_195)), rng.choice(PRIORITIES))
    )


def _race_moved(rng: Random, plan: Plan, now: dt.date, _catalogue: Catalogue) -> ev.Event | None:
    races = [race for race in plan.athlete.races if race.on >= now]
    if not races:
        return None
    race = rng.choice(races)
    return ev.RaceMoved(race.name, max(now, race.on + rng.choice((-14, -7, -1, 1, 7, 14)) * DAY))


def _race_dropped(rng: Random, plan: Plan, now: dt.date, _catalogue: Catalogue) -> ev.Event | None:
    races = [race for race in plan.athlete.races if race.on >= now]
    return ev.RaceDropped(rng.choice(races).name) if races else None


def _pin(rng: Random, plan: Plan, now: dt.date, _catalogue: Catalogue) -> ev.Event | None:
    coming = _coming(plan, now)
    return ev.DayPinned(rng.choice(coming).on) if coming else None


def _unpin(rng: Random, plan: Plan, now: dt.date, _catalogue: Catalogue) -> ev.Event | None:
    pins = [pin.on for pin in plan.athlete.pinned if pin.on >= now]
    return ev.DayUnpinned(rng.choice(pins)) if pins else None


def _swap(rng: Random, plan: Plan, now: dt.date, catalogue: Catalogue) -> ev.Event | None:
    items = [item for one in _coming(plan, now) for _, item in one.items() if item.patterns]
    if not items:
        return None
    item = rng.choice(items)
    others = [one.id for one in catalogue.with_pattern(item.patterns[0]) if one.id != item.exercise]
    return ev.Swapped(item.id, rng.choice(others)) if others else None


_DRAWS: tuple[Callable[[Random, Plan, dt.date, Catalogue], ev.Event | None], ...] = (
    *(_done, _missed, _moved, _rest, _rest, _travel, _pain, _less_time),
    *(_race_added, _race_moved, _race_dropped, _pin, _unpin, _swap),
)


def _change_runs(rng: Random, plan: Plan, now: dt.date) -> tuple[PlannedRun, ...]:
    """Return the runs of the plan with a few coming ones changed."""
    runs = list(plan.athlete.runs)
    coming = [index for index, run in enumerate(runs) if run.on >= now]
    for _ in range(rng.choice((1, 1, 2, 4)) if coming else 0):
        index = rng.choice(coming)
        runs[index] = _changed(rng, runs[index], now)
    return tuple(runs)


def _changed(rng: Random, run: PlannedRun, now: dt.date) -> PlannedRun:
    match rng.randrange(4):
        case 0:
            return replace(run, type=rng.choice(("easy", "intervals", "tempo")), key=None)
        case 1:
            return replace(run, distance_m=1.3 * (run.distance_m or 8000.0))
        case 2:
            return replace(run, at=dt.time(rng.choice((6, 12, 18))))
        case _:
            return replace(run, on=max(now, run.on + rng.choice((-1, 1)) * DAY))

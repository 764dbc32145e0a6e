"""What the days around races allow, by the distance and the priority of the race."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ironstride.training.calendar_weeks import DAYS_PER_WEEK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ironstride.policy.reader import Policy
    from ironstride.training.race import Race

MAX_GRADE: Final = 3
LIGHT_GRADE: Final = 1
HALF_WEEK: Final = 3


def find_race_row(distance_m: float, policy: Policy) -> str:
    """Return the row of the race tables for a distance [m]: 5k, 10k, half, marathon or ultra."""
    limits = policy.table("races.distance_up_to_m")
    return next((row for row, most in limits.items() if distance_m <= most), "ultra")


@dataclass(frozen=True, slots=True)
class RaceTerms:
    """What one race asks for before and after it, in days."""

    race: Race
    last_heavy_days: int
    last_leg_days: int
    last_intensive_plyo_days: int
    no_new_exercise_days: int
    primer_days: tuple[int, int]
    no_heavy_after_days: int
    no_lift_after_days: int
    recovery_weeks: int

    def days_to(self, day: dt.date) -> int:
        """Return the days from `day` to the race, negative after it."""
        return (self.race.on - day).days


def read_race_terms(race: Race, policy: Policy) -> RaceTerms:
    """Look up the row of `race`; B and C races only clear the days right before them."""
    row = find_race_row(race.distance_m, policy)

    def days(key: str) -> int:
        return int(policy.table(f"races.{key}")[row])

    is_goal = race.priority == "A"
    lesser = policy.table("races.lesser_clear_days")
    clear = 0 if is_goal else int(lesser[race.priority])
    low, high = policy.ranges("races.primer_days")[row]
    return RaceTerms(
        race=race,
        last_heavy_days=days("last_heavy_days") if is_goal else clear,
        last_leg_days=days("last_leg_days") if is_goal else clear,
        last_intensive_plyo_days=days("last_intensive_plyo_days") if is_goal else clear,
        no_new_exercise_days=policy.whole("races.no_new_exercise_days") if is_goal else 0,
        primer_days=(int(low), int(high)) if is_goal else (0, 0),
        no_heavy_after_days=days("no_heavy_after_days"),
        no_lift_after_days=days("no_lift_after_days"),
        recovery_weeks=days("recovery_weeks_without_lifts"),
    )


@dataclass(frozen=True, slots=True)
class RaceLimits:
    """All races that touch the horizon, past ones too."""

    terms: tuple[RaceTerms, ...]

    def most_leg_grade(self, day: dt.date) -> int | None:
        """Return the highest leg grade of a lift on `day`, or None where no lift is allowed."""
        most = MAX_GRADE
        for terms in self.terms:
            to_race = terms.days_to(day)
            if -terms.no_lift_after_days <= to_race <= terms.last_leg_days:
                return None
            if -terms.no_heavy_after_days <= to_race <= terms.last_heavy_days:
                most = LIGHT_GRADE
        return most

    def primer_race(self, day: dt.date) -> Race | None:
        """Return the A race whose primer may be done on `day`, unless another race forbids it."""
        for terms in self.terms:
            low, high = terms.primer_days
            if low and low <= terms.days_to(day) <= high and not self._blocks(day, terms):
                return terms.race
        return None

    def is_in_primer_window(self, day: dt.date) -> bool:
        """Whether a primer on `day` is one for an A race."""
        return any(
            terms.primer_days[0]
            and terms.primer_days[0] <= terms.days_to(day) <= terms.primer_days[1]
            for terms in self.terms
        )

    def _blocks(self, day: dt.date, own: RaceTerms) -> bool:
        others = (terms for terms in self.terms if terms is not own)
        return any(
            -terms.no_heavy_after_days <= terms.days_to(day) <= terms.last_leg_days
            for terms in others
        )

    def broken_by(self, day: dt.date, leg_grade: int) -> tuple[str, ...]:
        """Return the rules around races that a lift of `leg_grade` on `day` breaks."""
        broken = (rule for terms in self.terms for rule in _broken_near(terms, day, leg_grade))
        return tuple(dict.fromkeys(broken))

    def primer_windows(self, first: dt.date, last: dt.date) -> dict[dt.date, tuple[dt.date, Race]]:
        """Map each A race with a primer window that is still ahead to the window's last day."""
        windows = {}
        for terms in self.terms:
            low, high = terms.primer_days
            ends_on = terms.race.on - dt.timedelta(days=low)
            opens_on = terms.race.on - dt.timedelta(days=high)
            if low and first <= ends_on and opens_on <= last and terms.race.on <= last:
                windows[terms.race.on] = (ends_on, terms.race)
        return windows

    def is_race_day(self, day: dt.date) -> bool:
        """Whether a race of any priority is on `day`."""
        return any(terms.race.on == day for terms in self.terms)

    def recovers_from(self, day: dt.date) -> dt.date | None:
        """Return the date of the race that leaves only mobility on `day`, or None."""
        if self.is_race_day(day):
            return None
        after = (
            terms.race.on
            for terms in self.terms
            if -terms.no_lift_after_days <= terms.days_to(day) < 0
        )
        return max(after, default=None)

    def recovers_long(self, monday: dt.date) -> bool:
        """Whether the week from `monday` is one of those after a long race that want no lift."""
        return any(
            0 < (monday - terms.race.on).days + HALF_WEEK <= DAYS_PER_WEEK * terms.recovery_weeks
            for terms in self.terms
        )

    def allows_intensive_jumps(self, day: dt.date) -> bool:
        """Whether intensive jumps are far enough from each race on both sides."""
        return not any(
            -terms.no_heavy_after_days <= terms.days_to(day) <= terms.last_intensive_plyo_days
            for terms in self.terms
        )

    def race_without_news(self, day: dt.date) -> Race | None:
        """Return the first A race so near after `day` that no exercise may be new on it."""
        for terms in self.terms:
            is_goal = terms.race.priority == "A"
            if is_goal and 0 <= terms.days_to(day) <= terms.no_new_exercise_days:
                return terms.race
        return None

    def no_new_exercise_from(self) -> tuple[tuple[dt.date, dt.date], ...]:
        """Return the spans (first, race day) in which no exercise may be new."""
        return tuple(
            (terms.race.on - dt.timedelta(days=terms.no_new_exercise_days), terms.race.on)
            for terms in self.terms
            if terms.no_new_exercise_days
        )


def _broken_near(terms: RaceTerms, day: dt.date, leg_grade: int) -> Iterator[str]:
    to_race = terms.days_to(day)
    is_hard = leg_grade > LIGHT_GRADE
    if to_race == 0:
        yield "no_session_on_race_day"
    if -terms.no_lift_after_days <= to_race < 0:
        yield "mobility_only_after_race"
    if -terms.no_heavy_after_days <= to_race < 0 and is_hard:
        yield "no_heavy_legs_after_race"
    if to_race > 0 and terms.race.priority != "A" and to_race <= terms.last_leg_days:
        yield "leg_work_clear_of_races"
    most = terms.last_heavy_days if is_hard else terms.last_leg_days
    if terms.race.priority == "A" and 0 < to_race <= max(most, terms.last_leg_days):
        yield "last_heavy_before_race"


def read_race_limits(
    races: Sequence[Race], policy: Policy, unready_until: dt.date = dt.date.min
) -> RaceLimits:
    """Build the limits of all `races` in the order of their dates.

    Races before `unready_until` have no primer: the runner may lift nothing heavy before them. Nor
    has an A race in the week after another one, whose own primer and recovery come first.
    """
    ordered = sorted(races, key=lambda race: (race.on, race.priority, race.name))
    found: list[RaceTerms] = []
    goal_on = dt.date.min
    for race in ordered:
        terms = read_race_terms(race, policy)
        follows = race.on.toordinal() - goal_on.toordinal() <= DAYS_PER_WEEK
        if race.on < unready_until or follows:
            terms = replace(terms, primer_days=(0, 0))
        goal_on = race.on if race.priority == "A" else goal_on
        found.append(terms)
    return RaceLimits(tuple(found))

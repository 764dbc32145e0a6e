"""All that making the sessions of one plan needs, gathered once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ironstride.planning.affinity import read_taste
from ironstride.planning.benchmarks import Benchmarks, read_benchmarks
from ironstride.planning.dose import Dosing
from ironstride.planning.gates import judge_gates
from ironstride.planning.kits import build_kit
from ironstride.planning.leg_dose import read_leg_dose
from ironstride.planning.minutes import read_minutes_model
from ironstride.planning.phases import is_newcomer
from ironstride.planning.race_limits import read_race_limits
from ironstride.planning.rungs import earned_rungs
from ironstride.planning.screen import screen_health
from ironstride.planning.weights import Weights
from ironstride.policy.rules import read_rules
from ironstride.training.session import Why
from ironstride.training.words import PATTERNS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.planning.affinity import Taste
    from ironstride.planning.gates import Gates
    from ironstride.planning.kits import Kit
    from ironstride.planning.leg_dose import LegDose
    from ironstride.planning.minutes import MinutesModel
    from ironstride.planning.race_limits import RaceLimits
    from ironstride.planning.rungs import Rung
    from ironstride.planning.screen import Screen
    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete
    from ironstride.training.words import Experience, Pattern


@dataclass(frozen=True, slots=True)
class Workshop:
    """The runner's kits, doses, clock and weights, and the policy behind them."""

    athlete: Athlete
    policy: Policy
    catalogue: Catalogue
    screen: Screen
    gates: Gates
    limits: RaceLimits
    kits: Mapping[str, Kit]
    taste: Taste
    dosing: Dosing
    legs: LegDose
    clock: MinutesModel
    weights: Weights
    tiers: Mapping[Pattern, int]
    order: Mapping[Pattern, int] = field(default_factory=dict)
    benchmarks: Benchmarks = field(default_factory=Benchmarks)
    rungs: Mapping[Pattern, Rung] = field(default_factory=dict)

    @property
    def experience(self) -> Experience:
        """The runner's level."""
        return self.athlete.lifting.experience

    def tier(self, pattern: Pattern) -> int:
        """Return the coverage tier of a pattern; patterns outside the table count as the first."""
        return self.tiers.get(pattern, 1)

    def rank(self, pattern: Pattern) -> int:
        """Return where a pattern stands: by tier, then in the order of the vocabulary."""
        return self.order[pattern]

    def why(self, rule: str, text: str) -> Why:
        """Return a reason with the evidence label of its rule."""
        return Why(rule, text, read_rules()[rule].label)


def open_workshop(
    athlete: Athlete,
    today: dt.date,
    catalogue: Catalogue,
    screen: Screen,
    gates: Gates,
    limits: RaceLimits,
    policy: Policy,
) -> Workshop:
    """Gather everything for `athlete` as of `today`, of the log as of the day of the `gates`."""
    rungs = earned_rungs(athlete.log, gates.now, catalogue, policy)
    earned = {pattern: rung.exercise.id for pattern, rung in rungs.items()}
    tiers = policy.table("coverage.tier")
    ranked = sorted(PATTERNS, key=lambda name: (tiers.get(name, 0), PATTERNS.index(name)))
    return Workshop(
        athlete=athlete,
        policy=policy,
        catalogue=catalogue,
        screen=screen,
        gates=gates,
        limits=limits,
        kits={
            place.name: build_kit(place, athlete, catalogue, screen, policy)
            for place in athlete.places.values()
        },
        taste=read_taste(athlete, catalogue, policy, earned, gentle=screen.no_strength_class),
        dosing=Dosing(
            policy, athlete.lifting.experience, gates, screen.least_rir, is_newcomer(athlete)
        ),
        legs=read_leg_dose(policy),
        clock=read_minutes_model(policy),
        weights=Weights(athlete, catalogue, today, policy, gates.now),
        tiers={name: int(tiers[name]) for name in PATTERNS if name in tiers},
        order={name: index for index, name in enumerate(ranked)},
        benchmarks=read_benchmarks(athlete.tests, today, policy),
        rungs=rungs,
    )


def reopen_workshop(
    athlete: Athlete,
    today: dt.date,
    catalogue: Catalogue,
    policy: Policy,
    *,
    on: dt.date,
    now: dt.date,
) -> Workshop:
    """Gather everything for one session of a plan that was made on `today`.

    Health is that of the day of the session, `on`; what was logged until `now` counts.
    """
    screen = screen_health(athlete, on, policy)
    gates = judge_gates(athlete, screen, catalogue, today, policy, now)
    limits = read_race_limits(athlete.races, policy)
    return open_workshop(athlete, today, catalogue, screen, gates, limits, policy)

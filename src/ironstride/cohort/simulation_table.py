"""The table of the simulated seasons: whose weights left the reserve that was asked for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Final

from ironstride.cohort.simulation import PRESCRIBERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.cohort.simulation import LivedSeason, Outcome, Outcomes, PrescriberName

# Sessions of a lift from which a prescriber has to be good, and better still.
EARLY_SESSION: Final = 4
LATE_SESSION: Final = 8
# Good: this share of what the oracle gets.
GOOD_FRACTION: Final = 0.9
_RESAMPLES: Final = 400
_INTERVAL: Final = (0.025, 0.975)

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PrescriberRow:
    """What one prescriber's weights led to, as shares of work sets from EARLY_SESSION on.

    `early_fraction` and `late_fraction` are shares of sets on target against the oracle's, from
    EARLY_SESSION and LATE_SESSION on, `..._fractions` their 95 % range over runners;
    `by_session_fraction` are the shares on target of the first, second, ... session of a lift, and
    `good_from_session` the first up to LATE_SESSION that reaches GOOD_FRACTION of the oracle's.
    """

    prescriber: PrescriberName
    sets: int
    on_target_fraction: float
    right_weight_fraction: float
    missed_fraction: float
    light_fraction: float
    heavy_fraction: float
    early_fraction: float
    early_fractions: Span
    late_fraction: float
    late_fractions: Span
    good_from_session: int | None
    by_session_fraction: tuple[float, ...]


def tabulate(seasons: Sequence[LivedSeason]) -> tuple[PrescriberRow, ...]:
    """Return a row for each prescriber, the oracle's first."""
    totals = {name: _total(seasons, name) for name in PRESCRIBERS}
    return tuple(_row(name, totals[name], totals["oracle"], seasons) for name in PRESCRIBERS)


def _total(seasons: Sequence[LivedSeason], name: PrescriberName) -> Outcomes:
    total: Outcomes = Counter()
    for season in seasons:
        total.update(season.outcomes[name])
    return total


def _row(
    name: PrescriberName, total: Outcomes, oracle: Outcomes, seasons: Sequence[LivedSeason]
) -> PrescriberRow:
    shares = _by_session(total)
    best = _by_session(oracle)
    good = (
        number
        for number, (share, most) in enumerate(zip(shares, best, strict=True), start=1)
        if share >= GOOD_FRACTION * most and number <= LATE_SESSION
    )
    return PrescriberRow(
        prescriber=name,
        sets=_count(total, "sets", EARLY_SESSION),
        on_target_fraction=_share(total, "on_target", EARLY_SESSION),
        right_weight_fraction=_share(total, "right_weight", EARLY_SESSION),
        missed_fraction=_share(total, "missed", EARLY_SESSION),
        light_fraction=_share(total, "light", EARLY_SESSION),
        heavy_fraction=_share(total, "heavy", EARLY_SESSION),
        early_fraction=_against(total, oracle, EARLY_SESSION),
        early_fractions=_interval(seasons, name, EARLY_SESSION),
        late_fraction=_against(total, oracle, LATE_SESSION),
        late_fractions=_interval(seasons, name, LATE_SESSION),
        good_from_session=next(good, None),
        by_session_fraction=shares,
    )


def _count(total: Outcomes, outcome: Outcome, first: int) -> int:
    return sum(n for (session, one), n in total.items() if one == outcome and session >= first)


def _share(total: Outcomes, outcome: Outcome, first: int) -> float:
    return _count(total, outcome, first) / _count(total, "sets", first)


def _against(total: Outcomes, oracle: Outcomes, first: int) -> float:
    return _share(total, "on_target", first) / _share(oracle, "on_target", first)


def _by_session(total: Outcomes) -> tuple[float, ...]:
    most = max(session for session, _ in total)
    return tuple(total[n, "on_target"] / total[n, "sets"] for n in range(1, most + 1))


def _interval(seasons: Sequence[LivedSeason], name: PrescriberName, first: int) -> Span:
    """Return the 95 % range of the share against the oracle's, by drawing the runners anew."""
    rng = Random(name)  # noqa: S311 - the same range for the same runners, no secret
    counts = [
        tuple(
            _count(season.outcomes[who], outcome, first)
            for who in (name, "oracle")
            for outcome in ("on_target", "sets")
        )
        for season in seasons
    ]
    ratios = sorted(
        (own * best_sets) / (own_sets * best)
        for own, own_sets, best, best_sets in (
            map(sum, zip(*rng.choices(counts, k=len(counts)), strict=True))
            for _ in range(_RESAMPLES)
        )
    )
    low, high = (ratios[round(share * (_RESAMPLES - 1))] for share in _INTERVAL)
    return low, high

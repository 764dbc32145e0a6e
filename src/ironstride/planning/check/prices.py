"""What the plan says about its own breaches against what the judge found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.planning.check.findings import Violation

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from ironstride.training.plan import BrokenRule

TOLERANCE: Final = 0.05
UNNAMED: Final = "unnamed_breach"
WRONG_PRICE: Final = "wrong_price"
NOT_A_BREACH: Final = "breach_that_is_not"

# Placing may allow a leg grade that the exercises then do not use up, and only what placing took
# away is a broken rule: the plan's price is at most the one that the finished sessions show.
AT_MOST: Final = frozenset({"leg_dose_held"})

# A rule and the day of its breach: by these the plan and the judge are compared.
BreachKey = tuple[str, "dt.date | None"]


def check_prices(
    named: Iterable[BrokenRule],
    priced: Iterable[Violation],
    kept: Iterable[Violation],
) -> Iterator[Violation]:
    """Yield each breach that the plan does not name, misprices or makes up.

    `priced` are breaches of soft rules; `kept` are broken by pinned sessions and have no price.
    Breaches of one rule on one day are compared by their sum.
    """
    stated = _sums((broken.rule, broken.on, broken.cost) for broken in named)
    found = {key: list(group) for key, group in _grouped(priced).items()}
    pinned = _grouped(kept)
    for key, breaches in found.items():
        cost = round(sum(breach.cost or 0.0 for breach in breaches), 2)
        if key[0] in AT_MOST and stated.get(key, 0.0) <= cost + TOLERANCE:
            continue
        if key not in stated:
            yield from _unnamed(breaches[0], cost)
        elif abs(stated[key] - cost) > TOLERANCE:
            text = f"{key[0]} costs {cost:g} points here; the plan says {stated[key]:g}"
            yield Violation(WRONG_PRICE, key[1], breaches[0].where, text, hard=True, cost=cost)
    for key, breaches in pinned.items():
        if key not in stated:
            yield _hard(UNNAMED, breaches[0], f"{key[0]}: {breaches[0].text}; the plan is silent")
    for key, cost in stated.items():
        if key not in found and key not in pinned:
            text = f"the plan names {key[0]} with {cost:g} points, but it is kept on {key[1]}"
            yield Violation(NOT_A_BREACH, key[1], "broken_rules", text, hard=True, cost=cost)


def _unnamed(breach: Violation, cost: float) -> Iterator[Violation]:
    """Yield the breach unless its price is so small that rounding may have hidden it."""
    if cost > TOLERANCE:
        text = f"{breach.rule}: {breach.text}; the plan does not name it"
        yield Violation(UNNAMED, breach.on, breach.where, text, hard=True, cost=cost)


def _hard(rule: str, breach: Violation, text: str) -> Violation:
    return Violation(rule, breach.on, breach.where, text, hard=True)


def _sums(costs: Iterable[tuple[str, dt.date, float]]) -> dict[BreachKey, float]:
    sums: dict[BreachKey, float] = {}
    for rule, on, cost in costs:
        sums[rule, on] = sums.get((rule, on), 0.0) + cost
    return sums


def _grouped(breaches: Iterable[Violation]) -> Mapping[BreachKey, list[Violation]]:
    groups: dict[BreachKey, list[Violation]] = {}
    for breach in breaches:
        groups.setdefault((breach.rule, breach.on), []).append(breach)
    return groups

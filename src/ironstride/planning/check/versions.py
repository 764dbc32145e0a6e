"""The shorter versions of a session keep what matters and fit their minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.planning.check.case import items_of
from ironstride.planning.check.findings import Finding, find_at
from ironstride.planning.check.minutes import estimate_minutes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ironstride.planning.check.case import Case
    from ironstride.training.session import PlannedItem, PlannedSession

VERSIONS: Final = {"12": 12, "25": 25, "40": 40}
ROUNDING_MIN: Final = 1

Kept = list[tuple[str, "PlannedItem", int]]


def versions_are_shorter(case: Case) -> Iterator[Finding]:
    """A lift has the 12, 25 and 40 minute versions that are shorter than itself, no other."""
    for session in case.own_sessions:
        due = {name for name, minutes in VERSIONS.items() if minutes < session.minutes}
        have = set(session.versions)
        missing = due - have if session.kind == "lift" else set()
        if have - due or missing:
            text = f"{session.minutes} min has the versions {sorted(have)}; due are {sorted(due)}"
            yield find_at(session, text)


def versions_keep_the_session(case: Case) -> Iterator[Finding]:
    """A version holds items of its session, with no more sets than they have."""
    for session in case.own_sessions:
        sets = {item.id: len(item.work_sets) for item in items_of(session)}
        for name, kept in session.versions.items():
            wrong = [one for one, count in kept.items() if not 1 <= count <= sets.get(one, 0)]
            if wrong:
                yield find_at(
                    session, f"the {name} minute version asks for {', '.join(wrong)} wrongly"
                )


def versions_keep_hypertrophy(case: Case) -> Iterator[Finding]:
    """A version keeps hypertrophy beside strength work, and some mobility."""
    for session, name, kept in _versions(case):
        classes = {item.rep_class for _, item, _ in kept}
        if session.kind != "primer" and "strength" in classes and "hypertrophy" not in classes:
            yield find_at(session, f"the {name} minute version has sets of 1-6 and none of 8-15")
        has_mobility = any(quality == "mobility" for quality, _ in session.items())
        if has_mobility and not any(quality == "mobility" for quality, _, _ in kept):
            yield find_at(session, f"the {name} minute version has no mobility")


def versions_fit_their_minutes(case: Case) -> Iterator[Finding]:
    """A version takes no longer than its name says."""
    for session, name, kept in _versions(case):
        most = VERSIONS.get(name, session.minutes)
        items = [(item, count) for _, item, count in kept]
        takes = estimate_minutes(items, most, case.policy)
        if takes > most + ROUNDING_MIN:
            yield find_at(session, f"the {name} minute version takes {takes:.1f} min")


def _versions(case: Case) -> Iterator[tuple[PlannedSession, str, Kept]]:
    for session in case.own_sessions:
        for name, sets in session.versions.items():
            yield session, name, _kept_items(session, sets)


def _kept_items(session: PlannedSession, sets: Mapping[str, int]) -> Kept:
    return [
        (quality, item, max(0, sets[item.id]))
        for quality, item in session.items()
        if sets.get(item.id, 0) > 0
    ]

"""What a replan changes, for programs: the events, every change and its price."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.formats.plan_history import encode_changes, encode_events

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.planning.change_sums import ChangeSums
    from ironstride.training.plan import Change, Plan

CHANGES_FORMAT: Final = "ironstride.changes/1"


def encode_answer(
    old: Plan, new: Plan, changes: Sequence[Change], sums: ChangeSums, written_to: str | None
) -> dict[str, object]:
    """Return the plain tree; `replaces` is the id of the old plan, None where nothing changed."""
    is_new = new is not old
    return {
        "format": CHANGES_FORMAT,
        "replaces": new.replaces.id if is_new and new.replaces else None,
        "replanned_on": new.replanned_on.isoformat() if is_new and new.replanned_on else None,
        "events": encode_events(new.events[len(old.events) :]),
        "changes": encode_changes(changes),
        "coming_sessions": sums.coming,
        "kept_sessions": sums.kept,
        "cost_before": sums.cost_before,
        "cost_after": sums.cost_after,
        "written_to": written_to,
    }

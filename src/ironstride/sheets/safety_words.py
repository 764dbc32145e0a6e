"""What ends an exercise or a day, in small print on every sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ironstride.policy.reader import Policy


def stop_rules(policy: Policy) -> tuple[str, ...]:
    """Return the rules of pain and warning signs, one sentence or two each, with policy numbers."""
    limit = policy.number("safety.pain_limit_from")
    stop = policy.number("safety.pain_stop_above")
    lasting = (
        f"Pain of {limit:g} of 10 or more, or more the morning after: write it into your file and "
        f"plan again. Above {stop:g} of 10: leave that part of the body alone and ask a clinician."
    )
    chest = policy.texts("safety.notice")["chest_pain"]
    return ("Sharp pain: stop that exercise for today.", lasting, chest)

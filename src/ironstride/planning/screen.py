"""The health screen: what the plan may hold, and what the runner must read first.

Never a diagnosis: flags and pain lead to a tier of policy `safety.*` and to its sentence.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.training.plan import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete, Pain
    from ironstride.training.exercise import Exercise
    from ironstride.training.words import NoticeTier, Region

STRICTEST_FIRST: Final = ("none", "mobility_only", "changed", "all")
LOWER_LIMB: Final[frozenset[Region]] = frozenset(
    {"foot", "achilles", "calf", "shin", "knee", "hamstring", "quad", "groin", "hip"}
)
UNREADABLE: Final = "health_not_understood"
TIERS: Final[tuple[NoticeTier, ...]] = ("emergency", "clinician_first", "limit", "info")


@dataclass(frozen=True, slots=True)
class Screen:
    """What the screen leaves: `sessions` is none, mobility_only, changed or all.

    `spared_regions` must not be stressed at all; `no_impact_regions` not by jumps.
    """

    notices: tuple[Notice, ...]
    sessions: str
    no_power: bool
    no_strength_class: bool
    least_rir: int
    spared_regions: frozenset[Region]
    no_impact_regions: frozenset[Region]

    def _spares_jumps(self, exercise: Exercise) -> bool:
        """Whether an injury, or pain anywhere from the hip down, keeps a jump out."""
        hurts = self.spared_regions & LOWER_LIMB
        return bool(hurts or self.no_impact_regions & exercise.regions)

    def allows(self, exercise: Exercise) -> bool:
        """Whether pain, injuries and flags leave `exercise` in."""
        if self.spared_regions & exercise.regions:
            return False
        if exercise.impact and (self.no_power or self._spares_jumps(exercise)):
            return False
        return not (self.no_power and "power" in exercise.rep_classes)


def screen_health(athlete: Athlete, today: dt.date, policy: Policy) -> Screen:
    """Screen `athlete` as of `today`; the strictest finding decides what may be planned."""
    found = [
        *_screen_flags(athlete.health.flags, policy),
        *_screen_pain(athlete.health.pain, policy),
    ]
    if athlete.age_on(today) < policy.whole("safety.least_age_years"):
        found.append(
            _finding("under_age", "clinician_first", "none", "under_age_needs_a_coach", policy)
        )
    limits = _limits(athlete.health.flags, policy)
    if any(notice.tier == "emergency" for _, notice in found):
        found = [one for one in found if one[1].tier != "info"]
    stays = min((stay for stay, _ in found), key=STRICTEST_FIRST.index, default="all")
    notices = sorted((notice for _, notice in found), key=lambda notice: TIERS.index(notice.tier))
    return Screen(
        notices=tuple(notices),
        sessions=stays,
        no_power="no_power" in limits,
        no_strength_class="no_strength_class" in limits,
        least_rir=3 if "rir_at_least_3" in limits else 0,
        spared_regions=_painful_regions(athlete, policy),
        no_impact_regions=_injured_regions(athlete, today, policy),
    )


Finding = tuple[str, Notice]


def _finding(
    name: str, tier: NoticeTier, stays: str, rule: str, policy: Policy, prefix: str = ""
) -> Finding:
    return stays, Notice(tier, prefix + policy.texts("safety.notice")[name], rule)


def _screen_flags(flags: frozenset[str], policy: Policy) -> list[Finding]:
    tiers = policy.texts("safety.tier_of_flag")
    cleared = policy.text("safety.clearance_flag") in flags
    clearable = policy.words("safety.clearable_flags")
    found = []
    for flag in sorted(flags):
        if flag not in tiers:
            found.append(_unknown_flag(flag))
            continue
        tier = _tier_word(tiers[flag])
        if cleared and flag in clearable and tier == "clinician_first":
            tier = "limit"
        found.append(
            _finding(flag, tier, _sessions(flag, tier, policy), "red_flag_stops_plan", policy)
        )
    signs = flags & set(policy.words("safety.reds_flags"))
    if len(signs) >= policy.whole("safety.reds_flags_to_refer") and not cleared:
        rule = "several_low_energy_signs_refer"
        found.append(
            _finding("several_reds_flags", "clinician_first", "mobility_only", rule, policy)
        )
    return found


def _unknown_flag(flag: str) -> Finding:
    text = (
        "Part of the health section could not be read, so it is taken seriously: correct what the "
        "problems name, and plan again."
        if flag == UNREADABLE
        else f"The health flag {flag!r} is not known here, so it is taken seriously: ask a "
        "clinician before strength training, or correct the word."
    )
    return "mobility_only", Notice("clinician_first", text, "red_flag_stops_plan")


def _tier_word(word: str) -> NoticeTier:
    return next(tier for tier in TIERS if tier == word)


def _sessions(flag: str, tier: NoticeTier, policy: Policy) -> str:
    """Return what stays under a flag: its own row while its tier stands, else its tier's."""
    own = policy.texts("safety.sessions_of_flag").get(flag)
    by_tier = policy.texts("safety.sessions_of_tier")[tier]
    return own if own is not None and tier == "clinician_first" else by_tier


def _screen_pain(pains: Iterable[Pain], policy: Policy) -> list[Finding]:
    limit, stop = policy.number("safety.pain_limit_from"), policy.number("safety.pain_stop_above")
    found = []
    for pain in pains:
        rule = "pain_region_spared"
        prefix = _say_pain(pain, is_stop=pain.now > stop)
        if pain.now > stop:
            found.append(
                _finding("pain_stop", "clinician_first", "mobility_only", rule, policy, prefix)
            )
        elif pain.now >= limit:
            found.append(_finding("pain_limit", "limit", "changed", rule, policy, prefix))
    return found


def _say_pain(pain: Pain, *, is_stop: bool) -> str:
    """Return the pain and what to do when it changes, as the event that tells it is typed."""
    region = pain.region.replace("_", " ")
    name = f"{region} ({pain.side})" if pain.side else region
    event = "-".join(filter(None, ("pain:" + pain.region.replace("_", "-"), pain.side)))
    told = f"{name.capitalize()}, {pain.now} of 10: "
    if not is_stop:
        return f"{told}plan again when it changes. "
    return (
        f"{told}every session is easy movement only until you report less (plan again with the "
        f"event {event}=2, for example). "
    )


def _limits(flags: frozenset[str], policy: Policy) -> frozenset[str]:
    table = policy.word_lists("safety.limits_of_flag")
    return frozenset(limit for flag in flags for limit in table.get(flag, ()))


def _painful_regions(athlete: Athlete, policy: Policy) -> frozenset[Region]:
    limit = policy.number("safety.pain_limit_from")
    return frozenset(pain.region for pain in athlete.health.pain if pain.now >= limit)


def _injured_regions(athlete: Athlete, today: dt.date, policy: Policy) -> frozenset[Region]:
    """Return regions with an injury that is recent; one without a date counts as recent."""
    oldest = today - dt.timedelta(days=policy.whole("selection.injury_recent_days"))
    injuries = athlete.health.injuries
    return frozenset(injury.region for injury in injuries if (injury.on or today) >= oldest)

"""What the runner must read: health first, then what limits the plan, then what to expect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.catalogue.coverage import find_heavy_gaps
from ironstride.training.plan import Notice
from ironstride.training.words import HEAVY_LEG_PATTERNS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from ironstride.planning.weeks import WeekDemand
    from ironstride.planning.workshop import Workshop
    from ironstride.training.plan import Gate
    from ironstride.training.session import PlannedSession
    from ironstride.training.words import Pattern, Quality

SILENT_DAYS: Final = 13
STOPPED: Final = ("none", "mobility_only")


def gather_notices(
    shop: Workshop,
    weeks: Sequence[WeekDemand],
    sessions: Sequence[PlannedSession],
    gates: Sequence[Gate],
) -> tuple[Notice, ...]:
    """Return all notices, the most urgent first."""
    if shop.screen.sessions in STOPPED:
        return shop.screen.notices
    return (
        *shop.screen.notices,
        *_no_sessions(weeks, sessions),
        *_expected_heavy(shop, weeks, sessions, gates),
        *_expected_power(weeks, sessions),
        *_too_light(shop, sessions),
        *_little_iron(shop),
        *_runs_end(shop, weeks),
        *_hard_run_beside_race(shop, weeks),
        *_no_own_lifts(shop),
    )


def _little_iron(shop: Workshop) -> Iterator[Notice]:
    """Say which movements the weights of all places are too light for, where there are weights.

    Not of a runner in pain: then health takes the heavy exercises out, and no weight brings them.
    """
    if shop.screen.spared_regions or shop.screen.no_strength_class:
        return
    light = sorted(shop.gates.states.keys() - heavy_patterns(shop))
    has_weights = any(place.inventory.dumbbells_kg for place in shop.athlete.places.values())
    if light and has_weights:
        names = ", ".join(pattern.replace("_", " ") for pattern in light)
        text = (
            f"Your weights end too early for heavy work (sets of 1-6) of: {names}. The plan makes "
            "it harder in other ways; a heavier pair of dumbbells or a bar would change that."
        )
        yield Notice("info", text, "ladder_without_iron")


def _runs_end(shop: Workshop, weeks: Sequence[WeekDemand]) -> Iterator[Notice]:
    """Say where the calendar of runs ends long before the plan does."""
    last = max((run.on for run in shop.athlete.runs), default=None)
    if last is not None and (weeks[-1].last_day - last).days > SILENT_DAYS:
        text = (
            f"Your runs end on {_day(last)}; the weeks after it are planned as if you did not run. "
            "Add a longer calendar, or a usual week, and plan again."
        )
        yield Notice("info", text, "unknown_run_treated_cautiously")


def _hard_run_beside_race(shop: Workshop, weeks: Sequence[WeekDemand]) -> Iterator[Notice]:
    """Say where a feed has another key run on the day of a race, as after a race has moved.

    A usual week of the athlete file says nothing about the day of a race.
    """
    races = {race.on: race for race in shop.athlete.races if race.on >= weeks[0].first_day}
    for run in shop.athlete.runs:
        if run.uid is not None and run.on in races and run.is_key and run.type != "race":
            text = (
                f"Your calendar has {run.title!r} on {_day(run.on)}, the day of "
                f"{races[run.on].name}. Ask whoever plans your runs, and hand over the calendar "
                "as it is then: Ironstride moves no runs."
            )
            yield Notice("info", text, "leg_work_clear_of_races")


def _no_own_lifts(shop: Workshop) -> Iterator[Notice]:
    if shop.athlete.lifted or shop.athlete.lifting.experience == "none":
        return
    text = (
        "No sets of your own are given, so each weight is searched for. Add the last sets that you "
        "remember under lifts: the plan then starts from them, and knows what you can do."
    )
    yield Notice("info", text, "load_from_own_sets")


def _no_sessions(
    weeks: Sequence[WeekDemand], sessions: Sequence[PlannedSession]
) -> Iterator[Notice]:
    if any(week.leg_grades for week in weeks) and not any(one.kind == "lift" for one in sessions):
        text = "Your availability leaves no slot of 12 minutes or more: no session could be placed."
        yield Notice("limit", text, "weekly_sessions_held")


def _expected_heavy(
    shop: Workshop,
    weeks: Sequence[WeekDemand],
    sessions: Sequence[PlannedSession],
    gates: Sequence[Gate],
) -> Iterator[Notice]:
    if not sessions or not (weeks[0].newcomer or not shop.gates.any_open()):
        return
    if shop.gates.any_open():
        reachable = heavy_patterns(shop)
        can = [gate.pattern for gate in gates if gate.open and gate.pattern in reachable]
        names = ", ".join(pattern.replace("_", " ") for pattern in can)
        if not names:
            return
        text = (
            f"Heavy work (sets of 1-6) is open to you for: {names}. It comes when its phase does."
        )
        yield Notice("info", text, "gate_closed_uses_8_to_10")
        return
    days = [gate.expected_on for gate in gates if gate.expected_on is not None]
    rule = "gate_closed_uses_8_to_10"
    if days:
        text = (
            f"First heavy work (sets of 1-6) can be expected around {_day(min(days))}, once your "
            "technique is comfortable and your log shows it. Until then 8-15 reps are right."
        )
    else:
        text = "No heavy work (sets of 1-6) is expected within this plan; 8-15 reps are right."
    yield Notice("info", text, rule)


def heavy_patterns(shop: Workshop) -> frozenset[Pattern]:
    """Return the gated patterns that some place of the runner can load for sets of 1-6."""
    return frozenset(
        pattern
        for pattern in shop.gates.states
        if any(
            "strength" in option.exercise.rep_classes
            and not shop.weights.is_too_light(option, kit.place)
            for kit in shop.kits.values()
            for option in kit.of(pattern)
        )
    )


def _expected_power(
    weeks: Sequence[WeekDemand], sessions: Sequence[PlannedSession]
) -> Iterator[Notice]:
    if not weeks[0].newcomer or not sessions:
        return
    first = next((one.on for one in sessions if has_quality(one, "power")), None)
    if first is None:
        text = "No power work (jumps) is planned: health, time or equipment keep it out."
    else:
        text = f"First power work (small, quick jumps) is expected on {_day(first)}."
    yield Notice("info", text, "four_qualities_in_14_days")


def has_quality(session: PlannedSession, quality: Quality) -> bool:
    """Whether a session has a block of `quality`."""
    return any(block.quality == quality for block in session.blocks)


def _day(day: dt.date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def _too_light(shop: Workshop, sessions: Sequence[PlannedSession]) -> Iterator[Notice]:
    """Say where heavy cannot be reached for lack of weight, and what is done instead.

    Once for all places that lack the same, of those where there is a session.
    """
    most_skill = int(shop.policy.table("selection.max_skill")[shop.experience])
    used = {one.place for one in sessions}
    places: dict[str, list[str]] = {}
    for name, kit in shop.kits.items():
        gaps = find_heavy_gaps(shop.catalogue, kit.place.equipment, most_skill)
        for gap in gaps if name in used else ():
            if gap.pattern in HEAVY_LEG_PATTERNS and gap.is_known:
                places.setdefault(f"{gap.reason} {gap.instead}", []).append(name)
    for text, names in places.items():
        where = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
        yield Notice("info", f"At {where}: {text}", "ladder_without_iron")

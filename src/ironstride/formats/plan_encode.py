"""From a plan to the plain tree of the contract `ironstride.plan/1`, keys in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.formats.athlete_calendar import encode_clock
from ironstride.formats.athlete_codec import AthleteFile, encode_athlete
from ironstride.formats.plain_tree import plain_tree
from ironstride.formats.plan_history import encode_events, encode_replaced
from ironstride.formats.plan_prices import (
    encode_alternatives,
    encode_broken_rules,
    encode_certificate,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ironstride.training.plan import Plan, PlannedWeek
    from ironstride.training.race import Race
    from ironstride.training.run import DatedRun
    from ironstride.training.session import Block, PlannedItem, PlannedSession, Why
    from ironstride.training.sets import PlannedSet

PLAN_FORMAT: Final = "ironstride.plan/1"


def encode_plan(plan: Plan) -> dict[str, object]:
    """Return the whole plan as mappings, lists, text, numbers, booleans and None."""
    return {
        "format": PLAN_FORMAT,
        "made_for": plan.made_for,
        "today": plan.today.isoformat(),
        "athlete": encode_athlete(AthleteFile(plan.athlete)),
        "replanned_on": None if plan.replanned_on is None else plan.replanned_on.isoformat(),
        "replaces": encode_replaced(plan.replaces),
        "events": encode_events(plan.events),
        "notices": [
            {"tier": notice.tier, "text": notice.text, "rule": notice.rule}
            for notice in plan.notices
        ],
        "runs": [_encode_run(run) for run in plan.runs],
        "races": [_encode_race(race) for race in plan.races],
        "weeks": [_encode_week(week) for week in plan.weeks],
        **_encode_limits(plan),
    }


def _encode_limits(plan: Plan) -> dict[str, object]:
    """Return what the plan could not keep, or not yet."""
    return {
        "gates": [
            {
                "pattern": gate.pattern,
                "open": gate.open,
                "missing": list(gate.missing),
                "expected_on": None if gate.expected_on is None else gate.expected_on.isoformat(),
            }
            for gate in plan.gates
        ],
        "broken_rules": encode_broken_rules(plan.broken_rules),
        "certificate": encode_certificate(plan.certificate),
        "alternatives": encode_alternatives(plan.alternatives),
        "uncovered": [
            {"pattern": gap.pattern, "starts_on": gap.starts_on.isoformat(), "text": gap.text}
            for gap in plan.uncovered
        ],
        "problems": [
            {"file": problem.file, "where": problem.where, "text": problem.text}
            for problem in plan.problems
        ],
    }


def _encode_run(run: DatedRun) -> dict[str, object]:
    return {
        "id": run.id,
        "on": run.on.isoformat(),
        "at": encode_clock(run.at),
        "at_source": run.at_source,
        "type": run.type,
        "title": run.title,
        "distance_m": plain_tree(run.distance_m),
        "duration_s": plain_tree(run.duration_s),
        "key": run.key,
        "leg_cost": run.leg_cost,
        "source": run.source,
    }


def _encode_race(race: Race) -> dict[str, object]:
    return {
        "on": race.on.isoformat(),
        "name": race.name,
        "distance_m": plain_tree(race.distance_m),
        "priority": race.priority,
    }


def _encode_week(week: PlannedWeek) -> dict[str, object]:
    return {
        "starts_on": week.starts_on.isoformat(),
        "phase": week.phase,
        "deload": week.deload,
        "sessions": [encode_session(session) for session in week.sessions],
    }


def encode_session(session: PlannedSession) -> dict[str, object]:
    """Return a session with every key."""
    return {
        "id": session.id,
        "on": session.on.isoformat(),
        "at": encode_clock(session.at),
        "at_source": session.at_source,
        "place": session.place,
        "kind": session.kind,
        "run_id": session.run_id,
        "leg_grade": session.leg_grade,
        "minutes": session.minutes,
        "title": session.title,
        "authored": session.authored,
        "why": _encode_why(session.why),
        "versions": {name: dict(sets) for name, sets in session.versions.items()},
        "blocks": [_encode_block(block) for block in session.blocks],
    }


def _encode_why(reasons: Iterable[Why]) -> list[dict[str, object]]:
    return [{"rule": why.rule, "text": why.text, "evidence": why.evidence} for why in reasons]


def _encode_block(block: Block) -> dict[str, object]:
    return {"quality": block.quality, "items": [_encode_item(item) for item in block.items]}


def _encode_item(item: PlannedItem) -> dict[str, object]:
    return {
        "id": item.id,
        "exercise": item.exercise,
        "name": item.name,
        "patterns": list(item.patterns),
        "rep_class": item.rep_class,
        "pair_group": item.pair_group,
        "implement": item.implement,
        "load_counts": item.load_counts,
        "sets": [encode_planned_set(planned) for planned in item.sets],
        "why": _encode_why(item.why),
    }


def encode_planned_set(planned: PlannedSet) -> dict[str, object]:
    """Return a planned set with every key."""
    return {
        "kind": planned.kind,
        "set_kind": planned.set_kind,
        "reps": planned.reps,
        "seconds": planned.seconds,
        "distance_m": planned.distance_m,
        "contacts": planned.contacts,
        "per_side": planned.per_side,
        "load_kg": plain_tree(planned.load_kg),
        "find_load": planned.find_load,
        "rir": planned.rir,
        "first_rep_effort_min": planned.first_rep_effort_min,
        "rest_s": planned.rest_s,
        "tempo": planned.tempo,
    }

"""The way back from a plan to the one that it replaced, stored as what differs in their files."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast

from ironstride.formats.fields import Field, Report, attempt
from ironstride.formats.plain_tree import plain_tree
from ironstride.formats.plan_decode import decode_plan
from ironstride.formats.plan_encode import encode_plan
from ironstride.training.plan import Replaced

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ironstride.errors import Problem
    from ironstride.training.plan import Change, Plan

Tree = dict[str, object]
# The history of a plan is a list of its own, so that it does not nest deeper with each replan.
_HISTORY: Final = "replaces"


def link_plans(old: Plan, new: Plan, changes: Sequence[Change]) -> Plan:
    """Return the new plan with the id of the old one, the changes, and the way back."""
    if new is old:
        return old
    tree = _tree(old)
    way_back = _difference(tree, _tree(new))
    earlier: tuple[Replaced, ...] = ()
    if old.replaces is not None:
        earlier = (replace(old.replaces, earlier=()), *old.replaces.earlier)
    return replace(new, replaces=Replaced(_digest(tree), tuple(changes), way_back, earlier))


def restore_plan(plan: Plan, steps: int = 1) -> tuple[Plan | None, tuple[Problem, ...]]:
    """Return the plan before the last `steps` replans, exactly as it was.

    None where there were fewer, and with a problem where the way back was changed by hand.
    """
    ways = () if plan.replaces is None else (plan.replaces, *plan.replaces.earlier)
    if not 1 <= steps <= len(ways):
        return None, ()
    report = Report("replaces")
    tree = _tree(plan)
    for way in ways[:steps]:
        tree = _go_back(tree, way.way_back)
        if _digest(tree) != way.id:
            text = "leads to another plan than it names; the file was changed by hand"
            report.add("replaces", text)
            return None, tuple(report.problems)
    old = attempt(Field(tree, "", report), decode_plan, None)
    if old is None or report.problems:
        return None, tuple(report.problems)
    rest = ways[steps:]
    history = replace(rest[0], earlier=rest[1:]) if rest else None
    return replace(old, replaces=history), ()


def _digest(tree: Tree) -> str:
    """Return the id of a plan: a digest of what its file holds, without its history."""
    text = json.dumps(tree, ensure_ascii=False, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()}"


def _tree(plan: Plan) -> Tree:
    """Return the plan as its file has it, without its history."""
    return cast("Tree", plain_tree(encode_plan(replace(plan, replaces=None))))


def _difference(old: Tree, new: Tree) -> Tree:
    """Return what turns `new` into `old`: whole keys, and single sessions of weeks."""
    changed: Tree = {
        key: value
        for key, value in old.items()
        if key not in ("weeks", _HISTORY) and value != new[key]
    }
    if old["weeks"] != new["weeks"]:
        changed["weeks"] = _week_difference(_weeks(old), _weeks(new))
    return changed


def _week_difference(old: Mapping[str, Tree], new: Mapping[str, Tree]) -> Tree:
    """Return by Monday the week as it was, with only the sessions that the new one has not.

    `sessions` lists the ids of the old week in their order; a week that was not there is None.
    """
    changed: Tree = {monday: None for monday in new if monday not in old}
    for monday, week in old.items():
        known = new.get(monday)
        if week == known:
            continue
        have = {} if known is None else _sessions(known)
        own = _sessions(week)
        changed[monday] = {
            **week,
            "sessions": list(own),
            "changed": {name: one for name, one in own.items() if one != have.get(name)},
        }
    return changed


def _go_back(new: Tree, way_back: Mapping[str, object]) -> Tree:
    changed = {key: value for key, value in way_back.items() if key in new and key != "weeks"}
    tree = {**new, **changed}
    weeks = way_back.get("weeks")
    if isinstance(weeks, dict):
        tree["weeks"] = _weeks_back(_weeks(new), weeks)
    return tree


def _weeks_back(new: Mapping[str, Tree], changed: Mapping[str, object]) -> list[Tree]:
    restored = dict(new)
    for monday, week in changed.items():
        if not isinstance(week, dict):
            restored.pop(monday, None)
            continue
        # A file may hold anything here; what makes no sense is found by the digest of the whole.
        have, own = _sessions(new.get(monday, {"sessions": []})), week.get("changed")
        have |= own if isinstance(own, dict) else {}
        names = week.get("sessions")
        known = (name for name in (names if isinstance(names, list) else ()) if str(name) in have)
        sessions = [have[str(name)] for name in known]
        kept = {key: value for key, value in week.items() if key not in ("sessions", "changed")}
        restored[monday] = {**kept, "sessions": sessions}
    return [restored[monday] for monday in sorted(restored)]


def _weeks(tree: Tree) -> dict[str, Tree]:
    return {str(week["starts_on"]): week for week in cast("list[Tree]", tree["weeks"])}


def _sessions(week: Mapping[str, object]) -> dict[str, Tree]:
    return {str(one["id"]): one for one in cast("list[Tree]", week["sessions"])}

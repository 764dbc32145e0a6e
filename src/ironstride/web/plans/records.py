"""Seasons as rows: the plan file without its sessions, and a row for each session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ironstride.formats.fields import Field, Report, attempt
from ironstride.formats.plain_tree import plain_tree
from ironstride.formats.plan_decode import decode_plan
from ironstride.formats.plan_encode import encode_plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ironstride.training.plan import Plan

Tree = dict[str, Any]


class BrokenSeasonError(Exception):
    """A stored season cannot be read: a fault of the app or of the database."""


def split_plan(plan: Plan) -> tuple[Tree, list[Tree]]:
    """Return the plan's tree with ids in the place of its sessions, and the sessions' trees.

    The history stays outside: the steps of a season hold it.
    """
    tree = cast("Tree", plain_tree(encode_plan(plan)))
    tree["replaces"] = None
    sessions: list[Tree] = []
    for week in tree["weeks"]:
        sessions += week["sessions"]
        week["sessions"] = [one["id"] for one in week["sessions"]]
    return tree, sessions


def join_plan(head: Mapping[str, Any], sessions: Iterable[Tree]) -> Plan:
    """Return the plan with those of its sessions that are given: the inverse of `split_plan`.

    Raises BrokenSeasonError.
    """
    known = {one["id"]: one for one in sessions}
    weeks = [
        {**week, "sessions": [known[one] for one in week["sessions"] if one in known]}
        for week in head["weeks"]
    ]
    report = Report("season")
    plan = attempt(Field({**head, "weeks": weeks}, "", report), decode_plan, None)
    if plan is None or report.problems:
        raise BrokenSeasonError("; ".join(str(problem) for problem in report.problems))
    return plan

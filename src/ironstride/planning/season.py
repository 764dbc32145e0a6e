"""All lifts of the season, block by block, each knowing what came before."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ironstride.planning.compose import compose_lift
from ironstride.planning.diary import Diary
from ironstride.planning.jumps import contacts_for_session, contacts_used_by_runs, jump_level
from ironstride.planning.picking import Known
from ironstride.planning.templates import make_template
from ironstride.planning.work import Setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.planning.blocks import BlockPlan, Visit
    from ironstride.planning.templates import Template
    from ironstride.planning.weeks import WeekDemand
    from ironstride.planning.workshop import Workshop
    from ironstride.training.run import DatedRun
    from ironstride.training.session import PlannedSession
    from ironstride.training.words import Pattern


@dataclass(frozen=True, slots=True)
class Making:
    """The diary of the plan and what the runner had logged before it."""

    logged: frozenset[str]
    patterns: frozenset[Pattern]
    diary: Diary = field(default_factory=Diary)

    def known_in(self, week: WeekDemand, *, frozen: bool = False) -> Known:
        """Return what is known at the start of `week`."""
        used = (name for name, first in self.diary.first_week.items() if first < week.index)
        return self._known(frozenset(used), frozen=frozen)

    def known_now(self, *, frozen: bool) -> Known:
        """Return what is known after all sessions made so far."""
        return self._known(frozenset(self.diary.first_week), frozen=frozen)

    def _known(self, used: frozenset[str], *, frozen: bool) -> Known:
        trained = self.patterns | frozenset(self.diary.exposures)
        return Known(used=used, logged=self.logged, trained=trained, frozen=frozen)


def make_lifts(
    blocks: Sequence[BlockPlan], runs: Sequence[DatedRun], shop: Workshop
) -> tuple[tuple[PlannedSession, ...], Making]:
    """Return the lifts of all blocks in the order of time, and the diary they left."""
    logged = frozenset(lift.exercise for lift in shop.athlete.lifts)
    exercises = shop.catalogue.exercises
    patterns = (exercises[name].main_pattern for name in logged if name in exercises)
    making = Making(logged, frozenset(patterns))
    sessions: list[PlannedSession] = []
    for block in blocks:
        known = making.known_in(block.visits[0].week, frozen=block.frozen)
        template = make_template(block, shop, known)
        forced = {visit.ordinal for visit in block.visits if visit.opening.forced}
        if not all(template.has_lift(ordinal) for ordinal in forced):
            # A pinned day stands: what is new near a race is the smaller evil there.
            template = make_template(block, shop, replace(known, frozen=False))
        for visit in sorted(block.visits, key=lambda one: one.opening.facts.start_h):
            now = making.known_now(frozen=block.frozen)
            setting = _setting(visit, block, template, now, making, runs, shop)
            session = compose_lift(visit, setting, shop)
            if session is None and visit.opening.forced:
                free = replace(setting, known=replace(now, frozen=False))
                session = compose_lift(visit, free, shop)
            if session is None:
                continue
            items = [item for _, item in session.items()]
            making.diary.note(items, session.on, visit.week.index)
            shop.weights.settle({item.exercise for item in items}, session.on)
            if not visit.week.deload:
                making.diary.note_sets(items, visit.week.index)
            sessions.append(session)
    return tuple(sessions), making


def _setting(
    visit: Visit,
    block: BlockPlan,
    template: Template,
    known: Known,
    making: Making,
    runs: Sequence[DatedRun],
    shop: Workshop,
) -> Setting:
    week = visit.week
    in_week = [run for run in runs if week.first_day <= run.on <= week.last_day]
    level = jump_level(shop.athlete, block.phase, shop.weights.today, shop.policy)
    jumping = sum(
        any(item.pattern == "plyometric" for item in template.items[other.ordinal])
        for other in block.visits
        if other.week.index == week.index
    )
    due_from = int(shop.policy.table("coverage.power_due_from_week")[shop.experience])
    weeks_of_jumps = max(0, week.index - due_from)
    used = contacts_used_by_runs(in_week, shop.policy)
    contacts = contacts_for_session(level, weeks_of_jumps, jumping, used, shop.policy)
    return Setting(template, known, making.diary, contacts)

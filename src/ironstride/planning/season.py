"""All lifts of the season, block by block, each knowing what came before."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import TYPE_CHECKING

from ironstride.planning.compose import compose_lift
from ironstride.planning.diary import Diary
from ironstride.planning.jumps import contacts_for_session, contacts_used_by_runs, jump_level
from ironstride.planning.leg_dose import NO_LEGS
from ironstride.planning.picking import Known, find_searched
from ironstride.planning.rework import (
    anchor_template,
    collect_expected,
    find_anchors,
    stay,
    with_swaps,
)
from ironstride.planning.session_ids import with_ids_like
from ironstride.planning.special import compose_primer
from ironstride.planning.templates import make_template
from ironstride.planning.work import Setting, collect_work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.planning.blocks import BlockPlan, Visit
    from ironstride.planning.openings import Opening
    from ironstride.planning.standing import Standing
    from ironstride.planning.templates import Template
    from ironstride.planning.weeks import WeekDemand
    from ironstride.planning.workshop import Workshop
    from ironstride.training.run import DatedRun
    from ironstride.training.session import PlannedSession
    from ironstride.training.words import Pattern


@dataclass(frozen=True, slots=True)
class Primer:
    """A primer that was placed: its week and its opening."""

    week: WeekDemand
    opening: Opening


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


def make_season(
    blocks: Sequence[BlockPlan],
    primers: Sequence[Primer],
    runs: Sequence[DatedRun],
    shop: Workshop,
    standing: Standing,
) -> tuple[PlannedSession, ...]:
    """Return the lifts of all blocks and the primers between them, made in the order of time."""
    making = _begin(shop)
    waiting = sorted(primers, key=lambda one: one.opening.facts.start_h)
    sessions: list[PlannedSession] = []
    for block in blocks:
        bench = _Bench(block, runs, making, standing, shop)
        for visit in sorted(block.visits, key=lambda one: one.opening.facts.start_h):
            while waiting and waiting[0].opening.day < visit.day:
                sessions += _make_primer(waiting.pop(0), making, shop)
            session = bench.make(visit)
            if session is not None:
                _remember(session, visit, making, shop)
                sessions.append(session)
    for primer in waiting:
        sessions += _make_primer(primer, making, shop)
    return tuple(sessions)


def _begin(shop: Workshop) -> Making:
    logged = shop.athlete.lifted
    exercises = shop.catalogue.exercises
    patterns = (exercises[name].main_pattern for name in logged if name in exercises)
    return Making(logged, frozenset(patterns))


def _make_primer(primer: Primer, making: Making, shop: Workshop) -> tuple[PlannedSession, ...]:
    """Return a primer as one session or none; like a deload, no weight grows from it."""
    session = primer.opening.kept
    if session is None:
        known = making.known_in(primer.week)
        session = compose_primer(primer.opening, primer.week, known, shop)
    if session is None:
        return ()
    items = [item for _, item in session.items()]
    shop.weights.settle(items, shop.kits[session.place].place, session.on, is_deload=True)
    return (session,)


def _remember(session: PlannedSession, visit: Visit, making: Making, shop: Workshop) -> None:
    """Note what a session that is in the plan used, and the weights it prescribed."""
    items = [item for _, item in session.items()]
    making.diary.note(items, session.on, visit.week.index)
    place = shop.kits[session.place].place
    shop.weights.settle(items, place, session.on, is_deload=visit.week.deload)
    if not visit.week.deload:
        making.diary.note_sets(items, visit.week.index)


@dataclass(slots=True)
class _Bench:
    """Makes the sessions of one block; its template is selected only when a session needs it."""

    block: BlockPlan
    runs: Sequence[DatedRun]
    making: Making
    standing: Standing
    shop: Workshop
    _template: Template | None = None

    def make(self, visit: Visit) -> PlannedSession | None:
        """Return the session of `visit`: as it was, as near to it as may be, or a new one."""
        turn = self.making.diary.next_turn(visit.ordinal)
        if visit.opening.kept is not None:
            return visit.opening.kept
        known = self.making.known_now(frozen=self.block.frozen)
        if visit.day in visit.week.gentle:
            kit = self.shop.kits[visit.opening.place]
            known = replace(known, to_search=find_searched(kit, self.shop.weights, visit.day))
        setting = self._setting(visit, known, turn)
        if visit.expected is not None:
            kept = stay(visit.expected, visit, setting, self.standing, self.shop)
            if kept is None:
                kept = self._rework(visit, visit.expected, setting)
            if kept is not None:
                return kept
        session = self._compose(visit, setting)
        if session is None and visit.opening.forced and known.is_choosy:
            session = self._compose_with_new(visit, setting)
        return session

    def _compose_with_new(self, visit: Visit, setting: Setting) -> PlannedSession | None:
        """Return the session of a pinned day that nothing known fills; as little as may be is new.

        A pinned day stands: what is new near a race or an illness is the smaller evil there.
        """
        patterns = sorted(self.shop.tiers, key=self.shop.rank)
        # What is new makes sore, so arms and trunk come before legs.
        patterns.sort(key=lambda pattern: pattern not in NO_LEGS)
        for thawed in (*combinations(patterns, 1), *combinations(patterns, 2), patterns):
            known = replace(setting.known, thawed=frozenset(thawed))
            session = self._compose(visit, replace(setting, known=known))
            if session is not None:
                return session
        return None

    def _rework(
        self, visit: Visit, expected: PlannedSession, setting: Setting
    ) -> PlannedSession | None:
        anchors = find_anchors(self.block, self.shop)
        work = collect_expected(expected, visit, setting, self.standing, anchors, self.shop)
        made = compose_lift(visit, work, len(work), setting, self.shop)
        return None if made is None else with_ids_like(made, expected)

    def _compose(self, visit: Visit, setting: Setting) -> PlannedSession | None:
        template = with_swaps(self._get_template(), visit, self.standing, self.shop)
        work = collect_work(template, visit, setting, self.shop)
        return compose_lift(visit, work, template.size(visit.ordinal), setting, self.shop)

    def _get_template(self) -> Template:
        if self._template is None:
            block, shop = self.block, self.shop
            known = self.making.known_in(block.visits[0].week, frozen=block.frozen)
            template = make_template(block, shop, known)
            forced = {visit.ordinal for visit in block.visits if visit.opening.forced}
            if not all(template.has_lift(ordinal) for ordinal in forced):
                template = make_template(block, shop, replace(known, frozen=False))
            self._template = anchor_template(template, block, shop)
        return self._template

    def _setting(self, visit: Visit, known: Known, turn: int) -> Setting:
        week, shop = visit.week, self.shop
        in_week = [run for run in self.runs if week.first_day <= run.on <= week.last_day]
        level = jump_level(shop.athlete, self.block.phase, shop.weights.today, shop.policy)
        jumping = sum(
            self._jumps(other) for other in self.block.visits if other.week.index == week.index
        )
        due_from = int(shop.policy.table("coverage.power_due_from_week")[shop.experience])
        weeks_of_jumps = max(0, week.index - due_from)
        used = contacts_used_by_runs(in_week, shop.policy)
        contacts = contacts_for_session(level, weeks_of_jumps, jumping, used, shop.policy)
        return Setting(known, self.making.diary, contacts, turn)

    def _jumps(self, visit: Visit) -> bool:
        """Whether the session of `visit` has jumps."""
        session = visit.opening.kept or visit.expected
        if session is not None:
            return any("plyometric" in item.patterns for _, item in session.items())
        items = self._get_template().items[visit.ordinal]
        return any(item.pattern == "plyometric" for item in items)

"""Sessions of many runners, their packets, and a page that runs the modules of the gym."""

from __future__ import annotations

import datetime as dt
import functools
import http.server
import threading
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from ironstride.catalogue.reader import read_catalogue
from ironstride.cohort.generated_runners import generate_athlete
from ironstride.formats.athlete_file import read_athlete_file
from ironstride.planning.engine import plan_season
from ironstride.planning.next_session import plan_next_session
from ironstride.policy.reader import override_policy, read_policy
from ironstride.training.athlete import Lift
from ironstride.training.exercise import Setup
from ironstride.training.readiness import Readiness
from ironstride.training.session import Block, PlannedItem, Why
from ironstride.training.sets import LoggedSet, PlannedSet
from ironstride.web.gym.packet import gym_packet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from playwright.sync_api import Browser, Page

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.planning.next_session import NextSession
    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete
    from ironstride.training.exercise import Exercise
    from ironstride.training.plan import Plan
    from ironstride.training.session import PlannedSession
    from ironstride.training.words import Equipment, Implement, RepClass, SetKind

ROOT = Path(__file__).parents[3]
STATIC = ROOT / "src" / "ironstride" / "web" / "gym" / "static" / "gym"
GOLDEN = ("advanced_5km", "bodyweight_25", "masters_ultra", "newcomer_marathon", "two_gym_days")
SEEDS = (3, 4, 7, 9, 11, 13, 17, 30, 32, 39, 47, 66, 67, 94, 159)
WEEKS = 18
PICKED = (0, 1, 2, 3, 4, 5.5, 8, 10, None)


@dataclass(frozen=True, slots=True)
class Case:
    """A session of a runner with what was logged before it, and how the runner is today."""

    name: str
    plan: Plan
    session: PlannedSession
    readiness: Readiness
    policy: Policy
    catalogue: Catalogue

    def follow(
        self, sets: Sequence[LoggedSet] = (), session: PlannedSession | None = None
    ) -> NextSession:
        """Return what the core says after sets of the day."""
        athlete = self.plan.athlete
        plan = replace(self.plan, athlete=replace(athlete, log=(*athlete.log, *sets)))
        return plan_next_session(
            plan,
            session or self.session,
            self.readiness,
            policy=self.policy,
            catalogue=self.catalogue,
        )

    def packet(self, sets: Sequence[LoggedSet] = ()) -> dict[str, Any]:
        """Return what the phone gets, also when sets of the day are in the log already."""
        athlete = self.plan.athlete
        plan = replace(self.plan, athlete=replace(athlete, log=(*athlete.log, *sets)))
        return gym_packet(
            plan,
            self.follow(),
            self.policy,
            self.catalogue,
            planned=self.session,
            readiness=self.readiness,
        )


def read_golden(name: str) -> tuple[Athlete, dt.date]:
    folder = ROOT / "tests" / "golden"
    given, _ = read_athlete_file((folder / f"{name}.yaml").read_bytes(), name)
    assert given is not None
    today = yaml.safe_load((folder / f"{name}.expected.yaml").read_text("utf-8"))["today"]
    return given.athlete, today


def write_history(plan: Plan, until: dt.date, luck: Random) -> tuple[LoggedSet, ...]:
    """Return sets of the last sessions before a day, as somebody may have done and said them."""
    sessions = [one for one in plan.sessions() if one.kind == "lift" and one.on < until]
    kept = sessions[-luck.choice((1, 2, 4, 8)) :]
    return tuple(one for session in kept for one in _sets_of(session, luck))


def _sets_of(session: PlannedSession, luck: Random) -> Iterator[LoggedSet]:
    at = dt.datetime.combine(session.on, session.at)
    for item in [one for _, one in session.items()]:
        work = item.work_sets[0]
        if not work.is_weighed or work.reps is None or luck.random() < 0.3:
            continue
        load_kg = work.load_kg[0] if work.load_kg else luck.choice((5.0, 10.0, 12.5, 20.0))
        is_silent = luck.random() < 0.3
        for _ in item.work_sets:
            at += dt.timedelta(minutes=3)
            slip = 10 if luck.random() < 0.02 else 1
            yield LoggedSet(
                id=f"{at.isoformat()}/{item.exercise}",
                exercise=item.exercise,
                performed_at=at,
                set_kind=work.set_kind,
                load_kg=load_kg * slip,
                reps=max(0, work.reps[0] + luck.choice((-1, 0, 0, 1, 2))),
                rir=None if is_silent else luck.choice(PICKED[:6]),
                pain=luck.choice((None, None, None, 1)),
            )


def build_cases(plans: Mapping[str, Plan]) -> Iterator[Case]:
    catalogue = read_catalogue()
    for name, plan in plans.items():
        yield from _cases_of(name, plan, catalogue)
    athletes = {name: read_golden(name) for name in GOLDEN}
    athletes |= {f"generated {seed}": generate_athlete(seed) for seed in SEEDS}
    for name, (athlete, today) in athletes.items():
        policy, _ = override_policy(read_policy(), athlete.policy_overrides, "cases")
        plan = plan_season(athlete, today, policy=policy, catalogue=catalogue, weeks=WEEKS)
        yield from _cases_of(name, plan, catalogue)
    yield from _rare_lifts(plans["sample"], catalogue)


def _cases_of(name: str, plan: Plan, catalogue: Catalogue) -> Iterator[Case]:
    """Yield a first session, one in the middle and one of heavy sets, of those that lift."""
    policy, _ = override_policy(read_policy(), plan.athlete.policy_overrides, "cases")
    lifts = [
        one
        for one in plan.sessions()
        if one.kind == "lift"
        and one.on >= plan.today
        and any(work.is_weighed for _, item in one.items() for work in item.work_sets)
    ]
    heavy = [one for one in lifts if any(item.rep_class == "strength" for _, item in one.items())]
    chosen = {one.id: one for one in (*lifts[:1], *lifts[len(lifts) // 2 :][:1], *heavy[-1:])}
    for number, session in enumerate(chosen.values()):
        luck = Random(f"{name} {number}")
        log = write_history(plan, session.on, luck) if number else ()
        told = Readiness(score=luck.choice((None, None, 2)))
        own = replace(plan, athlete=replace(plan.athlete, log=log))
        yield Case(f"{name} {number}", own, session, told, policy, catalogue)


def _rare_lifts(plan: Plan, catalogue: Catalogue) -> Iterator[Case]:
    """Yield sessions of lifts that no plan has: help in kilograms, a name nobody knows."""
    known = dict(catalogue.exercises) | {one.id: one for one in RARE}
    own = replace(catalogue, exercises=known)
    lifts = [one for one in plan.sessions() if one.kind == "lift" and one.on >= plan.today]
    day = lifts[5]
    session = replace(day, authored=True, blocks=(Block("strength", RARE_ITEMS),), versions={})
    earlier = tuple(
        one
        for before in lifts[1:4]
        for one in _sets_of(replace(session, on=before.on), Random(f"rare {before.on}"))
    )
    remembered = (Lift("weighted-pull-up", session.on, 10, 6, 2), Lift("odd-lift", day.on, 30, 8))
    for units in ("kg", "lb"):
        for number, (log, told) in enumerate(((earlier, ()), ((), ()), ((), remembered))):
            athlete = replace(plan.athlete, units=units, lifts=told, log=log)
            changed = replace(plan, athlete=athlete)
            yield Case(f"rare {units} {number}", changed, session, Readiness(), read_policy(), own)


def _rare(exercise_id: str, implement: Implement, set_kind: SetKind, needs: Equipment) -> Exercise:
    catalogue = read_catalogue()
    return replace(
        catalogue.exercise("pull-up"),
        id=exercise_id,
        name=exercise_id.replace("-", " "),
        set_kind=set_kind,
        setups=(Setup(frozenset({needs}), implement),),
        rep_classes=frozenset({"strength", "hypertrophy"}),
    )


RARE = (
    _rare("machine-assisted-pull-up", "machine", "assisted", "cable"),
    _rare("machine-assisted-dip", "machine", "assisted", "cable"),
    _rare("weighted-pull-up", "dumbbell", "bodyweight", "dumbbells"),
)


def _rare_item(exercise: Exercise | None, rep_class: RepClass, **asked: Any) -> PlannedItem:
    kind = "load_reps" if exercise is None else exercise.set_kind
    name = "odd-lift" if exercise is None else exercise.id
    work = PlannedSet("work", kind, find_load=True, **asked)
    return PlannedItem(
        id=f"item-{name}",
        exercise=name,
        name=name,
        patterns=("pull",),
        rep_class=rep_class,
        implement="barbell" if exercise is None else exercise.setups[0].implement,
        load_counts="total",
        sets=(work, work, work),
        why=(Why("pattern_tiers", "Because.", "convention"),),
    )


RARE_ITEMS = (
    _rare_item(RARE[0], "hypertrophy", reps=(8, 10), rir=(2, 3)),
    _rare_item(RARE[1], "strength", reps=(3, 5), rir=(1, 2), first_rep_effort_min=7),
    _rare_item(RARE[2], "hypertrophy", reps=(8, 10)),
    _rare_item(None, "hypertrophy", reps=(8, 10), rir=(2, 3)),
)


@pytest.fixture(scope="session")
def cases(plans: Mapping[str, Plan]) -> tuple[Case, ...]:
    return tuple(build_cases(plans))


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def gym_page(browser: Browser) -> Iterator[Page]:
    """Return a page at an address where the modules of the gym are served."""
    serve = functools.partial(_Quiet, directory=str(STATIC))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        yield page
        page.close()
        server.shutdown()


@pytest.fixture(scope="session")
def call(gym_page: Page) -> Callable[..., Any]:
    """Return a function that calls what a module exports with arguments that JSON can hold."""
    script = """async ([module, name, args]) => {
        const found = await import(`/loading/${module}.js`);
        return found[name](...args);
    }"""
    return lambda module, name, *args: gym_page.evaluate(script, [module, name, list(args)])

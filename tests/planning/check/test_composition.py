"""What one session is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build

    from ironstride.training.words import Phase


D6 = "hypertrophy_in_every_strength_session"


def test_strength_work_has_hypertrophy_beside_it(build: Build) -> None:
    both = build.lift(1, blocks=build.blocks(strength=build.heavy_squat()))
    alone = build.lift(1, blocks=build.blocks(strength=build.heavy_squat(), hypertrophy=None))
    assert build.broken(D6, build.plan(both)) == ()
    assert build.broken(D6, build.plan(alone))


def test_a_primer_and_an_authored_session_may_go_without(build: Build) -> None:
    blocks = build.blocks(strength=build.heavy_squat(), hypertrophy=None)
    for changes in ({"kind": "primer"}, {"authored": True}):
        assert build.broken(D6, build.plan(build.lift(1, blocks=blocks, **changes))) == ()


def test_upper_body_work_keeps_it_too(build: Build) -> None:
    push = build.item("push-up", "hypertrophy")
    blocks = build.blocks(strength=build.heavy_squat(), hypertrophy=push)
    assert build.broken(D6, build.plan(build.lift(1, blocks=blocks))) == ()


@pytest.mark.parametrize("quality", ["mobility", "hypertrophy", "stability"])
def test_a_lift_is_comprehensive(build: Build, quality: str) -> None:
    full = build.plan(build.lift(1))
    poor = build.plan(build.lift(1, blocks=build.blocks(**{quality: None})))
    assert build.broken("session_is_comprehensive", full) == ()
    assert build.broken("session_is_comprehensive", poor)


def test_a_stretch_held_long_is_no_stability_work(build: Build) -> None:
    stretch = build.item("deep-squat-hold", "hold", seconds=(20, 30))
    blocks = build.blocks(mobility=stretch, stability=None)
    assert build.broken("session_is_comprehensive", build.plan(build.lift(1, blocks=blocks)))


def test_a_hold_in_the_loaded_blocks_is_stability_work(build: Build) -> None:
    hold = build.item("wall-sit", "hold", seconds=(20, 30))
    blocks = build.blocks(hypertrophy=(build.squat(), hold), stability=None)
    assert build.broken("session_is_comprehensive", build.plan(build.lift(1, blocks=blocks))) == ()


@pytest.mark.parametrize("phase", ["taper", "transition"])
def test_a_resting_week_may_leave_things_out(build: Build, phase: Phase) -> None:
    poor = build.lift(1, blocks=build.blocks(stability=None))
    assert build.broken("session_is_comprehensive", build.plan(poor, phase=phase)) == ()


def test_blocks_keep_their_order(build: Build) -> None:
    session = build.lift(1)
    # The session itself refuses a wrong order, so only a damaged one can have it.
    wrong = build.lift(2, authored=True, blocks=session.blocks[::-1])
    object.__setattr__(wrong, "authored", False)
    assert build.broken("blocks_in_order", build.plan(session)) == ()
    assert build.broken("blocks_in_order", build.plan(wrong))


def test_no_jump_follows_loaded_leg_work(build: Build) -> None:
    jump = build.item("pogo-hop", "power", contacts=10)
    before = build.lift(1, blocks=build.blocks(power=jump))
    after = build.lift(1, blocks=build.blocks(hypertrophy=(build.squat(), jump)))
    upper = build.blocks(hypertrophy=(build.item("push-up", "hypertrophy"), jump))
    assert build.broken("no_jumps_after_heavy", build.plan(before)) == ()
    assert build.broken("no_jumps_after_heavy", build.plan(after))
    assert build.broken("no_jumps_after_heavy", build.plan(build.lift(1, blocks=upper))) == ()

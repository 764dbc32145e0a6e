"""Sessions that the athlete or a coach wrote and pinned: kept as they are, and counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from ironstride.planning.other_strength import is_theirs
from ironstride.planning.qualities import quality_of
from ironstride.training.session import Block, PlannedItem, PlannedSession
from ironstride.training.sets import CLASS_REPS, PlannedSet
from ironstride.training.words import HEAVY_LEG_PATTERNS
from ironstride.units import S_PER_MINUTE

if TYPE_CHECKING:
    from ironstride.planning.openings import Opening
    from ironstride.planning.workshop import Workshop
    from ironstride.training.athlete import AuthoredItem, Pinned
    from ironstride.training.exercise import Exercise
    from ironstride.training.session import Why
    from ironstride.training.words import Implement, LoadCounts, Pattern, RepClass

HEAVY_GRADE: Final = 2
_THEIRS: Final = "A session of your other plan: do what it says there. It counts for the legs."
LIFTED_CLASSES: Final[tuple[RepClass, ...]] = ("strength", "hypertrophy", "skill")
ALL_CLASSES: Final[tuple[RepClass, ...]] = (
    *("strength", "hypertrophy", "power"),
    *("stability", "mobility", "skill"),
)


def write_authored(opening: Opening, pin: Pinned, grade: int, shop: Workshop) -> PlannedSession:
    """Return the pinned session; items keep the author's order, one block each run of a quality.

    An exercise that the catalogue does not know is kept by its name. A session of another strength
    plan has no blocks: what is in it is not known.
    """
    text = _THEIRS if is_theirs(pin) else "Written by you or your coach; kept as it stands."
    why = (shop.why("authored_work_kept", text),)
    items = [
        _item(f"{pin.on.isoformat()}-{index + 1}", authored, why, opening, shop)
        for index, authored in enumerate(() if is_theirs(pin) else pin.items)
    ]
    seconds = shop.clock.fixed_s(opening.minutes) + sum(shop.clock.item_s(item) for item in items)
    minutes = pin.minutes or max(1, round(seconds / S_PER_MINUTE))
    return PlannedSession(
        id=f"{pin.on.isoformat()}-pinned",
        on=pin.on,
        at=opening.at,
        at_source=opening.at_source,
        place=opening.place,
        kind="lift",
        leg_grade=grade,
        minutes=minutes,
        title=pin.title or "A session of your own",
        why=why,
        blocks=_blocks(items),
        versions={},
        authored=True,
    )


def _item(
    item_id: str, authored: AuthoredItem, why: tuple[Why, ...], opening: Opening, shop: Workshop
) -> PlannedItem:
    exercise = shop.catalogue.exercises.get(authored.exercise)
    rep_class = class_by_reps(authored, exercise)
    implement, counts = _setup(exercise, opening, shop)
    load = None if authored.load_kg is None else (authored.load_kg, authored.load_kg)
    rir = None if authored.rir is None else (authored.rir, authored.rir)
    is_hold = authored.seconds is not None
    kind = exercise.set_kind if exercise and not is_hold else "hold" if is_hold else "load_reps"
    each = PlannedSet(
        kind="work",
        set_kind=kind if kind not in ("distance", "contacts") else "bodyweight",
        reps=authored.reps,
        seconds=authored.seconds,
        per_side=exercise.per_side if exercise else False,
        load_kg=load,
        rir=rir,
        rest_s=int(shop.policy.table("dose.rest_s").get(rep_class, 0)),
    )
    patterns = exercise.patterns if exercise else cast("tuple[Pattern, ...]", ())
    return PlannedItem(
        id=item_id,
        exercise=authored.exercise,
        name=exercise.name if exercise else authored.exercise.replace("-", " ").capitalize(),
        patterns=patterns,
        rep_class=rep_class,
        implement=implement,
        load_counts=counts,
        sets=(each,) * authored.sets,
        why=why,
    )


def class_by_reps(authored: AuthoredItem, exercise: Exercise | None) -> RepClass:
    """Return the class of an authored item: by its reps, else what the exercise is for.

    Reps between the classes (seven, or a range across two) are an author's right: they count as
    the class that their lower end is in or below.
    """
    if authored.seconds is not None or authored.reps is None:
        return "hold"
    own = exercise.rep_classes if exercise else frozenset(LIFTED_CLASSES)
    low, high = authored.reps
    for name in ALL_CLASSES:
        if name in own and CLASS_REPS[name][0] <= low <= high <= CLASS_REPS[name][1]:
            return name
    lifted = [name for name in LIFTED_CLASSES if name in own and low <= CLASS_REPS[name][1]]
    return lifted[0] if lifted else next(iter(sorted(own)))


def _setup(
    exercise: Exercise | None, opening: Opening, shop: Workshop
) -> tuple[Implement, LoadCounts]:
    if exercise is None:
        return "other", "total"
    place = shop.kits[opening.place].place
    setup = exercise.setup_for(place.equipment) or exercise.setups[0]
    return setup.implement, setup.load_counts


def _blocks(items: list[PlannedItem]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for item in items:
        quality = quality_of(item)
        if blocks and blocks[-1].quality == quality:
            blocks[-1] = Block(quality, (*blocks[-1].items, item))
        else:
            blocks.append(Block(quality, (item,)))
    return tuple(blocks)


def grade_authored(pin: Pinned, shop: Workshop) -> int:
    """Return the leg grade of a pinned session: as given, else from its sets for the legs.

    Sets of an exercise that nobody knows count in full.
    """
    if pin.leg_grade is not None:
        return pin.leg_grade
    points, heavy = 0.0, False
    for authored in pin.items:
        exercise = shop.catalogue.exercises.get(authored.exercise)
        if exercise is None:
            points += authored.sets
            continue
        rep_class = class_by_reps(authored, exercise)
        each = PlannedSet("work", "bodyweight", reps=authored.reps, seconds=authored.seconds)
        points += authored.sets * shop.legs.set_points(exercise, rep_class, each)
        heavy = heavy or (rep_class == "strength" and exercise.main_pattern in HEAVY_LEG_PATTERNS)
    grade = shop.legs.grade(points)
    return max(grade, HEAVY_GRADE) if heavy else grade

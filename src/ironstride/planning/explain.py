"""Why this, why today: one sentence with its rule for each session, exercise and weight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.loading.prescription import LoadRange
from ironstride.loading.search import LoadSearch
from ironstride.planning.dose import HEAVY_PHASES
from ironstride.planning.parts import STABLE_CLASSES
from ironstride.planning.rules.facts import FAR_H
from ironstride.training.pattern_words import PATTERN_WORDS
from ironstride.training.words import HEAVY_LEG_PATTERNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ironstride.loading.estimate import Estimate
    from ironstride.loading.prescription import LoadAnswer
    from ironstride.planning.blocks import Visit
    from ironstride.planning.parts import Part
    from ironstride.planning.weeks import WeekDemand
    from ironstride.planning.workshop import Workshop
    from ironstride.training.session import PlannedItem, Why
    from ironstride.training.words import Pattern, Phase, RepClass

PHASE_WORDS: Final[Mapping[Phase, str]] = {
    "adaptation": "Getting used to it",
    "hypertrophy": "Building muscle",
    "max_strength": "Getting strong",
    "power": "Strong and fast",
    "maintenance": "Holding strength",
    "taper": "Fresh for the race",
    "transition": "After the race",
}
PHASE_REASONS: Final[Mapping[Phase, str]] = {
    "adaptation": "These weeks prepare muscles and tendons: moderate weights, far from the limit.",
    "hypertrophy": "These weeks build muscle with 8-15 reps: more muscle can produce more force.",
    "max_strength": "These weeks build force: few reps with weights that feel heavy at once.",
    "power": "These weeks turn strength into quick force: fewer, faster sets and jumps.",
    "maintenance": "Few hard sets hold what you built while racing and running come first.",
    "taper": "Little work keeps you used to the weights; the legs get fresh for the race.",
    "transition": "After the race: light work while body and head recover.",
}
STABLE_REASON: Final = ("stability_stops_before_quality", "Stop the set when you start to wobble.")
CLASS_REASONS: Final[Mapping[RepClass, tuple[str, str]]] = {
    "strength": (
        "strength_feels_heavy_from_first_rep",
        "1-6 reps that feel heavy from the first one train force.",
    ),
    "power": (
        "power_stops_when_speed_fades",
        "Every rep fast; stop when height or speed fades.",
    ),
    "skill": ("drills_are_practice", "Practice, not training: stop before it gets sloppy."),
    "stability": STABLE_REASON,
    "hold": STABLE_REASON,
}
EASY_RIR: Final = 4
EASY_FEEL: Final = "A weight well short of your limit: the movement comes first for now."
# A heavy phase by another name, for sessions without sets of 1-6.
LIGHT_WORDS: Final[Mapping[Phase, str]] = {
    **PHASE_WORDS,
    "max_strength": "Getting stronger",
    "power": "Light and fast",
}
LIGHT_REASON: Final = (
    "These weeks go on with 8-15 reps: for you, or on this day, heavier is not due."
)
TITLE_PATTERNS: Final = 3
TITLE_ORDER: Final[tuple[Pattern, ...]] = (
    *("squat", "hinge", "single_leg"),
    *("calf_straight", "calf_bent", "push", "pull"),
)


def title_of(kind: str, items: Sequence[PlannedItem], week: WeekDemand) -> str:
    """Return a title that says what the session is about."""
    if kind == "primer":
        return "Primer: wake the legs before the race"
    if kind == "mobility":
        return "Mobility: easy movement, nothing heavy"
    lifts = [item for item in items if item.rep_class in ("strength", "hypertrophy")]
    lifts.sort(key=lambda item: _title_rank(item.patterns[0]))
    names = list(dict.fromkeys(PATTERN_WORDS[item.patterns[0]].short for item in lifts))
    names = names[:TITLE_PATTERNS] or ["stability"]
    what = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    deload = ", easier week" if week.deload else ""
    is_heavy = any(item.rep_class == "strength" for item in lifts)
    return f"{(PHASE_WORDS if is_heavy else LIGHT_WORDS)[week.phase]}: {what}{deload}"


def _title_rank(pattern: Pattern) -> int:
    return TITLE_ORDER.index(pattern) if pattern in TITLE_ORDER else len(TITLE_ORDER)


def explain_session(
    visit: Visit, kind: str, leg_grade: int, items: Sequence[PlannedItem], shop: Workshop
) -> tuple[Why, ...]:
    """Return why the session is there, why today, and what it does to the runs around it.

    Nothing for mobility, which belongs to no phase: what calls for it says why.
    """
    if kind == "mobility":
        return ()
    week = visit.week
    is_heavy = any(item.rep_class == "strength" for item in items)
    waits = week.phase in HEAVY_PHASES and kind == "lift" and not is_heavy
    reason = LIGHT_REASON if waits else PHASE_REASONS[week.phase]
    reasons = [shop.why("phases_back_from_races", reason)]
    if kind == "lift":
        reasons.append(_explain_day(visit, leg_grade, shop))
    if visit.day in week.gentle:
        text = "You were ill until just now: light on the legs today, and no search for a weight."
        reasons.append(shop.why("return_in_steps", text))
    if week.eased:
        text = "An easier week: after illness or a break you come back in steps."
        reasons.append(shop.why("return_in_steps", text))
    elif week.deload:
        text = "An easier week, together with the cut-back of your runs where there is one."
        reasons.append(shop.why("deload_with_cut_back_week", text))
    if week.is_early(shop.policy.whole("clearance.newcomer_weeks")):
        text = (
            "New work makes muscles sore for one to three days, most on the second. That is normal "
            "and gets less each week; sharp pain in a joint or bone is not."
        )
        reasons.append(shop.why("predicted_soreness_said", text))
    return tuple(reasons)


def _explain_day(visit: Visit, leg_grade: int, shop: Workshop) -> Why:
    facts = visit.opening.facts
    legs = (
        "hardly tires the legs",
        "is light on the legs",
        "tires the legs",
        "is hard on the legs",
    )
    nearest = min(facts.to_key_h, facts.to_long_h)
    if nearest >= FAR_H:
        text = f"It {legs[leg_grade]}; no key run follows in the days after it."
        return shop.why("heavy_legs_not_before_key_run", text)
    run = "long run" if facts.to_long_h < facts.to_key_h else "key run"
    text = f"It {legs[leg_grade]}, and ends {nearest:.0f} hours or more before your next {run}."
    if facts.since_hard_same_day_h < FAR_H:
        text += " Run first today, then lift: hard days stay hard and easy days easy."
    return shop.why("heavy_legs_not_before_key_run", text)


def explain_item(part: Part, answer: LoadAnswer, visit: Visit, shop: Workshop) -> tuple[Why, ...]:
    """Return why this exercise and why this weight."""
    reasons = [_explain_choice(part, visit, shop), *_explain_benchmark(part, shop)]
    load = _explain_load(part, answer, visit, shop)
    return (*reasons, load) if load is not None else tuple(reasons)


def _explain_benchmark(part: Part, shop: Workshop) -> Iterator[Why]:
    """Say what a test of the body changes about work that trains its pattern."""
    reason = shop.benchmarks.reason_for(part.pattern)
    if reason is not None:
        yield shop.why(*reason)


def _explain_choice(part: Part, visit: Visit, shop: Workshop) -> Why:
    words = PATTERN_WORDS[part.pattern]
    purpose = f"{words.name.capitalize()}: {words.purpose}"
    if part.pattern == "mobility":
        text = f"{purpose} before the work, and a check of how you feel today."
        return shop.why("mobility_in_every_session", text)
    if part.rep_class == "hypertrophy":
        return _explain_size(purpose, part, visit, shop)
    rule, rest = CLASS_REASONS[part.rep_class]
    if part.rep_class == "strength" and part.each.rir and part.each.rir[0] >= EASY_RIR:
        rule, rest = "rir_by_phase", "1-6 crisp reps, well short of the limit this time."
    return shop.why(rule, f"{purpose}. {rest}")


def _explain_size(purpose: str, part: Part, visit: Visit, shop: Workshop) -> Why:
    is_main = part.pattern in HEAVY_LEG_PATTERNS
    if is_main and _waits_for_gate(part, visit, shop):
        text = f"{purpose}. 8-10 reps until your gate for heavier sets opens."
        return shop.why("gate_closed_uses_8_to_10", text)
    rule = "pattern_tiers" if is_main else "hypertrophy_in_every_strength_session"
    reserve = part.each.rir[0] if part.each.rir else 0
    feel = (
        EASY_FEEL if reserve >= EASY_RIR else "A moderate weight that feels heavy by the last reps."
    )
    return shop.why(rule, f"{purpose}. {feel}")


def _waits_for_gate(part: Part, visit: Visit, shop: Workshop) -> bool:
    heavy_phase = visit.week.phase in ("max_strength", "power", "maintenance")
    return heavy_phase and not shop.gates.allows(part.pattern, part.option.exercise)


def _explain_load(part: Part, answer: LoadAnswer, visit: Visit, shop: Workshop) -> Why | None:
    if isinstance(answer, LoadRange):
        return shop.why("load_from_own_sets", explain_range(answer, shop))
    if not isinstance(answer, LoadSearch):
        return _explain_ladder(part, visit, shop)
    hand = " in each hand" if part.option.setup.load_counts == "per_hand" else ""
    first = shop.weights.first_search_on(part.option.exercise.id, visit.day) == visit.day
    if not first:
        text = "Start with the weight you found last time; your log will set it from then on."
        return shop.why("first_session_search", text)
    if part.rep_class in STABLE_CLASSES:
        text = (
            f"Start with {shop.weights.say(answer.start_kg)}{hand}: any weight that you can hold "
            "still from first to last is right."
        )
        return shop.why("stability_stops_before_quality", text)
    start = f"Start with {shop.weights.say(answer.start_kg)}{hand}, where the search begins. "
    if part.sets < answer.sets_max:
        start += f"Searching, you may do {answer.sets_max} sets today instead of {part.sets}. "
    return shop.why("first_session_search", start + " ".join(answer.steps))


def explain_range(answer: LoadRange, shop: Workshop) -> str:
    """Return where a weight comes from, in a sentence or two."""
    estimate: Estimate = answer.estimate
    day = f"{estimate.newest_on:%-d %B %Y}"
    if estimate.source == "own":
        text = f"From your own sets of it, the newest on {day}."
    else:
        name = shop.catalogue.exercise(estimate.from_exercise).name.lower()
        text = f"From your {name} of {day}: a related lift, so the range is wide."
    text += " The warm-up decides where in the range you are today."
    if answer.too_light:
        text += " The heaviest weight there is still light for this: slow down and pause instead."
    return text


def _explain_ladder(part: Part, visit: Visit, shop: Workshop) -> Why | None:
    """Say how to make it harder where there is nothing to load, or why it is another rung."""
    if part.rep_class != "hypertrophy":
        return None
    earned = shop.rungs.get(part.pattern)
    if earned is not None and earned.text and earned.exercise == part.option.exercise:
        return shop.why("ladder_without_iron", f"By your log, {earned.text}")
    harder = shop.kits[visit.opening.place].by_id.get(part.option.exercise.harder or "")
    then = f", then go on to: {harder.exercise.name.lower()}" if harder else ""
    text = f"Too easy? Not more reps: slow down and pause at the hardest point{then}."
    return shop.why("ladder_without_iron", text)

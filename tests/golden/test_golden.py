"""The engine's plans beside what a coach expects of them, statement by statement.

Each `check_<kind>` yields complaints in a coach's words; weeks are counted from 1.
"""

from __future__ import annotations

import datetime as dt
import itertools
from typing import TYPE_CHECKING, Any

from ironstride.catalogue.reader import read_catalogue
from ironstride.training.words import HEAVY_LEG_PATTERNS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ironstride.training.plan import Plan, PlannedWeek
    from ironstride.training.session import PlannedItem, PlannedSession

Args = dict[str, Any]
Numbered = tuple[int, "PlannedWeek"]
STILL = ("taper", "transition")


# What the statements speak of


def weeks_of(plan: Plan, args: Args) -> list[Numbered]:
    """Return the weeks a statement speaks of: `weeks` from-to, `phases`, `deload`."""
    first, last = args.get("weeks", (1, len(plan.weeks)))
    return [
        (number, week)
        for number, week in enumerate(plan.weeks, start=1)
        if first <= number <= last
        and week.phase in args.get("phases", (week.phase,))
        and week.deload == args.get("deload", week.deload)
    ]


def lifts_in(week: PlannedWeek) -> list[PlannedSession]:
    return [one for one in week.sessions if one.kind == "lift"]


def trained_in(week: PlannedWeek) -> list[PlannedSession]:
    """Return the sessions that train; tests and drills before runs cover nothing."""
    return [one for one in week.sessions if one.kind not in ("tests", "run_warmup")]


def items_in(sessions: list[PlannedSession], args: Args) -> Iterator[tuple[str, PlannedItem]]:
    """Return the items whose first pattern and rep class a statement speaks of."""
    for session in sessions:
        for quality, item in session.items():
            pattern, rep_class = item.patterns[0], item.rep_class
            if pattern in args.get("patterns", (pattern,)) and rep_class == args.get(
                "rep_class", rep_class
            ):
                yield f"{session.on:%a %d %b} {item.name} ({quality})", item


def lift_items(plan: Plan, args: Args) -> Iterator[tuple[str, PlannedItem]]:
    for number, week in weeks_of(plan, args):
        for where, item in items_in(lifts_in(week), args):
            yield f"week {number}, {where}", item


def weekday(day: dt.date) -> str:
    return WEEKDAYS[day.weekday()]


def is_heavy(session: PlannedSession) -> bool:
    """Whether the session holds a strength-class set for the legs."""
    return any(
        item.rep_class == "strength" and HEAVY_LEG_PATTERNS & set(item.patterns)
        for _, item in session.items()
    )


def heavy_days(plan: Plan) -> list[dt.date]:
    return [one.on for one in plan.sessions() if one.kind == "lift" and is_heavy(one)]


def has_power(session: PlannedSession) -> bool:
    return any(quality == "power" for quality, _ in session.items())


def contacts_in(session: PlannedSession) -> float:
    """Return the landings of a session, both legs counted."""
    catalogue = read_catalogue()
    total = 0.0
    for quality, item in session.items():
        for work in item.work_sets:
            if work.contacts is not None:
                total += work.contacts * (2 if work.per_side else 1)
            elif quality == "power" and work.reps is not None:
                per_rep = catalogue.exercise(item.exercise).contacts_per_rep
                total += work.reps[1] * per_rep * (2 if work.per_side else 1)
    return total


def mean_leg_rir(week: PlannedWeek) -> float | None:
    found = [
        work.rir[0]
        for _, item in items_in(lifts_in(week), {"patterns": HEAVY_LEG_PATTERNS})
        for work in item.work_sets
        if work.rir is not None
    ]
    return sum(found) / len(found) if found else None


def spans(
    days: list[tuple[dt.date, set[str]]], first: dt.date
) -> Iterator[tuple[dt.date, set[str]]]:
    """Return for each start of 14 days inside the weeks what those days hold."""
    last = max(day for day, _ in days) - dt.timedelta(days=13)
    start = first
    while start <= last:
        end = start + dt.timedelta(days=13)
        yield start, set().union(*(held for day, held in days if start <= day <= end))
        start += dt.timedelta(days=7)


# Weeks and phases


def check_weeks(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    low, high = args["number"]
    if not low <= len(plan.weeks) <= high:
        yield f"the plan has {len(plan.weeks)} weeks"


def check_phases(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    runs = [
        (phase, len(list(some)))
        for phase, some in itertools.groupby(week.phase for _, week in weeks_of(plan, args))
    ]
    shown = ", ".join(f"{phase} {length}" for phase, length in runs)
    bounds = {phase: (low, high) for phase, low, high in args["order"]}
    names = list(bounds)
    for phase, length in runs:
        low, high = bounds.get(phase, (0, 0))
        if not low <= length <= high:
            yield f"{phase} of {length} weeks, expected {low}-{high} ({shown})"
    if missing := {phase for phase, (low, _) in bounds.items() if low} - {
        phase for phase, _ in runs
    }:
        yield f"no {', '.join(sorted(missing))} ({shown})"
    places = [names.index(phase) for phase, _ in runs if phase in bounds]
    if not args.get("repeats") and places != sorted(set(places)):
        yield f"phases out of order ({shown})"


def check_deloads(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    deloads = [number for number, week in weeks_of(plan, {}) if week.deload]
    if "exactly" in args:
        if deloads != args["exactly"]:
            yield f"deloads in weeks {deloads}, expected {args['exactly']}"
        return
    low, high = args["loaded_in_a_row"]
    light = [week.deload or week.phase in STILL for week in plan.weeks]
    runs = [(easy, len(list(some))) for easy, some in itertools.groupby(light)]
    for place, (easy, length) in enumerate(runs):
        if not easy and length > high:
            yield f"{length} loaded weeks in a row (deloads in weeks {deloads})"
        between = 0 < place < len(runs) - 1
        if not easy and between and length < low and runs[place + 1][0]:
            yield f"only {length} loaded weeks between two easy ones (deloads {deloads})"


def check_lifts_a_week(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    low, high = args["number"]
    for number, week in weeks_of(plan, args):
        if not low <= (held := len(lifts_in(week))) <= high:
            yield f"week {number} ({week.phase}) holds {held} lift sessions"


def check_weekdays(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    for number, week in weeks_of(plan, args):
        days = [weekday(one.on) for one in lifts_in(week)]
        for day in days:
            if day not in args.get("only", WEEKDAYS):
                yield f"week {number}: lifts on {day} (days {days})"
        for day in args.get("some", ()):
            if day not in days:
                yield f"week {number}: nothing on {day} (days {days})"


def check_lift_days_apart(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    days = sorted(one.on for _, week in weeks_of(plan, args) for one in lifts_in(week))
    for before, after in itertools.pairwise(days):
        if (after - before).days < args["days"]:
            yield f"lifts on {before:%a %d %b} and {after:%a %d %b}"


# Legs beside runs and races


def check_leg_grade(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    for number, week in weeks_of(plan, args):
        for one in lifts_in(week):
            if one.leg_grade > args["at_most"].get(weekday(one.on), 3):
                yield f"week {number}: {one.on:%a %d %b} has leg grade {one.leg_grade}"


def check_no_leg_grade(plan: Plan, args: Args, races: Mapping[str, dt.date]) -> Iterator[str]:
    for one in plan.sessions():
        before = (races["a"] - one.on).days
        if 0 <= before <= args["days_before"] and one.leg_grade >= args["from_grade"]:
            yield f"{one.on:%a %d %b}, {before} days before the race: leg grade {one.leg_grade}"


def check_last_heavy(plan: Plan, args: Args, races: Mapping[str, dt.date]) -> Iterator[str]:
    low, high = args["days_before"]
    days = [(races["a"] - day).days for day in heavy_days(plan) if day < races["a"]]
    if not days:
        yield "no heavy leg session before the race"
    elif not low <= min(days) <= high:
        yield f"the last heavy legs are {min(days)} days before the race, expected {low}-{high}"


def check_no_heavy_around(plan: Plan, args: Args, races: Mapping[str, dt.date]) -> Iterator[str]:
    race = races[args["race"]]
    for day in heavy_days(plan):
        if -args["days_before"] <= (day - race).days <= args["days_after"]:
            yield f"heavy legs on {day:%a %d %b}, {(day - race).days:+} days from the race"


def check_after_race(plan: Plan, args: Args, races: Mapping[str, dt.date]) -> Iterator[str]:
    for one in plan.sessions():
        after = (one.on - races["a"]).days
        if 0 < after <= args["no_heavy_days"] and is_heavy(one):
            yield f"heavy legs {after} days after the race"
        if 0 <= after <= args["easy_days"] and one.kind in ("lift", "primer"):
            yield f"a {one.kind} session {after} days after the race"


def check_primer(plan: Plan, args: Args, races: Mapping[str, dt.date]) -> Iterator[str]:
    low, high = args["days_before"]
    days = [(races["a"] - one.on).days for one in plan.sessions() if one.kind == "primer"]
    days = [day for day in days if 0 <= day <= 14]
    if not days and args["required"]:
        yield "no primer before the race"
    for day in days:
        if high == 0:
            yield f"a primer {day} days before the race, expected none"
        elif not low <= day <= high:
            yield f"the primer is {day} days before the race, expected {low}-{high}"


def check_tests(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    low, high = args["number"]
    days = [one for one in plan.sessions() if one.kind == "tests"]
    if not low <= len(days) <= high:
        yield f"{len(days)} sessions of tests: {', '.join(f'{one.on:%a %d %b}' for one in days)}"
    for one in days:
        week = next(week for _, week in weeks_of(plan, {}) if one in week.sessions)
        if not week.deload or one.minutes > 15:
            yield f"{one.on:%a %d %b}: {one.minutes} min of tests in a week of {week.phase}"


def check_drills(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    low, high = args["a_week"]
    for number, week in weeks_of(plan, args):
        held = [one for one in week.sessions if one.kind == "run_warmup"]
        if not low <= len(held) <= high:
            yield f"week {number} ({week.phase}): {len(held)} warm-ups with drills"
        names = {item.exercise for one in held for _, item in one.items()}
        if never := names & set(args.get("never", ())):
            yield f"week {number}: {', '.join(sorted(never))}"


# What the sessions hold


def check_patterns(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    if "each_14_days" in args:
        yield from missing_in_14_days(plan, args, set(args["each_14_days"]), patterns_in)
        return
    excused = {(one.pattern, one.starts_on) for one in plan.uncovered}
    for number, week in weeks_of(plan, args):
        held = set().union(*(patterns_in(one) for one in trained_in(week)))
        for pattern in args["each_week"]:
            if pattern not in held and (pattern, week.starts_on) not in excused:
                yield f"week {number} ({week.phase}) has no {pattern} and does not say why"


def check_qualities(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    yield from missing_in_14_days(plan, args, set(args["each_14_days"]), qualities_in)


def patterns_in(session: PlannedSession) -> set[str]:
    return {pattern for _, item in session.items() for pattern in item.patterns}


def qualities_in(session: PlannedSession) -> set[str]:
    return {quality for quality, _ in session.items()}


def missing_in_14_days(
    plan: Plan, args: Args, wanted: set[str], held_in: Callable[[PlannedSession], set[str]]
) -> Iterator[str]:
    weeks = weeks_of(plan, args)
    days = [
        (week.starts_on + dt.timedelta(days=day), set[str]())
        for _, week in weeks
        for day in range(7)
    ]
    days += [(one.on, held_in(one)) for _, week in weeks for one in trained_in(week)]
    for start, held in spans(days, weeks[0][1].starts_on):
        if missing := wanted - held:
            yield f"14 days from {start:%d %b}: no {', '.join(sorted(missing))}"


def check_rep_classes(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    for where, item in lift_items(plan, args):
        if item.rep_class in args.get("never", ()):
            yield f"{where}: class {item.rep_class}"
    for number, week in weeks_of(plan, args) if "each_week" in args else ():
        held = {item.rep_class for _, item in items_in(lifts_in(week), args)}
        if missing := set(args["each_week"]) - held:
            yield f"week {number} ({week.phase}): no {', '.join(missing)} class for the legs"


def check_reps(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    low, high = args["within"]
    for where, item in lift_items(plan, args):
        for work in item.work_sets:
            if work.reps is not None and not low <= work.reps[0] <= work.reps[1] <= high:
                yield f"{where}: {work.reps[0]}-{work.reps[1]} reps"
                break


def check_rir(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    low, high = args["within"]
    for where, item in lift_items(plan, args):
        found = {work.rir for work in item.work_sets if work.rir is not None}
        yield from (f"{where}: RIR {r[0]}-{r[1]}" for r in found if not low <= r[0] <= r[1] <= high)


def check_rir_falls(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    for phase, some in itertools.groupby(plan.weeks, key=lambda week: week.phase):
        if phase not in args["phases"]:
            continue
        means = [mean_leg_rir(week) for week in some if not week.deload]
        rirs = [round(mean, 1) for mean in means if mean is not None]
        if len(rirs) > 2 and rirs[-1] >= rirs[0]:
            yield f"{phase}: mean RIR of the legs does not fall, {rirs}"


def check_work_sets(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    for where, item in lift_items(plan, args):
        if len(item.work_sets) > args["at_most"]:
            yield f"{where}: {len(item.work_sets)} work sets"


def check_hypertrophy_in_every_lift(
    plan: Plan, _args: Args, _: Mapping[str, dt.date]
) -> Iterator[str]:
    for one in plan.sessions():
        classes = {item.rep_class for _, item in one.items()}
        if one.kind == "lift" and "strength" in classes and "hypertrophy" not in classes:
            yield f"{one.on:%a %d %b}: strength class without hypertrophy class"


def check_items(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    for one in plan.sessions():
        if (held := sum(1 for _ in one.items())) > args["at_most"]:
            yield f"{one.on:%a %d %b} ({one.minutes} min): {held} items"


def check_minutes(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    for one in plan.sessions():
        if one.minutes > args["at_most"]:
            yield f"{one.on:%a %d %b}: {one.minutes} minutes"


def check_versions(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    for one in plan.sessions():
        if more := set(one.versions) - set(args["only"]):
            yield f"{one.on:%a %d %b} ({one.minutes} min): versions of {sorted(more)} minutes"


def check_implements(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    for where, item in lift_items(plan, args):
        if item.implement not in args["only"]:
            yield f"{where}: {item.implement}"


# Which exercises


def check_main_lifts_kept(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    for phase, some in itertools.groupby(plan.weeks, key=lambda week: week.phase):
        if phase == "transition":
            continue
        weeks = [week for week in some if not week.deload]
        for pattern in args["patterns"]:
            used = [
                {item.exercise for _, item in items_in(lifts_in(week), {"patterns": [pattern]})}
                for week in weeks
            ]
            changes = [later - earlier for earlier, later in itertools.pairwise(used) if earlier]
            if sum(1 for new in changes if new) > 1:
                yield f"{phase}: the {pattern} lifts change more than once, {used}"


def check_only_known_lifts(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    for where, item in lift_items(plan, args):
        if item.exercise not in args["known"]:
            yield f"{where}: never done before"


def check_own_lifts(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    used = {item.exercise for _, item in lift_items(plan, args)}
    if not used & set(args["some_of"]):
        yield f"none of {args['some_of']} among {sorted(used)}"


def check_never_exercises(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    for where, item in lift_items(plan, args):
        if item.exercise in args["exercises"]:
            yield where


def check_not_two_days_running(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    for before, after in itertools.pairwise(sorted(plan.sessions(), key=lambda one: one.on)):
        shared = {
            pattern
            for pattern in args["patterns"]
            for _, item in items_in([before], {"patterns": [pattern]})
            for _, other in items_in([after], {"patterns": [pattern]})
            if item.exercise == other.exercise
        }
        if shared and (after.on - before.on).days == 1:
            yield f"{', '.join(sorted(shared))} on {before.on:%a %d %b} and the day after"


def check_strength_only_with(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    for where, item in lift_items(plan, {"rep_class": "strength"}):
        if item.exercise not in args["exercises"]:
            yield f"{where}: not heavy in 1-6 reps without iron"


def check_ladder_climbs(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    catalogue = read_catalogue()
    loaded = [week for week in plan.weeks if lifts_in(week) and not week.deload]
    for pattern in args["patterns"]:
        skills = [
            [
                (catalogue.exercise(item.exercise).skill, item.exercise)
                for week in some
                for _, item in items_in(lifts_in(week), {"patterns": [pattern]})
            ]
            for some in (loaded[:3], loaded[-3:])
        ]
        if not all(skills) or max(skills[1]) <= max(skills[0]):
            names = [sorted({name for _, name in some}) for some in skills]
            yield f"{pattern}: from {names[0]} to {names[1]} is no harder rung"


# Loads and jumps


def check_searches(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    for where, item in lift_items(plan, args):
        for work in item.work_sets:
            if work.load_kg is not None:
                yield f"{where}: {work.load_kg} kg told before anything was lifted"


def check_loads(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    assert args["none"]
    for where, item in lift_items(plan, {}):
        if any(work.load_kg is not None or work.find_load for work in item.work_sets):
            yield f"{where}: asks for a weight"


def check_load_of(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    low, high = args["within"]
    for where, item in lift_items(plan, args):
        for work in item.work_sets if item.exercise == args["exercise"] else ():
            if work.load_kg is None:
                yield f"{where}: no load, although it was lifted before"
            elif not low <= work.load_kg[0] <= work.load_kg[1] <= high:
                yield f"{where}: {work.load_kg} kg, expected within {low}-{high}"


def check_load_grows(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    tops: dict[str, list[float]] = {}
    scope = {"phases": [args["phase"]], "patterns": args["patterns"], "deload": False}
    for __, item in lift_items(plan, scope):
        loads = [work.load_kg[1] for work in item.work_sets if work.load_kg is not None]
        if loads:
            tops.setdefault(f"{item.exercise} ({item.rep_class})", []).append(max(loads))
    if not any(loads[-1] > loads[0] for loads in tops.values()):
        yield f"no load grows in {args['phase']}: {tops}"


def check_contacts(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    for one in plan.sessions():
        if (held := contacts_in(one)) > args["per_session"][1]:
            yield f"{one.on:%a %d %b}: {held:.0f} contacts"


def check_intensive_contacts(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    catalogue = read_catalogue()
    for one in plan.sessions():
        held = sum(
            (work.contacts or 0) * (2 if work.per_side else 1)
            for quality, item in one.items()
            if quality == "power" and catalogue.exercise(item.exercise).impact == args["impact"]
            for work in item.work_sets
        )
        if held > args["per_session"]:
            yield f"{one.on:%a %d %b}: {held} intensive contacts"


def check_contacts_of_phase(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    for number, week in weeks_of(plan, {"phases": [args["phase"]], "deload": False}):
        if (held := sum(map(contacts_in, week.sessions))) < args["per_week_from"]:
            yield f"week {number}: {held:.0f} contacts"


def check_first_heavy(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    numbers = [number for number, week in weeks_of(plan, {}) if any(map(is_heavy, week.sessions))]
    yield from first_in(numbers, args["weeks"], "heavy leg session")


def check_first_power(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    numbers = [number for number, week in weeks_of(plan, {}) if any(map(has_power, week.sessions))]
    yield from first_in(numbers, args["weeks"], "power work")


def first_in(numbers: list[int], bounds: list[int], what: str) -> Iterator[str]:
    if not numbers:
        yield f"no {what} at all"
    elif not bounds[0] <= numbers[0] <= bounds[1]:
        yield f"the first {what} is in week {numbers[0]}, expected {bounds[0]}-{bounds[1]}"


# What the plan says


def check_gates(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    gates = {gate.pattern: gate for gate in plan.gates}
    for pattern in args.get("open", ()):
        if not gates[pattern].open:
            yield f"the gate of {pattern} is closed: {gates[pattern].missing}"
    for pattern in args.get("closed", ()):
        gate = gates[pattern]
        if gate.open:
            yield f"the gate of {pattern} is open"
        elif gate.expected_on is None:
            yield f"the gate of {pattern} has no expected date"
        elif not args["expected"][0] <= gate.expected_on <= args["expected"][1]:
            yield f"the gate of {pattern} is expected on {gate.expected_on}"


def check_says(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    """Notices, and the reasons of the first session: both are read before the first set."""
    first = next(one for one in plan.sessions() if one.kind == "lift")
    said = [notice.text for notice in plan.notices] + [why.text for why in first.why]
    texts = " ".join(said).lower()
    for word in args["words"]:
        if word not in texts:
            yield f"neither a notice nor the first session speaks of {word!r}"


def check_notice_tiers(plan: Plan, args: Args, _: Mapping[str, dt.date]) -> Iterator[str]:
    for notice in plan.notices:
        if notice.tier not in args["only"]:
            yield f"{notice.tier}: {notice.text}"


CHECKS: dict[str, Callable[[Plan, Args, Mapping[str, dt.date]], Iterator[str]]] = {
    name.removeprefix("check_"): function
    for name, function in list(globals().items())
    if name.startswith("check_")
}


def test_the_plan_keeps_what_the_coach_expects(
    golden: Callable[[str], Any], name: str, statement: Args
) -> None:
    kind = next(iter(statement))
    found = golden(name)
    complaints = list(CHECKS[kind](found.plan, statement[kind], found.races))
    shown = "\n  ".join(complaints[:8])
    assert complaints == [], f"{statement['because']}\nbut {name}:\n  {shown}"

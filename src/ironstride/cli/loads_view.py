"""The lifts on a screen: how strong, how surely, and the next weights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.cli.screen import heading, indented, narrow_table
from ironstride.loading.inventory import in_units
from ironstride.planning.lift_loads import NOT_WEIGHED
from ironstride.sheets.plain_text import counted, printable
from ironstride.sheets.set_words import say_range
from ironstride.units import lb_from_kg

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from ironstride.formats.weights import Units
    from ironstride.loading.prescription import LoadRange
    from ironstride.planning.lift_loads import KnownLoads, LiftLoads, NextDose, PlaceLoad
    from ironstride.training.athlete import Athlete
    from ironstride.training.sets import LoggedSet
    from ironstride.training.words import RepClass

_SHOWN_DOUBTED: Final = 5
_SHOWN_NAMELESS: Final = 12
_COLUMNS: Final[dict[RepClass, str]] = {"strength": "Heavy", "hypertrophy": "For size"}
_NOTHING: Final = (
    "Nothing is known of any lift: there is no set with a weight and few enough reps. Log some, "
    "or write the last sets that you remember under `lifts` in the athlete file."
)
_WAITS: Final = "not yet"
_LIMIT_WORDS: Final = (
    ("held", "no more than a step above the last such sets, whatever else is believed."),
    ("too light", "the heaviest there is: make the lift harder (one leg, a pause), not longer."),
)


def loads_view(known: KnownLoads, athlete: Athlete, today: dt.date) -> Iterator[RenderableType]:
    """Yield the tables, what was not believed, and how to read them."""
    units = athlete.units
    yield heading(f"Lifts of {printable(athlete.name)} on {_day(today)}, in {units}")
    if not known.own:
        yield indented(_NOTHING)
        return
    named = [lift for lift in known.own if lift.exercise is not None]
    yield from _one_rep_maxes(named, units)
    yield from _doubted(known, units)
    yield from _next_weights("Next weights", named, athlete)
    yield from _related(known, athlete)
    yield from _nameless([lift for lift in known.own if lift.exercise is None], units)
    for label, text in _legend(named):
        yield indented(text, label=label, label_width=14)


def _one_rep_maxes(lifts: Sequence[LiftLoads], units: Units) -> Iterator[RenderableType]:
    if not lifts:
        return
    table = narrow_table("Lift", "One-rep max", "80 % range", "k", "Sets", "Last on")
    for column in table.columns[1:]:
        column.justify = "right"
    for lift in lifts:
        most = lift.one_rep_max_kg
        table.add_row(
            _name(lift),
            _rounded(most.median_kg, units),
            f"{_rounded(most.low_kg, units)} to {_rounded(most.high_kg, units)}",
            f"{lift.estimate.curve.k:.3f}",
            f"{lift.estimate.sets_used}",
            _day(lift.estimate.newest_on),
        )
    yield table


def _nameless(lifts: Sequence[LiftLoads], units: Units) -> Iterator[RenderableType]:
    """Yield the newest lifts under the names of another app."""
    if not lifts:
        return
    yield heading("Under their own names: no exercise of the catalogue, so no weight follows")
    yield from _one_rep_maxes(lifts[:_SHOWN_NAMELESS], units)
    more = len(lifts) - _SHOWN_NAMELESS
    if more > 0:
        yield indented(f"and {more} older; --format json has all")
    yield indented("To say what a name means: ironstride log import --match NAME=EXERCISE")
    yield ""


def _next_weights(
    title: str, lifts: Sequence[LiftLoads], athlete: Athlete
) -> Iterator[RenderableType]:
    """Yield a row for each lift and place, and why some have none."""
    yield heading(title)
    many_places = len(athlete.places) > 1
    headings = ("Lift", *(("Where",) if many_places else ()), *_COLUMNS.values())
    table = narrow_table(*headings)
    for lift in lifts:
        name = _name(lift)
        for place, cells in _rows(lift, athlete):
            where = (place,) if many_places else ()
            table.add_row(name, *where, *cells)
            name = ""
    if table.row_count:
        yield table
    yield from _reasons(lifts)


def _rows(lift: LiftLoads, athlete: Athlete) -> Iterator[tuple[str, list[str]]]:
    doses = {dose.rep_class: dose for dose in lift.next}
    for place in athlete.places:
        at = {name: one for name, dose in doses.items() for one in dose.at if one.place == place}
        if any(one.reason != NOT_WEIGHED for one in at.values()):
            cells = [_cell(doses.get(name), at.get(name), athlete.units) for name in _COLUMNS]
            yield printable(place), cells


def _cell(dose: NextDose | None, one: PlaceLoad | None, units: Units) -> str:
    if dose is None:
        return "-"
    if one is None:
        return _WAITS
    if one.load is None:
        return one.reason
    weight = _say_range(one.load.load_kg, units)
    words = f"{weight} x {say_range(dose.reps)} @{say_range(dose.rir)}"
    return f"{words}, {one.reason}" if one.reason else words


def _related(known: KnownLoads, athlete: Athlete) -> Iterator[RenderableType]:
    """Yield the lifts without own sets, by the lift that they follow from."""
    if not known.related:
        return
    named = {lift.name: _short(lift) for lift in known.own}
    by_source: dict[str, list[str]] = {}
    for lift in known.related:
        load = _first_load(lift)
        if load is not None:
            found = f"{_name(lift)} {_say_range(load.load_kg, athlete.units)}"
            by_source.setdefault(named[lift.estimate.from_exercise], []).append(found)
    yield heading("Never logged: a first weight for 8 reps or more, from your other lifts")
    for source, words in by_source.items():
        yield indented(f"From {source}: {'; '.join(words)}.")
    yield ""


def _first_load(lift: LiftLoads) -> LoadRange | None:
    """Return the load to begin with: the class in which a newcomer learns."""
    at = (one for dose in lift.next if dose.rep_class == "hypertrophy" for one in dose.at)
    return next((one.load for one in at if one.load is not None), None)


def _say_range(loads_kg: tuple[float, float], units: Units) -> str:
    low, high = (in_units(load_kg, units) for load_kg in loads_kg)
    return low if low == high else f"{low}-{high}"


def _reasons(lifts: Iterable[LiftLoads]) -> Iterator[RenderableType]:
    """Say once for all lifts that share it why a weight is missing."""
    shared: dict[tuple[str, str], list[str]] = {}
    for lift in lifts:
        for dose in lift.next:
            if dose.reason:
                shared.setdefault((f"Heavy: {_WAITS}", dose.reason), []).append(_short(lift))
        if lift.reason:
            shared.setdefault(("No weight", lift.reason), []).append(_short(lift))
        elif any(one.reason == NOT_WEIGHED for dose in lift.next for one in dose.at):
            shared.setdefault(("No weight", NOT_WEIGHED), []).append(_short(lift))
    for (label, reason), names in shared.items():
        yield indented(f"{', '.join(names)}: {reason}.", label=label, label_width=15)
    if shared:
        yield ""


def _doubted(known: KnownLoads, units: Units) -> Iterator[RenderableType]:
    if not known.doubted:
        return
    names = {lift.name: _short(lift) for lift in known.own}
    shown = "; ".join(_say_set(one, names, units) for one in known.doubted[-_SHOWN_DOUBTED:])
    more = len(known.doubted) - _SHOWN_DOUBTED
    rest = f"; and {more} earlier" if more > 0 else ""
    sets = counted(len(known.doubted), "set")
    text = (
        f"{sets} too far from the others, perhaps mistyped, so they moved nothing: {shown}{rest}."
    )
    yield indented(text, label="Not believed", label_width=12)
    yield ""


def _say_set(one: LoggedSet, names: Mapping[str, str], units: Units) -> str:
    name = names.get(one.exercise, printable(one.exercise))
    weight = in_units(one.load_kg or 0.0, units)
    return f"{name} {weight} {units} x {one.reps} on {_day(one.performed_on)}"


def _legend(lifts: Iterable[LiftLoads]) -> Iterator[tuple[str, str]]:
    yield "One-rep max", "believed, never tested: the weight you could lift once."
    yield "80 % range", "in 8 of 10 cases it lies in there; the range narrows with each set."
    yield "k", "how much weight one more rep costs you; legs of runners have a small one."
    yield "85 x 3-5 @2", "85 for 3 to 5 reps; stop when you could do 2 more."
    limits = {one.reason for lift in lifts for dose in lift.next for one in dose.at if one.load}
    yield from (pair for pair in _LIMIT_WORDS if pair[0] in limits)


def _name(lift: LiftLoads) -> str:
    """Return the lift with what its weight counts."""
    exercise = lift.exercise
    if exercise is None:
        return printable(lift.name)
    if exercise.set_kind == "assisted":
        return f"{exercise.name}, help"
    if exercise.set_kind == "bodyweight":
        return f"{exercise.name}, body +"
    held = all(setup.load_counts == "per_hand" for setup in exercise.setups)
    return f"{exercise.name}, each hand" if held else exercise.name


def _short(lift: LiftLoads) -> str:
    return lift.exercise.name if lift.exercise is not None else printable(lift.name)


def _rounded(load_kg: float, units: Units) -> str:
    """Return a load to the half kilogram or to the pound: more would be made up."""
    return f"{round(2 * load_kg) / 2:g}" if units == "kg" else f"{round(lb_from_kg(load_kg))}"


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%b %Y}"

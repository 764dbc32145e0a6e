"""Strategies of the words: `st.from_type(Plan)` draws a plan, `st.from_type(Athlete)` a runner."""

import datetime as dt
import string
from collections.abc import Callable
from typing import Any, TypeVar, get_args

import pytest
from hypothesis import strategies as st

from ironstride.errors import Problem
from ironstride.formats.archive_files import Archive
from ironstride.formats.athlete_codec import AthleteFile
from ironstride.formats.athlete_runs import RunLines
from ironstride.formats.fields import Field, Report, attempt
from ironstride.formats.log_names import read_choice
from ironstride.formats.name_choices import Choices
from ironstride.formats.yaml_tree import read_yaml_tree
from ironstride.training import athlete as a
from ironstride.training import events as ev
from ironstride.training import plan as p
from ironstride.training import session as se
from ironstride.training import sets
from ironstride.training import words as w
from ironstride.training.availability import Availability, Slot
from ironstride.training.foreign_strength import ForeignStrength
from ironstride.training.place import Inventory, Place
from ironstride.training.race import Race
from ironstride.training.run import DatedRun, PlannedRun
from ironstride.training.session_report import SessionReport, WeightsFelt
from ironstride.units import kg_from_lb

T = TypeVar("T")

any_text = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=20)
text = any_text.filter(str.strip)
ids = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=8)
dates = st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1))
clocks = st.times().map(lambda at: at.replace(second=0, microsecond=0))
loads_kg = st.one_of(st.integers(1, 500).map(float), st.integers(4, 900).map(kg_from_lb))
distances_m = st.integers(50, 500_000).map(float)
tempos = st.sampled_from(["3-1-1", "2-0-X"])


def words(vocabulary: object) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(vocabulary))


def tuples(parts: st.SearchStrategy[T], max_size: int = 3) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(parts, max_size=max_size).map(tuple)


def some(parts: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(parts, min_size=1, max_size=2).map(tuple)


def pairs(low: int, high: int) -> st.SearchStrategy[tuple[int, int]]:
    ends = st.tuples(st.integers(low, high), st.integers(low, high))
    return ends.map(lambda pair: (min(pair), max(pair)))


trees = st.recursive(
    st.none() | st.booleans() | st.integers(-1000, 1000) | any_text | st.just(82.5),
    lambda parts: st.lists(parts, max_size=2) | st.dictionaries(ids, parts, max_size=2),
    max_leaves=4,
)
iron = tuples(loads_kg, 4)
inventories = st.builds(Inventory, iron, st.none() | loads_kg, iron, iron, iron, iron, tuples(text))


@st.composite
def place_books(draw: st.DrawFn) -> dict[str, Place]:
    names = draw(st.lists(text, min_size=1, max_size=3, unique=True))
    equipment = st.frozensets(words(w.Equipment))
    return {name: Place(name, draw(equipment), draw(inventories)) for name in names}


def availabilities(names: list[str]) -> st.SearchStrategy[Availability]:
    slots = tuples(
        st.builds(Slot, st.integers(1, 1440), st.sampled_from(names), st.none() | clocks), 2
    )
    return st.builds(
        Availability,
        st.dictionaries(st.integers(0, 6), slots),
        st.dictionaries(dates, slots, max_size=3),
        st.frozensets(dates, max_size=5),
    )


tables = st.dictionaries(words(w.Pattern), st.integers(1, 5))
amounts = st.one_of(st.tuples(pairs(1, 100), st.none()), st.tuples(st.none(), pairs(1, 600)))
authored_items = st.builds(
    lambda exercise, count, amount, load_kg, rir: a.AuthoredItem(
        exercise, count, amount[0], amount[1], load_kg, rir
    ),
    ids,
    st.integers(1, 9),
    amounts,
    st.none() | loads_kg,
    st.none() | st.integers(0, 9),
)


def pinned_days(names: list[str]) -> st.SearchStrategy[a.Pinned]:
    place = st.none() | st.sampled_from(names)
    minutes, title = st.none() | st.integers(1, 300), st.none() | text
    grade = st.none() | st.integers(0, 3)
    parts = (dates, st.none() | clocks, place, minutes, title)
    written = st.builds(a.Pinned, *parts, tuples(authored_items), grade, st.just(value=False))
    return written | st.builds(a.Pinned, dates, off=st.just(value=True))


races = st.builds(Race, text, dates, distances_m, words(w.Priority), st.none() | text)
efforts = st.builds(
    a.BestEffort, dates, distances_m, st.integers(120_000_000, 350_000_000).map(lambda n: n / 1000)
)
results = st.integers(0, a.MAX_TEST_RESULT)
body_tests = st.builds(a.BodyTest, words(w.BodyTestName), dates, results, results)
lifts = st.builds(
    a.Lift,
    ids,
    dates,
    loads_kg,
    st.integers(1, 100),
    st.none() | st.sampled_from([0.0, 1.5, 3.0]),
    st.none() | st.integers(0, 10),
)
healths = st.builds(
    a.Health,
    st.frozensets(ids, max_size=3),
    tuples(
        st.builds(
            a.Pain, words(w.Region), st.integers(0, 10), st.sampled_from([None, "left", "right"])
        )
    ),
    tuples(st.builds(a.Injury, words(w.Region), st.none() | dates, any_text)),
)
runs = st.builds(
    PlannedRun,
    dates,
    words(w.RunType),
    any_text,
    any_text,
    st.none() | clocks,
    st.none() | distances_m,
    st.none() | st.just(3600.5),
    st.none() | st.booleans(),
    st.none() | any_text,
    any_text,
)
other_strength = st.builds(
    ForeignStrength,
    dates,
    any_text,
    any_text,
    st.none() | clocks,
    st.none() | st.just(3000.5),
    st.none() | any_text,
)
overrides = st.dictionaries(
    ids.filter(lambda key: key != "overrides"), trees.filter(lambda tree: tree is not None)
)


@st.composite
def athletes(draw: st.DrawFn) -> a.Athlete:
    places = draw(place_books())
    names = list(places)
    return a.Athlete(
        name=draw(text),
        born=draw(st.dates(dt.date(1930, 1, 1), dt.date(2015, 1, 1))),
        body_mass_kg=draw(st.sampled_from([48.0, 61.5, 99.9]) | st.just(kg_from_lb(150))),
        availability=draw(availabilities(names)),
        places=places,
        sex=draw(words(w.Sex)),
        units=draw(st.sampled_from(["kg", "lb"])),
        lifting=draw(st.builds(a.Lifting, words(w.Experience), tables, tables)),
        sessions_per_week=draw(st.none() | st.integers(1, 14)),
        pinned=draw(tuples(pinned_days(names), 2)),
        races=draw(tuples(races, 2)),
        best_efforts=draw(tuples(efforts, 2)),
        lifts=draw(tuples(lifts, 2)),
        tests=draw(tuples(body_tests, 2)),
        health=draw(healths),
        runs=draw(tuples(runs, 2)),
        other_strength=draw(tuples(other_strength, 2)),
        strength=draw(st.none() | words(w.StrengthChoice)),
        limit_checks=draw(st.booleans()),
        policy_overrides=draw(overrides),
    )


lines = tuples(text.map(str.strip).filter(str.isalnum))
athlete_files = st.builds(AthleteFile, athletes(), st.builds(RunLines, lines, lines, lines), lines)

reasons = st.builds(se.Why, text, text, words(w.EvidenceLabel))
KINDS_OF_AMOUNT = ("reps", "seconds", "distance_m", "contacts")


@st.composite
def planned_sets(draw: st.DrawFn, rep_class: w.RepClass, amount: str) -> sets.PlannedSet:
    low, high = sets.CLASS_REPS.get(rep_class, (1, 100))
    amounts_of: dict[str, st.SearchStrategy[Any]] = {
        "reps": pairs(low, high),
        "seconds": pairs(1, 90),
        "distance_m": st.integers(10, 400),
        "contacts": st.integers(1, 60),
    }
    drawn: dict[str, Any] = {amount: draw(amounts_of[amount])}
    find_load = draw(st.booleans())
    load_kg = st.none() | st.tuples(loads_kg, loads_kg).map(lambda pair: (min(pair), max(pair)))
    return sets.PlannedSet(
        kind="work",
        set_kind=draw(words(w.SetKind)),
        **drawn,
        per_side=draw(st.booleans()),
        load_kg=None if find_load else draw(load_kg),
        find_load=find_load,
        rir=draw(st.none() | pairs(0, 5)),
        first_rep_effort_min=draw(st.none() | st.integers(0, 10)),
        rest_s=draw(st.integers(0, 300)),
        tempo=draw(st.none() | tempos),
    )


@st.composite
def items(draw: st.DrawFn) -> se.PlannedItem:
    rep_class = draw(words(w.RepClass))
    amount = draw(st.sampled_from(KINDS_OF_AMOUNT))
    return se.PlannedItem(
        id=draw(ids),
        exercise=draw(ids),
        name=draw(text),
        patterns=draw(some(words(w.Pattern))),
        rep_class=rep_class,
        implement=draw(words(w.Implement)),
        load_counts=draw(words(w.LoadCounts)),
        sets=draw(some(planned_sets(rep_class, amount))),
        why=draw(some(reasons)),
        pair_group=draw(st.none() | st.just("A")),
    )


@st.composite
def sessions(draw: st.DrawFn) -> se.PlannedSession:
    qualities = draw(st.lists(words(w.Quality), max_size=2, unique=True))
    blocks = tuple(
        se.Block(quality, draw(some(items()))) for quality in w.QUALITIES if quality in qualities
    )
    kept = st.dictionaries(ids, st.integers(0, 5), max_size=2)
    return se.PlannedSession(
        id=draw(ids),
        on=draw(dates),
        at=draw(clocks),
        at_source=draw(words(w.TimeSource)),
        place=draw(text),
        kind=draw(words(w.SessionKind)),
        leg_grade=draw(st.integers(0, 3)),
        minutes=draw(st.integers(1, 90)),
        title=draw(any_text),
        why=draw(some(reasons)),
        blocks=blocks,
        versions=draw(st.dictionaries(st.sampled_from(["12", "25", "40"]), kept)),
        run_id=draw(st.none() | ids),
        authored=draw(st.booleans()),
    )


mondays = dates.map(lambda day: day - dt.timedelta(days=day.weekday()))
weeks = st.builds(p.PlannedWeek, mondays, words(w.Phase), st.booleans(), tuples(sessions(), 2))
dated_runs = st.builds(
    DatedRun,
    ids,
    dates,
    clocks,
    words(w.TimeSource),
    words(w.RunType),
    any_text,
    st.none() | distances_m,
    st.none() | st.just(3600.5),
    st.booleans(),
    st.integers(0, 3),
    any_text,
)
costs = st.integers(-1000, 100_000).map(lambda cents: cents / 100)
broken_rules = st.builds(p.BrokenRule, ids, costs, dates, text)
alternatives = st.builds(
    p.Alternative,
    dates,
    costs,
    tuples(st.builds(p.AlternativeSession, dates, clocks, any_text, st.integers(0, 3)), 2),
    tuples(broken_rules, 2),
)
certificates = st.builds(
    p.Certificate, costs, costs, tuples(st.builds(p.RuleSlack, ids, costs, costs), 2)
)
changes = tuples(st.builds(p.Change, words(p.ChangeKind), dates, any_text, st.none() | ids), 2)
groups = st.dictionaries(ids, trees, max_size=2)
steps = st.builds(p.Replaced, ids, changes, groups)
spans = st.tuples(dates, dates).map(sorted)
events = st.one_of(
    st.builds(ev.Done, ids),
    st.builds(ev.Missed, dates),
    st.builds(ev.Moved, dates, dates),
    spans.map(lambda days: ev.Ill(days[0], days[1])),
    spans.map(lambda days: ev.Away(days[0], days[1])),
    spans.map(lambda days: ev.Travel(days[0], days[1], "hotel")),
    st.builds(ev.PainReported, st.builds(a.Pain, words(w.Region), st.integers(0, 10))),
    st.builds(ev.LessTime, dates, st.integers(1, 90)),
    races.map(ev.RaceAdded),
    st.builds(ev.RaceMoved, any_text, dates),
    st.builds(ev.RaceDropped, any_text),
    st.builds(ev.DayPinned, dates),
    st.builds(ev.DayUnpinned, dates),
    st.builds(ev.Swapped, ids, ids),
    st.builds(ev.RunsChanged, tuples(any_text, 2)),
    st.builds(ev.SetsLogged, st.integers(1, 100_000), dates),
)


@st.composite
def plans(draw: st.DrawFn) -> p.Plan:
    athlete = draw(athletes())
    return p.Plan(
        made_for=draw(text),
        today=draw(dates),
        athlete=athlete,
        weeks=draw(tuples(weeks, 2)),
        runs=draw(tuples(dated_runs, 2)),
        races=athlete.races,
        notices=draw(tuples(st.builds(p.Notice, words(w.NoticeTier), text, text), 2)),
        gates=draw(
            tuples(
                st.builds(p.Gate, words(w.Pattern), st.booleans(), tuples(text), st.none() | dates)
            )
        ),
        broken_rules=draw(tuples(broken_rules, 2)),
        uncovered=draw(tuples(st.builds(p.Uncovered, words(w.Pattern), dates, text), 2)),
        problems=draw(tuples(st.builds(Problem, any_text, any_text, any_text), 2)),
        alternatives=draw(tuples(alternatives, 2)),
        certificate=draw(st.none() | certificates),
        replanned_on=draw(st.none() | dates),
        events=draw(tuples(st.builds(ev.Reported, dates, events), 3)),
        replaces=draw(st.none() | st.builds(p.Replaced, ids, changes, groups, tuples(steps, 2))),
    )


wall_times = st.datetimes(dt.datetime(1980, 1, 1), dt.datetime(2090, 1, 1))
# As an app or a runner once wrote it: any sign but half characters.
kept_texts = st.text(st.characters(codec="utf-8"), max_size=20)
amounts_done = st.none() | st.floats(0, 1e6, allow_nan=False)
up_to_ten = st.none() | st.integers(0, 10)
uuids = st.uuids().map(str)


@st.composite
def logged_sets(draw: st.DrawFn) -> sets.LoggedSet:
    rep_class = draw(words(w.RepClass))
    amount = draw(st.sampled_from(KINDS_OF_AMOUNT))
    counts = st.none() | st.integers(0, 10_000)
    return sets.LoggedSet(
        id=draw(uuids),
        exercise=draw(kept_texts),
        performed_at=draw(wall_times),
        set_kind=draw(words(w.SetKind)),
        kind=draw(words(sets.LoggedRole)),
        load_kg=draw(amounts_done),
        reps=draw(counts),
        rir=draw(amounts_done),
        first_rep_effort=draw(up_to_ten),
        technique=draw(st.none() | words(sets.Technique)),
        seconds=draw(counts),
        distance_m=draw(amounts_done),
        contacts=draw(counts),
        side=draw(words(sets.Side)),
        pain=draw(up_to_ten),
        rest_s=draw(counts),
        session=draw(kept_texts),
        note=draw(kept_texts),
        target=draw(st.none() | planned_sets(rep_class, amount)),
    )


reports = st.builds(
    SessionReport,
    uuids,
    kept_texts.filter(bool),
    wall_times,
    st.none() | words(WeightsFelt),
    up_to_ten,
    st.none() | st.integers(0, 1440),
    st.none() | st.integers(1, 5),
    kept_texts,
)
named_files = st.dictionaries(kept_texts, st.binary(max_size=40), max_size=3)
archives = st.builds(
    Archive,
    st.from_type(AthleteFile),
    st.none() | st.from_type(p.Plan),
    st.lists(logged_sets(), max_size=4, unique_by=lambda one: one.id).map(tuple),
    st.lists(reports, max_size=3, unique_by=lambda one: one.id).map(tuple),
    named_files,
    named_files,
    st.dictionaries(kept_texts, kept_texts, max_size=3),
    st.builds(
        Choices,
        st.dictionaries(kept_texts, st.builds(read_choice, st.sampled_from(["", "squat", "a/2"]))),
        st.none() | st.just("Europe/Vienna"),
    ),
)


Decoded = Callable[[Callable[[Field], Any], str], tuple[Any, list[str]]]


@pytest.fixture
def decoded() -> Decoded:
    """Read a YAML text with a reader: what it found, and each problem as `path: text`."""

    def decode(read: Callable[[Field], Any], yaml: str) -> tuple[Any, list[str]]:
        tree, problems = read_yaml_tree(yaml, "test.yaml")
        assert tree is not None, problems
        report = Report("test.yaml")
        found = attempt(Field(tree.value, "top", report), read, None)
        return found, [f"{problem.where}: {problem.text}" for problem in report.problems]

    return decode


st.register_type_strategy(a.Athlete, athletes())
st.register_type_strategy(AthleteFile, athlete_files)
st.register_type_strategy(p.Plan, plans())
st.register_type_strategy(sets.LoggedSet, logged_sets())
st.register_type_strategy(SessionReport, reports)
st.register_type_strategy(Archive, archives)

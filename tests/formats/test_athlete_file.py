"""The athlete file: every field right, every field wrong once, and hostile files."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ironstride.formats.athlete_codec import KEYS, AthleteFile
from ironstride.formats.athlete_file import (
    MAX_ATHLETE_BYTES,
    read_athlete_file,
    write_athlete_file,
)
from ironstride.training.athlete import Athlete, Injury, Pain
from ironstride.training.availability import Slot

if TYPE_CHECKING:
    from ironstride.errors import Problem

DOC = Path(__file__).parents[2] / "docs" / "formats" / "athlete.md"
EXAMPLES = re.findall(r"```yaml\n(.*?)```", DOC.read_text("utf-8"), flags=re.DOTALL)
REQUIRED = "name: Ada\nborn: 1988-04-23\nbody_mass_kg: 61\n"
MINIMAL = f"{REQUIRED}sessions_per_week: 2\n"


def read(text: str | bytes) -> tuple[AthleteFile | None, tuple[Problem, ...]]:
    return read_athlete_file(text, "ada.yaml")


def athlete_of(text: str) -> Athlete:
    found, _ = read(text)
    assert found is not None
    return found.athlete


def the_problem(text: str) -> Problem:
    _, problems = read(text)
    assert len(problems) == 1, problems
    return problems[0]


@settings(deadline=None, max_examples=100, suppress_health_check=list(HealthCheck))
@given(st.from_type(AthleteFile))
def test_a_written_file_reads_back_as_the_same_athlete(given_file: AthleteFile) -> None:
    text = write_athlete_file(given_file)
    found, problems = read(text.encode())
    assert found == given_file
    assert all("not a known flag" in problem.text for problem in problems)
    assert write_athlete_file(given_file) == text


def test_the_smallest_file_has_a_slot_each_day_on_the_floor_at_home() -> None:
    found, problems = read(MINIMAL)
    assert problems == ()
    assert found is not None
    assert found.athlete.sessions_per_week == 2
    assert list(found.athlete.places) == ["home"]
    assert found.athlete.availability.slots_on(dt.date(2026, 11, 29)) == (Slot(40, "home"),)


def fragment(example: str) -> str:
    if "name: Ada" in example:
        return example
    time = "" if example.startswith("availability") else "sessions_per_week: 2\n"
    place = "" if example.startswith("places") else "places: {home: {}}\n"
    return REQUIRED + time + place + example


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_documented_example_is_read_without_a_problem(example: str) -> None:
    found, problems = read(fragment(example))
    assert problems == ()
    assert found is not None


def test_each_key_is_documented_with_an_example() -> None:
    text = "".join(EXAMPLES)
    missing = [key for key in KEYS if not re.search(rf"^{key}:", text, flags=re.MULTILINE)]
    assert missing == []


@pytest.mark.parametrize("key", ["name", "born", "body_mass_kg", "sessions_per_week"])
def test_without_a_required_key_there_is_no_athlete(key: str) -> None:
    text = "".join(line for line in MINIMAL.splitlines(keepends=True) if not line.startswith(key))
    found, problems = read(text)
    assert found is None
    assert "is missing; add it" in problems[0].text


def test_all_problems_are_reported_at_once_each_with_its_line_and_path() -> None:
    found, problems = read(
        "name: ''\nborn: 23.04.1988\nbody_mass_kg: 6100\nraces:\n"
        "  - {on: 2027-04-25, distance_km: 10}\n  - {on: 2027-13-25, distance_km: -1}\n"
    )
    assert found is None
    assert [problem.where for problem in problems] == [
        "line 1: name",
        "line 2: born",
        "line 3: body_mass_kg",
        "availability",
        "line 6: races[1].on",
        "line 6: races[1].distance_km",
    ]


WRONG_ONCE = [
    ("sex: woman", "sex"),
    ("units: stone", "units"),
    ("format: ironstride.athlete/2", "format"),
    ("sesions_per_week: 3", "sesions_per_week"),
    ("lifting: lots", "lifting"),
    ("lifting: {experience: expert}", "lifting.experience"),
    ("lifting: {comfort: {squat: 6}}", "lifting.comfort.squat"),
    ("lifting: {comfort: {squatt: 3}}", "lifting.comfort.squatt"),
    ("lifting: {sessions: {hinge: -1}}", "lifting.sessions.hinge"),
    ("places: [gym]", "places"),
    ("places: {gym: {equipment: [barbel]}}", "places.gym.equipment[0]"),
    ("places: {gym: {plates_kg: [20, 0]}}", "places.gym.plates_kg[1]"),
    ("places: {gym: {plates_kg: [20, .inf]}}", "places.gym.plates_kg[1]"),
    ("places: {gym: {trap_bar_kg: heavy}}", "places.gym.trap_bar_kg"),
    ("places: {gym: {plates: [20]}}", "places.gym.plates"),
    ("places: {gym: {bands: [1]}}", "places.gym.bands[0]"),
    ("availability: never", "availability"),
    ("availability: {monday: {minutes: 40}}", "availability.monday"),
    ("availability: {mon: {minutes: 0}}", "availability.mon.minutes"),
    ("availability: {mon: [{minutes: 40}, {place: home}]}", "availability.mon[1].minutes"),
    ("availability: {mon: {minutes: 40, at: 25:00}}", "availability.mon.at"),
    ("availability: {mon: {minutes: 40, at: 6pm}}", "availability.mon.at"),
    ("availability: {mon: {minutes: 40, place: spa}}", "availability.mon.place"),
    ("availability: {dated: {tomorrow: 40}}", "availability.dated.tomorrow"),
    ("blocked: [2026-02-30]", "blocked[0]"),
    ("blocked: [2027-01-03/2026-12-21]", "blocked[0]"),
    ("blocked: [1999-01-01/2199-01-01]", "blocked[0]"),
    ("blocked: {from: 2026-12-21}", "blocked"),
    ("pinned: [{at: 10:00}]", "pinned[0].on"),
    ("pinned: [{on: 2026-12-05, leg_grade: 4}]", "pinned[0].leg_grade"),
    ("pinned: [{on: 2026-12-05, off: maybe}]", "pinned[0].off"),
    ("pinned: [{on: 2026-12-05, place: spa}]", "pinned[0].place"),
    (
        "pinned: [{on: 2026-12-05, off: true, items: [{exercise: a, sets: 1, reps: 5}]}]",
        "pinned[0]",
    ),
    ("pinned: [{on: 2026-12-05, items: [{exercise: a, sets: 1}]}]", "pinned[0].items[0]"),
    (
        "pinned: [{on: 2026-12-05, items: [{exercise: a, sets: 1, reps: [8, 5]}]}]",
        "pinned[0].items[0].reps",
    ),
    (
        "pinned: [{on: 2026-12-05, items: [{exercise: a, sets: 1.5, reps: 5}]}]",
        "pinned[0].items[0].sets",
    ),
    ("races: {on: 2027-04-25}", "races"),
    ("races: [{on: 2027-04-25}]", "races[0].distance_km"),
    ("races: [{on: 2027-04-25, distance_km: 0}]", "races[0].distance_km"),
    ("races: [{on: 2027-04-25, distance_km: '42,195'}]", "races[0].distance_km"),
    ("races: [{on: 2027-04-25, distance_km: 10, priority: D}]", "races[0].priority"),
    ("races: [{on: 0027-04-25, distance_km: 10}]", "races[0].on"),
    ("best_efforts: [{on: 2026-09-20, distance_km: 5, time: 19}]", "best_efforts[0].time"),
    ("best_efforts: [{on: 2026-09-20, distance_km: 5, time: 19:60}]", "best_efforts[0].time"),
    ("best_efforts: [{on: 2026-09-20, distance_km: 42.2, time: 3:10}]", "best_efforts[0]"),
    ("tests: [{test: calf, on: 2026-12-20, left: 20, right: 20}]", "tests[0].test"),
    ("tests: [{test: side-plank, on: 2026-12-20, left: 20}]", "tests[0].right"),
    ("tests: [{test: side-plank, on: 2026-12-20, left: -1, right: 20}]", "tests[0].left"),
    ("tests: [{test: side-plank, on: 2026-12-20, left: 2000, right: 20}]", "tests[0].left"),
    ("lifts: [{exercise: '??', on: 2026-11-02, load_kg: 1, reps: 8}]", "lifts[0].exercise"),
    ("lifts: [{exercise: a, on: 2026-11-02, reps: 8}]", "lifts[0].load_kg"),
    ("lifts: [{exercise: a, on: 2026-11-02, load_kg: 1, reps: 0}]", "lifts[0].reps"),
    ("lifts: [{exercise: a, on: 2026-11-02, load_kg: 999, reps: 5}]", "lifts[0].load_kg"),
    ("lifts: [{exercise: a, on: 2026-11-02, load_kg: 9, reps: 5, rir: -1}]", "lifts[0].rir"),
    ("lifts: [{exercise: a, on: 2026-11-02, load_kg: 9, load_lb: 9, reps: 5}]", "lifts[0].load_lb"),
    ("health: fine", "health"),
    ("health: {flags: [sleepy]}", "health.flags[0]"),
    ("health: {flags: [1]}", "health.flags[0]"),
    ("health: {pain: [{region: kneee, now: 3}]}", "health.pain[0].region"),
    ("health: {pain: [{region: knee, now: 11}]}", "health.pain[0].now"),
    ("health: {pain: {region: knee, now: 1}}", "health.pain"),
    ("health: {injuries: [something old]}", "health.injuries[0]"),
    ("health: {injury: [knee]}", "health.injury"),
    ("helth: {flags: [chest_pain]}", "helth"),
    ("runs: {weeks: []}", "runs.weeks"),
    ("runs: {planned: [{on: 2026-12-06, type: jog, title: a, source: b}]}", "runs.planned[0].type"),
    ("exercises: [mine.toml]", "exercises"),
    ("policy: {a: null}", "policy.a"),
    ("policy: {a: .nan, overrides: 3}", "policy.overrides"),
    ("policy: 3", "policy"),
]


@pytest.mark.parametrize(("line", "path"), WRONG_ONCE)
def test_a_wrong_field_is_one_located_problem_and_the_athlete_stays(line: str, path: str) -> None:
    found, problems = read(f"{MINIMAL}{line}\n")
    assert found is not None
    assert [problem.where for problem in problems] == [f"line 5: {path}"]
    assert ";" in problems[0].text, "what is wrong; what to do"


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("races: [{on: 25.04.2027, distance_km: 10}]", "such as 2026-12-05"),
        ("races: [{on: 2027-04-25, distance_km: '42,195'}]", "42.195 (with a point)"),
        ("places: {gym: {equipment: [dumbels]}}", "did you mean `dumbbells`?"),
        ("sesions_per_week: 3", "did you mean `sessions_per_week`?"),
        ("best_efforts: [{on: 2026-09-20, distance_km: 42.2, time: 3:10}]", "h:mm:ss"),
    ],
)
def test_a_problem_says_what_to_do(line: str, hint: str) -> None:
    assert hint in the_problem(f"{MINIMAL}{line}\n").text


@pytest.mark.parametrize(
    "line",
    [
        "health: fine",
        "health: {flags: [1, chest_pain]}",
        "health: {flags: {chest_pain: true}}",
        "health: {flag: [chest_pain]}",
        "health: {pain: [{region: kneee, now: 9}]}",
        "health: {}\nhealth: {flags: [chest_pain]}",
        "health:\n  flags: []\n  flags: [chest_pain]",
        "helth: {flags: [chest_pain]}",
    ],
)
def test_a_health_statement_that_is_not_understood_is_never_dropped(line: str) -> None:
    assert "health_not_understood" in athlete_of(f"{MINIMAL}{line}\n").health.flags


def test_an_unknown_flag_is_kept_as_it_is() -> None:
    text = f"{MINIMAL}health: {{flags: [Chest Pain, broken heart]}}\n"
    assert athlete_of(text).health.flags == {"chest_pain", "broken_heart"}
    assert "kept" in the_problem(text).text


def test_pain_and_injuries_name_their_region_and_side() -> None:
    health = athlete_of(
        f"{MINIMAL}health:\n  pain: [{{region: Low back-right, now: 4}}]\n"
        "  injuries: [left calf strain 2025-06-01, {region: knee-left}]\n"
    ).health
    assert health.pain == (Pain("low_back", 4, "right"),)
    assert health.injuries == (
        Injury("calf", dt.date(2025, 6, 1), "left calf strain 2025-06-01"),
        Injury("knee", None, "left"),
    )


def test_run_lines_are_kept_whether_yaml_takes_them_for_text_or_keys() -> None:
    found, problems = read(
        f"{MINIMAL}runs:\n  week:\n    - tue 06:30: 6x800 m\n    - 'sun: long 22 km'\n"
        "    - fri\n  dated:\n    2026-12-05: race 10 km\n    2026-12-06: [easy 5 km, drills]\n"
    )
    assert problems == ()
    assert found is not None
    assert found.run_lines.week == ("tue 06:30: 6x800 m", "sun: long 22 km", "fri")
    assert found.run_lines.dated == (
        "2026-12-05: race 10 km",
        "2026-12-06: easy 5 km",
        "2026-12-06: drills",
    )


def test_a_text_block_of_run_lines_is_read_line_by_line() -> None:
    found, _ = read(f"{MINIMAL}runs:\n  week: |\n    tue: 6x800 m\n\n    sun: long 22 km\n")
    assert found is not None
    assert found.run_lines.week == ("tue: 6x800 m", "sun: long 22 km")


def test_pounds_are_read_beside_kilograms_and_written_back_as_pounds() -> None:
    found, problems = read(
        "name: Ada\nborn: 1988-04-23\nbody_mass_lb: 135\nunits: lb\nsessions_per_week: 2\n"
        "places: {gym: {equipment: [barbell], bars_lb: 45, plates_lb: [45, 45], plates_kg: [10]}}\n"
    )
    assert problems == ()
    assert found is not None
    assert found.athlete.body_mass_kg == pytest.approx(61.235, abs=1e-3)
    inventory = found.athlete.places["gym"].inventory
    assert inventory.plates_kg == pytest.approx((10, 20.41, 20.41), abs=0.01)
    assert "body_mass_lb: 135" in write_athlete_file(found)


def test_words_that_yaml_1_1_takes_for_something_else_stay_what_they_are() -> None:
    athlete = athlete_of(
        f"{MINIMAL}races: [{{name: no, on: 2027-04-25, at: 12:30, distance_km: 10, goal: yes}}]\n"
    )
    race = athlete.races[0]
    assert (race.name, race.on, race.at) == ("no", dt.date(2027, 4, 25), dt.time(12, 30))
    assert race.goal == "yes"


HOSTILE: dict[str, str | bytes] = {
    "empty": "",
    "only a comment": "# nothing\n",
    "a list": "- a\n- b\n",
    "a word": "hello",
    "a tab": "name: Ada\n\tborn: 1988-04-23\n",
    "an open quote": 'name: "Ada\nborn: 1988-04-23\n',
    "an open bracket": "races: [{on: 2027-04-25",
    "NUL": "name: A\0da\n",
    "a lone surrogate": "name: \ud800\n",
    "latin-1": "name: Zo\xeb\n".encode("latin-1"),
    "random bytes": bytes(range(256)),
    "deep nesting": "a: " + "[" * 100_000,
    "deep mappings": "{a: " * 5_000,
    "an alias bomb": "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
    + "".join(
        f"{chr(98 + level)}: &{chr(98 + level)} [{', '.join([f'*{chr(97 + level)}'] * 10)}]\n"
        for level in range(8)
    ),
    "an alias of itself": "a: &a [*a]\n",
    "an alias of nothing": "a: *b\n",
    "a list as key": "[a, b]: c\n",
    "a group as key": "{a: b}: c\n",
    "a huge file": "x" * 50_000_000,
    "a zip file": b"PK\x03\x04" + bytes(100),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gives_a_clear_problem_and_no_athlete(name: str) -> None:
    found, problems = read(HOSTILE[name])
    assert found is None
    assert problems
    assert all(problem.file == "ada.yaml" and ";" in problem.text for problem in problems)


def test_tabs_are_named() -> None:
    _, problems = read(HOSTILE["a tab"])
    assert problems[0].where == "line 2"
    assert "spaces, not with tabs" in problems[0].text


def test_a_tag_is_ignored_and_never_obeyed() -> None:
    found, problems = read(MINIMAL.replace("Ada", "!!python/object/apply:os.getcwd [x]"))
    assert found is None
    assert any("YAML tag" in problem.text for problem in problems)


def test_a_key_written_twice_is_reported_and_the_first_is_used() -> None:
    text = f"{MINIMAL}name: Bea\n"
    assert athlete_of(text).name == "Ada"
    problem = the_problem(text)
    assert problem.where == "line 5: name"
    assert "line 1 is used" in problem.text


def test_a_second_document_is_not_read() -> None:
    assert "second document" in the_problem(f"{MINIMAL}---\nname: Bea\n").text


def test_keys_that_are_no_text_are_reported_as_unknown() -> None:
    _, problems = read(f"{MINIMAL}1: a\nnull: b\n")
    assert [problem.where for problem in problems] == ["line 5: 1", "line 6: null"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_byte_order_marks_are_understood(encoding: str) -> None:
    found, problems = read(MINIMAL.replace("Ada", "Zoë").encode(encoding))
    assert problems == ()
    assert found is not None
    assert found.athlete.name == "Zoë"


def test_windows_line_ends_are_understood() -> None:
    assert read(MINIMAL.replace("\n", "\r\n"))[1] == ()


def test_the_wrong_encoding_names_its_line() -> None:
    _, problems = read(f"{MINIMAL}# Zo\xeb\n".encode("latin-1"))
    assert problems[0].where == "line 5"


def test_the_problems_of_a_hopeless_file_are_bounded() -> None:
    lines = "".join(f"key{number}: 1\n" for number in range(20_000))
    races = "races: [" + "{on: x}, " * 20_000 + "]\n"
    found, problems = read(MINIMAL + lines + races)
    assert found is not None
    assert len(problems) <= 201
    assert "more problems follow" in problems[-1].text
    assert len(lines + races) < MAX_ATHLETE_BYTES


def test_control_characters_of_a_terminal_are_refused() -> None:
    text = MINIMAL.replace("Ada", r'"\e[2JAda"')
    _, problems = read(text)
    assert "cannot be printed" in problems[0].text
    assert all(str(problem).isprintable() for problem in problems)


@settings(deadline=None, max_examples=200)
@given(st.integers(0, 3000))
def test_a_truncated_file_never_raises(length: int) -> None:
    whole = next(example for example in EXAMPLES if example.startswith("pinned"))
    text = REQUIRED + "".join(EXAMPLES[2:5]) + whole
    found, problems = read(text[: length % len(text)])
    assert found is not None or problems


@settings(deadline=None, max_examples=200)
@given(st.text(st.sampled_from("ab: -[]{}&*!|>'\"\n\t#,?%@`0.1~"), max_size=60))
def test_any_text_gives_an_athlete_or_problems(text: str) -> None:
    found, problems = read(f"{MINIMAL}races: {text}\n")
    assert found is not None or problems

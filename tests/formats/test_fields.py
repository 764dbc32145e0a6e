"""The located decoder: every problem with its path, nothing hides the next."""

from __future__ import annotations

from ironstride.errors import require
from ironstride.formats.field_readers import text, whole
from ironstride.formats.fields import (
    MAX_PROBLEMS,
    Field,
    Record,
    Report,
    attempt,
    each,
    join_path,
    nearest,
    nullable,
    one_or_each,
    shown,
)


def read_pair(field: Field) -> tuple[str, int]:
    record = Record(field, ("name", "size"))
    name = record.required("name", text, "Ada")
    size = record.optional("size", whole(1, 9), 5)
    record.finish()
    require(name != "nobody", "name is nobody")
    return name, size


def read(value: object) -> tuple[object, list[str]]:
    report = Report("a.yaml")
    found = attempt(Field(value, "pairs", report), each(read_pair), None)
    return found, [f"{problem.where}: {problem.text}" for problem in report.problems]


def test_one_bad_record_never_loses_the_rest() -> None:
    found, problems = read([{"name": "a"}, {"size": 3}, 7, {"name": "b", "size": 3}])
    assert found == (("a", 5), ("b", 3))
    assert problems == [
        "pairs[1].name: is missing; add it, for example `name: Ada`",
        "pairs[2]: is the number 7; write a group of keys: name, size",
    ]


def test_a_bad_optional_field_takes_its_default() -> None:
    found, problems = read([{"name": "a", "size": 99}])
    assert found == (("a", 5),)
    assert problems == ["pairs[0].size: is 99; it must be 1 to 9"]


def test_a_broken_invariant_is_a_problem_of_the_record() -> None:
    found, problems = read([{"name": "nobody"}])
    assert found == ()
    assert problems == ["pairs[0]: name is nobody; correct it or leave it out"]


def test_a_wrong_required_field_is_reported_once() -> None:
    assert read([{"name": 3}])[1] == [
        'pairs[0].name: is the number 3; write a text in quotes, such as "text"'
    ]


def test_an_unknown_key_names_the_nearest_known_one() -> None:
    found, problems = read([{"name": "a", "sise": 1}])
    assert found == (("a", 5),)
    assert problems == [
        "pairs[0].sise: is not a known key and is ignored; did you mean `size`?",
    ]


def test_an_empty_optional_key_is_as_good_as_none() -> None:
    assert read([{"name": "a", "size": None}]) == ((("a", 5),), [])


def test_a_single_entry_stands_for_its_list() -> None:
    report = Report("a.yaml")
    reader = one_or_each(whole(1, 9))
    assert reader(Field(3, "", report)) == (3,)
    assert reader(Field([3, 4], "", report)) == (3, 4)


def test_null_is_kept_only_where_it_is_allowed() -> None:
    report = Report("a.yaml")
    assert nullable(whole(1, 9))(Field(None, "size", report)) is None
    assert attempt(Field(None, "size", report), whole(1, 9), "default") == "default"
    assert "is empty" in report.problems[0].text


def test_a_line_is_that_of_the_nearest_parent_that_has_one() -> None:
    report = Report("a.yaml", {"races": 4, "races[0]": 5, "races[0].on": 6})
    assert report.where("races[0].on") == "line 6: races[0].on"
    assert report.where("races[0].name") == "line 5: races[0].name"
    assert report.where("races[7]") == "line 4: races[7]"
    assert report.where("health") == "health"
    assert report.where("") == "top level"


def test_a_full_report_says_that_there_is_more_and_stops() -> None:
    _, problems = read(["x"] * 5000)
    assert len(problems) == MAX_PROBLEMS
    assert "more problems follow" in problems[-1]


def test_hostile_keys_and_values_are_shortened_and_escaped() -> None:
    assert join_path("", "a\x1b[2J") == r"'a\x1b[2J'"
    assert len(join_path("top", "x" * 10_000)) < 60
    assert shown("\x1b[2J") == r"the text '\x1b[2J'"
    assert len(shown("x" * 10_000)) < 60
    assert len(nearest("x" * 10_000, ("name", "size"))) < 60


def test_values_are_described_in_words() -> None:
    values: list[object] = [None, True, 7, "a", [], {}]
    described = [shown(value) for value in values]
    assert described == [
        "empty",
        "`true`",
        "the number 7",
        "the text 'a'",
        "a list",
        "a group of keys",
    ]

"""The plain files of an archive: each part of a runner's training as the file that holds it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ironstride.formats.archive_names import paths_in
from ironstride.formats.athlete_file import write_athlete_file
from ironstride.formats.fields import Field, Report, attempt
from ironstride.formats.json_lines import kept_text
from ironstride.formats.json_tree import read_json_tree
from ironstride.formats.log_csv import write_log
from ironstride.formats.name_choices import Choices, write_choices
from ironstride.formats.plan_file import write_plan
from ironstride.formats.report_lines import write_report_lines
from ironstride.formats.set_lines import write_set_lines
from ironstride.formats.source_text import read_source_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.errors import Problem
    from ironstride.formats.athlete_codec import AthleteFile
    from ironstride.training.plan import Plan
    from ironstride.training.session_report import SessionReport
    from ironstride.training.sets import LoggedSet

README: Final = "README.txt"
MANIFEST: Final = "manifest.json"
ATHLETE: Final = "athlete.yaml"
PLAN: Final = "plan.json"
LOG: Final = "log.csv"
SETS: Final = "sets.jsonl"
CHOICES: Final = "log.names.toml"
REPORTS: Final = "reports.jsonl"
SETTINGS: Final = "settings.json"
CALENDARS: Final = "calendars"
EXERCISES: Final = "exercises"
MAX_SETTINGS_BYTES: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Archive:
    """Everything that one runner has in Ironstride.

    `log` and `reports` have ids of their own, no two alike. `calendars` and `exercises` are files
    by the name that the runner gave them, in the order in which they are read; `settings` is text
    by name, such as `time_zone` and `language`. `choices` are the decisions about names in logs of
    other apps. The athlete of the file and of the plan has no log of its own.
    """

    athlete: AthleteFile
    plan: Plan | None = None
    log: tuple[LoggedSet, ...] = ()
    reports: tuple[SessionReport, ...] = ()
    calendars: Mapping[str, bytes] = field(default_factory=dict)
    exercises: Mapping[str, bytes] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)
    choices: Choices = field(default_factory=Choices)


def plain_files(archive: Archive) -> dict[str, bytes]:
    """Return the files of an archive by path, without its manifest; empty parts have none."""
    files = {README: _README.encode(), ATHLETE: _encoded(write_athlete_file(archive.athlete))}
    if archive.plan is not None:
        files[PLAN] = _encoded(write_plan(archive.plan))
    if archive.log:
        files[LOG] = _encoded(write_log(archive.log))
        files[SETS] = write_set_lines(archive.log)
    if archive.choices != Choices():
        files[CHOICES] = _encoded(write_choices(archive.choices))
    if archive.reports:
        files[REPORTS] = write_report_lines(archive.reports)
    if archive.settings:
        files[SETTINGS] = _write_settings(archive.settings)
    for folder, given in ((CALENDARS, archive.calendars), (EXERCISES, archive.exercises)):
        paths = paths_in(folder, given)
        files |= {paths[name]: content for name, content in given.items()}
    return files


def given_names(archive: Archive) -> dict[str, str]:
    """Return what the runner called the calendars and exercise files, by their path."""
    pairs = ((CALENDARS, archive.calendars), (EXERCISES, archive.exercises))
    return {path: name for folder, given in pairs for name, path in paths_in(folder, given).items()}


def count_records(archive: Archive) -> dict[str, int]:
    """Return how many records of each kind an archive holds."""
    plan = archive.plan
    return {
        "weeks": 0 if plan is None else len(plan.weeks),
        "sessions": 0 if plan is None else sum(1 for _ in plan.sessions()),
        "events": 0 if plan is None else len(plan.events),
        "sets": len(archive.log),
        "reports": len(archive.reports),
        "calendars": len(archive.calendars),
        "exercises": len(archive.exercises),
        "settings": len(archive.settings),
    }


def _encoded(text: str) -> bytes:
    # Half a character, which only broken input holds, cannot stand in a UTF-8 file.
    return text.encode("utf-8", "replace")


def _write_settings(settings: Mapping[str, str]) -> bytes:
    return _encoded(json.dumps(dict(sorted(settings.items())), ensure_ascii=False, indent=1) + "\n")


def read_settings(content: bytes, file: str) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Return text by name; what is no text is left out and is a problem."""
    source, problems = read_source_text(content, file, max_bytes=MAX_SETTINGS_BYTES)
    if source is None:
        return {}, problems
    tree, problems = read_json_tree(source, file)
    if tree is None and problems:
        return {}, problems
    report = Report(file)
    report.problems.extend(problems)
    found = attempt(Field(tree, "", report), _read_texts, {})
    return found, tuple(report.problems)


def _read_texts(top: Field) -> dict[str, str]:
    read = {key: attempt(part, kept_text, None) for key, part in top.entries()}
    return {key: value for key, value in read.items() if value is not None}


_README: Final = """\
Everything that Ironstride keeps of you, as plain files.

athlete.yaml     who you are: races, days, places and iron, experience, health
plan.json        your plan, with all that happened to it and the way back to earlier plans
log.csv          every set that you logged, one a row, for spreadsheets and for `ironstride`
sets.jsonl       the same sets as exact records, with their ids and what was asked of you
log.names.toml   what you decided about names in the logs of other apps
reports.jsonl    how each session went, as you said it
settings.json    your time zone, language and the like
calendars/       the running calendars that you gave
exercises/       your own exercises
manifest.json    the list of these files, with a checksum of each

What is not there was empty.

To move to another installation: give it the whole zip.
To go on with the command line:  ironstride unpack THIS.zip --out FOLDER
To read it without Ironstride:   everything is text. log.csv opens in any spreadsheet; athlete.yaml,
                                 plan.json and the .jsonl files (one record a line) in any editor.

These files tell of your health and your days. Keep them where you keep such things.
"""

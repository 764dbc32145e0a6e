"""The archive (public contract `ironstride.archive/1`): one zip of plain files with everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from ironstride.errors import Problem, UnreadableFileError
from ironstride.formats import archive_files as af
from ironstride.formats.archive_files import Archive, count_records, given_names, plain_files
from ironstride.formats.archive_manifest import (
    MAX_MANIFEST_BYTES,
    ListedFile,
    Manifest,
    digest_of,
    other_version,
    read_manifest,
    write_manifest,
)
from ironstride.formats.athlete_codec import AthleteFile
from ironstride.formats.athlete_file import MAX_ATHLETE_BYTES, read_athlete_file
from ironstride.formats.json_lines import read_lines
from ironstride.formats.log_csv import read_log
from ironstride.formats.name_choices import Choices, read_choices
from ironstride.formats.plan_file import MAX_PLAN_BYTES, read_plan
from ironstride.formats.report_lines import decode_report
from ironstride.formats.runs_file import MAX_BYTES as MAX_CALENDAR_BYTES
from ironstride.formats.set_record import read_logged_set
from ironstride.formats.source_text import read_source_text
from ironstride.formats.zip_files import ZipFiles, open_zip, write_zip

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator

    from ironstride.formats.fields import Field
    from ironstride.training.plan import Plan
    from ironstride.training.session_report import SessionReport
    from ironstride.training.sets import LoggedSet

T = TypeVar("T")
R = TypeVar("R", "LoggedSet", "SessionReport")

# Of all files together once they are unpacked: decades of training, and still fits in memory.
MAX_UNPACKED_BYTES: Final = 300_000_000
_MAX_SETS_BYTES: Final = 200_000_000
_MAX_EXERCISES_BYTES: Final = 1_000_000
_SINGLE: Final[dict[str, int]] = {
    af.README: 0,
    af.MANIFEST: MAX_MANIFEST_BYTES,
    af.ATHLETE: MAX_ATHLETE_BYTES,
    af.PLAN: MAX_PLAN_BYTES,
    af.LOG: _MAX_SETS_BYTES,
    af.SETS: _MAX_SETS_BYTES,
    af.CHOICES: _MAX_EXERCISES_BYTES,
    af.REPORTS: _MAX_SETS_BYTES,
    af.SETTINGS: af.MAX_SETTINGS_BYTES,
}
_FOLDERS: Final = {af.CALENDARS: MAX_CALENDAR_BYTES, af.EXERCISES: _MAX_EXERCISES_BYTES}


def write_archive(archive: Archive, written_at: dt.datetime) -> bytes:
    """Return the archive as a zip: the same archive and time, the same bytes."""
    files = plain_files(archive)
    names = given_names(archive)
    listed = tuple(
        ListedFile(path, digest_of(content), _said_name(path, names))
        for path, content in files.items()
    )
    manifest = Manifest(written_at.isoformat(), count_records(archive), listed)
    readme = files.pop(af.README)
    return write_zip({af.README: readme, af.MANIFEST: write_manifest(manifest), **files})


def _said_name(path: str, names: dict[str, str]) -> str | None:
    name = names.get(path)
    return None if name == path.partition("/")[2] else name


def read_archive(content: bytes, file: str) -> tuple[Archive | None, tuple[Problem, ...]]:
    """Return what an archive holds and every problem on the way; never raises for any content.

    There is no archive where the zip cannot be opened, is of another version, or holds no athlete
    who can be read, neither in `athlete.yaml` nor in the plan. Any other part that is missing,
    changed or damaged costs itself alone.
    """
    opened, problems = open_zip(
        content, file, max_bytes=MAX_UNPACKED_BYTES, is_known=_is_known_path
    )
    if opened is None:
        return None, problems
    return _Reader(opened, file).read()


def _is_known_path(path: str) -> bool:
    folder, _, name = path.partition("/")
    return path in _SINGLE or (folder in _FOLDERS and bool(name) and "/" not in name)


class _Reader:
    """Reads the parts of one opened archive; collects problems on the way."""

    def __init__(self, opened: ZipFiles, file: str) -> None:
        self.opened = opened
        self.file = file
        self.problems: list[Problem] = []
        self.manifest: Manifest | None = None

    def read(self) -> tuple[Archive | None, tuple[Problem, ...]]:
        found = self._parts()
        return found, (*self.opened.problems, *self.problems)

    def _parts(self) -> Archive | None:
        if not self._read_manifest():
            return None
        plan = self._document(af.PLAN, read_plan)
        athlete = self._athlete(plan)
        if athlete is None:
            return None
        archive = Archive(
            athlete=athlete,
            plan=plan,
            log=self._log(),
            reports=self._reports(),
            calendars=self._folder(af.CALENDARS),
            exercises=self._folder(af.EXERCISES),
            settings=self._document(af.SETTINGS, af.read_settings) or {},
            choices=self._document(af.CHOICES, _read_choices) or Choices(),
        )
        self._compare_counts(archive)
        return archive

    def _read_manifest(self) -> bool:
        """Take the manifest; return whether the rest can be read."""
        content = self.opened.unpack(af.MANIFEST, MAX_MANIFEST_BYTES)
        if content is None:
            is_ours = af.ATHLETE in self.opened.entries or af.PLAN in self.opened.entries
            self._say(af.MANIFEST, _SAY_NO_MANIFEST if is_ours else _SAY_NOT_OURS)
            return is_ours
        version = other_version(content)
        if version is not None:
            self._say(af.MANIFEST, f"says {version!r:.60}, {_SAY_NEWER}")
            return False
        self.manifest, problems = read_manifest(content, self._at(af.MANIFEST))
        self.problems.extend(problems)
        there = self.opened.entries
        for one in self.manifest.files if self.manifest else ():
            if one.path not in there and _is_known_path(one.path):
                self._say(one.path, "is on the list of the archive and not in it; export again")
        return True

    def _athlete(self, plan: Plan | None) -> AthleteFile | None:
        athlete = self._document(af.ATHLETE, read_athlete_file)
        if athlete is None and plan is not None:
            self._say(af.ATHLETE, "cannot be used; the athlete of the plan was taken instead")
            return AthleteFile(plan.athlete)
        if athlete is None:
            self._say(af.ATHLETE, _SAY_NO_ATHLETE)
        return athlete

    def _log(self) -> tuple[LoggedSet, ...]:
        """Read the sets: the exact records, the readable table only where there are none."""
        exact = self._lines(af.SETS, read_logged_set)
        if exact:
            self._is_whole(af.LOG, self._unpacked(af.LOG, _MAX_SETS_BYTES), _SAY_LOG_CHANGED)
            return tuple(_once(exact, self._say_twice(af.SETS)))
        table = self._document(af.LOG, _read_table)
        if table:
            self._say(af.SETS, _SAY_NO_SETS)
        return table or ()

    def _reports(self) -> tuple[SessionReport, ...]:
        return tuple(_once(self._lines(af.REPORTS, decode_report), self._say_twice(af.REPORTS)))

    def _say_twice(self, path: str) -> Callable[[str], None]:
        return lambda name: self._say(path, f"has the id {name!r:.60} twice; the first was read")

    def _lines(self, path: str, decode: Callable[[Field], T]) -> tuple[T, ...]:
        content = self._unpacked(path, _SINGLE[path])
        if content is None:
            return ()
        self._is_whole(path, content)
        found, problems = read_lines(content, self._at(path), decode)
        self.problems.extend(problems)
        return found

    def _document(
        self, path: str, read: Callable[[bytes, str], tuple[T | None, tuple[Problem, ...]]]
    ) -> T | None:
        """Return what `read` makes of a file, None where there is none or it cannot be read."""
        content = self._unpacked(path, _SINGLE[path])
        if content is None:
            return None
        self._is_whole(path, content)
        found, problems = read(content, self._at(path))
        self.problems.extend(problems)
        return found

    def _folder(self, folder: str) -> dict[str, bytes]:
        """Return the files of a folder by the runner's names, in the order of the manifest."""
        names = self.manifest.names() if self.manifest else {}
        listed = [one.path for one in self.manifest.files] if self.manifest else []
        there = [path for path in self.opened.entries if path.startswith(f"{folder}/")]
        found: dict[str, bytes] = {}
        for path in dict.fromkeys((*(path for path in listed if path in there), *there)):
            content = self._unpacked(path, _FOLDERS[folder])
            if content is not None:
                self._is_whole(path, content)
                own = path.partition("/")[2]
                free = (one for one in (names.get(path, own), own) if one not in found)
                found[next(free, path)] = content
        return found

    def _unpacked(self, path: str, max_bytes: int) -> bytes | None:
        return self.opened.unpack(path, max_bytes)

    def _is_whole(self, path: str, content: bytes | None, change: str = "") -> None:
        """Say where a file is not as it was written, or not on the list."""
        if self.manifest is None or content is None:
            return
        digest = next((one.sha256 for one in self.manifest.files if one.path == path), None)
        if digest is None:
            self._say(path, "is not on the list of the archive; it was read all the same")
        elif digest != digest_of(content):
            self._say(path, change or _SAY_CHANGED)

    def _compare_counts(self, archive: Archive) -> None:
        """Say where fewer records were read than were written."""
        read = count_records(archive)
        for word, count in self.manifest.counts.items() if self.manifest else ():
            if word in read and read[word] != count:
                text = f"says {count} {word:.40}, and {read[word]} were read"
                self._say(af.MANIFEST, text)

    def _at(self, path: str) -> str:
        return f"{self.file}/{path}"

    def _say(self, path: str, text: str) -> None:
        self.problems.append(Problem(self.file, path, text))


def _once(records: Iterable[R], say_twice: Callable[[str], None]) -> Iterator[R]:
    """Yield the records, those of one id once; records without an id are all different."""
    seen: set[str] = set()
    for one in records:
        if one.id and one.id in seen:
            say_twice(one.id)
        else:
            seen.add(one.id)
            yield one


def _read_table(content: bytes, file: str) -> tuple[tuple[LoggedSet, ...], tuple[Problem, ...]]:
    text, problems = read_source_text(content, file, max_bytes=_MAX_SETS_BYTES)
    return ((), problems) if text is None else read_log(text, file)


def _read_choices(content: bytes, file: str) -> tuple[Choices | None, tuple[Problem, ...]]:
    try:
        return read_choices(content.decode("utf-8", "replace"), file), ()
    except UnreadableFileError as error:
        return None, error.problems


_SAY_NOT_OURS: Final = (
    "is missing, and so is athlete.yaml: the zip is no archive of Ironstride; take the one that "
    "the export gave you"
)
_SAY_NO_MANIFEST: Final = "is missing, so nobody can say whether all is there; the rest was read"
_SAY_NEWER: Final = (
    "a version that this Ironstride does not know; update Ironstride and read it again"
)
_SAY_NO_ATHLETE: Final = (
    "no athlete can be read, so nothing was; the zip holds plain files: unpack it, and correct "
    "athlete.yaml or write a new one with `ironstride init`; the log is in log.csv"
)
_SAY_CHANGED: Final = "was changed after it was written, or damaged; it was read as it is"
_SAY_LOG_CHANGED: Final = (
    "was changed after it was written; the sets were read from sets.jsonl. To have those of "
    "log.csv, take sets.jsonl out of the zip"
)
_SAY_NO_SETS: Final = "holds no sets; they were read from log.csv, without what was asked of them"

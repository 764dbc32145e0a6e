"""What changed between two readings of a running calendar, such as a feed that is refreshed daily.

Only the future counts: feeds drop what is past, and what was run is not a change of plan. How the
runs of the two readings are matched stands in `run_pairs`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

from ironstride.errors import require, require_member
from ironstride.running.run_pairs import has_size, is_resized, match_by_content, match_by_id
from ironstride.units import M_PER_MILE, S_PER_MINUTE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from ironstride.running.run_pairs import Matched
    from ironstride.training.run import PlannedRun
    from ironstride.training.words import RunType

ChangeKind = Literal["added", "dropped", "moved", "retimed", "resized", "retyped"]
CHANGE_KINDS: Final[tuple[ChangeKind, ...]] = get_args(ChangeKind)
_NAMES: Final[dict[RunType, str]] = {
    "easy": "easy run",
    "recovery": "recovery run",
    "steady": "steady run",
    "long": "long run",
    "tempo": "tempo run",
    "threshold": "threshold run",
    "intervals": "intervals",
    "hills": "hills",
    "strides": "strides",
    "race": "race",
    "rest": "rest day",
    "cross": "cross-training",
    "unknown": "run of unknown kind",
}
_PLURAL: Final = frozenset({"intervals", "hills", "strides"})
_WITHOUT_ARTICLE: Final = _PLURAL | {"cross"}
_FEW_MINUTES: Final = 120


@dataclass(frozen=True, slots=True)
class RunChange:
    """One difference: `old` is None for a run that is added, `new` for one that is dropped."""

    kind: ChangeKind
    old: PlannedRun | None
    new: PlannedRun | None

    def __post_init__(self) -> None:
        require_member(self.kind, CHANGE_KINDS, "kind")
        require((self.old is None) == (self.kind == "added"), "only an added run has no old one")
        require((self.new is None) == (self.kind == "dropped"), "only a dropped run has no new one")

    @property
    def on(self) -> dt.date:
        """The day that the change is about: where the run stood, or stands if it is new."""
        run = self.old or self.new
        assert run is not None  # noqa: S101 - __post_init__ keeps one of the two
        return run.on

    def say(self, *, in_miles: bool = False) -> str:
        """Return the change as a sentence for the runner."""
        if self.old is None or self.new is None:
            return _say_one_sided(self, in_miles=in_miles)
        run = f"The {_NAMES[self.old.type]} of {_day(self.old.on)}"
        verb = self.old.type in _PLURAL
        if self.kind == "moved":
            month = f" {self.new.on:%B}" if self.new.on.month != self.old.on.month else ""
            day = f"{self.new.on:%A} {self.new.on.day}{month}"
            return f"{run} {'move' if verb else 'moves'} to {day}"
        if self.kind == "retimed":
            return f"{run} {_say_time(self.old, self.new, plural=verb)}"
        if self.kind == "resized":
            sizes = [_size(one, in_miles=in_miles) for one in (self.old, self.new)]
            return f"{run} {'change' if verb else 'changes'} from {sizes[0]} to {sizes[1]}"
        return f"{run} {_say_type(self.old, self.new, plural=verb)}"


def compare_runs(
    old: Iterable[PlannedRun], new: Iterable[PlannedRun], from_day: dt.date
) -> tuple[RunChange, ...]:
    """Return what changed from `from_day` on, by day; a run may change in several ways.

    A run of the past that is missing in `new` is not dropped, and one that stands there only in
    `new` is not added. Rest days come and go without being a change. Ids are believed unless runs
    without them agree better: an exporter that numbers from 1 gives each id to another run.
    """
    before, after = _training(old), _training(new)
    by_id = _changes(match_by_id(before, after, from_day), from_day)
    by_content = _changes(match_by_content(before, after, from_day), from_day)
    changes = min(by_id, by_content, key=_runs_touched)
    return tuple(sorted(changes, key=lambda one: (one.on, CHANGE_KINDS.index(one.kind))))


def _runs_touched(changes: Iterable[RunChange]) -> int:
    """Count the runs that change: one that moves and grows is one, not two."""
    return len({(id(change.old), id(change.new)) for change in changes})


def _training(runs: Iterable[PlannedRun]) -> list[PlannedRun]:
    return sorted((run for run in runs if run.type != "rest"), key=lambda run: run.on)


def _changes(matched: Matched, from_day: dt.date) -> list[RunChange]:
    changes = [
        change
        for old, new in matched.pairs
        if max(old.on, new.on) >= from_day
        for change in _differences(old, new)
    ]
    changes += [RunChange("dropped", run, None) for run in matched.only_old if run.on >= from_day]
    changes += [RunChange("added", None, run) for run in matched.only_new if run.on >= from_day]
    return changes


def _differences(old: PlannedRun, new: PlannedRun) -> Iterator[RunChange]:
    if old.on != new.on:
        yield RunChange("moved", old, new)
    if old.at != new.at:
        yield RunChange("retimed", old, new)
    if is_resized(old, new):
        yield RunChange("resized", old, new)
    if old.type != new.type or old.is_key != new.is_key:
        yield RunChange("retyped", old, new)


def _say_one_sided(change: RunChange, *, in_miles: bool) -> str:
    if change.new is None:
        assert change.old is not None  # noqa: S101 - the kinds say so
        run = change.old
        verb = "are" if run.type in _PLURAL else "is"
        return f"The {_NAMES[run.type]} of {_day(run.on)} {verb} dropped"
    run = change.new
    verb = "are" if run.type in _PLURAL else "is"
    named = _with_article(run.type)
    start = named[0].upper() + named[1:]
    size = f" ({_size(run, in_miles=in_miles)})" if has_size(run) else ""
    return f"{start}{size} {verb} added on {_day(run.on)}"


def _say_time(old: PlannedRun, new: PlannedRun, *, plural: bool) -> str:
    if new.at is None:
        return f"{'have' if plural else 'has'} no time of day any more"
    instead = "" if old.at is None else f" instead of {old.at:%H:%M}"
    return f"{'start' if plural else 'starts'} at {new.at:%H:%M}{instead}"


def _say_type(old: PlannedRun, new: PlannedRun, *, plural: bool) -> str:
    if old.type != new.type:
        return f"{'become' if plural else 'becomes'} {_with_article(new.type)}"
    key = "a key run now" if new.is_key else "no key run any more"
    return f"{'are' if plural else 'is'} {key}"


def _with_article(run_type: RunType) -> str:
    name = _NAMES[run_type]
    if run_type in _WITHOUT_ARTICLE:
        return name
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _day(day: dt.date) -> str:
    return f"{day:%A} {day.day} {day:%B}"


def _size(run: PlannedRun, *, in_miles: bool) -> str:
    """Return the distance, else the duration; both where one alone would not show the change."""
    parts = []
    if run.distance_m is not None:
        unit, length_m = ("mi", M_PER_MILE) if in_miles else ("km", 1000.0)
        parts.append(f"{run.distance_m / length_m:.3g} {unit}")
    if run.duration_s is not None:
        minutes = round(run.duration_s / S_PER_MINUTE)
        hours, rest = divmod(minutes, 60)
        parts.append(f"{minutes} min" if minutes < _FEW_MINUTES else f"{hours}:{rest:02} h")
    return ", ".join(parts) or "no size"

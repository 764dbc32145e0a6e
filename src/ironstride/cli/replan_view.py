"""What a replan changes, week by week, for a person: what, why, at which price, and what stays."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from ironstride.cli.screen import indented
from ironstride.planning.causes import possible_causes
from ironstride.planning.change_sums import sum_changes
from ironstride.sheets.dose_changes import say_dose_changes
from ironstride.sheets.event_words import say_event
from ironstride.sheets.plain_text import counted, printable
from ironstride.sheets.plan_words import say_date, say_day
from ironstride.training.calendar_weeks import DAYS_PER_WEEK, monday_of
from ironstride.training.events import RunsChanged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from ironstride.training.plan import Change, ChangeKind, Plan
    from ironstride.training.words import SessionKind

_LABELS: Final[Mapping[ChangeKind, str]] = {
    "added": "new",
    "dropped": "left out",
    "moved": "moved",
    "retimed": "time",
    "place": "place",
    "exercises": "exercise",
    "sets": "sets",
    "loads": "sets",
    "week": "week",
    "rule": "price",
    "notice": "read",
}
# Said together, for each exercise what it was and what it is now.
_DOSES: Final[frozenset[ChangeKind]] = frozenset({"sets", "loads"})
# Changes inside a session: of later weeks they are only counted.
_INSIDE: Final[frozenset[ChangeKind]] = _DOSES | {"exercises"}
_DRILLS: Final[Mapping[ChangeKind, str]] = {
    "added": "new",
    "dropped": "left out",
    "moved": "moved",
    "retimed": "at another time",
}
# What changes comes first, then what it costs and what is to be read.
_AT_THE_END: Final[Mapping[ChangeKind, int]] = {"rule": 1, "notice": 2}
_WHEN: Final = {0: "  this week", 1: "  next week"}
_NEAR_WEEKS: Final = 2
_LATER_WEEKS: Final = 4
# What is counted of later weeks: the kinds, their label, and the sentence.
_COUNTED: Final[tuple[tuple[frozenset[ChangeKind], str, str], ...]] = (
    (frozenset({"dropped"}), "left out", "{}"),
    (frozenset({"added"}), "new", "{}"),
    (frozenset({"moved", "retimed", "place"}), "moved", "{}, to another day, time or place"),
    (frozenset({"week"}), "week", "{} with another phase or ease"),
    (_INSIDE, "inside", "other exercises, sets or weights in {}"),
)
_MANY_TURNS: Final = 3
_TURN_LABELS: Final = ("mobility", "back")
_TURN_TEXTS: Final = ("become easy movement only", "are lifts again instead of easy movement")
_LABEL_WIDTH: Final = 9
_RUNS_SHOWN: Final = 6


def replan_view(old: Plan, new: Plan, changes: Sequence[Change]) -> list[RenderableType]:
    """Return the parts of the view; `changes` lead from `old` to `new`."""
    from rich.text import Text

    if new is old:
        return [Text("Nothing changes: no event was told, no run and no set is new.")]
    heading = f"{printable(new.made_for)}, planned again from {say_date(new.open_from)}"
    view = _View(old, new, tuple(changes))
    in_full, later = view.split()
    weeks = groupby(in_full, key=lambda change: monday_of(change.on))
    return [
        Text(heading, style="bold"),
        *view.events(),
        *view.turned(),
        *(part for monday, of_week in weeks for part in view.week(monday, list(of_week))),
        *view.later(later),
        *view.sums(),
    ]


@dataclass(frozen=True, slots=True)
class _View:
    """Two plans and what leads from one to the other."""

    old: Plan
    new: Plan
    changes: tuple[Change, ...]

    def events(self) -> Iterator[RenderableType]:
        """Yield what happened, and which runs changed."""
        events = [reported.event for reported in self.new.events[len(self.old.events) :]]
        runs = [text for one in events if isinstance(one, RunsChanged) for text in one.changes]
        said = [say_event(one, self.old) for one in events if not isinstance(one, RunsChanged)]
        if runs:
            said.insert(0, say_event(RunsChanged(tuple(runs)), self.old))
        yield from (_line("because", text) for text in dict.fromkeys(said))
        yield from (_line("run", printable(text)) for text in runs[:_RUNS_SHOWN])
        if len(runs) > _RUNS_SHOWN:
            yield _line("", f"and {counted(len(runs) - _RUNS_SHOWN, 'more change')} of runs")

    def split(self) -> tuple[list[Change], list[Change]]:
        """Return the changes to show and those to count only, which nobody needs to know today.

        Of later weeks, what changes inside sessions is counted only, and of the weeks after the
        first few of them everything.
        """
        told = {one for pairs in self._turns() for pair in pairs for one in pair}
        rest = [one for one in self.changes if one not in told]
        far = dict.fromkeys(
            monday_of(one.on) for one in rest if self._is_later(one) and self._is_big(one)
        )
        shown_far = set(list(far)[:_LATER_WEEKS])
        in_full = [
            one
            for one in rest
            if not self._is_later(one) or (self._is_big(one) and monday_of(one.on) in shown_far)
        ]
        return in_full, [one for one in rest if one not in in_full]

    def turned(self) -> Iterator[RenderableType]:
        """Yield how many lifts become easy movement, as pain asks, or come back from it."""
        for pairs, label, text in zip(self._turns(), _TURN_LABELS, _TURN_TEXTS, strict=True):
            if pairs:
                span = f"{say_day(pairs[0][0].on)} to {say_day(pairs[-1][0].on)}"
                cause = self._split_cause(pairs[0][0].text)[1]
                yield _line(label, f"{len(pairs)} sessions from {span} {text}{cause}.")

    def _turns(self) -> tuple[list[tuple[Change, Change]], list[tuple[Change, Change]]]:
        """Return (left out, new) of each day that turns from a lift to mobility, and back.

        A few are no turn: each of them is told by itself.
        """
        kinds = {one.id: one.kind for plan in (self.old, self.new) for one in plan.sessions()}

        def of(change: ChangeKind, session: SessionKind) -> dict[dt.date, Change]:
            return {
                one.on: one
                for one in self.changes
                if one.kind == change and kinds.get(one.session or "") == session
            }

        def pair(out: SessionKind, into: SessionKind) -> list[tuple[Change, Change]]:
            gone, come = of("dropped", out), of("added", into)
            found = [(one, come[day]) for day, one in gone.items() if day in come]
            return found if len(found) >= _MANY_TURNS else []

        return pair("lift", "mobility"), pair("mobility", "lift")

    def week(self, monday: dt.date, changes: list[Change]) -> Iterator[RenderableType]:
        """Yield the changes of a week."""
        from rich.text import Text

        ahead = (monday - monday_of(self.new.open_from)).days // DAYS_PER_WEEK
        heading = Text(f"\nWEEK FROM {say_day(monday).upper()}", style="bold cyan")
        yield heading.append(_WHEN.get(ahead, ""))
        of_drills = [change for change in changes if self._is_drill(change)]
        shown = [change for change in changes if not self._is_drill(change)]
        yield from self._lines(sorted(shown, key=lambda one: _AT_THE_END.get(one.kind, 0)))
        if of_drills:
            yield _line("drills", _say_drills(of_drills))

    def _lines(self, changes: Sequence[Change]) -> Iterator[RenderableType]:
        """Yield the changes; who and why stand only in the first line of several."""
        who, why = "", ""
        told: set[str | None] = set()
        for change in changes:
            text, cause = self._split_cause(printable(change.text))
            head, _, rest = text.partition(": ")
            doses = self._doses(change)
            if doses and change.session in told:
                continue
            if doses:
                told.add(change.session)
                rest = ""
            is_same = change.session is not None and head == who and bool(rest or doses)
            who, end = head, "" if cause == why else cause
            why = cause or why
            if not (is_same and doses):
                said = rest if is_same else f"{head}: {rest}" if rest else head
                # The label says the rest.
                said = said.removeprefix("New: ").removesuffix(" is left out")
                said = said.removesuffix(" are left out")
                yield _line(_LABELS[change.kind], f"{said}{end}.")
            for index, dose in enumerate(doses):
                yield _line(_LABELS[change.kind] if is_same and not index else "", dose)

    def _split_cause(self, text: str) -> tuple[str, str]:
        """Return a sentence without its full stop and its cause, and the cause."""
        bare = text.removesuffix(".")
        events = (reported.event for reported in self.new.events[len(self.old.events) :])
        causes = (one for event in events for one in possible_causes(event))
        cause = next((one for one in causes if bare.endswith(one)), "")
        return bare.removesuffix(cause), cause

    def _doses(self, change: Change) -> list[str]:
        """Return what each exercise was and is; none of a session that has another id now."""
        if change.kind not in _DOSES:
            return []
        was, now = (
            next((one for one in plan.sessions() if one.id == change.session), None)
            for plan in (self.old, self.new)
        )
        if was is None or now is None:
            return []
        return list(say_dose_changes(was, now, self.new.athlete.units))

    def later(self, changes: Sequence[Change]) -> Iterator[RenderableType]:
        """Yield how much else changes in later weeks; prices are summed up below."""
        from rich.text import Text

        counts = list(self._counts(changes))
        if not counts:
            return
        days = sorted(change.on for change in changes)
        span = dict.fromkeys(say_day(day).upper() for day in (days[0], days[-1]))
        yield Text(f"\nALSO, {' TO '.join(span)}", style="bold cyan")
        yield from (_line(label, text) for label, text in counts)

    def _counts(self, changes: Sequence[Change]) -> Iterator[tuple[str, str]]:
        lifts = [one for one in changes if not self._is_drill(one)]
        for kinds, label, text in _COUNTED:
            number = len({one.session or one.on for one in lifts if one.kind in kinds})
            if number:
                thing = "week" if label == "week" else "session"
                yield label, text.format(counted(number, thing))
        runs = {change.session for change in changes if self._is_drill(change)}
        if runs:
            yield "drills", f"other drills before {counted(len(runs), 'run')}"

    def sums(self) -> Iterator[RenderableType]:
        """Yield what stays, and the price before and now."""
        from rich.text import Text

        sums = sum_changes(self.old, self.new, self.changes)
        some = "all" if sums.kept == sums.coming else f"{sums.kept} of"
        stay = f"{some} {counted(sums.coming, 'coming session')}"
        verb = "stays" if sums.kept == 1 else "stay"
        yield Text(f"\nNothing {'else ' if self.changes else ''}changes: {stay} {verb} as planned.")
        if sums.cost_before != sums.cost_after:
            yield Text(
                f"Price of all compromises from this week on: {sums.cost_before:.1f} points "
                f"before, {sums.cost_after:.1f} now."
            )

    def _is_big(self, change: Change) -> bool:
        """Whether a change is more than another number inside a session."""
        return change.kind not in _INSIDE and not self._is_drill(change)

    def _is_later(self, change: Change) -> bool:
        near = monday_of(self.new.open_from) + dt.timedelta(weeks=_NEAR_WEEKS)
        return change.on >= near

    def _is_drill(self, change: Change) -> bool:
        """Whether it is about drills before a run: they follow the runs, a line says it all."""
        sessions = (one for plan in (self.old, self.new) for one in plan.sessions())
        return any(one.id == change.session and one.kind == "run_warmup" for one in sessions)


def _line(label: str, text: str) -> RenderableType:
    return indented(text, 2, label, _LABEL_WIDTH)


def _say_drills(changes: Sequence[Change]) -> str:
    """Return "left out on Sat 28 Nov; new on Thu 26 Nov"."""
    days: dict[str, list[str]] = {}
    for change in changes:
        said = _DRILLS.get(change.kind, "others")
        days.setdefault(said, []).append(say_day(change.on))
    return "; ".join(f"{said} on {', '.join(dict.fromkeys(on))}" for said, on in days.items())

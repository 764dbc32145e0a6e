"""The page of progress, gathered from what is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ironstride.training.pattern_words import PATTERN_WORDS
from ironstride.web.progress import figures, week_figures
from ironstride.web.progress.figures import week_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.web.progress.figures import Figure, Table, Tree

_SHOWN_LIFTS: Final = 12
_SHOWN_BESTS: Final = 8
_GROUPS: Final = {
    "all": gettext_lazy("All lifts"),
    "lower": gettext_lazy("Legs"),
    "upper": gettext_lazy("Upper body"),
}
_TOPICS: Final = {
    "done": gettext_lazy("Done"),
    "effort": gettext_lazy("Effort"),
    "strength": gettext_lazy("Strength"),
    "best": gettext_lazy("Best set"),
    "pain": gettext_lazy("Pain"),
    "next": gettext_lazy("Ahead"),
    "race": gettext_lazy("Race"),
    "to_do": gettext_lazy("Next step"),
}
# A shape and words for each: nobody has to tell colours apart.
_VERDICTS: Final = {
    "as_planned": ("full", gettext_lazy("done")),
    "partly": ("half", gettext_lazy("done for the most part")),
    "little": ("open", gettext_lazy("not done, or only begun")),
    "excused": ("none", gettext_lazy("excused")),
    "open": ("ahead", gettext_lazy("still to come")),
}


@dataclass(frozen=True, slots=True)
class ReportPart:
    """A sentence or two of a weekly report with what they are about."""

    topic: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A session as a shape, and in words."""

    look: str
    words: str


@dataclass(frozen=True, slots=True)
class DoneWeek:
    """A week beside its plan: "2 of 3 sessions, 24 of 30 sets"."""

    name: str
    marks: tuple[Mark, ...]
    text: str
    effort: str


@dataclass(frozen=True, slots=True)
class GateCard:
    """A movement: whether heavy sets are open, what is missing, when it changed."""

    name: str
    meaning: str
    look: str
    state: str
    missing: tuple[str, ...]
    expected: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TestCard:
    """A test of the body; `maintain` says that it is enough."""

    figure: Figure
    maintain: bool


@dataclass(frozen=True, slots=True)
class BestCard:
    """The standing best set of a lift."""

    exercise: str
    name: str
    text: str
    on: str


@dataclass(frozen=True, slots=True)
class ProgressPage:
    """Every part of the page; an empty part has nothing to tell yet."""

    report: tuple[ReportPart, ...]
    report_on: str
    index: tuple[Figure, ...]
    index_table: Table | None
    lifts: tuple[Figure, ...]
    more_lifts: tuple[Tree, ...]
    old_lifts: tuple[Tree, ...]
    old_after_weeks: int
    lifts_table: Table
    sets: tuple[Figure, ...]
    sets_table: Table
    contacts: Figure | None
    contacts_table: Table
    weeks: tuple[DoneWeek, ...]
    gates: tuple[GateCard, ...]
    tests: tuple[TestCard, ...]
    tests_table: Table
    bests: tuple[BestCard, ...]


def gather_progress(tree: Tree) -> ProgressPage:
    """Return the page of what is kept."""
    weeks, units = tree["weeks"], tree["units"]
    lifts = [one for one in tree["lifts"] if not one["old"]]
    groups = [name for name in _GROUPS if tree["index"][name]["on"]]
    titles = {name: str(_GROUPS[name]) for name in groups}
    return ProgressPage(
        report=tell_report(tree["report"]),
        report_on=tree["report"]["starts_on"],
        index=tuple(figures.index_figure(one, titles[one], tree["index"][one]) for one in groups),
        index_table=figures.index_table(tree["index"], titles) if "all" in groups else None,
        lifts=tuple(
            figures.lift_figure(one, units, f"lift-{place}", small=True)
            for place, one in enumerate(lifts[:_SHOWN_LIFTS])
        ),
        more_lifts=tuple(lifts[_SHOWN_LIFTS:]),
        old_lifts=tuple(one for one in tree["lifts"] if one["old"]),
        old_after_weeks=tree["old_after_weeks"],
        lifts_table=figures.lifts_table(tree["lifts"]),
        sets=tuple(week_figures.sets_figure(one, weeks) for one in week_figures.patterns_in(weeks)),
        sets_table=week_figures.sets_table(weeks),
        contacts=week_figures.contacts_figure(weeks),
        contacts_table=week_figures.contacts_table(weeks),
        weeks=tuple(_done_week(one) for one in reversed(tree["done"])),
        gates=tuple(_gate(one) for one in tree["gates"]),
        tests=tuple(
            TestCard(week_figures.body_test_figure(one, place), one["maintain"])
            for place, one in enumerate(tree["tests"])
        ),
        tests_table=week_figures.body_tests_table(tree["tests"]),
        bests=tuple(_best(one) for one in tree["bests"][:_SHOWN_BESTS]),
    )


def tell_report(tree: Tree) -> tuple[ReportPart, ...]:
    """Return the lines of a report, each with the name of its topic."""
    return tuple(ReportPart(topic, str(_TOPICS[topic]), text) for topic, text in tree["lines"])


def _done_week(week: Tree) -> DoneWeek:
    done, planned = week["sessions"]
    words = {"done": done, "planned": planned, "sets": week["sets"][0], "all": week["sets"][1]}
    text = _("%(done)s of %(planned)s sessions, %(sets)s of %(all)s sets") % words
    if not planned:
        text = _("No session was asked for")
    name = _("Week from %s") % week_day(week["starts_on"])
    if week["deload"]:
        name = _("%s, easier by plan") % name
    looks = (_VERDICTS[one] for one in week["verdicts"])
    marks = tuple(Mark(look, str(said)) for look, said in looks)
    return DoneWeek(name, marks, text, _say_lean(week["lean"]))


def _say_lean(lean: float | None) -> str:
    """Return how near the effort came to what was asked for."""
    if lean is None:
        return ""
    reps = f"{abs(lean):g}"
    if reps == "0":
        return _("Effort as asked.")
    if lean > 0:
        return _("On average %s more reps left than asked.") % reps
    return _("On average %s fewer reps left than asked.") % reps


def _gate(gate: Tree) -> GateCard:
    opening = gate["opening"]
    states = {
        "open": _("Heavy sets are open"),
        "simple": _("Open on machines and simple lifts"),
        "closed": _("Not open yet: 8 to 15 reps for now"),
    }
    words = PATTERN_WORDS[gate["pattern"]]
    expected = gate["expected_on"]
    return GateCard(
        name=words.name.capitalize(),
        meaning=words.meaning,
        look=opening,
        state=states[opening],
        missing=tuple(gate["missing"]),
        expected=_("Expected about %s.") % figures.short_day(expected) if expected else "",
        changes=tuple(_say_gate_change(one) for one in gate["changes"]),
    )


def _say_gate_change(change: Mapping[str, str]) -> str:
    on = figures.short_day(change["on"])
    if change["opening"] == "open":
        return _("Opened on %s.") % on
    if change["before"] == "closed":
        return _("Opened for machines and simple lifts on %s.") % on
    return _("Closed on %s.") % on if change["opening"] == "closed" else _("Narrowed on %s.") % on


def _best(best: Tree) -> BestCard:
    reps = _("%s reps") % best["reps"] if best["reps"] != 1 else _("1 rep")
    text = f"{best['load']} \N{MULTIPLICATION SIGN} {reps}" if best["load"] else reps
    return BestCard(best["exercise"], best["name"], text, figures.short_day(best["on"]))

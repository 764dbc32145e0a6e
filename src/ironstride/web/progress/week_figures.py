"""What weeks held against what they should: sets by movement, landings, sessions, tests."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, cast

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ironstride.training.pattern_words import PATTERN_WORDS
from ironstride.training.words import PATTERNS
from ironstride.web.progress.figures import Figure, Table, Tree, short_day, week_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.training.words import Pattern


def patterns_in(weeks: Sequence[Tree]) -> list[Pattern]:
    """Return the movements that were done or are planned in any of the weeks."""
    found = {name for week in weeks for name, one in week["sets"].items() if one[0] or one[1]}
    return [pattern for pattern in PATTERNS if pattern in found]


def this_week(weeks: Sequence[Tree]) -> Tree | None:
    """Return the week that goes on."""
    return next((week for week in weeks if not week["over"]), None)


def sets_figure(pattern: Pattern, weeks: Sequence[Tree]) -> Figure:
    """Return the sets of a movement by week: done, planned, and the target."""
    counts = [week["sets"].get(pattern) or [0, None, None] for week in weeks]
    words = PATTERN_WORDS[pattern]
    return Figure(
        id=f"sets-{pattern}",
        title=words.name.capitalize(),
        caption=_say_sets(pattern, weeks),
        chart={
            "names": [week_day(week["starts_on"]) for week in weeks],
            "unit": "",
            "series": [
                {"as": "ghost", "values": [one[1] for one in counts]},
                {"as": "bar", "values": [one[0] for one in counts]},
                {"as": "goal", "values": [one[2] for one in counts]},
            ],
        },
        is_small=True,
    )


def _say_sets(pattern: Pattern, weeks: Sequence[Tree]) -> str:
    now = this_week(weeks)
    done, planned, target = (now["sets"].get(pattern) if now else None) or [0, None, None]
    if not planned and not done:
        text = _("Nothing planned this week.")
    elif planned is None:
        text = _("%(done)s sets this week, outside the plan.") % {"done": f"{done:g}"}
    else:
        words = {"done": f"{done:g}", "planned": planned}
        text = _("%(done)s of %(planned)s sets done this week.") % words
    if target:
        text = f"{text} {_('A week aims at %s.') % format(target, 'g')}"
    return text


def sets_table(weeks: Sequence[Tree]) -> Table:
    """Return done/planned of each movement and week, and the target of this week."""
    now = this_week(weeks)
    rows = []
    for pattern in patterns_in(weeks):
        cells = [_sets_cell(week["sets"].get(pattern), over=week["over"]) for week in weeks]
        goal = (now["sets"].get(pattern) if now else None) or [0, None, None]
        target = "" if goal[2] is None else f"{goal[2]:g}"
        rows.append((PATTERN_WORDS[pattern].name.capitalize(), *cells, target))
    days = (week_day(week["starts_on"]) for week in weeks)
    return Table((_("Movement"), *days, _("Target")), tuple(rows))


def _sets_cell(count: Sequence[Any] | None, *, over: bool) -> str:
    done, planned, _target = count or [0, None, None]
    if planned is None:
        return f"{done:g}" if done else ""
    if not planned and not done:
        return ""
    return f"{done:g}/{planned}" if over or done else f"0/{planned}"


def contacts_figure(weeks: Sequence[Tree]) -> Figure | None:
    """Return landings of jumps and runs against the budget; None without any."""
    if not any(week["jumps_done"] or week["jumps"] or week["runs"] for week in weeks):
        return None
    return Figure(
        id="contacts",
        title=_("Week by week"),
        caption=_say_contacts(this_week(weeks)),
        chart={
            "names": [week_day(week["starts_on"]) for week in weeks],
            "unit": "",
            "series": [
                {"as": "ghost", "values": [_planned_landings(week) for week in weeks]},
                {"as": "bar", "values": [week["jumps_done"] for week in weeks]},
                {"as": "goal", "values": [week["budget"] for week in weeks]},
            ],
        },
    )


def _planned_landings(week: Tree) -> int | None:
    return None if week["jumps"] is None else week["jumps"] + week["runs"]


def _say_contacts(week: Tree | None) -> str:
    if week is None or week["budget"] is None:
        return _("No landings are planned this week.")
    left = week["budget"] - week["jumps"] - week["runs"]
    words = {"jumps": week["jumps"], "runs": week["runs"], "budget": week["budget"]}
    said = _(
        "This week plans %(jumps)s landings of jumps; fast runs and drills take about %(runs)s. "
        "Together they stay within your budget of %(budget)s."
    )
    over = _(
        "This week plans %(jumps)s landings of jumps; fast runs and drills take about %(runs)s. "
        "That is more than your budget of %(budget)s, so nothing is added to it."
    )
    text = (said if left >= 0 else over) % words
    done = week["jumps_done"]
    if not done:
        return text
    jumped = ngettext("%s jump landing is logged.", "%s jump landings are logged.", done) % done
    return f"{text} {jumped}"


def contacts_table(weeks: Sequence[Tree]) -> Table:
    """Return the landings by week."""
    names = ("jumps_done", "jumps", "runs", "budget")
    rows = tuple(
        (week_day(week["starts_on"]), *(_whole_cell(week[name]) for name in names))
        for week in weeks
    )
    columns = (_("Week from"), _("Jumps done"), _("Jumps planned"), _("Runs, about"), _("Budget"))
    return Table(columns, rows)


def _whole_cell(number: int | None) -> str:
    return "" if number is None else str(number)


def body_test_figure(line: Tree, place: int) -> Figure:
    """Return a test of the body with its line of enough."""
    results = line["results"]
    days = [dt.datetime.fromisoformat(one[0]).replace(tzinfo=dt.UTC) for one in results]
    enough = line["enough"]
    series: list[dict[str, object]] = [
        {"as": "line", "values": [one[1] for one in results]},
        {"as": "other", "values": [one[2] for one in results]},
    ]
    if enough is not None:
        series.append({"as": "goal", "values": [enough for _one in results]})
    note = "" if line["fresh"] else _("This is long ago and decides nothing now: test again.")
    return Figure(
        id=f"test-{place}",
        title=line["name"],
        caption=line["text"],
        chart={
            "x": [round(day.timestamp()) for day in days],
            "unit": line["counts"],
            "series": series,
        }
        if len(results) > 1
        else None,
        note=note,
        is_small=True,
    )


def body_tests_table(tests: Sequence[Tree]) -> Table:
    """Return every result of every test."""
    rows = [
        (line["name"], short_day(on), f"{left}", f"{right}", _enough_cell(line))
        for line in tests
        for on, left, right in reversed(cast("list[list[Any]]", line["results"]))
    ]
    return Table((_("Test"), _("Day"), _("Left"), _("Right"), _("Enough")), tuple(rows))


def _enough_cell(line: Tree) -> str:
    return "" if line["enough"] is None else f"{line['enough']} {line['counts']}"

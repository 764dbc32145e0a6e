"""Charts as plain values, each with what it says in words and the numbers behind it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from ironstride.web.language.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Tree = dict[str, Any]
Cells = tuple[str, ...]
_SMALL_POINTS = 40
_TABLE_ROWS = 40


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers behind a chart: the first cell of each row names it."""

    columns: Cells
    rows: tuple[Cells, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart for static/progress/charts.js under its caption; `chart` is None where words do.

    `exercise` names the lift that the figure leads to.
    """

    id: str
    title: str
    caption: str
    chart: Mapping[str, Any] | None
    note: str = ""
    is_small: bool = False
    exercise: str = ""

    @property
    def json_id(self) -> str:
        """The id of the block that holds the chart in the page."""
        return f"chart-{self.id}"


def short_day(day: str) -> str:
    """Return "6 Oct 2026"."""
    on = dt.date.fromisoformat(day)
    return f"{on.day} {on:%b %Y}"


def week_day(day: str) -> str:
    """Return "6 Oct"."""
    on = dt.date.fromisoformat(day)
    return f"{on.day} {on:%b}"


def thinned(count: int, most: int) -> list[int]:
    """Return at most `most` places of `count`, evenly spread, first and last included."""
    if count <= most:
        return list(range(count))
    return [round(place * (count - 1) / (most - 1)) for place in range(most)]


def band_chart(tree: Tree, unit: str, most: int) -> Tree:
    """Return the chart of a believed value with its range over time."""
    kept = thinned(len(tree["on"]), most)
    days = [dt.datetime.fromisoformat(tree["on"][one]).replace(tzinfo=dt.UTC) for one in kept]
    picked = {name: [tree[name][one] for one in kept] for name in ("low", "high", "median")}
    return {
        "x": [round(day.timestamp()) for day in days],
        "unit": unit,
        "series": [
            {"as": "edge", "values": picked["high"]},
            {"as": "edge", "values": picked["low"]},
            {"as": "line", "values": picked["median"]},
        ],
    }


def index_figure(group: str, title: str, tree: Tree) -> Figure:
    """Return the strength index of a group of lifts."""
    low, median, high = tree["low"][-1], tree["median"][-1], tree["high"][-1]
    within = _("in 8 of 10 cases between %(low)s and %(high)s") % {
        "low": say_percent(low),
        "high": say_percent(high),
    }
    words = {
        "change": say_percent(median),
        "first": short_day(tree["on"][0]),
        "within": within,
    }
    if low > 0:
        caption = _("Stronger: %(change)s since %(first)s, %(within)s.") % words
    elif high < 0:
        caption = _("Less strong: %(change)s since %(first)s, %(within)s.") % words
    else:
        caption = _("Cannot tell yet: %(change)s since %(first)s, %(within)s.") % words
    is_sure = low > 0 or high < 0
    note = _("What would tell: more weeks, and after each set how many more you could have done.")
    small = group != "all"
    chart = band_chart(tree, "%", _SMALL_POINTS if small else 150)
    return Figure(
        f"index-{group}",
        title,
        _kept_together(caption),
        chart,
        "" if is_sure else note,
        is_small=small,
    )


def index_table(index: Mapping[str, Tree], titles: Mapping[str, str]) -> Table:
    """Return the days of the whole index beside those of its groups."""
    groups = [group for group in titles if index[group]["on"]]
    days = index["all"]["on"]
    rows = []
    for place in thinned(len(days), _TABLE_ROWS):
        cells = [_index_cell(index[group], days[place]) for group in groups]
        rows.append((short_day(days[place]), *cells))
    return Table((_("Day"), *(titles[group] for group in groups)), tuple(rows))


def _index_cell(tree: Tree, day: str) -> str:
    if day not in tree["on"]:
        return ""
    place = tree["on"].index(day)
    low, high = say_percent(tree["low"][place]), say_percent(tree["high"][place])
    return f"{say_percent(tree['median'][place])} ({low} to {high})"


def say_percent(percent: float) -> str:
    """Return "+4 %"; a change is never surer than a whole per cent."""
    whole = round(percent)
    return f"{whole:+d} %".replace("-", "\N{MINUS SIGN}") if whole else "0 %"


def lift_figure(lift: Tree, units: str, name: str, *, small: bool) -> Figure:
    """Return one lift, called `name` in the page: its believed one-rep max with its range."""
    words = {"said": said(lift["said"]), "within": said(lift["within"])}
    if lift["wide"]:
        caption = _("Cannot tell yet: somewhere from %(within)s.") % words
    else:
        caption = _("About %(said)s for one rep (%(within)s).") % words
    if lift["change"] and not lift["wide"]:
        caption = f"{caption} {said(_without_name(lift))}"
    chart = band_chart(lift, units, _SMALL_POINTS if small else 150)
    return Figure(
        id=name,
        title=lift["name"],
        caption=_kept_together(caption),
        chart=chart if len(lift["on"]) > 1 else None,
        note=say_what_would_tell(lift["would_tell"]),
        is_small=small,
        exercise=lift["exercise"],
    )


def _kept_together(text: str) -> str:
    """Return a text in which no unit begins a line."""
    return re.sub(r"(?<=\d) (?=%|kg|lb)", "\N{NO-BREAK SPACE}", text)


def _without_name(lift: Tree) -> str:
    text: str = lift["change"].removeprefix(f"{lift['name']}: ")
    return text[:1].upper() + text[1:]


def say_what_would_tell(names: Sequence[str]) -> str:
    """Return what would make a wide range narrower, in a sentence; "" where it is narrow."""
    words = {
        "effort": _("note after each set how many more you could have done"),
        "sessions": _("do it in a few more sessions"),
        "fresh": _("do it again: the last time is long ago"),
        "short": _("do one day of it with a heavier weight and at most 10 reps"),
        "more": _("log a few more sets"),
    }
    said = [words[name] for name in names]
    return _("What would tell: %(what)s.") % {"what": "; ".join(said)} if said else ""


def lift_table(lift: Tree, units: str) -> Table:
    """Return the days of one lift with what is believed of it."""
    rows = tuple(
        (
            short_day(lift["on"][place]),
            f"{lift['median'][place]:g}",
            f"{lift['low'][place]:g} to {lift['high'][place]:g}",
        )
        for place in thinned(len(lift["on"]), _TABLE_ROWS)
    )
    return Table((_("Day"), _("One rep [%s]") % units, _("Range, in 8 of 10 cases")), rows)


def lifts_table(lifts: Sequence[Tree]) -> Table:
    """Return a line for each lift."""
    columns = (_("Lift"), _("One rep, believed"), _("Range"), _("Sessions"), _("Last on"))
    rows = tuple(
        (
            one["name"],
            one["said"],
            one["within"],
            str(one["sessions"]),
            short_day(one["last_on"]),
        )
        for one in lifts
    )
    return Table(columns, rows)

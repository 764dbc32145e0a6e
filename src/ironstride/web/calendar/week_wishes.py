"""What more or less time on a weekday would buy or cost, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ironstride.planning.plan_figures import PlanFigures, measure_plan
from ironstride.planning.week_changes import CannotChange
from ironstride.policy.rules import read_rules
from ironstride.training.pattern_words import PATTERN_WORDS
from ironstride.training.week_change import MoreMinutes, OneMoreSlot, WhichDay
from ironstride.web.calendar.change_words import ToldChanges, price_level, tell_changes
from ironstride.web.language.remembered import once_in_each_language
from ironstride.web.plans import planning
from ironstride.web.plans.models import Season
from ironstride.web.plans.queries import read_plan

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from ironstride.training.plan import Plan
    from ironstride.training.week_change import WeekChange
    from ironstride.web.accounts.models import AthleteRow
    from ironstride.web.calendar.change_words import Level

# Smaller differences of sets a week are rounding.
_SMALLEST_SETS: Final = 0.25
_KEPT: Final = 64


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the plan now and then, with what it counts."""

    name: str
    now: str
    then: str


@dataclass(frozen=True, slots=True)
class WishAnswer:
    """What a change of the week buys and costs; `problem` says why it cannot be."""

    figures: tuple[Figure, ...] = ()
    buys: tuple[str, ...] = ()
    costs: tuple[str, ...] = ()
    changes: ToldChanges | None = None
    problem: str = ""

    @property
    def is_nothing(self) -> bool:
        """Whether the plan would be as good as it is."""
        return not (self.buys or self.costs or self.problem)


def wish_of(plan: Plan, weekday: int, minutes: int) -> WeekChange:
    """Return the change that is meant: a slot more where there was no time at all."""
    day = WhichDay(weekday)
    if minutes > 0 and not plan.athlete.availability.week.get(weekday):
        return OneMoreSlot(day, minutes)
    return MoreMinutes(day, minutes)


def answer_wish(
    row: AthleteRow, season: Season, weekday: int, minutes: int, today: dt.date
) -> WishAnswer:
    """Return what so many minutes more or fewer on a weekday would change."""
    key = (season.pk, season.number, season.made_at, row.log_number)
    return _answer(key, weekday, minutes, today)


@once_in_each_language(_KEPT)
def _answer(
    key: tuple[int, int, dt.datetime, int], weekday: int, minutes: int, today: dt.date
) -> WishAnswer:
    season = Season.objects.select_related("athlete").get(pk=key[0])
    plan = read_plan(season)
    wish = wish_of(plan, weekday, minutes)
    found = planning.replan_week(season.athlete, plan, [wish], today)
    if isinstance(found, CannotChange):
        return WishAnswer(problem=_("There is no time to train on that day; nothing gets shorter."))
    since = max(today, plan.open_from)
    policy = planning.policy_of(plan.athlete)
    before, after = _figures(key, today), measure_plan(found.plan, since)
    told = [(text, level) for text, level in _differences(before, after, plan)]
    return WishAnswer(
        figures=tuple(_table(before, after)),
        buys=tuple(text for text, is_good in told if is_good),
        costs=tuple(text for text, is_good in told if not is_good),
        changes=tell_changes(found.changes, (), policy),
    )


@lru_cache(maxsize=_KEPT)
def _figures(key: tuple[int, int, dt.datetime, int], today: dt.date) -> PlanFigures:
    """Return the figures of the plan made again without a wish: with it only the wish differs."""
    season = Season.objects.select_related("athlete").get(pk=key[0])
    plan = read_plan(season)
    found = planning.replan_week(season.athlete, plan, [], today)
    kept = plan if isinstance(found, CannotChange) else found.plan
    return measure_plan(kept, max(today, plan.open_from))


def _table(before: PlanFigures, after: PlanFigures) -> Iterator[Figure]:
    yield Figure(_("Sessions"), str(before.sessions), str(after.sessions))
    name = _("Of them hard on the legs")
    yield Figure(name, str(before.heavy_sessions), str(after.heavy_sessions))
    yield Figure(_("Minutes of strength in all"), str(before.minutes), str(after.minutes))


def _differences(before: PlanFigures, after: PlanFigures, plan: Plan) -> Iterator[tuple[str, bool]]:
    """Yield each difference in a sentence, and whether it is for the better."""
    more = after.sessions - before.sessions
    if more:
        words = ngettext("%(count)d session %(sign)s", "%(count)d sessions %(sign)s", abs(more))
        sign = _("more") if more > 0 else _("fewer")
        yield f"{words % {'count': abs(more), 'sign': sign}}.", more > 0
    yield from _rules(before, after, plan)
    yield from _patterns(before, after)
    yield from _sets(before, after)


def _rules(before: PlanFigures, after: PlanFigures, plan: Plan) -> Iterator[tuple[str, bool]]:
    rules, policy = read_rules(), planning.policy_of(plan.athlete)
    for name in dict.fromkeys((*before.cost_by_rule, *after.cost_by_rule)):
        more = after.cost_by_rule.get(name, 0.0) - before.cost_by_rule.get(name, 0.0)
        level = price_level(abs(more), policy)
        if level == "none" or name not in rules:
            continue
        how = _how_much(level, is_kept=more < 0)
        yield f"{how}: {rules[name].sentence}", more < 0


def _how_much(level: Level, *, is_kept: bool) -> str:
    words = {
        "small": (_("Kept a little better"), _("Bent a little more")),
        "fair": (_("Kept better"), _("Bent more")),
        "high": (_("Kept much better"), _("Bent much more")),
    }
    kept, bent = words[level]
    return kept if is_kept else bent


def _patterns(before: PlanFigures, after: PlanFigures) -> Iterator[tuple[str, bool]]:
    for pattern in dict.fromkeys((*before.uncovered_weeks, *after.uncovered_weeks)):
        more = after.uncovered_weeks.get(pattern, 0) - before.uncovered_weeks.get(pattern, 0)
        if more:
            words = ngettext(
                "%(count)d week %(sign)s without %(name)s",
                "%(count)d weeks %(sign)s without %(name)s",
                abs(more),
            )
            sign = _("more") if more > 0 else _("fewer")
            name = PATTERN_WORDS[pattern].name
            yield f"{words % {'count': abs(more), 'sign': sign, 'name': name}}.", more < 0


def _sets(before: PlanFigures, after: PlanFigures) -> Iterator[tuple[str, bool]]:
    for pattern in dict.fromkeys((*before.weekly_sets, *after.weekly_sets)):
        was, now = before.weekly_sets.get(pattern, 0.0), after.weekly_sets.get(pattern, 0.0)
        if abs(now - was) >= _SMALLEST_SETS:
            text = _("%(name)s: %(now).1f sets a week instead of %(was).1f.") % {
                "name": PATTERN_WORDS[pattern].name.capitalize(),
                "now": now,
                "was": was,
            }
            yield text, now > was

"""The whole plan as one HTML page: no script, nothing fetched, for phone, desk, print and dark."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Final

from ironstride.planning.breaches import OF_A_WEEK, told_compromises
from ironstride.policy.reader import override_policy, read_policy
from ironstride.sheets.day_runs import runs_on, without_warm_ups
from ironstride.sheets.html_session import legs_part, session_anchor, session_part, state_part
from ironstride.sheets.markup import Markup, tag, together, verbatim
from ironstride.sheets.plain_text import counted, printable
from ironstride.sheets.plan_words import (
    LEG_WORDS,
    TIER_WORDS,
    say_countdown,
    say_date,
    say_day,
    say_distance,
    say_time,
    say_week,
)
from ironstride.sheets.safety_words import stop_rules
from ironstride.sheets.season_picture import season_picture
from ironstride.sheets.session_cards import SessionCards, search_once
from ironstride.sheets.state_words import say_absence
from ironstride.sheets.week_facts import count_weeks
from ironstride.training.pattern_words import PATTERN_WORDS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.sheets.cards import RunLine
    from ironstride.sheets.week_facts import WeekFacts
    from ironstride.training.plan import Alternative, Gate, Notice, Plan
    from ironstride.training.session import PlannedSession

STYLE: Final = "page.css"


def html_page(plan: Plan, catalogue: Catalogue, today: dt.date) -> str:
    """Return the page; the week of `today` is open, or the first where `today` is outside."""
    title = f"Strength plan for {printable(plan.made_for)}"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", title),
        tag("style", verbatim((files("ironstride.sheets") / STYLE).read_text("utf-8"))),
    )
    body = tag(
        "body",
        tag("a", "To this week", href="#this-week", class_="skip"),
        tag("header", tag("h1", title), _facts(plan), _notices(plan, is_first=True)),
        _contents(plan),
        tag("main", _season(plan, catalogue), _weeks(plan, catalogue, today), *_rest(plan)),
        tag("footer", *_footer(plan)),
    )
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang='en')}\n"


def _facts(plan: Plan) -> Markup:
    sessions = len(without_warm_ups(plan.sessions()))
    length = f"{counted(sessions, 'session')} in {counted(len(plan.weeks), 'week')}"
    races = (
        tag(
            "li",
            tag("strong", f"{race.priority} race: {race.name}"),
            f", {say_distance(race.distance_m, plan.athlete.units)}, {say_date(race.on)}, ",
            say_countdown(plan.today, race.on),
        )
        for race in plan.races
    )
    again = f", and again on {say_date(plan.replanned_on)}" if plan.replanned_on else ""
    made = tag("p", f"{length}, planned on {say_date(plan.today)}{again}.")
    return together(made, tag("ul", races) if plan.races else "")


def _notices(plan: Plan, *, is_first: bool) -> Markup:
    """Return the notices that come before everything, or those that may wait."""
    chosen = [one for one in plan.notices if (one.tier != "info") is is_first]
    return together(_notice(one) for one in chosen)


def _notice(notice: Notice) -> Markup:
    head = tag("strong", f"{TIER_WORDS[notice.tier]}: ")
    return tag("p", head, notice.text, class_=f"notice {notice.tier}", role="note")


def _contents(plan: Plan) -> Markup:
    links = [("#this-week", "This week"), ("#season", "The season"), ("#weeks", "All weeks")]
    links += [(f"#{anchor}", name) for anchor, name, parts in _sections(plan) if parts]
    items = (tag("li", tag("a", name, href=target)) for target, name in links)
    return tag("nav", tag("ul", items), aria_label="On this page")


def _season(plan: Plan, catalogue: Catalogue) -> Markup:
    drawn = season_picture(plan, catalogue)
    # On a phone the picture is wider than the screen: it scrolls, by keyboard too.
    frame = tag(
        "div",
        drawn,
        class_="scroll",
        tabindex="0",
        role="region",
        aria_label="Picture of the season",
    )
    return tag("section", tag("h2", "The season"), frame, id="season")


def _weeks(plan: Plan, catalogue: Catalogue, today: dt.date) -> Markup:
    cards = SessionCards(plan, catalogue)
    now = plan.week_of(today) or next(iter(plan.weeks), None)
    weeks = [
        _week(plan, one, cards, number, today, is_open=one.week is now)
        for number, one in enumerate(count_weeks(plan, catalogue), start=1)
    ]
    if not weeks:
        weeks = [tag("p", "This plan holds no week; make it again.", id="this-week")]
    return tag("section", tag("h2", "The weeks"), weeks, id="weeks")


def _week(
    plan: Plan, facts: WeekFacts, cards: SessionCards, number: int, today: dt.date, *, is_open: bool
) -> Markup:
    week = facts.week
    said = [say_week(week), counted(len(without_warm_ups(week.sessions)), "session")]
    if facts.distance_m:
        said.append(say_distance(facts.distance_m, plan.athlete.units))
    said += [race.name for race in plan.races if plan.week_of(race.on) is week]
    heading = tag("h3", f"Week {number}, from {say_day(week.starts_on)}")
    summary = tag("summary", heading, tag("p", " \u00b7 ".join(said)))
    sessions = [session_part(search_once(cards.card(one))) for one in week.sessions]
    return tag(
        "details",
        summary,
        _days(plan, facts, today),
        sessions or tag("p", "No strength session in this week."),
        _other_ways(plan, facts),
        open=is_open,
        id="this-week" if is_open else f"week-{number}",
        class_="week",
    )


def _days(plan: Plan, facts: WeekFacts, today: dt.date) -> Markup:
    names = ("Day", "Run", "Strength")
    head = tag("thead", tag("tr", (tag("th", name, scope="col") for name in names)))
    first = facts.week.starts_on
    rows = (_day(plan, facts, day, is_today=day == today) for day in facts.week.days())
    caption = tag("caption", f"Days of the week from {say_day(first)}", class_="hidden")
    return tag("table", caption, head, tag("tbody", rows), class_="days")


def _day(plan: Plan, facts: WeekFacts, day: dt.date, *, is_today: bool) -> Markup:
    now = tag("span", "today", class_="now") if is_today else ""
    sessions = [one for one in without_warm_ups(facts.week.sessions) if one.on == day]
    return tag(
        "tr",
        tag("th", f"{day:%a} {day.day} ", now, scope="row"),
        tag("td", (tag("p", _run(run)) for run in runs_on(plan, day))),
        tag("td", [tag("p", _session(one, plan)) for one in sessions] or say_absence(plan, day)),
        class_="today" if is_today else None,
    )


def _run(run: RunLine) -> Markup:
    text = tag("strong", run.text) if run.mark else run.text
    mark = tag("span", run.mark, class_=f"mark {run.kind}") if run.mark else ""
    return together(f"{run.time} " if run.time else "", text, " ", mark)


def _session(session: PlannedSession, plan: Plan) -> Markup:
    title = session.title.partition(": ")[2] or session.title
    link = tag("a", title, href=f"#{session_anchor(printable(session.id))}")
    where = f"{say_time(session)} {session.place}, {session.minutes} min"
    legs = legs_part(session.leg_grade, LEG_WORDS[session.leg_grade])
    state = state_part(plan.state_of(session))
    return together(where, state, tag("br"), link, tag("br"), tag("small", legs))


def _other_ways(plan: Plan, facts: WeekFacts) -> Markup | str:
    """Return the next-best ways to place the week, with what each costs in words."""
    ways = [one for one in plan.alternatives if one.starts_on == facts.week.starts_on]
    if not ways:
        return ""
    items = (tag("li", _other_way(one)) for one in ways)
    return tag("details", tag("summary", "Other ways to place this week"), tag("ul", items))


def _other_way(way: Alternative) -> Markup:
    where = "; ".join(f"{say_day(one.on)} {one.at:%H:%M} {one.place}" for one in way.sessions)
    broken = [
        one.text if one.rule in OF_A_WEEK else f"{say_day(one.on)}: {one.text}"
        for one in way.broken_rules
    ]
    cost = f"costs {way.cost_more:.3g} points more"
    return together(tag("strong", where or "no session"), f", {cost}. {' '.join(broken)}")


def _rest(plan: Plan) -> Iterator[Markup]:
    for anchor, name, parts in _sections(plan):
        if parts:
            yield tag("section", tag("h2", name), tag("ul", parts), id=anchor)


def _sections(plan: Plan) -> tuple[tuple[str, str, list[Markup]], ...]:
    """Return the sections behind the weeks: anchor, heading and lines; some may be empty."""
    changes = plan.replaces.changes if plan.replaces else ()
    changed = [tag("li", tag("strong", f"{say_day(one.on)}: "), one.text) for one in changes]
    about = [tag("li", one.text) for one in plan.notices if one.tier == "info"]
    broken = [
        tag("li", tag("strong", f"{say_day(one.on)}: "), one.text) for one in told_compromises(plan)
    ]
    gaps = [
        tag(
            "li", f"Week of {say_day(one.starts_on)}, {PATTERN_WORDS[one.pattern].name}: {one.text}"
        )
        for one in plan.uncovered
    ]
    problems = [tag("li", str(one)) for one in plan.problems]
    return (
        ("changed", "Changed since the plan before", changed),
        ("about", "About this plan", about),
        ("heavy-sets", "When sets of 1-6 open", [_gate(one) for one in plan.gates]),
        ("compromises", "Compromises", broken),
        ("not-covered", "Not covered", gaps),
        ("your-files", "In your files", problems),
    )


def _gate(gate: Gate) -> Markup:
    name = tag("strong", PATTERN_WORDS[gate.pattern].name)
    if gate.open:
        return tag("li", name, ": open")
    when = f", expected around {say_date(gate.expected_on)}" if gate.expected_on else ""
    return tag("li", name, f": closed{when}: {'; '.join(gate.missing)}")


def _footer(plan: Plan) -> Iterator[Markup]:
    policy, _ = override_policy(read_policy(), plan.athlete.policy_overrides, "plan")
    yield tag("p", " ".join(stop_rules(policy)))
    yield tag("p", "Ironstride gives training suggestions, no medical advice.")

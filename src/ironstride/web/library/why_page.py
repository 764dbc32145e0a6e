"""Each rule with its doctrine, how far it holds, its numbers, and where a plan shows it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ironstride.catalogue.reader import read_catalogue
from ironstride.policy.doctrine import read_doctrine
from ironstride.policy.rules import read_rules
from ironstride.sheets.plain_text import printable
from ironstride.sheets.plan_words import say_day
from ironstride.sheets.policy_words import say_value
from ironstride.web.language.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ironstride.policy.reader import Policy, PolicyEntry
    from ironstride.policy.rules import Rule
    from ironstride.training.plan import BrokenRule
    from ironstride.training.words import EvidenceLabel
    from ironstride.web.library.coming import Coming, RuleUse

EVIDENCE_WORDS: Final[Mapping[EvidenceLabel, object]] = {
    "supported": gettext_lazy("Trials agree on it."),
    "small effect": gettext_lazy("Trials find it real, but small."),
    "contested": gettext_lazy("Trials disagree about it."),
    "convention": gettext_lazy("Good practice that no trial has settled."),
}
_SHOWN_TEXTS: Final = 2
_SHOWN_BUSIEST: Final = 6
_SHOWN_DAYS: Final = 3
_SHOWN_BROKEN: Final = 2
_LONGEST_VALUE: Final = 90
_YEAR: Final = re.compile(r"(?P<name>[a-z-]+?)(?P<year>[0-9]{4})[a-z]?$")
# A price below this [points] is no news; above these it counts as some and as much.
_WORTH_TELLING: Final = 1.0


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A number of the policy in words: value with unit, what it says, source if it was read."""

    text: str
    value: str
    source: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """Where the plan could not keep a rule: the day, what it means, and how much it matters."""

    on: str
    text: str
    price: str


@dataclass(frozen=True, slots=True)
class RuleCard:
    """A rule as the runner reads it; `used` and `reasons` are of their own plan to come."""

    id: str
    sentence: str
    label: str
    meaning: str
    source: str
    numbers: tuple[NumberLine, ...]
    numbers_head: str
    used: str
    reasons: tuple[str, ...]
    broken: tuple[BrokenLine, ...]
    more_broken: int
    days: int

    @property
    def is_at_work(self) -> bool:
        """Whether the plan to come shows it."""
        return bool(self.used or self.broken)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A line of the doctrine with the rules that keep it; safety comes first and is none."""

    id: str
    name: str
    sentence: str
    kept_by: str
    label: str
    meaning: str
    why: str
    rules: tuple[RuleCard, ...]

    @property
    def at_work(self) -> list[RuleCard]:
        """The rules that the plan to come shows."""
        return [one for one in self.rules if one.is_at_work]

    @property
    def others(self) -> list[RuleCard]:
        """The rules that wait in the background."""
        return [one for one in self.rules if not one.is_at_work]


def tell_rules(
    policy: Policy, coming: Coming | None, broken: Sequence[BrokenRule] = ()
) -> tuple[Chapter, ...]:
    """Return every rule under its line of the doctrine, health before all of them."""
    read = frozenset(one.citation for one in policy.entries.values() if one.citation)
    numbers: dict[str, list[PolicyEntry]] = {}
    for entry in policy.entries.values():
        numbers.setdefault(entry.rule, []).append(entry)
    cards: dict[str, list[RuleCard]] = {}
    for rule in read_rules().values():
        use = coming.rules.get(rule.id) if coming else None
        breaches = [one for one in broken if one.rule == rule.id and one.cost >= _WORTH_TELLING]
        card = _card(rule, numbers.get(rule.id, ()), use, breaches, policy, read)
        cards.setdefault(rule.doctrine, []).append(card)
    return (_safety(cards.get("safety", [])), *_lines(cards))


def busiest(chapters: Iterable[Chapter]) -> list[RuleCard]:
    """Return the rules that decide something on the most days of the plan to come."""
    found = [rule for chapter in chapters for rule in chapter.rules if rule.days]
    return sorted(found, key=lambda one: one.days, reverse=True)[:_SHOWN_BUSIEST]


def _safety(rules: Iterable[RuleCard]) -> Chapter:
    return Chapter(
        id="safety",
        name=_("health first"),
        sentence=_("Health comes before every line of the doctrine."),
        kept_by=_("Warning signs stop or limit a plan until somebody has looked at them."),
        label="convention",
        meaning=str(EVIDENCE_WORDS["convention"]),
        why="",
        rules=tuple(rules),
    )


def _lines(cards: Mapping[str, Sequence[RuleCard]]) -> Iterable[Chapter]:
    return (
        Chapter(
            id=line.id,
            name=line.name,
            sentence=line.sentence,
            kept_by=line.kept_by,
            label=line.label,
            meaning=str(EVIDENCE_WORDS[line.label]),
            why=line.why,
            rules=tuple(cards.get(line.id, ())),
        )
        for line in read_doctrine()
    )


def tell_doctrine() -> tuple[Chapter, ...]:
    """Return the lines of the doctrine without their rules."""
    return tuple(_lines({}))


def _card(
    rule: Rule,
    numbers: Sequence[PolicyEntry],
    use: RuleUse | None,
    broken: Sequence[BrokenRule],
    policy: Policy,
    read: frozenset[str],
) -> RuleCard:
    cited = say_source(rule.citation if rule.citation in read else None)
    lines = tuple(_number(one) for one in numbers if one.shape != "texts")
    count = len(lines)
    return RuleCard(
        id=rule.id,
        sentence=rule.sentence,
        label=rule.label,
        meaning=str(EVIDENCE_WORDS[rule.label]),
        source=_("Source: %s.") % cited if cited else "",
        numbers=lines,
        numbers_head=ngettext("Its number", "Its %s numbers", count).replace("%s", str(count)),
        used=_say_use(use) if use else "",
        reasons=tuple(use.texts[:_SHOWN_TEXTS]) if use else (),
        broken=tuple(
            BrokenLine(say_day(one.on), printable(one.text), say_price(one.cost, policy))
            for one in broken[:_SHOWN_BROKEN]
        ),
        more_broken=max(0, len(broken) - _SHOWN_BROKEN),
        days=len(use.days) if use else 0,
    )


def _number(entry: PolicyEntry) -> NumberLine:
    value = say_value(_in_words(entry.value))
    if len(value) > _LONGEST_VALUE:
        value = _("a table")
    unit = "" if entry.shape in ("words", "text", "word_lists") else f" {said(entry.unit)}"
    text = entry.text[:1].upper() + entry.text[1:]
    return NumberLine(text, f"{value}{unit}", say_source(entry.citation), entry.overridden)


def _in_words(value: object) -> object:
    """Return a value with exercises by their names and keys as the words that they are."""
    if isinstance(value, Mapping):
        return {_in_words(name): _in_words(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_in_words(part) for part in value]
    if not isinstance(value, str):
        return value
    known = read_catalogue().exercises.get(value)
    return known.name if known else value.replace("_", " ")


def say_source(citation: str | None) -> str:
    """Return a key of the bibliography as people write it: "Doma 2013"; "" for none."""
    found = _YEAR.match(citation or "")
    if found is None:
        return ""
    name = found["name"].replace("-", " ")
    named = name.upper() if name == "acsm" else name.title()
    return f"{named} {found['year']}"


def _say_use(use: RuleUse) -> str:
    times = ngettext("once", "%s times", use.count)
    times = times % use.count if "%s" in times else times
    days = ", ".join(say_day(day) for day in use.days[:_SHOWN_DAYS])
    more = _(" and later") if len(use.days) > _SHOWN_DAYS else ""
    return _("It decides something %(times)s in your plan to come: %(days)s%(more)s.") % {
        "times": times,
        "days": days,
        "more": more,
    }


def say_price(cost: float, policy: Policy) -> str:
    """Return how much a broken rule matters [points], beside moving and leaving out a session."""
    if cost <= policy.number("price.session_moved"):
        return _("a small price")
    if cost < policy.number("price.weekly_sessions_held"):
        return _("a fair price, less than leaving a session out")
    return _("a high price, as much as leaving a session out")

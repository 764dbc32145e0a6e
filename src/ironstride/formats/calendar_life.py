"""Events of a calendar that are no runs: what else people write there, in five languages.

A runner's own calendar holds dentists and meetings. They are known by a word of daily life, or by
lasting several days; a title that also names a run ("lunch run 6 km") stays a run. What is neither
is kept as an unknown run, as everywhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ironstride.formats.run_phrases import find_meanings, has_word, plain_text, plain_words

if TYPE_CHECKING:
    from collections.abc import Sequence

# Plain lower-case words (see `plain_words`); a `*` at the end lets a word go on.
_LIFE_WORDS: Final = (
    "meeting*", "standup", "stand up", "call", "sync", "workshop", "webinar", "conference",
    "interview", "deadline", "appointment", "dentist", "doctor", "physio*", "massage", "vet",
    "haircut", "hairdresser", "birthday", "anniversary", "wedding", "party", "lunch", "dinner",
    "breakfast", "brunch", "coffee", "holiday*", "vacation", "flight", "hotel", "school",
    "kindergarten", "concert", "cinema", "movie", "theatre", "theater", "museum", "christmas",
    "easter sunday", "easter monday", "babysitter", "shopping",
    "besprechung", "termin", "zahnarzt*", "arzt*", "geburtstag*", "hochzeit", "feier",
    "mittagessen", "abendessen", "urlaub", "ferien", "feiertag", "flug", "schule", "kita",
    "elternabend", "konzert", "kino", "friseur", "mullabfuhr", "weihnachten", "ostern",
    "reunion", "dentista", "medico", "cumpleanos", "boda", "fiesta", "comida", "almuerzo", "cena",
    "vacaciones", "vuelo", "colegio", "concierto", "cine", "peluqueria", "festivo", "navidad",
    "dentiste", "medecin", "rendez vous", "rdv", "anniversaire", "mariage", "dejeuner", "diner",
    "vacances", "ecole", "creche", "coiffeur", "kine", "ferie", "noel",
    "riunione", "appuntamento", "compleanno", "matrimonio", "festa", "pranzo", "vacanze", "volo",
    "scuola", "asilo", "concerto", "parrucchiere", "fisioterapia", "natale",
)  # fmt: skip
# A planner's note on the weeks: "Build week 2", "Base phase", "Woche 3", "Semana 4".
_NOTE: Final = re.compile(
    r" (?:\w+ ){0,2}(?:weeks?|phase|mesocycle|\w{0,20}woche|aufbauphase|semaine|semana"
    r"|settimana)"
    r"(?: \d{1,2})?(?: (?:of|von|de|di|sur|su) \d{1,2})? "
)
_DISTANCE: Final = re.compile(r"\d ?x ?\d|\d ?(?:k|km|mi|miles?) ")
_MAX_SHOWN: Final = 5
_MAX_TITLE: Final = 40


def is_note(title: str) -> bool:
    """Whether a title is a note on the plan, which stands in calendars of training only too."""
    return _NOTE.fullmatch(plain_words(plain_text(title))) is not None


def is_no_run(title: str, *, days: int) -> bool:
    """Whether an event of `days` days is something of daily life or a note on the plan."""
    words = plain_words(plain_text(title))
    if is_note(title):
        return True
    if not (days > 1 or has_word(words, _LIFE_WORDS)):
        return False
    return not find_meanings(words) and _DISTANCE.search(words) is None


def say_no_runs(titles: Sequence[str]) -> str:
    """Say which events were taken for no runs; each title once."""
    shown = list(dict.fromkeys(title[:_MAX_TITLE] for title in titles))
    names = ", ".join(repr(title) for title in shown[:_MAX_SHOWN])
    more = ", ..." if len(shown) > _MAX_SHOWN else ""
    events = "1 event is" if len(titles) == 1 else f"{len(titles)} events are"
    return (
        f"{events} no run by the title and left out: {names}{more}; if one is a run, add a word "
        "such as run, easy or long to its title"
    )

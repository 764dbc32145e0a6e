"""Which column of a runner's table holds what, by its heading in several languages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from ironstride.formats.run_heads import LETTERS, weekday_of
from ironstride.formats.run_phrases import plain_text, plain_words
from ironstride.training.calendar_weeks import DAYS_PER_WEEK
from ironstride.units import M_PER_MILE

if TYPE_CHECKING:
    from collections.abc import Sequence

Column = Literal["date", "day", "week", "time", "type", "category", "title", "description",
                 "distance", "duration", "done_distance", "done_duration", "unit",
                 "key", "am", "pm"]  # fmt: skip
DISTANCES: Final[tuple[Column, ...]] = ("distance", "done_distance")
DURATIONS: Final[tuple[Column, ...]] = ("duration", "done_duration")

COLUMN_WORDS: Final[dict[Column, tuple[str, ...]]] = {
    "date": ("date", "workoutday", "workout day", "workout date", "datum", "fecha", "data",
             "start date", "start date local", "dato", "scheduled date"),
    "day": ("day", "weekday", "tag", "wochentag", "dia", "jour", "giorno", "day of week", "dag",
            "weekdag", "veckodag", "ugedag", "ukedag", "dia da semana"),
    "week": ("week", "woche", "kw", "semana", "semaine", "settimana", "wk", "week number", "vecka",
             "uge", "uke", "weeks to go"),
    "time": ("time", "start time", "start", "time of day", "uhrzeit", "zeit", "startzeit", "hora",
             "heure", "ora", "orario", "at", "tijd", "tijdstip", "starttijd", "kl", "klokken",
             "klockan", "tid", "tid pa dagen", "tidspunkt", "horario"),
    "type": ("type", "workouttype", "workout type", "run type", "sport", "activity",
             "activity type", "typ", "art", "trainingsart", "tipo", "actividad", "activite",
             "attivita", "soort", "tipo de treino", "aktivitet"),
    "category": ("category", "kategorie", "categorie", "categoria"),
    "title": ("title", "name", "workout", "run", "session", "training", "titel", "einheit", "lauf",
              "trainingseinheit", "titulo", "sesion", "entrenamiento", "titre", "seance",
              "entrainement", "titolo", "allenamento", "seduta", "workout name", "activity name",
              "nombre", "nom", "nome", "plan", "treino", "sessao", "pass", "okt", "trening",
              "traening", "trainingspass", "navn", "namn", "naam"),
    "description": ("description", "workoutdescription", "workout description", "details",
                    "detail", "notes", "note", "comment", "comments", "beschreibung", "notizen",
                    "bemerkung", "descripcion", "notas", "commentaire", "descrizione",
                    "instructions", "omschrijving", "opmerking", "opmerkingen", "descricao",
                    "observacoes", "beskrivning", "beskrivelse", "anteckning", "notat", "noter"),
    "distance": ("distance", "dist", "planned distance", "distance planned",
                 "planneddistanceinmeters", "distanz", "strecke", "umfang", "distancia",
                 "distanza", "kilometres", "kilometers", "kilometer", "kilometros", "chilometri",
                 "km", "miles", "mi", "meilen", "metres", "meters", "afstand", "quilometros",
                 "distans", "stracka", "distanse", "lengde"),
    "duration": ("duration", "planned duration", "plannedduration", "planned time", "time planned",
                 "moving time", "dauer", "duracion", "duree", "durata", "minutes", "minuten",
                 "minutos", "minuti", "min", "tiempo", "temps", "tempo previsto", "hours", "duur",
                 "duracao", "langd", "varighet", "varighed"),
    "done_distance": ("actual distance", "distance actual", "distanceinmeters",
                      "distance completed", "completed distance"),
    "done_duration": ("actual duration", "actual time", "time actual", "timetotalinhours",
                      "duration completed", "completed duration", "elapsed time"),
    "unit": ("unit", "units", "distance unit", "distance units", "planned distance unit",
             "planned distance units", "planned distance type", "distance type"),
    "am": ("am", "morning", "morgens", "vormittag", "vormittags", "matin", "manana", "mattina",
           "ochtend"),
    "pm": ("pm", "evening", "afternoon", "abend", "abends", "nachmittag", "soir", "tarde", "sera",
           "pomeriggio", "avond"),
    "key": ("key", "key run", "key session", "schlusseleinheit", "clave", "cle", "chiave"),
}  # fmt: skip
# Unit words of a heading, in brackets or after an underscore; what one unit is in metres/seconds.
DISTANCE_UNITS: Final[dict[str, float]] = {
    "km": 1000.0, "kms": 1000.0, "kilometers": 1000.0, "kilometres": 1000.0, "kilometer": 1000.0,
    "kilometros": 1000.0, "chilometri": 1000.0, "m": 1.0, "meters": 1.0, "metres": 1.0,
    "meter": 1.0, "planneddistanceinmeters": 1.0, "mi": M_PER_MILE, "mile": M_PER_MILE,
    "miles": M_PER_MILE, "meilen": M_PER_MILE, "distanceinmeters": 1.0, "quilometros": 1000.0,
}  # fmt: skip
DURATION_UNITS: Final[dict[str, float]] = {
    "h": 3600.0, "hours": 3600.0, "hour": 3600.0, "std": 3600.0, "plannedduration": 3600.0,
    "min": 60.0, "mins": 60.0, "minutes": 60.0, "minuten": 60.0, "minutos": 60.0, "minuti": 60.0,
    "timetotalinhours": 3600.0, "uur": 3600.0, "timer": 3600.0, "moving": 1.0, "elapsed": 1.0,
    "s": 1.0, "sec": 1.0, "seconds": 1.0, "sek": 1.0,
}  # fmt: skip
_CLOCK_LETTERS: Final = frozenset({"hh", "mm", "ss"})
_WEEK_COLUMNS: Final = 3
# A table of runs has one of these beside the day.
_TOLD_IN: Final = frozenset({"type", "title", "description", "distance", "duration", "am", "pm"})
# Longer headings are cut: what stands there is no heading.
MAX_HEADING: Final = 100
# "Mon (mi)": the unit of a column of days.
_BRACKET: Final = re.compile(r"[(\[][^)\]]*[)\]]")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each kind of column stands; the units that headings name, in metres and seconds."""

    at: dict[Column, int]
    units_m: dict[Column, float] = field(default_factory=dict)
    units_s: dict[Column, float] = field(default_factory=dict)

    def cell(self, row: Sequence[str], column: Column) -> str:
        """Return the cell of `row` in `column`, empty when either is missing."""
        index = self.at.get(column)
        return row[index].strip() if index is not None and index < len(row) else ""


def read_columns(header: Sequence[str]) -> Columns | None:
    """Read a heading row; None when it heads no table of runs."""
    at: dict[Column, int] = {}
    units_m: dict[Column, float] = {}
    units_s: dict[Column, float] = {}
    for index, heading in enumerate(header):
        words = plain_words(plain_text(heading[:MAX_HEADING])).split()
        column = _column_of(words)
        if column is None or column in at:
            continue
        at[column] = index
        if column in DISTANCES:
            units_m |= _named_unit(column, words, DISTANCE_UNITS)
        elif column in DURATIONS:
            units_s |= _named_unit(column, words, DURATION_UNITS)
    dated = "date" in at or "day" in at
    if not dated or not _TOLD_IN & at.keys():
        return None
    return Columns(at, units_m, units_s)


def _named_unit(
    column: Column, words: Sequence[str], units: dict[str, float]
) -> dict[Column, float]:
    named = [units[word] for word in words if word in units]
    return {column: named[0]} if named else {}


def _column_of(words: Sequence[str]) -> Column | None:
    units = {*DISTANCE_UNITS, *DURATION_UNITS, *_CLOCK_LETTERS}
    whole = " ".join(words)
    named = " ".join(word for word in words if word not in units)
    for candidate in (whole, named):
        for column, names in COLUMN_WORDS.items():
            if candidate and candidate in names:
                return column
    return None


def weekday_columns(header: Sequence[str]) -> dict[int, int]:
    """Return the weekday of each column of a week table; empty when the row heads none."""
    found = _letter_columns(header)
    if found:
        return found
    for index, cell in enumerate(header):
        weekday = weekday_of(_BRACKET.sub("", cell[:MAX_HEADING]))
        if weekday is not None:
            found[index] = weekday
        elif weekday_of(re.split(r"[\s:]", cell[:MAX_HEADING].strip(), maxsplit=1)[0]) is not None:
            return {}  # "Mon, Wed, Fri: easy 5 km" is a line of text
    return found if len(set(found.values())) >= _WEEK_COLUMNS else {}


def _letter_columns(header: Sequence[str]) -> dict[int, int]:
    """Return the weekdays of "M T W T F S S": the letters tell the days by their order only."""
    letters = "".join(cell.strip().lower() if len(cell.strip()) == 1 else " " for cell in header)
    at = next((letters.find(days) for days in LETTERS if days in letters), -1)
    return {at + weekday: weekday for weekday in range(DAYS_PER_WEEK)} if at >= 0 else {}

"""What runners call their days and runs, in several languages, as data.

All words are lower case without accents, as `plain_words` leaves them. A trailing `*` means that
the word may go on ("interval*" is intervals, Intervalltraining, intervalles). Words of several
languages live side by side: a runner may mix them. Two-letter days are German or Dutch (a French
"di" would be a German Tuesday, so French days have three).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.formats.run_keywords_north_west import WEEKDAYS_NORTH_WEST, WORDS_NORTH_WEST

if TYPE_CHECKING:
    from ironstride.formats.run_meaning import Meaning

# Monday first; the first word of each day is the full one.
WEEKDAY_WORDS: Final[dict[str, tuple[str, ...]]] = {
    **WEEKDAYS_NORTH_WEST,
    "en": (
        "monday mon",
        "tuesday tue tues",
        "wednesday wed weds",
        "thursday thu thur thurs",
        "friday fri",
        "saturday sat",
        "sunday sun",
    ),
    "de": (
        "montag mo",
        "dienstag di",
        "mittwoch mi",
        "donnerstag do",
        "freitag fr",
        "samstag sa sonnabend",
        "sonntag so",
    ),
    "es": (
        "lunes lun",
        "martes mar",
        "miercoles mie mier",
        "jueves jue",
        "viernes vie",
        "sabado sab",
        "domingo dom",
    ),
    "fr": (
        "lundi lun",
        "mardi mar",
        "mercredi mer",
        "jeudi jeu",
        "vendredi ven",
        "samedi sam",
        "dimanche dim",
    ),
    "it": (
        "lunedi lun",
        "martedi mar",
        "mercoledi mer",
        "giovedi gio",
        "venerdi ven",
        "sabato sab",
        "domenica dom",
    ),
}
DAILY_WORDS: Final = (
    "daily", "every day", "everyday", "taglich", "taeglich", "jeden tag", "cada dia", "a diario",
    "todos los dias", "tous les jours", "chaque jour", "ogni giorno", "tutti i giorni",
)  # fmt: skip
AND_WORDS: Final = ("and", "und", "y", "et", "e")
WEEK_WORDS: Final = (
    "week", "wk", "woche", "kw", "semaine", "semana", "settimana", "sem", "sett", "vecka", "uge",
    "uke",
)  # fmt: skip
CALENDAR_WEEK_WORD: Final = "kw"
MORNING_WORDS: Final = (
    "am", "a.m.", "morning", "morgens", "fruh", "frueh", "vormittags", "matin", "manana",
    "mattina", "mattino",
)  # fmt: skip
EVENING_WORDS: Final = (
    "pm", "p.m.", "evening", "afternoon", "night", "abends", "abend", "nachmittags", "mittags",
    "soir", "apres-midi", "midi", "noon", "lunch", "tarde", "noche", "sera", "pomeriggio",
)  # fmt: skip

RUN_WORDS: Final[dict[str, dict[Meaning, tuple[str, ...]]]] = {
    **WORDS_NORTH_WEST,
    "en": {
        "easy": ("easy", "gentle", "relaxed", "conversational", "aerobic", "z2", "zone 2", "jog*",
                 "shakeout", "shake out", "general aerobic", "walk run", "run walk", "easy pace",
                 "easy effort", "long run pace", "slow", "ga"),
        "recovery": ("recovery", "recover", "recovery jog*", "regeneration*", "z1", "zone 1",
                     "long recovery", "long recoveries"),
        "steady": ("steady", "moderate", "z3", "zone 3", "medium effort"),
        "long": ("long", "longrun", "lr", "lsd", "medium long", "mlr"),
        "tempo": ("tempo", "temporun", "progression*", "progressive", "race pace", "fast finish",
                  "marathon pace", "sweet spot", "fast", "brisk"),
        "threshold": ("threshold", "lactate", "lt", "cruise", "z4", "zone 4"),
        "intervals": ("interval*", "repeats", "reps", "repetitions", "fartlek", "vo2*", "track",
                      "speed", "speedwork", "ladder", "pyramid", "rolling", "z5", "zone 5",
                      "time trial", "sprints", "long interval*", "long reps", "long repeats"),
        "hills": ("hill*", "uphill*", "long hill*"),
        "strides": ("stride*", "striders", "pickups", "accelerations", "stride repeats",
                    "stride reps"),
        "race": ("race", "parkrun", "half marathon", "marathon", "competition", "ultramarathon"),
        "rest": ("rest", "day off", "off", "rest day", "no run", "nothing", "no running"),
        "cross": ("cross training", "crosstraining", "cross train", "xt", "bike", "biking",
                  "cycling", "ride", "swim*", "brick", "row", "rowing", "elliptical",
                  "hike", "hiking", "ski", "skiing", "aqua jog*", "spin", "zwift"),
        "weak_cross": ("cross", "walk", "walking", "cycle", "yoga", "pilates", "mobility",
                       "stretching"),
        "strength": ("strength", "gym", "weights", "lifting", "s c", "core", "legs and core",
                     "lower body", "upper body", "full body", "weight training"),
        "run": ("run", "runs", "running"),
    },
    "de": {
        "easy": ("locker*", "leicht*", "ruhig*", "gemutlich*", "gemuetlich*", "ga1",
                 "dauerlauf", "dl", "trab*", "entspannt*", "langsam*", "grundlage*",
                 "ruhiges tempo", "lockeres tempo", "langsames tempo", "leichtes tempo"),
        "recovery": ("regenerativ*", "regeneration*", "erholung*", "reko", "rekom"),
        "steady": ("zugig*", "zuegig*", "ga2", "mittlerer dauerlauf", "mdl", "moderat*"),
        "long": ("lang", "lange", "langer", "langen", "langes", "lala", "ldl"),
        "tempo": ("tempolauf", "tempodauerlauf", "tdl", "tempo*", "steigerungsdauerlauf",
                  "endbeschleunigung", "marathontempo", "renntempo", "wettkampftempo",
                  "crescendolauf", "schnell*"),
        "threshold": ("schwelle*", "laktatschwelle*"),
        "intervals": ("intervall*", "wiederholung*", "fahrtspiel*", "bahntraining",
                      "tempointervall*", "pyramide*", "bahn", "tempowechsel*",
                      "lange intervalle"),
        "hills": ("berg*", "hugel*", "huegel*", "anstieg*"),
        "strides": ("steigerung", "steigerungen", "steigerungslauf", "steigerungslaufe",
                    "steigerungslaeufe", "stl"),
        "race": ("wettkampf*", "rennen", "halbmarathon", "volkslauf"),
        "rest": ("ruhetag", "ruhe", "pause", "frei", "kein lauf", "trainingsfrei", "pausentag"),
        "cross": ("rad", "radfahren", "rennrad", "schwimm*", "alternativtraining", "rudern",
                  "wandern", "wanderung", "koppeltraining", "crosstrainer", "skilanglauf",
                  "langlauf", "aquajogging"),
        "weak_cross": ("spaziergang", "dehnen", "mobilitat"),
        "strength": ("kraft", "krafttraining", "krafteinheit", "kraftraum", "gewichte",
                     "fitnessstudio", "stabi", "rumpf", "rumpftraining", "athletik*"),
        "run": ("lauf", "laufen", "laufe"),
    },
    "es": {
        "easy": ("suave", "facil", "rodaje", "trote", "carrera continua", "cc", "comodo",
                 "tranquilo", "ritmo suave", "ritmo comodo", "ritmo facil", "ritmo tranquilo"),
        "recovery": ("recuperacion", "regenerativo", "recuperador"),
        "steady": ("rodaje medio", "moderado", "sostenido"),
        "long": ("largo", "larga", "tirada", "tirada larga", "rodaje largo", "fondo"),
        "tempo": ("ritmo", "tempo", "progresivo", "progresivos", "ritmo de carrera",
                  "ritmo carrera", "ritmo maraton", "rapido", "rapida"),
        "threshold": ("umbral",),
        "intervals": ("series", "serie", "intervalo*", "fartlek", "repeticiones", "pista",
                      "piramide", "series largas"),
        "hills": ("cuesta", "cuestas"),
        "strides": ("rectas", "progresiones", "zancadas", "aceleraciones"),
        "race": ("competicion", "media maraton", "medio maraton", "maraton", "carrera popular"),
        "weak_race": ("carrera",),
        "rest": ("descanso", "libre", "descansar", "dia libre"),
        "cross": ("bici", "bicicleta", "ciclismo", "natacion", "nadar", "entrenamiento cruzado",
                  "eliptica", "remo", "senderismo"),
        "weak_cross": ("caminar", "estiramientos", "movilidad"),
        "strength": ("fuerza", "gimnasio", "pesas", "musculacion"),
        "run": ("correr",),
    },
    "fr": {
        "easy": ("footing", "facile", "endurance fondamentale", "ef", "tranquille", "souple",
                 "endurance", "decrassage", "allure facile", "allure tranquille", "allure footing",
                 "lent", "lente"),
        "recovery": ("recuperation", "recup", "regeneration", "footing recup*",
                     "footing de recup*"),
        "steady": ("allure moderee", "endurance active", "actif", "soutenu"),
        "long": ("sortie longue", "longue", "long", "sl", "footing long"),
        "tempo": ("allure", "tempo", "allure specifique", "progressif", "allure marathon",
                  "allure semi", "as42", "as21", "as10", "rapide", "vite"),
        "threshold": ("seuil", "au seuil"),
        "intervals": ("fractionne*", "intervalle*", "vma", "fartlek", "repetitions", "piste",
                      "pyramide", "30 30", "fractionne long"),
        "hills": ("cote", "cotes", "montee", "montees"),
        "strides": ("lignes droites", "accelerations"),
        "race": ("competition", "semi marathon", "dossard"),
        "weak_race": ("course",),
        "rest": ("repos", "jour de repos", "relache"),
        "cross": ("velo", "cyclisme", "natation", "nager", "piscine", "entrainement croise",
                  "elliptique", "aviron", "randonnee"),
        "weak_cross": ("marche", "etirements", "mobilite"),
        "strength": ("musculation", "muscu", "renforcement*", "renfo", "ppg", "gainage", "salle"),
        "run": ("courir", "course a pied", "cap"),
    },
    "it": {
        "easy": ("facile", "lento", "lenta", "corsa lenta", "fondo lento", "tranquill*", "cl",
                 "defaticante", "ritmo facile", "ritmo lento"),
        "recovery": ("recupero", "rigenerante", "rigenerativo", "scarico"),
        "steady": ("moderato", "moderata", "ritmo moderato", "sostenuto"),
        "long": ("lungo", "lunga", "lunghissimo", "fondo lungo"),
        "tempo": ("ritmo", "veloce", "fondo veloce", "progressivo", "progressione", "ritmo gara",
                  "ritmo maratona", "ritmo mezza",
                  # Quality in Italian: the legs must be fresh for it.
                  "medio", "corsa media", "fondo medio", "ritmo medio"),
        "threshold": ("soglia",),
        "intervals": ("ripetute", "ripetuta", "intervall*", "fartlek", "variazioni", "pista",
                      "piramide"),
        "hills": ("salita", "salite", "collina", "colline"),
        "strides": ("allunghi", "allungo", "sprint"),
        "race": ("gara", "competizione", "mezza maratona", "maratona"),
        "rest": ("riposo", "giorno libero", "libero"),
        "cross": ("bici", "bicicletta", "ciclismo", "nuoto", "allenamento incrociato",
                  "ellittica", "canottaggio", "escursione"),
        "weak_cross": ("camminata", "mobilita"),
        "strength": ("forza", "palestra", "pesi", "potenziamento"),
        "run": ("corsa", "correre"),
    },
}  # fmt: skip

# The longest phrase that matches hides the shorter ones inside it ("carrera continua" is easy
# although "carrera" is a race; a race pace is no race).
PACE_WORDS: Final = (
    "pace", "effort", "speed", "rate", "tempo", "ritmo", "allure", "andatura", "passo", "rhythm",
)  # fmt: skip
RACE_DISTANCES_M: Final[dict[str, float]] = {
    "half marathon": 21097.5,
    "halbmarathon": 21097.5,
    "media maraton": 21097.5,
    "medio maraton": 21097.5,
    "semi marathon": 21097.5,
    "mezza maratona": 21097.5,
    "marathon": 42195.0,
    "maraton": 42195.0,
    "maratona": 42195.0,
    "parkrun": 5000.0,
}
KEY_WORDS: Final = (
    "key", "schlusseleinheit", "schluesseleinheit", "clave", "cle", "chiave",
)  # fmt: skip
NOT_KEY_WORDS: Final = (
    "not key", "no key", "low key", "keine schlusseleinheit", "no clave", "pas cle",
    "non chiave",
)  # fmt: skip
# Distances after one of these are part of the distance before it.
INCLUDED_WORDS: Final = (
    "with", "w", "incl", "including", "of which", "last", "final", "mit", "inkl", "davon", "darin",
    "letzte", "letzten", "con", "incluye", "incluidos", "ultimos", "avec", "dont", "derniers",
    "di cui", "ultimi", "compresi", "inclusi",
)  # fmt: skip
# Parts named so are added up.
ADDED_WORDS: Final = (
    "wu", "cd", "warm*", "cool*", "einl", "ausl", "einlaufen", "auslaufen",
    "echauffement", "echauf", "retour au calme", "calentamiento", "calentar", "vuelta a la calma",
    "enfriamiento", "riscaldamento", "defaticamento", "then", "dann", "puis", "luego", "poi",
)  # fmt: skip

"""What runners call their runs in Dutch, Portuguese and the Scandinavian languages, as data.

In the form of `run_keywords`, which puts them beside its own five languages. Words that are plain
English ("let", "fri") or that name weekdays and other things there are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ironstride.formats.run_meaning import Meaning

# Monday first; full names only, for a line may begin with "son" or "man" in English.
WEEKDAYS_NORTH_WEST: Final[dict[str, tuple[str, ...]]] = {
    "nl": ("maandag ma", "dinsdag", "woensdag wo", "donderdag", "vrijdag vr", "zaterdag za",
           "zondag zo"),
    "pt": ("segunda", "terca", "quarta", "quinta", "sexta", "sabado", "domingo"),
    "sv": ("mandag", "tisdag", "onsdag", "torsdag", "fredag", "lordag", "sondag"),
    "da": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lordag", "sondag"),
}  # fmt: skip
# Short days that count only where a whole cell holds them: headings of a table.
HEADING_DAYS: Final[dict[str, int]] = {
    "man": 0, "tis": 1, "tirs": 1, "tir": 1, "ons": 2, "tors": 3, "tor": 3, "fre": 4, "lor": 5,
    "son": 6, "seg": 0, "ter": 1, "qua": 2, "qui": 3, "sex": 4, "sab": 5, "dom": 6,
}  # fmt: skip

WORDS_NORTH_WEST: Final[dict[str, dict[Meaning, tuple[str, ...]]]] = {
    "nl": {
        "easy": ("rustig*", "duurloop", "rustige duurloop", "dribbel*", "ontspannen"),
        "recovery": ("herstel*",),
        "steady": ("vlotte duurloop",),
        "long": ("lange", "lange duurloop", "lange loop"),
        "tempo": ("tempoloop", "wedstrijdtempo", "tempoduurloop"),
        "threshold": ("drempel*",),
        "intervals": ("interval*", "baantraining", "versnellingsloop"),
        "hills": ("heuvel*",),
        "strides": ("versnellingen", "steigerungen"),
        "race": ("wedstrijd", "halve marathon"),
        "rest": ("rust", "rustdag", "vrij"),
        "cross": ("fietsen", "wielrennen", "zwemmen", "roeien"),
        "weak_cross": ("wandelen",),
        "strength": ("kracht*", "sportschool", "rompstabiliteit"),
        "run": ("loop", "lopen", "hardlopen"),
    },
    "pt": {
        "easy": ("leve", "corrida leve", "corrida facil", "rodagem", "rodagem leve", "ritmo leve"),
        "recovery": ("recuperacao", "regenerativa"),
        "steady": ("moderada", "ritmo moderado"),
        "long": ("longao", "longo", "corrida longa", "treino longo"),
        "tempo": ("ritmo de prova", "progressiva"),
        "threshold": ("limiar",),
        "intervals": ("intervalado*", "tiros", "tiro"),
        "hills": ("subida", "subidas", "ladeira*"),
        "strides": ("aceleracoes", "retas"),
        "race": ("prova", "competicao", "meia maratona"),
        "rest": ("folga", "livre"),
        "cross": ("bicicleta", "natacao", "pedalar"),
        "weak_cross": ("caminhada", "alongamento*"),
        "strength": ("musculacao", "forca", "academia", "reforco muscular"),
        "run": ("corrida",),
    },
    "sv": {
        "easy": ("lugn*", "distans", "distanspass"),
        "recovery": ("aterhamtning*",),
        "steady": ("mellandistans",),
        "long": ("langpass", "langdistans"),
        "tempo": ("fartpass", "tempopass", "tavlingsfart"),
        "threshold": ("troskel*",),
        "intervals": ("intervaller", "intervallpass"),
        "hills": ("backintervall*", "backe", "backar", "backpass"),
        "strides": ("stegringslopp", "stegringar"),
        "race": ("tavling", "lopp", "halvmaraton"),
        "rest": ("vila", "vilodag"),
        "cross": ("cykel", "cykling", "simning", "langdskidor"),
        "weak_cross": ("promenad",),
        "strength": ("styrka", "styrke*"),
        "run": ("lopning",),
    },
    "da": {
        "easy": ("rolig*", "rolig tur", "rolig lobetur"),
        "recovery": ("restitution*", "restitusjon*"),
        "steady": ("jevn fart", "jaevn fart"),
        "long": ("langkjoring", "rolig langkjoring", "langtur", "lang tur"),
        "tempo": ("hurtig*", "konkurransefart"),
        "threshold": ("terskel*", "taerskel*"),
        "intervals": ("intervalltrening", "intervaltraening", "banetrening", "banetraening"),
        "hills": ("bakke*",),
        "strides": ("stigningslop", "stigningslob"),
        "race": ("konkurranse", "konkurrence", "lopet"),
        "rest": ("hviledag", "hvile"),
        "cross": ("sykkel", "sykling", "cykling", "svomming", "svomning", "langrenn"),
        "weak_cross": ("gatur",),
        "strength": ("styrke*", "vaegttraening"),
        "run": ("loping", "lobetur", "lob"),
    },
}  # fmt: skip

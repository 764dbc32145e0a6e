"""The form of one exercise in a TOML file: its keys, their limits and how they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from ironstride.catalogue.table import Table
from ironstride.errors import InvalidValueError
from ironstride.training.exercise import (
    CUES_PER_EXERCISE,
    MAX_ECCENTRIC_BIAS,
    MAX_IMPACT,
    MAX_SKILL,
    Exercise,
    Setup,
)
from ironstride.training.words import (
    EQUIPMENT,
    IMPLEMENTS,
    LATERALITIES,
    PATTERNS,
    QUALITIES,
    REGIONS,
    REP_CLASSES,
    SET_KINDS,
    LoadCounts,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.errors import Problem
    from ironstride.training.words import SetKind

LOAD_COUNTS: Final[tuple[LoadCounts, ...]] = get_args(LoadCounts)
REQUIRED_KEYS: Final = (
    "name",
    "patterns",
    "qualities",
    "primary_muscles",
    "setups",
    "set_kind",
    "laterality",
    "rep_classes",
    "skill",
    "regions",
    "cues",
    "fault",
    "bail_out",
)
OPTIONAL_KEYS: Final = (
    "secondary_muscles",
    "needs_safeties",
    "impact",
    "contacts_per_rep",
    "eccentric_bias",
    "easier",
    "harder",
    "related_group",
    "prior_load_ratio",
    "bodyweight_fraction",
    "fit_category",
    "fit_name",
    "is_test",
)
SETUP_KEYS: Final = ("needs", "implement", "load_counts")
NOT_EMPTY_KEYS: Final = ("patterns", "qualities", "primary_muscles", "setups", "rep_classes")

MAX_NAME_CHARS: Final = 48
MAX_CUE_CHARS: Final = 72
MAX_SENTENCE_CHARS: Final = 240
MAX_CONTACTS_PER_REP: Final = 10
MAX_PRIOR_LOAD_RATIO: Final = 5
MAX_FIT_CATEGORY: Final = 32
MAX_FIT_NAME: Final = 65534
# What the hands may hold for a kind of set; the kinds not named here take anything.
IMPLEMENTS_OF_KIND: Final[Mapping[SetKind, frozenset[str]]] = {
    "load_reps": frozenset(IMPLEMENTS) - {"band", "bodyweight"},
    "band": frozenset({"band"}),
    "bodyweight": frozenset(IMPLEMENTS) - {"band"},
}


def read_exercise(
    exercise_id: str, values: Mapping[str, object], file: str
) -> tuple[Exercise | None, tuple[Problem, ...]]:
    """Read the table of one exercise: the exercise, or None and everything wrong with it."""
    table = Table(file, exercise_id, values)
    table.check_keys(REQUIRED_KEYS + OPTIONAL_KEYS)
    table.check_required(REQUIRED_KEYS)
    exercise = _build(exercise_id, table)
    if not table.problems and exercise is not None:
        _check_sense(exercise, table)
    return (None if table.problems else exercise), tuple(table.problems)


def _build(exercise_id: str, table: Table) -> Exercise | None:
    try:
        return Exercise(
            id=exercise_id,
            name=table.text("name", MAX_NAME_CHARS),
            patterns=table.words("patterns", PATTERNS),
            qualities=frozenset(table.words("qualities", QUALITIES)),
            primary_muscles=table.texts("primary_muscles", MAX_NAME_CHARS),
            secondary_muscles=table.texts("secondary_muscles", MAX_NAME_CHARS),
            setups=tuple(_read_setup(setup) for setup in table.tables("setups")),
            set_kind=table.word("set_kind", SET_KINDS, "load_reps"),
            laterality=table.word("laterality", LATERALITIES, "bilateral"),
            rep_classes=frozenset(table.words("rep_classes", REP_CLASSES)),
            skill=table.whole("skill", 1, MAX_SKILL, default=1),
            regions=frozenset(table.words("regions", REGIONS)),
            cues=table.texts("cues", MAX_CUE_CHARS),
            fault=table.text("fault", MAX_SENTENCE_CHARS),
            bail_out=table.text("bail_out", MAX_SENTENCE_CHARS),
            needs_safeties=table.yes("needs_safeties"),
            impact=table.whole("impact", 0, MAX_IMPACT, default=0),
            contacts_per_rep=table.number("contacts_per_rep", 0, MAX_CONTACTS_PER_REP) or 0.0,
            eccentric_bias=table.whole("eccentric_bias", 0, MAX_ECCENTRIC_BIAS, default=0),
            easier=table.text("easier", MAX_NAME_CHARS) or None,
            harder=table.text("harder", MAX_NAME_CHARS) or None,
            related_group=table.text("related_group", MAX_NAME_CHARS) or None,
            prior_load_ratio=table.number("prior_load_ratio", 0.01, MAX_PRIOR_LOAD_RATIO),
            bodyweight_fraction=table.number("bodyweight_fraction", 0, 1) or 0.0,
            fit_category=_read_fit(table, "fit_category", MAX_FIT_CATEGORY),
            fit_name=_read_fit(table, "fit_name", MAX_FIT_NAME),
            is_test=table.yes("is_test"),
        )
    except InvalidValueError as error:
        _blame_invariant(table, str(error))
        return None


def _read_setup(table: Table) -> Setup:
    table.check_keys(SETUP_KEYS)
    table.check_required(("needs", "implement"))
    return Setup(
        needs=frozenset(table.words("needs", EQUIPMENT)),
        implement=table.word("implement", IMPLEMENTS, "other"),
        load_counts=table.word("load_counts", LOAD_COUNTS, "total"),
    )


def _read_fit(table: Table, key: str, high: int) -> int | None:
    return table.whole(key, 0, high, default=0) if key in table.values else None


def _blame_invariant(table: Table, text: str) -> None:
    """Keep what the exercise itself refuses, unless wrong values already explain it."""
    cues = table.values.get("cues")
    if isinstance(cues, list) and len(cues) != CUES_PER_EXERCISE:
        table.blame("cues", f"has {len(cues)} cues; write exactly {CUES_PER_EXERCISE}")
    for key in NOT_EMPTY_KEYS:
        if table.values.get(key) == []:
            table.blame(key, "is empty; name at least one")
    if not table.problems:
        table.blame("", f"{text}; correct it")


def _check_sense(exercise: Exercise, table: Table) -> None:
    """Blame what each key allows but all together do not."""
    allowed = IMPLEMENTS_OF_KIND.get(exercise.set_kind)
    for index, setup in enumerate(exercise.setups):
        if allowed is not None and setup.implement not in allowed:
            words = ", ".join(sorted(allowed))
            kind = exercise.set_kind
            table.blame(f"setups[{index}].implement", f"does not go with {kind}; use {words}")
    for key, other in (("easier", exercise.easier), ("harder", exercise.harder)):
        if other == exercise.id:
            table.blame(key, "names the exercise itself; name another one or take the key out")
    if not exercise.qualities or not exercise.primary_muscles:
        key = "primary_muscles" if exercise.qualities else "qualities"
        table.blame(key, "is empty; name at least one")
    counts = {setup.load_counts for setup in exercise.setups}
    if exercise.related_group is not None and len(counts) > 1:
        table.blame(
            "setups",
            "count the load both per hand and in total, so prior_load_ratio says nothing; "
            "make two exercises of it",
        )
    if exercise.set_kind == "hold" and exercise.rep_classes != {"hold"}:
        table.blame("rep_classes", 'must be ["hold"] for a set_kind of hold')

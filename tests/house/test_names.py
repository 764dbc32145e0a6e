"""Names say what a thing is, and numbers say their unit."""

from __future__ import annotations

import ast
import re

import pytest

BANNED_WORDS = frozenset(
    "utils util helpers helper common misc manager handler data info base processor".split()
)
# A design word for an honest answer, where "data" means measurements.
NAMED_WELL = frozenset({"NotEnoughData"})
# The last words of a number's name that say its unit or kind.
UNIT_ENDINGS = frozenset(
    "kg lb m km s h min minutes seconds hours days weeks years reps rir contacts sets cm mm points "
    "fraction ratio share factor chance sd".split()
)
# Words that say the unit wherever they stand: the currency of placing and selecting.
UNIT_WORDS = frozenset({"price", "cost", "worth"})
# Fields and whole classes whose unit is said once beside them, or that have none.
NAMED_OTHERWISE = {
    "PolicyEntry.value": "its unit is the field `unit`",
    "PolicyEntry.min": "its unit is the field `unit`",
    "PolicyEntry.max": "its unit is the field `unit`",
    "Exercise.contacts_per_rep": "a count over a count",
    "LoadRequest.loads": "kilograms, as its docstring says",
    "LabRow.median": "its unit is the property `unit`",
    "RepsCurve.k": "the slope's own name in the literature, a share per rep",
    "Aim": "points of the selection",
    "Taste": "points of the selection",
    "LegDose": "leg points, or factors and shares of them",
    "StrengthNumbers": "each has the unit of its policy key; the class is read from there only",
    "Estimate.surest_weight": "a weight of the slope: d log(1RM) / d log k",
    "DayForm": "log kg and its square, as its docstring says",
    "Carried": "log kg moved, as its docstring says",
    "LiftPrior": "log kg moved, as its docstring says",
    "DayLevels": "log kg moved, as its docstring says",
    "Fading": "log kg, as its docstring says",
    "IndexChain": "logarithms and their squares, as its docstring says",
    "Sparkline.numbers": "whatever is drawn",
    "Observation.before": "a count of sets",
    "_Look.scale": "a factor of a variance",
    "_Chances": "chances",
}

Trees = dict[str, ast.Module]


def banned_names(trees: Trees) -> list[str]:
    """Return the modules, packages and classes named after no thing of the field."""
    names = [(path, re.split(r"[/_.]", path)) for path in trees]
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                words = re.findall(r"[A-Z]+[a-z]*", node.name)
                names.append((f"{path}: {node.name}", [word.lower() for word in words]))
    return [
        name
        for name, words in names
        if BANNED_WORDS & set(words) and name.split()[-1] not in NAMED_WELL
    ]


def numbers_without_unit(trees: Trees) -> list[str]:
    """Return the float fields of dataclasses whose name does not end in a unit."""
    return [
        f"{node.name}.{field}"
        for tree in trees.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and _is_dataclass(node)
        for field in _float_fields(node)
        if not _says_unit(field) and not {node.name, f"{node.name}.{field}"} & set(NAMED_OTHERWISE)
    ]


def _says_unit(field: str) -> bool:
    ends_in_unit = any(f"_{field}".endswith(f"_{ending}") for ending in UNIT_ENDINGS)
    return ends_in_unit or bool(UNIT_WORDS & set(field.split("_")))


def _is_dataclass(node: ast.ClassDef) -> bool:
    return any("dataclass" in ast.unparse(decorator) for decorator in node.decorator_list)


def _float_fields(node: ast.ClassDef) -> list[str]:
    return [
        statement.target.id
        for statement in node.body
        if isinstance(statement, ast.AnnAssign)
        and isinstance(statement.target, ast.Name)
        and re.search(r"\bfloat\b", ast.unparse(statement.annotation))
    ]


def test_no_module_or_class_has_an_empty_name(source_trees: Trees) -> None:
    assert banned_names(source_trees) == []


def test_every_float_field_says_its_unit(source_trees: Trees) -> None:
    assert numbers_without_unit(source_trees) == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("loading/utils.py", ""),
        ("loading/common/reps.py", ""),
        ("loading/reps.py", "class SetManager: ..."),
        ("loading/reps.py", "class BaseSet: ..."),
    ],
)
def test_an_empty_name_is_found(path: str, source: str) -> None:
    assert banned_names({path: ast.parse(source)})


@pytest.mark.parametrize("name", ["database.py", "planning/basement.py"])
def test_a_word_that_holds_a_banned_one_is_fine(name: str) -> None:
    assert banned_names({name: ast.parse("class Metadata: ...")}) == []


@pytest.mark.parametrize("annotation", ["float", "float | None", "tuple[float, ...]"])
def test_a_number_without_unit_is_found(annotation: str) -> None:
    source = f"@dataclass(frozen=True)\nclass A:\n    load: {annotation}\n    load_kg: float\n"
    assert numbers_without_unit({"a.py": ast.parse(source)}) == ["A.load"]

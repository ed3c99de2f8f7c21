"""The table of words: whole in both languages, given every value that it names, used, and in the language it says."""

import ast
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from string import Formatter

from graph.model.case_words import CaseForm, CaseOutcome, CaseSource
from graph.model.indicator_words import IndicatorKind
from graph.model.meeting_words import MeetingLevel
from graph.model.tables import LINK_TABLES, NODE_TABLES
from graph.model.vocabulary import (
    AssessmentLevel,
    Body,
    ChangeEventKind,
    ChangeKind,
    ComparableGroup,
    Level,
    MeetingKind,
    OfficeKind,
    Role,
    Standing,
)
from resolvers.indicators.definitions import DEFINITIONS
from seeds.exchange.kinds import ERRORS, KINDS
from tests.wording.english import english_in
from wording.languages import Language
from wording.table import PARTS, TABLE
from wording.texts import labels, operations

ROOT = Path(__file__).parents[2]
ROOMS = ("execution", "graph", "reports", "resolvers", "schema", "seeds", "service")
HEADED = sorted({column.name for kind in KINDS.values() for column in kind.columns})
FAMILIES = {
    "TABLE": [table.name for table in (*NODE_TABLES, *LINK_TABLES)],
    "BODY": [*Body],
    "GROUP": [*ComparableGroup],
    "ROLE": [*Role, "CELL_COMMITTEE.COMMITTEE_MEMBER"],
    "STANDING": [*Standing],
    "LEVEL": [*Level],
    "MEETING": [*MeetingKind],
    "ASSESSED": [*AssessmentLevel],
    "MEETING_LEVEL": [*MeetingLevel],
    "FORM": [*CaseForm],
    "SOURCE": [*CaseSource],
    "OUTCOME": [*CaseOutcome],
    "OFFICE": [*OfficeKind],
    "EVENT": [*ChangeEventKind],
    "CHANGE": [*ChangeKind],
    "LIST": [*KINDS],
    "COLUMN": [ERRORS, *HEADED],
    "COLUMN_IS": HEADED,
    "INDICATOR": [*IndicatorKind],
    "NUMERATOR": [*IndicatorKind],
    "DENOMINATOR": [kind for kind, one in DEFINITIONS.items() if one.denominator is not None],
    "WHY": ["NO_SEAT", "SEAT_ENDED", "SEAT_NOT_ABOVE", "OWN_ORGANIZATION"],
    "CHARACTER": ["CONTROL", "INVISIBLE", "HALF", "PRIVATE", "MEANINGLESS", "LONELY_MARK"],
}
"""Words whose codes are made of the names of a vocabulary."""
MADE = {
    *(f"{family}.{name}" for family, names in FAMILIES.items() for name in names),
    *labels.TEXTS,  # held against the schema's enumerations by test_labels
    *(f"{whose}_{what}" for whose, what in product(("SEAT", "SECRETARYS_SEAT"), ("ENDS", "DOES_NOT_BEGIN"))),
}
RECOGNIZED = operations.TEXTS.keys() - {"TOO_COMPLEX", "FAULT", "FORBIDDEN"}


def holes(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@cache
def sources() -> Sequence[tuple[Path, ast.Module]]:
    paths = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
    return [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in paths]


def texts_in(tree: ast.AST) -> set[str]:
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def is_say(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == "say"


def said_in(path: Path, tree: ast.AST) -> Iterator[tuple[str, str, set[str]]]:
    """(where, code, values) of each `say`; of one whose code is in a variable, each code of the function that none
    says outright."""
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        calls = [node for node in ast.walk(function) if isinstance(node, ast.Call) and is_say(node)]
        if not calls:
            continue
        outright = {code for call in calls for code in texts_in(call.args[0])}
        others = {one for one in texts_in(function) & TABLE.keys() - outright if one.isupper()}
        for call in calls:
            values = {one.arg for one in call.keywords if one.arg}
            if len(values) == len(call.keywords) and not isinstance(call.args[0], ast.JoinedStr):
                for code in texts_in(call.args[0]) or others:
                    yield f"{path.name}:{call.lineno}", code, values


def test_no_code_stands_twice() -> None:
    codes = [code for part in PARTS for code in part]
    assert len(codes) == len(set(codes))


def test_every_code_has_both_languages_and_they_name_the_same_values() -> None:
    for code, texts in TABLE.items():
        assert texts.keys() == set(Language), code
        assert all(text.strip() for text in texts.values()), code
        # what only graphql-core's own English or an operator's fault says is left out in Vietnamese
        assert holes(texts[Language.VI]) == holes(texts[Language.EN]) - {"detail"}, code


def test_no_english_stands_in_a_vietnamese_text() -> None:
    assert {code: found for code, texts in TABLE.items() if (found := english_in(texts[Language.VI]))} == {}


def test_every_value_that_a_sentence_names_is_given() -> None:
    checked = 0
    for path, tree in sources():
        for where, code, values in said_in(path, tree):
            assert code in TABLE, where
            assert values == holes(TABLE[code][Language.EN]), (where, code)
            checked += 1
    assert checked > 150


def test_every_word_of_a_vocabulary_has_its_term() -> None:
    assert TABLE.keys() >= MADE
    prefixes = tuple(f"{family}." for family in FAMILIES)
    assert {code for code in TABLE if code.startswith(prefixes)} <= MADE


def test_no_code_is_left_that_nobody_says() -> None:
    used = {text for _, tree in sources() for text in texts_in(tree)}
    templates = "".join(one.read_text() for one in sorted((ROOT / "reports/templates").glob("*.html")))
    reports = re.findall(r"words\(\s*[\"'](\w+)|\b(\w+)\b", templates)
    used |= {one for found in reports for one in found if one}
    prefixed = {f"{kind}_{name}" for kind in ("list", "short") for name in used}
    assert TABLE.keys() - used - prefixed - MADE - RECOGNIZED == set()

"""The labels of enumerations: every value that pages show, in both languages, and as the explorer has them."""

import runpy
from pathlib import Path

from graphql import GraphQLEnumType, build_schema

from wording.texts.labels import TEXTS

ROOT = Path(__file__).parents[2]
NOT_SHOWN = {
    "UserErrorCode",
    "Rule",
    "Direction",
    "CountScope",
    "EndOfMembership",
    "AssessmentGrouping",
    "CaseGrouping",
    "TaskReportGrouping",
    "MemberGrouping",
    "MembershipGrouping",
    "OrganizationGrouping",
}
"""Enumerations that no page names: told in sentences, or chosen under other words."""


def test_every_value_that_is_shown_has_its_label_and_no_label_is_left_over() -> None:
    schema = build_schema((ROOT / "schema.graphql").read_text(encoding="utf-8"), assume_valid=True)
    named = {
        f"{name}.{value}"
        for name, kind in schema.type_map.items()
        if isinstance(kind, GraphQLEnumType) and name not in NOT_SHOWN and not name.startswith("__")
        for value in kind.values
        if not name.endswith("OrderField")
    }
    assert TEXTS.keys() == named


def test_every_label_stands_alone_in_both_languages() -> None:
    assert all(words and words[0].isupper() and not words.endswith(".") for pair in TEXTS.values() for words in pair)


def test_the_explorer_has_the_words_of_the_table_the_kinds_of_cases_and_what_a_part_is_not_told() -> None:
    """Write them anew with scripts/words."""
    script = runpy.run_path(str(ROOT / "scripts" / "words"))
    assert script["TERMS"].read_text(encoding="utf-8") == script["terms"]()
    assert script["CASES"].read_text(encoding="utf-8") == script["kinds_of_cases"]()
    assert script["PARTS"].read_text(encoding="utf-8") == script["of_the_whole"]()

"""Every list can be put into order, or the documents say why it has one order only."""

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from graphql import GraphQLObjectType, get_named_type, get_nullable_type, is_leaf_type, is_list_type

from execution.arguments import PAGE
from execution.kinds import ORDER
from tests.support.asking import SCHEMA

PAGE_OF_EXECUTOR = Path(__file__).parent.parent.parent / "docs" / "executor.md"
OWN = ("edges", "nodes")
"""The rows of a page, which stand as its list does."""


def lists() -> Iterator[tuple[str, frozenset[str]]]:
    """Every list of objects of the schema, paged or not, with its arguments."""
    for kind in SCHEMA.graphql.type_map.values():
        if not isinstance(kind, GraphQLObjectType) or kind.name.startswith("__"):
            continue
        for name, field in kind.fields.items():
            of = get_named_type(field.type)
            many = is_list_type(get_nullable_type(field.type)) or of.name.endswith("Connection")
            if many and not is_leaf_type(of) and not (kind.name.endswith("Connection") and name in OWN):
                yield f"{kind.name}.{name}", frozenset(field.args)


def argued() -> list[str]:
    """The lists of the table in the documents, each as it is written there."""
    section = PAGE_OF_EXECUTOR.read_text().partition("### Lists without an order\n")[2].partition("\nTexts of hops")[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return [name for row in rows for name in re.findall("`([^`]+)`", row)]


def test_every_list_takes_an_order_or_is_argued_to_have_one_only() -> None:
    unsaid = [
        name
        for name, arguments in lists()
        if (ORDER in arguments) is any(fnmatchcase(name, pattern) for pattern in argued())
    ]
    assert unsaid == []


def test_no_list_is_argued_that_is_not_there() -> None:
    names = [name for name, _ in lists()]
    assert [pattern for pattern in argued() if not any(fnmatchcase(name, pattern) for name in names)] == []


def test_every_list_of_pages_is_read_from_either_end() -> None:
    lacking = [
        f"{kind.name}.{name}"
        for kind in SCHEMA.graphql.type_map.values()
        if isinstance(kind, GraphQLObjectType)
        for name, field in kind.fields.items()
        if get_named_type(field.type).name.endswith("Connection") and not set(PAGE) <= field.args.keys()
    ]
    assert lacking == []

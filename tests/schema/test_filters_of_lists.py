"""Every list of pages is filtered by `where` alone, or the documents say by what else, and why."""

import re
from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from graphql import GraphQLObjectType, get_named_type

from execution.arguments import PAGE
from execution.kinds import ORDER
from resolvers.shared.arguments import PAST
from resolvers.shared.filters import WHERE
from resolvers.shared.lists import UNDER
from tests.support.asking import SCHEMA

PAGE_OF_EXECUTOR = Path(__file__).parent.parent.parent / "docs" / "executor.md"
EVERYWHERE = {*PAGE, ORDER, WHERE, UNDER, PAST, "asOf", "knownAt"}


def pages() -> Mapping[str, frozenset[str]]:
    """Every list of pages of the schema, with its arguments."""
    return {
        f"{kind.name}.{name}": frozenset(field.args)
        for kind in SCHEMA.graphql.type_map.values()
        if isinstance(kind, GraphQLObjectType)
        for name, field in kind.fields.items()
        if get_named_type(field.type).name.endswith("Connection")
    }


def argued() -> Mapping[str, frozenset[str]]:
    """The lists of the table in the documents, as they are written there, with their own arguments."""
    text = PAGE_OF_EXECUTOR.read_text().partition("### Lists with arguments of their own, or without `where`\n")[2]
    rows = [line.split("|") for line in text.partition("\n### ")[0].splitlines() if line.startswith("| `")]
    quoted = re.compile("`([^`]+)`")
    return {name: frozenset(quoted.findall(own)) for _, lists, own, *_ in rows for name in quoted.findall(lists)}


def test_every_list_of_pages_takes_where_and_no_other_filter_or_is_argued() -> None:
    wrong = {}
    for name, arguments in pages().items():
        said = [own for pattern, own in argued().items() if fnmatchcase(name, pattern)]
        own = arguments - EVERYWHERE
        usual = WHERE in arguments and not own
        if usual is bool(said) or (said and said != [own]):
            wrong[name] = sorted(own)
    assert wrong == {}


def test_no_list_is_argued_that_is_not_there() -> None:
    assert [pattern for pattern in argued() if not any(fnmatchcase(name, pattern) for name in pages())] == []

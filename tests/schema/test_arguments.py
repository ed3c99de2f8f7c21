"""Every argument of the schema is read by the field that takes it (FAULTS B12)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from graphql import (
    GraphQLArgument,
    GraphQLBoolean,
    GraphQLInt,
    GraphQLObjectType,
    get_named_type,
    get_nullable_type,
    is_enum_type,
    is_list_type,
)

from execution.arguments import PAGE, UnreadArgument, check_read
from execution.kinds import Batch, Link
from resolvers.fields import FIELDS
from tests.support.asking import SCHEMA


def test_an_argument_that_nothing_reads_fails_the_start() -> None:
    kind = FIELDS["Query"]["members"]
    given = dict(type_of("Query").fields["members"].args)
    check_read("Query.members", kind, given)
    with pytest.raises(UnreadArgument, match=r"Query\.members\(admittedFrom\)"):
        check_read("Query.members", kind, {**given, "admittedFrom": GraphQLArgument(GraphQLInt)})


def test_an_argument_that_the_schema_lacks_fails_the_start() -> None:
    kind = FIELDS["Organization"]["memberCount"]
    assert isinstance(kind, Batch)
    given = type_of("Organization").fields["memberCount"].args
    check_read("Organization.memberCount", kind, given)
    with pytest.raises(UnreadArgument, match="gender"):
        check_read("Organization.memberCount", replace(kind, takes=(*kind.takes, "gender")), given)


def test_every_argument_of_a_link_filters_it() -> None:
    """What the arguments of a link come to are filters that its hop knows: else a list would come unfiltered."""
    filtering = 0
    for name, fields in FIELDS.items():
        for field, kind in fields.items():
            if isinstance(kind, Link):
                args = {one: value_of(arg) for one, arg in type_of(name).fields[field].args.items() if one not in PAGE}
                found = kind.parameters({**args, "includeSubtree": False, "to": date(2025, 1, 1)})
                read = " ".join(text for one, text in kind.hop.filters.items() if one in found)
                unread = [one for one in found if one not in kind.hop.filters and f"${one}" not in read]
                assert unread == [], f"{name}.{field}"
                filtering += bool(found)
    assert filtering > 8


def type_of(name: str) -> GraphQLObjectType:
    kind = SCHEMA.graphql.type_map[name]
    assert isinstance(kind, GraphQLObjectType)
    return kind


def value_of(argument: GraphQLArgument) -> Any:
    """A value that the argument could have, as a resolver gets it."""
    kind, named = get_nullable_type(argument.type), get_named_type(argument.type)
    one: Any
    if is_enum_type(named):
        one = next(iter(named.values.values())).value
    elif named is GraphQLBoolean:
        one = True
    else:
        one = 1 if named is GraphQLInt else date(2024, 1, 1) if named.name == "Date" else "x"
    return [one] if is_list_type(kind) else one

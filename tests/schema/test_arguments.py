"""Every argument of the schema is read by the field that takes it (FAULTS B12)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from graphql import (
    GraphQLArgument,
    GraphQLInputField,
    GraphQLInt,
    GraphQLObjectType,
    get_named_type,
    get_nullable_type,
    is_enum_type,
    is_input_object_type,
    is_list_type,
)

from execution.arguments import PAGE, UnreadArgument, check_read
from execution.kinds import ORDER, Batch, Link, Root
from resolvers.fields import FIELDS
from tests.reference.world import gid
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


def test_a_filter_that_nothing_reads_fails_the_start() -> None:
    kind = FIELDS["Query"]["members"]
    assert isinstance(kind, Root)
    given = type_of("Query").fields["members"].args
    for place, name in (("where", "gender"), ("where.seats", "terms"), ("orderBy.field", "HEIGHT")):
        with pytest.raises(UnreadArgument, match=rf"Query\.members\({place}: {name}\)"):
            check_read("Query.members", replace(kind, inside={place: kind.inside[place] | {name}}), given)


def test_every_argument_of_a_link_filters_it() -> None:
    """What the arguments of a link come to are filters that its hop knows: else a list would come unfiltered."""
    filtering = 0
    for name, fields in FIELDS.items():
        for field, kind in fields.items():
            if isinstance(kind, Link):
                args = type_of(name).fields[field].args
                given = {one: value_of(arg) for one, arg in args.items() if one not in {*PAGE, ORDER}}
                found = kind.parameters({**given, "includeSubtree": False})
                for hop in (kind.hop, *kind.orders.values()):
                    read = " ".join(text for one, text in hop.conditions.items() if one in found)
                    unread = [one for one in found if one not in hop.conditions and f"${one}" not in read]
                    assert unread == [], f"{name}.{field}"
                filtering += bool(found)
    assert filtering > 8


def type_of(name: str) -> GraphQLObjectType:
    kind = SCHEMA.graphql.type_map[name]
    assert isinstance(kind, GraphQLObjectType)
    return kind


def value_of(argument: GraphQLArgument | GraphQLInputField, name: str = "") -> Any:
    """A value that the argument could have, as a resolver gets it."""
    kind, named = get_nullable_type(argument.type), get_named_type(argument.type)
    one: Any = {
        "Boolean": True,
        "Int": YEAR if name == "years" else 1,
        "Date": DAYS.get(name, DAYS["from"]),
        "ID": IDS.get(name),
    }.get(named.name, "x")
    if is_enum_type(named):
        one = next(iter(named.values.values())).value
    elif is_input_object_type(named):
        one = {inner: value_of(field, inner) for inner, field in named.fields.items()}
    return [one] if is_list_type(kind) else one


YEAR = 2024
DAYS = {"from": date(2024, 1, 1), "to": date(2025, 1, 1)}
IDS = {"places": gid("Place", "p1"), "homes": gid("Place", "p1"), "cells": gid("Organization", "o1")}
IDS |= {"handledBy": IDS["cells"], "tasks": gid("Task", "k1"), "directives": gid("Directive", "d1")}

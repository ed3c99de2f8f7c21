"""The schema that clients see: whole, described in both languages, and what the committed file says."""

import re
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLUnionType,
    build_schema,
)

from graph.model import vocabulary
from schema.build import UndeclaredField, bind
from schema.shared.enums import Level
from tests.support.asking import SCHEMA

SDL = Path(__file__).parent.parent.parent / "schema.graphql"
OWN = {name: kind for name, kind in SCHEMA.graphql.type_map.items() if not name.startswith("__")}


def described() -> list[tuple[str, str | None]]:
    """Everything of the schema that can have a description, with it."""
    found: list[tuple[str, str | None]] = []
    for name, kind in OWN.items():
        found.append((name, kind.description))
        if isinstance(kind, GraphQLEnumType):
            found += [(f"{name}.{value}", one.description) for value, one in kind.values.items()]
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            for field_name, field in kind.fields.items():
                found.append((f"{name}.{field_name}", field.description))
                arguments: dict[str, GraphQLArgument] = field.args
                found += [(f"{name}.{field_name}({one})", value.description) for one, value in arguments.items()]
    return found


def test_everything_has_a_description() -> None:
    assert [name for name, text in described() if not text] == []


def test_every_value_of_an_enumeration_has_its_vietnamese_term() -> None:
    for name, kind in OWN.items():
        if isinstance(kind, GraphQLEnumType):
            for value, one in kind.values.items():
                assert re.search(r"\(.+\)", one.description or ""), (name, value)


def test_the_words_that_the_graph_stores_are_those_that_clients_see() -> None:
    """Each enumeration of graph/model/vocabulary is one of the schema, with the same values, each its own name."""
    stored = {
        one.__name__: one
        for one in vars(vocabulary).values()
        if isinstance(one, type) and issubclass(one, StrEnum) and one is not StrEnum
    }
    assert "Level" in stored
    for name, words in stored.items():
        shown = OWN[name]
        assert isinstance(shown, GraphQLEnumType), name
        assert list(shown.values) == [str(word) for word in words] == [word.name for word in words], name


def test_the_committed_file_is_what_the_code_says() -> None:
    assert SDL.read_text(encoding="utf-8") == SCHEMA.as_str() + "\n"


def test_what_exactly_one_is_to_be_given_of_says_so_and_nothing_defines_it() -> None:
    """Issue 15: a directive of the language itself."""
    text = SCHEMA.as_str()
    assert "directive @oneOf" not in text
    marked = {name for name, kind in SCHEMA.graphql.type_map.items() if getattr(kind, "is_one_of", False)}
    assert marked == {
        *("OrganizationBy", "PlaceBy", "SupervisionsOf", "ImpactOf", "OfficeHolderInput", "OfficePlaceInput"),
        *("MergerResultInput", "PlannedMergerResultInput", "PlannedMoversInput", "ReorganizationStepInput"),
        "FactCorrectionInput",
    }
    read = build_schema(text)
    assert {name for name, kind in read.type_map.items() if getattr(kind, "is_one_of", False)} == marked


def test_every_declaration_has_its_field_and_every_field_its_declaration() -> None:
    for name, kind in OWN.items():
        if isinstance(kind, GraphQLObjectType) and not re.search(r"Connection$|Edge$|^PageInfo$", name):
            assert kind.fields.keys() == SCHEMA.fields[name].keys(), name
    assert SCHEMA.fields.keys() <= OWN.keys()


def test_a_field_that_nobody_declares_fails_at_start() -> None:
    with pytest.raises(UndeclaredField, match=re.escape("Query.missing")):
        bind(build_schema("type Query { missing: String }"), {"Query": {}})


def test_every_root_field_takes_a_day() -> None:
    query: Any = OWN["Query"]
    without = {name for name, field in query.fields.items() if "asOf" not in field.args}
    # a comparison has two days of its own, an id one in itself; time and definitions are told whatever the day
    timeless = {"clock", "indicatorDefinitions", "life", "node", "nodes", "readings", "timeline"}
    assert without == {"compare", *timeless, "_entities", "_service"}
    said = query.description.partition("; an id")[0]
    assert {one for one in query.fields if f"`{one}`" in said} == without - {"_service"}


def test_lists_of_many_are_connections_and_have_a_size() -> None:
    query: Any = OWN["Query"]
    for name, field in query.fields.items():
        if str(field.type).endswith("Connection"):
            assert {"first", "after", "last", "before"} <= field.args.keys(), name


def test_unions_and_interfaces_know_their_types() -> None:
    abstract = [kind for kind in OWN.values() if isinstance(kind, GraphQLUnionType | GraphQLInterfaceType)]
    assert {kind.name for kind in abstract} == {"Node", "Payload", "Person", "SearchResult", "_Entity"}
    assert all(kind.resolve_type for kind in abstract)


def test_levels_stand_from_the_top_to_the_bottom() -> None:
    assert [level.value for level in Level][:3] == ["CENTRAL", "PROVINCIAL", "UPPER_GRASSROOTS"]


def test_whatever_has_a_global_id_is_an_object_for_a_gateway() -> None:
    """One that has a key in the subgraph and is no `_Entity` would be a fault where a gateway asks for it."""
    schema = SCHEMA.graphql
    node, entity = schema.type_map["Node"], schema.type_map["_Entity"]
    assert isinstance(node, GraphQLInterfaceType)
    assert isinstance(entity, GraphQLUnionType)
    assert {one.name for one in entity.types} == {one.name for one in schema.get_implementations(node).objects}

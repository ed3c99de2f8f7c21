"""What one entry of the model says of a row is what clients, payloads and the graph's texts know it by."""

from datetime import date
from typing import Any

import pytest

from graph.model.identity import LINKS_IN_PAYLOADS, LINKS_SHOWN, NODES_SHOWN, PARTS_OF_KEYS, key_of
from graph.model.kinds import LinkTable
from graph.model.tables import HOLDS, LINK_TABLES, MEMBER_OF
from graph.records.registry import RECORDS
from resolvers.commands.fields import PAYLOADS, SPECS
from resolvers.shared.identifiers import decode_id, encode_id, parsed_key
from tests.support.asking import SCHEMA

DAY = date(2024, 2, 29)
SHOWN = [table for table in LINK_TABLES if table.shown]


def values_of(table: LinkTable) -> dict[str, Any]:
    return {name: DAY if name in table.dates else f"{name} 1" for name in table.identity}


@pytest.mark.parametrize("table", SHOWN, ids=lambda table: table.name)
def test_the_key_of_a_link_comes_back_as_its_parts(table: LinkTable) -> None:
    values = values_of(table)
    parts = ["m1", "o2", *(values[name] for name in table.identity)]
    key = key_of(table, "m1", "o2", values)
    assert parsed_key(table.shown, key) == parts
    assert decode_id(encode_id(table.shown, key), "id", {table.shown}).key == parts
    assert PARTS_OF_KEYS[table.shown] == len(parts)


def test_a_key_is_what_was_published() -> None:
    """Clients have kept ids: another order of the parts would be another link."""
    seat = {"role": "SECRETARY", "body": "CELL_COMMITTEE", "since": DAY}
    assert key_of(HOLDS, "m1", "o6", seat) == "m1~o6~2024-02-29~CELL_COMMITTEE~SECRETARY"
    assert key_of(MEMBER_OF, "m1", "o6", {"since": "2024-02-29", "kind": "OFFICIAL"}) == "m1~o6~2024-02-29~OFFICIAL"


def test_tables_that_are_shown_as_one_type_have_keys_of_one_form() -> None:
    for tables in LINKS_SHOWN.values():
        assert len({table.identity for table in tables}) == 1


def test_every_type_that_a_table_names_is_one_of_the_schema_and_has_a_record() -> None:
    assert {*NODES_SHOWN, *LINKS_SHOWN} <= SCHEMA.graphql.type_map.keys() & RECORDS.keys()
    assert RECORDS.keys() - {*NODES_SHOWN, *LINKS_SHOWN} == {"Change"}


def test_a_payload_shows_whatever_it_holds_the_key_of() -> None:
    for spec in SPECS.values():
        shown = SCHEMA.graphql.type_map[spec.payload.type]
        assert PAYLOADS[spec.payload.type].keys() == getattr(shown, "fields", {}).keys()
    assert LINKS_IN_PAYLOADS["membershipId"] == "Membership"


def test_what_tells_rows_apart_of_which_one_holds_is_a_property_or_an_end() -> None:
    for table in LINK_TABLES:
        assert {*table.alone} <= {*table.properties, "start", "end"}, table.name
        assert not table.alone or table.alone[0] == "start", "they are found from their start"

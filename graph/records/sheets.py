"""Sheets: by which criteria and levels organizations and members are judged."""

from typing import LiteralString

from graph.cypher.dates import begun, end_or_null
from graph.cypher.filters import any_of, by_name
from graph.cypher.patterns import NODE_HOLDS, Hop, RecordType

SET_BY: LiteralString = "head([(<node>)-[:SET_BY]->(<+setter>:Organization) | "
SHEET = RecordType(
    name="Sheet",
    match="MATCH (<+node>:Sheet {id: <key>})",
    holds=NODE_HOLDS,
    columns={
        "id": "<node>.id",
        "kind": "<node>.kind",
        "name": "<node>.name",
        "regulation": "<node>.regulation",
        "criteria": "<node>.criteria",
        "levels": "<node>.levels",
        "since": "toString(<node>.since)",
        "until": end_or_null("<node>"),
        "setById": SET_BY + "<setter>.id])",
    },
    ends={"setById": SET_BY + "<setter>])"},
)
SHEET_WHERE = by_name(any_of("kinds", "<node>.kind"))
SHEETS = Hop(
    record=SHEET,
    carries=(),
    path="(<+node>:Sheet)",
    holds=NODE_HOLDS,
    begun=begun("<node>"),
    key="<node>.kind + '|' + toString(<node>.since) + '|' + <node>.id",
    where=SHEET_WHERE,
)
"""All that hold on the day: a few for each province."""

"""What clients know rows of the tables by: GraphQL types, keys, and the names of keys in payloads.

A node's key is its id. A link's key is its ends, its first day and what else tells it apart, joined by `~`; without
the first day where it has no life.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from graph.model.kinds import LinkTable, NodeTable, Table
from graph.model.tables import LINK_TABLES, LINKS, NODE_TABLES, NODES


def name_in_payloads(shown: str) -> str:
    """What a payload names the key of a type by: `membershipId`."""
    return f"{shown[0].lower()}{shown[1:]}Id"


TABLES: Mapping[str, Table] = MappingProxyType({**NODES, **LINKS})
"""Every table by its name."""
LINKS_SHOWN: Mapping[str, tuple[LinkTable, ...]] = MappingProxyType(
    {one.shown: tuple(other for other in LINK_TABLES if other.shown == one.shown) for one in LINK_TABLES if one.shown}
)
"""The tables of links by the GraphQL type that they are shown as."""
NODES_SHOWN: Mapping[str, NodeTable] = MappingProxyType({table.shown: table for table in NODE_TABLES if table.shown})
"""The tables of nodes by their GraphQL type."""
PARTS_OF_KEYS: Mapping[str, int] = MappingProxyType(
    {**dict.fromkeys(NODES_SHOWN, 1), **{shown: 2 + len(tables[0].identity) for shown, tables in LINKS_SHOWN.items()}}
)
"""Of how many parts the key of a type is made."""
DAYS_IN_KEYS: Mapping[str, tuple[bool, ...]] = MappingProxyType(
    {shown: tuple(name in tables[0].dates for name in tables[0].identity) for shown, tables in LINKS_SHOWN.items()}
)
"""Which parts of the key of a link, behind its ends, are days."""
LINKS_IN_PAYLOADS: Mapping[str, str] = MappingProxyType({name_in_payloads(shown): shown for shown in LINKS_SHOWN})
"""The GraphQL type of each link by what payloads name its key."""


def key_of(table: LinkTable, start: str, end: str, values: Mapping[str, Any]) -> str:
    """The key of a link with these values."""
    return "~".join((start, end, *(text_of(values[name]) for name in table.identity)))


def text_of(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


@cache
def carried_by(table: NodeTable) -> tuple[NodeTable, ...]:
    """The table with those whose nodes carry its label too: a member is a person."""
    return (table, *(other for other in NODE_TABLES if table.label in other.also))

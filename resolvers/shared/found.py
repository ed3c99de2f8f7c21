"""Records of the graph in lists that were worked out whole: what each is found by, its orders, and its reading."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from execution.kinds import Record
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.cypher.patterns import RecordType
from graph.reads.workload import find_member_keys
from graph.records.links import SUPERVISION
from graph.records.organizations import ORDER_KEYS, ORGANIZATION
from resolvers.shared.pages import USUAL, Keys, Shown, by


class Found(NamedTuple):
    """A row that is a record of the graph: the key of its usual order, and what the record is found by."""

    key: str
    by: Any


OrdersAndShown: TypeAlias = tuple[Mapping[str, Keys[Found]], Shown[Found]]


def read(record: RecordType) -> Shown[Found]:
    """The records of rows, those of several lists in one statement."""

    async def shown(backend: Fetching, view: View, rows: Sequence[Found]) -> list[Record | None]:
        wanted = {repr(row.by): row.by for row in rows}
        found = dict(zip(wanted, await backend.find(record, list(wanted.values()), view), strict=True))
        values = [found[repr(row.by)] for row in rows]
        return [None if one is None else Record(record.name, view, one) for one in values]

    return shown


def key_of_organization(name: str) -> Keys[Found]:
    """An order of organizations that only what holds them knows: read when it is first asked for, of all at once."""

    async def keys(backend: Fetching, view: View, rows: Sequence[Found]) -> list[str]:
        found = await backend.column(ORGANIZATION, name, [row.by for row in rows], view)
        return [f"{key or ''}|{row.key}" for key, row in zip(found, rows, strict=True)]

    return keys


async def by_supervisor(backend: Fetching, view: View, rows: Sequence[Found]) -> list[str]:
    """The names of those who follow, who stand first in what a link is found by."""
    found = await find_member_keys(backend.reads, {row.by[0] for row in rows}, view)
    return [f"{found.get(row.by[0], '')}|{row.key}" for row in rows]


def began(row: Found) -> str:
    since: date = row.by[2]
    return f"{since}|{row.key}"


usual: Keys[Found] = by(lambda row: row.key)
ORGANIZATIONS_FOUND: OrdersAndShown = (
    {USUAL: usual, "LEVEL_CODE": usual, **{name: key_of_organization(name) for name in ORDER_KEYS}},
    read(ORGANIZATION),
)
SUPERVISIONS_FOUND: OrdersAndShown = (
    {USUAL: usual, "NAME": by_supervisor, "SINCE": by(began)},
    read(SUPERVISION),
)

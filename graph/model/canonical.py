"""Facts as canonical texts, and the digest of many of them: what the ledger's hashes are made over.

The form is JSON with sorted keys, no spaces, UTF-8 as it is, dates as YYYY-MM-DD, and no nulls: a node is
`["Label",{…}]`, a link `["TABLE","start","end",{…}]`. Only facts count; what is derived from them is verified by
working it out again (`graph/ledger/rederive`). docs/changes.md describes it for others.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from graph.model.kinds import LinkTable, NodeTable
from graph.model.seals import sealed

MODULUS = 2**256


def canonical(value: Any) -> bytes:
    """Any value as canonical JSON."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def known(table: NodeTable | LinkTable, row: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of a row that are there, as the graph holds them."""
    return {name: value for name in table.facts if (value := row.get(name)) is not None}


def stated(table: NodeTable | LinkTable, row: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of a row that are there, as a line says them: what is personal as its seal, where there is a salt."""
    facts = known(table, row)
    return sealed(facts, table.personal) if table.personal else facts


def node_form(table: NodeTable, row: Mapping[str, Any]) -> bytes:
    return canonical([table.name, stated(table, row)])


def link_form(table: LinkTable, start: str, end: str, row: Mapping[str, Any]) -> bytes:
    return canonical([table.name, start, end, stated(table, row)])


def weight(form: bytes) -> int:
    """A canonical text as a number below 2^256."""
    return int.from_bytes(hashlib.sha256(form).digest(), "big")


@dataclass(slots=True)
class Digest:
    """How many rows, and the sum of their weights modulo 2^256: the same whatever their order."""

    rows: int = 0
    sum: int = 0

    def add(self, forms: Iterable[bytes], sign: int = 1) -> None:
        """Counts rows in, or with -1 out again."""
        for form in forms:
            self.rows += sign
            self.sum = (self.sum + sign * weight(form)) % MODULUS

    def add_sum(self, rows: int, total: int) -> None:
        """Counts in rows whose weights were added up before."""
        self.rows += rows
        self.sum = (self.sum + total) % MODULUS

    def as_text(self) -> str:
        return f"{self.sum:064x}"

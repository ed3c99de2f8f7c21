"""What lies behind organizations that the tree has found: asked of the graph by their keys, in one statement.

The statement gives the ledger's end as it was behind its rows: where that is the tree's own, all is of one moment.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, LiteralString

from execution.backend import Along, Row
from execution.view import Scope, View
from graph.cypher.compose import compose_parts
from graph.cypher.scope import of_view
from graph.engine.sessions import Reads
from graph.ledger.tail import Position
from graph.records.organizations import ORGANIZATION
from graph.tree.asking import Asking
from graph.tree.days import Unfit
from graph.tree.reading import end_of


@dataclass(frozen=True, slots=True)
class Part:
    """The cells of one place of a statement that the graph is asked for, and where each stands in its row."""

    row: Row
    positions: Sequence[int]


@dataclass(frozen=True, slots=True)
class Behind:
    """The statement for all places; `slots` has the number of each hop's parameters here by that in the whole."""

    text: LiteralString
    parts: Sequence[Part]
    slots: Mapping[str, str]

    async def fill(self, reads: Reads, asking: Asking, view: View) -> set[Position]:
        """Puts what the graph has into the rows with gaps; the ends of the ledger that it is of.

        Raises Unfit where the graph has no such organization.
        """
        places = [{row: at for at, row in enumerate(dict.fromkeys(rows))} for rows in self.rows_of(asking)]
        ids = asking.columns.ids
        keys = {f"keys_{part}": [ids[row] for row in found] for part, found in enumerate(places)}
        found = await reads.read(self.text, **keys, **self.numbered(asking.given), **of_view(view))
        cells = [dict(rows) for rows, _, _ in found]
        for part, rows, made in asking.gaps:
            positions = self.parts[part].positions
            for row, one in zip(rows, made, strict=True):
                values = cells[part].get(places[part][row])
                if values is None:
                    raise Unfit
                # a row of one cell comes with another one behind it
                for position, value in zip(positions, values, strict=False):
                    one[position] = value
        return {end_of(seq, hashed) for _, seq, hashed in found}

    def rows_of(self, asking: Asking) -> list[list[int]]:
        """The organizations of each part."""
        rows: list[list[int]] = [[] for _ in self.parts]
        for part, some, _ in asking.gaps:
            rows[part] += some
        return rows

    def numbered(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The parameters of the hops that are asked for here, under their numbers here."""
        found: dict[str, Any] = {}
        for name, value in given.items():
            plain, _, slot = name.rpartition("_")
            if slot in self.slots:
                found[f"{plain}_{self.slots[slot]}"] = value
        return found


def behind_of(parts: Sequence[Part], hops: Sequence[Along], scope: Scope) -> Behind | None:
    """The statement for the places with gaps, of one with these hops for a scope; None where there are none."""
    if not parts:
        return None
    text, asked = compose_parts([part.row for part in parts], ORGANIZATION, scope)
    numbers = {id(hop): str(slot) for slot, hop in enumerate(hops)}
    return Behind(text, parts, {numbers[id(hop)]: str(slot) for slot, hop in enumerate(asked)})

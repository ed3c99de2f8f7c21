"""What is set of rows that are there, kept for the end of a filling: a row that many changes set is written once.

Nobody reads a graph while it is filled, so what it holds need be right at the end only. Rows that are new or go are
written when they come, as later ones stand on them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from graph.facts.rows import Part, sliced

Told = bytes
"""The values that tell which row is set, as one text."""


@dataclass(slots=True)
class Postponed:
    """`parts` are those that set rows, by name, `rows` what they set by now."""

    parts: dict[str, Part] = field(default_factory=dict[str, Part])
    rows: dict[str, dict[Told, Any]] = field(default_factory=dict[str, dict[Told, Any]])

    def taken_from(self, parts: Sequence[Part]) -> list[Part]:
        """The parts that must be written now; of the others, the newest rows are kept."""
        for part in parts:
            if part.voids in self.rows:
                for row in part.rows:
                    self.rows[part.voids].pop(orjson.dumps(row), None)
            if part.sets:
                self.parts[part.name] = part
                self.rows.setdefault(part.name, {}).update((told(row, part.sets), row) for row in part.rows)
        return [part for part in parts if not part.sets]

    def rest(self) -> Iterator[Part]:
        """What was kept, as parts of as many rows as a transaction takes; it is kept no longer."""
        for name, part in self.parts.items():
            for rows in sliced(self.rows.pop(name).values()):
                yield part._replace(rows=rows)
        self.parts.clear()


def told(row: Sequence[Any], values: int) -> Told:
    """Which row is set, as a part names it whose rows go: a node by its id, a link by all that tells it apart."""
    return orjson.dumps(row[0] if values == 1 else row[:values])

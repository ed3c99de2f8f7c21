"""What the executors ask of the room below, in words that know neither Cypher nor the domain."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from execution.backend import Along, Statement
from execution.kinds import Values


class Backend(Protocol):
    """Batched reads; hops and record types are handed through as the resolvers declared them."""

    async def find(
        self, record: Any, keys: Sequence[Any], on: date, *, living: bool = False
    ) -> Sequence[Values | None]:
        """The records of the keys, in their order; None where there is none (or, `living`, not on the day)."""
        ...

    async def column(self, record: Any, column: str, keys: Sequence[Any], on: date) -> Sequence[Any]:
        """One costly column of the records of the keys, in their order."""
        ...

    async def pages(
        self,
        hop: Any,
        parents: Sequence[str | None],
        on: date,
        parameters: Mapping[str, Any],
        *,
        past: bool,
        after: str | None,
        limit: int,
    ) -> Sequence[Sequence[tuple[Any, Values]]]:
        """For each parent its children after the key `after`: (key, values), at most `limit`."""
        ...

    async def totals(
        self, hop: Any, parents: Sequence[str | None], on: date, parameters: Mapping[str, Any], *, past: bool
    ) -> Sequence[int]:
        """For each parent the number of its children."""
        ...

    def prepare(self, statement: Statement) -> tuple[Any, list[Along]]:
        """The text of a planned statement, and its hops in the order of their parameters' numbers."""
        ...

    async def run(self, text: Any, parameters: Mapping[str, Any]) -> Any:
        """What a prepared statement returns."""
        ...

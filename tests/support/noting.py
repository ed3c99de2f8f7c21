"""What a graph is asked inside of transactions."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, LiteralString
from unittest.mock import patch

from graph.engine.sessions import Transaction


@contextmanager
def noted_in_transactions() -> Iterator[list[LiteralString]]:
    """The texts that transactions run meanwhile, as they come."""
    noted: list[LiteralString] = []
    run = Transaction.run

    async def noting(transaction: Transaction, text: LiteralString, /, **parameters: Any) -> Any:
        noted.append(text)
        return await run(transaction, text, **parameters)

    with patch.object(Transaction, "run", noting):
        yield noted

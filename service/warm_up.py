"""The documentation's questions, asked once after the start: a server plans them before the first client waits for it.

What others ask is planned faster too, as the server's planner is warm.
"""

import logging
from collections.abc import Callable, Sequence
from time import perf_counter

from execution.asked import Asked
from execution.operations import Operation, Operations

logger = logging.getLogger("hierarchy.service")


async def warm(operations: Operations, questions: Sequence[str], asked: Callable[[], Asked]) -> None:
    """Asks one question after the other; what fails is told to whoever asks it."""
    began = perf_counter()
    for text in questions:
        await operations.answer(Operation(text), asked(), only_query=True)
    logger.info("%s questions of the documentation are planned (%.1f s)", len(questions), perf_counter() - began)

"""Documents, kept: parsed and checked once for each text, whatever its values.

The cache is bounded by number, and a document by its tokens, so a flood of distinct texts costs no memory beyond
the bound.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from cachetools import LRUCache
from graphql import DocumentNode, OperationDefinitionNode, VariableNode

MOST_DOCUMENTS = 512
MOST_SHAPES = 16


@dataclass(slots=True)
class Prepared:
    """A document that was checked, with the operation to run; `plans` is for what its executor makes of it, `variables`
    for what reads their values, `priced` for what it costs, `cuts` for what of it whoever sees a part is told, and how
    what is personal is asked."""

    document: DocumentNode
    operation: OperationDefinitionNode
    deciding: tuple[str, ...] = ()
    plans: LRUCache[object, Any] = field(default_factory=lambda: LRUCache(MOST_SHAPES))
    variables: Any = None
    priced: Any = None
    cuts: LRUCache[object, Any] = field(default_factory=lambda: LRUCache(MOST_SHAPES))


@dataclass(slots=True)
class Figures:
    """How the cache does: for the metrics.

    `planning_seconds` are those of parsing, checking and laying out; what a statement is composed in, as it is first
    run, is not in them.
    """

    hits: int = 0
    misses: int = 0
    planning_seconds: float = 0.0

    @contextmanager
    def planning(self) -> Iterator[None]:
        """Adds the time that the block takes, whatever comes of it."""
        began = perf_counter()
        try:
            yield
        finally:
            self.planning_seconds += perf_counter() - began


class Documents:
    """The documents of one schema."""

    def __init__(self, most: int = MOST_DOCUMENTS) -> None:
        self.prepared: LRUCache[tuple[str, str | None], Prepared] = LRUCache(most)
        self.figures = Figures()

    def find(self, query: str, name: str | None) -> Prepared | None:
        """What was prepared for a text before."""
        found: Prepared | None = self.prepared.get((query, name))
        if found is None:
            self.figures.misses += 1
        else:
            self.figures.hits += 1
        return found

    def keep(
        self, query: str, name: str | None, document: DocumentNode, operation: OperationDefinitionNode
    ) -> Prepared:
        """The document as prepared, kept for the next request with the same text."""
        made = Prepared(
            document,
            operation,
            deciding=tuple(sorted(set(deciding(document.definitions)))),
        )
        self.prepared[query, name] = made
        return made


def variables_in(tree: Any) -> Iterator[str]:
    """The names of all variables used in a part of a document."""
    if isinstance(tree, VariableNode):
        yield tree.name.value
    elif isinstance(tree, list | tuple):
        for one in tree:
            yield from variables_in(one)
    elif hasattr(tree, "keys"):
        for key in tree.keys:
            if key != "loc":
                yield from variables_in(getattr(tree, key))


def deciding(tree: Any) -> Iterator[str]:
    """The names of the variables that decide a @skip or @include anywhere in a part of a document."""
    if isinstance(tree, list | tuple):
        for one in tree:
            yield from deciding(one)
    elif hasattr(tree, "keys"):
        yield from variables_in(getattr(tree, "directives", None))
        for name in ("selection_set", "selections"):
            yield from deciding(getattr(tree, name, None))

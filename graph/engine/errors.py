"""Faults of the graph, one family: each message is one line that says what to do.

Raised by this room only; `service` shows the message, `execution` passes the `code` on to the client.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from wording.said import Said, say


class GraphError(Exception):
    """Something about the graph that the caller cannot mend in its question.

    What clients meet is `said` in words of the table; what only operators meet is one line of English.
    """

    code = "GRAPH_ERROR"

    def __init__(self, said: Said | str) -> None:
        super().__init__(str(said))
        self.said = said if isinstance(said, Said) else say("OPERATORS_FAULT", detail=said)


class GraphMisconfigured(GraphError):
    """The settings do not name a graph."""


class GraphMissing(GraphError):
    """There is no graph where the settings say."""


class GraphUnavailable(GraphError):
    """The graph does not answer; it is asked anew with the next question."""

    code = "GRAPH_UNAVAILABLE"


class GraphAccessDenied(GraphError):
    """User or password are wrong."""

    code = "GRAPH_UNAVAILABLE"


class GraphConflict(GraphError):
    """Two writes wanted the same thing at once, and the retry met another one."""

    code = "CONFLICT"


class GraphBusy(GraphError):
    """All connections to the graph are taken by others; the same may be answered in some seconds."""

    code = "BUSY"


class GraphTooSlow(GraphError):
    """The graph ended what took too long."""

    code = "TIMEOUT"


class GraphFull(GraphError):
    """There is no room left to write to."""

    code = "GRAPH_FULL"


class ChangeUnconfirmed(GraphError):
    """A change was handed to the graph, and no answer came: it may have been made or not."""

    code = "CHANGE_UNCONFIRMED"

    def __init__(self, keys: Sequence[str] = ()) -> None:
        super().__init__(say("UNCONFIRMED_KEYS", keys=", ".join(keys)) if keys else say("UNCONFIRMED"))


class DirectoryLocked(GraphError):
    """Another process has the embedded graph's directory open."""


class GraphTooNew(GraphError):
    """The graph was migrated by a newer version of this service."""


class GraphNotMigrated(GraphError):
    """The graph lacks migrations."""


class GraphIncomplete(GraphError):
    """The filling of the graph was begun and not finished, or never begun."""


class GraphHalfImported(GraphError):
    """A part of a file was imported, and no change is made before the rest is."""

    code = "IMPORTING"

    @classmethod
    @contextmanager
    def unnamed(cls, *, hidden: bool) -> Iterator[None]:
        """Leaves out the name of the file where that is `hidden`: whoever sees a part is not told what others do."""
        try:
            yield
        except cls:
            if not hidden:
                raise
            raise cls(say("HALF_IMPORTED_BY_OTHERS")) from None


class GraphDamaged(GraphError):
    """The graph holds something else than what was written to it."""


class GraphOccupied(GraphError):
    """The graph holds data that would be lost."""

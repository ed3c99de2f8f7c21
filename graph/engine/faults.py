"""The one table of what a fault of the driver means: whether the graph is gone, busy, or refuses this one change.

The first line that fits holds. What the service does about a fault, and what it tells of it, follows from its meaning
alone; `sessions` asks here and nobody else.
"""

from collections.abc import Mapping
from enum import Enum

from neo4j.exceptions import (
    AuthError,
    ConstraintError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ResultFailedError,
    ServiceUnavailable,
    SessionExpired,
    TransactionError,
    TransientError,
    WriteServiceUnavailable,
)

from graph.engine.errors import (
    ChangeUnconfirmed,
    GraphAccessDenied,
    GraphConflict,
    GraphError,
    GraphFull,
    GraphMisconfigured,
    GraphTooSlow,
    GraphUnavailable,
)
from wording.said import say

FAULTS = (DriverError, Neo4jError, OSError)
"""Whatever the driver raises; it lets some faults of the socket through as they are."""


class Meaning(Enum):
    """What a fault means for what was asked."""

    GONE = "the graph does not answer, and nothing was made"
    UNCONFIRMED = "the answer to a commit did not come: made or not"
    LEADERLESS = "the cluster has no leader, or it was not the one asked: nothing was made"
    BEHIND = "the member that was asked has not come to what this process has seen: nothing was made"
    BUSY = "others were in the way: nothing was made, the same may work now"
    TAKEN = "somebody else made the same at that moment"
    DEAD = "the engine has lost the transaction: nothing was made"
    SLOW = "it took longer than the graph allows: nothing was made"
    FULL = "there is no room left on the graph's disk"
    DENIED = "the user may not"
    NO_DATABASE = "there is no such database"
    REFUSED = "the graph does not take this text or this statement: it alone is at fault"


Kind = type[BaseException]
TABLE: tuple[tuple[Kind, str, Meaning], ...] = (
    (IncompleteCommit, "", Meaning.UNCONFIRMED),
    (WriteServiceUnavailable, "", Meaning.LEADERLESS),
    (Neo4jError, "Neo.ClientError.Cluster.NotALeader", Meaning.LEADERLESS),
    (Neo4jError, "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", Meaning.LEADERLESS),
    (Neo4jError, "Neo.TransientError.Transaction.BookmarkTimeout", Meaning.BEHIND),
    (ServiceUnavailable, "", Meaning.GONE),
    (SessionExpired, "", Meaning.GONE),
    (AuthError, "", Meaning.DENIED),
    (Neo4jError, "Neo.ClientError.Security.", Meaning.DENIED),
    (Neo4jError, "Neo.ClientError.Database.DatabaseNotFound", Meaning.NO_DATABASE),
    (Neo4jError, "Neo.TransientError.General.DatabaseUnavailable", Meaning.GONE),
    (Neo4jError, "Neo.TransientError.Database.DatabaseUnavailable", Meaning.GONE),
    (Neo4jError, "Neo.DatabaseError.Database.DatabaseUnavailable", Meaning.GONE),
    (Neo4jError, "Neo.TransientError.General.OutOfDiskSpace", Meaning.FULL),
    (Neo4jError, "Neo.DatabaseError.General.OutOfDiskSpace", Meaning.FULL),
    (Neo4jError, "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase", Meaning.FULL),
    (Neo4jError, "Neo.ClientError.Transaction.TransactionTimedOut", Meaning.SLOW),
    (Neo4jError, "Neo.TransientError.Transaction.TransactionTimedOut", Meaning.SLOW),
    # the embedded engine's word for a transaction that a fault of its own has ended
    (Neo4jError, "Neo.ClientError.Transaction.TransactionNotFound", Meaning.DEAD),
    (Neo4jError, "Neo.ClientError.Transaction.TransactionTerminated", Meaning.DEAD),
    # the driver writes these two so, whatever the server called them
    (Neo4jError, "Neo.ClientError.Transaction.Terminated", Meaning.DEAD),
    (Neo4jError, "Neo.ClientError.Transaction.LockClientStopped", Meaning.DEAD),
    (ConstraintError, "", Meaning.TAKEN),
    (TransientError, "", Meaning.BUSY),
    # a property too long for its index ends here, on Neo4j at commit
    (Neo4jError, "", Meaning.REFUSED),
    (OSError, "", Meaning.GONE),
    # the pool had no connection in time; anything else that the driver says of itself
    (DriverError, "", Meaning.GONE),
)
DISK_FULL = ("no space left on device", "disk is full", "out of disk space")
"""How the engines say it in the words of a fault that has no code of its own."""
FOLLOWING = (TransactionError, ResultFailedError)
"""Faults that follow from an earlier one, which they name as their cause; so does a session that found no leader."""


def meaning_of(error: BaseException) -> Meaning:
    """What a fault of the driver means."""
    if isinstance(error, FOLLOWING) and isinstance(error.__cause__, FAULTS):
        return meaning_of(error.__cause__)
    if isinstance(error.__cause__, WriteServiceUnavailable):
        return Meaning.LEADERLESS
    if any(words in str(error).lower() for words in DISK_FULL):
        return Meaning.FULL
    code = str(getattr(error, "code", None) or "")
    return next(meaning for kind, start, meaning in TABLE if isinstance(error, kind) and code.startswith(start))


TOLD: Mapping[Meaning, tuple[type[GraphError], str]] = {
    Meaning.GONE: (GraphUnavailable, "GRAPH_GONE"),
    Meaning.LEADERLESS: (GraphUnavailable, "NO_LEADER"),
    Meaning.BEHIND: (GraphUnavailable, "MEMBERS_BEHIND"),
    Meaning.BUSY: (GraphConflict, "GRAPH_CROWDED"),
    Meaning.TAKEN: (GraphConflict, "WRITTEN_BY_ANOTHER"),
    Meaning.DEAD: (GraphError, "TRANSACTION_LOST"),
    Meaning.SLOW: (GraphTooSlow, "GRAPH_SLOW"),
    Meaning.FULL: (GraphFull, "DISK_FULL"),
    Meaning.DENIED: (GraphAccessDenied, "GRAPH_DENIES"),
    Meaning.NO_DATABASE: (GraphMisconfigured, "NO_DATABASE"),
}


def translated(error: BaseException) -> GraphError:
    """The driver's fault in the words of this service."""
    meaning = meaning_of(error)
    if meaning is Meaning.UNCONFIRMED:
        return ChangeUnconfirmed()
    if meaning in TOLD:
        kind, code = TOLD[meaning]
        return kind(say(code))
    return GraphError(say("STATEMENT_REFUSED", code=str(getattr(error, "code", None) or type(error).__name__)))

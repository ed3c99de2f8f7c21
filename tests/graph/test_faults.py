"""The table of what the driver's faults mean, and what is told of each."""

import pytest
from neo4j.exceptions import (
    ClientError,
    ConfigurationError,
    ConnectionAcquisitionTimeoutError,
    DatabaseError,
    IncompleteCommit,
    Neo4jError,
    ResultFailedError,
    ServiceUnavailable,
    SessionExpired,
    TransactionError,
    TransientError,
    WriteServiceUnavailable,
)

from graph.engine.errors import GraphError
from graph.engine.faults import FAULTS, TOLD, Meaning, meaning_of, translated
from wording.languages import Language
from wording.said import say


def said(code: str, message: str = "…") -> Neo4jError:
    """What a graph says by a code."""
    made: Neo4jError = Neo4jError._hydrate_neo4j(code=code, message=message)  # the driver's own way
    return made


def following(kind: type[Exception], cause: Exception) -> Exception:
    made = kind.__new__(kind)
    made.__cause__ = cause
    return made


TOO_LONG = "Property value is too large to index, please see index documentation for limitations."


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (ServiceUnavailable("refused"), Meaning.GONE),
        (SessionExpired("gone"), Meaning.GONE),
        (ConnectionResetError(104, "reset"), Meaning.GONE),
        (BrokenPipeError(), Meaning.GONE),
        (ConnectionAcquisitionTimeoutError("no connection in time"), Meaning.GONE),
        (ConfigurationError("…"), Meaning.GONE),
        (IncompleteCommit("the answer did not come"), Meaning.UNCONFIRMED),
        (said("Neo.ClientError.Cluster.NotALeader"), Meaning.LEADERLESS),
        (said("Neo.ClientError.General.ForbiddenOnReadOnlyDatabase"), Meaning.LEADERLESS),
        (WriteServiceUnavailable("none"), Meaning.LEADERLESS),
        (following(SessionExpired, WriteServiceUnavailable("none")), Meaning.LEADERLESS),
        (said("Neo.TransientError.Transaction.BookmarkTimeout"), Meaning.BEHIND),
        (said("Neo.TransientError.Transaction.DeadlockDetected"), Meaning.BUSY),
        (said("Neo.TransientError.General.MemoryPoolOutOfMemoryError"), Meaning.BUSY),
        (TransientError("…"), Meaning.BUSY),
        (said("Neo.ClientError.Schema.ConstraintValidationFailed"), Meaning.TAKEN),
        (said("Neo.ClientError.Transaction.TransactionNotFound"), Meaning.DEAD),
        (said("Neo.TransientError.Transaction.Terminated"), Meaning.DEAD),
        (said("Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration"), Meaning.SLOW),
        (said("Neo.ClientError.Security.Unauthorized"), Meaning.DENIED),
        (said("Neo.ClientError.Security.Forbidden"), Meaning.DENIED),
        (said("Neo.ClientError.Database.DatabaseNotFound"), Meaning.NO_DATABASE),
        (said("Neo.TransientError.General.DatabaseUnavailable"), Meaning.GONE),
        (said("Neo.DatabaseError.General.UnknownError", "java.io.IOException: No space left on device"), Meaning.FULL),
        (OSError(28, "No space left on device"), Meaning.FULL),
        (said("Neo.DatabaseError.Statement.ExecutionFailed", TOO_LONG), Meaning.REFUSED),
        (said("Neo.DatabaseError.Transaction.TransactionCommitFailed", TOO_LONG), Meaning.REFUSED),
        (said("Neo.ClientError.Statement.ArgumentError", TOO_LONG), Meaning.REFUSED),
        (said("Neo.ClientError.Statement.SyntaxError"), Meaning.REFUSED),
        (DatabaseError("…"), Meaning.REFUSED),
        (ClientError("…"), Meaning.REFUSED),
        (following(TransactionError, said("Neo.TransientError.Transaction.DeadlockDetected")), Meaning.BUSY),
        (following(ResultFailedError, ServiceUnavailable("refused")), Meaning.GONE),
        (following(ResultFailedError, ValueError("…")), Meaning.GONE),
    ],
)
def test_a_fault_means_what_the_table_says(error: Exception, meaning: Meaning) -> None:
    """FAULTS A3, D23, D24."""
    assert isinstance(error, FAULTS)
    assert meaning_of(error) is meaning


def test_every_meaning_is_told_in_one_plain_line_with_its_code() -> None:
    assert {*TOLD, Meaning.REFUSED, Meaning.UNCONFIRMED} == set(Meaning)
    for meaning, (kind, code) in TOLD.items():
        assert issubclass(kind, GraphError), meaning
        for language in Language:
            words = say(code).words(language)
            assert "\n" not in words
            assert words.endswith("."), meaning


def test_what_is_told_is_new_each_time_and_shows_nothing_of_the_change() -> None:
    one, other = translated(ServiceUnavailable("secret")), translated(ServiceUnavailable("secret"))
    assert one is not other
    assert "secret" not in str(translated(said("Neo.ClientError.Statement.ArgumentError", "secret")))
    assert "Neo.ClientError.Statement.ArgumentError" in str(translated(said("Neo.ClientError.Statement.ArgumentError")))

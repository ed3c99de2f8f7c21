"""The lines of the ledger as records, and the hops to them."""

from dataclasses import replace
from typing import LiteralString

from graph.cypher.dates import at_or_down
from graph.cypher.filters import any_of, by_name
from graph.cypher.patterns import FROM_MEMBER, FROM_ORGANIZATION, Hop, RecordType, way

LONG: tuple[LiteralString, ...] = ("subjects", "input", "opened", "closed")
"""What is long of a line lies on a `ChangeText` of the same id: the embedded engine reads a node whole, and a list of
days and kinds must not read a reorganization's six megabytes.
"""


def said(name: LiteralString) -> LiteralString:
    return "head(COLLECT { MATCH (<+text>:ChangeText {id: <node>.id}) RETURN <text>." + name + " })"


CHANGE = RecordType(
    name="Change",
    match="MATCH (<+node>:Change {id: <key>})",
    holds="",
    columns={
        "id": "<node>.id",
        "seq": "<node>.seq",
        "at": "<node>.at",
        "actor": "<node>.actor",
        "kind": "<node>.kind",
        "on": "<node>.on",
        "decision": "<node>.decision",
        "hash": "<node>.hash",
        "previous": "<node>.previous",
    },
    costly={name: said(name) for name in LONG},
)
CHANGE_WHERE = by_name(any_of("kinds", "<node>.kind"))
HISTORY_OF_ORGANIZATION = Hop(
    record=CHANGE,
    start=FROM_ORGANIZATION,
    path="(<parent>)<-[:ABOUT]-(<+node>:Change)",
    carries=(),
    holds="",
    begun="",
    key="<node>.id",
    where=CHANGE_WHERE,
)
SUBJECT = RecordType(name="Subject", match="", holds="", columns={"id": "<node>.id"})
SUBJECTS = Hop(
    record=SUBJECT,
    start="MATCH (<+parent>:Change {id: <id>})",
    path="(<parent>)-[:ABOUT]->(<+node>)",
    carries=(),
    holds="",
    begun="",
    key="CASE WHEN <node>:Organization THEN 'Organization:' ELSE 'Member:' END + <node>.id",
)
"""What a line is about, in the order of its subjects (`graph/ledger/lines`)."""
HISTORY_OF_MEMBER = replace(HISTORY_OF_ORGANIZATION, start=FROM_MEMBER)
CHANGES = Hop(
    record=CHANGE,
    path="(<+node>:Change)",
    carries=(),
    holds="",
    begun="",
    seek="<node>.id",
    key="<node>.id",
    where=CHANGE_WHERE,
)
CHANGES_UNDER = Hop(
    record=CHANGE,
    start=FROM_ORGANIZATION,
    path="(<parent>)" + way(at_or_down) + "(:Organization)<-[:ABOUT]-(<+change>:Change)",
    clauses="WITH DISTINCT <change> AS <+node>",
    carries=(),
    holds="",
    begun="",
    key="<node>.id",
    where=CHANGE_WHERE,
)
"""What was changed about an organization and whatever is under it on the day."""

"""How a refusal names a fact: by a noun, and by the global id of what conflicts."""

from datetime import date

from graph.facts.facts import Fact
from graph.model.identity import key_of
from graph.model.kinds import NodeTable, Table
from graph.model.planned_tables import PLANNED_MEETING, PLANS
from graph.model.tables import NODES, OPEN_END
from resolvers.shared.identifiers import encode_id, id_of
from wording.said import Said, say


def said(fact: Fact) -> Said:
    """What a fact is called; what is planned, by the meeting."""
    if fact.table is PLANS:
        return say("PLANNED_AS", kind=say(f"MEETING.{fact.values['kind']}"), day=fact.values["plannedFor"])
    return named(fact.table)


def named(table: Table) -> Said:
    """What a row of a table is called."""
    return say(f"TABLE.{table.name}")


def span(since: date, until: date) -> Said:
    """The days on which something holds."""
    return say("FROM_ON", since=since) if until == OPEN_END else say("FROM_TO", since=since, until=until)


def known_conflict(fact: Fact) -> str | None:
    """As `conflict`, of what is recorded; None of what the same change makes."""
    return conflict(fact) if fact.before is not None else None


def conflict(fact: Fact) -> str:
    """The global id that a client can look the fact up by: the link's own, or else that of its start; of what is
    planned, the meeting's."""
    table = fact.table
    if isinstance(table, NodeTable):
        return id_of(table, fact.start)
    if table.shown:
        return encode_id(table.shown, key_of(table, fact.start, fact.end, fact.before or fact.values))
    if table is PLANS:
        return id_of(PLANNED_MEETING, fact.end)
    return id_of(NODES[table.start], fact.start)

"""How a refusal names a fact: by a noun, and by the global id of what conflicts."""

from graph.facts.facts import Fact
from graph.model.identity import key_of
from graph.model.kinds import NodeTable
from graph.model.tables import NODES
from resolvers.shared.identifiers import encode_id, id_of


def said(fact: Fact) -> str:
    """What a fact is called at the beginning of a sentence."""
    return f"{fact.table.words[0].upper()}{fact.table.words[1:]}"


def conflict(fact: Fact) -> str:
    """The global id that a client can look the fact up by: the link's own, or else that of its start."""
    table = fact.table
    if isinstance(table, NodeTable):
        return id_of(table, fact.start)
    if table.shown:
        return encode_id(table.shown, key_of(table, fact.start, fact.end, fact.before or fact.values))
    return id_of(NODES[table.start], fact.start)

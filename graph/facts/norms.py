"""Reading the norms that changes are held against: which level may stand under which, who is admitted."""

from typing import LiteralString

from graph.facts.around import parsed, property_list
from graph.facts.memory import Memory
from graph.model.kinds import NodeTable
from graph.model.norms import Norms
from graph.model.tables import ADMISSION_RULE, LEVEL_RULE


def all_of(table: NodeTable) -> LiteralString:
    return "COLLECT { MATCH (node:" + table.label + ") RETURN " + property_list(table, "node") + " }"


TABLES = (LEVEL_RULE, ADMISSION_RULE)
LIST_NORMS: LiteralString = "RETURN [" + all_of(LEVEL_RULE) + ", " + all_of(ADMISSION_RULE) + "]"


async def read_norms(memory: Memory) -> Norms:
    """All norms; no change makes any, so they are read once for changes that are made together."""
    if memory.norms is None:
        memory.norms = await list_norms(memory)
    return memory.norms


async def list_norms(memory: Memory) -> Norms:
    if memory.filled:
        rows = list(memory.facts.all())
        return Norms(*([one.values for one in rows if one.table is table] for table in TABLES))
    found = await memory.reads.read(LIST_NORMS)
    return Norms(*([parsed(table, row) for row in own] for table, own in zip(TABLES, found, strict=True)))

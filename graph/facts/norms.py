"""Reading the norms that changes are held against: which level may stand under which, who is admitted."""

from typing import LiteralString

from graph.facts.around import CHILDREN, OWN_PROFILES, PARENTS, parsed, property_list, read_organizations
from graph.facts.facts import Facts
from graph.facts.levels import hierarchy_of, other_levels
from graph.facts.memory import Memory
from graph.facts.recall import Recall
from graph.model.kinds import NodeTable
from graph.model.norms import Norms
from graph.model.tables import ADMISSION_RULE, LEVEL_RULE, MEMBER, ORGANIZATION, PART_OF


def all_of(table: NodeTable) -> LiteralString:
    return "COLLECT { MATCH (node:" + table.label + ") RETURN " + property_list(table, "node") + " }"


NO_NORMS = Norms((), ())
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


async def read_for_norms(reads: Recall, facts: Facts) -> Norms:
    """The norms that the change is held against, with the levels that they are about; none where it is against none."""
    changed = [fact for fact in facts.changed() if not fact.dropped]
    placed = [fact for fact in changed if fact.table is PART_OF and fact.grew]
    raised = other_levels(facts, changed)
    if not placed and not raised and not any(fact.table in {MEMBER, ORGANIZATION} for fact in changed):
        return NO_NORMS
    norms = await read_norms(reads.memory)
    if norms.levels and (placed or raised):
        first = min(link.since for link in (*placed, *raised))
        await read_organizations(reads, facts, {link.start for link in raised}, [PARENTS, CHILDREN], first)
        around = [*placed, *(link for one in raised for link in hierarchy_of(facts, one.start))]
        ends = {one for link in around for one in (link.start, link.end)}
        known = {one for one in ends if (node := facts.node(ORGANIZATION, one)) is None or node.before is not None}
        await read_organizations(reads, facts, known, [OWN_PROFILES], first)
    return norms

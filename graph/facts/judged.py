"""Assessments among the facts at hand: which of them judge the same twice."""

from collections.abc import Collection
from datetime import date
from typing import LiteralString

from graph.engine.sessions import Reads
from graph.facts.around import JUDGED, MEMBER_JUDGED, SHEET_SETTERS, read_members, read_organizations
from graph.facts.facts import Fact, Facts
from graph.facts.recall import Recall
from graph.model.tables import ASSESSED, ASSESSMENTS, MEMBER_ASSESSED, SHEET

LIST_USES: LiteralString = """
MATCH (:Organization)<-[judged:ASSESSED]-(subject)
WHERE judged.sheet IN $ids
RETURN collect(subject.id) AS ids
UNION ALL
MATCH (meeting:Meeting)
WHERE meeting.sheet IN $ids
RETURN collect(meeting.id) AS ids
""".strip()
LIST_SHEETS: LiteralString = "MATCH (node:Sheet)\nRETURN collect(node.id)"


async def find_use(reads: Reads, sheets: Collection[str]) -> str | None:
    """The id of somebody or of a meeting that was judged by one of the sheets; all of them are looked through."""
    found: list[str] = await reads.read(LIST_USES, ids=sorted(sheets))
    return min(found, default=None)


async def read_sheets(reads: Recall, facts: Facts) -> None:
    """Every sheet, with who has set it: there are a few for each province."""
    memory = reads.memory
    held = [one.start for one in memory.facts.all() if one.table is SHEET]
    known = [] if memory.filled else await memory.reads.read(LIST_SHEETS)
    await reads.around(facts, SHEET, sorted({*held, *known}), [SHEET_SETTERS], date.min)


async def read_judged(reads: Recall, facts: Facts, changed: Collection[Fact]) -> None:
    """All assessments of those of whom one changed."""
    organizations = {fact.start for fact in changed if fact.table is ASSESSED}
    members = {fact.start for fact in changed if fact.table is MEMBER_ASSESSED}
    await read_organizations(reads, facts, organizations, [JUDGED], date.min)
    await read_members(reads, facts, members, [MEMBER_JUDGED], date.min)


def judged_before(facts: Facts, fact: Fact) -> Fact | None:
    """Another assessment of the same one, by the same and for the same period, wherever that was done."""
    own = told_apart(fact)
    others = (one for one in facts.from_(fact.link_table, fact.start) if one is not fact)
    return next((one for one in others if told_apart(one) == own), None)


def told_apart(fact: Fact) -> tuple[object, ...]:
    return tuple(fact.values[name] for name in fact.link_table.besides)


def is_assessment(fact: Fact) -> bool:
    return fact.table in ASSESSMENTS

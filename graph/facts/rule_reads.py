"""Reading what the rules need to know about the facts that a command has opened.

So a command reads only what it decides by, and no rule is left unchecked because a command forgot to read.
"""

from collections import defaultdict
from datetime import date

from graph.facts.around import (
    CELLS,
    CHILDREN,
    OWN_CIVIL_POSTS,
    PARENTS,
    PLANNED,
    SEATS,
    read_members,
    read_nodes,
    read_organizations,
)
from graph.facts.concerned import read_concerned
from graph.facts.doubles import KEYED, read_meetings_outside, read_same
from graph.facts.facts import Fact, Facts
from graph.facts.judged import read_judged
from graph.facts.lives import died, ends_of
from graph.facts.meetings_after import changed_meetings, holders_of
from graph.facts.recall import Recall
from graph.facts.stated import read_stated
from graph.facts.worked import read_worked
from graph.model.derived import made_code
from graph.model.kinds import LinkTable, NodeTable
from graph.model.planned_tables import PLANS
from graph.model.tables import (
    CIVIL_POSTS,
    COVERS,
    HAS_PROFILE,
    HOLDS,
    MEMBER,
    MEMBER_OF,
    OPEN_END,
    ORGANIZATION,
    PART_OF,
    PROFILE,
)


async def complete(reads: Recall, facts: Facts) -> None:
    """Lives of the ends of new links, ancestors of new parents, other cells of members, other seats of bodies."""
    changed = [fact for fact in facts.changed() if not fact.dropped]
    await read_around_nodes(reads, facts, [fact for fact in changed if isinstance(fact.table, NodeTable)])
    await read_deaths(reads, facts, changed)
    await read_judged(reads, facts, changed)
    await read_concerned(reads, facts, changed)
    await read_worked(reads, facts, changed)
    await read_stated(reads, facts, changed)
    made = [fact for fact in changed if isinstance(fact.table, LinkTable) and fact.grew]
    if not made:
        return
    first = min((fact.since for fact in made if fact.table.dated), default=date.min)
    counted = {fact.start for fact in made if fact.table is MEMBER_OF and not is_new(facts, MEMBER, fact.start)}
    await read_members(reads, facts, counted, [CELLS], first)
    await read_hierarchy(reads, facts, [fact for fact in made if fact.table is PART_OF], first)
    await read_missing_ends(reads, facts, made)
    bodies = {fact.end for fact in made if fact.table is HOLDS and not is_new(facts, ORGANIZATION, fact.end)}
    await read_organizations(reads, facts, bodies, [SEATS], first)
    planning = {fact.start for fact in made if fact.table is PLANS}
    await read_organizations(reads, facts, planning, [PLANNED], first)


async def read_around_nodes(reads: Recall, facts: Facts, changed: list[Fact]) -> None:
    """Who has the same card, birthday or code; what meetings a life that is another one now no longer holds."""
    for table, name in KEYED:
        told = [one for one in changed if one.table is table and is_told(one, name)]
        await read_same(reads.memory, facts, table, name, {one.values[name] for one in told})
    for table in (MEMBER, ORGANIZATION):
        others = [one for one in changed if one.table is table and one.has_other_life]
        await read_meetings_outside(reads.memory, facts, table, {one.start: (one.since, one.until) for one in others})


def is_told(node: Fact, name: str) -> bool:
    """Whether a value is new that was given: the code that an organization gets of itself is nobody else's."""
    made = name == "code" and node.values[name] == made_code(node.start)
    return name in node.values and not made and (node.has_other(name) or node.grew)


async def read_deaths(reads: Recall, facts: Facts, changed: list[Fact]) -> None:
    """Whether somebody died who holds another civil post now, and what civil posts those hold who died."""
    posts = {fact.start for fact in changed if fact.table in CIVIL_POSTS}
    members = [one for key in sorted(posts) if (one := facts.node(MEMBER, key)) is not None]
    ended = {one.start for one in members if one.until < OPEN_END}
    await read_members(reads, facts, ended, [CELLS], date.min)
    dead = {fact.start for fact in changed if died(fact)}
    await read_members(reads, facts, dead, OWN_CIVIL_POSTS, date.min)


async def read_hierarchy(reads: Recall, facts: Facts, made: list[Fact], first: date) -> None:
    """Where those that come under others may go again later, and the whole lines above and under the new links."""
    known = {fact.start for fact in made if not is_new(facts, ORGANIZATION, fact.start)}
    await read_organizations(reads, facts, known, [PARENTS], first)
    await reads.lines(facts, PARENTS, {fact.end for fact in made}, first)
    await reads.lines(facts, CHILDREN, known, first)


def is_new(facts: Facts, table: NodeTable, identifier: str) -> bool:
    """Whether the node is made by this change: then nothing about it stands in the graph."""
    found = facts.node(table, identifier)
    return found is not None and found.before is None


async def read_missing_ends(reads: Recall, facts: Facts, made: list[Fact]) -> None:
    missing: defaultdict[NodeTable, set[str]] = defaultdict(set)
    for fact in made:
        for table, identifier in ends_of(fact):
            if facts.node(table, identifier) is None and facts.node(MEMBER, identifier) is None:
                missing[table].add(identifier)
    for table, identifiers in missing.items():
        await read_nodes(reads, facts, table, identifiers)


async def add_to_versions(reads: Recall, facts: Facts) -> None:
    """An organization's version grows with every change of its life, its parent, its name, its level or its places."""
    changed = list(facts.changed())
    touched = {fact.start for fact in changed if fact.table in {ORGANIZATION, PART_OF, HAS_PROFILE, COVERS}}
    profiles = [fact.start for fact in changed if fact.table is PROFILE]
    touched |= {link.start for one in profiles for link in facts.to(HAS_PROFILE, one)}
    # headcounts and meetings are kept from what they were, so they must be at hand too
    recounted = {fact.end for fact in changed if fact.table is MEMBER_OF}
    recounted |= holders_of(facts, changed_meetings(changed))
    missing = {one for one in touched | recounted if facts.node(ORGANIZATION, one) is None}
    await read_nodes(reads, facts, ORGANIZATION, missing)
    for one in touched:
        node = facts.node(ORGANIZATION, one)
        if node is not None and node.before is not None:
            node.values["version"] = node.before["version"] + 1

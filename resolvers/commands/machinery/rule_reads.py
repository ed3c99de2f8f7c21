"""Reading what the rules need to know about the facts that a command has opened.

So a command reads only what it decides by, and no rule is left unchecked because a command forgot to read.
"""

from collections import defaultdict
from datetime import date

from graph.engine.sessions import Reads
from graph.facts.around import (
    CELLS,
    CHILDREN,
    CIVIL_POSTS,
    PARENTS,
    SEATS,
    read_lines,
    read_members,
    read_nodes,
    read_organizations,
)
from graph.facts.doubles import KEYED, read_meetings_outside, read_same
from graph.facts.facts import Fact, Facts
from graph.facts.meetings_after import changed_meetings, holders_of
from graph.facts.memory import Memory
from graph.model.tables import HOLDS_OFFICE_AT, HOLDS_OFFICE_IN, LINKS, MEMBER, OPEN_END, ORGANIZATION
from resolvers.commands.machinery.change import made_code
from resolvers.commands.machinery.conflicts import grew, has_other_life
from resolvers.commands.machinery.life_rules import died
from resolvers.commands.machinery.rules import has_other


async def complete(reads: Memory, facts: Facts) -> None:
    """Lives of the ends of new links, ancestors of new parents, other cells of members, other seats of bodies."""
    changed = [fact for fact in facts.changed() if not fact.dropped]
    await read_around_nodes(reads, facts, [fact for fact in changed if fact.table not in LINKS])
    await read_deaths(reads, facts, changed)
    made = [fact for fact in changed if fact.table in LINKS and grew(fact)]
    if not made:
        return
    first = min((fact.since for fact in made if fact.dated), default=date.min)
    counted = {fact.start for fact in made if fact.table == "MEMBER_OF" and not is_new(facts, "Member", fact.start)}
    await read_members(reads, facts, counted, [CELLS], first)
    await read_hierarchy(reads, facts, [fact for fact in made if fact.table == "PART_OF"], first)
    await read_missing_ends(reads, facts, made)
    bodies = {fact.end for fact in made if fact.table == "HOLDS" and not is_new(facts, "Organization", fact.end)}
    await read_organizations(reads, facts, bodies, [SEATS], first)


async def read_around_nodes(reads: Memory, facts: Facts, changed: list[Fact]) -> None:
    """Who has the same card, birthday or code; what meetings a life that is another one now no longer holds."""
    for table, name in KEYED:
        told = [one for one in changed if one.table == table.name and is_told(one, name)]
        await read_same(reads, facts, table, name, {one.values[name] for one in told})
    for table in (MEMBER, ORGANIZATION):
        others = [one for one in changed if one.table == table.name and has_other_life(one)]
        await read_meetings_outside(reads, facts, table, {one.start: (one.since, one.until) for one in others})


def is_told(node: Fact, name: str) -> bool:
    """Whether a value is new that was given: the code that an organization gets of itself is nobody else's."""
    made = name == "code" and node.values[name] == made_code(node.start)
    return name in node.values and not made and (has_other(node, name) or grew(node))


async def read_deaths(reads: Memory, facts: Facts, changed: list[Fact]) -> None:
    """Whether somebody died who holds another civil post now, and what civil posts those hold who died."""
    posts = {fact.start for fact in changed if fact.table in {HOLDS_OFFICE_IN.name, HOLDS_OFFICE_AT.name}}
    members = [one for key in sorted(posts) if (one := facts.node(MEMBER.name, key)) is not None]
    ended = {one.start for one in members if one.until < OPEN_END}
    await read_members(reads, facts, ended, [CELLS], date.min)
    dead = {fact.start for fact in changed if died(fact)}
    await read_members(reads, facts, dead, CIVIL_POSTS, date.min)


async def read_hierarchy(reads: Memory, facts: Facts, made: list[Fact], first: date) -> None:
    """Where those that come under others may go again later, and the whole lines above and under the new links."""
    known = {fact.start for fact in made if not is_new(facts, "Organization", fact.start)}
    await read_organizations(reads, facts, known, [PARENTS], first)
    await read_lines(reads, facts, PARENTS, {fact.end for fact in made}, first)
    await read_lines(reads, facts, CHILDREN, known, first)


def is_new(facts: Facts, label: str, identifier: str) -> bool:
    """Whether the node is made by this change: then nothing about it stands in the graph."""
    found = facts.node(label, identifier)
    return found is not None and found.before is None


async def read_missing_ends(reads: Reads, facts: Facts, made: list[Fact]) -> None:
    missing: defaultdict[str, set[str]] = defaultdict(set)
    for fact in made:
        table = LINKS[fact.table]
        for label, identifier in ((table.start, fact.start), (table.end, fact.end)):
            if facts.node(label, identifier) is None and facts.node("Member", identifier) is None:
                missing[label].add(identifier)
    for label, identifiers in missing.items():
        await read_nodes(reads, facts, label, identifiers)


async def add_to_versions(reads: Reads, facts: Facts) -> None:
    """An organization's version grows with every change of its life, its parent, its name, its level or its places."""
    changed = list(facts.changed())
    touched = {fact.start for fact in changed if fact.table in {"Organization", "PART_OF", "HAS_PROFILE", "COVERS"}}
    profiles = [fact.start for fact in changed if fact.table == "Profile"]
    touched |= {link.start for one in profiles for link in facts.to("HAS_PROFILE", one)}
    # headcounts and meetings are kept from what they were, so they must be at hand too
    recounted = {fact.end for fact in changed if fact.table == "MEMBER_OF"}
    recounted |= holders_of(facts, changed_meetings(changed))
    missing = {one for one in touched | recounted if facts.node("Organization", one) is None}
    await read_nodes(reads, facts, "Organization", missing)
    for one in touched:
        node = facts.node("Organization", one)
        if node is not None and node.before is not None:
            node.values["version"] = node.before["version"] + 1

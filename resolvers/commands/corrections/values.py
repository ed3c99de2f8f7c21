"""What corrections have in common: values put right as the input says, and what the payload shows of them.

`work.given` is what the input says about the one fact: what it doesn't name stays as it is, an explicit null takes
a value away, or leaves an end open.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from graph.facts.around import ITSELF, read_members, read_organizations
from graph.facts.facts import Fact
from graph.model.identity import name_in_payloads
from graph.model.kinds import LinkTable, Side
from graph.model.tables import (
    MEMBER,
    NO_BODY,
    OPEN_END,
    ORGANIZATION,
)
from graph.model.vocabulary import Rule
from resolvers.commands.machinery.change import Work, key_from
from resolvers.commands.machinery.refusals import refuse
from resolvers.shared.arguments import plain
from resolvers.shared.identifiers import decode_id
from wording.said import say

DAY = timedelta(days=1)
NULLS: Mapping[str, Any] = MappingProxyType({"until": OPEN_END, "body": NO_BODY})
"""What stands in the graph where the input says null; anything else is not there then."""

SEEN_FROM = ("openedOn", "decidedOn", "statedOn")
"""From which day on is seen what has no life."""


def put_right(work: Work, fact: Fact, required: Sequence[str], optional: Sequence[str] = ()) -> None:
    """The values that the input names, in the fact; refuses null for what every fact of the kind has."""
    for name in (*required, *optional):
        if name not in work.given:
            continue
        value = plain(work.given[name])
        if value is not None:
            fact.values[name] = value
        elif name in required:
            raise refuse(say("CANNOT_BE_NULL", field=name), Rule.REQUIRED, name)
        elif name in NULLS:
            fact.values[name] = NULLS[name]
        else:
            fact.values.pop(name, None)


async def link_of_either(
    work: Work, name: str, tables: Sequence[LinkTable], of_member: Sequence[Side], of_organization: Sequence[Side]
) -> Fact:
    """The link that the input names, of one of the tables, from a member or from an organization, with what is read of
    whoever it is."""
    key = decode_id(work.given[name], name, {table.shown for table in tables}).key
    await read_members(work.reads, work.facts, [key[0]], of_member, date.min)
    await read_organizations(work.reads, work.facts, [key[0]], of_organization, date.min)
    found = (work.facts.rows.get((table, *key)) for table in tables)
    named = next((one for one in found if one is not None and not one.dropped), None)
    if named is None:
        raise refuse(say("UNKNOWN", field=name), Rule.EXISTS, name)
    return named


async def put_elsewhere(work: Work, fact: Fact, name: str) -> Fact:
    """The link to the organization that the input names instead: to the graph that is another link."""
    if name not in work.given:
        return fact
    if work.given[name] is None:
        raise refuse(say("CANNOT_BE_NULL", field=name), Rule.REQUIRED, name)
    end = key_from(work.given[name], name, ORGANIZATION)
    if end == fact.end:
        return fact
    await read_organizations(work.reads, work.facts, [end], ITSELF, date.min)
    return work.facts.redirect(fact, work.known(ORGANIZATION, end, name).start)


def look_at(work: Work, fact: Fact) -> None:
    """The payload is for a day on which the fact holds: the one at hand or else the nearest one."""
    if not fact.table.dated:
        work.on = max(work.on, next(fact.values[name] for name in SEEN_FROM if name in fact.values))
    elif fact.since < fact.until:
        work.on = max(fact.since, min(work.on, fact.until - DAY))


def answer_link(work: Work, link: Fact) -> None:
    """The payload shows the link, unless it was taken back, and what is at its ends."""
    if not link.dropped:
        work.result[name_in_payloads(link.link_table.shown)] = link.key()
    if link.link_table.start == ORGANIZATION.label:
        work.result["organizationId"] = link.start
    elif link.link_table.end == ORGANIZATION.label:
        work.result["organizationId"] = link.end
    member = work.facts.node(MEMBER, link.start)
    if member is not None and not member.dropped:
        work.result["memberId"] = link.start
    look_at(work, link)

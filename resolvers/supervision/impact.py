"""What breaks if a person leaves every post, or if an organization ends.

A person who leaves every post keeps the cell and the links; an organization that ends takes its bodies and its links
with it, and what was right under it is taken to go on under what was right above it. What had standing (`standing`) and
would have none is lost; nothing is written.
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from execution.cursors import page_size, scope_of
from execution.kinds import Arguments, Batch, End, FieldMap, Record, Window
from graph.cypher.fetch import Fetching
from graph.cypher.patterns import RecordType
from graph.reads.impact import LIST_FOLLOWED_BY, LIST_LINKS_OF, LIST_POSTS_OF_MEMBERS, LIST_SEATS_OF, LIST_SIZE_RULES
from graph.reads.trees import LIST_TREE
from graph.records.links import SUPERVISION
from graph.records.members import MEMBER
from graph.records.organizations import ORGANIZATION
from resolvers.shared.arguments import columns
from resolvers.shared.pages import counting, shown
from resolvers.supervision.committee_sizes import Seated, rule_for, rules_of
from resolvers.supervision.standing import Supervisor, Tree, has_standing, read_supervisors, read_tree

PAGE_BOUND = 1000
SECRETARIAL = frozenset({"EXECUTIVE_COMMITTEE", "CELL_COMMITTEE"})
Row = tuple[str, Any]
"""A key that orders and pages, and what the record is found by."""


@dataclass(frozen=True, slots=True)
class Link:
    organization: str
    key: str
    member: str
    since: str

    @property
    def row(self) -> Row:
        return f"{self.key}|{self.since}|{self.member}", [
            self.member,
            self.organization,
            date.fromisoformat(self.since),
        ]


@dataclass(frozen=True, slots=True)
class Broken:
    """The lists of an impact, each in order."""

    losing: list[Row] = field(default_factory=list[Row])
    ending: list[Row] = field(default_factory=list[Row])
    without_supervisor: list[Row] = field(default_factory=list[Row])
    without_secretary: list[Row] = field(default_factory=list[Row])
    without_parent: list[Row] = field(default_factory=list[Row])
    bodies: list[tuple[str, Record]] = field(default_factory=list[tuple[str, Record]])
    members: int = 0


async def impact_of_member(backend: Fetching, member: str, on: date) -> Broken:
    """Seven statements, whatever the person's posts and links."""
    posts, followed = await asyncio.gather(
        backend.reads.read(LIST_POSTS_OF_MEMBERS, ids=[member], on=on),
        backend.reads.read(LIST_FOLLOWED_BY, ids=[member], on=on),
    )
    seats, rules, links = await asyncio.gather(
        backend.reads.read(LIST_SEATS_OF, ids=sorted({post[0] for post in posts}), on=on, day=on.isoformat()),
        backend.reads.read(LIST_SIZE_RULES, on=on),
        read_links(backend, followed, on),
    )
    supervisors = await read_supervisors(backend, {link.member for link in links}, on)
    cells = {one.cell for one in supervisors.values() if one.cell is not None}
    tree = await read_tree(backend, {*followed, *cells}, on)
    without = {**supervisors, **({member: replace(supervisors[member], seats=())} if member in supervisors else {})}
    broken = lost(links, (supervisors, tree), (without, tree))
    organizations = [Seated(*row) for row in seats]
    broken.without_secretary.extend(sorted((one.key, one.id) for one in organizations if led_by(one, member)))
    broken.bodies.extend(sorted(under_size(organizations, member, rules, on), key=lambda row: row[0]))
    return broken


async def read_links(backend: Fetching, organizations: Iterable[str], on: date) -> list[Link]:
    rows = await backend.reads.read(LIST_LINKS_OF, ids=sorted(organizations), on=on)
    return await asyncio.to_thread(links_in_order, rows)


def links_in_order(rows: Iterable[Sequence[Any]]) -> list[Link]:
    return sorted((Link(*row) for row in rows), key=lambda link: link.row[0])


def led_by(one: Seated, member: str) -> bool:
    """Whether somebody is the only secretary of an organization."""
    secretaries = {holder for holder, body, role in one.seats if role == "SECRETARY" and body in SECRETARIAL}
    return secretaries == {member}


def under_size(
    organizations: Iterable[Seated], member: str, rules: Sequence[Sequence[Any]], on: date
) -> Iterable[tuple[str, Record]]:
    """The bodies that have their least size with the member and not without."""
    for one in organizations:
        for body in {body for holder, body, _ in one.seats if holder == member}:
            rule = rule_for(one, body, rules_of(rules))
            before, after = len(one.body(body)), len(one.body(body, without=member))
            if rule is not None and after < rule.least <= before:
                key = f"{one.key}|{body}"
                values = {"id": key, "organizationId": one.id, "body": body, "before": before, "after": after}
                yield key, Record("BodyUnderSize", on, {**values, "least": rule.least, "regulation": rule.regulation})


Standings = tuple[Mapping[str, Supervisor], Tree]


def lost(links: Sequence[Link], before: Standings, after: Standings) -> Broken:
    """The links that have standing before and not after, and the organizations that are left without any."""
    having = [link for link in links if stands(link, before)]
    keeping = {link for link in having if stands(link, after)}
    supervised = {link.organization for link in keeping}
    bare = {(link.key, link.organization) for link in having if link.organization not in supervised}
    losing = [link.row for link in having if link not in keeping]
    return Broken(losing=losing, without_supervisor=sorted(bare))


def stands(link: Link, standings: Standings) -> bool:
    supervisors, tree = standings
    return has_standing(supervisors[link.member], link.organization, tree)


async def impact_of_organization(backend: Fetching, organization: str, on: date) -> Broken:
    """Six statements, whatever is under the organization."""
    rows, above, [seated] = await asyncio.gather(
        backend.reads.read(LIST_TREE, ids=[organization], on=on),
        read_tree(backend, [organization], on),
        backend.reads.read(LIST_SEATS_OF, ids=[organization], on=on, day=on.isoformat()),
    )
    links = await read_links(backend, [row[0] for row in rows], on)
    supervisors = await read_supervisors(backend, {link.member for link in links}, on)
    cells = {one.cell for one in supervisors.values() if one.cell is not None}
    outside = await read_tree(backend, cells, on)
    parents = {**outside.parents, **above.parents, **{row[0]: row[1] for row in rows if row[1] is not None}}
    broken = await asyncio.to_thread(lost_with, organization, links, supervisors, parents)
    broken.without_parent.extend(sorted((row[4], row[0]) for row in rows if row[1] == organization))
    return replace(broken, members=seated[2] + seated[3])


def lost_with(
    organization: str, links: Sequence[Link], supervisors: Mapping[str, Supervisor], parents: Mapping[str, str]
) -> Broken:
    """What is lost once the organization has ended: its own links, and those of others that rest on its seats."""
    below = [link for link in links if link.organization != organization]
    ended = {one: without_organization(supervisor, organization) for one, supervisor in supervisors.items()}
    broken = lost(below, (supervisors, Tree(parents)), (ended, Tree(bridged(parents, organization))))
    broken.ending.extend(link.row for link in links if link.organization == organization)
    return broken


def without_organization(supervisor: Supervisor, organization: str) -> Supervisor:
    """The supervisor as they are once the organization has ended."""
    cell = None if supervisor.cell == organization else supervisor.cell
    return replace(
        supervisor, cell=cell, seats=tuple(one for one in supervisor.seats if one.organization != organization)
    )


def bridged(parents: Mapping[str, str], organization: str) -> dict[str, str]:
    """Who is under whom once what was right under the organization has gone under what was right above it."""
    above = parents.get(organization)
    moved = {one: above if parent == organization else parent for one, parent in parents.items() if one != organization}
    return {one: parent for one, parent in moved.items() if parent is not None}


def record_of(broken: Broken, on: date, *, member: str | None = None, organization: str | None = None) -> Record:
    values = {
        "id": f"{member or organization}~{on}",
        "on": on.isoformat(),
        "memberId": member,
        "organizationId": organization,
        "membersToPlace": broken.members,
        "broken": broken,
    }
    return Record("Impact", on, values)


def listed(name: str, record_type: RecordType, to: str) -> Batch:
    """A list of an impact, page by page: one statement for the records of the pages."""

    async def load(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[Window]:
        first, after, on = page_size(arguments.get("first"), PAGE_BOUND), arguments.get("after"), records[0].on
        windows = []
        for record in records:
            rows: list[Row] = getattr(record.values["broken"], name)
            scope = scope_of(f"Impact.{name}", record.values["id"], {**arguments, "on": on})
            page = shown(rows, first, after, scope)
            found = await backend.find(record_type, [key for _, key in page], on) if page else []
            records_of = [(key, Record(to, on, values)) for (key, _), values in zip(page, found, strict=True) if values]
            windows.append(Window(records_of, first, after, scope, counting(len(rows))))
        return windows

    return Batch(load, needs=("id", "broken"), takes=("first", "after"))


async def list_bodies(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[Window]:
    first, after = page_size(arguments.get("first"), PAGE_BOUND), arguments.get("after")
    return [
        Window(record.values["broken"].bodies, first, after, scope_of("Impact.bodies", record.values["id"], arguments))
        for record in records
    ]


IMPACT: FieldMap = {
    **columns("on", "membersToPlace"),
    "member": End(MEMBER, "Member", "memberId"),
    "organization": End(ORGANIZATION, "Organization", "organizationId"),
    "linksLosingStanding": listed("losing", SUPERVISION, "Supervision"),
    "linksEnding": listed("ending", SUPERVISION, "Supervision"),
    "withoutSupervisor": listed("without_supervisor", ORGANIZATION, "Organization"),
    "withoutSecretary": listed("without_secretary", ORGANIZATION, "Organization"),
    "withoutParent": listed("without_parent", ORGANIZATION, "Organization"),
    "bodiesUnderSize": Batch(list_bodies, needs=("id", "broken"), takes=("first", "after")),
}
BODY: FieldMap = {
    **columns("body", "before", "after", "least", "regulation"),
    "organization": End(ORGANIZATION, "Organization", "organizationId"),
}

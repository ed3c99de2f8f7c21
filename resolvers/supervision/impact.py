"""What breaks if a person leaves every post, or if an organization ends.

A person who leaves every post keeps the cell and the links; an organization that ends takes its bodies and its links
with it, and what was right under it is taken to go on under what was right above it. What had standing (`standing`) and
would have none is lost; nothing is written. Whoever sees a part is told what breaks in their own organizations.
"""

import asyncio
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date

from execution.kinds import Batch, End, FieldMap, Record
from execution.view import View
from graph.cypher.dates import Period
from graph.cypher.fetch import Fetching
from graph.cypher.held import Followed
from graph.model.norm_words import NormKind
from graph.reads.impact import (
    Staffed,
    list_followed,
    list_links,
    list_posts,
    list_staffed,
)
from graph.reads.norms import Norm, list_norms
from graph.records.members import MEMBER
from graph.records.organizations import ORGANIZATION
from resolvers.shared.arguments import columns
from resolvers.shared.body_sizes import norm_for
from resolvers.shared.found import ORGANIZATIONS_FOUND, SUPERVISIONS_FOUND, Found
from resolvers.shared.pages import USUAL, Keys, Listed, Row, Shown, Whole, as_they_are, by_values, listed_in
from resolvers.shared.trees import list_tree, told
from resolvers.supervision.standing import Supervisor, Tree, has_standing, read_supervisors, read_tree

SECRETARIAL = frozenset({"EXECUTIVE_COMMITTEE", "CELL_COMMITTEE"})


def row_of(link: Followed) -> Found:
    """What orders a link in a list, and what it is found by."""
    key = [link.member, link.organization, date.fromisoformat(link.since)]
    return Found(f"{link.key}|{link.since}|{link.member}", key)


@dataclass(frozen=True, slots=True)
class Broken:
    """The lists of an impact."""

    losing: list[Found] = field(default_factory=list[Found])
    ending: list[Found] = field(default_factory=list[Found])
    without_supervisor: list[Found] = field(default_factory=list[Found])
    without_secretary: list[Found] = field(default_factory=list[Found])
    without_parent: list[Found] = field(default_factory=list[Found])
    bodies: list[Record] = field(default_factory=list[Record])
    members: int = 0


async def impact_of_member(backend: Fetching, member: str, view: View) -> Broken:
    """Seven statements, whatever the person's posts and links."""
    posts, followed = await asyncio.gather(
        list_posts(backend.reads, member, view),
        list_followed(backend.reads, member, view),
    )
    organizations, norms, links = await asyncio.gather(
        list_staffed(backend.reads, {post.organization for post in posts}, view),
        list_norms(backend.reads, [NormKind.BODY_SIZE], Period.of_day(view.on), view),
        read_links(backend, followed, view),
    )
    supervisors = await read_supervisors(backend, {link.member for link in links}, view)
    cells = {one.cell for one in supervisors.values() if one.cell is not None}
    tree = await read_tree(backend, {*followed, *cells}, view)
    without = {**supervisors, **({member: replace(supervisors[member], seats=())} if member in supervisors else {})}
    broken = lost(links, (supervisors, tree), (without, tree))
    broken.without_secretary.extend(Found(one.key, one.id) for one in organizations if led_by(one, member))
    broken.bodies.extend(under_size(organizations, member, norms, view))
    return broken


async def read_links(backend: Fetching, organizations: Collection[str], view: View) -> Sequence[Followed]:
    """The links of the organizations."""
    return await told(
        backend, view, lambda day: day.followed(organizations), lambda: list_links(backend.reads, organizations, view)
    )


def led_by(one: Staffed, member: str) -> bool:
    """Whether somebody is the only secretary of an organization."""
    secretaries = {seat.member for seat in one.seats if seat.role == "SECRETARY" and seat.body in SECRETARIAL}
    return secretaries == {member}


def sitting(organization: Staffed, body: str, without: str | None = None) -> set[str]:
    """Who sits in a body, once each."""
    return {seat.member for seat in organization.seats if seat.body == body and seat.member != without}


def under_size(organizations: Iterable[Staffed], member: str, norms: Sequence[Norm], view: View) -> Iterable[Record]:
    """The bodies that have their least size with the member and not without."""
    for one in organizations:
        for body in {seat.body for seat in one.seats if seat.member == member}:
            norm = norm_for(one.official, {seat.body for seat in one.seats}, body, norms)
            before, after = len(sitting(one, body)), len(sitting(one, body, without=member))
            if norm is not None and after < (norm.least or 0) <= before:
                key = f"{one.key}|{body}"
                values = {"id": key, "organizationId": one.id, "body": body, "before": before, "after": after}
                yield Record("BodyUnderSize", view, {**values, "least": norm.least, "regulation": norm.regulation})


Standings = tuple[Mapping[str, Supervisor], Tree]


def lost(links: Sequence[Followed], before: Standings, after: Standings) -> Broken:
    """The links that have standing before and not after, and the organizations that are left without any."""
    having = [link for link in links if stands(link, before)]
    keeping = {link for link in having if stands(link, after)}
    supervised = {link.organization for link in keeping}
    bare = {Found(link.key, link.organization) for link in having if link.organization not in supervised}
    losing = [row_of(link) for link in having if link not in keeping]
    return Broken(losing=losing, without_supervisor=list(bare))


def stands(link: Followed, standings: Standings) -> bool:
    supervisors, tree = standings
    return has_standing(supervisors[link.member], link.organization, tree)


async def impact_of_organization(backend: Fetching, organization: str, view: View) -> Broken:
    """Six statements, whatever is under the organization."""
    under, above, itself = await asyncio.gather(
        list_tree(backend, [organization], view),
        read_tree(backend, [organization], view),
        list_staffed(backend.reads, [organization], view),
    )
    links = await read_links(backend, [one.id for one in under], view)
    supervisors = await read_supervisors(backend, {link.member for link in links}, view)
    cells = {one.cell for one in supervisors.values() if one.cell is not None}
    outside = await read_tree(backend, cells, view)
    parents = {**outside.parents, **above.parents, **{one.id: one.parent for one in under if one.parent is not None}}
    broken = await asyncio.to_thread(lost_with, organization, links, supervisors, parents)
    broken.without_parent.extend(Found(one.key, one.id) for one in under if one.parent == organization)
    return replace(broken, members=sum(one.official + one.probationary for one in itself))


def lost_with(
    organization: str, links: Sequence[Followed], supervisors: Mapping[str, Supervisor], parents: Mapping[str, str]
) -> Broken:
    """What is lost once the organization has ended: its own links, and those of others that rest on its seats."""
    below = [link for link in links if link.organization != organization]
    ended = {one: without_organization(supervisor, organization) for one, supervisor in supervisors.items()}
    broken = lost(below, (supervisors, Tree(parents)), (ended, Tree(bridged(parents, organization))))
    broken.ending.extend(row_of(link) for link in links if link.organization == organization)
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


def record_of(broken: Broken, view: View, *, member: str | None = None, organization: str | None = None) -> Record:
    values = {
        "id": f"{member or organization}~{view.on}",
        "on": view.on.isoformat(),
        "memberId": member,
        "organizationId": organization,
        "membersToPlace": broken.members,
        "lists": {one.name: Whole(getattr(broken, one.name)) for one in fields(broken) if one.name != "members"},
    }
    return Record("Impact", view, values)


BODIES_FOUND = {USUAL: by_values("id")}, as_they_are


def listed(name: str, of: tuple[Mapping[str, Keys[Row]], Shown[Row]]) -> Batch:
    """A list of an impact, page by page."""
    return listed_in(Listed(f"Impact.{name}", *of), lambda record, _: record.values["lists"][name], "lists")


IMPACT: FieldMap = {
    **columns("on", "membersToPlace"),
    "member": End(MEMBER, "Member", "memberId"),
    "organization": End(ORGANIZATION, "Organization", "organizationId"),
    "linksLosingStanding": listed("losing", SUPERVISIONS_FOUND),
    "linksEnding": listed("ending", SUPERVISIONS_FOUND),
    "withoutSupervisor": listed("without_supervisor", ORGANIZATIONS_FOUND),
    "withoutSecretary": listed("without_secretary", ORGANIZATIONS_FOUND),
    "withoutParent": listed("without_parent", ORGANIZATIONS_FOUND),
    "bodiesUnderSize": listed("bodies", BODIES_FOUND),
}
BODY: FieldMap = {
    **columns("body", "before", "after", "least", "regulation"),
    "organization": End(ORGANIZATION, "Organization", "organizationId"),
}

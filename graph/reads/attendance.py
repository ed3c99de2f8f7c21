"""Supervision links in a period with what their attendance is worked out from: the tree of that time, meetings and
visits.

Meetings and visits are read from the organizations' series (`meeting_years`): at the size of a province, stepping
to each meeting and to whoever came took half of the time of the question.

`$from` and `$to` bound the period, the end exclusive. An open end is left as 9999-12-31: texts of days compare as
days.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, LiteralString, NamedTuple

from execution.view import Scope, View
from graph.cypher.dates import IN_PERIOD, Period, each_and_under, overlaps, up
from graph.cypher.scope import inside, of_sight, of_view, shown
from graph.engine.rows import rows_of
from graph.engine.sessions import Reads
from graph.model.identity import key_of
from graph.model.tables import SUPERVISES


class Link(NamedTuple):
    """A supervision link; days are ISO texts, an open end is 9999-12-31. `key` orders its supervisor among people."""

    member: str
    organization: str
    since: str
    until: str
    visits: int | None
    key: str = ""

    @property
    def id(self) -> str:
        """The key of the link."""
        return key_of(SUPERVISES, self.member, self.organization, {"since": self.since})


class Edge(NamedTuple):
    """An organization and one that was right above it; days are ISO texts."""

    organization: str
    parent: str
    since: str
    until: str


class Followable(NamedTuple):
    """An organization in a period: its parents then and its years of meetings (graph/model/meeting_years.py)."""

    id: str
    key: str
    parents: Sequence[Edge]
    years: Sequence[str]


class Texts(NamedTuple):
    """A text that lists some organizations, and one that lists the links to them.

    They are asked side by side: of a province, one text with all of it took nearly as long as both together.
    """

    organizations: LiteralString
    links: LiteralString


@dataclass(frozen=True, slots=True)
class Selection:
    """Some organizations: what lists them, and the parameters that name them."""

    texts: Texts
    named: Mapping[str, Any]


def organizations(scope: Scope) -> LiteralString:
    """What is told of each `node`: of a card no meetings.

    Years are texts (graph/model/meeting_years.py): `$firstYear` is the first one that the period touches, `$endYear`
    the one after its last.
    """
    return (
        """
RETURN collect([
  node.id,
  node.sortKey,
  [(node)-[part:PART_OF]->(above:Organization)
    WHERE """.lstrip()
        + overlaps("part")
        + """
    | [above.id, toString(part.since), toString(part.until)]],
  [year IN coalesce(node.meetingYears, []) WHERE year >= $firstYear AND year < $endYear"""
        + inside(scope, "node")
        + """]
])"""
    )


TO_NODE: LiteralString = "MATCH (node)<-[link:SUPERVISES]-(member:Member)\nWHERE " + overlaps("link")

LINKS: LiteralString = (
    """
RETURN collect([member.id, node.id, toString(link.since), toString(link.until), link.visitsPerYear, member.sortKey])
"""
).strip()


THESE: LiteralString = "UNWIND $ids AS id\nMATCH (node:Organization {id: id})"
UNDER_IN_PERIOD: LiteralString = each_and_under(IN_PERIOD) + "\nWITH DISTINCT node"
UNDER_ON_DAY: LiteralString = each_and_under() + "\nWITH DISTINCT node"


def texts_about(nodes: LiteralString, scope: Scope) -> Texts:
    """Both texts about whatever clauses find as `node`: what a scope is shown, and the links to what it sees whole."""
    found, own = nodes + shown(scope, "node", "\nWHERE "), nodes + inside(scope, "node", "\nWHERE ")
    return Texts("\n".join((found, organizations(scope))), "\n".join((own, TO_NODE, LINKS)))


def these(organizations: Collection[str], view: View) -> Selection:
    """These organizations themselves."""
    return Selection(texts_about(THESE, view.scope), {"ids": sorted(organizations), **of_sight(view)})


def under_in_period(top: str, view: View) -> Selection:
    """What was at or under one at some time of the period; some perhaps by links of different times."""
    return Selection(texts_about(UNDER_IN_PERIOD, view.scope), {"ids": [top], **of_sight(view)})


def under_on_day(top: str, view: View) -> Selection:
    """What is at or under one on a day."""
    return Selection(texts_about(UNDER_ON_DAY, view.scope), {"ids": [top], **of_view(view)})


async def list_organizations(reads: Reads, selection: Selection, period: Period) -> list[Followable]:
    """The organizations of a selection in a period."""
    last = period.until - timedelta(days=1)
    years = {"firstYear": f"{period.since.year:04d}", "endYear": f"{last.year + 1:04d}"}
    return await rows_of(
        lambda one, key, parents, met: Followable(one, key, [Edge(one, *above) for above in parents], met),
        reads,
        selection.texts.organizations,
        **selection.named,
        **period.bounds,
        **years,
    )


async def list_links(reads: Reads, selection: Selection, period: Period) -> list[Link]:
    """The links to the organizations of a selection in a period."""
    return await rows_of(Link, reads, selection.texts.links, **selection.named, **period.bounds)


def list_of_lives(scope: Scope) -> LiteralString:
    """The text, of organizations that a scope is shown."""
    lives: LiteralString = "\nRETURN collect([id, toString(node.since), toString(node.until)])"
    return THESE + shown(scope, "node", "\nWHERE ") + lives


async def find_lives(reads: Reads, organizations: Collection[str], view: View) -> dict[str, tuple[str, str]]:
    """When organizations begin and end, by their ids; an open end is 9999-12-31."""
    rows = await reads.read(list_of_lives(view.scope), ids=sorted(organizations), **of_sight(view))
    return {organization: (since, until) for organization, since, until in rows}


def list_of_those_under(scope: Scope) -> LiteralString:
    """The text, of organizations that a scope is shown."""
    return each_and_under() + shown(scope, "node", "\nWHERE ") + "\nRETURN collect(DISTINCT node.id)"


async def list_under(reads: Reads, top: str, view: View) -> list[str]:
    """The ids of the organizations at and under one on the day."""
    found: list[str] = await reads.read(list_of_those_under(view.scope), ids=[top], **of_view(view))
    return found


def list_of_links_of(scope: Scope) -> LiteralString:
    """The text, of links to organizations that a scope sees whole."""
    each: LiteralString = "UNWIND $ids AS id\nMATCH (member:Member {id: id})-[link:SUPERVISES]->(node:Organization)"
    return "\n".join((each, "WHERE " + overlaps("link") + inside(scope, "node"), LINKS))


async def list_links_of(reads: Reads, member: str, period: Period, view: View) -> list[Link]:
    """What a member supervises in a period."""
    rows = await reads.read(list_of_links_of(view.scope), ids=[member], **period.bounds, **of_sight(view))
    return [Link(*row) for row in rows]


def list_of_parents(scope: Scope) -> LiteralString:
    """The text, of organizations that a scope is shown: so is all that is above them."""
    return (
        """
UNWIND $ids AS id
MATCH (low:Organization {id: id})""".strip()
        + up(IN_PERIOD)
        + "(above:Organization)"
        + shown(scope, "low", "\nWHERE ")
        + """
WITH links[size(links) - 1] AS part
RETURN collect(DISTINCT [startNode(part).id, endNode(part).id, toString(part.since), toString(part.until)])"""
    )


async def list_parents(reads: Reads, organizations: Collection[str], period: Period, view: View) -> list[Edge]:
    """The links of the hierarchy in a period on the ways up from organizations, each once."""
    text = list_of_parents(view.scope)
    return await rows_of(Edge, reads, text, ids=sorted(organizations), **period.bounds, **of_sight(view))

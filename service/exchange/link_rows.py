"""Rows of seats, civil posts and supervision links as changes; a row that stands already is none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graph.cypher.dates import Period
from graph.model.calendar import FIRST_DAY, LAST_DAY
from graph.model.keys import fold
from graph.model.offices import USUAL_TITLES
from graph.model.tables import HOLDS, HOLDS_OFFICE_AT, PLACE, SUPERVISES
from graph.model.vocabulary import OfficeKind
from graph.reads.lists import (
    Linked,
    Listing,
    list_posts,
    list_posts_in_places,
    list_seats,
    list_supervised,
    some_hundred,
)
from graph.reads.named import list_places
from resolvers.shared.identifiers import id_of
from seeds.exchange.tables import Row
from service.exchange.days import day_or_none, holds_on
from service.exchange.drafting import (
    Columns,
    Draft,
    Request,
    differing,
    link_id,
    member_id,
    organization_id,
    stated,
    who_of,
)
from service.exchange.mending import ending, stands
from service.exchange.naming import Organization, Who
from wording.said import say

EVER = Period(FIRST_DAY, LAST_DAY)
SPAN = {"on": "since", "until": "until", "decision": "decision"}
SEAT = {"member": "memberName", "organization": "organization", "body": "body", "role": "role", **SPAN}
SUPERVISED = {
    "supervisor": "memberName",
    "organization": "organization",
    **{name: name for name in ("duties", "visitsPerYear", "acceptWithoutStanding")},
    **SPAN,
}
POST = {"holder": "holderName", "at": "at", "kind": "office", "title": "title", **SPAN}
PLACES = ("dia ban ", "place ")
"""What stands before the code of a place, folded."""
Key = tuple[str, Any, str]
"""(whose, of whom, which of several)."""


async def recorded_links(draft: Draft, ids: Sequence[str], listing: Listing) -> list[Linked]:
    """All links there ever were of organizations or places."""
    found: list[Linked] = []
    for some in some_hundred(ids):
        found += await listing(draft.reads, some, EVER, draft.view)
    return found


def person_key(who: Who) -> Any:
    """The same for a row and for what is recorded: by card, else by name and birthday."""
    return who.card or (fold(who.name), who.born)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A link as it is recorded, by the columns of a list."""

    link: Linked
    values: Mapping[str, Any]

    @property
    def since(self) -> date:
        return date.fromisoformat(self.link.since)

    def holds(self, on: date) -> bool:
        return holds_on(self.since, self.values["until"], on)


@dataclass(slots=True)
class Links:
    """What is recorded, to be found by a row: `names` says which column says what of what is told, `which` where what
    tells several links of somebody apart is told."""

    found: dict[Key, list[Recorded]] = field(default_factory=dict[Key, list[Recorded]])

    @classmethod
    def of(cls, links: Sequence[Linked], which: int | None, names: Mapping[str, int]) -> "Links":
        links_by_key = cls()
        # in an order of their own: that in which a graph gives them follows from all that it holds
        for one in sorted(links, key=lambda one: [str(cell) for cell in (one.since, one.until, *one.told)]):
            who = Who(one.name, day_or_none(one.born), one.card)
            values: dict[str, Any] = {column: one.told[place] for column, place in names.items()}
            key = one.organization, person_key(who), "" if which is None else one.told[which]
            recorded = Recorded(one, values | {"until": day_or_none(one.until)})
            links_by_key.found.setdefault(key, []).append(recorded)
        return links_by_key

    def said_by(self, row: Row, of: tuple[str, str]) -> Recorded | None:
        """The link that a row says: the one that begins on its day, of several there the one that is equal; else one
        that has held for longer and is equal."""
        on: date = row.values["since"]
        own = self.found.get((of[0], person_key(who_of(row, name_column(row))), of[1]), ())
        begun = [one for one in own if one.since == on]
        equal = [one for one in own if one.holds(on) and not differing(row, one.values)]
        return next(iter([*(one for one in begun if one in equal), *begun, *equal]), None)


async def draft_assignments(draft: Draft, rows: Sequence[Row]) -> None:
    named = named_organizations(draft, rows)
    links = await recorded_links(draft, ids_of(named), list_seats)
    recorded = Links.of(links, 0, {"role": 1, "decision": 2})
    for row, organization in named:
        body = row.values.get("body")
        if not body:
            continue
        if (one := recorded.said_by(row, (organization.id, body))) is not None:
            role = one.values["role"]
            seat = link_id(HOLDS, one.link.told[3], organization.id, since=one.since, body=body, role=role)
            fields = {"role": "role", "decision": "decision"}
            stands(draft, [row], one.values, [ending("endAppointment", "assignment", seat, row, one.values, fields)])
        else:
            given = {"organization": organization_id(organization), **stated(row, body="body", role="role")}
            add(draft, row, "appoint", "member", given, SEAT)


async def draft_supervision(draft: Draft, rows: Sequence[Row]) -> None:
    named = named_organizations(draft, rows)
    links = await recorded_links(draft, ids_of(named), list_supervised)
    recorded = Links.of(links, None, {"duties": 0, "visitsPerYear": 1, "decision": 2})
    for row, organization in named:
        if "duties" not in row.values:
            continue
        if (one := recorded.said_by(row, (organization.id, ""))) is not None:
            link = link_id(SUPERVISES, one.link.told[3], organization.id, since=one.since)
            fields = {name: name for name in ("duties", "visitsPerYear", "decision")}
            stands(draft, [row], one.values, [ending("endSupervision", "supervision", link, row, one.values, fields)])
        else:
            names = {name: name for name in ("duties", "visitsPerYear", "acceptWithoutStanding")}
            given = {"organization": organization_id(organization), **stated(row, **names)}
            add(draft, row, "assignSupervisor", "supervisor", given, SUPERVISED)


def named_organizations(draft: Draft, rows: Sequence[Row]) -> list[tuple[Row, Organization]]:
    """The rows that can be looked at further, with the organization that each names."""
    whole = [row for row in rows if "since" in row.values]
    found = [(row, draft.organization(row, "organization", row.values["since"])) for row in whole]
    return [(row, one) for row, one in found if one is not None]


def ids_of(named: Sequence[tuple[Row, Organization]]) -> list[str]:
    return sorted({one.id for _, one in named})


def name_column(row: Row) -> str:
    return "holderName" if "holderName" in row.shown else "memberName"


def add(draft: Draft, row: Row, mutation: str, field: str, given: dict[str, Any], columns: Columns) -> None:
    """Notes the request of a row that names a member."""
    on = row.values["since"]
    if "memberName" not in row.values:
        return
    member = draft.member(row, who_of(row), on, "memberName")
    if member is not None:
        whole = {field: member_id(member), **given, **stated(row, until="until", decision="decision")}
        draft.requests.append(Request([row], mutation, whole, on, columns))


async def draft_offices(draft: Draft, rows: Sequence[Row]) -> None:
    """Civil posts at organizations and in places; whoever has neither card nor birthday is no member."""
    codes = {code for row in rows if (code := place_code(row.values.get("at", "")))}
    places = {code: (one, since, until) for code, one, since, until in await list_places(draft.reads, codes)}
    whole = [row for row in rows if "since" in row.values and "at" in row.values]
    found = [(row, *where) for row in whole if (where := whereabouts(draft, row, places))]
    organizations = sorted({one for _, one, at in found if "organization" in at})
    here = await recorded_links(draft, organizations, list_posts)
    there = await recorded_links(draft, sorted({one for _, one, at in found if "place" in at}), list_posts_in_places)
    recorded = Links.of([*here, *there], 1, {"office": 0})
    for row, where_id, at in found:
        title = title_of(row)
        if (one := recorded.said_by(row, (where_id, title))) is not None:
            post = link_id(HOLDS_OFFICE_AT, one.link.told[-1], where_id, since=one.since, title=title)
            way = ending("leaveOffice", "office", post, row, one.values, {"office": "kind"})
            stands(draft, [row], one.values, [way])
        else:
            hold(draft, row, at)


def title_of(row: Row) -> str:
    """The title that the post will have."""
    kind = row.values.get("office")
    return str(row.values.get("title") or (USUAL_TITLES.get(OfficeKind(kind), "") if kind else ""))


def place_code(text: str) -> str:
    """The code of the place that a cell names, empty where it names an organization."""
    folded = fold(text)
    return text.rsplit(maxsplit=1)[-1] if any(folded.startswith(one) for one in PLACES) else ""


def whereabouts(
    draft: Draft, row: Row, places: Mapping[str, tuple[str, str, str]]
) -> tuple[str, dict[str, Any]] | None:
    """The id of where a post is held, and what the input says of it."""
    code = place_code(row.values["at"])
    if not code:
        one = draft.organization(row, "at", row.values["since"])
        return None if one is None else (one.id, {"organization": organization_id(one)})
    if code not in places:
        draft.wrong(row, "at", say("NOT_FOUND_PLACE"), say("DO_NAME_ORGANIZATION"))
        return None
    return places[code][0], {"place": id_of(PLACE, places[code][0])}


def hold(draft: Draft, row: Row, at: dict[str, Any]) -> None:
    who, on = who_of(row, "holderName"), row.values["since"]
    if not who.name:
        return
    if who.card or who.born:
        member = draft.member(row, who, on, "holderName")
        if member is None:
            return
        holder: dict[str, Any] = {"person": member_id(member)}
    else:
        holder = {"newPerson": who.name}
    given = {
        "holder": holder,
        "at": at,
        **stated(row, kind="office", title="title", until="until", decision="decision"),
    }
    draft.requests.append(Request([row], "takeOffice", given, on, POST))

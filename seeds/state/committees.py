"""Committees and their posts, terms and civil posts.

Sizes follow what is usual (docs/data.md). A cell of nine or more official members has a committee; a smaller one has a
secretary, at times a deputy, recorded in the same body (Charter art. 24).
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from graph.model.offices import kind_of
from seeds.draft.draft import Draft, Organization
from seeds.draft.scale import LETTER
from seeds.draft.telling import Ref
from seeds.state.decisions import decision
from seeds.state.hierarchy import Landmarks
from seeds.state.members import members_under, official_members
from seeds.state.names import person_name

TERM_OF_COMMITTEES = date(2020, 8, 1)
TERM_OF_COMMUNES = date(2020, 6, 1)
TERM_OF_CELLS = date(2022, 9, 1)
TERM_OF_OFFICES = date(2021, 7, 1)
NEXT_TERM_OF_CELLS = date(2025, 3, 1)
CHAIR_OF_COUNCIL = "Chủ tịch Hội đồng nhân dân"
CHAIR_OF_COMMITTEE = "Chủ tịch Ủy ban nhân dân"
HEADS = {"Thôn": "Trưởng thôn", "Khối phố": "Khối trưởng", "Tổ dân phố": "Tổ trưởng tổ dân phố"}


@dataclass(frozen=True, slots=True)
class Size:
    """Seats of an executive committee, of its standing board and of its inspection commission; deputies."""

    executive: int
    board: int
    inspection: int
    deputies: int


SIZES = {
    "CENTRAL": Size(0, 0, 0, 0),
    "PROVINCIAL": Size(51, 15, 11, 3),
    "UPPER_GRASSROOTS": Size(38, 11, 7, 2),
    "COMMUNE": Size(13, 5, 3, 1),
    "GRASSROOTS_COMMITTEE": Size(7, 0, 3, 1),
    "SECTIONAL": Size(5, 0, 0, 1),
}
DA_NANG_SIZE = Size(75, 23, 13, 4)
NEW_COMMUNE_SIZE = Size(27, 9, 5, 2)


def make_committees(draft: Draft, marks: Landmarks) -> None:
    """Every committee that sits on the day of the letter."""
    random = draft.random("committees")
    for organization in list(draft.organizations.values()):
        if organization.level in {"CELL", "GRASSROOTS_CELL"}:
            elect_cell(draft, random, organization, max(TERM_OF_CELLS, organization.since))
        elif organization.level != "GROUP":
            size = size_of(organization, marks)
            since = TERM_OF_COMMUNES if organization.level == "GRASSROOTS_COMMITTEE" else TERM_OF_COMMITTEES
            people = candidates(draft, random, organization, size.executive)
            appoint_committee(
                draft, organization.id, people, size, since, approval(draft, random, organization.id, since)
            )


def size_of(organization: Organization, marks: Landmarks) -> Size:
    if organization.id in marks.communes.values():
        return SIZES["COMMUNE"]
    return SIZES[organization.level]


def approval(draft: Draft, random: Random, organization: str, day: date) -> str:
    """The decision by which the committee right above approves who was elected (quyết định chuẩn y)."""
    return decision(
        draft, random, draft.parent_of(organization, max(day, draft.organizations[organization].since)), day
    )


def candidates(draft: Draft, random: Random, organization: Organization, count: int) -> list[str]:
    """Members from cells under the organization, first from those of agencies: leaders belong to agency cells."""
    if count == 0:
        return []
    below = draft.children_of(organization.id, LETTER)
    agencies = [one for one in below if draft.organizations[one].sector == "AGENCY"]
    pool = [one for one in members_under(draft, agencies, LETTER) if settled(draft, one)]
    if len(pool) < count:
        pool += [one for one in members_under(draft, below, LETTER) if settled(draft, one) and one not in set(pool)]
    return random.sample(pool, min(count, len(pool)))


def settled(draft: Draft, member: str) -> bool:
    """Whether the member was official by the beginning of the term."""
    official = draft.members[member].official
    return official is not None and official <= TERM_OF_COMMUNES


def appoint_committee(draft: Draft, organization: str, people: list[str], size: Size, since: date, symbol: str) -> None:
    """A whole term: executive committee, standing board and leadership, inspection commission; highest first."""
    for rank, member in enumerate(people[: size.executive]):
        add_seat(draft, member, organization, "EXECUTIVE_COMMITTEE", role_at(rank, size.deputies), since, symbol)
        if rank < size.board:
            role = role_at(rank, size.deputies)
            board_role = "STANDING_MEMBER" if role == "COMMITTEE_MEMBER" else role
            add_seat(draft, member, organization, "STANDING_BOARD", board_role, since, symbol)
        if size.board and rank <= size.deputies:
            add_seat(draft, member, organization, "STANDING_LEADERSHIP", role_at(rank, size.deputies), since, symbol)
    for rank, member in enumerate(people[::-1][: min(size.inspection, len(people))]):
        role = "HEAD" if rank == 0 else "DEPUTY_HEAD" if rank == 1 else "MEMBER"
        add_seat(draft, member, organization, "INSPECTION_COMMISSION", role, since, symbol)


def role_at(rank: int, deputies: int) -> str:
    return "SECRETARY" if rank == 0 else "DEPUTY_SECRETARY" if rank <= deputies else "COMMITTEE_MEMBER"


def add_seat(draft: Draft, member: str, organization: str, body: str, role: str, since: date, symbol: str) -> None:
    begun = max(since, draft.organizations[organization].since)
    draft.add_fact("HOLDS", member, organization, begun, body=body, role=role, decision=symbol)


def appoint(draft: Draft, member: str, organization: str, body: str, role: str, day: date, symbol: str) -> None:
    """A seat by itself, told as what gives it."""
    add_seat(draft, member, organization, body, role, day, symbol)
    seat = {"member": Ref("Member", member), "organization": Ref("Organization", organization)}
    draft.tell("appoint", day, {**seat, "body": body, "role": role, "decision": symbol})


def tell_committee(draft: Draft, organization: str, day: date) -> None:
    """Tells the term that the bodies of an organization began on a day: one change for each body and decision."""
    terms: defaultdict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for fact in draft.facts_to("HOLDS", organization, day):
        if fact.since == day:
            seat = {"member": Ref("Member", fact.start), "role": fact.properties["role"]}
            terms[fact.properties["body"], fact.properties["decision"]].append(seat)
    for (body, symbol), seats in terms.items():
        given = {"organization": Ref("Organization", organization), "body": body, "seats": seats}
        draft.tell("appointCommittee", day, {**given, "decision": symbol})


def elect_cell(draft: Draft, random: Random, cell: Organization, since: date) -> None:
    """The cell's secretary and, as its size asks for, a committee of at most seven (Charter art. 24)."""
    people = [one for one in official_members(draft, cell.id, since) if draft.members[one].until > since]
    if not people:
        return
    size = 1 if len(people) < 4 else 2 if len(people) < 9 else 3 if len(people) < 25 else 5
    symbol = approval(draft, random, cell.id, since)
    for rank, member in enumerate(random.sample(people, size)):
        add_seat(draft, member, cell.id, "CELL_COMMITTEE", role_at(rank, 1), since, symbol)


def renew_cells(draft: Draft, day: date) -> None:
    """The term of two and a half years ends: every cell elects anew, whoever the lot falls on."""
    random = draft.random("cell terms")
    for cell in list(draft.organizations.values()):
        if cell.level not in {"CELL", "GRASSROOTS_CELL"} or not cell.lives(day):
            continue
        for fact in draft.facts_to("HOLDS", cell.id, day):
            fact.close(day)
        elect_cell(draft, random, cell, day)
        tell_committee(draft, cell.id, day)


def make_offices(draft: Draft, marks: Landmarks) -> None:
    """Civil posts: chairmen, often the secretary at the same time; village heads, of whom some are no members."""
    random = draft.random("offices")
    places = {**marks.commune_places, **marks.district_places, **marks.province_places}
    for code, organization in {**marks.provinces, **marks.districts, **marks.communes}.items():
        place = places[code]
        leaders = [
            fact.start
            for fact in draft.facts_to("HOLDS", organization, LETTER)
            if fact.properties["body"] == "EXECUTIVE_COMMITTEE"
        ]
        if len(leaders) < 2:
            continue
        concurrent = random.random() < 0.3
        add_office(draft, leaders[0 if concurrent else 1], place, CHAIR_OF_COMMITTEE)
        add_office(draft, leaders[0 if random.random() < 0.4 else -1], place, CHAIR_OF_COUNCIL)
    for villages in marks.villages.values():
        for village in villages:
            make_village_offices(draft, random, village)


def make_village_offices(draft: Draft, random: Random, village: str) -> None:
    cells = [fact.start for fact in draft.facts_to("COVERS", village, LETTER)]
    secretaries = [
        fact.start
        for cell in cells
        for fact in draft.facts_to("HOLDS", cell, LETTER)
        if fact.properties["role"] == "SECRETARY"
    ]
    head = title_of_head(draft.places[village].name)
    for title, share_of_members in ((head, 0.75), ("Trưởng ban công tác Mặt trận", 0.7)):
        people = [one for cell in cells for one in official_members(draft, cell, LETTER)]
        if secretaries and random.random() < 0.35:
            add_office(draft, secretaries[0], village, title)
        elif people and random.random() < share_of_members:
            add_office(draft, random.choice(people), village, title)
        else:
            add_office(draft, add_person(draft, random), village, title)


def title_of_head(village: str) -> str:
    """How the head of a village, of a quarter or of a residential group is called, by its name."""
    return next((title for kind, title in HEADS.items() if village.startswith(kind)), HEADS["Thôn"])


def add_person(draft: Draft, random: Random) -> str:
    """Somebody who is no member."""
    identifier = draft.new_id("n")
    draft.people[identifier] = person_name(random, woman=random.random() < 0.3, mountain=False)
    return identifier


def add_office(draft: Draft, holder: str, place: str, title: str) -> None:
    member = draft.members.get(holder)
    since = max(TERM_OF_OFFICES, draft.places[place].since, member.admitted if member else TERM_OF_OFFICES)
    draft.add_fact("HOLDS_OFFICE_IN", holder, place, since, kind=str(kind_of(title)), title=title)

"""Civil posts while time goes on: who takes them in the communes of 1/7/2025, and who follows a holder that is gone."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from graph.model.offices import kind_of
from graph.model.tables import HOLDS_OFFICE_IN, OPEN_END
from graph.model.vocabulary import OfficeKind
from seeds.draft.draft import Draft, Fact
from seeds.draft.scale import REFORM
from seeds.draft.telling import Ref
from seeds.state.committees import CHAIR_OF_COMMITTEE, CHAIR_OF_COUNCIL, NEXT_TERM_OF_CELLS
from seeds.state.members import official_members

CHAIRS = frozenset({CHAIR_OF_COMMITTEE, CHAIR_OF_COUNCIL})
SECRETARY_CHAIRS_COUNCIL = 0.6
SECRETARY_CHAIRS_COMMITTEE = 0.1
ELECTION_OF_HEADS = date(2025, 4, 1)


def chair(draft: Draft, organizations: Mapping[str, str], places: Mapping[str, str]) -> None:
    """Every new commune and the city get both chairmen, from their committees; by code."""
    random = draft.random("offices of 2025")
    for code, organization in organizations.items():
        leaders = committee_of(draft, organization, REFORM)
        council = 0 if random.random() < SECRETARY_CHAIRS_COUNCIL else 1
        committee = 0 if random.random() < SECRETARY_CHAIRS_COMMITTEE else 2 - council
        for title, rank in ((CHAIR_OF_COUNCIL, council), (CHAIR_OF_COMMITTEE, committee)):
            take_office(draft, leaders[min(rank, len(leaders) - 1)], places[code], title, REFORM)


def committee_of(draft: Draft, organization: str, day: date) -> list[str]:
    """The members of the executive committee, the secretary first."""
    seats = draft.facts_to("HOLDS", organization, day)
    return [seat.start for seat in seats if seat.properties["body"] == "EXECUTIVE_COMMITTEE"]


def take_office(draft: Draft, holder: str, place: str, title: str, day: date) -> None:
    given = {"holder": {"person": Ref("Member", holder)}, "at": {"place": Ref("Place", place)}, "title": title}
    draft.tell("takeOffice", day, given)
    draft.add_fact("HOLDS_OFFICE_IN", holder, place, day, kind=str(kind_of(title)), title=title)


def leave_office(draft: Draft, office: Fact, day: date) -> None:
    draft.tell("leaveOffice", day, {"office": Ref("Office", office.key(HOLDS_OFFICE_IN))})
    office.close(day)


def give_up_offices(draft: Draft, random: Random, member: str, day: date, reason: str) -> None:
    """What becomes of the posts of somebody who is no member any more: a chairman leaves them, death ends all."""
    for office in draft.facts_from("HOLDS_OFFICE_IN", member, day):
        if reason == "DECEASED":
            office.close(day)
        elif office.properties["title"] in CHAIRS:
            leave_office(draft, office, day)
        else:
            continue
        succeed(draft, random, office, day)


def succeed(draft: Draft, random: Random, office: Fact, day: date) -> None:
    """Somebody else takes the post the same day. Those of places that end with the reform stay vacant until then."""
    title, place = office.properties["title"], office.end
    if draft.places[place].kind != "VILLAGE" and day < REFORM:
        return
    covering = [fact.start for fact in draft.facts_to("COVERS", place, day)]
    people_of = committee_of if title in CHAIRS else official_members
    people = [one for organization in covering for one in people_of(draft, organization, day)]
    lasting = [one for one in people if one != office.start and draft.members[one].until == OPEN_END]
    if lasting:
        take_office(draft, random.choice(lasting), place, title, day)


def elect_heads(draft: Draft) -> None:
    """Villages whose head was the cell's secretary up to its election elect the new secretary as their head.

    It is told when all else has been, so that nothing else is drawn otherwise: only secretaries who stay to the end
    follow, on heads who would have.
    """
    for office in list(draft.facts["HOLDS_OFFICE_IN"]):
        kind, village = office.properties["kind"], office.end
        if kind != OfficeKind.VILLAGE_HEAD or not office.holds(ELECTION_OF_HEADS) or office.until != OPEN_END:
            continue
        for cell in [fact.start for fact in draft.facts_to("COVERS", village, ELECTION_OF_HEADS)]:
            before = secretary_of(draft, cell, NEXT_TERM_OF_CELLS - timedelta(days=1))
            after = secretary_of(draft, cell, ELECTION_OF_HEADS)
            if before is None or after is None or before.start != office.start or after.start == office.start:
                continue
            if after.until == OPEN_END and draft.members[after.start].until == OPEN_END:
                leave_office(draft, office, ELECTION_OF_HEADS)
                take_office(draft, after.start, village, office.properties["title"], ELECTION_OF_HEADS)


def secretary_of(draft: Draft, cell: str, day: date) -> Fact | None:
    seats = draft.facts_to("HOLDS", cell, day)
    return next((seat for seat in seats if seat.properties["role"] == "SECRETARY"), None)

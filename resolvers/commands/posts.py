"""The commands about seats in bodies and civil posts."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from graph.facts.around import ITSELF, OWN_CIVIL_POSTS, POSTS, SEATS, read_members, read_nodes
from graph.facts.facts import Fact
from graph.model.offices import USUAL_TITLES, kind_of
from graph.model.tables import (
    CIVIL_POSTS,
    HOLDS,
    HOLDS_OFFICE_AT,
    HOLDS_OFFICE_IN,
    MEMBER,
    OPEN_END,
    ORGANIZATION,
    PERSON,
    PLACE,
)
from graph.model.vocabulary import ChangeKind, OfficeKind, Role, Rule
from resolvers.commands.machinery.change import Work, key_from
from resolvers.commands.machinery.conflicts import conflict
from resolvers.commands.machinery.refusals import refuse
from resolvers.commands.machinery.spec import Commands, Payload, Spec
from resolvers.shared.arguments import chosen
from resolvers.shared.identifiers import decode_id
from resolvers.shared.sentences import role_in
from wording.said import say


async def appoint(work: Work) -> None:
    """A seat in a body from the day on; the seat that the member held in that body until then ends.

    One that was recorded for the very day gives way, as of two changes of one value the later one holds.
    """
    member = await work.member("member", [POSTS])
    organization = await work.organization("organization")
    body, role = str(work.given["body"]), str(work.given["role"])
    for seat in work.facts.from_(HOLDS, member.start, work.on):
        if seat.end == organization.start and seat.values["body"] == body:
            if begins_as(work, seat, role):
                raise refuse(
                    say("SEAT_ALREADY", day=work.on), Rule.CHANGES_SOMETHING, "role", conflicting=conflict(seat)
                )
            seat.cease(work.on)
    work.result["assignmentId"] = seated(work, member, organization.start, body, role).key()


def seated(work: Work, member: Fact, organization: str, body: str, role: str) -> Fact:
    """Opens a seat; one of a probationary member is warned of."""
    warn_of_probation(work, member, work.on, "member")
    return work.facts.open(HOLDS, member.start, organization, work.on, body=body, role=role, **stated(work))


def stated(work: Work) -> dict[str, Any]:
    """What the decision says of a seat beside who holds which."""
    return {"until": work.given.get("until") or OPEN_END} | ({"decision": work.decision} if work.decision else {})


def begins_as(work: Work, seat: Fact, role: str) -> bool:
    """Whether a seat was recorded for the very day, in the same role."""
    return seat.since == work.on and seat.values["role"] == role


def warn_of_probation(work: Work, member: Fact, day: date, field: str) -> None:
    """Only official members stand for posts (Charter art. 3)."""
    official = member.values.get("officialOn")
    if official is None or official > day:
        work.warn(say("ON_PROBATION", name=member.values["name"], day=day), Rule.OFFICIAL_MEMBERS_STAND, field)


def give_up(work: Work, seat: Fact, *field: str) -> None:
    """The seat ends on the day, or does not begin, as its holder leaves the cell: both are warned of."""
    whose = "SECRETARYS_SEAT" if seat.values["role"] == Role.SECRETARY else "SEAT"
    code, day = ("DOES_NOT_BEGIN", seat.since) if seat.since >= work.on else ("ENDS", work.on)
    role, body = role_in(seat.values["body"], seat.values["role"]), say(f"BODY.{seat.values['body']}")
    work.warn(say(f"{whose}_{code}", role=role, body=body, day=day), Rule.SEATS_END, *field, conflicting=conflict(seat))
    seat.cease(work.on)


async def end_appointment(work: Work) -> None:
    """A seat is given up on the day."""
    seat = await work.link_with_others("assignment", HOLDS)
    work.ended(seat, "assignment")
    work.result["assignmentId"] = seat.key()


async def appoint_committee(work: Work) -> None:
    """All seats of a body for a term: those of the term before end on the day, re-elected or not.

    Those that were recorded for the very day stay where they are named again, and give way where they are not.
    """
    organization = await work.organization("organization", [SEATS])
    body = str(work.given["body"])
    wanted = [(key_from(seat["member"], "seats", MEMBER), str(seat["role"])) for seat in work.given["seats"]]
    await read_members(work.reads, work.facts, [member for member, _ in wanted], [], work.on)
    kept: dict[tuple[str, str], Fact] = {}
    for seat in work.facts.to(HOLDS, organization.start, work.on):
        if seat.values["body"] == body:
            one = seat.start, str(seat.values["role"])
            if one in wanted and begins_as(work, seat, one[1]):
                seat.values |= stated(work)
                kept[one] = seat
            else:
                seat.cease(work.on)
    made = [kept.get(one) or seat_of(work, one, organization.start, body) for one in wanted]
    if not any(True for _ in work.facts.changed()):
        raise refuse(say("SEATS_ALREADY", day=work.on), Rule.CHANGES_SOMETHING, "seats")
    work.result["organizationId"] = organization.start
    work.result["assignmentIds"] = [seat.key() for seat in made]


def seat_of(work: Work, wanted: tuple[str, str], organization: str, body: str) -> Fact:
    """Opens a seat of the member and the role that are wanted."""
    member, role = wanted
    return seated(work, work.living(MEMBER, member, "seats"), organization, body, role)


async def take_office(work: Work) -> None:
    """A civil post, of a member or of somebody else, in a place or at an organization."""
    holder = await holder_of(work)
    until = work.given.get("until") or OPEN_END
    name, where = chosen(work.given["at"])
    if name == "place":
        end, table = key_from(where, name, PLACE), HOLDS_OFFICE_IN
        await read_nodes(work.reads, work.facts, PLACE, [end])
        work.living(PLACE, end, "at", name)
    else:
        end, table = key_from(where, name, ORGANIZATION), HOLDS_OFFICE_AT
        await work.organizations([end], ITSELF, "at", name)
    kind, title = kind_and_title(work.given)
    post = work.facts.open(table, holder, end, work.on, until, kind=str(kind), title=title)
    work.result["officeId"] = post.key()


def kind_and_title(given: Mapping[str, Any]) -> tuple[OfficeKind, str]:
    """Of a civil post: what the input gives, and of the other what usually goes with it."""
    title = given.get("title")
    if given.get("kind") is None:
        if title is None:
            raise refuse(say("KIND_OR_TITLE"), Rule.REQUIRED, "kind")
        return kind_of(title), title
    kind = OfficeKind(str(given["kind"]))
    if title is None and kind not in USUAL_TITLES:
        raise refuse(say("TITLE_NEEDED", kind=say(f"OFFICE.{kind}")), Rule.REQUIRED, "title")
    return kind, title or USUAL_TITLES[kind]


async def holder_of(work: Work) -> str:
    """A member or another person that is there, or a new person of the name that is given."""
    name, given = chosen(work.given["holder"])
    if name == "newPerson":
        identifier = work.new_id("n")
        work.facts.create(PERSON, id=identifier, name=given)
        return identifier
    wanted = decode_id(given, "holder", {MEMBER.shown, PERSON.shown})
    table = MEMBER if wanted.type == MEMBER.shown else PERSON
    await work.reads.around(work.facts, table, [wanted.key], OWN_CIVIL_POSTS, date.min)
    if work.facts.node(table, wanted.key) is None:
        raise refuse(say("UNKNOWN_HOLDER"), Rule.EXISTS, "holder", name)
    key: str = wanted.key
    return key


async def leave_office(work: Work) -> None:
    """A civil post is left on the day."""
    post = await office_named(work, "office")
    work.ended(post, "office")
    work.result["officeId"] = post.key()


async def office_named(work: Work, name: str) -> Fact:
    """The civil post that the input names, with its holder."""
    holder, end, since, title = decode_id(work.given[name], name, {HOLDS_OFFICE_IN.shown}).key
    await read_nodes(work.reads, work.facts, MEMBER, [holder])
    await work.reads.around(work.facts, PERSON, [holder], OWN_CIVIL_POSTS, date.min)
    found = (work.facts.rows.get((table, holder, end, since, title)) for table in CIVIL_POSTS)
    post = next((one for one in found if one is not None), None)
    if post is None:
        raise refuse(say("UNKNOWN", field=name), Rule.EXISTS, name)
    return post


ASSIGNMENT_PAYLOAD = Payload("AssignmentPayload", ("assignmentId",))
COMMITTEE_PAYLOAD = Payload("CommitteePayload", ("organizationId", "assignmentIds"))
OFFICE_PAYLOAD = Payload("OfficePayload", ("officeId",))
COMMANDS: Commands = {
    "appoint": Spec(ChangeKind.APPOINT, ASSIGNMENT_PAYLOAD, appoint, {MEMBER: (POSTS,), ORGANIZATION: (SEATS,)}),
    "endAppointment": Spec(ChangeKind.END_APPOINTMENT, ASSIGNMENT_PAYLOAD, end_appointment, {MEMBER: (POSTS,)}),
    "appointCommittee": Spec(
        ChangeKind.APPOINT_COMMITTEE, COMMITTEE_PAYLOAD, appoint_committee, {ORGANIZATION: (SEATS,)}
    ),
    "takeOffice": Spec(ChangeKind.TAKE_OFFICE, OFFICE_PAYLOAD, take_office),
    "leaveOffice": Spec(ChangeKind.LEAVE_OFFICE, OFFICE_PAYLOAD, leave_office, {PERSON: OWN_CIVIL_POSTS}),
}

"""The commands about a member's belonging to the Party and to cells."""

from typing import Any

from graph.facts.around import CELLS, EVERYTHING_OF_MEMBER, HOMES, POSTS, read_nodes
from graph.facts.facts import Fact
from graph.model.tables import OPEN_END
from graph.model.vocabulary import EndOfMembership, EndReason, MembershipKind, Rule, Standing
from resolvers.commands.endings import carry_over
from resolvers.commands.machinery.change import Work
from resolvers.commands.machinery.refusals import refuse
from resolvers.commands.machinery.rules import conflict
from resolvers.shared.identifiers import encode_id

OFFICIAL = str(MembershipKind.OFFICIAL)
KEPT = ("kind", "standing", "circumstance")


async def admit(work: Work) -> None:
    """A new probationary member of a cell, from the ceremony on (Charter art. 5: probation of twelve months)."""
    cell = await work.organization("cell")
    member = work.new_id("m")
    stated = {one: work.given[one] for one in ("birthDate", "cardNumber") if work.given.get(one) is not None}
    life = {"admittedOn": work.on, "since": work.on, "until": OPEN_END}
    work.facts.create("Member", id=member, name=work.given["name"], **stated, **life)
    standing = str(Standing.PROBATIONARY)
    link = work.facts.open("MEMBER_OF", member, cell.start, work.on, OPEN_END, kind=OFFICIAL, standing=standing)
    await settle(work, member)
    answer(work, member, link)


async def confirm_official(work: Work) -> None:
    """The probation ends, and the member is official from the day on."""
    member = await work.member("member", [CELLS])
    link = official_link(work, member)
    if link.values["standing"] == Standing.OFFICIAL:
        message = f"The member is official already on {work.on}."
        raise refuse(message, Rule.CHANGES_SOMETHING, "on", conflicting=conflict(link))
    member.values["officialOn"] = work.on
    answer(work, member.start, changed_link(work, link, EndReason.BECAME_OFFICIAL, standing=str(Standing.OFFICIAL)))


def official_link(work: Work, member: Fact) -> Fact:
    """The membership of the cell that counts the member on the day."""
    link = work.holding("MEMBER_OF", member.start, kind=OFFICIAL)
    if link is None:
        conflicting = encode_id("Member", member.start)
        raise refuse(f"The member has no cell on {work.on}.", Rule.EXISTS, "member", conflicting=conflicting)
    return link


def changed_link(work: Work, link: Fact, reason: EndReason, **values: Any) -> Fact:
    """The membership goes on in the same cell as another one; it ends as the one that it replaces would have."""
    kept = {name: link.values[name] for name in KEPT if name in link.values} | values
    ended = {"endReason": link.values["endReason"]} if "endReason" in link.values else {}
    made = work.replace(link, link.end, **{name: value for name, value in kept.items() if value is not None}, **ended)
    link.values["endReason"] = str(reason)
    return made


async def set_circumstance(work: Work) -> None:
    """Another circumstance from the day on, or none any more."""
    member = await work.member("member", [CELLS])
    link = official_link(work, member)
    wanted = None if work.given.get("circumstance") is None else str(work.given["circumstance"])
    if wanted == link.values.get("circumstance"):
        message = f"The member's circumstance is that already on {work.on}."
        raise refuse(message, Rule.CHANGES_SOMETHING, "circumstance", conflicting=conflict(link))
    answer(work, member.start, changed_link(work, link, EndReason.CIRCUMSTANCE_CHANGED, circumstance=wanted))


async def settle(work: Work, member: str) -> None:
    """The member lives in the place that the input names, if it names one; whoever lives there already goes on to."""
    if not work.given.get("home"):
        return
    place = work.key_of("home", "Place")
    await read_nodes(work.reads, work.facts, "Place", [place])
    until = work.living("Place", place, "home").until
    homes = work.facts.from_("LIVES_IN", member, work.on)
    if place in {home.end for home in homes}:
        return
    for home in homes:
        until = min(until, home.until)
        home.end_on(work.on)
    work.facts.open("LIVES_IN", member, place, work.on, until)


async def transfer(work: Work) -> None:
    """Permanently: another cell counts the member. For a time or by residence: a second link beside it."""
    member = await work.member("member", [CELLS, POSTS, HOMES])
    to = await work.organization("to")
    kind = str(work.given["kind"])
    official = official_link(work, member)
    there = next((one for one in work.facts.from_("MEMBER_OF", member.start, work.on) if one.end == to.start), None)
    if there is not None and (kind != OFFICIAL or there.values["kind"] == OFFICIAL):
        message = f"The member belongs to that cell already on {work.on}."
        raise refuse(message, Rule.CHANGES_SOMETHING, "to", conflicting=conflict(there))
    await settle(work, member.start)
    if kind == OFFICIAL:
        answer(work, member.start, moved(work, official, to.start, there))
    else:
        answer(work, member.start, linked(work, official, to.start, kind))


def moved(work: Work, official: Fact, to: str, there: Fact | None) -> Fact:
    """The cell that counts changes; seats in the old cell are given up, a second link to the new one is not needed."""
    kept = {name: official.values[name] for name in KEPT if name in official.values}
    if official.until < OPEN_END and "endReason" in official.values:
        kept["endReason"] = official.values["endReason"]
    made = work.replace(official, to, **kept)
    official.values["endReason"] = str(EndReason.TRANSFERRED)
    # a probation that is to end later ends in the new cell
    for later in work.facts.from_("MEMBER_OF", official.start):
        if later.end == official.end and later.since > work.on and later.values["kind"] == OFFICIAL:
            carry_over(work, later, to)
    if there is not None:
        there.end_on(work.on, endReason=str(EndReason.TRANSFERRED))
    for seat in work.facts.from_("HOLDS", official.start, work.on):
        if seat.end == official.end:
            seat.end_on(work.on)
    return made


def linked(work: Work, official: Fact, to: str, kind: str) -> Fact:
    """A second link: for a time in a host cell, or with the cell where the member lives (one at a time)."""
    until = work.given.get("until") or OPEN_END
    if kind == MembershipKind.TEMPORARY and until == OPEN_END:
        raise refuse("A temporary link needs `until`, its last day's morrow.", Rule.SINCE_BEFORE_UNTIL, "until")
    for other in work.facts.from_("MEMBER_OF", official.start, work.on):
        if other.values["kind"] == kind == MembershipKind.RESIDENCE:
            other.end_on(work.on, endReason=str(EndReason.TRANSFERRED))
    values = {"kind": kind, "standing": official.values["standing"]}
    return work.facts.open("MEMBER_OF", official.start, to, work.on, until, **values)


async def end_membership(work: Work) -> None:
    """The member is no longer one of the Party: cells, seats and supervision links end, a civil post by death only."""
    member = await work.member("member", EVERYTHING_OF_MEMBER)
    reason = str(work.given["reason"])
    member.values["until"] = work.on
    for link in work.facts.from_("MEMBER_OF", member.start):
        link.cease(work.on, endReason=reason)
    posts = ("HOLDS_OFFICE_IN", "HOLDS_OFFICE_AT") if reason == EndOfMembership.DECEASED else ()
    for table in ("HOLDS", "SUPERVISES", "LIVES_IN", *posts):
        for link in work.facts.from_(table, member.start):
            link.cease(work.on)
    work.result["memberId"] = member.start


def answer(work: Work, member: str, link: Fact) -> None:
    work.result["memberId"] = member
    work.result["membershipId"] = "~".join((member, link.end, link.since.isoformat(), link.values["kind"]))

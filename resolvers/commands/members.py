"""The commands about a member's belonging to the Party and to cells."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from graph.facts.around import CELLS, EVERYTHING_OF_MEMBER, HOMES, MEMBER_CASES, POSTS, read_nodes
from graph.facts.facts import Fact
from graph.model.directive_tables import MEMBER_WORKS_ON
from graph.model.tables import CIVIL_POSTS, HOLDS, LIVES_IN, MEMBER, MEMBER_OF, OPEN_END, PLACE, SUPERVISES
from graph.model.vocabulary import ChangeKind, EndOfMembership, EndReason, MembershipKind, Rule, Standing
from resolvers.commands.calendars import keep_inside
from resolvers.commands.cases import close_leaving
from resolvers.commands.machinery.change import FIELDS, Work
from resolvers.commands.machinery.conflicts import conflict
from resolvers.commands.machinery.refusals import refuse
from resolvers.commands.machinery.spec import Commands, Payload, Spec
from resolvers.commands.machinery.timelines import Timeline
from resolvers.commands.posts import give_up
from resolvers.shared.identifiers import id_of
from wording.said import say

OFFICIAL = str(MembershipKind.OFFICIAL)
KEPT = ("kind", "standing", "circumstance")
REASONS = {
    "cell": EndReason.TRANSFERRED,
    "standing": EndReason.BECAME_OFFICIAL,
    "circumstance": EndReason.CIRCUMSTANCE_CHANGED,
}
"""Why a membership ends, by what is another one afterwards; where several are, by the first of them."""
ENDING = (*EVERYTHING_OF_MEMBER, MEMBER_CASES)
"""What the end of a membership of the Party is about."""
STRONGEST = tuple(REASONS.values())
GIVEN = {"cell": "to", "standing": "on", "circumstance": "circumstance"}
"""Where the input says it."""


async def admit(work: Work) -> None:
    """A new probationary member of a cell, from the ceremony on (Charter art. 5: probation of twelve months)."""
    cell = await work.organization("cell")
    member = work.new_id("m")
    stated = {one: work.given[one] for one in ("birthDate", "cardNumber") if work.given.get(one) is not None}
    life = {"admittedOn": work.on, "since": work.on, "until": OPEN_END}
    work.facts.create(MEMBER, id=member, name=work.given["name"], **stated, **life)
    standing = str(Standing.PROBATIONARY)
    link = work.facts.open(MEMBER_OF, member, cell.start, work.on, OPEN_END, kind=OFFICIAL, standing=standing)
    await settle(work, member)
    answer(work, member, link)


async def register(work: Work) -> None:
    """Somebody who was admitted before comes onto the list of a cell: from another place, or when the list is begun."""
    work.fields = {**FIELDS, "officialOn": ("officialOn",)}
    cell = await work.organization("cell")
    member, admitted, official = work.new_id("m"), work.given["admittedOn"], work.given.get("officialOn")
    if admitted > work.on:
        raise refuse(say("ADMITTED_LATER", admitted=admitted, day=work.on), Rule.SINCE_BEFORE_UNTIL, "admittedOn")
    stated = {one: work.given[one] for one in ("birthDate", "cardNumber", "officialOn") if work.given.get(one)}
    life = {"admittedOn": admitted, "since": admitted, "until": OPEN_END}
    work.facts.create(MEMBER, id=member, name=work.given["name"], **stated, **life)
    stays = {"kind": OFFICIAL} | ({"circumstance": str(one)} if (one := work.given.get("circumstance")) else {})
    turn = work.on if official is None else max(official, work.on)
    standing = str(Standing.PROBATIONARY if official is None else Standing.OFFICIAL)
    if turn > work.on:
        on_probation = {"standing": str(Standing.PROBATIONARY), "endReason": str(EndReason.BECAME_OFFICIAL)}
        work.facts.open(MEMBER_OF, member, cell.start, work.on, turn, **stays, **on_probation)
    link = work.facts.open(MEMBER_OF, member, cell.start, turn, OPEN_END, **stays, standing=standing)
    await settle(work, member)
    answer(work, member, link)


async def confirm_official(work: Work) -> None:
    """The probation ends, and the member is official from the day on, in every cell."""
    member = await work.member("member", [CELLS])
    link = official_link(work, member)
    if link.values["standing"] == Standing.OFFICIAL:
        raise refuse(say("OFFICIAL_ALREADY", day=work.on), Rule.CHANGES_SOMETHING, "on", conflicting=conflict(link))
    known = member.values.get("officialOn")
    if known is not None and known > work.on:
        raise refuse(
            say("BECOMES_OFFICIAL", day=known), Rule.CHANGES_SOMETHING, "on", conflicting=id_of(MEMBER, member.start)
        )
    member.values["officialOn"] = work.on
    made = changed(work, link, "standing", str(Standing.OFFICIAL))
    for other in work.facts.from_(MEMBER_OF, member.start):
        confirm(work, other)
    answer(work, member.start, made[0])


def confirm(work: Work, link: Fact) -> None:
    """A membership beside the official one says the standing of the member, too."""
    if link.until <= work.on or link.values["standing"] == Standing.OFFICIAL:
        return
    if link.since < work.on:
        changed(work, link, "standing", str(Standing.OFFICIAL))
    else:
        link.values["standing"] = str(Standing.OFFICIAL)


def official_link(work: Work, member: Fact) -> Fact:
    """The membership of the cell that counts the member on the day."""
    link = work.holding(MEMBER_OF, member.start, kind=OFFICIAL)
    if link is None:
        conflicting = id_of(MEMBER, member.start)
        raise refuse(say("NO_CELL", day=work.on), Rule.EXISTS, "member", conflicting=conflicting)
    return link


def changed(work: Work, link: Fact, name: str, value: str | None) -> list[Fact]:
    """Another cell, standing or circumstance from the day on, until the next change of it; the memberships that have
    it. The one that ended on the day says why."""
    made = timeline(work, link, name).change(value, work.on)
    for before in work.facts.from_(MEMBER_OF, link.start):
        if before.until == work.on and before.values["kind"] == link.values["kind"]:
            reasons = {before.values.get("endReason"), str(REASONS[name])}
            before.values["endReason"] = next(str(one) for one in STRONGEST if one in reasons)
    return made


def timeline(work: Work, link: Fact, name: str) -> Timeline:
    """One value along the memberships that count the member, or along those beside them in one cell."""
    kind, reason = link.values["kind"], REASONS[name]
    own = [one for one in work.facts.from_(MEMBER_OF, link.start) if one.values["kind"] == kind]
    rows = own if kind == OFFICIAL else [one for one in own if one.end == link.end]

    def read(row: Fact) -> str | None:
        return row.end if name == "cell" else row.values.get(name)

    def begin(row: Fact, value: str | None) -> Fact:
        kept = {one: row.values[one] for one in (*KEPT, "endReason") if one in row.values}
        stated = kept if name == "cell" else stating(kept, name, value)
        made = work.replace(row, value if name == "cell" and value else row.end, **stated)
        row.values["endReason"] = str(reason)
        return made

    def rewrite(row: Fact, value: str | None) -> Fact:
        if name == "cell" and value:
            return work.facts.redirect(row, value)
        row.values = stating(row.values, name, value)
        return row

    def turns(row: Fact) -> bool:
        return row.values.get("endReason") == reason

    return Timeline(rows, read, begin, rewrite, GIVEN[name], turns)


def stating(values: Mapping[str, Any], name: str, value: str | None) -> dict[str, Any]:
    others = {one: known for one, known in values.items() if one != name}
    return others if value is None else {**others, name: value}


async def set_circumstance(work: Work) -> None:
    """Another circumstance from the day on, or none any more."""
    member = await work.member("member", [CELLS])
    link = official_link(work, member)
    wanted = None if work.given.get("circumstance") is None else str(work.given["circumstance"])
    if wanted == link.values.get("circumstance"):
        raise refuse(
            say("CIRCUMSTANCE_ALREADY", day=work.on), Rule.CHANGES_SOMETHING, "circumstance", conflicting=conflict(link)
        )
    answer(work, member.start, changed(work, link, "circumstance", wanted)[0])


async def settle(work: Work, member: str) -> None:
    """The member lives in the place that the input names, if it names one; whoever lives there already goes on to."""
    if not work.given.get("home"):
        return
    place = work.key_of("home", PLACE)
    await read_nodes(work.reads, work.facts, PLACE, [place])
    own = work.facts.node(MEMBER, member)
    assert own is not None, "whoever settles is at hand"  # noqa: S101
    until = min(own.until, work.living(PLACE, place, "home").until)
    homes = work.facts.from_(LIVES_IN, member, work.on)
    if place in {home.end for home in homes}:
        return
    later = [home.since for home in work.facts.from_(LIVES_IN, member) if home.since > work.on]
    until = min([until, *later, *(home.until for home in homes)])
    for home in homes:
        home.cease(work.on)
    work.facts.open(LIVES_IN, member, place, work.on, until)


async def transfer(work: Work) -> None:
    """Permanently: another cell counts the member. For a time or by residence: a second link beside it."""
    member = await work.member("member", [CELLS, POSTS, HOMES])
    to = await work.organization("to")
    kind = str(work.given["kind"])
    official = official_link(work, member)
    there = next((one for one in work.facts.from_(MEMBER_OF, member.start, work.on) if one.end == to.start), None)
    if there is not None and (kind != OFFICIAL or there.values["kind"] == OFFICIAL):
        raise refuse(say("IN_CELL_ALREADY", day=work.on), Rule.CHANGES_SOMETHING, "to", conflicting=conflict(there))
    if kind == OFFICIAL and work.given.get("until") is not None:
        raise refuse(say("TRANSFER_FOR_GOOD"), Rule.SINCE_BEFORE_UNTIL, "until")
    await settle(work, member.start)
    if kind == OFFICIAL:
        answer(work, member.start, moved(work, official, to.start))
    else:
        answer(work, member.start, linked(work, official, to.start, kind))


def moved(work: Work, official: Fact, to: str) -> Fact:
    """The cell that counts changes; seats in the old cell are given up, a second link to the new one is not needed."""
    left = official.end
    made = changed(work, official, "cell", to)
    for link in made:
        for other in beside(work, link):
            other.cease(link.since, endReason=str(EndReason.TRANSFERRED))
    for seat in work.facts.from_(HOLDS, official.start):
        if seat.end == left and work.on < seat.until and seat.since < made[-1].until:
            give_up(work, seat, "member")
    return made[0]


def beside(work: Work, link: Fact) -> list[Fact]:
    """Other memberships of the same cell in the time of one."""
    own = work.facts.from_(MEMBER_OF, link.start)
    there = [one for one in own if one is not link and one.end == link.end and one.values["kind"] != OFFICIAL]
    return [one for one in there if one.since < link.until and link.since < one.until]


def linked(work: Work, official: Fact, to: str, kind: str) -> Fact:
    """A second link: for a time in a host cell, or with the cell where the member lives (one at a time). It lasts until
    the next link to that cell, or by residence to any."""
    until = work.given.get("until") or OPEN_END
    if kind == MembershipKind.TEMPORARY and until == OPEN_END:
        raise refuse(say("TEMPORARY_NEEDS_END"), Rule.SINCE_BEFORE_UNTIL, "until")
    own = work.facts.from_(MEMBER_OF, official.start)
    residences = [one for one in own if one.values["kind"] == kind == MembershipKind.RESIDENCE]
    for other in residences:
        if other.holds(work.on):
            other.cease(work.on, endReason=str(EndReason.TRANSFERRED))
    following = [one.since for one in own if one.since > work.on and (one.end == to or one in residences)]
    return opened(work, official, to, kind, min([until, *following]))


def opened(work: Work, official: Fact, to: str, kind: str, until: date) -> Fact:
    """A second link with the standing that the member has: where that changes meanwhile, two that follow each other."""
    standing, member = official.values["standing"], official.start
    counted = (one for one in work.facts.from_(MEMBER_OF, member) if one.values["kind"] == OFFICIAL)
    turns = [one.since for one in counted if one.since > work.on and one.values["standing"] != standing]
    turn = min(turns, default=OPEN_END)
    if turn >= until:
        return work.facts.open(MEMBER_OF, member, to, work.on, until, kind=kind, standing=standing)
    reason = str(EndReason.BECAME_OFFICIAL)
    work.facts.open(MEMBER_OF, member, to, turn, until, kind=kind, standing=str(Standing.OFFICIAL))
    return work.facts.open(MEMBER_OF, member, to, work.on, turn, kind=kind, standing=standing, endReason=reason)


async def end_membership(work: Work) -> None:
    """The member is no longer one of the Party: cells, seats, tasks and supervision end, a civil post by death only.

    What was to begin later is taken back, and warned of; an open case of the member's leaving is closed.
    """
    member = await work.member("member", ENDING)
    reason = str(work.given["reason"])
    close_leaving(work, member.start, reason)
    member.values["until"] = work.on
    if member.values.get("officialOn", work.on) >= work.on:
        member.values.pop("officialOn", None)
    for link in work.facts.from_(MEMBER_OF, member.start):
        link.cease(work.on, endReason=reason)
        work.warn_of_taken_back(link)
    posts = CIVIL_POSTS if reason == EndOfMembership.DECEASED else ()
    for seat in work.facts.from_(HOLDS, member.start):
        if work.on < seat.until:
            give_up(work, seat, "member")
    for table in (SUPERVISES, LIVES_IN, MEMBER_WORKS_ON, *posts):
        for link in work.facts.from_(table, member.start):
            link.cease(work.on)
            work.warn_of_taken_back(link)
    keep_inside(work, member)
    work.result["memberId"] = member.start


def answer(work: Work, member: str, link: Fact) -> None:
    work.result["memberId"] = member
    work.result["membershipId"] = link.key()


MEMBER_PAYLOAD = Payload("MemberPayload", ("memberId", "membershipId"))
WHO = tuple((name,) for name in sorted(MEMBER.personal))
COMMANDS: Commands = {
    "admitMember": Spec(ChangeKind.ADMIT_MEMBER, MEMBER_PAYLOAD, admit, personal=WHO),
    "registerMember": Spec(ChangeKind.REGISTER_MEMBER, MEMBER_PAYLOAD, register, personal=WHO),
    "confirmOfficial": Spec(ChangeKind.CONFIRM_OFFICIAL, MEMBER_PAYLOAD, confirm_official, {MEMBER: (CELLS,)}),
    "transferMember": Spec(ChangeKind.TRANSFER_MEMBER, MEMBER_PAYLOAD, transfer, {MEMBER: (CELLS, POSTS, HOMES)}),
    "setCircumstance": Spec(ChangeKind.SET_CIRCUMSTANCE, MEMBER_PAYLOAD, set_circumstance, {MEMBER: (CELLS,)}),
    "endMembership": Spec(ChangeKind.END_MEMBERSHIP, MEMBER_PAYLOAD, end_membership, {MEMBER: ENDING}),
}

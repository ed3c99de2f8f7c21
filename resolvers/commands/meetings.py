"""The commands about meetings: `on` is the day that a meeting was held on. Called by `mutations`.

A meeting is of one day and has no life, so its record is mended in place; the ledger keeps what stood before.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from graph.facts import Fact
from graph.model import NODES
from graph.surroundings import ATTENDED_BY, HELD_BY, SUPERVISORS, read_members, read_organizations, read_surroundings
from graph.vocabulary import AttendanceCapacity, Rule
from resolvers.commands.refusals import refuse
from resolvers.commands.work import Work, key_from

NUMBERS = ("expected", "present", "excused")


async def record(work: Work) -> None:
    """A meeting of an organization on the day, with those who came from above."""
    organization = await work.organization("organization", [SUPERVISORS])
    numbers = {name: work.given[name] for name in NUMBERS}
    check_numbers(numbers)
    meeting = work.new_id("g")
    work.facts.create("Meeting", id=meeting, kind=str(work.given["kind"]), heldOn=work.on, **numbers)
    work.facts.join("OF", meeting, organization.start)
    await attend(work, meeting, organization.start, work.given.get("attendances") or ())
    work.result["meetingId"] = meeting


def check_numbers(numbers: Mapping[str, Any]) -> None:
    if min(numbers[name] for name in NUMBERS) < 0 or numbers["present"] + numbers["excused"] > numbers["expected"]:
        message = "`present` and `excused` together must be no more than `expected`, and none less than 0."
        raise refuse(message, Rule.NUMBERS_FIT, "present")


async def attend(work: Work, meeting: str, organization: str, attendances: Sequence[Mapping[str, Any]]) -> None:
    """Who came, each once; a supervisor's visit without a link on the day is warned of."""
    people = [key_from(one["member"], "attendances", "Member") for one in attendances]
    absent = [key_from(one["onBehalfOf"], "attendances", "Member") for one in attendances if one.get("onBehalfOf")]
    await read_members(work.reads, work.facts, {*people, *absent}, [], work.on)
    if len(set(people)) < len(people):
        raise refuse("`attendances` names somebody twice.", Rule.ONCE_ONLY, "attendances")
    for one in (*people, *absent):
        work.living("Member", one, "attendances")
    assigned = {link.start for link in work.facts.to("SUPERVISES", organization, work.on)}
    for person, given in zip(people, attendances, strict=True):
        add_attendance(work, meeting, person, given, assigned)


def add_attendance(work: Work, meeting: str, person: str, given: Mapping[str, Any], assigned: set[str]) -> None:
    capacity = str(given["capacity"])
    behalf = given.get("onBehalfOf")
    if (capacity == AttendanceCapacity.STAND_IN) != (behalf is not None):
        raise refuse("`onBehalfOf` goes with STAND_IN, and only with that.", Rule.EXISTS, "attendances", "onBehalfOf")
    visitor = person if behalf is None else key_from(behalf, "attendances", "Member")
    if capacity != AttendanceCapacity.GUEST and visitor not in assigned:
        message = "Nobody of that name is assigned to the organization on that day."
        work.warn(message, Rule.SUPERVISOR_HAS_STANDING, "attendances")
    stated = {} if behalf is None else {"onBehalfOf": visitor}
    # who was there before stays the same link, even if it was just taken away with all the others
    known = next((one for one in work.facts.by_end["ATTENDED", meeting] if one.start == person), None)
    if known is None:
        work.facts.join("ATTENDED", person, meeting, capacity=capacity, **stated)
    else:
        known.dropped = False
        known.values = {"capacity": capacity, **stated}


async def correct(work: Work) -> None:
    """Mends what the input gives; those who came are replaced as a whole."""
    meeting = await meeting_of(work)
    [held] = work.facts.from_("OF", meeting.start)
    given = {name: work.given[name] for name in NUMBERS if work.given.get(name) is not None}
    if work.given.get("kind") is not None:
        given["kind"] = str(work.given["kind"])
    meeting.values.update(given)
    check_numbers(meeting.values)
    if work.given.get("attendances") is not None:
        await read_organizations(work.reads, work.facts, [held.end], [SUPERVISORS], work.on)
        for one in work.facts.to("ATTENDED", meeting.start):
            one.dropped = True
        await attend(work, meeting.start, held.end, work.given["attendances"])
    if not any(True for _ in work.facts.changed()):
        raise refuse("The record says that already.", Rule.CHANGES_SOMETHING, "meeting")
    work.result["meetingId"] = meeting.start


async def meeting_of(work: Work) -> Fact:
    """The meeting that the input names; from now on, the change is about the day that it was held on."""
    key = work.key_of("meeting", "Meeting")
    await read_surroundings(work.reads, work.facts, NODES["Meeting"], [key], [HELD_BY, ATTENDED_BY], date.min)
    meeting = work.facts.node("Meeting", key)
    if meeting is None:
        raise refuse("`meeting` names nothing that is known here.", Rule.EXISTS, "meeting")
    work.on = meeting.values["heldOn"]
    return meeting

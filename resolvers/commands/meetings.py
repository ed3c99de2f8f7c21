"""The commands about meetings, which are of the day of the change where they say no other.

A meeting is of one day and has no life, so its record is mended in place; the ledger keeps what stood before.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from graph.facts.around import ATTENDED_BY, HELD_BY, SUPERVISORS, read_members, read_nodes, read_organizations
from graph.facts.doubles import held_already
from graph.facts.facts import Fact
from graph.model.sheets import meeting_level
from graph.model.tables import ATTENDED, MEETING, MEMBER, OF, ORGANIZATION, SHEET, SUPERVISES
from graph.model.vocabulary import AttendanceCapacity, ChangeKind, Rule
from resolvers.commands.machinery.change import Work, key_from
from resolvers.commands.machinery.refusals import Refusal, Refused, refuse
from resolvers.commands.machinery.spec import Commands, Payload, Spec
from resolvers.commands.sheets import faults_of_meeting, marked, put_marks, sheet_of
from wording.said import say

MOST_MEETINGS = 2_000
NUMBERS = ("expected", "present", "excused")


async def record(work: Work) -> None:
    """A meeting of an organization on the day, with those who came from above."""
    [work.result["meetingId"]] = await recorded(work, [work.given], [()])


async def record_all(work: Work) -> None:
    """The meetings of a return, all or none; each reason for a refusal names its meeting."""
    lines = work.given["meetings"]
    if not 1 <= len(lines) <= MOST_MEETINGS:
        raise refuse(
            say("COUNT_OUT_OF_BOUNDS", field="meetings", most=MOST_MEETINGS), Rule.CHANGES_SOMETHING, "meetings"
        )
    places = [("meetings", str(number)) for number in range(len(lines))]
    work.result["meetingIds"] = await recorded(work, lines, places)


async def recorded(work: Work, lines: Sequence[Mapping[str, Any]], places: Sequence[tuple[str, ...]]) -> list[str]:
    """The ids of the recorded meetings; three statements, whatever their number. Raises every refusal at once."""
    organizations = [key_from(line["organization"], "organization", ORGANIZATION) for line in lines]
    first = min(held_on(work, line) for line in lines)
    await read_organizations(work.reads, work.facts, set(organizations), [SUPERVISORS], first)
    people = {person for line in lines for person in people_of(attendances_of(line))}
    await read_members(work.reads, work.facts, people, [], first)
    sheets = {key_from(line["sheet"], "sheet", SHEET) for line in lines if line.get("sheet")}
    await read_nodes(work.reads, work.facts, SHEET, sheets)
    refusals = recorded_twice(work, lines, places)
    made: list[str] = []
    for line, organization, place in zip(lines, organizations, places, strict=True):
        try:
            made.append(hold(work, line, organization, place))
        except Refused as refused:
            refusals += refused.refusals
    if refusals:
        raise Refused(refusals)
    return made


def recorded_twice(work: Work, lines: Sequence[Mapping[str, Any]], places: Sequence[tuple[str, ...]]) -> list[Refusal]:
    """A refusal for each meeting that a line before it has: of one organization, one day and one kind."""
    told: set[tuple[str, date, str]] = set()
    refusals: list[Refusal] = []
    for line, place in zip(lines, places, strict=True):
        meeting = line["organization"], held_on(work, line), str(line["kind"])
        if meeting in told:
            twice = say("MEETING_TWICE", day=meeting[1], kind=say(f"MEETING.{meeting[2]}"))
            refusals.append(Refusal(twice, Rule.ONCE_ONLY, (*place, "heldOn"), line["organization"]))
        told.add(meeting)
    return refusals


def held_on(work: Work, line: Mapping[str, Any]) -> date:
    """The day of a meeting: that of the change, where it says no other."""
    day: date = line.get("heldOn") or work.on
    return day


def attendances_of(line: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    return line.get("attendances") or ()


def people_of(attendances: Sequence[Mapping[str, Any]]) -> list[str]:
    """Whoever came, and whoever was stood in for."""
    named = [one[name] for name in ("member", "onBehalfOf") for one in attendances if one.get(name)]
    return [key_from(one, "attendances", MEMBER) for one in named]


def hold(work: Work, line: Mapping[str, Any], organization: str, place: tuple[str, ...]) -> str:
    """Records one meeting; `place` is where the input names it."""
    day = held_on(work, line)
    if work.today is not None and day > work.today:
        ahead = say("MEETING_AHEAD", day=day, today=work.today)
        raise refuse(ahead, Rule.HAS_HAPPENED, *place, "heldOn" if place else "on")
    work.living(ORGANIZATION, organization, *place, "organization", on=day)
    numbers = {name: line[name] for name in NUMBERS}
    check_numbers(numbers, place)
    judged = scored(work, {"heldOn": day, **judgement(work, line, place)}, place)
    warn_of_numbers(work, organization, numbers, day, place)
    if held_already(work.reads.memory, work.facts, organization, day):
        already = say("MEETING_ALREADY", day=day)
        work.warn(already, Rule.ONCE_ONLY, *place, "heldOn" if place else "on", conflicting=line["organization"])
    meeting = work.new_id("g")
    work.facts.create(MEETING, id=meeting, kind=str(line["kind"]), **judged, **numbers)
    work.facts.join(OF, meeting, organization)
    attend(work, meeting, organization, attendances_of(line), day, place)
    return meeting


def judgement(work: Work, line: Mapping[str, Any], place: tuple[str, ...]) -> dict[str, Any]:
    """The points of a meeting, criterion by criterion where the input has them so, and by which sheet."""
    values = {**marked(line), **points_given(line)}
    if line.get("sheet"):
        sheet = work.known(SHEET, key_from(line["sheet"], "sheet", SHEET), *place, "sheet")
        values["sheet"] = sheet.start
    return values


def points_given(given: Mapping[str, Any]) -> dict[str, Any]:
    return {} if given.get("points") is None else {"points": given["points"]}


def scored(work: Work, values: Mapping[str, Any], place: tuple[str, ...] = ()) -> dict[str, Any]:
    """The values with the level that the points come to. Raises what they have against the sheet."""
    if faults := [*faults_of_meeting(work, values)]:
        raise Refused([replace(one, field=(*place, *one.field)) for one in faults])
    sheet = sheet_of(work, values)
    level = meeting_level(None if sheet is None else sheet.values, values.get("points"))
    kept = {name: value for name, value in values.items() if name != "level"}
    return kept if level is None else {**kept, "level": str(level)}


def check_numbers(numbers: Mapping[str, Any], place: tuple[str, ...] = ()) -> None:
    if min(numbers[name] for name in NUMBERS) < 0 or numbers["present"] + numbers["excused"] > numbers["expected"]:
        raise refuse(say("NUMBERS_DO_NOT_FIT"), Rule.NUMBERS_FIT, *place, "present")


def warn_of_numbers(
    work: Work, organization: str, numbers: Mapping[str, Any], day: date, place: tuple[str, ...]
) -> None:
    """More than belong to a cell may be there, as guests or for a time, and may be a slip."""
    series = work.facts.counted.get(organization, {})
    # in the order of their days, which are texts
    begun = bisect_right(series.get("countedFrom") or (), day.isoformat())
    had = series["countedOfficial"][begun - 1] + series["countedProbationary"][begun - 1] if begun else 0
    most = max(numbers["expected"], numbers["present"])
    if 0 < had < most:
        more = say("MORE_THAN_MEMBERS", most=most, had=had, day=day)
        work.warn(more, Rule.NUMBERS_FIT, *place, "present" if most == numbers["present"] else "expected")


def attend(
    work: Work,
    meeting: str,
    organization: str,
    attendances: Sequence[Mapping[str, Any]],
    day: date,
    place: tuple[str, ...] = (),
) -> None:
    """Who came, each once, of members at hand; a supervisor's visit without a link on the day is warned of."""
    field = (*place, "attendances")
    came = [key_from(one["member"], "attendances", MEMBER) for one in attendances]
    if len(set(came)) < len(came):
        raise refuse(say("CAME_TWICE"), Rule.ONCE_ONLY, *field)
    for one in people_of(attendances):
        work.living(MEMBER, one, *field, on=day)
    assigned = {link.start for link in work.facts.to(SUPERVISES, organization, day)}
    for person, given in zip(came, attendances, strict=True):
        add_attendance(work, meeting, person, given, assigned, field)


def add_attendance(
    work: Work, meeting: str, person: str, given: Mapping[str, Any], assigned: set[str], field: tuple[str, ...]
) -> None:
    capacity = str(given["capacity"])
    behalf = given.get("onBehalfOf")
    if (capacity == AttendanceCapacity.STAND_IN) != (behalf is not None):
        raise refuse(say("ON_BEHALF_OF_STAND_IN"), Rule.EXISTS, *field, "onBehalfOf")
    visitor = person if behalf is None else key_from(behalf, "attendances", MEMBER)
    if capacity != AttendanceCapacity.GUEST and visitor not in assigned:
        work.warn(say("NOT_ASSIGNED"), Rule.SUPERVISOR_HAS_STANDING, *field)
    stated = {} if behalf is None else {"onBehalfOf": visitor}
    # who was there before stays the same link, even if it was just taken away with all the others
    known = next((one for one in work.facts.by_end[ATTENDED, meeting] if one.start == person), None)
    if known is None:
        work.facts.join(ATTENDED, person, meeting, capacity=capacity, **stated)
    else:
        known.dropped = False
        known.values = {"capacity": capacity, **stated}


async def correct(work: Work) -> None:
    """Mends what the input gives; those who came are replaced as a whole."""
    meeting = await meeting_of(work)
    [held] = work.facts.from_(OF, meeting.start)
    given = {name: work.given[name] for name in NUMBERS if work.given.get(name) is not None}
    if work.given.get("kind") is not None:
        given["kind"] = str(work.given["kind"])
    meeting.values.update(given)
    check_numbers(meeting.values)
    if "points" in work.given:
        meeting.values.pop("points", None)
        meeting.values |= points_given(work.given)
    await put_marks(work, meeting)
    meeting.values = scored(work, meeting.values)
    if work.given.get("attendances") is not None:
        await read_organizations(work.reads, work.facts, [held.end], [SUPERVISORS], work.on)
        await read_members(work.reads, work.facts, set(people_of(work.given["attendances"])), [], work.on)
        for one in work.facts.to(ATTENDED, meeting.start):
            one.dropped = True
        attend(work, meeting.start, held.end, work.given["attendances"], work.on)
    if not any(True for _ in work.facts.changed()):
        raise refuse(say("RECORD_SAYS_THAT"), Rule.CHANGES_SOMETHING, "meeting")
    work.result["meetingId"] = meeting.start


async def meeting_of(work: Work) -> Fact:
    """The meeting that the input names; from now on, the change is about the day that it was held on."""
    key = work.key_of("meeting", MEETING)
    await work.reads.around(work.facts, MEETING, [key], [HELD_BY, ATTENDED_BY], date.min)
    meeting = work.known(MEETING, key, "meeting")
    work.on = meeting.values["heldOn"]
    return meeting


MEETING_PAYLOAD = Payload("MeetingPayload", ("meetingId",))
MEETINGS_PAYLOAD = Payload("MeetingsPayload", ("meetingIds",))
COMMANDS: Commands = {
    "recordMeeting": Spec(ChangeKind.RECORD_MEETING, MEETING_PAYLOAD, record, {ORGANIZATION: (SUPERVISORS,)}),
    "recordMeetings": Spec(ChangeKind.RECORD_MEETINGS, MEETINGS_PAYLOAD, record_all, {ORGANIZATION: (SUPERVISORS,)}),
    "correctMeeting": Spec(ChangeKind.CORRECT_MEETING, MEETING_PAYLOAD, correct),
}

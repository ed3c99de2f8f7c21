"""Monthly meetings from 2024 on and who came to them from above.

A meeting carries its numbers (expected, present, excused); only those who come from above are links: the attendance
of every member would be 1.7 million links that no question of the letter asks for.
"""

from calendar import monthrange
from collections import defaultdict
from datetime import date, timedelta
from random import Random
from typing import Any

from graph.model.meeting_words import MeetingLevel
from graph.model.sheets import Criterion, Threshold, criterion_text, meeting_level, threshold_text
from graph.model.vocabulary import SheetKind
from seeds.draft.draft import Draft, Fact, Meeting, Organization
from seeds.draft.judged import Sheet
from seeds.draft.scale import END
from seeds.draft.telling import Ref

FIRST_YEAR = 2024
MONTHS = (END.year - FIRST_YEAR) * 12 + END.month - 1
LAST = END - timedelta(days=1)
MEET = frozenset({"CELL", "GRASSROOTS_CELL"})
RIGHT_UNDER_PROVINCE = 2
"""How far down from the root: Central, province, and what is right under it."""
CRITERIA = (
    Criterion("LD", 40.0, "Tính lãnh đạo"),
    Criterion("GD", 30.0, "Tính giáo dục"),
    Criterion("CD", 30.0, "Tính chiến đấu"),
)
"""The three qualities that the letter asks of meetings; how many points each is worth is made up."""
THRESHOLDS = (
    Threshold(MeetingLevel.GOOD, 90.0),
    Threshold(MeetingLevel.FAIR, 70.0),
    Threshold(MeetingLevel.AVERAGE, 50.0),
)
"""Those of Bình Thuận's enterprises and agencies."""
MEAN_POINTS, SPREAD = 88, 6
SHARE_HELD = 0.97
SHARE_OF_VISITS = 0.42
SHARE_OF_STAND_INS = 0.06
SHARE_OF_GUESTS = 0.01


def make_meetings(draft: Draft) -> None:
    """A meeting a month in every cell; committees of the grassroots meet every quarter."""
    random = draft.random("meetings")
    for organization in list(draft.organizations.values()):
        if organization.level in MEET or organization.level == "GRASSROOTS_COMMITTEE":
            step = 1 if organization.level in MEET else 3
            links = draft.by_end["SUPERVISES"].get(organization.id, [])
            diligence = {id(link): min(1.0, max(0.0, random.gauss(SHARE_OF_VISITS, 0.25))) for link in links}
            for month in range(0, MONTHS, step):
                day = date(FIRST_YEAR + month // 12, month % 12 + 1, random.randint(1, 28))
                if organization.lives(day) and random.random() < SHARE_HELD:
                    hold(draft, random, organization, day, links, diligence)
    score_meetings(draft)
    tell_meetings(draft)


def score_meetings(draft: Draft) -> None:
    """Points of the regular and thematic meetings of cells, as a whole, by a sheet that holds everywhere: made up."""
    random, first = draft.random("points of meetings"), date(FIRST_YEAR, 1, 1)
    named = {"kind": str(SheetKind.MEETINGS), "name": "Phiếu chấm điểm sinh hoạt chi bộ", "regulation": "12-HD/BTCTW"}
    said = {
        "criteria": [criterion_text(one) for one in CRITERIA],
        "levels": [threshold_text(one) for one in THRESHOLDS],
    }
    kind, name, regulation = named.values()
    sheet = Sheet(draft.new_id("t"), kind, name, regulation, said["levels"], first, criteria=said["criteria"])
    draft.sheets.append(sheet)
    criteria = [one._asdict() for one in CRITERIA]
    levels = [{"meetingLevel": str(one.level), "least": one.least} for one in THRESHOLDS]
    draft.tell("setSheet", first, {**named, "criteria": criteria, "levels": levels}, (sheet.id,))
    row = {**named, **said}
    for meeting in draft.meetings:
        if draft.organizations[meeting.organization].level in MEET:
            meeting.points, meeting.sheet = min(100, round(random.gauss(MEAN_POINTS, SPREAD))), sheet.id
            meeting.level = str(meeting_level(row, meeting.points))


def hold(
    draft: Draft, random: Random, organization: Organization, day: date, links: list[Fact], diligence: dict[int, float]
) -> None:
    """One meeting: its numbers, the supervisors who came, those who stood in, and guests."""
    expected = len(draft.facts_to("MEMBER_OF", organization.id, day)) or 9
    present = min(expected, round(expected * min(1.0, random.gauss(0.91, 0.06))))
    kind = "THEMATIC" if day.month % 3 == 0 and random.random() < 0.6 else "REGULAR"
    meeting = Meeting(
        draft.new_id("g"), organization.id, day, kind, expected, present, round((expected - present) * 0.7)
    )
    draft.meetings.append(meeting)
    current = [link for link in links if link.holds(day) and draft.members[link.start].until > day]
    for link in current:
        draw = random.random()
        if draw < diligence[id(link)]:
            attend(meeting, link.start, "SUPERVISOR", None)
        elif draw > 1 - SHARE_OF_STAND_INS:
            stand_in = colleague(draft, random, link, day)
            if stand_in is not None:
                attend(meeting, stand_in, "STAND_IN", link.start)
    if links and random.random() < SHARE_OF_GUESTS:
        guest = colleague(draft, random, links[0], day)
        if guest is not None:
            attend(meeting, guest, "GUEST", None)


def attend(meeting: Meeting, member: str, capacity: str, on_behalf_of: str | None) -> None:
    if all(member != one for one, _, _ in meeting.attended):
        meeting.attended.append((member, capacity, on_behalf_of))


def colleague(draft: Draft, random: Random, link: Fact, day: date) -> str | None:
    """Another member of a committee that the supervisor sits in."""
    seats = draft.facts_from("HOLDS", link.start, day)
    others = [
        fact.start for seat in seats[:1] for fact in draft.facts_to("HOLDS", seat.end, day) if fact.start != link.start
    ]
    return random.choice(others) if others else None


def tell_meetings(draft: Draft) -> None:
    """Every committee right under the province reports the meetings of a quarter on its last day, as one return.

    Those of the months behind the last whole quarter are reported on the last day of all.
    """
    returns: defaultdict[tuple[date, str], list[Meeting]] = defaultdict(list)
    for meeting in draft.meetings:
        returns[
            min(LAST, last_day_of_quarter(meeting.held_on)), reporting(draft, meeting.organization, meeting.held_on)
        ].append(meeting)
    for (day, _), meetings in sorted(returns.items(), key=lambda one: one[0]):
        lines = [line_of(meeting) for meeting in meetings]
        draft.tell("recordMeetings", day, {"meetings": lines}, tuple([meeting.id for meeting in meetings]))


def last_day_of_quarter(day: date) -> date:
    last = (day.month + 2) // 3 * 3
    return date(day.year, last, monthrange(day.year, last)[1])


def reporting(draft: Draft, organization: str, day: date) -> str:
    """Which organization right under the province (a district, a bloc; since the reform: a commune) it was under."""
    path = [organization, *draft.path_of(organization, day)]
    return path[max(0, len(path) - 1 - RIGHT_UNDER_PROVINCE)]


def line_of(meeting: Meeting) -> dict[str, Any]:
    """The meeting as a line of the command that records it."""
    numbers = {"expected": meeting.expected, "present": meeting.present, "excused": meeting.excused}
    held = {"organization": Ref("Organization", meeting.organization), "heldOn": meeting.held_on, "kind": meeting.kind}
    came = [
        {"member": Ref("Member", member), "capacity": capacity}
        | ({"onBehalfOf": Ref("Member", behalf)} if behalf else {})
        for member, capacity, behalf in meeting.attended
    ]
    scored = {"points": meeting.points, "sheet": Ref("Sheet", meeting.sheet)} if meeting.sheet else {}
    return {**held, **numbers, **scored} | ({"attendances": came} if came else {})

"""What cells plan for the month of the last day and the two after it: some of it was held, some is overdue, most is
ahead of the last day. All is made up, and drawn behind all else.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from seeds.draft.draft import Draft, Meeting, Organization, PlannedMeeting
from seeds.draft.scale import END
from seeds.draft.telling import Ref
from seeds.history.meetings import LAST, MEET, reporting

MONTHS = [LAST.replace(day=1)]
for _ in range(2):
    MONTHS.append((MONTHS[-1] + timedelta(days=31)).replace(day=1))
PLANNED_ON = MONTHS[0] - timedelta(days=3)
SHARE_OF_COMMITTEES = 0.6
"""How many of the committees right under the province have their cells plan ahead."""
SHARE_PUT_OFF = 0.06
SHARE_OF_NOTES = 0.7
HOURS = ("7 giờ 30", "8 giờ", "14 giờ", "19 giờ", "19 giờ 30")
HALL_OF_A_VILLAGE, HALL = "nhà văn hóa", "hội trường cơ quan"
Met = Mapping[tuple[str, int], Meeting]
"""The meetings since the first of these months, by cell and month."""


class Planned(NamedTuple):
    """A meeting as it was planned first, and the day that it was put off to."""

    first: date
    day: date
    kind: str


def plan_meetings(draft: Draft) -> None:
    """A meeting a month of each cell of some committees: one change of each committee, then what was put off."""
    random = draft.random("planned meetings")
    met = {(one.organization, one.held_on.month): one for one in draft.meetings if one.held_on >= MONTHS[0]}
    below: defaultdict[str, list[Organization]] = defaultdict(list)
    for one in draft.organizations.values():
        if one.level in MEET and one.since <= PLANNED_ON and one.until >= END:
            below[reporting(draft, one.id, PLANNED_ON)].append(one)
    for cells in below.values():
        if random.random() < SHARE_OF_COMMITTEES:
            planned = [keep(draft, cell, one, note) for cell in cells for one, note in drawn(random, cell, met)]
            tell_plans(draft, planned)


def drawn(random: Random, cell: Organization, met: Met) -> Sequence[tuple[Planned, str | None]]:
    """One in each month with a note: where the cell met in it, that one; of those, some were put off to that day."""
    hall = HALL_OF_A_VILLAGE if cell.sector == "VILLAGE" else HALL
    note = f"{random.choice(HOURS)}, {hall}" if random.random() < SHARE_OF_NOTES else None
    found: list[Planned] = []
    for month in MONTHS:
        day, first, is_put_off = random.randint(1, 28), random.randint(1, 14), random.random() < SHARE_PUT_OFF
        held = met.get((cell.id, month.month))
        of = month.replace(day=day) if held is None else held.held_on
        kind = held.kind if held is not None else "THEMATIC" if month.month % 3 == 0 else "REGULAR"
        found.append(Planned(of.replace(day=min(first, of.day)) if held and is_put_off else of, of, kind))
    return [(one, note) for one in found]


def keep(draft: Draft, cell: Organization, one: Planned, note: str | None) -> PlannedMeeting:
    """The planned meeting in the draft; what is put off is so from the eve of its first day on."""
    days = [(PLANNED_ON, one.first)]
    if one.first < one.day:
        days.append((one.first - timedelta(days=1), one.day))
    draft.planned.append(PlannedMeeting(draft.new_id("l"), cell.id, one.kind, days, note))
    return draft.planned[-1]


def tell_plans(draft: Draft, planned: Sequence[PlannedMeeting]) -> None:
    lines = [
        {"organization": Ref("Organization", one.organization), "kind": one.kind, "plannedFor": one.days[0][1]}
        | ({"note": one.note} if one.note else {})
        for one in planned
    ]
    draft.tell("planMeetings", PLANNED_ON, {"meetings": lines}, tuple([one.id for one in planned]))
    for one in planned:
        for since, day in one.days[1:]:
            draft.tell("replanMeeting", since, {"plannedMeeting": Ref("PlannedMeeting", one.id), "plannedFor": day})

"""1 January 2025: communes and a district merge before the great reform.

Nông Sơn goes into Quế Sơn: 17 districts are left; of 241 communes 233. The files tell which units vanished and which
got other names; what they went into, the data folder's succession_2025_01.csv says with its basis. All of it is one
plan; seats and civil posts follow it.
"""

from collections.abc import Iterator

from seeds.draft.draft import Draft
from seeds.draft.scale import REFORM, REFORM_OF_COMMUNES
from seeds.draft.telling import Ref
from seeds.history.places import follow_place, leave_offices, make_place
from seeds.history.reorganizations import ORGANIZATION, Step, apply
from seeds.state.committees import appoint, approval
from seeds.state.hierarchy import REALLY_RENAMED, Landmarks, lowered
from seeds.state.units import Unit, read_successions, read_units

DECISION = "1241/NQ-UBTVQH15"
DAY = REFORM_OF_COMMUNES
NONG_SON, QUE_SON = "519", "509"
MOST_SEATS_TAKEN_OVER = 12


def merge_communes(draft: Draft, marks: Landmarks) -> None:
    """All that holds from 1/1/2025 on."""
    units = read_units("2025_01")
    # places that end, with the one in which their civil posts go on
    ended: dict[str, str | None] = {}
    steps: list[Step] = []
    for succession in read_successions("2025_01"):
        if succession.old in marks.communes and succession.new in marks.communes:
            steps += commune_merged(draft, marks, succession.old, succession.new, ended)
    for code in sorted(REALLY_RENAMED & marks.communes.keys()):
        steps += commune_renamed(draft, marks, units[code], ended)
    both = {NONG_SON, QUE_SON} <= marks.districts.keys()
    taken_over = executive(draft, marks.districts[NONG_SON])[:MOST_SEATS_TAKEN_OVER] if both else []
    if both:
        steps += districts_merged(draft, marks, ended)
    apply(draft, marks.central, DAY, DECISION, steps)
    for place, into in ended.items():
        # the places that communes have from now on end with the next reform
        leave_offices(draft, place, DAY, into, REFORM)
    take_seats(draft, taken_over, marks.districts.get(QUE_SON, ""))


def commune_merged(draft: Draft, marks: Landmarks, old: str, new: str, ended: dict[str, str | None]) -> Iterator[Step]:
    """One commune goes into its neighbour, which goes on; their agencies' cells become one."""
    agencies = marks.commune_agencies
    if old in agencies and new in agencies:
        yield merged(agencies.pop(old), agencies[new])
    yield merged(marks.communes.pop(old), marks.communes[new])
    place = marks.commune_places.pop(old)
    follow_place(draft, place, marks.commune_places[new], DAY)
    ended[place] = None


def merged(old: str, into: str) -> Step:
    return {"merge": {"organizations": [Ref(ORGANIZATION, old)], "into": {"organization": Ref(ORGANIZATION, into)}}}


def commune_renamed(draft: Draft, marks: Landmarks, unit: Unit, ended: dict[str, str | None]) -> Iterator[Step]:
    """A commune takes another name: its place is another one from then on, its organization goes on."""
    organization, old_place = Ref(ORGANIZATION, marks.communes[unit.code]), marks.commune_places[unit.code]
    [above] = draft.facts_from("IN", old_place, DAY)
    made = make_place(draft, unit, above.end, DAY)
    follow_place(draft, old_place, made, DAY)
    ended[old_place] = made
    marks.commune_places[unit.code] = made
    yield {"profile": {"organization": organization, "name": f"Đảng bộ {lowered(unit.name)}"}}
    yield {"cover": {"organization": organization, "places": [Ref("Place", made)]}}


def districts_merged(draft: Draft, marks: Landmarks, ended: dict[str, str | None]) -> Iterator[Step]:
    """Nông Sơn goes into Quế Sơn: agencies merge, communes and other units move."""
    gone, stays = marks.districts.pop(NONG_SON), marks.districts[QUE_SON]
    pairs = zip(marks.district_agencies.pop(gone, []), marks.district_agencies.get(stays, []), strict=False)
    yield from (merged(old, new) for old, new in pairs)
    yield merged(gone, stays)
    place = marks.district_places.pop(NONG_SON)
    follow_place(draft, place, marks.district_places[QUE_SON], DAY)
    ended[place] = None


def executive(draft: Draft, organization: str) -> list[str]:
    """The members of the executive committee on the eve of the day."""
    seats = draft.by_end["HOLDS"].get(organization, ())
    return [
        one.start for one in seats if one.properties["body"] == "EXECUTIVE_COMMITTEE" and one.until >= DAY > one.since
    ]


def take_seats(draft: Draft, people: list[str], organization: str) -> None:
    """Leaders of the district that went over sit in the committee of the one that goes on."""
    seated = executive(draft, organization)
    symbol = approval(draft, draft.random("seats taken over"), organization, DAY) if people else ""
    for member in people:
        if member not in seated:
            appoint(draft, member, organization, "EXECUTIVE_COMMITTEE", "COMMITTEE_MEMBER", DAY, symbol)

"""1 January 2025: communes and a district merge before the great reform. Called by `sizes`.

Nông Sơn goes into Quế Sơn: 17 districts are left; of 241 communes 233. The files tell which units vanished and which
got other names; what they went into, the data folder's succession_2025_01.csv says with its basis.
"""

from seeds.draft import Draft, Place, Profile
from seeds.hierarchy import REALLY_RENAMED, Landmarks, lowered
from seeds.merging import cover, merge_cells, move_all, move_villages
from seeds.scale import REFORM_OF_COMMUNES
from seeds.units import Unit, read_successions, read_units

DECISION = "1241/NQ-UBTVQH15"
DAY = REFORM_OF_COMMUNES
NONG_SON, QUE_SON = "519", "509"
MOST_SEATS_TAKEN_OVER = 12


def merge_communes(draft: Draft, marks: Landmarks) -> None:
    """All that holds from 1/1/2025 on."""
    units = read_units("2025_01")
    for succession in read_successions("2025_01"):
        if succession.old in marks.communes and succession.new in marks.communes:
            merge_commune(draft, marks, succession.old, succession.new)
    for code in sorted(REALLY_RENAMED & marks.communes.keys()):
        rename_commune(draft, marks, units[code])
    if {NONG_SON, QUE_SON} <= marks.districts.keys():
        merge_districts(draft, marks)


def merge_commune(draft: Draft, marks: Landmarks, old: str, new: str) -> None:
    """One commune goes into its neighbour, which goes on."""
    gone, stays = marks.communes.pop(old), marks.communes[new]
    draft.add_event("MERGE", DAY, DECISION, [(gone, "WHOLE"), (stays, "WHOLE")], [stays])
    agencies = marks.commune_agencies
    if old in agencies and new in agencies:
        merge_cells(draft, agencies.pop(old), agencies[new], DAY)
    move_all(draft, gone, stays, DAY)
    draft.end_organization(gone, DAY)
    old_place = marks.commune_places.pop(old)
    move_villages(draft, old_place, marks.commune_places[new], DAY)
    draft.end_place(old_place, DAY)
    marks.villages[new] = marks.villages.get(new, []) + marks.villages.pop(old, [])


def rename_commune(draft: Draft, marks: Landmarks, unit: Unit) -> None:
    """A commune takes another name: its place is another one from then on, its organization goes on."""
    organization, old_place = marks.communes[unit.code], marks.commune_places[unit.code]
    made = Place(draft.new_id("p"), unit.code, "COMMUNE", unit.name, DAY, lat=unit.lat, lon=unit.lon)
    draft.places[made.id] = made
    for fact in draft.facts_from("IN", old_place, DAY):
        draft.add_fact("IN", made.id, fact.end, DAY)
    move_villages(draft, old_place, made.id, DAY)
    cover(draft, organization, made.id, DAY)
    move_offices(draft, old_place, made.id)
    draft.end_place(old_place, DAY)
    marks.commune_places[unit.code] = made.id
    name = f"Đảng bộ {lowered(unit.name)}"
    draft.organizations[organization].profiles.append(Profile(DAY, name, "GRASSROOTS_COMMITTEE"))
    draft.add_event("RENAME", DAY, DECISION, [(organization, "WHOLE")], [organization])


def move_offices(draft: Draft, old_place: str, new_place: str) -> None:
    for fact in list(draft.facts_to("HOLDS_OFFICE_IN", old_place, DAY)):
        fact.close(DAY)
        draft.add_fact("HOLDS_OFFICE_IN", fact.start, new_place, DAY, title=fact.properties["title"])


def merge_districts(draft: Draft, marks: Landmarks) -> None:
    """Nông Sơn goes into Quế Sơn: communes and units move, agencies merge, some leaders are taken over."""
    gone, stays = marks.districts.pop(NONG_SON), marks.districts[QUE_SON]
    draft.add_event("MERGE", DAY, DECISION, [(gone, "WHOLE"), (stays, "WHOLE")], [stays])
    taken_over = executive(draft, gone)[:MOST_SEATS_TAKEN_OVER]
    pairs = zip(marks.district_agencies.pop(gone, []), marks.district_agencies.get(stays, []), strict=False)
    for old, new in list(pairs):
        merge_cells(draft, old, new, DAY)
    move_all(draft, gone, stays, DAY)
    draft.end_organization(gone, DAY)
    old_place, new_place = marks.district_places.pop(NONG_SON), marks.district_places[QUE_SON]
    for fact in list(draft.facts_to("IN", old_place, DAY)):
        fact.close(DAY)
        draft.add_fact("IN", fact.start, new_place, DAY)
    draft.end_place(old_place, DAY)
    for member in [one for one in taken_over if one not in executive(draft, stays)]:
        draft.add_fact(
            "HOLDS", member, stays, DAY, body="EXECUTIVE_COMMITTEE", role="COMMITTEE_MEMBER", decision="1-QĐ/TU.2025"
        )


def executive(draft: Draft, organization: str) -> list[str]:
    """The members of the executive committee on the eve of the day."""
    seats = draft.by_end["HOLDS"].get(organization, ())
    return [
        one.start for one in seats if one.properties["body"] == "EXECUTIVE_COMMITTEE" and one.until >= DAY > one.since
    ]

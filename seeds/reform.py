"""1 July 2025: the district tier ends, 94 communes follow, Quảng Nam goes into Đà Nẵng. Called by `sizes`.

Communes follow data/succession_2025_07.csv: a new commune is a new organization that its originals merge into; the
three that follow one commune alone go on as the same organization with another level, name and parent. What the field's
own decisions say of posts and links is followed in kind, not in every case: docs/data.md.
"""

from collections import defaultdict

from seeds.committees import DA_NANG_SIZE, NEW_COMMUNE_SIZE, appoint_committee, decision
from seeds.draft import Draft, Place, Profile
from seeds.hierarchy import DA_NANG, QUANG_NAM, Landmarks, lowered
from seeds.merging import cover, merge_cells, move_all, move_villages
from seeds.scale import REFORM
from seeds.units import Succession, Unit, read_successions, read_units

OF_PROVINCES = "202/2025/QH15"
OF_COMMUNES = "1659/NQ-UBTVQH15"
HOANG_SA = "20333"


def reform(draft: Draft, marks: Landmarks) -> None:
    """Everything that holds from 1/7/2025 on."""
    units = read_units("2025_07")
    parts: defaultdict[str, list[Succession]] = defaultdict(list)
    for succession in read_successions("2025_07"):
        if succession.old in marks.communes:
            parts[succession.new].append(succession)
    leaders = committee_members(draft, [*marks.districts.values(), *marks.communes.values()])
    provincial = committee_members(draft, list(marks.provinces.values()))
    merge_provinces(draft, marks, units[DA_NANG])
    communes = {code: follow(draft, marks, units[code], parts[code]) for code in units if parts.get(code)}
    establish_special_zone(draft, marks, units[HOANG_SA])
    end_old_communes(draft, marks, communes)
    end_districts(draft, marks, communes)
    reform_blocs(draft, marks)
    for code, organization in communes.items():
        appoint_commune(
            draft,
            organization,
            [one for part in parts[code] for one in leaders[marks.communes[part.old]]],
            leaders,
            marks,
        )
    appoint_provincial(draft, marks, [one for people in provincial.values() for one in people])
    marks.communes = communes


def committee_members(draft: Draft, organizations: list[str]) -> dict[str, list[str]]:
    """Who sits in each executive committee on the eve of the reform, highest first."""
    return {
        one: [
            fact.start
            for fact in draft.by_end["HOLDS"].get(one, ())
            if fact.properties["body"] == "EXECUTIVE_COMMITTEE" and fact.since < REFORM <= fact.until
        ]
        for one in organizations
    }


def merge_provinces(draft: Draft, marks: Landmarks, unit: Unit) -> None:
    """Quảng Nam goes into Đà Nẵng; its blocs follow it, its districts end with their tier."""
    gone, stays = marks.provinces[QUANG_NAM], marks.provinces[DA_NANG]
    draft.add_event("MERGE", REFORM, OF_PROVINCES, [(gone, "WHOLE"), (stays, "WHOLE")], [stays])
    for bloc in marks.blocs.values():
        draft.move(bloc, stays, REFORM)
    for seat in draft.facts_to("HOLDS", stays, REFORM):
        seat.close(REFORM)
    made = Place(draft.new_id("p"), DA_NANG, "PROVINCE", unit.name, REFORM, lat=unit.lat, lon=unit.lon)
    draft.places[made.id] = made
    draft.add_fact("IN", made.id, marks.country, REFORM)
    cover(draft, stays, made.id, REFORM)
    marks.province_places["new"] = made.id


def follow(draft: Draft, marks: Landmarks, unit: Unit, parts: list[Succession]) -> str:
    """The commune of today and its organization, from the communes that it follows."""
    place = Place(draft.new_id("p"), unit.code, "COMMUNE", unit.name, REFORM, lat=unit.lat, lon=unit.lon)
    draft.places[place.id] = place
    draft.add_fact("IN", place.id, marks.province_places["new"], REFORM)
    name = f"Đảng bộ {lowered(unit.name)}"
    alone = len(parts) == 1 and parts[0].extent == "WHOLE" and parts[0].old == unit.code
    made = go_on(draft, marks, unit.code, name) if alone else begin(draft, marks, unit.code, name, parts)
    for part in parts:
        take_over(draft, marks, part, made, place.id)
    cover(draft, made, place.id, REFORM)
    return made


def go_on(draft: Draft, marks: Landmarks, code: str, name: str) -> str:
    """A commune that follows itself: the same organization, at another level, under another one."""
    same = marks.communes[code]
    organization = draft.organizations[same]
    if organization.name != name:
        draft.add_event("RENAME", REFORM, OF_COMMUNES, [(same, "WHOLE")], [same])
    draft.add_event("CHANGE_LEVEL", REFORM, OF_COMMUNES, [(same, "WHOLE")], [same])
    draft.add_event("MOVE", REFORM, OF_COMMUNES, [(same, "WHOLE")], [same])
    organization.profiles.append(Profile(REFORM, name, "UPPER_GRASSROOTS"))
    draft.move(same, marks.provinces[DA_NANG], REFORM)
    for seat in draft.facts_to("HOLDS", same, REFORM):
        seat.close(REFORM)
    return same


def begin(draft: Draft, marks: Landmarks, code: str, name: str, parts: list[Succession]) -> str:
    """A new organization; a commune that is split is an original of both of its successors, each with a part."""
    parent = marks.provinces[DA_NANG]
    made = draft.add_organization(name, "UPPER_GRASSROOTS", REFORM, parent, code=code)
    originals = [(marks.communes[part.old], part.extent) for part in parts]
    draft.add_event("MERGE", REFORM, OF_COMMUNES, originals, [made.id])
    return made.id


def take_over(draft: Draft, marks: Landmarks, part: Succession, into: str, place: str) -> None:
    """What was under the old commune goes under the new one; of a split commune, half of it."""
    old = marks.communes[part.old]
    below = draft.children_of(old, REFORM)
    mine = below[: (len(below) + 1) // 2] if part.extent == "PART" else below
    for one in mine:
        if old != into:
            draft.move(one, into, REFORM)
        draft.organizations[one].place = (
            place if draft.organizations[one].sector != "VILLAGE" else draft.organizations[one].place
        )
    if part.extent == "WHOLE":
        move_villages(draft, marks.commune_places[part.old], place, REFORM)
    else:
        move_covered_villages(draft, mine, place)


def move_covered_villages(draft: Draft, cells: list[str], place: str) -> None:
    for village in {fact.end for cell in cells for fact in draft.facts_from("COVERS", cell, REFORM)}:
        for fact in draft.facts_from("IN", village, REFORM):
            fact.close(REFORM)
            draft.add_fact("IN", village, place, REFORM)


def establish_special_zone(draft: Draft, marks: Landmarks, unit: Unit) -> None:
    """Hoàng Sa has no communes before the reform, so nothing that its organization could follow."""
    place = Place(draft.new_id("p"), unit.code, "COMMUNE", unit.name, REFORM, lat=unit.lat, lon=unit.lon)
    draft.places[place.id] = place
    draft.add_fact("IN", place.id, marks.province_places["new"], REFORM)
    name = f"Đảng bộ {lowered(unit.name)}"
    made = draft.add_organization(
        name, "UPPER_GRASSROOTS", REFORM, marks.provinces[DA_NANG], code=unit.code, place=place.id
    )
    draft.add_fact("COVERS", made.id, place.id, REFORM)
    draft.add_event("ESTABLISH", REFORM, OF_COMMUNES, [], [made.id])


def end_old_communes(draft: Draft, marks: Landmarks, communes: dict[str, str]) -> None:
    """The old communes end; their villages that nobody has taken along follow the first successor; agencies merge."""
    successor = successors_of(marks, communes)
    for code, old in marks.communes.items():
        into = successor[code]
        place = draft.organizations[into].place
        move_villages(draft, marks.commune_places[code], place, REFORM)
        if old != into:
            draft.end_organization(old, REFORM)
        if marks.commune_places[code] != place:
            draft.end_place(marks.commune_places[code], REFORM)
    merge_agencies(draft, marks, communes, successor)


def successors_of(marks: Landmarks, communes: dict[str, str]) -> dict[str, str]:
    """For each old commune the organization that follows it, the first one where it was split."""
    found: dict[str, str] = {}
    for succession in read_successions("2025_07"):
        if succession.old in marks.communes and succession.new in communes:
            found.setdefault(succession.old, communes[succession.new])
    return found


def merge_agencies(draft: Draft, marks: Landmarks, communes: dict[str, str], successor: dict[str, str]) -> None:
    """The agency cells of the communes that one commune follows become one; members go over."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for code, cell in marks.commune_agencies.items():
        groups[successor[code]].append(cell)
    for into, cells in groups.items():
        first, *others = cells
        if draft.parent_of(first, REFORM) != into:
            draft.move(first, into, REFORM)
        name = f"Chi bộ cơ quan {draft.organizations[into].name.removeprefix('Đảng bộ ')}"
        draft.organizations[first].profiles.append(Profile(REFORM, name, "CELL"))
        if others:
            draft.add_event("MERGE", REFORM, OF_COMMUNES, [(one, "WHOLE") for one in cells], [first])
        for one in others:
            merge_cells(draft, one, first, REFORM)
    marks.commune_agencies = {code: groups[one][0] for code, one in communes.items() if one in groups}


def end_districts(draft: Draft, marks: Landmarks, communes: dict[str, str]) -> None:
    """Each district organization is dissolved; its units go under a commune, two of its agencies end."""
    agencies = list(marks.commune_agencies.values())
    seats = list(communes.values())
    for number, (code, district) in enumerate(sorted(marks.districts.items())):
        draft.add_event("DISSOLVE", REFORM, OF_PROVINCES, [(district, "WHOLE")], [])
        for index, cell in enumerate(marks.district_agencies.get(district, [])[:2]):
            draft.add_event("DISSOLVE", REFORM, OF_PROVINCES, [(cell, "WHOLE")], [])
            merge_cells(draft, cell, agencies[(number * 2 + index) % len(agencies)], REFORM)
        into = seats[number * len(seats) // max(1, len(marks.districts))]
        for one in draft.children_of(district, REFORM):
            draft.organizations[one].place = draft.organizations[into].place
        move_all(draft, district, into, REFORM)
        draft.end_organization(district, REFORM)
        draft.end_place(marks.district_places[code], REFORM)
    end_province(draft, marks)


def end_province(draft: Draft, marks: Landmarks) -> None:
    draft.end_organization(marks.provinces[QUANG_NAM], REFORM)
    for code in (QUANG_NAM, DA_NANG):
        draft.end_place(marks.province_places[code], REFORM)
    marks.provinces.pop(QUANG_NAM)


def reform_blocs(draft: Draft, marks: Landmarks) -> None:
    """Police and army go into the city's committees, the border guard into the army's; agencies get two new ones."""
    parent = marks.provinces[DA_NANG]
    place = marks.province_places["new"]

    def establish(name: str, code: str, originals: list[str], sector: str) -> str:
        made = draft.add_organization(
            name, "UPPER_GRASSROOTS", REFORM, parent, code=code, sector=sector, place=place
        ).id
        ends: list[tuple[str, str]] = [(one, "WHOLE") for one in originals]
        draft.add_event("MERGE" if ends else "ESTABLISH", REFORM, OF_PROVINCES, ends, [made])
        for one in originals:
            move_all(draft, one, made, REFORM)
            draft.end_organization(one, REFORM)
        return made

    establish("Đảng bộ Công an thành phố Đà Nẵng", "48CA", [marks.blocs["POLICE"]], "POLICE")
    army = [marks.blocs["MILITARY"], marks.blocs["BORDER_GUARD"]]
    establish("Đảng bộ Quân sự thành phố Đà Nẵng", "48QS", army, "MILITARY")
    party = establish("Đảng bộ các cơ quan Đảng thành phố", "48CQ", [], "AGENCY")
    government = establish("Đảng bộ Ủy ban nhân dân thành phố", "48UB", [], "AGENCY")
    old = marks.blocs["AGENCY"]
    draft.add_event("DISSOLVE", REFORM, OF_PROVINCES, [(old, "WHOLE")], [])
    for index, below in enumerate(draft.children_of(old, REFORM)):
        draft.move(below, party if index % 3 == 0 else government, REFORM)
    draft.end_organization(old, REFORM)


def appoint_commune(
    draft: Draft, organization: str, own: list[str], leaders: dict[str, list[str]], marks: Landmarks
) -> None:
    """The first committee of a commune: its leaders from the districts, the others from the old communes."""
    random = draft.random("new committees")
    districts = [one for district in marks.districts.values() for one in leaders.get(district, [])]
    people = [one for one in random.sample(districts, min(4, len(districts))) + own if in_party(draft, one)]
    unique = list(dict.fromkeys(people))
    appoint_committee(draft, organization, unique, NEW_COMMUNE_SIZE, REFORM, decision(random, REFORM))


def appoint_provincial(draft: Draft, marks: Landmarks, people: list[str]) -> None:
    random = draft.random("new provincial committee")
    unique = list(dict.fromkeys(one for one in people if in_party(draft, one)))
    random.shuffle(unique)
    appoint_committee(draft, marks.provinces[DA_NANG], unique, DA_NANG_SIZE, REFORM, decision(random, REFORM))


def in_party(draft: Draft, member: str) -> bool:
    return draft.members[member].until > REFORM

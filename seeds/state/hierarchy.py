"""The organizations and places on 21 April 2023: Central, the two provinces, districts, communes, villages, units.

Real: provinces, districts, communes with names, codes and coordinates (data/). Made up: every village and every
unit of a district or bloc; villages carry `generated`. Distributions: docs/data.md.
"""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from seeds.draft.draft import Draft, Organization, Place
from seeds.draft.scale import Scale
from seeds.state.units import Unit, read_units

FOUNDED = date(1930, 2, 3)
PROVINCES_PARTED = date(1997, 1, 1)
DISTRICTS_MADE = {"519": date(2008, 4, 8), "518": date(2005, 1, 5), "498": PROVINCES_PARTED}
REALLY_RENAMED = frozenset({"20218", "20236", "20278", "20758", "20821"})
"""Communes that got another name on 1/1/2025; all other differences between the two files are of spelling."""
QUANG_NAM, DA_NANG = "49", "48"
VILLAGE_NAMES = (
    "An",
    "Phú",
    "Hòa",
    "Đông",
    "Tây",
    "Trung",
    "Bình",
    "Mỹ",
    "Tân",
    "Thanh",
    "Phước",
    "Vĩnh",
    "Thạnh",
    "Xuân",
    "Sơn",
)
DISTRICT_AGENCIES = (
    "Cơ quan Huyện ủy", "Cơ quan UBND huyện", "Mặt trận và các đoàn thể", "Tòa án", "Viện Kiểm sát",
    "Chi cục Thuế", "Bảo hiểm xã hội", "Kho bạc", "Trung tâm Văn hóa", "Phòng Giáo dục",
)  # fmt: skip
SECTORS = (
    ("SCHOOL", "Trường THPT số {n}", 6),
    ("SCHOOL", "Trường THCS số {n}", 5),
    ("HEALTH", "Trạm Y tế khu vực {n}", 3),
    ("STATE_ENTERPRISE", "Công ty nhà nước số {n}", 3),
    ("PRIVATE_ENTERPRISE", "Doanh nghiệp tư nhân số {n}", 4),
    ("FOREIGN_ENTERPRISE", "Công ty có vốn nước ngoài số {n}", 2),
    ("AGENCY", "Cơ quan chuyên môn số {n}", 6),
)
COMMITTEES = (
    ("POLICE", "Công an"),
    ("MILITARY", "Quân sự"),
    ("HEALTH", "Trung tâm Y tế"),
    ("STATE_ENTERPRISE", "Doanh nghiệp nhà nước"),
    ("PRIVATE_ENTERPRISE", "Khu công nghiệp"),
    ("SCHOOL", "Trường Cao đẳng"),
)
BLOCS = (
    ("POLICE", "Công an tỉnh"),
    ("MILITARY", "Quân sự tỉnh"),
    ("BORDER_GUARD", "Bộ đội Biên phòng tỉnh"),
    ("AGENCY", "Khối các cơ quan tỉnh"),
)
COMMUNE_UNITS = (("AGENCY", "cơ quan"), ("SCHOOL", "trường Tiểu học"), ("SCHOOL", "trường THCS"), ("POLICE", "Công an"))


@dataclass(slots=True)
class Landmarks:
    """What later steps look for: organizations and places by the code of 2023, villages by commune."""

    central: str = ""
    country: str = ""
    provinces: dict[str, str] = field(default_factory=dict[str, str])
    province_places: dict[str, str] = field(default_factory=dict[str, str])
    districts: dict[str, str] = field(default_factory=dict[str, str])
    district_places: dict[str, str] = field(default_factory=dict[str, str])
    communes: dict[str, str] = field(default_factory=dict[str, str])
    commune_places: dict[str, str] = field(default_factory=dict[str, str])
    villages: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    blocs: dict[str, str] = field(default_factory=dict[str, str])
    commune_agencies: dict[str, str] = field(default_factory=dict[str, str])
    district_agencies: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    communes_of_today: list[str] = field(default_factory=list[str])


def make_hierarchy(draft: Draft, scale: Scale) -> Landmarks:
    """Everything that stands on the day of the letter."""
    units, marks = read_units("2023"), Landmarks()
    make_tops(draft, units, marks)
    for unit in chosen(units, "DISTRICT", scale):
        make_district(draft, unit, marks, scale)
    for unit in chosen(units, "COMMUNE", scale):
        make_commune(draft, unit, marks, scale)
    for sector, name in BLOCS:
        make_bloc(draft, sector, name, marks, scale)
    return marks


def spelled(unit: Unit, later: dict[str, Unit]) -> str:
    """The name; in its later spelling where the two files spell one name differently (docs/data.md)."""
    return unit.name if unit.code in REALLY_RENAMED or unit.code not in later else later[unit.code].name


def chosen(units: dict[str, Unit], kind: str, scale: Scale) -> list[Unit]:
    """The units of a kind that the scale takes in, under their names in the later spelling."""
    later = read_units("2025_01")
    found: list[Unit] = []
    for unit in units.values():
        district = unit.code if kind == "DISTRICT" else unit.parent
        province = units[district].parent if district in units else ""
        wanted = scale.districts if province == QUANG_NAM else scale.da_nang_districts
        if unit.kind == kind and (wanted is None or district in wanted):
            found.append(Unit(unit.code, kind, spelled(unit, later), unit.parent, unit.lat, unit.lon))
    return found


def make_tops(draft: Draft, units: dict[str, Unit], marks: Landmarks) -> None:
    marks.country = add_place(draft, Unit("VN", "COUNTRY", "Việt Nam", "", None, None), None, FOUNDED).id
    marks.central = draft.add_organization("Đảng Cộng sản Việt Nam", "CENTRAL", FOUNDED, None, code="00").id
    for code in (QUANG_NAM, DA_NANG):
        place = add_place(draft, units[code], marks.country, PROVINCES_PARTED)
        name = f"Đảng bộ {lowered(units[code].name)}"
        made = draft.add_organization(name, "PROVINCIAL", PROVINCES_PARTED, marks.central, code=code)
        draft.add_fact("COVERS", made.id, place.id, PROVINCES_PARTED)
        marks.provinces[code], marks.province_places[code] = made.id, place.id


def lowered(name: str) -> str:
    """`Huyện Quế Sơn` as it stands inside a name: `huyện Quế Sơn`."""
    return name[0].lower() + name[1:]


def add_place(draft: Draft, unit: Unit, parent: str | None, since: date, *, generated: bool = False) -> Place:
    place = Place(draft.new_id("p"), unit.code or None, unit.kind, unit.name, since, generated, unit.lat, unit.lon)
    draft.places[place.id] = place
    if parent is not None:
        draft.add_fact("IN", place.id, parent, since)
    return place


def make_district(draft: Draft, unit: Unit, marks: Landmarks, scale: Scale) -> None:
    since = DISTRICTS_MADE.get(unit.code, PROVINCES_PARTED)
    place = add_place(draft, unit, marks.province_places[unit.parent], since)
    parent = marks.provinces[unit.parent]
    made = draft.add_organization(f"Đảng bộ {lowered(unit.name)}", "UPPER_GRASSROOTS", since, parent, code=unit.code)
    draft.add_fact("COVERS", made.id, place.id, since)
    marks.districts[unit.code], marks.district_places[unit.code] = made.id, place.id
    whole = unit.parent == QUANG_NAM
    make_units(
        draft, made, scale.units_per_district if whole else 3, scale.committees_per_district if whole else 0, marks
    )


def make_units(draft: Draft, above: Organization, units: int, committees: int, marks: Landmarks) -> None:
    """The grassroots organizations of agencies, schools, enterprises and forces under a district or a bloc."""
    random = draft.random("units")
    since = above.since
    agencies = [f"Chi bộ {name}" for name in DISTRICT_AGENCIES[: max(2, units // 4)]]
    for name in agencies:
        cell = draft.add_organization(name, "GRASSROOTS_CELL", since, above.id, sector="AGENCY")
        marks.district_agencies.setdefault(above.id, []).append(cell.id)
    for number in range(units - len(agencies) - committees):
        sector, name, _ = random.choices(SECTORS, [weight for _, _, weight in SECTORS])[0]
        founded = later_day(random, since, 20)
        title = f"Chi bộ {name.format(n=number + 1)}"
        draft.add_organization(title, "GRASSROOTS_CELL", founded, above.id, sector=sector)
    for sector, name in COMMITTEES[:committees]:
        make_committee(draft, f"Đảng bộ {name}", sector, above, random, random.randint(3, 6))


def later_day(random: Random, since: date, years: int) -> date:
    """A day within so many years after `since`, before 2020."""
    drawn = date(min(since.year + random.randint(0, years), 2019), random.randint(1, 12), random.randint(1, 28))
    return max(since, drawn)


def make_committee(draft: Draft, name: str, sector: str, above: Organization, random: Random, cells: int) -> None:
    """A grassroots committee with its cells; some of them stand under a sectional committee, some have Party groups."""
    committee = draft.add_organization(name, "GRASSROOTS_COMMITTEE", above.since, above.id, sector=sector)
    parent = committee
    if random.random() < 0.2:
        parent = draft.add_organization("Đảng bộ bộ phận số 1", "SECTIONAL", above.since, committee.id, sector=sector)
    for number in range(cells):
        under = parent if number % 2 else committee
        cell = draft.add_organization(f"Chi bộ {number + 1}", "CELL", above.since, under.id, sector=sector)
        if random.random() < 0.04:
            draft.add_organization("Tổ đảng số 1", "GROUP", above.since, cell.id, sector=sector)


def make_bloc(draft: Draft, sector: str, name: str, marks: Landmarks, scale: Scale) -> None:
    """One of the four committees directly under the province that are not districts."""
    parent = marks.provinces[QUANG_NAM]
    code = {"POLICE": "49CA", "MILITARY": "49QS", "BORDER_GUARD": "49BP", "AGENCY": "49CQ"}[sector]
    bloc = draft.add_organization(
        f"Đảng bộ {name}",
        "UPPER_GRASSROOTS",
        PROVINCES_PARTED,
        parent,
        code=code,
    )
    marks.blocs[sector] = bloc.id
    random = draft.random("blocs")
    committees = max(1, scale.units_per_bloc // 6)
    for number in range(committees):
        make_committee(draft, f"Đảng bộ cơ sở số {number + 1}", sector, bloc, random, random.randint(3, 7))
    for number in range(scale.units_per_bloc - committees):
        title = f"Chi bộ cơ sở số {number + 1}"
        draft.add_organization(title, "GRASSROOTS_CELL", PROVINCES_PARTED, bloc.id, sector=sector)


def make_commune(draft: Draft, unit: Unit, marks: Landmarks, scale: Scale) -> None:
    district = marks.districts[unit.parent]
    since = draft.organizations[district].since
    place = add_place(draft, unit, marks.district_places[unit.parent], since)
    made = draft.add_organization(
        f"Đảng bộ {lowered(unit.name)}", "GRASSROOTS_COMMITTEE", since, district, code=unit.code
    )
    draft.add_fact("COVERS", made.id, place.id, since)
    marks.communes[unit.code], marks.commune_places[unit.code] = made.id, place.id
    whole = draft.path_of(district, since)[0] == marks.provinces[QUANG_NAM]
    for sector, name in COMMUNE_UNITS if whole else COMMUNE_UNITS[:1]:
        cell = draft.add_organization(f"Chi bộ {name} {lowered(unit.name)}", "CELL", since, made.id, sector=sector)
        if sector == "AGENCY":
            marks.commune_agencies[unit.code] = cell.id
    make_villages(draft, made, unit, place, marks, scale.villages if whole else 2.0)


def make_villages(draft: Draft, commune: Organization, unit: Unit, place: Place, marks: Landmarks, mean: float) -> None:
    """The commune's villages and their cells: some share a cell, a few have none."""
    random = draft.random("villages")
    count = max(2, round(random.gauss(mean, 1.4)))
    names = village_names(random, count, kind_of_villages(draft, commune, unit))
    villages = [
        add_place(draft, Unit("", "VILLAGE", name, "", None, None), place.id, commune.since, generated=True)
        for name in names
    ]
    marks.villages[unit.code] = [village.id for village in villages]
    index = 0
    while index < len(villages):
        if random.random() < 0.025:
            index += 1  # a village that no cell covers, and where no member lives
            continue
        shared = 2 if random.random() < 0.03 and index + 1 < len(villages) else 1
        make_village_cell(draft, commune, villages[index : index + shared])
        index += shared


def kind_of_villages(draft: Draft, commune: Organization, unit: Unit) -> str:
    """Villages in communes; in wards and townships quarters, in Đà Nẵng's residential groups."""
    if unit.name.startswith("Xã"):
        return "Thôn"
    code = draft.organizations[draft.path_of(commune.id, commune.since)[1]].code
    return "Tổ dân phố" if code == DA_NANG else "Khối phố"


def village_names(random: Random, count: int, kind: str) -> list[str]:
    """Generated names: two words, or numbers, which residential groups always have."""
    if kind == "Khối phố" or (kind == "Thôn" and random.random() < 0.4):
        pairs = [f"{kind} {one} {two}" for one in VILLAGE_NAMES for two in VILLAGE_NAMES if one != two]
        return random.sample(pairs, count)
    return [f"{kind} {number + 1}" for number in range(count)]


def make_village_cell(draft: Draft, commune: Organization, villages: list[Place]) -> None:
    title = "Chi bộ " + " và ".join(lowered(village.name) for village in villages)
    cell = draft.add_organization(title, "CELL", commune.since, commune.id, sector="VILLAGE")
    for village in villages:
        draft.add_fact("COVERS", cell.id, village.id, commune.since)

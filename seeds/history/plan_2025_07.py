"""The reform of 1/7/2025 as a plan that `applyReorganization` takes, from data/succession_2025_07.csv.

What stands on the eve is named by its code, so the plan fits any graph with those units; codes that it lacks are
left out.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from seeds.draft.scale import REFORM
from seeds.state.hierarchy import DA_NANG, QUANG_NAM, lowered
from seeds.state.units import Succession, Unit, read_successions, read_units

Step = dict[str, Any]
Parts = Mapping[str, Sequence[Succession]]
DECISION = "202/2025/QH15, 1659/NQ-UBTVQH15"
"""The resolutions on the provinces and on the communes of Đà Nẵng."""
HOANG_SA = "20333"
CITY = f"code:{DA_NANG}"


@dataclass(frozen=True, slots=True)
class Known:
    """What a plan can say beyond the codes.

    `places`: what the city and each commune cover since, by the code of today; `halves`: what goes over with the first
    part of a split commune, by its old code; `besides`: what happens when the communes are there and the districts
    have not ended yet.
    """

    places: Mapping[str, Any] = field(default_factory=dict[str, Any])
    halves: Mapping[str, Sequence[Any]] = field(default_factory=dict[str, Sequence[Any]])
    besides: Sequence[Step] = ()


NOTHING = Known()


def reform_plan(under: str, codes: Collection[str], places: Mapping[str, str]) -> dict[str, Any]:
    """The input of the mutation; `under` is the city's global id, `codes` are those of the communes and districts of
    the eve, `places` the global ids of the places that begin on the day, by their code: those of the city and its
    communes."""
    found = steps(set(codes), Known(places))
    return {"under": under, "on": REFORM.isoformat(), "decision": DECISION, "steps": found}


def steps(codes: Collection[str], known: Known = NOTHING) -> list[Step]:
    """Communes follow, districts end with what is left under them, the province goes into the city."""
    units, parts = read_units("2025_07"), parts_of(codes)
    last = {one.old: code for code in parts for one in parts[code] if one.extent == "PART"}
    found: list[Step] = [{"endSeats": CITY}, *covered(CITY, DA_NANG, known)]
    for code in parts:
        found += follow(units[code], parts[code], last, known)
    found.append({"establish": new(units[HOANG_SA], known)})
    found += [*known.besides, *districts_end(codes, parts)]
    found.append({"merge": {"organizations": [f"code:{QUANG_NAM}"], "into": {"organization": CITY}}})
    return found


def parts_of(codes: Collection[str]) -> Parts:
    """What each commune of today follows, of the communes that there are; in the order of its units."""
    found: defaultdict[str, list[Succession]] = defaultdict(list)
    for succession in read_successions("2025_07"):
        if succession.old in codes:
            found[succession.new].append(succession)
    return {code: found[code] for code in read_units("2025_07") if code in found}


def committee_name(unit: Unit) -> str:
    return f"Đảng bộ {lowered(unit.name)}"


def new(unit: Unit, known: Known) -> Step:
    places = {"places": [known.places[unit.code]]} if unit.code in known.places else {}
    own = {"key": unit.code, "name": committee_name(unit), "level": "UPPER_GRASSROOTS", "code": unit.code}
    return {**own, "parent": CITY, **places}


def covered(organization: str, code: str, known: Known) -> list[Step]:
    """An organization that goes on covers the unit's new place."""
    if code not in known.places:
        return []
    return [{"cover": {"organization": organization, "places": [known.places[code]]}}]


def follow(unit: Unit, parts: Sequence[Succession], last: Mapping[str, str], known: Known) -> list[Step]:
    """A commune that follows one commune alone goes on; any other is a new one that its originals merge into."""
    if alone(unit.code, parts):
        same = f"code:{unit.code}"
        return [
            {"profile": {"organization": same, "name": committee_name(unit), "level": "UPPER_GRASSROOTS"}},
            {"move": {"what": {"organizations": [same]}, "to": CITY}},
            {"endSeats": same},
            *covered(same, unit.code, known),
        ]
    whole = [f"code:{part.old}" for part in parts if part.extent == "WHOLE"]
    some = [part_of(part.old, known, ends=last[part.old] == unit.code) for part in parts if part.extent == "PART"]
    return [{"merge": {"organizations": whole, "parts": some, "into": {"new": new(unit, known)}}}]


def part_of(old: str, known: Known, *, ends: bool) -> Step:
    """An original of several ends with the last one that takes a part of it, and gives that one what is left."""
    children = {} if ends or old not in known.halves else {"children": list(known.halves[old])}
    return {"organization": f"code:{old}", **children, "ends": ends}


def districts_end(codes: Collection[str], parts: Parts) -> list[Step]:
    """Each district is dissolved; its units go under one of the communes, spread evenly."""
    districts = sorted(
        code for code, unit in read_units("2025_01").items() if unit.kind == "DISTRICT" and code in codes
    )
    names = [named(code, parts[code]) for code in parts]
    return [
        {"dissolve": {"organization": f"code:{code}", "childrenTo": names[n * len(names) // len(districts)]}}
        for n, code in enumerate(districts)
    ]


def named(code: str, parts: Sequence[Succession]) -> str:
    """How later steps name a commune of today."""
    return f"code:{code}" if alone(code, parts) else f"new:{code}"


def alone(code: str, parts: Sequence[Succession]) -> bool:
    return len(parts) == 1 and parts[0].extent == "WHOLE" and parts[0].old == code

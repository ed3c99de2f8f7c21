"""The reform of 1/7/2025 as a plan that `applyReorganization` takes, from data/succession_2025_07.csv.

Called by `service` (`hierarchy plan`), the bench and the tests. What stands on the eve is named by its code, so the
plan fits any graph with those units; codes that it lacks are left out.
"""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from seeds.hierarchy import DA_NANG, QUANG_NAM, lowered
from seeds.reform import HOANG_SA, OF_COMMUNES
from seeds.scale import REFORM
from seeds.units import Succession, read_successions, read_units

Step = dict[str, Any]


def reform_plan(under: str, codes: Collection[str]) -> dict[str, Any]:
    """The input of the mutation; `under` is the city's global id, `codes` are those of the communes and districts of
    the eve."""
    return {"under": under, "on": REFORM.isoformat(), "decision": OF_COMMUNES, "steps": steps(set(codes))}


def steps(codes: set[str]) -> list[Step]:
    """Communes follow, districts end with what is left under them, the province goes into the city."""
    units = read_units("2025_07")
    parts: defaultdict[str, list[Succession]] = defaultdict(list)
    for succession in read_successions("2025_07"):
        if succession.old in codes:
            parts[succession.new].append(succession)
    # an original of several ends with the last one that takes a part of it
    last = {one.old: code for code in units for one in parts.get(code, []) if one.extent == "PART"}
    found: list[Step] = [{"endSeats": f"code:{DA_NANG}"}]
    for code, unit in units.items():
        if parts.get(code):
            found += follow(code, f"Đảng bộ {lowered(unit.name)}", parts[code], last)
    name = f"Đảng bộ {lowered(units[HOANG_SA].name)}"
    found.append({"establish": new(HOANG_SA, name)})
    found += districts_end(codes, [code for code in units if parts.get(code)], parts)
    found.append({"merge": {"organizations": [f"code:{QUANG_NAM}"], "into": f"code:{DA_NANG}"}})
    return found


def new(code: str, name: str) -> Step:
    return {"key": code, "name": name, "level": "UPPER_GRASSROOTS", "code": code, "parent": f"code:{DA_NANG}"}


def follow(code: str, name: str, parts: list[Succession], last: dict[str, str]) -> list[Step]:
    """A commune that follows one commune alone goes on; any other is a new one that its originals merge into."""
    if len(parts) == 1 and parts[0].extent == "WHOLE" and parts[0].old == code:
        same = f"code:{code}"
        return [
            {"profile": {"organization": same, "name": name, "level": "UPPER_GRASSROOTS"}},
            {"move": {"organizations": [same], "to": f"code:{DA_NANG}"}},
            {"endSeats": same},
        ]
    whole = [f"code:{part.old}" for part in parts if part.extent == "WHOLE"]
    some = [
        {"organization": f"code:{part.old}", "ends": last[part.old] == code} for part in parts if part.extent == "PART"
    ]
    return [{"merge": {"organizations": whole, "parts": some, "result": new(code, name)}}]


def districts_end(codes: set[str], seats: list[str], parts: dict[str, list[Succession]]) -> list[Step]:
    """Each district is dissolved; its units go under one of the communes, spread as the seeds spread them."""
    districts = sorted(
        code for code, unit in read_units("2025_01").items() if unit.kind == "DISTRICT" and code in codes
    )
    names = [f"code:{code}" if alone(code, parts[code]) else f"new:{code}" for code in seats]
    return [
        {"dissolve": {"organization": f"code:{code}", "childrenTo": names[n * len(names) // len(districts)]}}
        for n, code in enumerate(districts)
    ]


def alone(code: str, parts: list[Succession]) -> bool:
    return len(parts) == 1 and parts[0].extent == "WHOLE" and parts[0].old == code

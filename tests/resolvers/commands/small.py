"""A small hand-made world for the tests of changes: a province, two districts, two communes, two cells, their people.

```
o1 province ── o2 district ── o4 commune ── o6 cell: m1 (secretary), m2
            └─ o3 district ── o5 commune ── o7 cell: m3
```
m4 sits in the committee of o2 and supervises o6; its own cell is o8 under o1. p1 is the commune of o4, p2 its village.
"""

from datetime import date
from typing import Any

from graph.model.derived import headcounts, member_keys, newest_profile, place_keys, profile_keys
from graph.model.tables import OPEN_END
from seeds.draft.rows import Rows
from tests.reference.world import gid

START = date(2020, 1, 1)
LIFE = {"since": START, "until": OPEN_END}
ORGANIZATIONS = (
    ("o1", None, "PROVINCIAL", "Đảng bộ tỉnh"),
    ("o2", "o1", "UPPER_GRASSROOTS", "Đảng bộ huyện Quế Sơn"),
    ("o3", "o1", "UPPER_GRASSROOTS", "Đảng bộ huyện Đại Lộc"),
    ("o4", "o2", "GRASSROOTS_COMMITTEE", "Đảng bộ xã An Phú"),
    ("o5", "o3", "GRASSROOTS_COMMITTEE", "Đảng bộ xã Hòa Bình"),
    ("o6", "o4", "CELL", "Chi bộ thôn 1"),
    ("o7", "o5", "CELL", "Chi bộ thôn 2"),
    ("o8", "o1", "GRASSROOTS_CELL", "Chi bộ cơ quan"),
)
COVERED = (("o4", "p1"), ("o6", "p2"))
MEMBERS = (("m1", "o6"), ("m2", "o6"), ("m3", "o7"), ("m4", "o8"))


def organization(key: str) -> str:
    return gid("Organization", key)


def member(key: str) -> str:
    return gid("Member", key)


def small_world() -> Rows:
    rows = Rows()
    for number, (key, parent, level, name) in enumerate(ORGANIZATIONS):
        add_organization(rows, key, parent, level, name, f"c{number}")
    for key, cell in MEMBERS:
        add_member(rows, key, cell)
    for place, kind, above in (("p1", "COMMUNE", None), ("p2", "VILLAGE", "p1")):
        row: dict[str, Any] = {"id": place, "code": None, "kind": kind, "name": "An Phú", "nameGenerated": 0}
        rows.add_node("Place", {**row, "lat": 15.5, "lon": 108.0, **LIFE, **place_keys(row)})
        if above:
            rows.add_link("IN", place, above, dict(LIFE))
    for key, place in COVERED:
        rows.add_link("COVERS", key, place, dict(LIFE))
    add_seat(rows, "m1", "o6", "CELL_COMMITTEE", "SECRETARY")
    add_seat(rows, "m4", "o2", "EXECUTIVE_COMMITTEE", "COMMITTEE_MEMBER")
    links = {"duties": ["FOLLOW"], "decision": "1-QĐ", "visitsPerYear": 2}
    rows.add_link("SUPERVISES", "m4", "o6", {**links, **LIFE})
    return rows


def add_organization(rows: Rows, key: str, parent: str | None, level: str, name: str, code: str) -> None:
    profile: dict[str, Any] = {"id": f"f{key}", "name": name, "shortName": None, "level": level}
    profile |= profile_keys(profile, code, key)
    counted = headcounts(
        {"kind": "OFFICIAL", "standing": "OFFICIAL", **LIFE} for _, cell in MEMBERS if cell == key
    )  # fmt: skip
    own = {"id": key, "code": code, "sector": None, "confirmedOn": START, "version": 1}
    rows.add_node("Organization", {**own, **LIFE, **newest_profile(profile, START), **counted})
    rows.add_node("Profile", profile)
    rows.add_link("HAS_PROFILE", key, profile["id"], dict(LIFE))
    if parent is not None:
        rows.add_link("PART_OF", key, parent, dict(LIFE))


def add_member(rows: Rows, key: str, cell: str) -> None:
    name = f"Nguyễn Văn {key}"
    dates = {"birthDate": date(1980, 2, 29), "admittedOn": START, "officialOn": START}
    rows.add_node(
        "Member", {"id": key, "name": name, "cardNumber": f"49.{key}", **dates, **LIFE, **member_keys(name, key)}
    )
    values = {"kind": "OFFICIAL", "standing": "OFFICIAL", "circumstance": None, "endReason": None}
    rows.add_link("MEMBER_OF", key, cell, {**values, **LIFE})


def add_seat(rows: Rows, key: str, organization_key: str, body: str, role: str) -> None:
    rows.add_link("HOLDS", key, organization_key, {"body": body, "role": role, "decision": "1-QĐ", **LIFE})

"""A world deeper than anybody has seen: sixty organizations, each under the one before, and twenty cells, each merged
into the next one.

```
d0 ── d1 ── … ── d60, a cell: m1; each but d0 was put under its parent a second time on 2021-01-01
 ├─ e, the cell of m2, who sits in the committee of d0 and supervises d60, c0 and s1
 ├─ c0 → c1 → … → c20, a merger on the first day of each month from 2021-02 on
 └─ s2 ── s1 until 2022-01-01, s1 ── s2 since
```
p is covered by d60. Meetings of d60, c0 and s1, each attended by m2.
"""

from datetime import date
from typing import Any

from graph.model.derived import headcounts, meeting_key, member_keys, newest_profile, place_keys, profile_keys
from graph.model.tables import OPEN_END
from seeds.draft.rows import Rows

START, AGAIN, SWAPPED = date(2020, 1, 1), date(2021, 1, 1), date(2022, 1, 1)
DEPTH, MERGERS = 60, 20
CELLS = {"m1": f"d{DEPTH}", "m2": "e"}
TWICE = ((START, AGAIN), (AGAIN, OPEN_END))


def merged_on(number: int) -> date:
    """The day on which a cell went into the next one."""
    return date(2021 + (number + 1) // 12, (number + 1) % 12 + 1, 1)


def deep_world() -> Rows:
    rows = Rows()
    for number in range(DEPTH + 1):
        level = "PROVINCIAL" if number == 0 else "CELL" if number == DEPTH else "GRASSROOTS_COMMITTEE"
        add_organization(rows, f"d{number}", level, number)
        for since, until in TWICE if number else ():
            part_of(rows, f"d{number}", f"d{number - 1}", since, until)
    add_organization(rows, "e", "GRASSROOTS_CELL", 100)
    part_of(rows, "e", "d0", START, OPEN_END)
    add_chain_of_mergers(rows)
    add_swapped(rows)
    add_people(rows)
    return rows


def add_organization(
    rows: Rows, key: str, level: str, number: int, since: date = START, until: date = OPEN_END
) -> None:
    profile: dict[str, Any] = {"id": f"f{key}", "name": f"Chi bộ sâu {key}", "shortName": None, "level": level}
    profile |= profile_keys(profile, f"{number:03d}", key)
    own = {"id": key, "code": f"{number:03d}", "sector": None, "confirmedOn": START, "version": 1}
    life = {"since": since, "until": until}
    one = {"kind": "OFFICIAL", "standing": "OFFICIAL", **life}
    counted = headcounts([one for cell in CELLS.values() if cell == key])
    rows.add_node("Organization", {**own, **life, **newest_profile(profile, since), **counted})
    rows.add_node("Profile", profile)
    rows.add_link("HAS_PROFILE", key, profile["id"], {"since": since, "until": until})


def part_of(rows: Rows, key: str, parent: str, since: date, until: date) -> None:
    rows.add_link("PART_OF", key, parent, {"since": since, "until": until})


def add_chain_of_mergers(rows: Rows) -> None:
    for number in range(MERGERS + 1):
        since = START if number == 0 else merged_on(number - 1)
        until = OPEN_END if number == MERGERS else merged_on(number)
        add_organization(rows, f"c{number}", "CELL", 200 + number, since, until)
        part_of(rows, f"c{number}", "d0", since, until)
    for number in range(MERGERS):
        event = f"v{number:02d}"
        rows.add_node("ChangeEvent", {"id": event, "kind": "MERGE", "on": merged_on(number), "decision": None})
        rows.add_link("ORIGINAL", event, f"c{number}", {"extent": "WHOLE"})
        rows.add_link("RESULTING", event, f"c{number + 1}", {})


def add_swapped(rows: Rows) -> None:
    for number, key in enumerate(("s1", "s2")):
        add_organization(rows, key, "GRASSROOTS_COMMITTEE", 300 + number)
    part_of(rows, "s1", "s2", START, SWAPPED)
    part_of(rows, "s1", "d0", SWAPPED, OPEN_END)
    part_of(rows, "s2", "d0", START, SWAPPED)
    part_of(rows, "s2", "s1", SWAPPED, OPEN_END)


def add_people(rows: Rows) -> None:
    life = {"since": START, "until": OPEN_END}
    for key, cell in CELLS.items():
        name = f"Nguyễn Văn {key}"
        dates = {"birthDate": date(1980, 2, 28), "admittedOn": START, "officialOn": START, **life}
        rows.add_node("Member", {"id": key, "name": name, "cardNumber": key, **dates, **member_keys(name, key)})
        values = {"kind": "OFFICIAL", "standing": "OFFICIAL", "circumstance": None, "endReason": None}
        rows.add_link("MEMBER_OF", key, cell, {**values, **life})
    rows.add_link("HOLDS", "m2", "d0", {"body": "EXECUTIVE_COMMITTEE", "role": "SECRETARY", "decision": None, **life})
    place: dict[str, Any] = {"id": "p", "code": "p1", "kind": "VILLAGE", "name": "Thôn Sâu", "nameGenerated": 0}
    rows.add_node("Place", {**place, "lat": 15.0, "lon": 108.0, **life, **place_keys(place)})
    rows.add_link("COVERS", f"d{DEPTH}", "p", dict(life))
    for number, key in enumerate((f"d{DEPTH}", "c0", "s1")):
        until = merged_on(0) if key == "c0" else OPEN_END
        decided = {"duties": ["FOLLOW"], "decision": None, "visitsPerYear": 12}
        rows.add_link("SUPERVISES", "m2", key, {**decided, "since": START, "until": until})
        add_meeting(rows, f"g{number}", key)


def add_meeting(rows: Rows, key: str, organization: str) -> None:
    on = date(2021, 1, 15)
    row = {"id": key, "kind": "REGULAR", "heldOn": on, "expected": 3, "present": 3, "excused": 0}
    rows.add_node("Meeting", {**row, "sortKey": meeting_key(on, key)})
    rows.add_link("OF", key, organization, {})
    rows.add_link("ATTENDED", "m2", key, {"capacity": "SUPERVISOR", "onBehalfOf": None})

"""10 April 2023, eleven days before the letter: five communes became wards, one a township; all six under their new
names.

The commune's place of before ends, another one with the same code begins; its organization goes on under another name.
"""

import csv
from datetime import date

from seeds.draft.draft import Draft, Place
from seeds.state.hierarchy import Landmarks, lowered
from seeds.state.units import DATA

DECISION = "727/NQ-UBTVQH15"
DAY = date(2023, 4, 10)


def rename_communes(draft: Draft, marks: Landmarks) -> None:
    """Gives six communes, made under their new names, the names that they had before the day."""
    with (DATA / "renamed_2023_04.csv").open(encoding="utf-8", newline="") as file:
        before = {row["code"]: row["before"] for row in csv.DictReader(file)}
    for code in [one for one in before if one in marks.communes]:
        name_before(draft, marks.communes[code], before[code])
        precede_place(draft, draft.places[marks.commune_places[code]], before[code])


def name_before(draft: Draft, organization: str, name: str) -> None:
    profiles = draft.organizations[organization].profiles
    [newest] = profiles
    profiles.insert(0, draft.new_profile(newest.since, f"Đảng bộ {lowered(name)}", newest.level))
    newest.since = DAY
    draft.add_event("RENAME", DAY, DECISION, [(organization, "WHOLE")], [organization])


def precede_place(draft: Draft, place: Place, name: str) -> None:
    """A place of another name until the day; what lay in the one that follows it, or covered it, did so in this one."""
    first = place.since
    old = Place(draft.new_id("p"), place.code, place.kind, name, first, lat=place.lat, lon=place.lon, until=DAY)
    draft.places[old.id] = old
    place.since = DAY
    for fact in draft.by_start["IN"][place.id]:
        draft.add_fact("IN", old.id, fact.end, first, DAY)
        fact.since = DAY
    for table in ("IN", "COVERS"):
        for fact in draft.by_end[table][place.id]:
            draft.add_fact(table, fact.start, old.id, fact.since, DAY)
            fact.since = DAY

"""1 July 2025: the district tier ends, 94 communes follow, Quảng Nam goes into Đà Nẵng.

The steps are those of `plan_2025_07`, with what only the seeds know: the places, the agencies' cells, the blocs. What
the field's own decisions say of posts and links is followed in kind, not in every case: docs/data.md.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from seeds.draft.draft import Draft
from seeds.draft.scale import REFORM
from seeds.draft.telling import Ref
from seeds.history.offices import chair
from seeds.history.places import follow_place, leave_offices, make_place, move_place
from seeds.history.plan_2025_07 import CITY, DECISION, HOANG_SA, Known, Parts, parts_of, steps
from seeds.history.reorganizations import ORGANIZATION, Step, apply
from seeds.state.committees import DA_NANG_SIZE, NEW_COMMUNE_SIZE, appoint_committee, approval, tell_committee
from seeds.state.hierarchy import DA_NANG, Landmarks, lowered
from seeds.state.units import read_units


def reform(draft: Draft, marks: Landmarks) -> None:
    """Everything that holds from 1/7/2025 on."""
    parts = parts_of(marks.communes)
    leaders = committee_members(draft, [*marks.districts.values(), *marks.communes.values()])
    provincial = committee_members(draft, list(marks.provinces.values()))
    halves = halves_of(draft, marks, parts)
    places = make_places(draft, marks, parts, halves)
    besides = [*agencies_merged(draft, marks, parts), *blocs_reformed(draft, marks)]
    known = Known(
        {code: Ref("Place", place) for code, place in places.items()},
        {old: [Ref(ORGANIZATION, one) for one in half] for old, half in halves.items()},
        besides,
    )
    city = marks.provinces[DA_NANG]
    made = apply(draft, city, REFORM, DECISION, steps({*marks.communes, *marks.districts}, known))
    end_offices(draft, marks)
    communes = {code: made.get(code) or marks.communes[code] for code in [*parts, HOANG_SA]}
    for code, organization in communes.items():
        own = [one for part in parts.get(code, ()) for one in leaders[marks.communes[part.old]]]
        appoint_commune(draft, organization, own, leaders, marks)
    appoint_provincial(draft, city, [one for people in provincial.values() for one in people])
    chair(draft, {DA_NANG: city, **communes}, places)
    marks.communes_of_today = list(communes.values())


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


def halves_of(draft: Draft, marks: Landmarks, parts: Parts) -> dict[str, list[str]]:
    """What goes over with the first part of a split commune: half of what is right under it."""
    split = {part.old for own in parts.values() for part in own if part.extent == "PART"}
    below = {old: draft.children_of(marks.communes[old], REFORM) for old in sorted(split)}
    return {old: children[: (len(children) + 1) // 2] for old, children in below.items()}


def make_places(draft: Draft, marks: Landmarks, parts: Parts, halves: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The places of today by code, with the villages of those that they follow; old communes, districts and provinces
    end."""
    units = read_units("2025_07")
    city = make_place(draft, units[DA_NANG], marks.country, REFORM)
    made = {code: make_place(draft, units[code], city, REFORM) for code in [*parts, HOANG_SA]}
    for old, (first, *others) in successors(parts).items():
        for other in others:
            rest = set(draft.children_of(marks.communes[old], REFORM)).difference(halves[old])
            move_covered_villages(draft, rest, made[other])
        follow_place(draft, marks.commune_places[old], made[first], REFORM)
    for place in (*marks.district_places.values(), *marks.province_places.values()):
        draft.end_place(place, REFORM)
    return {DA_NANG: city, **made}


def successors(parts: Parts) -> dict[str, list[str]]:
    """The codes of today that follow each old commune: several where it was split."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code, own in parts.items():
        for part in own:
            found[part.old].append(code)
    return found


def move_covered_villages(draft: Draft, cells: set[str], place: str) -> None:
    for village in sorted({fact.end for cell in cells for fact in draft.facts_from("COVERS", cell, REFORM)}):
        move_place(draft, village, place, REFORM)


def agencies_merged(draft: Draft, marks: Landmarks, parts: Parts) -> Iterator[Step]:
    """The agencies' cells of the communes that one commune follows become one; those of two agencies of each district
    go into some of them."""
    units, follower = read_units("2025_07"), successors(parts)
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for code, cell in marks.commune_agencies.items():
        groups[follower[code][0]].append(cell)
    for code, (first, *others) in groups.items():
        name = f"Chi bộ cơ quan {lowered(units[code].name)}"
        if draft.organizations[first].name != name:
            yield {"profile": {"organization": Ref(ORGANIZATION, first), "name": name}}
        if others:
            gone = [Ref(ORGANIZATION, one) for one in others]
            yield {"merge": {"organizations": gone, "into": {"organization": Ref(ORGANIZATION, first)}}}
    agencies = [groups[code][0] for code in parts if code in groups]
    for number, (_, district) in enumerate(sorted(marks.districts.items())):
        for index, cell in enumerate(marks.district_agencies.get(district, [])[:2]):
            into = agencies[(number * 2 + index) % len(agencies)]
            yield {"dissolve": {"organization": Ref(ORGANIZATION, cell), "membersTo": Ref(ORGANIZATION, into)}}


def blocs_reformed(draft: Draft, marks: Landmarks) -> Iterator[Step]:
    """Police and army go into the city's committees, the border guard into the army's; agencies get two new ones."""
    blocs = {sector: Ref(ORGANIZATION, one) for sector, one in marks.blocs.items()}
    army = bloc("48QS", "Đảng bộ Quân sự thành phố Đà Nẵng", "MILITARY")
    yield {
        "merge": {
            "organizations": [blocs["POLICE"]],
            "into": {"new": bloc("48CA", "Đảng bộ Công an thành phố Đà Nẵng", "POLICE")},
        }
    }
    yield {"merge": {"organizations": [blocs["MILITARY"], blocs["BORDER_GUARD"]], "into": {"new": army}}}
    yield {"establish": bloc("48CQ", "Đảng bộ các cơ quan Đảng thành phố", "AGENCY")}
    yield {"establish": bloc("48UB", "Đảng bộ Ủy ban nhân dân thành phố", "AGENCY")}
    thirds = [Ref(ORGANIZATION, one) for one in draft.children_of(marks.blocs["AGENCY"], REFORM)[::3]]
    yield {"move": {"what": {"organizations": thirds}, "to": "new:48CQ"}}
    yield {"dissolve": {"organization": blocs["AGENCY"], "childrenTo": "new:48UB"}}


def bloc(code: str, name: str, sector: str) -> Step:
    own = {"key": code, "name": name, "level": "UPPER_GRASSROOTS", "code": code, "sector": sector}
    return {**own, "parent": CITY}


def end_offices(draft: Draft, marks: Landmarks) -> None:
    """Civil posts in communes, districts and provinces end with their places."""
    ended = (marks.commune_places, marks.district_places, marks.province_places)
    for place in [one for places in ended for one in places.values()]:
        leave_offices(draft, place, REFORM)


def appoint_commune(
    draft: Draft, organization: str, own: list[str], leaders: dict[str, list[str]], marks: Landmarks
) -> None:
    """The first committee of a commune: its leaders from the districts, the others from the old communes."""
    random = draft.random("new committees")
    districts = [one for district in marks.districts.values() for one in leaders.get(district, [])]
    people = [one for one in random.sample(districts, min(4, len(districts))) + own if in_party(draft, one)]
    unique = list(dict.fromkeys(people))
    appoint_committee(
        draft, organization, unique, NEW_COMMUNE_SIZE, REFORM, approval(draft, random, organization, REFORM)
    )
    tell_committee(draft, organization, REFORM)


def appoint_provincial(draft: Draft, city: str, people: list[str]) -> None:
    random = draft.random("new provincial committee")
    unique = list(dict.fromkeys(one for one in people if in_party(draft, one)))
    random.shuffle(unique)
    appoint_committee(draft, city, unique, DA_NANG_SIZE, REFORM, approval(draft, random, city, REFORM))
    tell_committee(draft, city, REFORM)


def in_party(draft: Draft, member: str) -> bool:
    return draft.members[member].until > REFORM

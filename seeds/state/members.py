"""Members, their cells, their homes and their circumstances on the day of the letter.

Distributions: docs/data.md. A member's link to a cell begins with the admission or with a later transfer into it.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random

from graph.model.tables import OPEN_END
from seeds.draft.draft import Draft, Member, Organization
from seeds.draft.scale import LETTER, Scale
from seeds.draft.telling import Ref
from seeds.state.hierarchy import Landmarks
from seeds.state.names import MOUNTAIN_DISTRICTS, person_name

HAVE_MEMBERS = frozenset({"CELL", "GRASSROOTS_CELL"})
MEAN_SIZES = {"VILLAGE": 29.0, "SCHOOL": 11.0, "AGENCY": 13.0, "HEALTH": 16.0, "POLICE": 14.0}
OTHER_SIZE = 17.0
SHARE_WORKING_AWAY = 0.06
SHARE_DISCHARGED = 0.015
SHARE_SUSPENDED = 0.001
SHARE_PROBATIONARY = 0.028
SHARE_RESIDENCE = 0.25
SHARE_TEMPORARY = 0.012


def make_members(draft: Draft, marks: Landmarks, scale: Scale) -> None:
    """Fills every cell; the sizes are scaled so that the sum is what the scale asks for."""
    random = draft.random("members")
    cells = [one for one in draft.organizations.values() if one.level in HAVE_MEMBERS]
    wanted = [max(3.0, random.gauss(mean_size(cell), 6.0)) for cell in cells]
    factor = scale.members / sum(wanted)
    mountains = mountain_cells(draft, marks)
    for cell, size in zip(cells, wanted, strict=True):
        for _ in range(max(3, round(size * factor))):
            make_member(draft, random, cell, mountain=cell.id in mountains)
    settle_residents(draft, random)
    make_second_links(draft, random, cells)


def mean_size(cell: Organization) -> float:
    return MEAN_SIZES.get(cell.sector or "", OTHER_SIZE)


def mountain_cells(draft: Draft, marks: Landmarks) -> set[str]:
    districts = {marks.districts[code] for code in MOUNTAIN_DISTRICTS & marks.districts.keys()}
    return {one for one in draft.organizations if districts & set(draft.path_of(one, LETTER))}


def make_member(draft: Draft, random: Random, cell: Organization, *, mountain: bool) -> Member:
    """A member of the cell since the admission or since a later transfer."""
    woman = random.random() < 0.38
    admitted, birth = admission(random)
    probationary = random.random() < SHARE_PROBATIONARY
    if probationary:
        admitted = LETTER - timedelta(days=random.randint(5, 350))
        birth = date(admitted.year - random.randint(19, 35), random.randint(1, 12), random.randint(1, 28))
    official = one_year_after(admitted)
    name = person_name(random, woman=woman, mountain=mountain)
    member = add_member(draft, name, birth, admitted, official)
    since = admitted if probationary else max(official, cell.since, later(random, official))
    if probationary:
        begin_probation(draft, member, cell.id, max(since, cell.since))
    else:
        draft.add_fact(
            "MEMBER_OF", member.id, cell.id, since, kind="OFFICIAL", standing="OFFICIAL",
            circumstance=circumstance(random, birth, village=cell.sector == "VILLAGE"),
        )  # fmt: skip
    return member


def admission(random: Random) -> tuple[date, date]:
    """The days of admission and birth: most are admitted at 20 to 35, over the last fifty years."""
    year = min(2022, round(random.triangular(1972, 2022, 2012)))
    admitted = date(year, random.randint(1, 12), random.randint(1, 28))
    if admitted > date(2022, 3, 31):
        admitted = admitted.replace(year=2021)
    age = min(58, max(18, round(random.gauss(27, 5))))
    return admitted, date(admitted.year - age, random.randint(1, 12), random.randint(1, 28))


def one_year_after(day: date) -> date:
    """The end of the probation: twelve months from the ceremony (Charter art. 5)."""
    return date(day.year + 1, day.month, min(day.day, 28))


def later(random: Random, official: date) -> date:
    """The day of joining the present cell: for a third the day of becoming official, else a later transfer."""
    if random.random() < 0.35 or official > date(2020, 1, 1):
        return official
    return official + timedelta(days=random.randint(200, (date(2022, 12, 1) - official).days))


def add_member(draft: Draft, name: str, birth: date, admitted: date, official: date | None) -> Member:
    identifier = draft.new_id("m")
    member = Member(
        identifier, name, birth, admitted, official, f"{draft.prefix or '49'}.{identifier[-6:]:0>6}".replace("m", "0")
    )
    draft.members[identifier] = member
    return member


def begin_probation(draft: Draft, member: Member, cell: str, since: date) -> None:
    """A probationary link that ends with the probation, and the official one that follows it: told for that day."""
    assert member.official is not None
    draft.tell("confirmOfficial", member.official, {"member": Ref("Member", member.id)})
    draft.add_fact(
        "MEMBER_OF", member.id, cell, since, member.official,
        kind="OFFICIAL", standing="PROBATIONARY", circumstance=None, endReason="BECAME_OFFICIAL",
    )  # fmt: skip
    draft.add_fact(
        "MEMBER_OF", member.id, cell, member.official, kind="OFFICIAL", standing="OFFICIAL", circumstance=None
    )


def circumstance(random: Random, birth: date, *, village: bool) -> str | None:
    draw = random.random()
    if birth.year < 1950 and draw < 0.6:
        return "EXEMPT"
    if village and birth.year > 1970 and draw < SHARE_WORKING_AWAY * 2:
        return "WORKING_AWAY"
    if birth.year > 1992 and draw > 1 - SHARE_DISCHARGED * 6:
        return "DISCHARGED_SOLDIER"
    return "SUSPENDED" if 0.5 < draw < 0.5 + SHARE_SUSPENDED else None


def settle_residents(draft: Draft, random: Random) -> None:
    """Members of a village cell live in its villages; of a joint cell nearly all live in the first."""
    for cell in [one for one in draft.organizations.values() if one.sector == "VILLAGE"]:
        villages = [fact.end for fact in draft.facts_from("COVERS", cell.id, LETTER)]
        empty = len(villages) > 1 and random.random() < 0.5
        for fact in draft.by_end["MEMBER_OF"][cell.id]:
            home = villages[0] if len(villages) == 1 or empty or random.random() < 0.7 else villages[1]
            if not draft.by_start["LIVES_IN"].get(fact.start):
                draft.add_fact("LIVES_IN", fact.start, home, fact.since)


def make_second_links(draft: Draft, random: Random, cells: list[Organization]) -> None:
    """Working members' link with the cell where they live (Quy định 213), and temporary hosts."""
    hosts = [one.id for one in cells if one.sector == "VILLAGE"]
    for cell in cells:
        if cell.sector == "VILLAGE":
            continue
        for fact in list(draft.facts_to("MEMBER_OF", cell.id, LETTER)):
            if fact.properties["kind"] == "OFFICIAL" and random.random() < SHARE_RESIDENCE:
                add_second_link(draft, fact.start, random.choice(hosts), "RESIDENCE", date(2021, 1, 1), fact.since)
            elif random.random() < SHARE_TEMPORARY:
                add_second_link(draft, fact.start, random.choice(hosts), "TEMPORARY", date(2023, 2, 1), fact.since)


def add_second_link(draft: Draft, member: str, host: str, kind: str, since: date, first: date) -> None:
    """A further link; a temporary one ends within a year (Quy định 24)."""
    begun = max(since, first, draft.organizations[host].since)
    until = OPEN_END if kind == "RESIDENCE" else begun + timedelta(days=300)
    reason = {} if kind == "RESIDENCE" else {"endReason": "TRANSFERRED"}
    draft.add_fact("MEMBER_OF", member, host, begun, until, kind=kind, standing="OFFICIAL", circumstance=None, **reason)


def official_members(draft: Draft, cell: str, day: date) -> list[str]:
    """Who counts for the cell's thresholds on a day."""
    return [
        fact.start
        for fact in draft.facts_to("MEMBER_OF", cell, day)
        if fact.properties["kind"] == "OFFICIAL" and fact.properties["standing"] == "OFFICIAL"
    ]


def members_under(draft: Draft, organizations: Iterable[str], day: date) -> list[str]:
    """Official members of the cells at and under organizations."""
    found: list[str] = []
    stack = list(organizations)
    while stack:
        one = stack.pop()
        found += official_members(draft, one, day)
        stack += draft.children_of(one, day)
    return found

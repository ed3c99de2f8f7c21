"""The people of a random world: members with their cells, seats and supervision links, and other office holders."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from graph.model.derived import member_keys, person_keys
from graph.model.tables import OPEN_END
from tests.worlds.settling import life_of
from tests.worlds.spans import START, Span, common, cut, inside

if TYPE_CHECKING:
    from tests.worlds.growing import Grower

PEOPLE = (
    "Nguyễn Văn An",
    "Trần Thị Ân",
    "Lê Đức Hòa",
    "Võ Hoà",
    "Đỗ Thị Ánh",
    "A Lăng Bhuốch",
    "Nguyễn An",
    "Hòa",
    "An An Phú An",
    "Bnướch Thị An Hòa Y Lăng Nguyễn An",
)
SEATS = (
    ("EXECUTIVE_COMMITTEE", ("SECRETARY", "DEPUTY_SECRETARY", "STANDING_MEMBER", "COMMITTEE_MEMBER")),
    ("STANDING_BOARD", ("SECRETARY", "DEPUTY_SECRETARY", "STANDING_MEMBER")),
    ("INSPECTION_COMMISSION", ("HEAD", "DEPUTY_HEAD", "MEMBER")),
    ("CELL_COMMITTEE", ("SECRETARY", "DEPUTY_SECRETARY", "COMMITTEE_MEMBER")),
)
SECRETARIAL = {"EXECUTIVE_COMMITTEE", "CELL_COMMITTEE"}
DUTIES = (["FOLLOW"], ["FOLLOW", "ATTEND"], ["IN_CHARGE"])
TITLES = ("Trưởng thôn", "Chủ tịch", "Bí thư chi đoàn")
CIRCUMSTANCES = (None, None, "WORKING_AWAY", "EXEMPT")


def make_people(grower: "Grower") -> None:
    for _ in range(grower.random.randint(0, 9)):
        member, life = add_member(grower)
        add_cells(grower, member, life)
        add_other_memberships(grower, member, life)
        add_seats(grower, member, life)
        add_supervisions(grower, member, life)
        add_homes(grower, member, life)
        add_offices(grower, member, life)
    for _ in range(grower.random.randint(0, 2)):
        person, name = grower.new_id("n"), grower.random.choice(PEOPLE)
        grower.rows.add_node("Person", {"id": person, "name": name, **person_keys(name, person)})
        add_offices(grower, person, Span(START, OPEN_END))


def add_member(grower: "Grower") -> tuple[str, Span]:
    member, name = grower.new_id("m"), grower.random.choice(PEOPLE)
    life = inside(grower.random, Span(START, OPEN_END))
    official = grower.random.choice((life.since, life.since + timedelta(days=365), None))
    values = {
        "id": member,
        "name": name,
        **member_keys(name, member),
        "cardNumber": grower.random.choice((None, f"49.{grower.number}")),
        "birthDate": grower.random.choice((None, date(1980, 2, 29), date(1955, 3, 1), date(1993, 2, 28))),
        "admittedOn": life.since,
        "officialOn": official,
        **life.dates(),
    }
    grower.rows.add_node("Member", values)
    return member, life


def add_cells(grower: "Grower", member: str, life: Span) -> None:
    """The cell that counts, one after another and sometimes none; a link is cut where the probation ends."""
    official: date | None = grower.rows.nodes["Member"][-1]["officialOn"]
    for span in cut(grower.random, life, 0.25):
        cells = [one for one, own in grower.lives.items() if own.holds(span.since)]
        if not cells or grower.random.random() < 0.15:
            continue
        cell = grower.random.choice(cells)
        stay = Span(span.since, min(span.until, grower.lives[cell].until))
        circumstance = grower.random.choice(CIRCUMSTANCES)
        for standing, part in by_standing(stay, official):
            turned = standing == "PROBATIONARY" and part.until == official
            properties = {
                "kind": "OFFICIAL",
                "standing": standing,
                "circumstance": circumstance,
                "endReason": end_reason(part, turned=turned),
            }
            grower.rows.add_link("MEMBER_OF", member, cell, {**properties, **part.dates()})


def by_standing(stay: Span, official: date | None) -> list[tuple[str, Span]]:
    turn = stay.until if official is None else max(stay.since, min(official, stay.until))
    parts = (("PROBATIONARY", Span(stay.since, turn)), ("OFFICIAL", Span(turn, stay.until)))
    return [(standing, part) for standing, part in parts if part.since < part.until]


def end_reason(part: Span, *, turned: bool) -> str | None:
    if part.until == OPEN_END:
        return None
    return "BECAME_OFFICIAL" if turned else "TRANSFERRED"


def add_other_memberships(grower: "Grower", member: str, life: Span) -> None:
    for kind in ("TEMPORARY", "RESIDENCE"):
        if grower.random.random() < 0.3:
            properties = {"kind": kind, "standing": "OFFICIAL", "circumstance": None, "endReason": None}
            add_link(grower, "MEMBER_OF", member, life, properties)


def add_link(grower: "Grower", table: str, start: str, life: Span, properties: dict[str, Any]) -> None:
    """A link to some organization, as far as both live."""
    one = grower.random.choice(list(grower.lives))
    shared = common(life, grower.lives[one])
    if shared is not None:
        grower.rows.add_link(table, start, one, {**properties, **inside(grower.random, shared).dates()})


def add_seats(grower: "Grower", member: str, life: Span) -> None:
    """Up to three seats; an organization has one secretary at a time."""
    for _ in range(grower.random.randint(0, 3)):
        body, roles = grower.random.choice(SEATS)
        role, one = grower.random.choice(roles), grower.random.choice(list(grower.lives))
        shared = common(life, grower.lives[one])
        if shared is None:
            continue
        span = inside(grower.random, shared)
        if not taken(grower, member, one, body, role, span):
            properties = {"body": body, "role": role, "decision": grower.random.choice((None, "12-QĐ/TU"))}
            grower.rows.add_link("HOLDS", member, one, {**properties, **span.dates()})


def taken(grower: "Grower", member: str, one: str, body: str, role: str, span: Span) -> bool:
    """Whether somebody is the secretary already, or the member has that very seat."""
    for holder, end, p in grower.rows.links.get("HOLDS", []):
        if end == one and common(span, Span(p["since"], p["until"])) is not None:
            both_lead = role == p["role"] == "SECRETARY" and {body, p["body"]} <= SECRETARIAL
            if both_lead or (holder == member and (body, role) == (p["body"], p["role"])):
                return True
    return False


def add_supervisions(grower: "Grower", member: str, life: Span) -> None:
    """Links to organizations, each one once."""
    for _ in range(grower.random.randint(0, 2)):
        properties = {
            "duties": list(grower.random.choice(DUTIES)),
            "decision": "776-QĐ/TU",
            "visitsPerYear": grower.random.choice((None, 6)),
        }
        before = list(grower.rows.links.get("SUPERVISES", []))
        add_link(grower, "SUPERVISES", member, life, properties)
        links = grower.rows.links.get("SUPERVISES", [])
        if len(links) > len(before) and any(row[:2] == links[-1][:2] for row in before):
            links.pop()


def add_homes(grower: "Grower", member: str, life: Span) -> None:
    """One home after another."""
    places = [row["id"] for row in grower.rows.nodes["Place"] if row["kind"] in {"VILLAGE", "COMMUNE"}]
    for span in cut(grower.random, life, 0.15) if places else []:
        place = grower.random.choice(places)
        shared = common(span, life_of(grower, place))
        if shared is not None and grower.random.random() < 0.8:
            grower.rows.add_link("LIVES_IN", member, place, shared.dates())


def titled(grower: "Grower") -> dict[str, Any]:
    """A civil post's title; some were recorded before posts had kinds."""
    title = grower.random.choice(TITLES)
    kinds = {"Trưởng thôn": "VILLAGE_HEAD", "Chủ tịch": "COMMITTEE_CHAIR", "Bí thư chi đoàn": "OTHER"}
    return {"title": title, "kind": None if grower.number % 2 else kinds[title]}


def add_offices(grower: "Grower", person: str, life: Span) -> None:
    if grower.random.random() < 0.4:
        place = grower.random.choice(grower.rows.nodes["Place"])["id"]
        shared = common(life, life_of(grower, place))
        if shared is not None:
            properties = {**titled(grower), **inside(grower.random, shared).dates()}
            grower.rows.add_link("HOLDS_OFFICE_IN", person, place, properties)
    if grower.random.random() < 0.3:
        add_link(grower, "HOLDS_OFFICE_AT", person, life, titled(grower))

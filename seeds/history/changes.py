"""What happens to members between reorganizations: admissions, deaths, leavings, transfers, circumstances.

Yearly rates are below and in docs/data.md.
"""

from datetime import date, timedelta
from random import Random

from graph.model.tables import OPEN_END
from seeds.draft.draft import Draft, Fact, Organization
from seeds.draft.telling import Ref
from seeds.history.offices import give_up_offices
from seeds.state.committees import appoint, approval
from seeds.state.members import add_member, begin_probation, official_members, one_year_after
from seeds.state.names import person_name

ADMITTED = 0.030
ENDINGS = (("DECEASED", 0.008), ("LEFT", 0.0012), ("REMOVED", 0.003), ("EXPELLED", 0.0004))
TRANSFERRED = 0.010
CIRCUMSTANCE_CHANGED = 0.012


def change_members(draft: Draft, since: date, until: date) -> None:
    """The changes of one period, in the order of their days: whoever takes over a seat has not left before."""
    random = draft.random("changes")
    years = (until - since).days / 365
    cells = [
        one for one in draft.organizations.values() if one.level in {"CELL", "GRASSROOTS_CELL"} and one.lives(since)
    ]
    dated: list[tuple[date, Fact]] = []
    for cell in cells:
        facts = [fact for fact in draft.facts_to("MEMBER_OF", cell.id, since) if settled(fact)]
        dated += [(day_between(random, since, until), fact) for fact in facts]
        for _ in range(sum(random.random() < ADMITTED * years for _ in facts)):
            admit(draft, random, cell, day_between(random, since, until))
    for day, fact in sorted(dated, key=lambda one: one[0]):
        change_member(draft, random, fact, cells, years, day)


def settled(fact: Fact) -> bool:
    return bool(fact.properties["kind"] == "OFFICIAL" and fact.properties["standing"] == "OFFICIAL")


def day_between(random: Random, since: date, until: date) -> date:
    return since + timedelta(days=random.randint(1, (until - since).days - 1))


def admit(draft: Draft, random: Random, cell: Organization, day: date, village: str | None = None) -> None:
    """A new probationary member of the cell, official twelve months later, who lives in a village of it."""
    name = person_name(random, woman=random.random() < 0.47, mountain=False)
    birth = date(day.year - random.randint(19, 36), random.randint(1, 12), random.randint(1, 28))
    member = add_member(draft, name, birth, day, one_year_after(day))
    given = {"cell": Ref("Organization", cell.id), "name": name, "birthDate": birth, "cardNumber": member.card}
    home = village or home_in(draft, cell, day)
    draft.tell("admitMember", day, given | ({"home": Ref("Place", home)} if home else {}), (member.id,))
    begin_probation(draft, member, cell.id, day)
    if home:
        draft.add_fact("LIVES_IN", member.id, home, day)


def home_in(draft: Draft, cell: Organization, day: date) -> str | None:
    """Where members of a village cell live: in the first village that it covers."""
    covers = draft.facts_from("COVERS", cell.id, day)
    return covers[0].end if cell.sector == "VILLAGE" and covers else None


def change_member(draft: Draft, random: Random, fact: Fact, cells: list[Organization], years: float, day: date) -> None:
    draw = random.random() / years
    for reason, rate in ENDINGS:
        if draw < rate:
            leave_party(draft, random, fact, day, reason)
            return
        draw -= rate
    if draw < TRANSFERRED:
        transfer(draft, random, fact, random.choice(cells), day)
    elif draw < TRANSFERRED + CIRCUMSTANCE_CHANGED:
        change_circumstance(draft, fact, day)


def leave_party(draft: Draft, random: Random, fact: Fact, day: date, reason: str) -> None:
    """The end of a membership of the Party: every open fact about the member ends with it, a civil post by death."""
    member = fact.start
    draft.tell("endMembership", day, {"member": Ref("Member", member), "reason": reason})
    draft.members[member].until = day
    for other in draft.facts_from("MEMBER_OF", member, day):
        other.close(day, endReason=reason)
    for table in ("HOLDS", "SUPERVISES", "LIVES_IN"):
        for other in draft.facts_from(table, member, day):
            end_post(draft, random, other, day) if table == "HOLDS" else other.close(day)
    give_up_offices(draft, random, member, day, reason)


def end_post(draft: Draft, random: Random, fact: Fact, day: date) -> None:
    """A seat falls vacant; another one of the cell becomes its secretary the same day."""
    fact.close(day)
    if fact.properties["body"] == "CELL_COMMITTEE" and fact.properties["role"] == "SECRETARY":
        seated = {seat.start for seat in draft.facts_to("HOLDS", fact.end, day)}
        others = [
            one for one in official_members(draft, fact.end, day) if one not in seated and stays(draft, one, fact.end)
        ]
        if others:
            symbol = approval(draft, random, fact.end, day)
            appoint(draft, random.choice(others), fact.end, "CELL_COMMITTEE", "SECRETARY", day, symbol)


def stays(draft: Draft, member: str, cell: str) -> bool:
    """Whether nothing that is known so far takes the member out of the cell later on."""
    return any(fact.end == cell and fact.until == OPEN_END for fact in draft.by_start["MEMBER_OF"][member])


def transfer(draft: Draft, random: Random, fact: Fact, to: Organization, day: date) -> None:
    """The member goes on in another cell; the seat in the old one is given up."""
    if to.id == fact.end or not to.lives(day):
        return
    home = home_in(draft, to, day)
    given = {"member": Ref("Member", fact.start), "to": Ref("Organization", to.id), "kind": "OFFICIAL"}
    draft.tell("transferMember", day, given | ({"home": Ref("Place", home)} if home else {}))
    for other in draft.facts_from("MEMBER_OF", fact.start, day):
        if other.end in {fact.end, to.id}:
            other.close(day, endReason="TRANSFERRED")
    draft.add_fact(
        "MEMBER_OF", fact.start, to.id, day,
        kind="OFFICIAL", standing="OFFICIAL", circumstance=fact.properties["circumstance"],
    )  # fmt: skip
    for seat in draft.facts_from("HOLDS", fact.start, day):
        if seat.end == fact.end:
            end_post(draft, random, seat, day)
    homes = draft.facts_from("LIVES_IN", fact.start, day)
    if home and home not in {one.end for one in homes}:
        for one in homes:
            one.close(day)
        draft.add_fact("LIVES_IN", fact.start, home, day)


def change_circumstance(draft: Draft, fact: Fact, day: date) -> None:
    """Working away begins or ends: the link closes and goes on as another one."""
    now = fact.properties["circumstance"]
    if now in {"EXEMPT", "SUSPENDED"} or not draft.facts_from("MEMBER_OF", fact.start, day):
        return
    after = None if now else "WORKING_AWAY"
    draft.tell("setCircumstance", day, {"member": Ref("Member", fact.start), "circumstance": after})
    fact.close(day, endReason="CIRCUMSTANCE_CHANGED")
    draft.add_fact(
        "MEMBER_OF", fact.start, fact.end, day, kind="OFFICIAL", standing="OFFICIAL", circumstance=after
    )  # fmt: skip

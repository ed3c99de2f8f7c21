"""Visits due and workloads from the rows, day by day in plain loops."""

from collections import Counter
from datetime import date
from fractions import Fraction
from statistics import median
from typing import Any

from seeds.draft.rows import LinkRow
from tests.reference.attendance import DAY, Days, days_of, meetings
from tests.reference.supervision import link_id, links_on
from tests.reference.world import World, gid, holds

PARTY_COMMITTEES = {"EXECUTIVE_COMMITTEE", "STANDING_BOARD", "STANDING_LEADERSHIP"}


def due_answer(world: World, days: Days, link: LinkRow, on: date) -> dict[str, Any]:
    """A row of the work list as GraphQL shows it."""
    year = date(on.year, 1, 1)
    own = days_of(link, year, on + DAY)
    rates = [days.rate(link, day) for day in own]
    required = None if all(rate is None for rate in rates) else whole(own[:-1], rates[:-1]) if own[-1] == on else None
    _, visits, stand_ins = meetings(world, link, own)
    ever = visits_ever(world, link, on)
    earlier = predecessor(world, link, on)
    due = due_day(own, rates, len(visits), on)
    due = due if due is not None and due < link[2]["until"] else None
    lacking = max(0, (required or 0) - len(visits))
    colleagues = [row for row in links_on(world, on, past=True) if row[1] == link[1]]
    return {
        "supervision": {"id": link_id(link)},
        "required": required,
        "done": len(visits),
        "byStandIn": stand_ins,
        "missing": lacking,
        "overdue": lacking > 0,
        "dueOn": due and due.isoformat(),
        "lastVisit": last(ever),
        "organizationDone": sum(len(meetings(world, row, days_of(row, year, on + DAY))[1]) for row in colleagues),
        "predecessor": earlier and {"id": link_id(earlier)},
        "predecessorDone": earlier and len(meetings(world, earlier, days_of(earlier, year, on + DAY))[1]),
        "predecessorLastVisit": earlier and last(visits_ever(world, earlier, on)),
    }


def last(days: list[date]) -> str | None:
    return days[-1].isoformat() if days else None


def visits_ever(world: World, link: LinkRow, on: date) -> list[date]:
    held = {world.nodes["Meeting"][meeting]["heldOn"] for meeting, end, _ in world.links("OF") if end == link[1]}
    return meetings(world, link, [day for day in held if day <= on and holds(link[2], day)])[1]


def share(day: date, rate: int | None) -> Fraction:
    return Fraction(rate or 0, 366 if day.year % 4 == 0 else 365)


def whole(days: list[date], rates: list[int | None]) -> int:
    return int(sum((share(day, rate) for day, rate in zip(days, rates, strict=True)), Fraction()))


def due_day(own: list[date], rates: list[int | None], done: int, on: date) -> date | None:
    """Day by day: when the days have added up to one visit more than were made; after `on` as on that day."""
    total = Fraction()
    for day, rate in zip(own, rates, strict=True):
        total += share(day, rate)
        if total >= done + 1:
            return day
    if not rates[-1]:
        return None
    day = on
    while (day + DAY).year == on.year:
        day += DAY
        total += share(day, rates[-1])
        if total >= done + 1:
            return day
    total = Fraction()
    while total < 1:
        day += DAY
        total += share(day, rates[-1])
    return day


def predecessor(world: World, link: LinkRow, on: date) -> LinkRow | None:
    """Somebody else's link to the organization that ended last before this one began."""
    earlier = [
        row
        for row in links_on(world, on, past=True)
        if row[1] == link[1] and row[0] != link[0] and row[2]["until"] <= link[2]["since"]
    ]
    return max(earlier, key=lambda row: (row[2]["until"], row[2]["since"], world.member_key(row[0])), default=None)


def due_key(world: World, row: dict[str, Any], link: LinkRow) -> tuple[Any, ...]:
    """The order: by the day that the next visit is due on, then organization, supervisor and first day."""
    key = world.key(link[1], date.max)
    return row["dueOn"] or "9999-12-31", key, world.member_key(link[0]), link[2]["since"]


def loads(world: World, days: Days, under: str, on: date) -> dict[str, dict[str, Any]]:
    """Each supervisor's row of the workload, the median not worked out yet."""
    inside = set(world.subtree(under, on))
    own: dict[str, list[LinkRow]] = {}
    for link in links_on(world, on):
        if link[1] in inside:
            own.setdefault(link[0], []).append(link)
    found: dict[str, dict[str, Any]] = {}
    for member, links in own.items():
        rates = [rate for link in links if (rate := days.rate(link, on)) is not None]
        levels = Counter(world.profile(link[1], on)["level"] for link in links)
        found[member] = {"links": len(links), "levels": levels, "requiredPerYear": sum(rates) if rates else None}
    return found


def middle(found: dict[str, dict[str, Any]]) -> float:
    return float(median([row["links"] for row in found.values()])) if found else 0.0


def idle(world: World, under: str, on: date) -> set[str]:
    """Members of the committees at or under an organization who supervise nothing on the day."""
    inside = set(world.subtree(under, on))
    seated = {who for who, end, p in world.links("HOLDS", on) if end in inside and p["body"] in PARTY_COMMITTEES}
    return seated - {link[0] for link in links_on(world, on)}


def supervised(world: World, member: str, on: date, *, deep: bool) -> list[str]:
    """What a member follows, and with `deep` all that is under it, in the order of organizations."""
    tops = {link[1] for link in links_on(world, on) if link[0] == member}
    found = {one for top in tops for one in world.subtree(top, on)} if deep else tops
    return [gid("Organization", one) for one in sorted(found, key=lambda one: world.key(one, on))]

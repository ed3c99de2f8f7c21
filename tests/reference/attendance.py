"""Attendance from the rows, day by day in plain loops. Shares no code with the resolvers."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from seeds.draft.rows import LinkRow
from tests.reference.supervision import committee_seats
from tests.reference.world import World, holds

LEVELS = ("CENTRAL", "PROVINCIAL", "UPPER_GRASSROOTS", "GRASSROOTS_COMMITTEE", "GRASSROOTS_CELL", "SECTIONAL", "CELL")
DAY = timedelta(days=1)
Piece = tuple[LinkRow, list[date], int | None]
"""A link, the days of it that count, and how many visits those ask for."""


class Days:
    """What holds on a day, worked out once for all days between two on which something begins or ends."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.turns = world.days()
        self.paths: dict[tuple[str, date], list[str]] = {}
        self.rates: dict[tuple[str, str, date], int | None] = {}

    def like(self, day: date) -> date:
        """The turning day since which nothing has changed."""
        place = bisect_right(self.turns, day)
        return self.turns[place - 1] if place else day

    def path(self, organization: str, day: date) -> list[str]:
        """The organization and what is above it, nearest first."""
        key = organization, self.like(day)
        if key not in self.paths:
            self.paths[key] = [organization, *reversed(self.world.ancestors(organization, key[1]))]
        return self.paths[key]

    def rate(self, link: LinkRow, day: date) -> int | None:
        """Visits a year on a day: the decision's, else the nearest rule above that names one of the ranks."""
        member, organization, p = link
        if p["visitsPerYear"] is not None:
            visits: int = p["visitsPerYear"]
            return visits
        key = member, organization, self.like(day)
        if key not in self.rates:
            self.rates[key] = self.ruled(*key)
        return self.rates[key]

    def visits_set_by(self, issuer: str) -> list[dict[str, Any]]:
        """Norms of visits, and rules as they were recorded before there were norms."""
        norms = [self.world.nodes["Norm"][one] for one, end, _ in self.world.links("NORM_SET_BY") if end == issuer]
        rules = [self.world.nodes["VisitRule"][one] for one, end, _ in self.world.links("SET_BY") if end == issuer]
        return [*rules, *({**one, "visitsPerYear": one["least"]} for one in norms if one["kind"] == "VISITS")]

    def ruled(self, member: str, organization: str, day: date) -> int | None:
        seats = [row for row in committee_seats(self.world, member, day) if holds(row[2], day)]
        ranks = {self.world.profile(end, day)["level"] for _, end, _ in seats}
        for issuer in self.path(organization, day)[1:]:
            named = [rule for rule in self.visits_set_by(issuer) if holds(rule, day) and rule["level"] in ranks]
            if named:
                visits: int = min(named, key=lambda rule: LEVELS.index(rule["level"]))["visitsPerYear"]
                return visits
        return None


def days_of(link: LinkRow, since: date, until: date) -> list[date]:
    """The days of a link between two."""
    first, last = max(since, link[2]["since"]), min(until, link[2]["until"])
    return [first + timedelta(days=number) for number in range(max(0, (last - first).days))]


def asked(days: Days, link: LinkRow, counted: Iterable[date]) -> int | None:
    """Whole visits that the days ask for; None where nothing says how many."""
    rates = [(days.rate(link, day), 366 if day.year % 4 == 0 else 365) for day in counted]
    if all(visits is None for visits, _ in rates):
        return None
    weighed = Counter((visits, length) for visits, length in rates if visits)
    return int(sum((Fraction(visits * count, length) for (visits, length), count in weighed.items()), Fraction()))


def piece(days: Days, link: LinkRow, counted: list[date]) -> Piece:
    return link, counted, asked(days, link, counted)


def month_pieces(days: Days, whole: Piece) -> dict[str, Piece]:
    """The piece by calendar month; what the months ask for adds up to what the whole does."""
    link, counted, _ = whole
    months: dict[str, Piece] = {}
    for month in sorted({day.replace(day=1) for day in counted}):
        until = (month + timedelta(days=31)).replace(day=1)
        so_far = asked(days, link, [day for day in counted if day < until])
        before = asked(days, link, [day for day in counted if day < month]) or 0
        own = [day for day in counted if month <= day < until]
        months[month.isoformat()] = link, own, None if so_far is None else so_far - before
    return months


def meetings(world: World, link: LinkRow, counted: Sequence[date]) -> tuple[set[str], list[date], int]:
    """The meetings on days that count, the days of visits, and how many had a stand-in only."""
    kept = set(counted)
    own = [
        (meeting, world.nodes["Meeting"][meeting]["heldOn"]) for meeting, end, _ in world.links("OF") if end == link[1]
    ]
    held = [(meeting, day) for meeting, day in own if day in kept]
    came = list(world.links("ATTENDED"))
    visited = {meeting for who, meeting, p in came if who == link[0] and p["capacity"] == "SUPERVISOR"}
    stood = {meeting for _, meeting, p in came if p["onBehalfOf"] == link[0] and p["capacity"] == "STAND_IN"} - visited
    visits = sorted(day for meeting, day in held if meeting in visited)
    return {meeting for meeting, _ in held}, visits, sum(meeting in stood for meeting, _ in held)


def figures(world: World, pieces: Sequence[Piece]) -> dict[str, Any]:
    counted = [(link, days, required, *meetings(world, link, days)) for link, days, required in pieces]
    possible = sum(len(row[3]) for row in counted)
    attended = sum(len(row[4]) for row in counted)
    required = [row[2] for row in counted if row[2] is not None]
    return {
        "meetingsHeld": len({meeting for row in counted for meeting in row[3]}),
        "visitsPossible": possible,
        "attended": attended,
        "byStandIn": sum(row[5] for row in counted),
        "required": sum(required) if required else None,
        "shortfall": sum(max(0, (row[2] or 0) - len(row[4])) for row in counted),
        "surplus": sum(max(0, len(row[4]) - (row[2] or 0)) for row in counted),
        "rate": attended / possible if possible else None,
        "longestGapDays": gap(counted),
        "lastVisit": max((day.isoformat() for row in counted for day in row[4]), default=None),
    }


def gap(counted: Sequence[Any]) -> int | None:
    """Day by day for each organization: how long since the last visit, or since the counting began."""
    longest: int | None = None
    for organization in {row[0][1] for row in counted}:
        own = [row for row in counted if row[0][1] == organization]
        days = {day for row in own for day in row[1]}
        visits = {day for row in own for day in row[4]}
        run = 0
        for day in sorted(days):
            run = 0 if day - DAY not in days or day in visits else run
            run += 1
            longest = max(longest or 0, run)
    return longest


def leaves(world: World, organization: str, on: date) -> list[str]:
    """Where an organization is found on a day: itself, or what it went into when it ended, first way first; where that
    is nothing, what stood right above it on its last day."""
    row = world.nodes["Organization"][organization]
    if on < row["until"]:
        return [organization]
    events = [
        event
        for event, end, _ in world.links("ORIGINAL")
        if end == organization and world.nodes["ChangeEvent"][event]["on"] == row["until"]
    ]
    results = sorted((event, world.key(end, date.max), end) for event, end, _ in world.links("RESULTING"))
    went = [end for event, _, end in results if event in events]
    above = world.parent(organization, row["until"] - DAY)
    return [leaf for end in went or ([] if above is None else [above]) for leaf in leaves(world, end, on)]

"""The reference: what the rows themselves say, worked out in plain loops. It shares no code with the resolvers.

Answers are in the shape of the GraphQL answer that they are compared with; ids are global ids.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from seeds.draft.rows import LinkRow, Properties, Rows
from tests.reference.ordering import Order, organization_order, person_order, place_order

OPEN = date(9999, 12, 31)
Row = dict[str, Any]


def gid(type_name: str, key: str, view: str = "") -> str:
    """An id as clients see it; `view` is the mark of any but today's: a day, or what else stands there."""
    return urlsafe_b64encode(f"{type_name}{view and '@'}{view}:{key}".encode()).decode().rstrip("=")


def viewed(identifier: str, view: date | str) -> str:
    """An id as it is handed out in another view than today's."""
    text = urlsafe_b64decode(identifier + "=" * (-len(identifier) % 4)).decode()
    type_name, _, key = text.partition(":")
    return gid(type_name, key, str(view))


def iso(day: date | None) -> str | None:
    return None if day is None or day == OPEN else day.isoformat()


def holds(properties: Properties, day: date) -> bool:
    return bool(properties["since"] <= day < properties["until"])


class World:
    """The rows, with the few look-ups that every answer needs."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.nodes = {label: {row["id"]: row for row in table} for label, table in rows.nodes.items()}

    def links(self, table: str, day: date | None = None, *, past: bool = False) -> Iterable[LinkRow]:
        """The links of a table; those of a day, or those begun by it."""
        for row in self.rows.links.get(table, []):
            if day is None or (row[2]["since"] <= day if past else holds(row[2], day)):
                yield row

    def organizations(self, day: date) -> list[str]:
        return [one for one, row in self.nodes.get("Organization", {}).items() if holds(row, day)]

    def profile(self, organization: str, day: date) -> Properties:
        """The profile of the day; after the newest began, the newest one for good."""
        dated = [
            (p, self.nodes["Profile"][end]) for start, end, p in self.links("HAS_PROFILE") if start == organization
        ]
        dated.sort(key=lambda pair: pair[0]["since"])
        newest = dated[-1]
        if newest[0]["since"] <= day:
            return newest[1]
        return next(profile for properties, profile in dated if holds(properties, day))

    def key(self, organization: str, day: date) -> Order:
        code = self.nodes["Organization"][organization]["code"]
        return (*organization_order(self.profile(organization, day), code), organization)

    def parent(self, organization: str, day: date) -> str | None:
        return next((end for start, end, _ in self.links("PART_OF", day) if start == organization), None)

    def children(self, organization: str, day: date) -> list[str]:
        found = [start for start, end, _ in self.links("PART_OF", day) if end == organization]
        return sorted(found, key=lambda one: self.key(one, day))

    def ancestors(self, organization: str, day: date) -> list[str]:
        """Root first, without itself."""
        path: list[str] = []
        above = self.parent(organization, day)
        while above is not None:
            path.insert(0, above)
            above = self.parent(above, day)
        return path

    def descendants(self, organization: str, day: date) -> list[tuple[str, int, str]]:
        """(id, depth, parent) of everything below, in the order of organizations."""
        found: list[tuple[str, int, str]] = []
        stack = [(child, 1, organization) for child in self.children(organization, day)]
        while stack:
            one, depth, above = stack.pop()
            found.append((one, depth, above))
            stack += [(child, depth + 1, one) for child in self.children(one, day)]
        return sorted(found, key=lambda row: self.key(row[0], day))

    def subtree(self, organization: str, day: date) -> list[str]:
        """What `under` means in every question: the organization and everything under it."""
        return [organization, *(one for one, _, _ in self.descendants(organization, day))]

    def own_members(self, organization: str, day: date, standing: str | None = None) -> int:
        return sum(
            end == organization and p["kind"] == "OFFICIAL" and standing in {None, p["standing"]}
            for _, end, p in self.links("MEMBER_OF", day)
        )

    def member_count(self, organization: str, day: date, standing: str | None = None) -> int:
        subtree = [organization, *(one for one, _, _ in self.descendants(organization, day))]
        return sum(self.own_members(one, day, standing) for one in subtree)

    def member_key(self, member: str) -> Order:
        return (*person_order(self.nodes["Member"][member]["name"]), member)

    def place_key(self, place: str) -> Order:
        return (*place_order(self.nodes["Place"][place]), place)

    def members(self, day: date, keep: Callable[[Properties], bool] = lambda _: True) -> list[str]:
        living = [one for one, row in self.nodes.get("Member", {}).items() if holds(row, day) and keep(row)]
        return sorted(living, key=self.member_key)

    def cell(self, member: str, day: date) -> str | None:
        links = self.links("MEMBER_OF", day)
        return next((end for start, end, p in links if start == member and p["kind"] == "OFFICIAL"), None)

    def secretary(self, organization: str, day: date) -> str | None:
        seats = [
            (p["body"] + start, start)
            for start, end, p in self.links("HOLDS", day)
            if end == organization
            and p["role"] == "SECRETARY"
            and p["body"] in {"EXECUTIVE_COMMITTEE", "CELL_COMMITTEE"}
        ]
        return min(seats)[1] if seats else None

    def supervisions(self, day: date, *, of: str, end: int, past: bool = False) -> list[str]:
        """Global ids of the links at one end of which an organization (1) or a member (0) stands."""
        found = [row for row in self.links("SUPERVISES", day, past=past) if row[end] == of]
        other = (lambda row: self.member_key(row[0])) if end == 1 else (lambda row: row[1])
        found.sort(key=lambda row: (row[2]["since"], other(row)))
        return [gid("Supervision", f"{start}~{last}~{p['since']}") for start, last, p in found]

    def predecessors(self, organization: str) -> set[tuple[str, str]]:
        """(predecessor, event) of the events right behind an organization."""
        events = [event for event, end, _ in self.links("RESULTING") if end == organization]
        return {(end, event) for event, end, _ in self.links("ORIGINAL") if event in events and end != organization}

    def successors(self, organization: str) -> set[tuple[str, str]]:
        events = [event for event, end, _ in self.links("ORIGINAL") if end == organization]
        return {(end, event) for event, end, _ in self.links("RESULTING") if event in events and end != organization}

    def eve(self, event: str) -> date:
        on: date = self.nodes["ChangeEvent"][event]["on"]
        return on - timedelta(days=1)

    def days(self) -> list[date]:
        """Every day on which something begins or ends."""
        tables = [*self.rows.nodes.values(), *([p for _, _, p in links] for links in self.rows.links.values())]
        found = {row[name] for table in tables for row in table for name in ("since", "until") if name in row}
        return sorted(day for day in found if isinstance(day, date) and day != OPEN)

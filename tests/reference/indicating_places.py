"""Indicators of villages, posts and cells' committees from the rows, as `indicating`."""

from datetime import date
from typing import Any

from graph.model.offices import kind_of
from tests.reference.auditing import Auditing
from tests.reference.indicating import CELLS, DAY, Groups
from tests.reference.indicating_cases import IndicatingCases
from tests.reference.world import holds


class IndicatingPlaces(IndicatingCases):
    """One report with kinds of villages, posts and committees."""

    def owner(self, village: str, day: date) -> str | None:
        """The first of those that cover a place, or the nearest one around it, as far as they count."""
        place: str | None = village
        while place is not None:
            own = [one for one, at, _ in self.world.links("COVERS", day) if at == place and one in self.groups(day)]
            if own:
                return min(own, key=lambda one: self.world.key(one, date.max))
            place = next((around for at, around, _ in self.world.links("IN", day) if at == place), None)
        return None

    def villages(self, day: date) -> dict[str, str]:
        """The villages of a day with those by which they count."""
        rows = self.world.nodes.get("Place", {}).items()
        living = [one for one, row in rows if row["kind"] == "VILLAGE" and holds(row, day)]
        return {one: owner for one in living if (owner := self.owner(one, day)) is not None}

    def lacking(self, table: str, b: date) -> tuple[Groups, Groups]:
        day = b - DAY
        found = self.villages(day)
        used = {place for _, place, _ in self.world.links(table, day)}
        bare = [(owner, day) for village, owner in found.items() if village not in used]
        return self.facts(bare), self.facts((owner, day) for owner in found.values())

    def villages_without_members(self, a: date, b: date) -> tuple[Groups, Groups]:
        return self.lacking("LIVES_IN", b)

    def villages_without_cell(self, a: date, b: date) -> tuple[Groups, Groups]:
        return self.lacking("COVERS", b)

    def joint_cells(self, a: date, b: date) -> tuple[Groups, Groups]:
        day = b - DAY

        def covers(one: str, least: int) -> int:
            places = [end for start, end, _ in self.world.links("COVERS", day) if start == one]
            villages = [place for place in places if self.world.nodes["Place"][place]["kind"] == "VILLAGE"]
            return int(self.level(one, day) in CELLS and len(villages) >= least)

        return self.at(day, lambda one: covers(one, 2)), self.at(day, lambda one: covers(one, 1))

    def posts(self, kind: str, day: date) -> list[tuple[str, str]]:
        """Those who hold a post of a kind on a day: (who, where)."""
        return [
            (who, where)
            for table in ("HOLDS_OFFICE_IN", "HOLDS_OFFICE_AT")
            for who, where, p in self.world.links(table, day)
            if (p["kind"] or str(kind_of(p["title"]))) == kind
        ]

    def of_the_party(self, kind: str, b: date) -> tuple[Groups, Groups]:
        day = b - DAY
        found = self.villages(day)
        posts = [(who, found[where]) for who, where in self.posts(kind, day) if where in found]
        members = set(self.world.members(day))
        return self.facts((at, day) for who, at in posts if who in members), self.facts((at, day) for _, at in posts)

    def village_heads_members(self, a: date, b: date) -> tuple[Groups, Groups]:
        return self.of_the_party("VILLAGE_HEAD", b)

    def front_heads_members(self, a: date, b: date) -> tuple[Groups, Groups]:
        return self.of_the_party("FRONT_COMMITTEE_HEAD", b)

    def leading(self, one: str, day: date) -> set[str]:
        """The secretaries of an organization."""
        bodies = {"EXECUTIVE_COMMITTEE", "CELL_COMMITTEE"}
        seats = [(who, p) for who, at, p in self.world.links("HOLDS", day) if at == one]
        return {who for who, p in seats if p["role"] == "SECRETARY" and p["body"] in bodies}

    def concurrent(self, kind: str, b: date) -> tuple[Groups, Groups]:
        day = b - DAY
        posts = self.posts(kind, day)

        def holders(one: str) -> set[str]:
            places = {one, *(end for start, end, _ in self.world.links("COVERS", day) if start == one)}
            return {who for who, where in posts if where in places} if self.leading(one, day) else set()

        both = self.at(day, lambda one: int(bool(holders(one) & self.leading(one, day))))
        return both, self.at(day, lambda one: int(bool(holders(one))))

    def secretary_council_chair(self, a: date, b: date) -> tuple[Groups, Groups]:
        return self.concurrent("COUNCIL_CHAIR", b)

    def secretary_committee_chair(self, a: date, b: date) -> tuple[Groups, Groups]:
        return self.concurrent("COMMITTEE_CHAIR", b)

    def secretary_agency_head(self, a: date, b: date) -> tuple[Groups, Groups]:
        return self.concurrent("AGENCY_HEAD", b)

    def secretary_village_head(self, a: date, b: date) -> tuple[Groups, Groups]:
        return self.concurrent("VILLAGE_HEAD", b)

    def secretary_front_head(self, a: date, b: date) -> tuple[Groups, Groups]:
        return self.concurrent("FRONT_COMMITTEE_HEAD", b)

    def self_reviewed(self, a: date, b: date) -> tuple[Groups, Groups]:
        day, found = b - DAY, self.judged("MEMBER_ASSESSED", "SELF_REVIEW", a, b)
        met = {one for one, (_, p) in found.items() if p["level"] == "MET"}
        return self.at(day, lambda one: len(self.leading(one, day) & met)), self.at(
            day, lambda one: len(self.leading(one, day))
        )

    def sizes(self, day: date) -> list[dict[str, Any]]:
        """The norms for a cell's committee."""
        norms = Auditing(self.world, self.under, day).norms
        kinds = (row for row in norms if row["kind"] == "BODY_SIZE" and row["besides"] is None)
        return [row for row in kinds if row["body"] == "CELL_COMMITTEE"]

    def seats(self, one: str, day: date) -> int:
        links = self.world.links("HOLDS", day)
        return len({who for who, at, p in links if at == one and p["body"] == "CELL_COMMITTEE"})

    def cells_with_committee(self, a: date, b: date) -> tuple[Groups, Groups]:
        day = b - DAY
        least = min((row["least"] for row in self.sizes(day)), default=1)

        def is_cell(one: str) -> bool:
            return self.level(one, day) in CELLS

        whole = self.at(day, lambda one: int(is_cell(one)))
        return self.at(day, lambda one: int(is_cell(one) and self.seats(one, day) >= least)), whole

    def cells_that_should(self, a: date, b: date) -> tuple[Groups, Groups]:
        day = b - DAY

        def asked(one: str) -> int | None:
            official = self.world.own_members(one, day, "OFFICIAL")
            rows = [row for row in self.sizes(day) if row["membersFrom"] <= official]
            if not rows or self.level(one, day) not in CELLS:
                return None
            least: int = max(rows, key=lambda row: (row["membersFrom"], row["least"], row["id"]))["least"]
            return least

        should = self.at(day, lambda one: int(asked(one) is not None))
        return self.at(
            day, lambda one: int((least := asked(one)) is not None and self.seats(one, day) >= least)
        ), should

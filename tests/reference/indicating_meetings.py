"""Indicators of meetings, visits and confirmations from the rows, as `indicating`."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from tests.reference import people
from tests.reference.indicating import CELLS, DAY, Groups
from tests.reference.indicating_places import IndicatingPlaces
from tests.reference.world import holds


class Indicating(IndicatingPlaces):
    """One report with all its kinds."""

    def is_known(self, kind: str, a: date, b: date, known: date | None) -> bool:
        """Of a confirmation only the newest is kept: nothing is known of a day before it."""
        day, rows = b - DAY, self.world.nodes["Organization"]
        newer = kind == "CONFIRMED" and any((rows[one]["confirmedOn"] or day) > day for one in self.groups(day))
        return super().is_known(kind, a, b, known) and not newer

    def meetings(self, a: date, b: date) -> Iterator[tuple[str, dict[str, Any]]]:
        """Those that organizations held: (whose, what is said)."""
        rows = self.world.nodes.get("Meeting", {})
        return ((end, rows[start]) for start, end, _ in self.world.links("OF") if a <= rows[start]["heldOn"] < b)

    def met(self, a: date, b: date) -> list[tuple[str, dict[str, Any]]]:
        """The regular and thematic ones of cells that count."""
        return [
            (one, p)
            for one, p in self.meetings(a, b)
            if p["kind"] in ("REGULAR", "THEMATIC")
            and one in self.groups(p["heldOn"])
            and self.level(one, p["heldOn"]) in CELLS
        ]

    def numbered(self, a: date, b: date) -> list[tuple[str, dict[str, Any]]]:
        return [(one, p) for one, p in self.met(a, b) if p["present"] is not None and p["expected"] is not None]

    def meetings_held(self, a: date, b: date) -> tuple[Groups, Groups]:
        cells, day = Groups(), a
        while day < b:
            if (day + DAY).day == 1:
                cells += self.at(day, lambda one, on=day: int(self.level(one, on) in CELLS))  # type: ignore[misc]
            day += DAY
        return self.facts((one, p["heldOn"]) for one, p in self.met(a, b)), cells

    def meeting_attendance(self, a: date, b: date) -> tuple[Groups, Groups]:
        came, expected = Groups(), Groups()
        for one, p in self.numbered(a, b):
            came[self.groups(p["heldOn"])[one]] += p["present"]
            expected[self.groups(p["heldOn"])[one]] += p["expected"]
        return came, expected

    def meetings_well_attended(self, a: date, b: date) -> tuple[Groups, Groups]:
        found = self.numbered(a, b)
        well = [
            (one, p)
            for one, p in found
            if p["present"] * 100 > 85 * p["expected"] and p["present"] + (p["excused"] or 0) >= p["expected"]
        ]
        return self.facts((one, p["heldOn"]) for one, p in well), self.facts((one, p["heldOn"]) for one, p in found)

    def meetings_good(self, a: date, b: date) -> tuple[Groups, Groups]:
        found = [(one, p) for one, p in self.met(a, b) if p.get("points") is not None]
        good = [(one, p) for one, p in found if people.meeting_level(self.world, p) == "GOOD"]
        return self.facts((one, p["heldOn"]) for one, p in good), self.facts((one, p["heldOn"]) for one, p in found)

    def visits_made(self, a: date, b: date) -> tuple[Groups, Groups]:
        came = {(who, meeting) for who, meeting, p in self.world.links("ATTENDED") if p["capacity"] == "SUPERVISOR"}
        held = {(start, end) for start, end, _ in self.world.links("OF")}
        rows = self.world.nodes.get("Meeting", {})
        asked = [
            (who, meeting, one, rows[meeting]["heldOn"])
            for who, one, p in self.world.links("SUPERVISES")
            for meeting, whose in held
            if whose == one and a <= rows[meeting]["heldOn"] < b and holds(p, rows[meeting]["heldOn"])
        ]
        made = [(one, day) for who, meeting, one, day in asked if (who, meeting) in came]
        return self.facts(made), self.facts((one, day) for _, _, one, day in asked)

    def confirmed(self, a: date, b: date) -> tuple[Groups, Groups]:
        day, rows = b - DAY, self.world.nodes["Organization"]
        allowed = {one: self.allowed(one, day) for one in self.groups(day)}
        since = {one: row["confirmedOn"] or row["since"] for one, row in rows.items()}

        def in_time(one: str) -> int:
            days = allowed[one]
            return int(days is not None and (day - since[one]).days <= days)

        return self.at(day, in_time), self.at(day, lambda one: int(allowed[one] is not None))

    def allowed(self, one: str, day: date) -> int | None:
        """The days that the nearest norm at or above an organization allows, else one that nobody has set."""
        norms = {key: p for key, p in self.world.nodes.get("Norm", {}).items() if p["kind"] == "CONFIRMED"}
        setters = {key: end for key, end, _ in self.world.links("NORM_SET_BY")}
        for setter in (one, *reversed(self.world.ancestors(one, day)), None):
            own = [p["days"] for key, p in norms.items() if setters.get(key) == setter and holds(p, day)]
            if own:
                return int(min(own))
        return None

"""Indicators of cases and tasks from the rows, as `indicating`."""

from datetime import date
from typing import Any

from tests.reference.indicating import DAY, Groups, IndicatingOrganizations


class IndicatingCases(IndicatingOrganizations):
    """One report with kinds of cases and tasks."""

    def looked_into(self, kind: str, a: date, b: date) -> tuple[Groups, Groups]:
        cases = self.world.nodes.get("Case", {})
        first: dict[str, date] = {}
        for case, one, _ in self.world.links("CONCERNS"):
            day = cases[case]["openedOn"]
            if cases[case]["kind"] == kind and a <= day < b and one in self.groups(day):
                first[one] = min(day, first.get(one, day))
        return self.facts(first.items()), self.at(b - DAY, lambda _: 1)

    def inspected(self, a: date, b: date) -> tuple[Groups, Groups]:
        return self.looked_into("INSPECTION", a, b)

    def monitored(self, a: date, b: date) -> tuple[Groups, Groups]:
        return self.looked_into("MONITORING", a, b)

    def cases(self, *kinds: str) -> list[tuple[str, str, Any]]:
        """The cases of some kinds: (where it arose, the case, what it says)."""
        rows = self.world.nodes.get("Case", {})
        placed = {case: end for case, end, _ in self.world.links("ARISES_AT")}
        return [(placed[case], case, p) for case, p in rows.items() if p["kind"] in kinds]

    def closed(self, kind: str, a: date, b: date) -> list[tuple[str, str, Any]]:
        return [row for row in self.cases(kind) if row[2]["closedOn"] is not None and a <= row[2]["closedOn"] < b]

    def leaving_days(self, a: date, b: date) -> tuple[Groups, Groups]:
        found, days = self.closed("LEAVING", a, b), Groups()
        for at, _, p in found:
            if at in self.groups(p["closedOn"]):
                days[self.groups(p["closedOn"])[at]] += (p["closedOn"] - p["openedOn"]).days
        return days, self.facts((at, p["closedOn"]) for at, _, p in found)

    def disciplined(self, table: str, a: date, b: date) -> dict[str, tuple[str, date]]:
        """Who was disciplined, with where and on which day first."""
        found: dict[str, tuple[str, date]] = {}
        for at, case, p in sorted(self.closed("DISCIPLINE", a, b), key=lambda row: (row[2]["closedOn"], row[0])):
            for start, who, _ in self.world.links(table) if p["outcome"] == "IMPOSED" else ():
                where = at if table == "CONCERNS_MEMBER" else who
                if start == case and who not in found and where in self.groups(p["closedOn"]):
                    found[who] = where, p["closedOn"]
        return found

    def disciplined_members(self, a: date, b: date) -> tuple[Groups, Groups]:
        return self.of_members(a, self.disciplined("CONCERNS_MEMBER", a, b).values())

    def disciplined_organizations(self, a: date, b: date) -> tuple[Groups, Groups]:
        return self.facts(self.disciplined("CONCERNS", a, b).values()), self.at(a, lambda _: 1)

    def commended(self, a: date, b: date) -> tuple[Groups, None]:
        granted = [(at, p["closedOn"]) for at, _, p in self.closed("COMMENDATION", a, b) if p["outcome"] == "GRANTED"]
        return self.facts(granted), None

    def badges(self, a: date, b: date) -> tuple[Groups, None]:
        found = [row for row in self.closed("COMMENDATION", a, b) if row[2]["form"] == "BADGE"]
        return self.facts((at, p["closedOn"]) for at, _, p in found if p["outcome"] == "GRANTED"), None

    def feedback_open(self, a: date, b: date) -> tuple[Groups, None]:
        day = b - DAY
        rows = [(at, p["openedOn"], p["closedOn"]) for at, _, p in self.cases("FEEDBACK")]
        return self.facts((at, day) for at, opened, end in rows if opened <= day and (end is None or day < end)), None

    def feedback_answered(self, a: date, b: date) -> tuple[Groups, Groups]:
        due = [(at, p) for at, _, p in self.cases("FEEDBACK") if p["dueOn"] is not None and a <= p["dueOn"] < b]
        in_time = [(at, p) for at, p in due if p["closedOn"] is not None and p["closedOn"] <= p["dueOn"]]
        return tuple(self.facts((at, p["dueOn"]) for at, p in some) for some in (in_time, due))  # type: ignore[return-value]

    def tasks_done(self, a: date, b: date) -> tuple[Groups, Groups]:
        day = b - DAY
        rows = list(self.world.links("WORKS_ON", day))
        return self.facts((one, day) for one, _, p in rows if p["state"] == "DONE"), self.facts(
            (one, day) for one, _, _ in rows
        )

    def members_with_task(self, a: date, b: date) -> tuple[Groups, Groups]:
        day = b - DAY
        busy = {one for one, _, _ in self.world.links("MEMBER_WORKS_ON", day)}
        cells = [self.world.cell(one, day) for one in sorted(busy)]
        return self.facts((cell, day) for cell in cells if cell is not None), self.members(a, b)[0]

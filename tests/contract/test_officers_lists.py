"""The lists that officers ask for by the letter of 21/4/2023, each worked out of the rows of the seeded province in
plain loops, against the committed answer, which both engines and both executors give (`test_questions`)."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from seeds.draft.rows import LinkRow, Properties, Rows
from tests.reference.world import holds, iso

pytestmark = pytest.mark.province

FOLDER = Path(__file__).parents[2] / "docs" / "questions"
PROVINCE, CITY = "o00002", "o00003"
LAST, EVE = date(2026, 10, 31), date(2025, 6, 30)
CELLS = {"CELL", "GRASSROOTS_CELL"}


class Province:
    """The rows, found by what they hold on a day."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.nodes = {label: {row["id"]: row for row in table} for label, table in rows.nodes.items()}

    def links(self, table: str, day: date) -> Iterator[LinkRow]:
        return (row for row in self.rows.links.get(table, ()) if holds(row[2], day))

    def ways(self, top: str, day: date) -> dict[str, str]:
        """What is at and under an organization, each with what it is in right under it, or itself."""
        below = defaultdict[str, list[str]](list)
        for start, end, _ in self.links("PART_OF", day):
            below[end].append(start)
        found = {top: top}
        waiting = [(one, one) for one in below[top]]
        while waiting:
            one, child = waiting.pop()
            found[one] = child
            waiting += [(other, child) for other in below[one]]
        return found

    def under(self, top: str, day: date, *levels: str) -> set[str]:
        return {one for one in self.ways(top, day) if not levels or self.profile(one, day)["level"] in levels}

    def profile(self, one: str, day: date) -> Properties:
        if not hasattr(self, "dated"):
            self.dated = defaultdict[str, list[tuple[date, str]]](list)
            for start, end, p in self.rows.links["HAS_PROFILE"]:
                self.dated[start].append((p["since"], end))
        _, newest = max(pair for pair in self.dated[one] if pair[0] <= day)
        return self.nodes["Profile"][newest]

    def named(self, one: str, day: date) -> str:
        return str(self.profile(one, day)["name"])

    def code(self, one: str) -> str:
        return str(self.nodes["Organization"][one]["code"])

    def judged(self, kind: str, level: str, year: int, day: date) -> set[str]:
        """Organizations that were judged so for a whole year, by a day."""
        return {
            one
            for one, _, p in self.rows.links["ASSESSED"]
            if (p["kind"], p["level"], p["body"]) == (kind, level, "NONE") and p["decidedOn"] <= day
            if (p["periodFrom"], p["periodTo"]) == (date(year, 1, 1), date(year + 1, 1, 1))
        }

    def counted(self, day: date) -> dict[str, tuple[str, Properties]]:
        """Members with the cell that counts them and how."""
        return {start: (end, p) for start, end, p in self.links("MEMBER_OF", day) if p["kind"] == "OFFICIAL"}

    def end(self, table: str, start: str) -> str:
        return next(end for one, end, _ in self.rows.links[table] if one == start)

    def cases(self, kind: str, top: str, day: date) -> list[Properties]:
        """What was opened by a day at or under an organization."""
        inside = self.under(top, day)
        rows = [self.nodes["Case"][case] for case, at, _ in self.rows.links["ARISES_AT"] if at in inside]
        return [row for row in rows if row["kind"] == kind and row["openedOn"] <= day]


@pytest.fixture(scope="module")
def province(province_rows: Rows) -> Province:
    return Province(province_rows)


def answer(number: int) -> dict[str, Any]:
    [path] = FOLDER.glob(f"{number}-*.json")
    return dict(json.loads(path.read_text(encoding="utf-8")))


def is_open(row: Properties, day: date) -> bool:
    return bool(row["closedOn"] is None or row["closedOn"] > day)


def test_cells_that_did_not_complete_their_tasks_two_years_running(province: Province) -> None:
    day, told = date(2026, 6, 1), answer(70)["organizations"]
    twice = province.judged("CLASSIFICATION", "NOT_COMPLETED", 2024, day)
    twice &= province.judged("CLASSIFICATION", "NOT_COMPLETED", 2025, day)
    found = {province.code(one) for one in twice & province.under(CITY, day, *CELLS)}
    assert {one["code"] for one in told["nodes"]} == found
    assert told["totalCount"] == len(found) > 0


def test_four_good_cells_by_commune_and_committees_by_year(province: Province) -> None:
    day, told = date(2026, 6, 1), answer(71)["organization"]
    met = {year: province.judged("FOUR_GOOD", "MET", year, day) for year in (2024, 2025)}
    ways = province.ways(CITY, day)
    cells, committees = (province.under(CITY, day, *levels) for levels in (CELLS, ("GRASSROOTS_COMMITTEE",)))
    for one in told["children"]["nodes"]:
        own = {cell for cell in cells if province.code(ways[cell]) == one["code"]}
        counts = [one[name]["totalCount"] for name in ("cells", "y2024", "y2025")]
        assert counts == [len(own), len(own & met[2024]), len(own & met[2025])]
    counts = [told[name]["totalCount"] for name in ("committees", "committees2024", "committees2025")]
    assert counts == [len(committees), len(committees & met[2024]), len(committees & met[2025])]
    assert counts[2] > 0


def test_groups_over_the_cap_with_their_numbers(province: Province) -> None:
    """Of organizations right under one, and of members of a comparable group in a grassroots organization."""
    inside = province.under(PROVINCE, EVE)
    parents = {start: end for start, end, _ in province.links("PART_OF", EVE)}
    groups: defaultdict[tuple[str, str | None], Counter[str]] = defaultdict(Counter)
    for table, is_of_member in (("ASSESSED", False), ("MEMBER_ASSESSED", True)):
        for one, at, p in province.rows.links[table]:
            if (p["kind"], p["body"], p["periodFrom"]) != ("CLASSIFICATION", "NONE", date(2024, 1, 1)):
                continue
            if {at, at if is_of_member else one} <= inside:
                whose = (grassroots(province, parents, at), p["comparableGroup"]) if is_of_member else (at, None)
                groups[whose][p["level"]] += 1
    numbers = [(province.named(at, EVE), one["EXCELLENT"], one["GOOD"] // 5) for (at, _), one in groups.items()]
    over = [one for one in numbers if one[1] > one[2]]
    told = answer(87)["audit"]["overCap"]
    assert {(one["organization"]["name"], one["value"], one["allowed"]) for one in told["nodes"]} <= {*over}
    assert told["totalCount"] == len(over) > 0


def grassroots(province: Province, parents: dict[str, str], cell: str) -> str:
    """The grassroots organization that a cell is in, or what it is right under."""
    one: str | None = cell
    while one is not None:
        if province.profile(one, EVE)["level"].startswith("GRASSROOTS"):
            return one
        one = parents.get(one)
    return parents[cell]


class Villages:
    """Where members live and which cells cover what, village by village."""

    def __init__(self, province: Province) -> None:
        self.rows = {one: p for one, p in province.nodes["Place"].items() if p["kind"] == "VILLAGE"}
        self.homes: defaultdict[str, list[Properties]] = defaultdict(list)
        self.covering: defaultdict[str, list[tuple[str, Properties]]] = defaultdict(list)
        self.covered: defaultdict[str, list[tuple[str, Properties]]] = defaultdict(list)
        for _, place, p in province.rows.links["LIVES_IN"]:
            self.homes[place].append(p)
        for cell, place, p in province.rows.links["COVERS"]:
            if place in self.rows:
                self.covering[place].append((cell, p))
                self.covered[cell].append((place, p))

    def without_members(self, village: str, day: date) -> bool:
        return holds(self.rows[village], day) and not any(holds(p, day) for p in self.homes[village])

    def joint(self, village: str, day: date) -> bool:
        cells = [cell for cell, p in self.covering[village] if holds(p, day)]
        return any(sum(holds(p, day) for _, p in self.covered[cell]) > 1 for cell in cells)

    def days(self, village: str) -> set[date]:
        """On which anything of it becomes otherwise."""
        covers = [p for cell, _ in self.covering[village] for _, p in self.covered[cell]]
        return {p[end] for p in [*self.homes[village], *covers] for end in ("since", "until")}


@pytest.mark.parametrize(
    ("named", "state"), [("withoutMembers", Villages.without_members), ("joint", Villages.joint)], ids=["none", "joint"]
)
def test_villages_without_members_and_joint_ones_since_when(province: Province, named: str, state: Any) -> None:
    villages, told = Villages(province), answer(79)
    found = [one for one in villages.rows if state(villages, one, LAST)]
    assert told[named]["totalCount"] == len(found) > 0
    above = {start: end for start, end, _ in province.links("IN", LAST)}
    names = {one: (villages.rows[one]["name"], province.nodes["Place"][above[one]]["name"]) for one in found}
    for one in told[named]["nodes"]:
        [village] = [place for place, name in names.items() if name == (one["name"], one["parent"]["name"])]
        since = date.fromisoformat(one["states"][0]["since"])
        within = [day for day in villages.days(village) if since <= day <= LAST]
        assert all(state(villages, village, day) for day in [since, *within])
        assert not state(villages, village, since - timedelta(days=1))


def test_villages_without_members_on_the_day_of_the_letter(province: Province) -> None:
    villages, letter = Villages(province), date(2023, 4, 21)
    count = sum(villages.without_members(one, letter) for one in villages.rows)
    assert answer(79)["onTheDayOfTheLetter"]["totalCount"] == count > 0


def test_cells_of_nine_or_more_members_without_a_committee(province: Province) -> None:
    [norm] = [
        row for row in province.nodes["Norm"].values()
        if (row["kind"], row["body"], row["membersFrom"]) == ("BODY_SIZE", "CELL_COMMITTEE", 9) and holds(row, LAST)
    ]  # fmt: skip
    assert norm["least"] == 3
    counted, official = Counter[str](), Counter[str]()
    for cell, p in province.counted(LAST).values():
        counted[cell] += 1
        official[cell] += p["standing"] == "OFFICIAL"
    seated: defaultdict[str, set[str]] = defaultdict(set)
    for start, end, p in province.links("HOLDS", LAST):
        if p["body"] == "CELL_COMMITTEE":
            seated[end].add(start)
    cells = province.under(CITY, LAST, *CELLS)
    lacking = {one for one in cells if official[one] >= 9 and len(seated[one]) < 3}
    levels = Counter(province.profile(one, LAST)["level"] for one in lacking if counted[one] >= 9)
    told = answer(80)
    assert told["organizations"]["totalCount"] == told["byLevel"]["total"] == sum(levels.values()) > 0
    assert {group["level"]: group["count"] for group in told["byLevel"]["groups"]} == levels


def test_secretaries_who_are_village_heads_by_commune_and_those_who_are_not(province: Province) -> None:
    ways, told = province.ways(CITY, LAST), answer(81)
    organizations, counted = province.nodes["Organization"], province.counted(LAST)
    seats = [
        start for start, _, p in province.links("HOLDS", LAST)
        if (p["body"], p["role"]) == ("CELL_COMMITTEE", "SECRETARY")
    ]  # fmt: skip
    secretaries = {
        one for one in seats
        if counted[one][0] in ways and organizations[counted[one][0]]["sector"] == "VILLAGE"
    }  # fmt: skip
    heads = {
        start for table in ("HOLDS_OFFICE_IN", "HOLDS_OFFICE_AT") for start, _, p in province.links(table, LAST)
        if p["kind"] == "VILLAGE_HEAD"
    }  # fmt: skip
    for name, people in (("secretaries", secretaries), ("heads", secretaries & heads)):
        by_commune = Counter(province.named(ways[counted[one][0]], LAST) for one in people)
        assert Counter({group["child"]["name"]: group["count"] for group in told[name]["groups"]}) == by_commune
        assert told[name]["total"] == len(people) > 0
    assert told["others"]["totalCount"] == len(secretaries - heads)


def test_members_away_for_more_than_twelve_months_without_a_task(province: Province) -> None:
    inside, told = province.under(CITY, LAST), answer(78)
    away = {
        one for one, (cell, p) in province.counted(LAST).items()
        if cell in inside and p["circumstance"] == "WORKING_AWAY" and p["since"] < date(2025, 10, 31)
    }  # fmt: skip
    busy = {start for start, *_ in province.links("MEMBER_WORKS_ON", LAST)}
    assert told["withoutTask"]["totalCount"] == len(away - busy) > 0
    assert told["withTask"]["totalCount"] == len(away & busy) > 0


def test_leavings_open_for_longer_than_ninety_days(province: Province) -> None:
    cases = province.cases("LEAVING", CITY, LAST)
    long = [one for one in cases if is_open(one, LAST) and (LAST - one["openedOn"]).days > 90]
    told = answer(74)["cases"]
    assert told["totalCount"] == len(long) > 0
    openings = sorted(str(iso(one["openedOn"])) for one in long)
    assert sorted(one["openedOn"] for one in told["nodes"]) == openings[: len(told["nodes"])]


def test_admissions_of_a_year_by_committee_against_their_targets(province: Province) -> None:
    first, until = date(2024, 1, 1), date(2025, 1, 1)
    admitted = {one: p["admittedOn"] for one, p in province.nodes["Member"].items()}
    numbers, ways = Counter[str](), dict[date, dict[str, str]]()
    for one, cell, p in province.rows.links["MEMBER_OF"]:
        day = admitted[one]
        if p["kind"] == "OFFICIAL" and first <= day < until and holds(p, day):
            if day not in ways:
                ways[day] = province.ways(PROVINCE, day)
            if cell in ways[day]:
                numbers[ways[day][cell]] += 1
    targets = {
        one: p["numerator"] for one, _, p in province.rows.links["STATED"]
        if (p["indicator"], p["purpose"], p["periodFrom"]) == ("ADMITTED", "TARGET", first) and p["statedOn"] <= EVE
    }  # fmt: skip
    found = sorted((province.named(one, EVE), count, targets.get(one)) for one, count in numbers.items())
    told = [(one["child"]["name"], one["points"][0]) for one in answer(89)["byCommittee"]["series"]]
    shown = [(name, point["numerator"], (point["target"] or {}).get("numerator")) for name, point in told]
    assert sorted(one for one in shown if one[1]) == found
    assert sum(target is not None for *_, target in found) > 15


def test_organizations_that_nobody_has_confirmed_for_ninety_days(province: Province) -> None:
    inside, before, told = province.under(CITY, LAST), LAST - timedelta(days=90), answer(83)
    confirmed = {one: province.nodes["Organization"][one]["confirmedOn"] for one in inside}
    late = {one for one, day in confirmed.items() if day is None or not before <= day <= LAST}
    levels = Counter(province.profile(one, LAST)["level"] for one in late)
    assert {group["level"]: group["count"] for group in told["byLevel"]["groups"]} == levels
    assert told["all"]["total"] == len(inside)


def test_feedback_that_is_unanswered_though_it_was_due(province: Province) -> None:
    cases, told = province.cases("FEEDBACK", CITY, LAST), answer(75)
    still = [one for one in cases if is_open(one, LAST)]
    due = [one for one in still if one["dueOn"] < LAST]
    late = [one for one in cases if not is_open(one, LAST) and one["closedOn"] > one["dueOn"]]
    assert [told[name]["totalCount"] for name in ("overdue", "late")] == [len(due), len(late)]
    outcomes = Counter(None if is_open(one, LAST) else one["outcome"] for one in cases)
    assert {group["outcome"]: group["count"] for group in told["all"]["groups"]} == outcomes
    assert due


def test_the_letter_with_progress_by_committee(province: Province) -> None:
    told, ways = answer(77), province.ways(PROVINCE, EVE)
    [letter] = [one for one, p in province.nodes["Directive"].items() if p["symbol"] == "1690-CV/TU"]
    tasks = {task for task, directive, _ in province.rows.links["TASK_OF"] if directive == letter}
    reports = [(one, p["state"]) for one, task, p in province.links("WORKS_ON", EVE) if task in tasks and one in ways]
    assert len(tasks) == len(told["directives"]["nodes"][0]["tasks"]) == 9
    states = Counter(state for _, state in reports)
    assert {group["state"]: group["count"] for group in told["states"]["groups"]} == states
    done = Counter(province.named(ways[one], EVE) for one, state in reports if state == "DONE")
    assert {group["child"]["name"]: group["count"] for group in told["doneByCommittee"]["groups"]} == done

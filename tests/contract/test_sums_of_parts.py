"""Sums for whoever sees a part: what the plain reference adds up in a world that has nothing else.

Two worlds show that nothing else is told, this that all of the part is counted: its organizations, the links to them,
their meetings, where they stand with tasks, the directives with these and those that were issued where they are shown
it; and of those who follow, the seats in what is above, which stand in published decisions.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import date, timedelta
from itertools import product
from random import Random
from typing import Any

import pytest

from execution.operations import Operation
from execution.view import View
from graph.engine.sessions import Graph
from graph.model.tables import HOLDS, MEMBER_OF, OF, OPEN_END, PART_OF, SUPERVISES
from tests.conftest import Loaded
from tests.contract.telling import told_schema
from tests.contract.viewing import Viewer, asked, tree_of, viewers_of, views_of
from tests.reference import attendance, coverage, visits, working
from tests.reference.attendance import Days
from tests.reference.impact import of_member, of_organization
from tests.reference.suggesting import Asked as Wished
from tests.reference.suggesting import Reference
from tests.reference.supervision import links_on
from tests.reference.world import World, gid, holds
from tests.resolvers.supervision.test_attendance import REPORT, counted_links, groups, key_of, lived_in, period, shown
from tests.resolvers.supervision.test_coverage import COVERAGE, expected, name_of, opened
from tests.resolvers.supervision.test_impact import IMPACT, compare
from tests.resolvers.supervision.test_visits import DUE, WORKLOAD
from tests.support.asking import SCHEMA
from tests.support.proposals import MOST_TRIED, SUGGEST, check_plan, wished
from tests.worlds.elsewhere import TIES, directed
from tests.worlds.forest import day_near, plant

pytestmark = pytest.mark.contract
TASK = "id: key number name directive { id: key } partOf { id: key }"
DIRECTIVES = f"""query ($on: Date!) {{ directives(asOf: $on, first: 100) {{ nodes {{
  id: key symbol kind title issuedOn since until issuer {{ id: key }} tasks {{ {TASK} tasks {{ id: key }} }} }} }} }}"""
REPORTS = """query ($under: ID!, $on: Date!) { taskReports(under: $under, asOf: $on, first: 1000) { totalCount nodes {
  id: key organization { id: key } task { id: key reports(first: 100) { nodes { id: key } } }
  state note decision since until } } }"""
REPORT_COUNTS = """query ($under: ID!, $on: Date!, $by: TaskReportGrouping!) {
  taskReportCounts(under: $under, asOf: $on, by: $by) { total groups {
    count state child { id: key } task { id: key } taskReports(first: 1000) { nodes { id: key } } } } }"""
WORLDS = 8
QUESTIONS = 4


def seen_of(viewer: Viewer) -> World:
    """The world that has what the viewer sees and nothing else."""
    rows = deepcopy(viewer.world.rows)
    inside, above = viewer.inside, viewer.above
    # nobody's home is told, and of those whose cell is elsewhere not when they leave
    rows.links["LIVES_IN"] = []
    members = rows.nodes.get("Member", [])
    rows.nodes["Member"] = [row if row["id"] in viewer.own else row | {"until": OPEN_END} for row in members]
    rows.nodes["Organization"] = [row for row in rows.nodes["Organization"] if row["id"] in inside | above]
    ends = {
        **dict.fromkeys((SUPERVISES.name, MEMBER_OF.name, OF.name, "ORIGINAL", "RESULTING"), inside),
        **dict.fromkeys((HOLDS.name, PART_OF.name, "ISSUED_BY"), inside | above),
        **dict.fromkeys(("MEMBER_WORKS_ON",), frozenset[str]()),
    }
    rows.links["COVERS"] = [row for row in rows.links.get("COVERS", []) if row[0] in inside | above]
    known = directed(rows, inside, inside | above)
    for table, kept in ends.items():
        rows.links[table] = [row for row in rows.links.get(table, []) if row[1] in kept]
    rows.links[PART_OF.name] = [row for row in rows.links[PART_OF.name] if row[0] in inside | above]
    own = {meeting for meeting, _, _ in rows.links[OF.name]}
    rows.nodes["Meeting"] = [row for row in rows.nodes.get("Meeting", []) if row["id"] in own]
    rows.links["WORKS_ON"] = [row for row in rows.links.get("WORKS_ON", []) if row[0] in inside]
    rows.nodes["Directive"] = [row for row in rows.nodes.get("Directive", []) if row["id"] in known]
    rows.links["REFERS_TO"] = []
    rows.links["ATTENDED"] = [row for row in rows.links.get("ATTENDED", []) if row[1] in own]
    return World(rows)


class Asked:
    """A viewer who asks, the graph alone and with the tree in memory beside it, and the world as they see it."""

    def __init__(self, graph: Graph, tree: Any, viewer: Viewer, view: View, random: Random) -> None:
        self.graph, self.tree, self.view, self.random = graph, tree, view, random
        self.world, self.inside, self.own = seen_of(viewer), viewer.inside, viewer.own
        self.seen: Counter[str] = Counter()

    async def ask(self, query: str, variables: Mapping[str, Any], root: str) -> Any:
        first, *others = [
            (await way.answer(Operation(query, variables), asked(self.graph, self.view, tree=tree))).as_response()
            for way in (SCHEMA.operations, SCHEMA.by_reference)
            for tree in (None, self.tree)
        ]
        assert others == [first] * 3
        assert "errors" not in first, first
        return first["data"][root]

    async def coverage(self, on: date) -> None:
        world, random = self.world, self.random
        if not (living := world.organizations(on)):
            return
        under, drawn = random.choice(living), random.choice(("CHILD", "LEVEL", "SECTOR"))
        counted = [one for one in coverage.counted(world, under, coverage.DEFAULT, on) if one in self.inside]
        for by in (drawn, *(("PLACE",) if counted else ())):
            await self.covered(under, by, counted, on)

    async def covered(self, under: str, by: str, counted: list[str], on: date) -> None:
        world = self.world
        variables = {"under": gid("Organization", under), "levels": None, "by": by, "on": str(on)}
        found = await self.ask(COVERAGE, variables, "supervisionCoverage")
        assert opened(found["figures"]) == expected(world, counted, on)
        wanted: dict[str | None, list[str]] = {}
        for one in counted:
            wanted.setdefault(coverage.group_of(world, one, under, by, on), []).append(one)
        kind = {"CHILD": "Organization", "PLACE": "Place"}.get(by)
        named = {gid(kind, name) if kind and name else name: own for name, own in wanted.items()}
        told = {name_of(group, by): opened(group["figures"]) for group in found["groups"]}
        assert named.keys() <= told.keys()
        for name, lists in told.items():
            assert lists == expected(world, named.get(name, []), on)
        self.seen["by place"] += by == "PLACE" and any(named)
        self.seen.update(f"coverage {name}" for name, own in opened(found["figures"]).items() if own)

    async def due(self, on: date) -> None:
        world = self.world
        if not (living := world.organizations(on)):
            return
        under = self.random.choice(living)
        below = set(world.subtree(under, on))
        days = Days(world)
        links = [link for link in links_on(world, on) if link[1] in below]
        rows = [(visits.due_answer(world, days, link, on), link) for link in links]
        rows.sort(key=lambda pair: visits.due_key(world, *pair))
        variables = {"of": {"under": gid("Organization", under)}, "on": str(on), "until": None}
        found = await self.ask(DUE, variables, "visitsDue")
        assert found["links"] == {"totalCount": len(rows), "nodes": [row for row, _ in rows]}
        self.seen["due"] += bool(rows)
        self.seen["overdue"] += any(row["overdue"] for row, _ in rows)

    async def workload(self, on: date) -> None:
        world = self.world
        if not (living := world.organizations(on)):
            return
        under = self.random.choice(living)
        loads = visits.loads(world, Days(world), under, on)
        # of what is above, who sits in its committees and follows nothing is not listed
        sitting = deepcopy(world.rows)
        sitting.links[HOLDS.name] = [row for row in sitting.links[HOLDS.name] if row[1] in self.inside]
        idle = visits.idle(World(sitting), under, on)
        variables = {"under": gid("Organization", under), "where": None, "on": str(on)}
        found = await self.ask(WORKLOAD, variables, "workload")
        told = {row["supervisor"]["id"]: (row["links"], row["requiredPerYear"]) for row in found["nodes"]}
        none = {gid("Member", one): (0, 0) for one in idle}
        assert told == none | {gid("Member", one): (row["links"], row["requiredPerYear"]) for one, row in loads.items()}
        assert {row["medianLinks"] for row in found["nodes"]} <= {visits.middle(loads)}
        self.seen["loads"] += bool(loads)
        self.seen["idle"] += bool(idle)

    async def attendance(self, on: date) -> None:
        world, random = self.world, self.random
        bounds, now = period(world, random), random.random() < 0.5
        if not (there := world.organizations(on) if now else lived_in(world, *bounds)):
            return
        under = random.choice(there)
        by = random.choice(("SUPERVISOR", "ORGANIZATION", "CHILD", "MONTH", "SUPERVISOR_MONTH"))
        pieces = counted_links(world, Days(world), bounds, under=under, member=None, on=on, now=now)
        shown_in = {one[0][1]: shown(world, Days(world), one[0], under, on, now=now) or "" for one in pieces}
        variables = {
            "of": {"under": gid("Organization", under)},
            "from": str(bounds[0]),
            "to": str(bounds[1]),
            "by": by,
            "up": "AS_NOW" if now else "AS_WAS",
            "on": str(on),
        }
        found = await self.ask(REPORT, variables, "attendance")
        assert found["figures"] == attendance.figures(world, pieces)
        told = groups(world, pieces, by, shown_in, under, on, now=now)
        assert {key_of(node): node["figures"] for node in found["groups"]["nodes"]} == {
            key: attendance.figures(world, parts) for key, parts in told.items()
        }
        self.seen["attended"] += bool(found["figures"]["attended"])
        self.seen["asked for"] += bool(found["figures"]["required"])
        self.seen[f"by {by}"] += bool(pieces)

    async def impact(self, on: date) -> None:
        world, random = self.world, Random(f"impact {on}")
        tied = sorted({who for table in TIES for who, at, _ in world.links(table) if at in self.inside})
        living = [one for one in tied if holds(world.nodes["Member"][one], on)]
        for kind, ones, reckoned in (
            ("Organization", world.organizations(on), of_organization),
            ("Member", living, of_member),
        ):
            if not ones:
                continue
            one = random.choice(ones)
            of = {kind.lower(): gid(kind, one)}
            found = await self.ask(IMPACT, {"of": of, "on": str(on)}, "impact")
            expected, own = reckoned(world, one, on), {gid("Organization", each) for each in self.inside}
            expected.without_secretary &= own
            expected.bodies = {body for body in expected.bodies if body[0] in own}
            compare(found, expected)
            self.seen.update(f"impact {name}" for name, value in vars(expected).items() if value)

    async def suggestion(self, on: date) -> None:
        world, random = self.world, Random(f"suggestion {on}")
        above = [one for one in world.organizations(on) if world.children(one, on)]
        for under, keep in product(above, (True, False)):
            wishes = Wished(random.choice((1, 2, 5)), keep=keep, place=random.choice((0, 4)))
            reference = Reference(world, under, on, wishes, self.inside)
            if len(reference.open) > MOST_TRIED:
                continue
            found = await self.ask(SUGGEST, wished(reference), "suggestSupervisors")
            check_plan(reference, found)
            lines = found["lines"]["nodes"]
            own = {gid("Member", one) for one in self.own}
            self.seen["proposed"] += any(line["supervisorId"] in own for line in lines)
            self.seen["proposed from above"] += any(line["supervisorId"] not in own for line in lines)
            self.seen.update(f"proposed {reason['kind']}" for line in lines for reason in line["reasons"])
            self.seen["nobody proposed"] += bool(found["gaps"]["nodes"])

    async def directives(self, on: date) -> None:
        world = self.world
        found = await self.ask(DIRECTIVES, {"on": str(on)}, "directives")
        begun = {gid("Organization", one) for one, row in world.nodes["Organization"].items() if row["since"] <= on}
        wanted = []
        for one in working.directives(world, on, past=False):
            directive = working.directive_shown(world, one, on)
            issuer = directive["issuer"] if directive["issuer"] and directive["issuer"]["id"] in begun else None
            wanted.append({n: v for n, v in directive.items() if not n.startswith("ref")} | {"issuer": issuer})
        assert found["nodes"] == wanted
        self.seen["directives"] += bool(found["nodes"])
        self.seen["directives from elsewhere"] += any(one["issuer"] is None for one in found["nodes"])

    async def tasks(self, on: date) -> None:
        world, random = self.world, Random(f"tasks {on}")
        if not (living := world.organizations(on)):
            return
        under, by = random.choice(living), random.choice(("STATE", "TASK", "CHILD"))
        rows = working.under(world, under, on)
        variables = {"under": gid("Organization", under), "on": str(on)}
        found = await self.ask(REPORTS, variables, "taskReports")
        told = {one["id"]: one for one in found["nodes"]}
        assert found["totalCount"] == len(told) == len(rows)
        for row in rows:
            shown = {name: value for name, value in working.report_shown(row).items() if name != "member"}
            on_task = working.reports(world, on, past=False, task=row[1][1])
            shown["task"]["reports"] = {"nodes": [{"id": one} for one in sorted(map(working.report_id, on_task))]}
            told[shown["id"]]["task"]["reports"]["nodes"].sort(key=str)
            assert told[shown["id"]] == shown
        counted = await self.ask(REPORT_COUNTS, variables | {"by": by}, "taskReportCounts")
        names: Mapping[str, Callable[[working.Report], str]] = {
            "STATE": lambda row: row[1][2]["state"],
            "TASK": lambda row: gid("Task", row[1][1]),
            "CHILD": lambda row: gid("Organization", child_of(world, row[1][0], under, on)),
        }
        wanted = Counter(map(names[by], rows))
        groups = {(one["child"] or one["task"] or {"id": one["state"]})["id"]: one for one in counted["groups"]}
        assert {name: one["count"] for name, one in groups.items() if one["count"]} == wanted
        assert counted["total"] == len(rows)
        for name, one in groups.items():
            assert {row["id"] for row in one["taskReports"]["nodes"]} == {
                working.report_id(row) for row in rows if names[by](row) == name
            }
        self.seen["reports"] += bool(rows)
        self.seen["reports above"] += bool(rows) and under not in self.inside


def child_of(world: World, one: str, under: str, on: date) -> str:
    """What stands right under an organization above another one, or that itself."""
    way = [*world.ancestors(one, on), one]
    return way[min(way.index(under) + 1, len(way) - 1)]


async def test_sums_of_a_part_are_those_of_a_world_that_has_nothing_else(loaded: Loaded) -> None:
    forest, random = plant(WORLDS, seed=7), Random("sums1")
    viewers = viewers_of(forest.worlds, told_schema(SCHEMA.graphql), random, 0)
    await loaded.hold(forest.rows)
    tree = await tree_of(loaded.graph)
    seen: Counter[str] = Counter()
    for viewer, view in await views_of(loaded.graph, viewers):
        one = Asked(loaded.graph, tree, viewer, view, random)
        for number in range(QUESTIONS):
            on = day_near(viewer.world, random) + timedelta(days=random.choice((0, 40)))
            for question in (one.coverage, one.due, one.workload, one.attendance, one.impact, one.suggestion):
                await question(on)
            if number % 2:
                await one.directives(on)
                await one.tasks(on)
        seen += one.seen
    print(seen)
    wanted = {
        "by place",
        "directives",
        "directives from elsewhere",
        "reports",
        "reports above",
        "coverage SUPERVISED",
        "coverage WITHOUT_STANDING",
        "due",
        "overdue",
        "loads",
        "idle",
        "attended",
        "impact losing",
        "impact ending",
        "impact without_parent",
        "proposed",
        "proposed from above",
        "nobody proposed",
    }
    assert wanted <= seen.keys()

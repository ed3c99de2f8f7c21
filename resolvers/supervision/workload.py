"""Workload: how many organizations each supervisor follows, and who follows none.

The links counted are those that hold on the day, with standing or without, to organizations at or under the one asked
for. The median is that of the supervisors with links; members of the committees at or under it who supervise nothing
anywhere stand behind them.
"""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from execution.kinds import Arguments, End, FieldMap, Record
from execution.view import View
from graph.cypher.dates import Period
from graph.cypher.fetch import Fetching
from graph.cypher.held import Supervised
from graph.model.norm_words import NormKind
from graph.model.vocabulary import Body, Level
from graph.reads.norms import Norm, list_norms
from graph.reads.ranks import Committee, list_committees
from graph.reads.workload import find_member_keys, list_idle
from graph.records.members import MEMBER
from resolvers.shared.arguments import columns
from resolvers.shared.filters import WHERE, number_within
from resolvers.shared.pages import USUAL, Listed, Wanted, as_they_are, by, by_number, by_values, descending
from resolvers.supervision.attendance.followed import rules_of, seats_of
from resolvers.supervision.attendance.period import Calendar
from resolvers.supervision.attendance.visit_rules import Rules
from resolvers.supervision.coverage import SupervisedTree, read_supervised
from resolvers.supervision.standing import BODIES, Tree

# a cell's committee has only Party groups under it: its members are no candidates
COMMITTEES = [body for body in BODIES if body != Body.CELL_COMMITTEE]


Links = list[tuple[Supervised, int | None]]
"""What somebody follows: organizations, each with the visits a year of the decision."""


@dataclass(frozen=True, slots=True)
class Load:
    """What one supervisor follows: links by level, visits that these ask for in a year (None: nothing says)."""

    levels: Counter[str]
    required: int | None

    @property
    def links(self) -> int:
        return sum(self.levels.values())


async def list_workload(backend: Fetching, top: str, view: View) -> list[Record]:
    """Supervisors with links, and committee members without any."""
    supervised = await read_supervised(backend, [top], view)
    loads = await read_loads(backend, supervised, view)
    shown = {**loads, **{one: Load(Counter(), 0) for one in await read_idle(backend, supervised, view)}}
    middle = float(median([load.links for load in loads.values()])) if loads else 0.0
    keys = await find_member_keys(backend.reads, shown, view)
    return await asyncio.to_thread(rows_of, shown, middle, keys, view)


def rows_of(shown: Mapping[str, Load], middle: float, keys: Mapping[str, str], view: View) -> list[Record]:
    return [row(member, load, middle, keys[member], view) for member, load in shown.items()]


def row(member: str, load: Load, middle: float, key: str, view: View) -> Record:
    values = {
        "id": member,
        "key": key,
        "links": load.links,
        "levels": [
            Record("LevelLinks", view, {"id": f"{member}~{level}", "level": str(level), "links": load.levels[level]})
            for level in Level
            if load.levels[level]
        ],
        "requiredPerYear": load.required,
        "medianLinks": middle,
        "aboveMedian": load.links - middle,
    }
    return Record("Workload", view, values)


def wanted(arguments: Arguments) -> Wanted[Record]:
    """What is asked of a workload by `where`."""
    links = number_within(arguments.get(WHERE) or {}, "links")
    return lambda record: links(record.values["links"])


LOADS = Listed(
    "Query.workload",
    {
        USUAL: by(lambda record: f"{descending(record.values['links'])}|{record.values['key']}"),
        "LINKS": by_number("links"),
        "REQUIRED_PER_YEAR": by_number("requiredPerYear"),
        "NAME": by_values("key"),
    },
    as_they_are,
    ("links",),
    wanted,
)


async def read_idle(backend: Fetching, supervised: SupervisedTree, view: View) -> list[str]:
    """Committee members at or under the organization who supervise nothing on the day."""
    ids = [node.id for node in supervised.nodes]
    return await list_idle(backend.reads, ids, view, COMMITTEES)


async def read_loads(backend: Fetching, supervised: SupervisedTree, view: View) -> dict[str, Load]:
    """What each supervisor follows; where a decision names no number, the rule for the rank on that day does."""
    followed: defaultdict[str, Links] = defaultdict(list)
    for node in supervised.nodes:
        for member, holds, _, visits in node.links:
            if holds:
                followed[member].append((node, visits))
    unsaid = {member for member, links in followed.items() if any(visits is None for _, visits in links)}
    ruling = await read_ruling(backend, unsaid, supervised.tree, view)
    return await asyncio.to_thread(loads_of, followed, ruling)


def loads_of(followed: Mapping[str, Links], ruling: "Ruling") -> dict[str, Load]:
    return {
        member: Load(
            Counter(node.level for node, _ in links),
            added(ruling.visits(member, node.id) if visits is None else visits for node, visits in links),
        )
        for member, links in followed.items()
    }


def added(numbers: Iterable[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


@dataclass(frozen=True, slots=True)
class Ruling:
    """The rules of visits of a day, and the ranks of the supervisors that they are asked for."""

    rules: Rules
    ranks: Mapping[str, frozenset[str]]
    tree: Tree
    day: int

    def visits(self, member: str, organization: str) -> int | None:
        return self.rules.visits(self.tree.above(organization), self.ranks.get(member, frozenset()), self.day)


async def read_ruling(backend: Fetching, members: Collection[str], tree: Tree, view: View) -> Ruling:
    """Two statements, whatever the number of members."""
    day = Period.of_day(view.on)
    committees = await list_committees(backend.reads, members, day, BODIES, view)
    rules = await list_norms(backend.reads, [NormKind.VISITS], day, view)
    return await asyncio.to_thread(ruling_of, committees, rules, tree, view.on.toordinal())


def ruling_of(committees: Iterable[Committee], rules: Iterable[Norm], tree: Tree, day: int) -> Ruling:
    calendar = Calendar()
    return Ruling(
        rules_of(rules, calendar),
        {
            member: frozenset(level for since, until, level in seats if since <= day < until)
            for member, seats in seats_of(committees, calendar).items()
        },
        tree,
        day,
    )


WORKLOAD: FieldMap = {
    **columns("links", "levels", "requiredPerYear", "medianLinks", "aboveMedian"),
    "supervisor": End(MEMBER, "Member", "id"),
}
LEVEL_LINKS: FieldMap = columns("level", "links")

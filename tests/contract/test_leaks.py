"""What two worlds find: statements in which a condition on the viewer's part is left out, one kind of leak after the
other. For each the one question that asks for it in any case is asked, so that none is found by luck.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest
from graphql import FieldNode, GraphQLObjectType, TypeInfo, TypeInfoVisitor, Visitor, parse, visit

from execution.operations import Operation
from execution.view import Scope, View
from graph.cypher.compose import compose_parts
from graph.cypher.scope import SeenReads
from graph.engine.sessions import Graph, Reads
from graph.tree import behind, values
from graph.tree.asking import Asking
from graph.tree.tree import Tree
from tests.conftest import Loaded
from tests.contract.covering import covering
from tests.contract.telling import told_schema
from tests.contract.viewing import Viewer, asked, bytes_of, rows_elsewhere, tree_of, viewers_of, views_of
from tests.support.asking import SCHEMA
from tests.worlds.forest import plant, together

INSIDE = re.compile(r"\$inside\[[\w().]+\.id\] IS NOT NULL")
SHOWN = re.compile(r"\$shown\[[\w().]+\.id\] IS NOT NULL")
TIED = re.compile(r"(tiedTo\w*:Organization\)) WHERE \$inside\[\w+\.id\] IS NOT NULL")
SAT = re.compile(r"(satAt\w*:Organization\)) WHERE \$shown\[\w+\.id\] IS NOT NULL AND")
GOVERNED = re.compile(r"\$inside\[[\w().]+\.id\] = true")
GRANTED = re.compile(r"(grantedAt\w*:Organization\)) WHERE \$inside\[\w+\.id\] = true")
WORKING = re.compile(r"'Organization' IN labels\(\w+\) AND \$inside\[\w+\.id\] IS NOT NULL")
GIVEN = re.compile(r"(givenTo\w*:Organization\)) WHERE \$inside\[\w+\.id\] IS NOT NULL")
ISSUED = re.compile(r"(issuedBy\w*:Organization\)) WHERE \$shown\[\w+\.id\] IS NOT NULL")
COVERED = re.compile(r"(coveredBy\w*:Organization\)) WHERE \$shown\[\w+\.id\] IS NOT NULL")
FOUND = re.compile(r"(foundAt\w*:Organization\)) WHERE \$identified\[\w+\.id\] IS NOT NULL")
HOME = re.compile(r"\$inside\[home\w*\.id\] IS NOT NULL")
IDENTIFIED = re.compile(r"\$identified\[home\w*\.id\] IS NOT NULL")
LATER = re.compile(r"AND NOT EXISTS \{ MATCH \(\w+\)-\[other\w*:MEMBER_OF\].*? \} \}")
WORLDS = 12


def of_everything(rows: Any, record: Any, _: Scope) -> Any:
    """What lies behind, as whoever sees everything is told it."""
    return compose_parts(rows, record, Scope.EVERYTHING)


@dataclass(frozen=True, slots=True)
class Leak:
    """How a statement is changed so that it tells, and the root whose question finds it."""

    change: Callable[[str], str]
    root: str


LEAKS: Mapping[str, Leak] = {
    "lists under an organization": Leak(lambda text: INSIDE.sub("true", text), "organization"),
    "an organization by its id": Leak(lambda text: SHOWN.sub("true", text), "nodes"),
    "members added up": Leak(lambda text: INSIDE.sub("true", text) if "counted" in text else text, "organization"),
    "how many there are": Leak(lambda text: INSIDE.sub("true", text) if "count(" in text else text, "organization"),
    "the name of somebody who is tied to nothing": Leak(lambda text: TIED.sub(r"\1", text), "nodes"),
    "rights that somebody else governs": Leak(lambda text: GOVERNED.sub("true", text), "grants"),
    "whoever holds any right": Leak(lambda text: GRANTED.sub(r"\1", text), "nodes"),
    "the file of somebody at home elsewhere": Leak(lambda text: HOME.sub("true", text), "nodes"),
    "the file of somebody who was at home here": Leak(lambda text: LATER.sub("}", text), "nodes"),
    "what is personal where that was not granted": Leak(lambda text: IDENTIFIED.sub("true", text), "nodes"),
    "who follows what is elsewhere": Leak(lambda text: INSIDE.sub("true", text), "supervisionCoverage"),
    "seats elsewhere": Leak(lambda text: SHOWN.sub("true", text) if "seat.body" in text else text, "supervisions"),
    "what is due elsewhere": Leak(lambda text: INSIDE.sub("true", text), "visitsDue"),
    "what would break elsewhere": Leak(lambda text: INSIDE.sub("true", text), "impact"),
    "what candidates follow elsewhere": Leak(lambda text: INSIDE.sub("true", text), "suggestSupervisors"),
    "when somebody at home elsewhere leaves": Leak(lambda text: HOME.sub("true", text), "suggestSupervisors"),
    "the name of whoever sits in any committee": Leak(lambda text: SAT.sub(r"\1 WHERE", text), "nodes"),
    "who comes to what elsewhere": Leak(lambda text: INSIDE.sub("true", text), "attendance"),
    "who follows nothing elsewhere": Leak(lambda text: INSIDE.sub("true", text), "workload"),
    "where others stand with tasks": Leak(lambda text: INSIDE.sub("true", text), "taskReports"),
    "others in the numbers of tasks": Leak(lambda text: INSIDE.sub("true", text), "taskReportCounts"),
    "others who were given the same task": Leak(lambda text: WORKING.sub("true", text), "directives"),
    "directives that ask nothing of one's own": Leak(lambda text: GIVEN.sub(r"\1", text), "directives"),
    "directives that were issued elsewhere": Leak(lambda text: ISSUED.sub(r"\1", text), "directives"),
    "what was judged elsewhere": Leak(lambda text: INSIDE.sub("true", text) if ":ASSESSED" in text else text, "nodes"),
    "cases that were found elsewhere": Leak(lambda text: FOUND.sub(r"\1", text), "nodes"),
    "places that others cover as well": Leak(lambda text: INSIDE.sub("true", text), "places"),
    "places that others cover": Leak(lambda text: COVERED.sub(r"\1", text), "nodes"),
    "a list that begins at what is above": Leak(lambda text: text.replace("keys($inside)", "keys($shown)"), "members"),
}


IN_MEMORY: Mapping[str, tuple[Any, str, Any, str]] = {
    "the rows of a list": (Asking, "seen", lambda _, __, rows: rows, "organization"),
    "a row by its id": (Asking, "sees", lambda *_: True, "nodes"),
    "where lists of all rows begin": (Asking, "all", property(lambda asking: asking.columns), "organizations"),
    "sums of rows": (Asking, "counted", property(lambda asking: asking.tree), "organization"),
    "numbers of rows": (values, "children", lambda asking, row: len(asking.children(row)), "organization"),
    "what lies behind rows": (behind, "compose_parts", of_everything, "organization"),
}
"""What the tree in memory leaves out, and the root whose question finds it."""


class Leaking(SeenReads):
    """Reads in which statements are changed before they run."""

    def __init__(self, reads: Reads, change: Callable[[str], str]) -> None:
        super().__init__(reads)
        self.change = change

    async def read(self, text: Any, /, **parameters: Any) -> Any:
        return await self.reads.read(self.change(text), **parameters)


async def told(
    graph: Graph, seen: Sequence[tuple[Viewer, View]], leak: Leak, change: Callable[[str], str]
) -> list[bytes]:
    """What each viewer is answered to the question that finds the leak."""
    found = []
    for viewer, view in seen:
        come = asked(graph, view, lambda reads: Leaking(reads, change))
        found.append(bytes_of(await SCHEMA.operations.answer(Operation(*viewer.covering[leak.root]), come)))
    return found


async def told_in_memory(
    tree: Tree, seen: Sequence[tuple[Viewer, View]], leak: tuple[Any, str, Any, str], patch: pytest.MonkeyPatch
) -> list[bytes]:
    """The same of a leak in the tree."""
    place, name, leaking, root = leak
    found = []
    with patch.context() as patched:
        patched.setattr(place, name, leaking)
        for viewer, view in seen:
            come = asked(tree.graph, view, lambda reads: reads, tree)
            found.append(bytes_of(await SCHEMA.operations.answer(Operation(*viewer.covering[root]), come)))
    return found


@pytest.fixture(scope="module")
def viewers() -> list[Viewer]:
    return viewers_of(plant(WORLDS).worlds, told_schema(SCHEMA.graphql), Random("b"), 0)


async def test_each_leak_is_found(loaded: Loaded, viewers: Sequence[Viewer], monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[Viewer, View]] = []
    random = Random("elsewhere")
    answered: dict[str, list[list[bytes]]] = {name: [] for name in (*LEAKS, *IN_MEMORY)}
    for rows in (together([one.world.rows for one in viewers]), together([rows_elsewhere(v, random) for v in viewers])):
        await loaded.hold(rows)
        seen = seen or await views_of(loaded.graph, viewers)
        for name, leak in LEAKS.items():
            answered[name].append(await told(loaded.graph, seen, leak, leak.change))
        for name, in_memory in IN_MEMORY.items():
            tree = await tree_of(loaded.graph)  # of its own, as plans are kept
            answered[name].append(await told_in_memory(tree, seen, in_memory, monkeypatch))
    found = {name: sum(a != b for a, b in zip(*both, strict=True)) for name, both in answered.items()}
    print(found)
    assert all(found.values()), found


class Asks(Visitor):
    """Notes every field of an object that is asked for."""

    def __init__(self, types: TypeInfo) -> None:
        super().__init__()
        self.types = types
        self.found: set[tuple[str, str]] = set()

    def enter_field(self, node: FieldNode, *_: Any) -> None:
        parent = self.types.get_parent_type()
        assert parent is not None
        self.found.add((parent.name, node.name.value))


def test_each_field_that_is_told_is_asked_for() -> None:
    schema = told_schema(SCHEMA.graphql)
    types = TypeInfo(schema)
    asks = Asks(types)
    for text in covering(schema).values():
        visit(parse(text), TypeInfoVisitor(types, asks))
    fields = {
        (kind.name, field)
        for kind in schema.type_map.values()
        if isinstance(kind, GraphQLObjectType) and not kind.name.startswith("__")
        for field in kind.fields
    }
    assert fields - asks.found == set()

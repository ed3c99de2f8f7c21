"""The coverage of many organizations at once, each with that of what is below it: columns of a tree.

What is at and under all of them is read together, and shared by the levels of one question; each organization is judged
once, whatever number of rows it is below.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from execution.kinds import Arguments, Batch, FieldMap, Record
from graph.cypher.fetch import Fetching
from graph.cypher.held import Supervised
from graph.model.vocabulary import CoverageState
from graph.reads.coverage import list_supervised
from resolvers.shared.arguments import columns, plain
from resolvers.supervision.coverage import (
    DEFAULT_LEVELS,
    Counted,
    SupervisedTree,
    figures_of,
    figures_record,
    read_supervised,
)


async def coverage_of_each(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[Record]:
    """The state of each record on its day, and the figures of what is below it."""
    view = records[0].view
    known: dict[str, Counted] = backend.kept[list_supervised, view]
    async with backend.keeping[list_supervised, view]:
        unknown = [identifier for record in records if (identifier := record.values["id"]) not in known]
        if unknown:
            supervised = await read_supervised(backend, unknown, view)
            known.update(await asyncio.to_thread(judged, supervised, known))
    levels = DEFAULT_LEVELS if arguments.get("levels") is None else plain(arguments["levels"])
    # thousands of organizations below hundreds of rows are added up beside the loop that answers others
    return await asyncio.to_thread(rows_of, records, known, levels)


def judged(supervised: SupervisedTree, known: Mapping[str, Counted]) -> dict[str, Counted]:
    """What counts each organization; the parent of one that is a row and under another row is told by the latter."""
    found: dict[str, Counted] = {}
    for node in supervised.nodes:
        before = found.get(node.id) or known.get(node.id)
        if before is None:
            found[node.id] = node, figures_of(node, supervised)
        elif before[0].parent is None and node.parent is not None:
            found[node.id] = node, before[1]
    return found


def rows_of(records: Sequence[Record], known: Mapping[str, Counted], levels: Sequence[str]) -> list[Record]:
    children: defaultdict[str, list[Supervised]] = defaultdict(list)
    for node, _ in known.values():
        if node.parent is not None:
            children[node.parent].append(node)
    return [row(record, known, children, levels) for record in records]


def row(
    record: Record, known: Mapping[str, Counted], children: Mapping[str, Sequence[Supervised]], levels: Sequence[str]
) -> Record:
    own: str = record.values["id"]
    below = [known[node.id] for node in under(own, children) if node.level in levels]
    mark = f"{own}~{'+'.join(sorted(levels))}~below"
    figures = figures_record(mark, below, record.view)
    state = next(name for name in known[own][1] if name in CoverageState.__members__)
    return Record("OrganizationCoverage", record.view, {"id": own, "state": state, "below": figures})


def under(organization: str, children: Mapping[str, Sequence[Supervised]]) -> Iterator[Supervised]:
    """Everything under an organization."""
    stack = list(children.get(organization, ()))
    while stack:
        node = stack.pop()
        yield node
        stack += children.get(node.id, ())


OF_ORGANIZATION: FieldMap = {"coverage": Batch(coverage_of_each, takes=("levels",))}
COVERAGE_OF_ORGANIZATION: FieldMap = columns("state", "below")

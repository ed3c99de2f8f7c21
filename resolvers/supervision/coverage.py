"""Coverage: which organizations have somebody from above who may follow them.

Every organization at or under `under` of the levels asked for is in exactly one of four: supervised (a link that holds
and has standing), without standing (only links that hold without it), lapsed (only links that have ended),
unsupervised (none yet). The tree, the links and their supervisors are read whole, a statement each, and every figure
keeps its organizations, so that it opens to a list of exactly those.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from execution.kinds import Arguments, End, FieldMap, Record
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.cypher.held import Supervised
from graph.model.vocabulary import Level, Sector
from graph.reads.coverage import list_supervised
from graph.records.organizations import ORGANIZATION
from graph.records.places import PLACE
from resolvers.shared.arguments import columns, plain
from resolvers.shared.found import ORGANIZATIONS_FOUND, Found
from resolvers.shared.pages import Listed, Whole, listed_in
from resolvers.shared.trees import told
from resolvers.supervision.geography import Places, read_places
from resolvers.supervision.standing import Supervisor, Tree, belongs, has_standing, read_supervisors, read_tree

DEFAULT_LEVELS = ["GRASSROOTS_COMMITTEE", "GRASSROOTS_CELL", "CELL"]
FIGURES = {
    "organizations": "ORGANIZATIONS",
    "supervised": "SUPERVISED",
    "withoutStanding": "WITHOUT_STANDING",
    "lapsed": "LAPSED",
    "unsupervised": "UNSUPERVISED",
    "severalInCharge": "SEVERAL_IN_CHARGE",
    "ownOrganization": "OWN_ORGANIZATION",
}


@dataclass(frozen=True, slots=True)
class SupervisedTree:
    """What coverage and workload are about: the organizations, who follows them, and who is under whom."""

    nodes: Sequence[Supervised]
    supervisors: Mapping[str, Supervisor]
    tree: Tree


async def read_supervised(backend: Fetching, tops: Sequence[str], view: View) -> SupervisedTree:
    """The organizations at and under some with their links: three statements, whatever their number."""
    nodes = await list_nodes(backend, tops, view)
    members = {link.member for node in nodes for link in node.links if link.holds}
    supervisors, above = await asyncio.gather(read_supervisors(backend, members, view), read_tree(backend, tops, view))
    parents = {node.id: node.parent for node in nodes if node.parent is not None}
    return SupervisedTree(nodes, supervisors, Tree({**above.parents, **parents}))


async def list_nodes(backend: Fetching, tops: Sequence[str], view: View) -> Sequence[Supervised]:
    """The organizations at and under some, the parent of a top left out where it is under no other one."""
    return await told(
        backend, view, lambda day: day.supervised(tops), lambda: list_supervised(backend.reads, tops, view)
    )


async def supervision_coverage(backend: Fetching, top: str, view: View, arguments: Arguments) -> Record:
    """The coverage of the organizations at and under one on a day, in all and by group."""
    supervised = await read_supervised(backend, [top], view)
    places = None
    if arguments["groupBy"] == "PLACE":
        around = {top, *supervised.tree.above(top), *(node.id for node in supervised.nodes)}
        places = await read_places(backend, around, (), supervised.tree, view)
    # thousands of organizations are judged beside the loop that answers others
    return await asyncio.to_thread(coverage_of, supervised, places, top, view, arguments)


def coverage_of(
    supervised: SupervisedTree, places: Places | None, top: str, view: View, arguments: Arguments
) -> Record:
    levels = DEFAULT_LEVELS if arguments.get("levels") is None else plain(arguments["levels"])
    group_by = str(arguments["groupBy"])
    own = (node for node in supervised.nodes if node.level in levels and view.sees_whole(node.id))
    wanted = [(node, figures_of(node, supervised)) for node in own]
    mark = f"{top}~{'+'.join(sorted(levels))}~{group_by}"
    if places is None:
        groups = grouped(wanted, group_by, top, levels, supervised, view)
    else:
        groups = by_place(wanted, top, places)
    values = {
        "id": f"{mark}~{view.on}",
        "underId": top,
        "on": view.on.isoformat(),
        "figures": figures_record(f"{mark}~total", wanted, view),
        "groups": [group_record(mark, group_by, name, members, view) for name, members in groups],
    }
    return Record("SupervisionCoverage", view, values)


def figures_of(node: Supervised, supervised: SupervisedTree) -> tuple[str, ...]:
    """The figures that count an organization: itself, one of the four, and what is counted beside them."""
    current = current_of(node, supervised)
    found = ["ORGANIZATIONS", state_of(node, current, supervised.tree)]
    if sum(in_charge for _, in_charge in current) > 1:
        found.append("SEVERAL_IN_CHARGE")
    if any(belongs(supervisor, node.id, supervised.tree) for supervisor, _ in current):
        found.append("OWN_ORGANIZATION")
    return tuple(found)


def states_of(supervised: SupervisedTree) -> Mapping[str, str]:
    """Of each organization that is to be followed where nothing else is asked for, which of the four it is in."""
    wanted = (node for node in supervised.nodes if node.level in DEFAULT_LEVELS)
    return {node.id: state_of(node, current_of(node, supervised), supervised.tree) for node in wanted}


def current_of(node: Supervised, supervised: SupervisedTree) -> list[tuple[Supervisor, bool]]:
    """Those who follow an organization, and whether they are in charge of it."""
    return [(supervised.supervisors[link.member], link.in_charge) for link in node.links if link.holds]


def state_of(node: Supervised, current: Sequence[tuple[Supervisor, bool]], tree: Tree) -> str:
    if any(has_standing(supervisor, node.id, tree) for supervisor, _ in current):
        return "SUPERVISED"
    if current:
        return "WITHOUT_STANDING"
    return "LAPSED" if node.links else "UNSUPERVISED"


Counted = tuple[Supervised, tuple[str, ...]]
Group = tuple[str | None, list[Counted]]


def grouped(
    wanted: Sequence[Counted], group_by: str, top: str, levels: Sequence[str], supervised: SupervisedTree, view: View
) -> list[Group]:
    """The groups in order; together they hold every organization once.

    CHILD: each child of `under` with all below it, and first `under` itself where it is of a level asked for; one of
    which a card is shown, where anything below it is counted.
    """
    if group_by == "LEVEL":
        return split(wanted, [level for level in Level if level in levels], lambda node: node.level)
    if group_by == "SECTOR":
        present = {node.sector for node, _ in wanted}
        return split(wanted, [one for one in (None, *Sector) if one in present], lambda node: node.sector)
    found = {node.id: child_above(node, top, supervised.tree) for node, _ in wanted}
    shown = {*found.values(), *(node.id for node in supervised.nodes if view.sees_whole(node.id))}
    children = sorted(
        (node for node in supervised.nodes if node.parent == top and node.id in shown), key=lambda node: node.key
    )
    own = [node.id for node, _ in wanted if node.id == top]
    return split(wanted, [*own, *(node.id for node in children)], lambda node: found[node.id])


def by_place(wanted: Sequence[Counted], top: str, places: Places) -> list[Group]:
    """The groups in the order of their places; what lies in none of those of the top comes last.

    An organization that covers no place is where the nearest one above it is; what lies where the top itself does, and
    in no place in it, is shown by the top's own.
    """
    tops = places.of_organization(top)
    found = {node.id: place_in(places.of_organization(node.id), tops, places) for node, _ in wanted}
    present = sorted({one for one in found.values() if one is not None}, key=lambda one: places.keys[one])
    names = [*present, None] if None in found.values() else present
    return split(wanted, names, lambda node: found[node.id])


def place_in(own: Sequence[str], tops: Sequence[str], places: Places) -> str | None:
    """The place directly in one of the tops that the first of some places is or lies in; a top for itself."""
    for one in own[:1]:
        chain = places.chain(one)
        for step, place in enumerate(chain):
            if place in tops:
                return chain[max(step - 1, 0)]
    return None


def split(
    wanted: Sequence[Counted], names: Iterable[str | None], name_of: Callable[[Supervised], str | None]
) -> list[Group]:
    groups: dict[str | None, list[Counted]] = {None if name is None else str(name): [] for name in names}
    for counted in wanted:
        groups[name_of(counted[0])].append(counted)
    return list(groups.items())


def child_above(node: Supervised, top: str, tree: Tree) -> str:
    """The child of the top that an organization is or is under; the top itself stands for itself."""
    if node.parent is None or node.parent == top:
        return node.id
    above = tree.above(node.id)
    return above[above.index(top) - 1]


def figures_record(mark: str, counted: Sequence[Counted], view: View) -> Record:
    """The figures, with the organizations of each."""
    lists: dict[str, list[Found]] = {name: [] for name in FIGURES.values()}
    for node, figures in counted:
        for name in figures:
            lists[name].append(Found(node.key, node.id))
    numbers = {field: len(lists[name]) for field, name in FIGURES.items()}
    wholes = {name: Whole(rows) for name, rows in lists.items()}
    return Record("CoverageFigures", view, {"id": mark, **numbers, "lists": wholes})


def group_record(mark: str, group_by: str, name: str | None, counted: Sequence[Counted], view: View) -> Record:
    own = f"{mark}~{name}"
    values = {
        "id": own,
        "childId": name if group_by == "CHILD" else None,
        "level": name if group_by == "LEVEL" else None,
        "sector": name if group_by == "SECTOR" else None,
        "placeId": name if group_by == "PLACE" else None,
        "figures": figures_record(own, counted, view),
    }
    return Record("CoverageGroup", view, values)


def of_figure(record: Record, arguments: Arguments) -> Whole[Found]:
    """The organizations that a figure counts."""
    whole: Whole[Found] = record.values["lists"][str(arguments["figure"])]
    return whole


COVERAGE: FieldMap = {
    **columns("on", "figures", "groups"),
    "under": End(ORGANIZATION, "Organization", "underId"),
}
GROUP: FieldMap = {
    **columns("level", "sector", "figures"),
    "child": End(ORGANIZATION, "Organization", "childId"),
    "place": End(PLACE, "Place", "placeId"),
}
FIGURE_FIELDS: FieldMap = {
    **columns(*FIGURES),
    "list": listed_in(Listed("CoverageFigures.list", *ORGANIZATIONS_FOUND), of_figure, "lists", takes=("figure",)),
}

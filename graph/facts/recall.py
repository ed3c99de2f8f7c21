"""What a memory that holds every row answers by itself, statement by statement, as the graph would."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, LiteralString

from graph.facts.around import LIST_BY_CODE
from graph.facts.facts import Fact, Facts
from graph.facts.memory import Recall
from graph.model.tables import HOLDS, MEMBER_OF, ORGANIZATION, PART_OF
from graph.reads.standing import LIST_CELLS_AND_PARENTS, LIST_PARENTS, LIST_SEATS


def seats(facts: Facts, *, ids: Sequence[str], on: date, bodies: Sequence[str]) -> list[Any]:
    return [
        [one, *seat_row(seat)]
        for one in ids
        for seat in facts.from_(HOLDS, one)
        if seat.since <= on and seat.values["body"] in bodies
    ]


def seat_row(seat: Fact) -> list[Any]:
    stated = [seat.values["body"], seat.values["role"], seat.since.isoformat(), seat.until.isoformat()]
    return [seat.end, *stated, seat.values.get("decision")]


def cells(facts: Facts, *, ids: Sequence[str], on: date) -> list[Any]:
    own = (link for one in ids for link in facts.from_(MEMBER_OF, one, on))
    return [
        [link.start, link.end, next((part.end for part in facts.from_(PART_OF, link.end, on)), None)]
        for link in own
        if link.values["kind"] == "OFFICIAL"
    ]


def parents(facts: Facts, *, ids: Sequence[str], on: date) -> list[Any]:
    below: defaultdict[str, list[str]] = defaultdict(list)
    for one in ids:
        for part in facts.from_(PART_OF, one, on):
            below[part.end].append(one)
    return [[above, low, path_above(facts, above, on)] for above, low in below.items()]


def path_above(facts: Facts, organization: str, on: date) -> list[list[str]]:
    """[id, id of its parent] from the organization up to its root."""
    path: list[list[str]] = []
    while found := facts.from_(PART_OF, organization, on):
        path.append([organization, found[0].end])
        organization = found[0].end
    return path


def by_code(facts: Facts, *, codes: Sequence[str], day: date) -> list[Any]:
    wanted = set(codes)
    lasting = (one for one in facts.all() if one.table is ORGANIZATION and one.since < day <= one.until)
    return [[one.values["code"], one.start] for one in lasting if one.values["code"] in wanted]


RECALL: Mapping[LiteralString, Recall] = {
    LIST_SEATS: seats,
    LIST_CELLS_AND_PARENTS: cells,
    LIST_PARENTS: parents,
    LIST_BY_CODE: by_code,
}

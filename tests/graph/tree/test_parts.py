"""What the tree in memory tells whoever sees a part: what rows tell, and nothing that a text asks beyond that."""

from collections.abc import Iterator
from dataclasses import replace
from typing import LiteralString

import pytest

from execution.backend import Along, Keys, Of, Paging, Row, Value
from execution.view import Scope
from graph.cypher.compose import compose
from graph.cypher.fetch import Prepared
from graph.cypher.patterns import Hop, RecordType
from graph.cypher.scope import Seen
from graph.cypher.templates import asks_inside
from graph.records.events import CHANGE_EVENT
from graph.records.organizations import (
    AT_OR_UNDER,
    BY_CODE,
    CHILDREN,
    DESCENDANTS,
    EVERYWHERE,
    ITSELF_AND_ANCESTORS,
    ORGANIZATION,
    PARENT,
    PROFILES,
    ROOTS,
    orders_of,
)
from graph.tree.parts import ASKING_INSIDE, OF_ROWS
from graph.tree.plans import hopping_of, plan_of

HOPS = (
    *(PARENT, ITSELF_AND_ANCESTORS, DESCENDANTS, PROFILES, BY_CODE, ROOTS, CHILDREN),
    *(*EVERYWHERE.values(), *orders_of(AT_OR_UNDER).values()),
)


def named(hops: tuple[Hop, ...]) -> Iterator[tuple[str, LiteralString]]:
    """Each text of the hops that a part may be told otherwise, with the name that it is held under."""
    for hop in hops:
        yield from ((hop.name, text) for text in (hop.path, hop.clauses, hop.holds, hop.begun))
        yield hop.order, hop.key
        yield from hop.conditions.items()
        yield from hop.columns.items()


def along(hop: Hop) -> Along:
    return Along("", hop, Row(()), (), past=False, paging=Paging.WHOLE, counted=False)


def planned(record: RecordType, scope: Scope) -> bool:
    """Whether the tree answers what is asked of a record by its key."""
    statement = Keys(record, living=False, row=Row((Value("id", Of.RECORD, record),)))
    text, hops = compose(statement, scope)
    return plan_of(Prepared(statement, text, hops, scope)) is not None


def test_whatever_asks_more_of_a_part_than_of_its_rows_is_named() -> None:
    texts = [*named(HOPS), *ORGANIZATION.columns.items(), *ORGANIZATION.costly.items()]
    assert {name for name, text in texts if asks_inside(text)} == ASKING_INSIDE


def test_what_rows_do_not_tell_is_left_to_the_graph() -> None:
    held = {hop.name for hop in HOPS if hop is not PROFILES and hopping_of(along(hop), Scope.PART) is not None}
    assert held == {hop.name for hop in HOPS if hop is not PROFILES}
    for_the_whole = replace(ITSELF_AND_ANCESTORS, seen=Seen.WHOLE)
    assert hopping_of(along(for_the_whole), Scope.EVERYTHING) is not None
    assert hopping_of(along(for_the_whole), Scope.PART) is None
    assert [planned(ORGANIZATION, scope) for scope in (Scope.EVERYTHING, Scope.PART)] == [True, True]
    assert [planned(CHANGE_EVENT, scope) for scope in (Scope.EVERYTHING, Scope.PART)] == [True, False]


@pytest.mark.parametrize("seen", sorted(set(Seen) - OF_ROWS, key=str))
def test_no_hop_that_asks_otherwise_is_walked(seen: Seen) -> None:
    assert hopping_of(along(replace(CHILDREN, seen=seen)), Scope.PART) is None


@pytest.mark.parametrize("part", ["path", "holds", "key"])
def test_a_text_that_begins_to_ask_is_the_graphs_until_it_is_named(part: str) -> None:
    asking = replace(CHILDREN, **{part: getattr(CHILDREN, part) + "<!node>"})
    assert hopping_of(along(asking), Scope.EVERYTHING) is not None
    assert hopping_of(along(asking), Scope.PART) is None

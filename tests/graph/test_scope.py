"""The one place for a viewer's scope: what it asks is asked wherever a hop is walked."""

from typing import LiteralString

import pytest

from execution.backend import Along, Cut, Keys, Paging, Row, Start, Value
from execution.view import Scope
from graph.cypher import clauses
from graph.cypher.batches import page_statement, total_statement
from graph.cypher.compose import compose
from graph.records.members import EVERYBODY
from graph.records.organizations import CHILDREN, ORGANIZATION


def seen(scope: Scope) -> LiteralString:
    """What a viewer who sees a part would ask of every node."""
    return "<node>.id IN $sight" if scope is Scope.EVERYTHING else ""


@pytest.fixture
def part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clauses, "seen", seen)


def along(paging: Paging, *, counted: bool = False, past: bool = False) -> Along:
    return Along("children", CHILDREN, Row((Value("id"),)), (), past, paging, counted)


@pytest.mark.usefixtures("part")
@pytest.mark.parametrize("past", [False, True])
def test_a_scope_is_asked_beside_the_day_of_rows_and_of_their_number(past: bool) -> None:
    whole, page = along(Paging.WHOLE, past=past), along(Paging.PAGE, counted=True, past=past)
    for cell, places in ((whole, ("n1",)), (page, ("n1", "n2")), (along(Paging.NONE, counted=True), ("n1",))):
        text, _ = compose(Keys(ORGANIZATION, living=False, row=Row((cell,))), Scope.EVERYTHING)
        assert [f"AND ({place}.id IN $sight)" in text for place in places] == [True] * len(places)
        assert text.count("$sight") == len(places)


@pytest.mark.usefixtures("part")
def test_a_list_of_the_whole_graph_asks_it_too() -> None:
    members = Along("members", EVERYBODY, Row((Value("id"),)), (), past=False, paging=Paging.PAGE, counted=True)
    text, _ = compose(Start(members), Scope.EVERYTHING)
    assert text.count(".id IN $sight") == 2


@pytest.mark.usefixtures("part")
def test_the_statements_of_a_level_ask_it_too() -> None:
    page = page_statement(CHILDREN, Scope.EVERYTHING, past=False, cut=Cut(above=True), filters=())
    total = total_statement(CHILDREN, Scope.EVERYTHING, past=False, filters=())
    assert "AND (node.id IN $sight)" in page
    assert "AND (node.id IN $sight)" in total


def test_whoever_sees_everything_is_asked_for_nothing() -> None:
    text = total_statement(CHILDREN, Scope.EVERYTHING, past=False, filters=())
    assert "WHERE (link.since <= $on AND $on < link.until)\nRETURN" in text

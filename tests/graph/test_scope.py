"""The one place for a viewer's scope: what it asks is asked wherever a hop is walked or a record found by its key."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from execution.backend import Along, Cut, Keys, Of, Paging, Row, Start, Towards, Value
from execution.kinds import Costly, Link, Root
from execution.view import Scope
from graph.cypher.batches import column_statement, find_statement, group_statement, page_statement, total_statement
from graph.cypher.compose import compose
from graph.cypher.patterns import Hop, RecordType
from graph.cypher.scope import ASKED, COMMITTEES, NotForParts, Seen
from graph.model.tables import MEMBER as MEMBERS_TABLE
from graph.model.vocabulary import COMMITTEE_BODIES
from graph.reads import headcounts
from graph.reads.named import BY_CARD
from graph.records.changes import CHANGES
from graph.records.links import OFFICE
from graph.records.links_under import MEMBERSHIPS
from graph.records.members import EVERYBODY, MEMBER, SECRETARY
from graph.records.organizations import (
    ANCESTORS,
    AT_OR_UNDER,
    CHILDREN,
    DESCENDANTS,
    EVERYWHERE_BY_LEVEL,
    ORGANIZATION,
    PARENT,
    ROOTS,
)
from resolvers.fields import FIELDS
from resolvers.parts import TOLD

GRAPH = Path(import_module("graph").__path__[0])
WHOLE_ONLY = "no field of `resolvers/parts` asks it: who sees a part is refused whatever does"
EVERYBODY_ALIKE = "what is the same for all viewers: nothing of it is shown"
OTHER_STATEMENTS = {
    "audit": WHOLE_ONLY,
    "calendars": "asked by a secret address, by nobody who has signed in: of the one supervisor whose it is",
    "grants": "asks what viewers were granted, of which what they see is made",
    "holders": "asks who holds which file, of which what viewers see is made",
    "indicator_cases": WHOLE_ONLY,
    "indicator_figures": WHOLE_ONLY,
    "indicator_meetings": WHOLE_ONLY,
    "indicator_members": WHOLE_ONLY,
    "indicator_places": WHOLE_ONLY,
    "indicators": WHOLE_ONLY,
    "line_rows": WHOLE_ONLY,
    "lineage": WHOLE_ONLY,
    "lived": WHOLE_ONLY,
    "loops": WHOLE_ONLY,
    "paths": WHOLE_ONLY,
    "roots": "asks which organizations a right must be held at to be held everywhere",
    "row_counts": "counts for the machine's own commands, which see everything",
    "search": WHOLE_ONLY,
    "timeline": WHOLE_ONLY,
    "village_states": WHOLE_ONLY,
}
"""The modules of `graph/reads` whose statements ask no scope, and why."""
ASKING = {
    "attendance",
    "coverage",
    "geography",
    "headcounts",
    "heirs",
    "impact",
    "judgements",
    "last_meetings",
    "lists",
    "named",
    "norms",
    "ranks",
    "standing",
    "suggestion",
    "trees",
    "workload",
}
LISTS = "lists that go out, and those of civil posts, are for who sees everything"
BESIDE = {
    "headcounts.LIST_SUBTREE": "who sees a part has sums added up in the graph, and no tree to roll up",
    "judgements.LIST_SHEETS": "who sees a part is told no sheet",
    "lists.LIST_CARDS": LISTS,
    "lists.LIST_COVERED": LISTS,
    "lists.LIST_LISTED": LISTS,
    "lists.LIST_MEMBERS": LISTS,
    "lists.LIST_POSTS": LISTS,
    "lists.LIST_POSTS_IN_PLACES": LISTS,
    "named.LIST_PLACES": LISTS,
    "trees.LIST_EVENTS": "comparing two days is for who sees everything",
    "trees.LIST_FACTS": "comparing two days is for who sees everything",
}
"""Statements that ask none in modules of which others do."""
CHOICES: Mapping[str, object] = {"table": MEMBERS_TABLE, "found_by": BY_CARD}
"""What else than a scope makes the texts of statements: one of each for all."""


def along(paging: Paging, hop: Hop = CHILDREN, *, counted: bool = False, past: bool = False) -> Along:
    return Along("children", hop, Row((Value("id"),)), (), past, paging, counted)


@pytest.mark.parametrize("past", [False, True])
def test_a_scope_is_asked_beside_the_day_of_rows_and_of_their_number(past: bool) -> None:
    whole, page = along(Paging.WHOLE, past=past), along(Paging.PAGE, counted=True, past=past)
    for cell, places in ((whole, ("n1",)), (page, ("n1", "n2")), (along(Paging.NONE, counted=True), ("n1",))):
        text, _ = compose(Keys(ORGANIZATION, living=False, row=Row((cell,))), Scope.PART)
        assert [f"AND ($inside[{place}.id] IS NOT NULL)" in text for place in places] == [True] * len(places)
        assert text.count("$inside[") == len(places)
        assert text.count("WHERE ($shown[n0.id] IS NOT NULL)") == 1


def test_a_list_of_the_whole_graph_begins_at_the_viewers_own() -> None:
    for hop in (EVERYWHERE_BY_LEVEL, ROOTS):
        text, _ = compose(Start(along(Paging.PAGE, hop, counted=True)), Scope.PART)
        assert text.count("UNWIND keys($inside) AS one") == 2
        assert text.count("MATCH (n") == text.count(":Organization {id: one") + text.count("EXISTS { MATCH")


def test_the_statements_of_a_level_ask_it_too() -> None:
    texts = (
        page_statement(CHILDREN, Scope.PART, past=False, cut=Cut(above=True), filters=()),
        total_statement(CHILDREN, Scope.PART, past=False, filters=()),
        group_statement(AT_OR_UNDER, Scope.PART, "LEVEL", past=False, filters=()),
    )
    assert all("($inside[node.id] IS NOT NULL)" in text for text in texts)
    for text in (
        find_statement(ORGANIZATION, Scope.PART, living=True),
        column_statement(ORGANIZATION, Scope.PART, "depth"),
    ):
        assert "($shown[node.id] IS NOT NULL)" in text


def test_what_is_counted_or_added_up_inside_of_a_statement_asks_it_too() -> None:
    text, _ = compose(
        Keys(ORGANIZATION, living=False, row=Row((Value("childCount", Of.COSTLY, ORGANIZATION),))), Scope.PART
    )
    assert "$inside[startNode(part0).id] IS NOT NULL" in text
    page = page_statement(DESCENDANTS, Scope.PART, past=False, cut=Cut(), filters=("memberCountLeast",))
    assert "(below:Organization) WHERE $inside[below.id] IS NOT NULL RETURN" in page
    for text in (headcounts.sum_of_members(Scope.PART), headcounts.list_of_own(Scope.PART)):
        assert "WHERE $inside[node.id] IS NOT NULL" in text


def test_of_people_the_links_to_the_viewers_own_are_asked_for() -> None:
    ties = "(tiedTo:Organization) WHERE $inside[tiedTo.id] IS NOT NULL }"
    assert "WHERE ((EXISTS { MATCH (node)-[:MEMBER_OF|HOLDS|SUPERVISES]->" + ties in find_statement(
        MEMBER, Scope.PART, living=False
    )
    for hop, whose in ((SECRETARY, "parent"), (MEMBERSHIPS, "linked")):
        page = page_statement(hop, Scope.PART, past=False, cut=Cut(), filters=())
        assert f"AND ($inside[{whose}.id] IS NOT NULL)" in page
    everybody, _ = compose(Start(along(Paging.PAGE, EVERYBODY)), Scope.PART)
    assert everybody.startswith("UNWIND keys($inside) AS one1")


def test_who_sits_in_a_committee_above_is_named_and_nobody_else_who_sits_there() -> None:
    assert sorted(COMMITTEES.strip("[]").split(", ")) == sorted(f"'{body}'" for body in COMMITTEE_BODIES)
    sat = "-[sat:HOLDS]->(satAt:Organization) WHERE $shown[satAt.id] IS NOT NULL AND sat.body IN " + COMMITTEES
    assert sat in find_statement(MEMBER, Scope.PART, living=False)


def test_upwards_nothing_is_asked_as_all_of_it_is_shown() -> None:
    for hop in (PARENT, ANCESTORS):
        text = page_statement(hop, Scope.PART, past=False, cut=Cut(), filters=())
        assert "$inside" not in text
        assert text.count("$shown") == text.count("WHERE ($shown[parent.id] IS NOT NULL)") == 1


def test_what_is_for_nobody_but_who_sees_all_is_not_read_for_others() -> None:
    assert "WHERE (false)" in find_statement(OFFICE, Scope.PART, living=False)
    with pytest.raises(NotForParts):
        compose(Start(along(Paging.PAGE, CHANGES)), Scope.PART)
    end = RecordType(
        "End", "MATCH (<+node>:Organization {id: <key>})-->(<+far>)", "", {"id": "<node>.id"}, ends={"farId": "<far>"},
        seen=Seen.SHOWN,
    )  # fmt: skip
    towards = Towards(OFFICE, "farId", Row((Value("id"),)))
    text, _ = compose(Keys(end, living=False, row=Row((towards,))), Scope.PART)
    assert "[n1 IN [far0] WHERE n1 IS NOT NULL AND false |" in text


def test_whoever_sees_everything_is_asked_for_nothing() -> None:
    text = total_statement(CHILDREN, Scope.EVERYTHING, past=False, filters=())
    assert "WHERE (link.since <= $on AND $on < link.until)\nRETURN" in text
    for name, hop in hops():
        if hop.start:
            texts = (*hop.conditions.values(), hop.path, hop.holds, *hop.columns.values())
            assert not any("$inside" in one or "$shown" in one for one in texts), name


def hops() -> Iterator[tuple[str, Hop]]:
    """Every hop that a link of the schema walks, by the name of the field."""
    for kind, fields in FIELDS.items():
        for name, field in fields.items():
            if isinstance(field, Link):
                for hop in (field.hop, *field.orders.values()):
                    yield f"{kind}.{name}", hop


def test_every_link_that_parts_are_told_says_what_is_asked_of_them_and_no_other_does() -> None:
    """A hop that leads to anything else is for whoever sees all, until it is proved."""
    proved = {
        "Organization",
        "Profile",
        "Member",
        "Membership",
        "Assignment",
        "Supervision",
        "Meeting",
        "MeetingAttendance",
        "Place",
        "PlannedMeeting",
        "Task",
        "TaskReport",
    }
    told = {f"{kind}.{name}" for kind, fields in TOLD.items() for name in fields}
    for name, hop in hops():
        assert (hop.seen is not Seen.WHOLE) >= (name in told), name
        assert hop.record.name in proved or hop.seen is Seen.WHOLE, name
    for kind, fields in TOLD.items():
        for name in fields:
            field = FIELDS.get(kind, {}).get(name)
            if isinstance(field, Costly):
                assert field.record.seen is not Seen.WHOLE, name
            assert not isinstance(field, Root) or field.moment in {"", "knownAt"}, name


def test_every_statement_asks_the_scope_or_is_named_with_its_reason() -> None:
    """A statement that is added is one of a module named above, or asks; a module that is added is named, or fails."""
    modules = {path.stem for path in (GRAPH / "reads").glob("*.py")} - {"__init__"}
    assert modules == {*OTHER_STATEMENTS, *ASKING}
    asked = {name: texts_of(import_module(f"graph.reads.{name}")) for name in ASKING}
    silent = {
        f"{module}.{name}"
        for module, texts in asked.items()
        for name, text in texts.items()
        if "MATCH" in text and "RETURN" in text
    }
    assert silent == set(BESIDE)
    for name in ASKING:
        texts = list(texts_by_scope(import_module(f"graph.reads.{name}")))
        assert texts, name
        for text in texts:
            assert any(one in text(Scope.PART) for one in ASKED), text
            assert not any(one in text(Scope.EVERYTHING) for one in ASKED), text
    # whoever reads one of the others is no field that parts are told
    for name, reason in OTHER_STATEMENTS.items():
        assert reason, name


def texts_by_scope(module: ModuleType) -> Iterator[Callable[[Scope], str]]:
    """What makes the text of a statement for a scope."""
    for _, one in inspect.getmembers(module, inspect.isfunction):
        *others, last = inspect.signature(one).parameters or ("",)
        if one.__module__ == module.__name__ and last == "scope" and CHOICES.keys() >= set(others):
            yield partial(one, *(CHOICES[other] for other in others))


def texts_of(module: ModuleType) -> dict[str, str]:
    return {name: one for name, one in inspect.getmembers(module) if isinstance(one, str) and name.isupper()}

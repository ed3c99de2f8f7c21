"""Templates of Cypher: what is named, what stays, and what is refused where it is declared."""

from dataclasses import replace
from typing import Any, LiteralString

import pytest

from execution.backend import Along, Keys, Paging, Row, Towards, Value
from execution.view import Scope
from graph.cypher.compose import compose
from graph.cypher.patterns import FROM_ORGANIZATION, Hop, RecordType
from graph.cypher.templates import InvalidTemplate, Names, as_declared

PLACE = Names("3", "1", Names("2"))
THING = RecordType(
    name="Thing",
    match="MATCH (<+node>:Thing {id: <key>})",
    holds="",
    columns={"id": "<node>.id", "said": "'a link b: ' + <node>.said + ' <node>'"},
)
AGED = Hop(
    record=THING,
    start=FROM_ORGANIZATION,
    path="(<parent>)-[<+link>:HAS]->(<+node>)",
    clauses="WITH <parent>, <node>, <link>, <link>.since AS <+day>",
    carries=("day",),
    holds="",
    begun="",
    key="<day>",
    columns={"day": "toString(<day>)"},
    ends={"thingId": "node"},
)

NESTED = """\
UNWIND range(0, size($keys) - 1) AS position
WITH position, $keys[position] AS key
MATCH (n0:Thing {id: key})
WITH position, [[COLLECT {
MATCH (n0)-[r1:HAS]->(n1)
WITH n0, n1, r1, r1.since AS day1
WITH n1, day1, day1 AS key1
WITH n1, day1, key1
ORDER BY key1
LIMIT $limit_0
RETURN [n1.id, 'a link b: ' + n1.said + ' <node>', COLLECT {
MATCH (n1)-[r2:HAS]->(n2)
WITH n1, n2, r2, r2.since AS day2
WITH n2, day2, day2 AS key2
WITH n2, day2, key2
ORDER BY key2
LIMIT $limit_1
RETURN [n2.id, 'a link b: ' + n2.said + ' <node>', key2]
}, key1]
}, COUNT {
MATCH (n0)-[r3:HAS]->(n3)
WITH n0, n3, r3, r3.since AS day3
RETURN n3
}], null] AS row
RETURN collect([position, row])"""
"""The hop inside of itself, counted: variables that come by AS are numbered, what is in quotes is as it was."""


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("(<parent>)-[<+link>:PART_OF]->(<+node>)", "(n2)-[r3:PART_OF]->(n3)"),
        ("<node>.kind IN $kinds AND <node>.since <= $on", "n3.kind IN $kinds_1 AND n3.since <= $on"),
        ("'a link b' + <link>.kind + '<node> $kinds'", "'a link b' + r3.kind + '<node> $kinds'"),
        ("WITH <link>.since AS <+day>", "WITH r3.since AS day3"),
        (
            "all(<+word> IN $words WHERE <word> < 3 AND 2<<node>.size)",
            "all(word3 IN $words_1 WHERE word3 < 3 AND 2<n3.size)",
        ),
        ("{id: <node>.id, on: $on}", "{id: n3.id, on: $on}"),
        ("CASE WHEN <node>.x = true THEN null END", "CASE WHEN n3.x = true THEN null END"),
    ],
)
def test_variables_and_parameters_get_the_names_of_their_place(text: LiteralString, named: str) -> None:
    assert PLACE.of(text) == named


def test_a_text_that_has_a_statement_for_itself_keeps_its_names() -> None:
    assert as_declared("(<parent>)-[<+link>:HAS]->(<+node>) WHERE <node>.kind IN $kinds") == (
        "(parent)-[link:HAS]->(node) WHERE node.kind IN $kinds"
    )


@pytest.mark.parametrize("text", ["(node)", "<node>.id + other", "WITH 1 AS day", "x IN $words", "{ id}", "'open"])
def test_a_variable_that_is_not_marked_is_refused(text: LiteralString) -> None:
    with pytest.raises(InvalidTemplate):
        PLACE.of(text)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"key": "<nodee>.id"}, "brought in by nothing: nodee"),
        ({"filters": {"kinds": "<other>.kind IN $kinds"}}, "brought in by nothing: other"),
        ({"filters": {"kinds": "EXISTS { (<node>)--(<+link>) }"}}, "there already: link"),
        ({"clauses": "WITH DISTINCT <event> AS <+node>"}, "there already: node"),
        ({"key": "<link>.since", "carries": ()}, "brought in by nothing: link"),
        ({"carries": ("links",)}, "carried, and not there: links"),
        ({"start": ""}, "brought in by nothing: parent"),
    ],
)
def test_a_hop_that_speaks_of_what_is_not_there_fails_where_it_is_declared(
    change: dict[str, Any], message: str
) -> None:
    sound = Hop(THING, "<node>.id", "(<parent>)-[<+link>:HAS]->(<+node>)", start=FROM_ORGANIZATION)
    with pytest.raises(InvalidTemplate, match=message):
        replace(sound, **change)


def test_a_record_that_speaks_of_what_its_match_does_not_bring_in_is_refused() -> None:
    with pytest.raises(InvalidTemplate, match="brought in by nothing: link"):
        RecordType("Thing", "MATCH (<+node>:Thing {id: <key>})", "", {"since": "<link>.since"})


def test_a_hop_inside_of_itself_has_variables_of_its_own() -> None:
    columns = (Value("id"), Value("said"))
    inner = Along("inner", AGED, Row(columns), (), past=False, paging=Paging.PAGE, counted=False)
    outer = Along("outer", AGED, Row((*columns, inner)), (), past=False, paging=Paging.PAGE, counted=True)
    text, _ = compose(Keys(THING, living=False, row=Row((outer,))), Scope.EVERYTHING)
    assert text == NESTED


def test_an_end_is_gone_to_from_its_record_without_a_look_up() -> None:
    """The embedded engine uses no index inside a subquery: an end by its id alone is a batch."""
    owner: LiteralString = "head([(<node>)-[:OF]->(<+owner>:Thing) | <owner>])"
    owned = RecordType("Owned", "MATCH (<+node>:Owned {id: <key>})", "", {"id": "<node>.id"}, ends={"ownerId": owner})
    row = Row((Towards(THING, "ownerId", Row((Value("id"),))),))
    text, _ = compose(Keys(owned, living=False, row=row), Scope.EVERYTHING)
    assert "[n1 IN [head([(n0)-[:OF]->(owner0:Thing) | owner0])] WHERE n1 IS NOT NULL | [n1.id, null]]" in text

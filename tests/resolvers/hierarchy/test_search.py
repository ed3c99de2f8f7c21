"""Search by name over all kinds, paged: the service against the reference."""

import unicodedata
from datetime import date, timedelta
from random import Random
from time import monotonic
from typing import LiteralString

import pytest
from hypothesis import assume, given, settings

from graph.engine.sessions import Graph
from graph.engine.unseen import NoReads
from graph.model.keys import fold
from graph.reads.search import ENDS
from graph.tree.tree import Tree
from tests.conftest import Standing
from tests.contract.drawing import draw, many, maybe, randoms
from tests.reference.finding import KINDS, Match, heirs, matches
from tests.reference.world import World, gid, iso
from tests.resolvers.commands.small import organization
from tests.support.arranging import on_server
from tests.support.asking import answer_of, ask
from tests.support.changing import change
from tests.support.paging import walk
from tests.worlds.forest import Forest

pytestmark = pytest.mark.contract

CARD = "49.3"
TEXTS = (
    *("hoa", "Hoà đông", "an phú", "son q", "Đảng bộ hòa", "nguyen an", "thị", "a", "bhuoch lang", "thôn 1", "an an"),
    *("ĐB Quế Sơn", "cb an", "hong", "g d", "nguyễn y", "lang a hoa", "bo hoa dang", CARD, "n a"),
)
SEARCH = "search(text: $text, kinds: $kinds, under: $under, asOf: $on, anyDay: $ever, PAGE)"
DECLARED = "$text: String!, $kinds: [SearchKind!], $under: ID, $on: Date!, $ever: Boolean"


# a Neo4j plans each of an example's nine statements, of thousands of letters, for a second and more
@settings(max_examples=1 if on_server() else settings().max_examples)
@given(random=randoms)
async def test_the_best_match_comes_first_and_each_once(standing: Standing, random: Random) -> None:
    world, day = draw(standing.forest, random)
    ever = random.random() < 0.3
    under = None if ever else random.choice([None, None, *world.organizations(day)])
    kinds, text = maybe(random, KINDS), random.choice([*TEXTS, *codes(world)])
    within = None if under is None else (world, under)
    expected = matches(standing.forest.worlds, day, text, kinds or list(KINDS), within, ever=ever)
    variables = {"text": text, "kinds": kinds, "under": under and gid("Organization", under), "on": day.isoformat()}
    found = await walk(
        standing.graph, SEARCH, DECLARED, {**variables, "ever": ever}, first=2 if under is not None else 60
    )
    assert found == [match.id for match in expected]
    backwards = f"query ({DECLARED}, $before: String) {{ {SEARCH.replace('PAGE', 'last: 3, before: $before')} {{"
    backwards += " nodes { ... on Node { key } } pageInfo { startCursor hasPreviousPage } } }"
    before, rest = None, [match.id for match in expected]
    for _ in range(2):
        page = (await ask(standing.graph, backwards, {**variables, "ever": ever, "before": before}))["search"]
        assert [node["key"] for node in page["nodes"]] == rest[-3:]
        assert page["pageInfo"]["hasPreviousPage"] == (len(rest) > 3)
        before, rest = page["pageInfo"]["startCursor"], rest[:-3]
        if before is None:
            break


HELD = ["ORGANIZATION", "PLACE"]


@given(random=randoms)
async def test_organizations_and_places_are_found_in_memory_without_a_statement(
    standing: Standing, random: Random
) -> None:
    """On a day and on any, of all and under one, from either end, by pages of two."""
    tree = Tree(standing.graph, follow_ms=3_600_000)
    await tree.look(monotonic())
    world, day = draw(standing.forest, random)
    ever = random.random() < 0.3
    under = None if ever else random.choice([None, None, *world.organizations(day)])
    text = random.choice([*TEXTS, *codes(world)])
    within = None if under is None else (world, under)
    expected = [match.id for match in matches(standing.forest.worlds, day, text, HELD, within, ever=ever)]
    variables = {"text": text, "kinds": HELD, "under": under and gid("Organization", under), "on": day.isoformat()}
    for size, cursor, end, begun in (("first", "after", "endCursor", 0), ("last", "before", "startCursor", 1)):
        paged = SEARCH.replace("PAGE", f"{size}: 2, {cursor}: $cursor")
        query = f"query ({DECLARED}, $cursor: String) {{ {paged} {{ totalCount pageInfo {{ {end} }}"
        query += " nodes { ... on Node { key } } } }"
        found: list[str] = []
        at = None
        while True:
            given_now = {**variables, "ever": ever, "cursor": at}
            answered = await answer_of(NoReads(), query, given_now, tree=tree)
            page = (answered.data or {})["search"]
            assert page["totalCount"] == len(expected)
            keys = [node["key"] for node in page["nodes"]]
            found = [*keys, *found] if begun else [*found, *keys]
            at = page["pageInfo"][end]
            if not keys or len(found) >= len(expected):
                break
        assert found == expected
    assert (tree.figures.beyond, tree.figures.behind) == (0, 0)


def codes(world: World) -> list[str]:
    """Some codes and numbers of cards that there are."""
    cards = [row["cardNumber"] for row in world.nodes.get("Member", {}).values() if row["cardNumber"]]
    return [*cards[:2], *(row["code"] for row in [*world.nodes["Organization"].values()][:2])]


@given(random=randoms)
async def test_a_row_says_when_it_was_called_so_and_is_shown_as_on_that_day(standing: Standing, random: Random) -> None:
    """With `anyDay`, the nearest day to that of the question; the total counts them all."""
    _, day = draw(standing.forest, random)
    text = random.choice(TEXTS)
    expected = matches(standing.forest.worlds, day, text, list(KINDS), None, ever=True)
    query = """query ($text: String!, $on: Date!) { search(text: $text, first: 100, asOf: $on, anyDay: true) {
      totalCount edges { since until heirs { key } node {
        ... on Organization { name } ... on Member { name } ... on Place { name } } } } }"""
    for by_reference in (False, True):
        answered = await answer_of(
            standing.graph, query, {"text": text, "on": day.isoformat()}, by_reference=by_reference
        )
        assert answered.data is not None, answered.errors
        found = answered.data["search"]
        assert found["totalCount"] == len(expected)
        assert [(edge["since"], edge["until"]) for edge in found["edges"]] == [
            (match.since.isoformat(), iso(match.until)) for match in expected[:100]
        ]
        assert [{heir["key"] for heir in edge["heirs"]} for edge in found["edges"]] == [
            {gid("Organization", one) for world in standing.forest.worlds for one in heirs(world, match.key, day)}
            for match in expected[:100]
        ]
        assert [edge["node"]["name"] for edge in found["edges"]] == [
            name_of(standing.forest, match, day) for match in expected[:100]
        ]


def name_of(forest: Forest, match: Match, day: date) -> str:
    """What a match is called on the nearest day on which it is called so."""
    on = min(max(day, match.since), match.until - timedelta(days=1))
    for world in forest.worlds:
        for label in ("Member", "Place"):
            if match.key in world.nodes.get(label, {}):
                return str(world.nodes[label][match.key]["name"])
        if match.key in world.nodes["Organization"]:
            return str(world.profile(match.key, on)["name"])
    raise KeyError(match.key)


@many
@given(random=randoms)
async def test_so_many_of_each_kind_are_those_that_come_first_of_it(standing: Standing, random: Random) -> None:
    _, day = draw(standing.forest, random)
    text, most = random.choice(TEXTS), random.randint(1, 4)
    expected = [
        match for kind in KINDS for match in matches(standing.forest.worlds, day, text, [kind], None, ever=False)[:most]
    ]
    query = """query ($text: String!, $most: Int!, $on: Date!) { search(text: $text, perKind: $most, asOf: $on) {
      totalCount nodes { ... on Node { key } } } }"""
    found = (await ask(standing.graph, query, {"text": text, "most": most, "on": day.isoformat()}))["search"]
    assert [node["key"] for node in found["nodes"]] == [match.id for match in sorted(expected)]
    assert found["totalCount"] == len(expected)


async def test_of_names_that_read_on_alike_the_one_that_says_least_before_comes_first(small: Graph) -> None:
    """Who types a commune's name looks for its organization, not for the cell of its office; ids say the opposite."""
    for name, level in (("Chi bộ cơ quan xã Hòa Bình", "CELL"), ("Chi bộ xã Hòa Bình", "CELL")):
        given = {"parent": organization("o5"), "name": name, "level": level, "on": "2025-01-01"}
        await change(small, "establishOrganization", given)
    query = """query ($text: String!, $after: String, $under: ID) {
      search(text: $text, kinds: [ORGANIZATION], first: 1, after: $after, under: $under, asOf: "2025-02-01") {
        nodes { ... on Organization { name } } pageInfo { endCursor hasNextPage } } }"""
    names = ["Chi bộ xã Hòa Bình", "Đảng bộ xã Hòa Bình", "Chi bộ cơ quan xã Hòa Bình"]
    for text in ("xã Hòa Bình", "hoa b", "bình xã"):
        for under in (None, organization("o1")):
            found, after = [], None
            for _ in names:
                page = (await ask(small, query, {"text": text, "after": after, "under": under}))["search"]
                found += [node["name"] for node in page["nodes"]]
                after = page["pageInfo"]["endCursor"]
            assert sorted(found[:2]) + found[2:] == names, (text, under)
            assert not page["pageInfo"]["hasNextPage"]


@given(random=randoms)
async def test_where_a_page_ended_on_another_day_changes_no_answer(standing: Standing, random: Random) -> None:
    """A page is first read up to where it ended when it was last asked for, on whichever day that was."""
    text, most, last = random.choice(TEXTS), random.randint(1, 3), date.min
    ENDS.pop(standing.graph, None)
    for _ in range(4):
        _, day = draw(standing.forest, random)
        expected = [
            match
            for kind in KINDS
            for match in matches(standing.forest.worlds, day, text, [kind], None, ever=False)[:most]
        ]
        query = """query ($text: String!, $most: Int!, $on: Date!) { search(text: $text, perKind: $most, asOf: $on) {
          nodes { ... on Node { key } } } }"""
        found = await ask(standing.graph, query, {"text": text, "most": most, "on": day.isoformat()})
        assert [node["key"] for node in found["search"]["nodes"]] == [match.id for match in sorted(expected)], last
        last = day


async def test_a_page_that_was_asked_for_is_read_by_one_statement_of_each_kind(
    standing: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[str]()
    read = Graph.read

    async def noted(graph: Graph, text: LiteralString, /, **parameters: object) -> object:
        asked.append(text)
        return await read(graph, text, **parameters)

    monkeypatch.setattr(Graph, "read", noted)
    ENDS.pop(standing.graph, None)
    numbers = []
    for _ in range(2):
        asked.clear()
        await ask(standing.graph, '{ search(text: "an", perKind: 2, asOf: "2024-05-05") { nodes { __typename } } }')
        numbers.append(len(asked))
    assert numbers == [6, 3]


@given(random=randoms)
async def test_the_same_words_are_found_however_they_are_typed(standing: Standing, random: Random) -> None:
    """Composed or decomposed letters, capitals, tones left out, spaces doubled."""
    _, day = draw(standing.forest, random)
    text = random.choice([one for one in TEXTS if one != CARD])
    wide = "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)
    typed = [text, unicodedata.normalize("NFD", text), text.upper(), fold(text), f"  {text.replace(' ', '   ')} - "]
    typed += [wide, text.replace("Đ", "Ð").replace("đ", "\u0256"), f"\ufeff{text[:1]}\u200b{text[1:]}\u00ad"]
    query = """query ($text: String!, $on: Date!) { search(text: $text, first: 100, asOf: $on) {
      totalCount nodes { ... on Node { id: key } } } }"""
    found = [await ask(standing.graph, query, {"text": one, "on": day.isoformat()}) for one in typed]
    assert all(one == found[0] for one in found)


@given(random=randoms)
async def test_under_takes_in_the_one_that_it_names(standing: Standing, random: Random) -> None:
    """FAULTS C20: a search under an organization and the list of those under it both find that one by its own name."""
    world, day = draw(standing.forest, random)
    living = world.organizations(day)
    assume(living)
    under = gid("Organization", random.choice(living))
    named = "query ($id: ID!, $on: Date!) { organization(by: { id: $id }, asOf: $on) { name } }"
    name = (await ask(standing.graph, named, {"id": under, "on": day.isoformat()}))["organization"]["name"]
    query = """query ($id: ID!, $name: String!, $on: Date!) {
      search(text: $name, kinds: [ORGANIZATION], under: $id, first: 100, asOf: $on) { nodes { ... on Node {
      id: key } } }
      organizations(where: {text: $name}, under: $id, first: 100, asOf: $on) { nodes { id: key } } }"""
    for by_reference in (False, True):
        answered = await answer_of(
            standing.graph, query, {"id": under, "name": name, "on": day.isoformat()}, by_reference=by_reference
        )
        assert answered.data is not None, answered.errors
        assert {"id": under} in answered.data["search"]["nodes"]
        assert {"id": under} in answered.data["organizations"]["nodes"]

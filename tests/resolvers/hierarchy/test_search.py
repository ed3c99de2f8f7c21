"""Search by name over all kinds, paged: the service against the reference."""

import unicodedata
from random import Random

import pytest
from hypothesis import assume, given

from graph.model.keys import fold
from tests.conftest import Standing
from tests.contract.drawing import draw, many, maybe, randoms
from tests.reference.finding import KINDS, Match, matches
from tests.reference.world import gid
from tests.support.asking import answer_of, ask
from tests.support.paging import walk

pytestmark = pytest.mark.contract

TEXTS = ("hoa", "Hoà đông", "an phú", "son q", "Đảng bộ hòa", "nguyen an", "thị", "a", "bhuoch lang", "thôn 1", "an an")
SEARCH = "search(text: $text, kinds: $kinds, under: $under, asOf: $on, PAGE)"
DECLARED = "$text: String!, $kinds: [SearchKind!], $under: ID, $on: Date!"


@many
@given(random=randoms)
async def test_the_best_match_comes_first_and_each_once(standing: Standing, random: Random) -> None:
    world, day = draw(standing.forest, random)
    under, kinds = random.choice([None, None, *world.organizations(day)]), maybe(random, KINDS)
    text = random.choice(TEXTS)
    worlds = standing.forest.worlds if under is None else [world]
    expected: list[Match] = sorted(
        match for each in worlds for match in matches(each, day, text, kinds or list(KINDS), under)
    )
    variables = {"text": text, "kinds": kinds, "under": under and gid("Organization", under), "on": day.isoformat()}
    found = await walk(standing.graph, SEARCH, DECLARED, variables, first=2 if under is not None else 60)
    assert found == [match.id for match in expected]


@many
@given(random=randoms)
async def test_the_same_words_are_found_however_they_are_typed(standing: Standing, random: Random) -> None:
    """Composed or decomposed letters, capitals, tones left out, spaces doubled."""
    _, day = draw(standing.forest, random)
    text = random.choice(TEXTS)
    typed = [text, unicodedata.normalize("NFD", text), text.upper(), fold(text), f"  {text.replace(' ', '   ')}. "]
    query = """query ($text: String!, $on: Date!) { search(text: $text, first: 100, asOf: $on) {
      totalCount nodes { ... on Node { id: key } } } }"""
    found = [await ask(standing.graph, query, {"text": one, "on": day.isoformat()}) for one in typed]
    assert all(one == found[0] for one in found)


@many
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
      organizations(text: $name, under: $id, first: 100, asOf: $on) { nodes { id: key } } }"""
    for by_reference in (False, True):
        answered = await answer_of(
            standing.graph, query, {"id": under, "name": name, "on": day.isoformat()}, by_reference=by_reference
        )
        assert answered.data is not None, answered.errors
        assert {"id": under} in answered.data["search"]["nodes"]
        assert {"id": under} in answered.data["organizations"]["nodes"]

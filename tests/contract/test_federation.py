"""The service as a subgraph of Apollo Federation: a gateway asks for the schema with keys, and for objects by id."""

import pytest
from graphql import ObjectTypeDefinitionNode, parse

from execution.telling import in_words
from graph.engine.sessions import Graph
from tests.reference.world import gid, viewed
from tests.resolvers.commands.small import member, organization
from tests.support.asking import SCHEMA, answer_of, ask, refusal
from wording.languages import Language

pytestmark = pytest.mark.contract

ENTITIES = """query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Organization { id name }
  ... on Member { id name } } }"""


async def test_a_gateway_gets_objects_by_type_and_id_in_the_view_of_each(small: Graph) -> None:
    early = viewed(organization("o4"), "2019-12-31")
    wanted = [
        {"__typename": "Organization", "id": organization("o4")},
        {"__typename": "Member", "id": member("m1"), "name": "handed on"},
        {"__typename": "Organization", "id": early},
        {"__typename": "Member", "id": organization("o4")},
        {"__typename": "Organization", "id": gid("Organization", "o99")},
    ]
    known = (await ask(small, "query ($id: ID!) { member(id: $id) { name } }", {"id": member("m1")}))["member"]["name"]
    expected = [
        {"__typename": "Organization", "id": organization("o4"), "name": "Đảng bộ xã An Phú"},
        {"__typename": "Member", "id": member("m1"), "name": known},
        None,
        None,
        None,
    ]
    for by_reference in (False, True):
        found = await answer_of(small, ENTITIES, {"of": wanted}, by_reference=by_reference)
        assert not found.errors
        assert found.data is not None
        assert found.data["_entities"] == expected


@pytest.mark.parametrize("wrong", ["x", 5, [], {"id": "x"}, {"__typename": "Member"}, {"__typename": 1, "id": "x"}])
async def test_what_names_nothing_is_refused_by_its_argument(small: Graph, wrong: object) -> None:
    told = await refusal(small, ENTITIES, {"of": [wrong]})
    assert told["code"] == "BAD_USER_INPUT"
    [error] = (await answer_of(small, ENTITIES, {"of": [wrong]})).errors
    assert in_words(error, Language.VI).message.endswith("Đối tượng được gọi phải có `__typename` và `id`, đều là chữ.")


async def test_the_subgraph_has_a_key_for_each_object_with_an_id(small: Graph) -> None:
    sdl = (await ask(small, "{ _service { sdl } }"))["_service"]["sdl"]
    types = {one.name.value: one for one in parse(sdl).definitions if isinstance(one, ObjectTypeDefinitionNode)}
    keyed = {name for name, one in types.items() if any(told.name.value == "key" for told in one.directives or ())}
    node = SCHEMA.graphql.type_map["Node"]
    assert keyed == {kind.name for kind in SCHEMA.graphql.get_possible_types(node)}  # type: ignore[arg-type]
    assert "_entities" not in {field.name.value for field in types["Query"].fields or ()}

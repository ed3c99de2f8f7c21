"""What ends, begins or is confirmed beside the day that is asked about: the eve, the day, the day after."""

import pytest

from graph.engine.sessions import Graph
from tests.conftest import Loaded
from tests.reference.world import gid
from tests.resolvers.commands.small import LIFE, member, organization, small_world
from tests.support.asking import ask
from tests.support.changing import change

pytestmark = pytest.mark.contract


@pytest.fixture
async def small(loaded: Loaded) -> Graph:
    """The session's graph with the small world in it; one lives in the village, one in the commune around it."""
    rows = small_world()
    rows.add_link("LIVES_IN", "m1", "p2", dict(LIFE))
    rows.add_link("LIVES_IN", "m2", "p1", dict(LIFE))
    await loaded.hold(rows)
    return loaded.graph


async def test_a_confirmation_is_told_from_its_day_on(small: Graph) -> None:
    """FAULTS C21."""
    await change(small, "confirmOrganization", {"organization": organization("o4"), "on": "2025-10-01"})
    query = "query ($id: ID!, $on: Date!) { organization(by: { id: $id }, asOf: $on) { confirmedOn } }"
    days = ("2025-09-30", "2025-10-01", "2025-10-02")
    told = [(await ask(small, query, {"id": organization("o4"), "on": on}))["organization"] for on in days]
    assert [one["confirmedOn"] for one in told] == [None, "2025-10-01", "2025-10-01"]


@pytest.mark.parametrize(("until", "due"), [("2026-04-11", None), ("2026-04-12", "2026-04-11"), (None, "2026-04-11")])
async def test_no_visit_is_due_after_its_link_has_ended(small: Graph, until: str | None, due: str | None) -> None:
    """FAULTS C16."""
    given = {
        "organization": organization("o7"),
        "supervisor": member("m1"),
        "duties": ["FOLLOW"],
        "visitsPerYear": 4,
        "on": "2026-01-10",
        "until": until,
        "acceptWithoutStanding": "Thử",
    }
    await change(small, "assignSupervisor", given)
    query = """query ($id: ID!) { visitsDue(of: { under: $id }, asOf: "2026-02-01") { links { nodes { dueOn } } } }"""
    rows = (await ask(small, query, {"id": organization("o7")}))["visitsDue"]["links"]["nodes"]
    assert rows == [{"dueOn": due}]


async def test_who_lives_in_a_place_lives_in_all_around_it(small: Graph) -> None:
    """FAULTS C19."""
    query = """query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Place { residentCount } } }"""
    ids = [gid("Place", "p1", "2020-01-01"), gid("Place", "p2", "2020-01-01")]
    found = (await ask(small, query, {"ids": ids}))["nodes"]
    assert found == [{"residentCount": 2}, {"residentCount": 1}]


async def test_a_comparison_follows_lineage_in_its_period_only(small: Graph) -> None:
    """FAULTS C15: what split off before the period was under the organization on neither day."""
    part = {"name": "Chi bộ thôn 1b", "level": "CELL"}
    split = {"organization": organization("o6"), "on": "2025-10-01", "originalContinues": True, "parts": [part]}
    await change(small, "splitOrganization", split)
    found = await ask(
        small, '{ search(text: "Chi bộ thôn 1b", asOf: "2026-01-01") { nodes { ... on Organization { id: key } } } }'
    )
    [apart] = found["search"]["nodes"]
    renamed = {"organization": apart["id"], "name": "Chi bộ thôn Ba", "on": "2026-03-01"}
    await change(small, "renameOrganization", renamed)
    merged = {"organizations": [organization("o6")], "into": {"organization": organization("o7")}, "on": "2026-05-01"}
    await change(small, "mergeOrganizations", merged)
    query = """query ($id: ID!, $from: Date!, $to: Date!) { compare(under: $id, from: $from, to: $to) {
      differences(first: 100) { nodes { kind before { id: key } } } } }"""
    for to, kinds in (("2026-04-30", []), ("2026-05-01", ["MERGED_INTO"]), ("2026-06-01", ["MERGED_INTO"])):
        told = await ask(small, query, {"id": organization("o6"), "from": "2026-01-01", "to": to})
        assert [row["kind"] for row in told["compare"]["differences"]["nodes"]] == kinds

"""Coverage: figures, groups and the lists that they open to, against the reference; bad arguments; the cost."""

from collections import Counter
from random import Random
from typing import Any

import pytest
from hypothesis import given

from graph.engine.relays import Recorder
from tests.conftest import Loaded, Standing
from tests.contract.drawing import LEVELS, draw, many, plenty, randoms, some
from tests.reference import coverage
from tests.reference.world import World, gid
from tests.support.asking import ask, refusal
from tests.worlds.forest import Forest, turning_days

pytestmark = pytest.mark.contract

FIGURES = {
    "organizations": "ORGANIZATIONS",
    "supervised": "SUPERVISED",
    "withoutStanding": "WITHOUT_STANDING",
    "lapsed": "LAPSED",
    "unsupervised": "UNSUPERVISED",
    "severalInCharge": "SEVERAL_IN_CHARGE",
    "ownOrganization": "OWN_ORGANIZATION",
}
OPENED = " ".join(
    f"{name}_: list(figure: {name}, first: 1000) {{ totalCount nodes {{ id: key level }} }}"
    for name in FIGURES.values()
)
COVERAGE = f"""
query ($under: ID!, $levels: [Level!], $by: CoverageGroupBy!, $on: Date!) {{
  supervisionCoverage(under: $under, levels: $levels, groupBy: $by, asOf: $on) {{
    on under {{ id: key }} figures {{ ...All }} groups {{ child {{ id: key }} place {{ id: key }} level sector
      figures {{ ...All }} }} }} }}
fragment All on CoverageFigures {{ {" ".join(FIGURES)} {OPENED} }}
"""


def opened(figures: dict[str, Any]) -> dict[str, list[str]]:
    """The lists of the figures, each as long as its figure says."""
    lists = {name: [node["id"] for node in figures[f"{name}_"]["nodes"]] for name in FIGURES.values()}
    for field, name in FIGURES.items():
        assert figures[field] == figures[f"{name}_"]["totalCount"] == len(lists[name])
    return lists


def expected(world: World, organizations: list[str], day: Any) -> dict[str, list[str]]:
    found = coverage.lists(world, organizations, day)
    return {name: [gid("Organization", one) for one in ones] for name, ones in found.items()}


def name_of(group: dict[str, Any], group_by: str) -> str | None:
    if group_by in {"CHILD", "PLACE"}:
        shown = group[group_by.lower()]
        return shown and str(shown["id"])
    name: str | None = group[group_by.lower()]
    return name


@plenty
@given(random=randoms)
async def test_every_figure_and_its_list_is_what_the_rows_say(standing: Standing, random: Random) -> None:
    world, day = draw(standing.forest, random)
    living = world.organizations(day)
    if not living:
        return
    under, group_by = random.choice(living), random.choice(("CHILD", "LEVEL", "SECTOR", "PLACE"))
    levels = random.choice((None, some(random, LEVELS), list(LEVELS)))
    variables = {"under": gid("Organization", under), "levels": levels, "by": group_by, "on": day.isoformat()}
    found = (await ask(standing.graph, COVERAGE, variables))["supervisionCoverage"]
    counted = coverage.counted(world, under, levels or coverage.DEFAULT, day)
    assert [found["under"]["id"], found["on"]] == [variables["under"], variables["on"]]
    assert opened(found["figures"]) == expected(world, counted, day)
    groups: dict[str | None, list[str]] = {}
    for one in counted:
        groups.setdefault(coverage.group_of(world, one, under, group_by, day), []).append(one)
    shown = {name_of(group, group_by): opened(group["figures"]) for group in found["groups"]}
    assert len(shown) == len(found["groups"])
    kind = {"CHILD": "Organization", "PLACE": "Place"}.get(group_by)
    wanted = {gid(kind, name) if kind and name else name: ones for name, ones in groups.items()}
    assert wanted.keys() <= shown.keys()
    for name, lists in shown.items():
        assert lists == expected(world, wanted.get(name, []), day)


FIGURES_ALONE = COVERAGE.replace(OPENED, "")


@many
@given(random=randoms)
async def test_groups_add_up_to_the_total_and_every_organization_is_in_one_of_four(
    standing: Standing, random: Random
) -> None:
    world, day = draw(standing.forest, random)
    living = world.organizations(day)
    if not living:
        return
    under = gid("Organization", random.choice(living))
    for group_by in ("CHILD", "LEVEL", "SECTOR", "PLACE"):
        variables = {"under": under, "levels": list(LEVELS), "by": group_by, "on": day.isoformat()}
        found = (await ask(standing.graph, FIGURES_ALONE, variables))["supervisionCoverage"]
        total = {field: found["figures"][field] for field in FIGURES}
        assert total == {field: sum(group["figures"][field] for group in found["groups"]) for field in FIGURES}
        assert total["organizations"] == sum(
            total[field] for field in ("supervised", "withoutStanding", "lapsed", "unsupervised")
        )


def test_every_figure_occurs_in_the_forest(planted: Forest) -> None:
    seen: Counter[str] = Counter()
    for world in planted.worlds[:30]:
        for day in turning_days(world)[::4]:
            for one in world.organizations(day):
                seen.update(coverage.figures(world, one, day))
    assert seen.keys() == set(FIGURES.values())
    assert min(seen.values()) >= 10, seen


PAGE = """query ($under: ID!, $after: String) { supervisionCoverage(under: $under, asOf: "2024-05-05") { figures {
  list(figure: UNSUPERVISED, first: 7, after: $after) {
    totalCount nodes { id: key } pageInfo { hasNextPage endCursor } } } } }
"""


async def root(tiny: Loaded) -> str:
    found = await ask(tiny.graph, '{ organization(by: { code: "49" }, asOf: "2024-05-05") { id: key } }')
    return str(found["organization"]["id"])


async def test_a_figure_is_walked_page_by_page(tiny: Loaded) -> None:
    variables: dict[str, Any] = {"under": await root(tiny), "after": None}
    seen: list[str] = []
    while True:
        page = (await ask(tiny.graph, PAGE, variables))["supervisionCoverage"]["figures"]["list"]
        seen += [node["id"] for node in page["nodes"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        variables["after"] = page["pageInfo"]["endCursor"]
    assert len(seen) == len(set(seen)) == page["totalCount"] > 14


async def test_a_cursor_of_another_figure_is_refused(tiny: Loaded) -> None:
    under = await root(tiny)
    page = (await ask(tiny.graph, PAGE, {"under": under}))["supervisionCoverage"]["figures"]["list"]
    other = PAGE.replace("UNSUPERVISED", "SUPERVISED")
    variables = {"under": under, "after": page["pageInfo"]["endCursor"]}
    assert await refusal(tiny.graph, other, variables) == {"code": "BAD_USER_INPUT", "argument": "after"}


@pytest.mark.parametrize(
    ("under", "on"),
    [("Organization:o00001", "1900-01-01"), ("Organization:o999999", "2024-05-05"), ("Member:m00001", "2024-05-05")],
    ids=["before it was there", "unknown", "no organization"],
)
async def test_under_outside_the_tree_is_refused_by_name(tiny: Loaded, under: str, on: str) -> None:
    query = """query ($under: ID!, $on: Date!) {
      supervisionCoverage(under: $under, asOf: $on) { figures { organizations } } }"""
    found = await refusal(tiny.graph, query, {"under": gid(*under.split(":")), "on": on})
    assert found == {"code": "BAD_USER_INPUT", "argument": "under"}


async def test_an_empty_subtree_gives_zeros(tiny: Loaded) -> None:
    query = """query ($under: ID!) { supervisionCoverage(under: $under, levels: [GROUP], asOf: "2024-05-05") {
      figures { %s list(figure: LAPSED) { totalCount nodes { id: key } } } groups { figures { organizations } } } }"""
    found = (await ask(tiny.graph, query % " ".join(FIGURES), {"under": await root(tiny)}))["supervisionCoverage"]
    assert {found["figures"][field] for field in FIGURES} == {0}
    assert found["figures"]["list"] == {"totalCount": 0, "nodes": []}
    assert {group["figures"]["organizations"] for group in found["groups"]} == {0}


async def test_the_whole_answer_costs_six_statements(tiny: Loaded) -> None:
    """The organization asked for, the tree with its links, the supervisors' seats and cells, the path above, the opened
    lists."""
    query = """query ($under: ID!) { supervisionCoverage(under: $under, asOf: "2024-05-05") {
      figures { supervised } groups { figures { lapsed list(figure: SUPERVISED) { nodes { name } } } } } }"""
    recorder = Recorder(tiny.graph)
    await ask(recorder, query, {"under": await root(tiny)})
    assert len(recorder.texts) <= 6

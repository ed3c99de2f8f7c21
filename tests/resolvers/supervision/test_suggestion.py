"""Proposals of supervisors against every possible plan, worked out from the rows; their reasons, costs and refusals."""

import asyncio
import json
import os
import random as random_numbers
import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any, LiteralString

import pytest
from hypothesis import given

from graph.engine.relays import Recorder
from graph.engine.sessions import Reads
from tests.conftest import Loaded, Standing
from tests.contract.drawing import draw, many, randoms
from tests.reference.suggesting import Asked, Reference
from tests.reference.world import gid
from tests.support.asking import ask, refusal
from tests.support.changing import change
from tests.support.proposals import MOST_TRIED, SUGGEST, check_plan, pairs_of, wished
from tests.support.replaying import Keeping
from tests.worlds.forest import Forest

pytestmark = pytest.mark.contract


def drawn(forest: Forest, random: Random) -> Reference | None:
    """A world, a day, an organization that has others under it, and wishes."""
    world, day = draw(forest, random)
    above = [one for one in world.organizations(day) if world.children(one, day)]
    if not above:
        return None
    asked = Asked(
        most=random.choice((1, 2, 3, 5)),
        keep=random.random() < 0.4,
        level=random.choice((0, 10)),
        place=random.choice((0, 4)),
        load=random.choice((0, 6)),
    )
    reference = Reference(world, random.choice(above), day, asked)
    return reference if len(reference.open) <= MOST_TRIED else None


async def proposed(reads: Reads, reference: Reference) -> dict[str, Any]:
    return dict((await ask(reads, SUGGEST, wished(reference)))["suggestSupervisors"])


@many
@given(random=randoms)
async def test_no_plan_gives_more_organizations_a_supervisor_or_has_fewer_points(
    staffing: Standing, random: Random
) -> None:
    reference = drawn(staffing.forest, random)
    if reference is None:
        return
    check_plan(reference, await proposed(staffing.graph, reference))


@given(random=randoms)
async def test_a_second_choice_is_the_best_plan_without_the_first(staffing: Standing, random: Random) -> None:
    reference = drawn(staffing.forest, random)
    if reference is None:
        return
    plan = await proposed(staffing.graph, reference)
    organizations, members = pairs_of(reference)
    best = reference.best()
    for line in plan["lines"]["nodes"][:3]:
        target, member = organizations[line["organizationId"]], members[line["supervisorId"]]
        gaps, points = reference.best(without=(target, member))
        second = line["secondChoice"]
        if gaps > best[0]:
            assert second is None
            continue
        assert second["extraPoints"] == points - best[1]
        assert second["supervisor"] is None or members[second["supervisor"]["id"]] in reference.choices(target)


async def test_the_forest_has_lines_gaps_kept_links_and_second_choices(staffing: Standing) -> None:
    """Else the comparisons above could agree for want of cases."""
    seen: Counter[str] = Counter()
    for number in range(200):
        reference = drawn(staffing.forest, Random(number))
        if reference is not None:
            plan = await proposed(staffing.graph, reference)
            seen["kept"] += plan["kept"]
            for line in plan["lines"]["nodes"]:
                seen["until" if line["until"] else "open"] += 1
                seen.update(reason["kind"] for reason in line["reasons"] if reason["points"])
                seen["second choice"] += bool(line["secondChoice"] and line["secondChoice"]["extraPoints"])
            seen.update(gap["reason"] for gap in plan["gaps"]["nodes"])
    kinds = ("SEAT", "PLACE", "LOAD", "CHANGE", "OWN_COMMITTEE", "kept", "second choice", "until", "open")
    assert all(seen[kind] for kind in (*kinds, "NOBODY_ABOVE", "ONLY_OWN_MEMBERS", "ALL_FULL")), seen


class Shuffling:
    """Hands over every list of rows in another order than the graph does."""

    def __init__(self, reads: Reads, seed: int) -> None:
        self.reads = reads
        self.random = random_numbers.Random(seed)

    async def read(self, text: LiteralString, /, **parameters: Any) -> Any:
        rows = await self.reads.read(text, **parameters)
        # pages and records by position keep their order; lists of rows promise none
        if isinstance(rows, list) and text.startswith("UNWIND $ids") and "LIMIT" not in text:
            self.random.shuffle(rows)
        return rows


SEEDED = """
query ($code: String!, $on: Date!) { organization(by: { code: $code }, asOf: $on) { id: key } }
"""


async def root_of(reads: Reads, on: str) -> str:
    found = await ask(reads, SEEDED, {"code": "49", "on": on})
    return str(found["organization"]["id"])


async def test_the_order_in_which_the_graph_hands_rows_over_changes_nothing(tiny: Loaded) -> None:
    on = "2024-06-01"
    variables = {"input": {"under": await root_of(tiny.graph, on), "keepCurrent": False}, "on": on}
    plain = await ask(tiny.graph, SUGGEST, variables)
    assert len(plain["suggestSupervisors"]["lines"]["nodes"]) > 100
    for seed in range(3):
        assert await ask(Shuffling(tiny.graph, seed), SUGGEST, variables) == plain


async def test_the_hash_seed_of_the_process_changes_nothing(tiny: Loaded, tmp_path: Path) -> None:
    """Sets are walked in another order in every process; a proposal is not."""
    on = "2024-06-01"
    variables = {"input": {"under": await root_of(tiny.graph, on), "keepCurrent": False}, "on": on}
    keeping = Keeping(tiny.graph)
    plain = await ask(keeping, SUGGEST, variables)
    asked = tmp_path / "asked.json"
    asked.write_text(json.dumps({"query": SUGGEST, "variables": variables, "answers": keeping.answers}))
    for seed in ("1", "2"):
        done = await asyncio.to_thread(
            subprocess.run,
            [sys.executable, "-m", "tests.support.replaying", str(asked)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        assert json.loads(done.stdout) == plain


async def test_a_proposal_costs_the_same_number_of_statements_whatever_its_size(tiny: Loaded) -> None:
    on, costs = "2024-06-01", []
    root = await root_of(tiny.graph, on)
    below = (await ask(tiny.graph, CHILDREN, {"id": root, "on": on}))["organization"]["children"]["nodes"]
    for under in (root, below[0]["id"]):
        recorder = Recorder(tiny.graph)
        await ask(recorder, SUGGEST, {"input": {"under": under, "keepCurrent": False}, "on": on})
        costs.append(len(recorder.texts))
    # ten for the situation, one to find `under`, and the ends of lines, gaps and second choices
    assert costs[0] == costs[1] <= 16


CHILDREN = """query ($id: ID!, $on: Date!) { organization(by: { id: $id }, asOf: $on) {
  children(where: {levels: [UPPER_GRASSROOTS]}, first: 2) { nodes { id: key } } } }"""


async def test_a_line_says_why_in_sentences(tiny: Loaded) -> None:
    on = "2024-06-01"
    found = await ask(tiny.graph, SUGGEST, {"input": {"under": await root_of(tiny.graph, on)}, "on": on})
    reasons = [reason for line in found["suggestSupervisors"]["lines"]["nodes"] for reason in line["reasons"]]
    texts = {
        kind: [one["explanation"]["text"] for one in reasons if one["kind"] == kind]
        for kind in ("SEAT", "PLACE", "LOAD")
    }
    assert all(" sits in the " in text and " above " in text for text in texts["SEAT"])
    assert all(" is too." in text or text.startswith("No place") for text in texts["PLACE"])
    assert any(text.endswith("would follow 1 organization with this one.") for text in texts["LOAD"])


async def test_pages_of_lines_give_every_line_once(tiny: Loaded) -> None:
    on = "2024-06-01"
    query = """query ($input: SuggestSupervisorsInput!, $on: Date!, $after: String) {
      suggestSupervisors(input: $input, asOf: $on) { lines(first: 7, after: $after) {
        totalCount nodes { organizationId } pageInfo { hasNextPage endCursor } } } }"""
    variables = {"input": {"under": await root_of(tiny.graph, on)}, "on": on}
    seen: list[str] = []
    after = None
    while True:
        page = (await ask(tiny.graph, query, {**variables, "after": after}))["suggestSupervisors"]["lines"]
        seen += [line["organizationId"] for line in page["nodes"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    assert len(seen) == len(set(seen)) == page["totalCount"] > 7


@pytest.mark.parametrize(
    ("wrong", "argument"),
    [
        ({"maxPerSupervisor": 0}, "maxPerSupervisor"),
        ({"maxPerSupervisor": 101}, "maxPerSupervisor"),
        ({"weights": {"load": -1}}, "weights.load"),
        ({"weights": {"ownCommittee": 1001}}, "weights.ownCommittee"),
        ({"levels": []}, "levels"),
        ({"duties": []}, "duties"),
        ({"under": gid("Member", "m1")}, "under"),
        ({"under": gid("Organization", "o999999")}, "under"),
    ],
)
async def test_wishes_that_cannot_be_met_are_refused_by_name(
    tiny: Loaded, wrong: dict[str, Any], argument: str
) -> None:
    on = "2024-06-01"
    wishes = {"under": await root_of(tiny.graph, on), **wrong}
    told = await refusal(tiny.graph, SUGGEST, {"input": wishes, "on": on})
    assert told == {"code": "BAD_USER_INPUT", "argument": argument}


async def test_levels_that_nothing_is_of_give_an_empty_plan(tiny: Loaded) -> None:
    on = "2024-06-01"
    wishes = {"under": await root_of(tiny.graph, on), "levels": ["CENTRAL"]}
    found = (await ask(tiny.graph, SUGGEST, {"input": wishes, "on": on}))["suggestSupervisors"]
    assert [found["organizations"], found["kept"], found["points"], found["candidates"]] == [0, 0, 0, 0]
    assert [found["lines"]["nodes"], found["gaps"]["nodes"], found["loads"]] == [[], [], []]


@pytest.mark.parametrize("on", ["2023-04-21", "2025-06-30"])
async def test_a_proposal_is_about_what_coverage_counts_as_not_supervised(tiny: Loaded, on: str) -> None:
    under = await root_of(tiny.graph, on)
    query = """query ($under: ID!, $on: Date!) { supervisionCoverage(under: $under, asOf: $on) {
      figures { organizations supervised } } }"""
    figures = (await ask(tiny.graph, query, {"under": under, "on": on}))["supervisionCoverage"]["figures"]
    plan = (await ask(tiny.graph, SUGGEST, {"input": {"under": under}, "on": on}))["suggestSupervisors"]
    assert [plan["organizations"], plan["kept"]] == [figures["organizations"], figures["supervised"]]
    rest = plan["lines"]["totalCount"] + plan["gaps"]["totalCount"]
    assert rest == figures["organizations"] - figures["supervised"] > 0


LINES = """query ($under: ID!, $on: Date!) { suggestSupervisors(input: { under: $under }, asOf: $on) {
  lines(first: 1000) { nodes { supervisor: supervisorId organization: organizationId duties until } } } }"""


@pytest.mark.parametrize("on", ["2024-06-01", "2025-06-30", "2025-07-01", "2026-01-01"])
async def test_the_lines_of_a_proposal_are_what_assigning_takes(tiny: Loaded, on: str) -> None:
    """As docs/supervision.md says: with two aliases a line is an input, and nothing speaks against any of them.

    Before the reform of 1/7/2025 every line ends with its district, which the graph knows by now.
    """
    [root] = (await ask(tiny.graph, "query ($on: Date!) { roots(asOf: $on) { id: key } }", {"on": on}))["roots"]
    variables = {"under": root["id"], "on": on}
    lines = (await ask(tiny.graph, LINES, variables))["suggestSupervisors"]["lines"]["nodes"]
    assert len(lines) > 10
    given = {"lines": lines, "on": on, "dryRun": True}
    selected = "supervisions { since standing { holds } supervisor { id: key } organization { id: key } duties }"
    payload = await change(tiny.graph, "assignSupervisors", given, selected)
    assert (payload["userErrors"], payload["warnings"]) == ([], [])
    made = payload["supervisions"]
    assert [(one["supervisor"]["id"], one["organization"]["id"]) for one in made] == [
        (line["supervisor"], line["organization"]) for line in lines
    ]
    assert {(one["since"], one["standing"]["holds"]) for one in made} == {(on, True)}

"""The figures that a monitoring system reads."""

import httpx2 as httpx

from tests.service.conftest import FakeGraph, client_over


def figures(text: str) -> dict[str, float]:
    rows = (line.split() for line in text.splitlines() if line.startswith("hierarchy_"))
    return {name: float(value) for name, value in rows}


async def read(client: httpx.AsyncClient) -> dict[str, float]:
    answer = await client.get("/metrics")
    assert answer.status_code == 200
    return figures(answer.text)


async def test_a_text_that_was_seen_before_is_found() -> None:
    async with client_over(FakeGraph()) as client:
        before = await read(client)
        for _ in range(3):
            await client.post("/graphql", json={"query": "{ __typename }"})
        after = await read(client)
    assert before["hierarchy_plans_kept"] == 0
    assert after["hierarchy_plans_kept"] == 1
    assert after["hierarchy_plans_found_total"] - before["hierarchy_plans_found_total"] == 2
    assert after["hierarchy_plans_made_total"] - before["hierarchy_plans_made_total"] == 1
    assert after["hierarchy_planning_seconds_total"] > 0


async def test_what_is_wrong_costs_planning_too_and_what_is_kept_costs_none() -> None:
    async with client_over(FakeGraph()) as client:
        seconds = [(await read(client))["hierarchy_planning_seconds_total"]]
        for text in ("{", "{ nothing }", "{ roots { id } }", "{ roots { id } }"):
            await client.post("/graphql", json={"query": text})
            seconds.append((await read(client))["hierarchy_planning_seconds_total"])
    start, parsed, checked, laid_out, kept = seconds
    assert start == 0 < parsed < checked < laid_out == kept


async def test_a_flood_of_distinct_texts_is_kept_within_the_bound() -> None:
    async with client_over(FakeGraph()) as client:
        most = int((await read(client))["hierarchy_plans_most"])
        for number in range(most + 20):
            await client.post("/graphql", json={"query": f"{{ a{number}: __typename }}"})
        assert (await read(client))["hierarchy_plans_kept"] == most

"""Corrections in tests: one is made, and the ledger must explain the graph afterwards."""

from collections.abc import Mapping
from typing import Any

from graph.engine.sessions import Graph
from graph.ledger.verify import verify_ledger
from tests.reference.world import gid, viewed
from tests.resolvers.commands.small import organization
from tests.support.asking import ask
from tests.support.changing import change

WHY = "Ghi nhầm quyết định"
EVE, DAY, MORROW = "2025-06-30", "2025-07-01", "2025-07-02"
"""The day before a corrected day, the day itself, the day after."""
FIRST = "2020-01-01"
NAME = "... on Organization { name shortName level }"
EVENTS = "... on Organization { events { kind on } }"
IN_O6 = gid("Membership", f"m2~o6~{FIRST}~OFFICIAL")
IN_O7 = gid("Membership", f"m3~o7~{FIRST}~OFFICIAL")
SECRETARY = gid("Assignment", f"m1~o6~{FIRST}~CELL_COMMITTEE~SECRETARY")
SEAT = gid("Assignment", f"m4~o2~{FIRST}~EXECUTIVE_COMMITTEE~COMMITTEE_MEMBER")
FOLLOWS = gid("Supervision", f"m4~o6~{FIRST}")
"""Facts of the small world, which hold from its first day on."""


async def made(graph: Graph, field: str, given: Mapping[str, Any], selected: str) -> Any:
    """The id of what a change made."""
    payload = await change(graph, field, given, f"{selected} {{ id: key }}")
    assert payload["userErrors"] == []
    return payload[selected]["id"]


async def attempted(
    graph: Graph, kind: str, given: Mapping[str, Any], selected: str = "", **more: Any
) -> dict[str, Any]:
    return await change(graph, "correctFact", {"reason": WHY, "correction": {kind: given}, **more}, selected)


async def corrected(
    graph: Graph, kind: str, given: Mapping[str, Any], selected: str = "", **more: Any
) -> dict[str, Any]:
    """The payload of a correction that must be made, in a graph that the ledger explains."""
    payload = await attempted(graph, kind, given, selected, **more)
    assert payload["userErrors"] == []
    assert payload["change"]["kind"] == "CORRECT_FACT"
    assert (await verify_ledger(graph, lambda *_: None)).problems == []
    return payload


async def refused(graph: Graph, kind: str, given: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """The one reason for which a correction must be refused, with its place below `input.correction.<kind>`."""
    payload = await attempted(graph, kind, given, **more)
    assert payload["change"] is None
    [refusal] = payload["userErrors"]
    assert refusal["field"][:3] == ["input", "correction", kind]
    return {**refusal, "field": refusal["field"][3:]}


async def counts(graph: Graph, key: str, *days: str) -> list[tuple[int, int]]:
    """(official, probationary) members of an organization's own on each day."""
    query = """query ($id: ID!, $on: Date!) { organization(by: { id: $id }, asOf: $on) {
      official: memberCount(standing: OFFICIAL, scope: OWN) all: memberCount(scope: OWN) } }"""
    found = [(await ask(graph, query, {"id": organization(key), "on": day}))["organization"] for day in days]
    return [(one["official"], one["all"] - one["official"]) for one in found]


async def told(graph: Graph, identifier: str, fields: str, *days: str) -> list[Any]:
    """What an object says on each day; null where it is not there."""
    query = f"query ($id: ID!) {{ node(id: $id) {{ {fields} }} }}"
    return [(await ask(graph, query, {"id": viewed(identifier, day)}))["node"] for day in days]


async def events(graph: Graph, identifier: str) -> list[tuple[str, str]]:
    """(kind, day) of what happened to an organization, as told on the day after."""
    [found] = await told(graph, identifier, EVENTS, MORROW)
    return [(event["kind"], event["on"]) for event in found["events"]]

"""Whole answers of the reference, for the queries that stand beside them."""

from collections import Counter
from datetime import date
from typing import Any

from tests.reference.world import World, gid, holds, iso

ORGANIZATION_QUERY = """
query ($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Organization {
      id: key code name shortName level sector since until depth childCount
      parent { id: key name }
      ancestors { id: key }
      secretary { id: key }
      places { id: key }
      profiles { name level since until }
      children(first: 1000) { totalCount nodes { id: key name } }
      cells: children(where: {levels: [CELL]}) { totalCount }
      descendants(first: 1000) { totalCount edges { depth parentId node { id: key } } }
      near: descendants(first: 1000, maxDepth: 1) { nodes { id: key } }
      descendantCount
      cellCount: descendantCount(levels: [CELL, GRASSROOTS_CELL])
      memberCount
      officialCount: memberCount(standing: OFFICIAL)
      ownProbationary: memberCount(standing: PROBATIONARY, scope: OWN)
      memberships(first: 100) { totalCount nodes { id: key standing kind member { id: key } } }
      past: memberships(first: 100, includePast: true) { totalCount }
      assignments(includePast: true) { id: key body role until member { id: key } }
      supervisions { id: key }
      pastSupervisions: supervisions(includePast: true) { id: key }
      supervisionChain { organization { id: key } supervisions { id: key } }
      meetings(first: 100) { totalCount nodes { id: key heldOn } }
      lastMeetings: meetings(last: 2) { pageInfo { hasPreviousPage hasNextPage } nodes { id: key } }
      lastChildren: children(last: 1) { pageInfo { hasPreviousPage hasNextPage } nodes { id: key } }
      lastBelow: descendants(last: 3) { pageInfo { hasPreviousPage hasNextPage } nodes { id: key } }
      events { id: key }
      predecessors { organization { id: key name } event { id: key } extent }
      successors { organization { id: key name } event { id: key } }
    }
  }
}
"""


def organization_answer(world: World, one: str, day: date) -> dict[str, Any]:
    """What ORGANIZATION_QUERY must give for an organization of the day; lists without a promised order are sorted."""
    row, profile = world.nodes["Organization"][one], world.profile(one, day)
    parent, below = world.parent(one, day), world.descendants(one, day)
    return {
        "id": gid("Organization", one),
        "code": row["code"],
        "name": profile["name"],
        "shortName": profile["shortName"],
        "level": profile["level"],
        "sector": row["sector"],
        "since": iso(row["since"]),
        "until": iso(row["until"]),
        "depth": len(world.ancestors(one, day)),
        "childCount": len(world.children(one, day)),
        "parent": None if parent is None else shown(world, parent, day),
        "ancestors": [{"id": gid("Organization", above)} for above in world.ancestors(one, day)],
        "secretary": ref("Member", world.secretary(one, day)),
        "places": places_answer(world, one, day),
        "profiles": profiles_answer(world, one),
        "children": {
            "totalCount": len(world.children(one, day)),
            "nodes": [shown(world, child, day) for child in world.children(one, day)],
        },
        "cells": {
            "totalCount": sum(world.profile(child, day)["level"] == "CELL" for child in world.children(one, day))
        },
        "descendants": {
            "totalCount": len(below),
            "edges": [
                {
                    "depth": depth,
                    "parentId": gid("Organization", above, str(day)),
                    "node": {"id": gid("Organization", child)},
                }
                for child, depth, above in below
            ],
        },
        "near": {"nodes": [{"id": gid("Organization", child)} for child, depth, _ in below if depth == 1]},
        "lastChildren": last(1, [gid("Organization", child) for child in world.children(one, day)]),
        "lastBelow": last(3, [gid("Organization", child) for child, _, _ in below]),
        "descendantCount": len(below),
        "cellCount": sum(world.profile(child, day)["level"] in {"CELL", "GRASSROOTS_CELL"} for child, _, _ in below),
        "memberCount": world.member_count(one, day),
        "officialCount": world.member_count(one, day, "OFFICIAL"),
        "ownProbationary": world.own_members(one, day, "PROBATIONARY"),
        **links_answer(world, one, day),
        **history_answer(world, one),
    }


def shown(world: World, organization: str, day: date) -> dict[str, Any]:
    return {"id": gid("Organization", organization), "name": world.profile(organization, day)["name"]}


def ref(type_name: str, key: str | None) -> dict[str, Any] | None:
    return None if key is None else {"id": gid(type_name, key)}


def places_answer(world: World, organization: str, day: date) -> list[dict[str, Any]]:
    covered = [end for start, end, _ in world.links("COVERS", day) if start == organization]
    return [{"id": gid("Place", one)} for one in sorted(covered, key=world.place_key)]


def profiles_answer(world: World, organization: str) -> list[dict[str, Any]]:
    dated = [(p, world.nodes["Profile"][end]) for start, end, p in world.links("HAS_PROFILE") if start == organization]
    return [
        {"name": profile["name"], "level": profile["level"], "since": iso(p["since"]), "until": iso(p["until"])}
        for p, profile in sorted(dated, key=lambda pair: pair[0]["since"])
    ]


def links_answer(world: World, one: str, day: date) -> dict[str, Any]:
    """The part about people: memberships, seats, supervision, meetings."""
    memberships = sorted(
        (row for row in world.links("MEMBER_OF", day) if row[1] == one),
        key=lambda row: (world.member_key(row[0]), row[2]["since"], row[2]["kind"]),
    )
    meetings = [end for end, start, _ in world.links("OF") if start == one]
    held = sorted(
        (g for g in meetings if world.nodes["Meeting"][g]["heldOn"] <= day),
        key=lambda g: world.nodes["Meeting"][g]["sortKey"],
    )
    chain = [*world.ancestors(one, day), one]
    return {
        "memberships": {
            "totalCount": len(memberships),
            "nodes": [
                {
                    "id": gid("Membership", f"{member}~{one}~{p['since']}~{p['kind']}"),
                    "standing": p["standing"],
                    "kind": p["kind"],
                    "member": {"id": gid("Member", member)},
                }
                for member, _, p in memberships[:100]
            ],
        },
        "past": {"totalCount": sum(row[1] == one for row in world.links("MEMBER_OF", day, past=True))},
        "assignments": by_id(
            {
                "id": gid("Assignment", f"{member}~{one}~{p['since']}~{p['body']}~{p['role']}"),
                "body": p["body"],
                "role": p["role"],
                "until": iso(p["until"]),
                "member": {"id": gid("Member", member)},
            }
            for member, end, p in world.links("HOLDS", day, past=True)
            if end == one
        ),
        "supervisions": [{"id": link} for link in world.supervisions(day, of=one, end=1)],
        "pastSupervisions": [{"id": link} for link in world.supervisions(day, of=one, end=1, past=True)],
        "supervisionChain": [
            {
                "organization": {"id": gid("Organization", above)},
                "supervisions": [{"id": link} for link in world.supervisions(day, of=above, end=1)],
            }
            for above in chain
        ],
        "lastMeetings": last(2, [gid("Meeting", g) for g in held]),
        "meetings": {
            "totalCount": len(held),
            "nodes": [
                {"id": gid("Meeting", g), "heldOn": iso(world.nodes["Meeting"][g]["heldOn"])} for g in held[:100]
            ],
        },
    }


def history_answer(world: World, one: str) -> dict[str, Any]:
    """The part about events: a predecessor as on the eve, a successor as on the day."""
    taken = {start for table in ("ORIGINAL", "RESULTING") for start, end, _ in world.links(table) if end == one}
    events = sorted(taken, key=lambda event: (world.nodes["ChangeEvent"][event]["on"], event))
    extents = {(event, end): p["extent"] for event, end, p in world.links("ORIGINAL")}
    results = Counter(event for event, _, _ in world.links("RESULTING"))
    return {
        "events": [{"id": gid("ChangeEvent", event)} for event in events],
        "predecessors": by_event(
            {
                "organization": shown(world, other, world.eve(event)),
                "event": {"id": gid("ChangeEvent", event)},
                "extent": "PART" if results[event] > 1 else extents[event, other],
            }
            for other, event in world.predecessors(one)
        ),
        "successors": by_event(
            {
                "organization": shown(world, other, world.nodes["ChangeEvent"][event]["on"]),
                "event": {"id": gid("ChangeEvent", event)},
            }
            for other, event in world.successors(one)
        ),
    }


def last(size: int, ids: list[str]) -> dict[str, Any]:
    """A page of the end of a list."""
    info = {"hasPreviousPage": len(ids) > size, "hasNextPage": False}
    return {"pageInfo": info, "nodes": [{"id": one} for one in ids[-size:]]}


def by_id(rows: Any) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: row["id"])


def by_event(rows: Any) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: (row["event"]["id"], row["organization"]["id"]))


def unordered(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer with the lists sorted whose order the reference does not work out."""
    return {
        **answer,
        "assignments": by_id(answer["assignments"]),
        "predecessors": by_event(answer["predecessors"]),
        "successors": by_event(answer["successors"]),
    }


MEMBER_QUERY = """
query ($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Member {
      id: key name standing circumstance admittedOn officialOn
      cell { id: key }
      memberships { id: key }
      pastMemberships: memberships(includePast: true) { id: key endReason }
      assignments { id: key }
      offices { title place { id: key } }
      supervisions { id: key }
      pastSupervisions: supervisions(includePast: true) { id: key }
    }
  }
}
"""


def member_answer(world: World, one: str, day: date) -> dict[str, Any]:
    row = world.nodes["Member"][one]
    official = row["officialOn"]
    own = [(end, p) for start, end, p in world.links("MEMBER_OF") if start == one and p["since"] <= day]
    current = [(end, p) for end, p in own if holds(p, day)]

    def link(end: str, p: dict[str, Any]) -> str:
        return gid("Membership", f"{one}~{end}~{p['since']}~{p['kind']}")

    def order(pair: tuple[str, dict[str, Any]]) -> tuple[object, ...]:
        return (pair[1]["since"], pair[1]["kind"], pair[0])

    return {
        "id": gid("Member", one),
        "name": row["name"],
        "standing": "OFFICIAL" if official is not None and official <= day else "PROBATIONARY",
        "circumstance": next((p["circumstance"] for _, p in current if p["kind"] == "OFFICIAL"), None),
        "admittedOn": iso(row["admittedOn"]),
        "officialOn": iso(official) if official is not None and official <= day else None,
        "cell": ref("Organization", world.cell(one, day)),
        "memberships": [{"id": link(end, p)} for end, p in sorted(current, key=order)],
        "pastMemberships": [{"id": link(end, p), "endReason": p.get("endReason")} for end, p in sorted(own, key=order)],
        "assignments": by_id(
            {"id": gid("Assignment", f"{one}~{end}~{p['since']}~{p['body']}~{p['role']}")}
            for start, end, p in world.links("HOLDS", day)
            if start == one
        ),
        "offices": [
            {"title": p["title"], "place": {"id": gid("Place", end)}}
            for start, end, p in sorted(
                world.links("HOLDS_OFFICE_IN", day), key=lambda row: (row[2]["since"], row[2]["title"], row[1])
            )
            if start == one
        ],
        "supervisions": [{"id": one_link} for one_link in world.supervisions(day, of=one, end=0)],
        "pastSupervisions": [{"id": one_link} for one_link in world.supervisions(day, of=one, end=0, past=True)],
    }

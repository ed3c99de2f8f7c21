"""The order of the tests: those of one world behind each other, so that each world is loaded once.

Workers share nothing: a group of tests goes to one of them, and each worker has a graph of its own.
"""

import os
from collections.abc import Sequence

import pytest
from _pytest.nodeid import NodeId

CHANGED = ("changing", "viewed")
"""Tiny data that tests in a browser change: whatever they find changed is known, as they run in one order."""
WORLDS = (*CHANGED, "standing", "staffing", "counting", "tiny", "small")
"""Fixtures that put a world into the session's graph."""
STARTS_A_GRAPH = {"loaded", "filled", "seeded_tiny"}
"""Fixtures that start a graph: whoever asks for one is marked `engine`."""


def on_server() -> bool:
    """Whether the tests run on a real Neo4j: it has one database, so that only one process can test on it."""
    return not os.environ.get("GRAPH_URL", "embedded:").startswith("embedded:")


def arrange(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Marks who starts a graph and who needs the province, names the group of each, and sorts: what takes longest
    comes first, as others fill up.

    On a server the province comes last: emptying it again for a smaller graph would take longer than all other tests.
    """
    for item in items:
        if STARTS_A_GRAPH & asked(item):
            item.add_marker(pytest.mark.engine)
        if {"province", "province_rows"} & asked(item):
            item.add_marker(pytest.mark.province)
    ranks = ranks_of(items)
    items.sort(key=lambda item: ranks[group_of(item)])
    if getattr(config.option, "loadgroup", False):
        for item in items:
            if group_of(item) != item.nodeid:
                tell_group(item)


def tell_group(item: pytest.Item) -> None:
    """The scheduler reads a test's group behind its name.

    The plugin's own mark for this writes a private field that pytest 9.2 no longer reads: without a word, each test
    went to any worker. When it does again, this function can be a mark.
    """
    item._id = NodeId.parse(f"{item.nodeid}@{group_of(item)}")


def group_of(item: pytest.Item) -> str:
    """The world of a test; its file, where it has none or makes one of its own.

    All that is tested in a browser is on the tiny data, which each worker has: whatever changes nothing there goes to
    whichever is free.
    """
    if item.get_closest_marker("province") is not None:
        return "province"
    wanted = asked(item)
    in_browser = item.get_closest_marker("browser") is not None
    for world in CHANGED if in_browser else WORLDS:
        if world in wanted or f"{world}_rows" in wanted:
            return world
    return item.nodeid if in_browser else item.nodeid.partition("::")[0]


def ranks_of(items: Sequence[pytest.Item]) -> dict[str, tuple[bool, bool, int]]:
    """The province first (last on a server), then who needs a graph, then the others; each as it was collected."""
    ranks: dict[str, tuple[bool, bool, int]] = {}
    for place, item in enumerate(items):
        group = group_of(item)
        province = (group == "province") == on_server()
        graphless = item.get_closest_marker("engine") is None
        known = ranks.get(group, (province, graphless, place))
        ranks[group] = (province, known[1] and graphless, known[2])
    return ranks


def asked(item: pytest.Item) -> set[str]:
    """The names of the fixtures that a test asks for, by itself or through others."""
    return set(getattr(item, "fixturenames", ()))

"""Two worlds: all that a viewer does not see is changed, and the same question is answered by the same bytes.

What is asked is made of the table of what whoever sees a part is told (`resolvers/parts`): each field once in any case
(`covering`), and what is drawn, with ids and codes of what they see and of what they do not. It finds what nobody
listed: a sum, an order, a refusal. `HYPOTHESIS_PROFILE=thorough` asks many times as much; `TWO_WORLDS_SEED` says which
worlds. That it finds a leak, `test_leaks` shows.
"""

import json
import os
from collections.abc import Sequence
from random import Random
from typing import Any

import pytest

from tests.conftest import Loaded
from tests.contract.telling import told_schema
from tests.contract.viewing import answers, rows_elsewhere, viewers_of
from tests.support.arranging import on_server
from tests.support.asking import SCHEMA
from tests.worlds.forest import plant, together

pytestmark = [
    pytest.mark.contract,
    pytest.mark.filterwarnings("ignore:.*was never awaited", "ignore:.*coroutine"),
]
THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
SEED = int(os.environ.get("TWO_WORLDS_SEED", "1"))
WORLDS = 60 if THOROUGH else 6 if on_server() else 8
DRAWN = 30 if THOROUGH else 0 if on_server() else 3
"""Questions to each world beside those of each root: most are a text of their own, which costs Neo4j its planning."""


BOTH = not on_server()
"""Whether the reference is asked, too: its texts are others, of the same hops, which the oracle's tests run there."""


def in_any_order(answer: bytes) -> Any:
    """An answer, and the nulls that its errors left: the executors differ in their order, and of several behind one
    null each may tell any."""
    body = json.loads(answer)
    return body.get("data"), {left_by(one.get("path") or (), body.get("data")) for one in body.get("errors", [])}


def left_by(path: Sequence[str | int], data: Any) -> str:
    """The way to the null that an error left in the data."""
    passed: list[str | int] = []
    for step in path:
        if data is None:
            break
        data = data[step]
        passed.append(step)
    return str(passed)


async def test_of_what_a_viewer_does_not_see_nothing_is_told(loaded: Loaded) -> None:
    forest = plant(WORLDS, seed=SEED)
    random = Random(f"viewers/{SEED}")
    viewers = viewers_of(forest.worlds, told_schema(SCHEMA.graphql), random, DRAWN)
    await loaded.hold(forest.rows)
    here = await answers(loaded.graph, viewers, both=BOTH)
    others = [rows_elsewhere(viewer, random) for viewer in viewers]
    await loaded.hold(together(others))
    there = await answers(loaded.graph, viewers, both=BOTH)
    changed = sum(one is not viewer.world.rows for one, viewer in zip(others, viewers, strict=True))
    assert changed > WORLDS / 2
    for one, other in zip(here, there, strict=True):
        assert set(one.sight.inside) == one.viewer.inside, one.asked
        assert set(one.sight.above) == one.viewer.above, one.asked
        assert set(one.sight.governed) == one.viewer.governed, one.asked
        assert one.sight.mark == other.sight.mark, one.asked
        assert one.planned == other.planned, one.asked
        assert one.referred == other.referred, one.asked
        assert one.held == other.held, one.asked
        assert one.held[0] == one.planned, one.asked
        if one.referred is not None:
            assert one.held[1] == one.referred, one.asked
        if one.referred is not None:
            assert in_any_order(one.planned) == in_any_order(one.referred), one.asked
        assert not any(code in one.planned for code in (b"FORBIDDEN", b"INTERNAL")), one.asked
        drawn = one.query in {query for query, _ in one.viewer.drawn}
        assert drawn or b"VALIDATION" not in one.planned, (one.asked, one.planned)
    answered = sum(b'"errors"' not in one.planned for one in here)
    print(f"{len(here)} questions, {answered} without an error, {changed} of {WORLDS} worlds changed")
    assert answered > len(here) / 3

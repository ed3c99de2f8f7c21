"""Who else asks is answered while thousands of links are added up: nothing is done for each link on the loop."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from types import FrameType

import pytest

from tests.conftest import Loaded
from tests.support.asking import ask

pytestmark = pytest.mark.contract

ON = "2024-06-01"
ROOT = f'{{ organization(by: {{ code: "49" }}, asOf: "{ON}") {{ id }} }}'
PERIOD = 'of: { under: $under }, from: "2022-01-01", to: "2026-01-01"'
NOW = f'rollUp: AS_NOW, asOf: "{ON}"'
FIGURES = "figures { meetingsHeld visitsPossible required longestGapDays }"
SUGGESTED = f'suggestSupervisors(input: {{ under: $under, keepCurrent: false }}, asOf: "{ON}")'


@contextmanager
def calls_here() -> Iterator[Counter[str]]:
    """How often each function of the resolvers is called in this thread, which is the loop's."""
    seen: Counter[str] = Counter()

    def note(frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        # a generator is "called" for each of its values
        if event == "call" and "resolvers" in PurePath(code.co_filename).parts and not code.co_name.startswith("<"):
            seen[code.co_qualname] += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield seen
    finally:
        sys.setprofile(before)


@pytest.mark.parametrize(
    "question",
    [
        f"attendance({PERIOD}, groupBy: SUPERVISOR_MONTH) {{ {FIGURES} groups(first: 1) {{ totalCount }} }}",
        f"attendance({PERIOD}, groupBy: MONTH) {{ {FIGURES} groups(first: 1) {{ totalCount }} }}",
        f"attendance({PERIOD}, groupBy: ORGANIZATION, {NOW}) {{ {FIGURES} groups(first: 1) {{ totalCount }} }}",
        f'supervisionCoverage(under: $under, asOf: "{ON}") {{ figures {{ organizations supervised }} }}',
        f'workload(under: $under, asOf: "{ON}", first: 1) {{ totalCount nodes {{ requiredPerYear }} }}',
        f'visitsDue(of: {{ under: $under }}, asOf: "{ON}") {{ total overdue neverVisited }}',
        f"{SUGGESTED} {{ points loads {{ after }} }}",
        f'supervisionLoops(under: $under, asOf: "{ON}", first: 1) {{ totalCount }}',
        f'impact(of: {{ organization: $under }}, asOf: "{ON}") {{ membersToPlace }}',
        'compare(under: $under, from: "2023-04-21", to: "2025-07-02") { counts { kind count } }',
        'indicators(under: $under, from: "2023-01-01", to: "2026-01-01", knownSince: "2023-01-01") { series { kind } }',
    ],
)
async def test_nothing_is_done_for_each_link_on_the_loop(tiny: Loaded, question: str) -> None:
    under = (await ask(tiny.graph, ROOT))["organization"]["id"]
    counted = f'{{ visitsDue(of: {{ under: "{under}" }}, asOf: "{ON}") {{ total }} }}'
    links = (await ask(tiny.graph, counted))["visitsDue"]["total"]
    with calls_here() as calls:
        found = await ask(tiny.graph, f"query ($under: ID!) {{ {question} }}", {"under": under})
    assert all(found.values())
    assert calls, "the question is answered by the resolvers"
    often = {name: count for name, count in calls.items() if count >= links}
    assert not often, f"{links} links; called for each: {often}"

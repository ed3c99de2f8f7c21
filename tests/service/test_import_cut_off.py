"""Lists of several transactions: cut off between two of them, they are served nowhere, and go on by the same file.

Drawn on the small world: o4 is Đảng bộ xã An Phú (c3), o6 under it Chi bộ thôn 1 (c5).
"""

from pathlib import Path

import pytest

from graph.engine.errors import GraphHalfImported, GraphIncomplete, GraphUnavailable
from graph.engine.sessions import Graph
from graph.engine.state import check_ready, finish_importing, read_state
from graph.ledger.verify import verify_ledger
from seeds.exchange.lists import ALL
from tests.conftest import Loaded
from tests.support.asking import ask
from tests.support.changing import answer_of_change
from tests.support.importing import MEMBERS, ORGANIZATIONS, cut_off_after, imported, problems
from tests.support.noting import noted_in_transactions
from wording.languages import Language

pytestmark = pytest.mark.contract
FIVE = [f"n{one};Chi bộ {one};CELL;c3;1/12/2025" for one in range(1, 6)]
TWO_AT_ONCE = 10
"""A row of an organization is of the size 5."""
NAMES = '{ organizations(where: {codes: ["n1", "n2", "n3", "n4", "n5"]}, first: 50) { nodes { code } } }'


@pytest.fixture
async def graph(loaded: Loaded, small: Graph) -> Graph:
    """The small world, which is loaded anew for whoever comes next."""
    loaded.forget()
    return small


RENAME = "mutation ($input: RenameOrganizationInput!) { renameOrganization(input: $input) { change { id } } }"


async def id_of_code(graph: Graph, code: str) -> str:
    found: str = (await ask(graph, f'{{ organization(by: {{code: "{code}"}}) {{ id }} }}'))["organization"]["id"]
    return found


async def codes(graph: Graph) -> list[str]:
    return sorted(one["code"] for one in (await ask(graph, NAMES))["organizations"]["nodes"])


async def test_a_list_that_is_cut_off_is_nowhere_whole_before_it_goes_on(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await read_state(graph)
    cut_off_after(graph, 1, monkeypatch)
    with pytest.raises(GraphUnavailable):
        await imported(graph, tmp_path, ORGANIZATIONS, *FIVE, most=TWO_AT_ONCE)
    monkeypatch.undo()
    with pytest.raises(GraphIncomplete, match=r"A part of list\.csv is imported"):
        await check_ready(graph)
    given = {"organization": await id_of_code(graph, "n1"), "name": "Chi bộ lạ", "on": "2026-01-01"}
    refused = await answer_of_change(graph, RENAME, {"input": given})
    assert [(error.message[:9], (error.extensions or {})["code"]) for error in refused.errors] == [
        ("The list ", "IMPORTING")
    ]
    with pytest.raises(GraphHalfImported):
        await imported(graph, tmp_path, ORGANIZATIONS, *FIVE[:2], name="other.csv")
    assert await codes(graph) == ["n1", "n2"]
    done = await imported(graph, tmp_path, ORGANIZATIONS, *FIVE, most=TWO_AT_ONCE)
    assert (done.made, done.repeated, problems(done)) == (3, 2, [])
    assert (await codes(graph), await read_state(graph)) == (["n1", "n2", "n3", "n4", "n5"], before)
    assert (await verify_ledger(graph, lambda *_: None)).problems == []


async def test_a_list_that_was_cut_off_before_its_end_is_called_whole_or_given_up(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_off_after(graph, 0, monkeypatch)
    with pytest.raises(GraphUnavailable):
        await imported(graph, tmp_path, ORGANIZATIONS, *FIVE, most=TWO_AT_ONCE)
    monkeypatch.undo()
    assert ((await read_state(graph)).status, await codes(graph)) == ("READY", [])
    cut_off_after(graph, 2, monkeypatch)
    with pytest.raises(GraphUnavailable):
        await imported(graph, tmp_path, ORGANIZATIONS, *FIVE, most=TWO_AT_ONCE)
    monkeypatch.undo()
    await graph.write(finish_importing)
    assert ((await read_state(graph)).status, await codes(graph)) == ("READY", ["n1", "n2", "n3", "n4"])


async def test_a_longer_list_asks_the_graph_no_more_often_and_finds_whoever_is_there_twice(
    graph: Graph, tmp_path: Path
) -> None:
    person = "Nguyễn Văn m1;29/02/1980;{card};c5;3/2/2015;3/2/2016;1/1/2024;;"
    rows = [person.format(card=8000 + number) for number in range(5)]
    with noted_in_transactions() as asked:
        one = await imported(graph, tmp_path, MEMBERS, person.format(card="8000"), dry_run=True)
        few = len(asked)
        many = await imported(graph, tmp_path, MEMBERS, *rows, dry_run=True)
    assert len(asked) == 2 * few
    assert [problem.said.code for problem in one.warnings] == ["SAME_PERSON_WITH_CARD"]
    # the first is the graph's m1 again, each further one also all those above it
    assert [problem.row for problem in many.warnings] == [2, *([3] * 2), *([4] * 3), *([5] * 4), *([6] * 5)]


async def test_a_list_of_too_many_rows_is_made_part_by_part_each_whole_before_the_next(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seeds.exchange.lists.MOST_ROWS", 3)
    refused = await imported(graph, tmp_path, ORGANIZATIONS, *FIVE)
    assert (problems(refused), refused.made, await codes(graph)) == ([(0, "", "TOO_MANY_ROWS")], 0, [])
    [told] = refused.told(Language.EN)["problems"]
    assert (told["row"], told["reason"]) == (None, "The list has 5 rows; at most 3 can be recorded together.")
    assert told["todo"].endswith("2-4 and 5-6.")
    first, second = range(2, 5), range(5, 7)
    cut_off_after(graph, 1, monkeypatch)
    with pytest.raises(GraphUnavailable):
        await imported(graph, tmp_path, ORGANIZATIONS, *FIVE, most=TWO_AT_ONCE, rows=first)
    monkeypatch.undo()
    for other in (second, ALL):
        with pytest.raises(GraphHalfImported):
            await imported(graph, tmp_path, ORGANIZATIONS, *FIVE, rows=other)
    made = [await imported(graph, tmp_path, ORGANIZATIONS, *FIVE, rows=part) for part in (first, second, ALL)]
    assert [(one.made, one.repeated, problems(one)) for one in made] == [(1, 2, []), (2, 0, []), (0, 5, [])]
    assert await codes(graph) == ["n1", "n2", "n3", "n4", "n5"]

"""Every query of the README and the docs runs against the province, and gives the answer that is committed beside it.

The committed answers are the same for both engines. `WRITE_ANSWERS=1` writes them anew: look at the change.
"""

import json
import os
import re
from pathlib import Path

import pytest

from graph.engine.relays import Recorder
from graph.engine.sessions import Graph
from tests.contract.conftest import Asking
from tests.reference.world import viewed
from tests.support.arranging import on_server
from tests.support.asking import answer_of, ask
from tests.support.changing import answer_of_change

pytestmark = [pytest.mark.contract, pytest.mark.province]

ROOT = Path(__file__).parent.parent.parent
QUESTIONS = sorted((ROOT / "docs" / "questions").glob("*.graphql"))
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
# a root field without a batch costs one statement, whatever its depth
STATEMENTS = {
    "01-the-province-on-the-day-of-the-letter": 2,
    "02-the-path-to-the-root": 1,
    "03-who-supervises-whom": 1,
    "04-before-and-after-the-reform": 10,
    "05-what-became-of-a-commune": 12,
    "06-villages-without-members": 3,
    "07-find-by-name": 14,
    "08-the-secretaries-of-a-district": 3,
    "09-a-members-record": 1,
    "10-the-meetings-of-a-cell": 2,
    "11-which-organizations-lack-a-supervisor": 7,
    "12-who-lost-standing-with-the-reform": 16,
    "13-who-does-not-come-to-the-meetings": 7,
    "14-which-visits-are-due": 9,
    "15-who-follows-too-many": 20,
    "40-the-oldest-secretaries": 1,
    "41-what-is-not-in-order": 4,
    "42-who-left": 1,
    "43-the-largest-communes": 3,
    "44-the-latest-meetings": 1,
    "45-why-memberships-ended": 2,
    "46-members-by-age": 6,
    "47-organizations-in-numbers": 14,
    "48-who-lives-there": 1,
    "49-posts-and-links-under-a-district": 5,
    "55-the-newest-of-a-list": 1,
    "65-attendance-commune-by-commune-and-month-by-month": 7,
    "66-coverage-on-the-map-before-the-reform": 8,
    "56-the-days-of-the-reform": 9,
    "57-between-which-days": 1,
    "58-the-life-of-a-district": 6,
    "59-the-heirs-of-a-merger": 14,
    "60-a-change-in-pages": 7,
    "50-search-as-you-type": 6,
    "51-what-was-called-so-once": 27,
    "52-columns-of-a-tree": 12,
    "70-not-completed-two-years-running": 1,
    "71-four-good-cells-by-commune-and-year": 1,
    "72-how-organizations-were-rated": 3,
    "73-by-which-sheets": 2,
    "74-leavings-open-longer-than-ninety-days": 1,
    "75-feedback-unanswered": 4,
    "76-inspections-and-disciplines-in-numbers": 10,
    "77-the-letter-with-progress-by-committee": 11,
    "78-away-for-a-year-without-a-task": 4,
    "79-without-members-and-joint-since-when": 5,
    "80-cells-of-nine-without-a-committee": 4,
    "81-secretaries-who-are-village-heads": 9,
    "82-admissions-by-year": 5,
    "83-not-confirmed-for-ninety-days": 5,
    "84-which-norms-hold": 2,
    "85-cadres-of-villages": 9,
    "86-secretaries-who-are-chairmen": 7,
    "87-which-norms-are-not-kept": 23,
    "88-indicators-over-time": 29,
    "89-admissions-against-the-target": 21,
    "90-organizations-in-enterprises": 16,
}


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
async def test_a_question_of_the_docs_gives_its_committed_answer(questions: Asking, path: Path) -> None:
    asked = await questions.of(path)
    answer = path.with_suffix(".json")
    if os.environ.get("WRITE_ANSWERS"):
        answer.write_text(json.dumps(asked.data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    assert asked.data == json.loads(answer.read_text(encoding="utf-8"))
    assert len(asked.texts) == STATEMENTS[path.stem]


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
async def test_the_reference_gives_a_question_the_same_answer(province: Graph, path: Path) -> None:
    answered = await answer_of(province, path.read_text(encoding="utf-8"), by_reference=True)
    assert not answered.errors
    assert answered.data == json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


async def test_the_engine_explains_the_statements_of_a_question(province: Graph, questions: Asking) -> None:
    """Those of some: all are planned to be answered, and to explain a statement plans it anew, a minute for all."""
    for path in QUESTIONS[:: 8 if on_server() else 4]:
        for text, parameters in (await questions.of(path)).statements:
            assert await province.explain(text, **parameters)


def queries_of(page: Path) -> list[str]:
    return re.findall(r"```graphql\n(.*?)```", page.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("page", [one for one in PAGES if queries_of(one)], ids=lambda page: page.name)
async def test_every_query_on_a_page_is_one_of_the_questions_or_runs(province: Graph, page: Path) -> None:
    committed = {path.read_text(encoding="utf-8").partition("query")[2].strip() for path in QUESTIONS}
    for query in queries_of(page):
        if query.strip().startswith("mutation"):
            await tried(province, query)
        elif query.strip().removeprefix("query").strip() not in committed:
            await ask(province, query)


async def tried(province: Graph, query: str) -> None:
    """A change that a page shows: it is only tried, and nothing speaks against it."""
    answered = await answer_of_change(province, query, {})
    assert not answered.errors
    assert answered.data is not None
    assert [payload["userErrors"] for payload in answered.data.values()] == [[]]
    assert "dryRun: true" in query


IDENTIFIED = """
query WhomItAsksAbout($ids: [ID!]!) {
  nodes(ids: $ids) { ... on Organization { name code } ... on Member { name card: cardNumber } }
}
"""
CODED = (
    "query WhomItAsksAbout($code: String!, $day: Date!) { organization(by: { code: $code }, asOf: $day) { name code } }"
)


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
async def test_a_question_says_whose_codes_and_ids_it_holds(province: Graph, path: Path) -> None:
    """# FAULTS B18: a reader of `under: "T3Jn…"` has to know whose it is, to put an own one in its place."""
    whom, text = path.read_text(encoding="utf-8").splitlines()[1], path.read_text(encoding="utf-8")
    # a question that no day bounds asks about what stood on the day of the letter
    day = (re.findall(r'(?:asOf|from): "([^"]+)"', text) or ["2023-04-21"])[0]
    ids = re.findall(r'(?:under|supervisor|life\(id): "([^"]+)"', text)
    found = (await ask(province, IDENTIFIED, {"ids": [viewed(one, day) for one in ids]}))["nodes"] if ids else []
    for code in re.findall(r'code: "([^"]+)"', text):
        found.append((await ask(province, CODED, {"code": code, "day": day}))["organization"])
    assert whom.startswith("# Asks about ")
    assert [one for one in found if one["name"] not in whom or (one.get("code") or one["card"]) not in whom] == []


async def test_counts_of_the_whole_tree_are_one_read_of_it(province: Graph) -> None:
    """The member count of every organization of the province: three statements, whatever its size."""
    recorder = Recorder(province)
    query = """{ roots(asOf: "2023-04-21") { memberCount descendants(first: 1000) { nodes { memberCount } } } }"""
    await ask(recorder, query)
    assert len(recorder.texts) <= 6

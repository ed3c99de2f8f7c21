"""The texts of the questions: ours are valid in the schema, every contender has one for every question."""

import json

import pytest
from graphql import GraphQLSchema, parse, validate
from graphql import build_schema as parsed

from bench.choosing import spread
from bench.contenders import CONTENDERS, Contender
from bench.limit.answers import ANSWERS
from bench.limit.app import TEXTS
from bench.questions import QUESTIONS, Question, text_of
from schema.build import build_schema

DIALECTS = sorted({one.dialect for one in CONTENDERS.values()} - {"limit"})


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    return parsed(build_schema().as_str())


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_our_text_is_valid(schema: GraphQLSchema, question: Question) -> None:
    assert validate(schema, parse(text_of("ours", question))) == []


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_every_dialect_takes_the_day_and_the_code_as_variables(dialect: str, question: Question) -> None:
    text = text_of(dialect, question)
    assert "$on: Date!" in text
    assert ("$code: String!" in text) == bool(question.about)


def test_the_limit_has_a_statement_and_an_answer_for_every_shape() -> None:
    assert {one.shape for one in QUESTIONS.values()} == TEXTS.keys() == ANSWERS.keys()
    assert all("$on" in text for text in TEXTS.values())


@pytest.mark.parametrize("contender", CONTENDERS.values(), ids=CONTENDERS)
def test_a_request_carries_its_parameters(contender: Contender) -> None:
    body = json.loads(contender.body_of(QUESTIONS["TS"], {"code": "1", "on": "2025-06-30"}))
    assert body.get("variables", body) == {"code": "1", "on": "2025-06-30"}


def test_codes_are_spread_evenly() -> None:
    assert spread(["a", "b"], 3) == ["a", "b"]
    assert spread([str(n) for n in range(10)], 5) == ["0", "2", "4", "6", "8"]

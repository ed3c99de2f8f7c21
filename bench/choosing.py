"""Whom the questions are asked about: codes spread over the province, chosen by the graph."""

from collections.abc import Mapping, Sequence
from typing import LiteralString

from neo4j import Driver, GraphDatabase

from bench.questions import TODAY, Parameters, Question

PROVINCES = {True: "48", False: "49"}
"""Đà Nẵng holds all that was Quảng Nam's since 1 July 2025; before, Quảng Nam is the larger one."""
MOST = 24

WITHIN: LiteralString = """
MATCH (top:Organization {code: $province})
WHERE top.since <= date($on) AND date($on) < top.until
MATCH (top)<-[path:PART_OF*0..12]-(node:Organization)
WHERE all(hop IN path WHERE hop.since <= date($on) AND date($on) < hop.until)
""".strip()
CODES: LiteralString = "\nRETURN node.code AS code ORDER BY code"
CHOICES: Mapping[str, LiteralString] = {
    "any": WITHIN + CODES,
    "committees": WITHIN
    + "\n  AND EXISTS { MATCH (node)<-[part:PART_OF]-() WHERE part.since <= date($on) AND date($on) < part.until }"
    + CODES,
    "supervised": WITHIN
    + "\n  AND node.level = 'CELL' AND EXISTS {"
    + " MATCH (node)<-[by:SUPERVISES]-() WHERE by.since <= date($on) AND date($on) < by.until }"
    + CODES,
}


def choose(environment: Mapping[str, str], questions: Sequence[Question]) -> Mapping[str, Sequence[Parameters]]:
    """The parameters of every question by its name: at most 24 codes, or the day alone where nobody is named."""
    user = (environment["GRAPH_USER"], environment["GRAPH_PASSWORD"])
    with GraphDatabase.driver(environment["GRAPH_URL"], auth=user) as driver:
        return {one.name: parameters_of(driver, one) for one in questions}


def parameters_of(driver: Driver, question: Question) -> Sequence[Parameters]:
    if not question.about:
        return [{"on": question.on}]
    province = PROVINCES[question.on == TODAY]
    if question.about == "province":
        return [{"code": province, "on": question.on}]
    records, _, _ = driver.execute_query(CHOICES[question.about], province=province, on=question.on)
    return [{"code": code, "on": question.on} for code in spread([record["code"] for record in records], MOST)]


def spread(codes: Sequence[str], most: int) -> Sequence[str]:
    """At most so many of the codes, evenly spread over them."""
    if len(codes) <= most:
        return codes
    return [codes[len(codes) * place // most] for place in range(most)]

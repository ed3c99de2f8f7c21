"""A year's classifications of a province, recorded in commands of as many as one takes: of every organization and every
member."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import cycle
from typing import Any

from bench.changing import ask
from graph.engine.sessions import Graph
from graph.model.tables import MEMBER, ORGANIZATION
from resolvers.commands.assessments import MOST_ASSESSMENTS
from resolvers.shared.identifiers import id_of
from schema.build import HierarchySchema

YEAR = {"periodFrom": "2023-01-01", "periodTo": "2024-01-01", "on": "2024-01-15"}
"""One that the seeds have few classifications of, which are left out."""
LAST = date(2023, 12, 31)
LEVELS = ("GOOD", "GOOD", "GOOD", "EXCELLENT", "COMPLETED")
SHEETS = """{ sheets(asOf: "2023-12-31") { id kind } }"""
RECORD = """mutation ($input: RecordAssessmentsInput!) { recordAssessments(input: $input) {
  userErrors { message } change { seq } } }"""
LIST_ORGANIZATIONS = """MATCH (one:Organization)-[link:PART_OF]->(:Organization)
WHERE link.since <= $on AND $on < link.until RETURN collect(one.id)"""
LIST_JUDGED = """MATCH (one)-[judged:ASSESSED]->(:Organization)
WHERE judged.kind = 'CLASSIFICATION' AND toString(judged.periodFrom) = $since RETURN collect(one.id)"""
LIST_MEMBERS = """MATCH (one:Member)-[link:MEMBER_OF]->(:Organization)
WHERE link.kind = 'OFFICIAL' AND link.since <= $on AND $on < link.until RETURN collect(one.id)"""


async def commands_of(schema: HierarchySchema, graph: Graph) -> Sequence[dict[str, Any]]:
    """What is to be sent, in the order of the subjects."""
    sheets = {one["kind"]: one["id"] for one in (await ask(schema, graph, SHEETS, {}))["sheets"]}
    judged = set(await graph.read(LIST_JUDGED, since=YEAR["periodFrom"]))
    organizations = sorted(set(await graph.read(LIST_ORGANIZATIONS, on=LAST)) - judged)
    members = sorted(set(await graph.read(LIST_MEMBERS, on=LAST)) - judged)
    return [
        *commands([id_of(ORGANIZATION, one) for one in organizations], {"sheet": sheets["ORGANIZATIONS"]}, {}),
        *commands([id_of(MEMBER, one) for one in members], {"sheet": sheets["MEMBERS"]}, {"comparableGroup": "OTHERS"}),
    ]


def commands(subjects: Sequence[str], head: dict[str, Any], each: dict[str, Any]) -> Iterator[dict[str, Any]]:
    levels = cycle(LEVELS)
    for first in range(0, len(subjects), MOST_ASSESSMENTS):
        some = subjects[first : first + MOST_ASSESSMENTS]
        lines = [{"subject": one, "level": next(levels), **each} for one in some]
        yield {"kind": "CLASSIFICATION", **YEAR, **head, "assessments": lines}


async def record(schema: HierarchySchema, graph: Graph, inputs: Sequence[dict[str, Any]]) -> None:
    """Sends one command after another; a refusal ends the bench."""
    for given in inputs:
        await ask(schema, graph, RECORD, {"input": given})

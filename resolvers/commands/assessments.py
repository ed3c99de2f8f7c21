"""The command that records how organizations and members were judged for a period, and what is wrong with a result.

Nothing keeps a result from being decided within its period: cells are said to classify in the last month of the year,
which was read in no source (Hướng dẫn 43-HD/BTCTW, of which only the forms and steps of self-review were read, may say
so). It is warned of, as one decided before the period has begun is refused.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from graph.facts.around import CELLS, JUDGED, MEMBER_JUDGED, PARENTS
from graph.facts.facts import Fact
from graph.facts.judged import judged_before
from graph.model.assessments import LEVELS_OF, is_period, is_too_new
from graph.model.kinds import LinkTable, NodeTable
from graph.model.tables import ASSESSED, MEMBER, MEMBER_ASSESSED, MEMBER_OF, NO_BODY, NODES, ORGANIZATION
from graph.model.vocabulary import AssessmentKind, ChangeKind, Circumstance, Rule
from resolvers.commands.machinery.change import Work
from resolvers.commands.machinery.conflicts import conflict, span
from resolvers.commands.machinery.refusals import Refusal, Refused, refuse
from resolvers.commands.machinery.rules import judged_already
from resolvers.commands.machinery.spec import Commands, Payload, Sides, Spec
from resolvers.commands.sheets import faults_of_marks, marked, read_sheet
from resolvers.commands.subjects import (
    each,
    last_place,
    lines_of,
    place_given,
    read_places,
    read_subjects,
    subject_of,
)
from resolvers.shared.arguments import plain
from resolvers.shared.identifiers import id_of
from wording.said import say

MOST_ASSESSMENTS = 5_000
DAY = timedelta(days=1)
NOT_RATED = frozenset({Circumstance.EXEMPT, Circumstance.SUSPENDED})
LINKS: Mapping[NodeTable, LinkTable] = {ORGANIZATION: ASSESSED, MEMBER: MEMBER_ASSESSED}
"""The assessments by whom they are of."""
AROUND: Mapping[NodeTable, Sides] = {ORGANIZATION: (PARENTS, JUDGED), MEMBER: (CELLS, MEMBER_JUDGED)}


async def record(work: Work) -> None:
    """Every result of a decision, all or none; each reason for a refusal names its line."""
    lines = lines_of(work, "assessments", MOST_ASSESSMENTS)
    head = {
        "kind": str(work.given["kind"]),
        "periodFrom": work.given["periodFrom"],
        "periodTo": work.given["periodTo"],
        "decidedOn": work.on,
        **({"decision": work.decision} if work.decision else {}),
    }
    if wrong := list(faults_of_period(head, "on")):
        raise Refused(wrong)
    sheet = await read_sheet(work, work.given)
    if sheet is not None:
        head["sheet"] = sheet
    await read_subjects(work, [subject_of(line["subject"], "subject") for line in lines], AROUND)
    await read_places(work, lines, "at")
    made = each(lines, "assessments", partial(judge, work, head))
    warn(work, made, "on")
    work.result["assessmentIds"] = [fact.key() for fact in made]


def judge(work: Work, head: Mapping[str, Any], line: Mapping[str, Any]) -> Fact:
    """The assessment that a line gives, among the facts. Raises every refusal at once."""
    subject = subject_of(line["subject"], "subject")
    work.known(subject.table, subject.key, "subject")
    marks = marked(line)
    stated = {name: plain(line[name]) for name in ("points", "comparableGroup") if line.get(name) is not None}
    body = str(line["body"]) if line.get("body") else NO_BODY
    at = place_given(work, line) or last_place(work, subject, head["periodFrom"], head["periodTo"])
    if at is None:
        raise refuse(say("NO_PLACE_TO_JUDGE"), Rule.REQUIRED, "at")
    values = {**head, "body": body, "level": str(line["level"]), **marks, **stated}
    fact = work.facts.join(LINKS[subject.table], subject.key, at, **values)
    faults = [*faults_of(work, fact)]
    if (other := judged_before(work.facts, fact)) is not None:
        faults.append(judged_already(other, "subject"))
    if faults:
        raise Refused(faults)
    return fact


def faults_of_period(values: Mapping[str, Any], decided: str) -> Iterator[Refusal]:
    """What is wrong with a period and the day of its decision, which the input names so."""
    since, until = values["periodFrom"], values["periodTo"]
    if not is_period(since, until):
        yield Refusal(say("NO_PERIOD_TO_JUDGE", span=span(since, until)), Rule.PERIOD_FITS, ("periodFrom",))
    if values["decidedOn"] < since:
        early = say("DECIDED_BEFORE_PERIOD", day=values["decidedOn"], since=since)
        yield Refusal(early, Rule.PERIOD_FITS, (decided,))


def faults_of(work: Work, fact: Fact) -> Iterator[Refusal]:
    """What is wrong with one assessment but for its period; fields are those of the inputs."""
    values, kind = fact.values, AssessmentKind(fact.values["kind"])
    subject = work.facts.node(NODES[fact.link_table.start], fact.start)
    assert subject is not None, "whoever is judged is at hand"  # noqa: S101
    if subject.until <= values["periodFrom"] or values["periodTo"] <= subject.since:
        outside = say("NOT_THERE_IN_PERIOD", span=span(subject.since, subject.until))
        yield Refusal(outside, Rule.PERIOD_FITS, ("periodFrom",), conflict(subject))
    if values["level"] not in LEVELS_OF[kind]:
        possible = [say(f"ASSESSED.{one}") for one in LEVELS_OF[kind]]
        yield Refusal(say("LEVEL_OF_ANOTHER_KIND", possible=possible), Rule.FORM_FITS, ("level",))
    is_rated_person = fact.table is MEMBER_ASSESSED and kind is AssessmentKind.CLASSIFICATION
    if "comparableGroup" in values and not is_rated_person:
        yield Refusal(say("GROUP_OF_PEOPLE"), Rule.FORM_FITS, ("comparableGroup",))
    yield from faults_of_marks(work, fact)
    if fact.end == fact.start and fact.table is ASSESSED:
        yield Refusal(say("JUDGES_ITSELF"), Rule.FORM_FITS, ("at",))


def warn(work: Work, judged: Sequence[Fact], decided: str) -> None:
    """Of what is unusual, each once, with the first example and how many there are."""
    first = judged[0].values
    if first["decidedOn"] < first["periodTo"]:
        early = say("DECIDED_IN_PERIOD", day=first["decidedOn"], until=first["periodTo"])
        work.warn(early, Rule.PERIOD_FITS, decided)
    rated = [one for one in judged if one.values["kind"] == AssessmentKind.CLASSIFICATION]
    for code, found in (
        ("RATED_TOO_NEW", [one for one in rated if had_come_late(work, one)]),
        ("RATED_THOUGH_EXEMPT", [one for one in rated if is_exempt(work, one)]),
    ):
        if found:
            more = say("SO_MANY_RESULTS", count=len(found)) if len(found) > 1 else ""
            example = id_of(NODES[found[0].link_table.start], found[0].start)
            work.warn(say(code, more=more), Rule.FORM_FITS, "assessments", conflicting=example)


def had_come_late(work: Work, fact: Fact) -> bool:
    subject = work.facts.node(NODES[fact.link_table.start], fact.start)
    return subject is not None and is_too_new(subject.since, fact.values["periodTo"])


def is_exempt(work: Work, fact: Fact) -> bool:
    """Whether a member was exempt or suspended on the last day of the period."""
    links = work.facts.from_(MEMBER_OF, fact.start, fact.values["periodTo"] - DAY)
    return any(one.values.get("circumstance") in NOT_RATED for one in links)


ASSESSMENTS_PAYLOAD = Payload("AssessmentsPayload", ("assessmentIds",))
COMMANDS: Commands = {
    "recordAssessments": Spec(
        ChangeKind.RECORD_ASSESSMENTS,
        ASSESSMENTS_PAYLOAD,
        record,
        AROUND,
    ),
}

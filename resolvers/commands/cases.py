"""The commands that open cases about organizations and members and close them, and what is wrong with a case.

What is decided at once, as a badge or a reprimand, is recorded with its outcome. Organizations that have ended and
people who are members no longer are inspected, too (Quy định 296-QĐ/TW); somebody leaves who is one.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from graph.facts.around import CASES, CELLS, ENDS_OF_CASE, MEMBER_CASES
from graph.facts.concerned import cases_of, concerned_by
from graph.facts.facts import Fact
from graph.model.case_tables import ARISES_AT, CASE, CONCERNS, CONCERNS_MEMBER, HANDLED_BY
from graph.model.case_words import CaseKind, CaseOutcome
from graph.model.kinds import LinkTable, NodeTable
from graph.model.tables import MEMBER, NODES, ORGANIZATION
from graph.model.vocabulary import ChangeKind, EndOfMembership, Rule
from resolvers.commands.case_faults import faults_of_closing, faults_of_going, faults_of_opening, warn, warn_of_another
from resolvers.commands.machinery.change import Work, key_from, not_there
from resolvers.commands.machinery.conflicts import conflict
from resolvers.commands.machinery.refusals import Refusal, Refused, refuse
from resolvers.commands.machinery.sealing import EACH
from resolvers.commands.machinery.spec import Commands, Payload, Sides, Spec
from resolvers.commands.subjects import (
    Line,
    Subject,
    each,
    last_place,
    lines_of,
    place_given,
    read_places,
    read_subjects,
    subject_of,
)
from resolvers.shared.arguments import plain
from wording.said import say

MOST_CASES = 1_000
LINKS: Mapping[NodeTable, LinkTable] = {ORGANIZATION: CONCERNS, MEMBER: CONCERNS_MEMBER}
"""What leads from a case to whom it concerns."""
AROUND: Mapping[NodeTable, Sides] = {ORGANIZATION: (CASES,), MEMBER: (CELLS, MEMBER_CASES)}
STATED = ("form", "years", "source", "dueOn", "outcome", "summary")
DAY = timedelta(days=1)
OUTCOME_OF: Mapping[str, CaseOutcome] = {
    EndOfMembership.LEFT: CaseOutcome.LEFT,
    EndOfMembership.REMOVED: CaseOutcome.REMOVED,
}
"""With which somebody's leaving is over by the reason for it; by any other, it has no object any more."""


async def record(work: Work) -> None:
    """Cases of one kind that are opened on the day, all or none; each reason for a refusal names its line."""
    lines = lines_of(work, "cases", MOST_CASES)
    kind = CaseKind(work.given["kind"])
    subjects = [subject_of(one, "concerns") for line in lines for one in line["concerns"]]
    await read_subjects(work, subjects, AROUND)
    await read_places(work, lines, "at", "handledBy")
    made = each(lines, "cases", partial(open_case, work, kind))
    for number, case in enumerate(made):
        warn(work, case, "cases", str(number))
        warn_of_another(work, case, "cases", str(number))
    work.result["caseIds"] = [case.start for case in made]


def open_case(work: Work, kind: CaseKind, line: Line) -> Fact:
    """The case that a line gives, among the facts. Raises every refusal at once."""
    concerns = concerned(work, line)
    handler = work.living(ORGANIZATION, key_from(line["handledBy"], "handledBy", ORGANIZATION), "handledBy")
    stated = {name: plain(line[name]) for name in STATED if line.get(name) is not None}
    if "outcome" in stated:
        stated["closedOn"] = work.on
    values = {"kind": str(kind), "openedOn": work.on, **decided(work, "decision"), **stated}
    case = work.facts.create(CASE, id=work.new_id("c"), **values)
    for one in concerns:
        work.facts.join(LINKS[one.table], case.start, one.key)
    work.facts.join(HANDLED_BY, case.start, handler.start)
    faults = [*faults_of_opening(work, case), *faults_of_closing(work, case)]
    place = place_given(work, line) or usual_place(work, concerns[0])
    if place is None:
        faults.append(Refusal(say("NO_PLACE_OF_CASE"), Rule.REQUIRED, ("at",)))
    elif (node := work.facts.node(ORGANIZATION, place)) is not None and work.on < node.since:
        faults.append(Refusal(not_there(node, work.on, "at"), Rule.INSIDE_LIVES, ("at",), conflict(node)))
    if faults or place is None:
        raise Refused(faults)
    work.facts.join(ARISES_AT, case.start, place)
    return case


def decided(work: Work, name: str) -> dict[str, str]:
    return {name: work.decision} if work.decision else {}


def concerned(work: Work, given: Mapping[str, Any]) -> list[Subject]:
    """Whom an input names as concerned: each once, and there."""
    found = [subject_of(one, "concerns") for one in given["concerns"]]
    if not found:
        raise refuse(say("CONCERNS_NOBODY"), Rule.REQUIRED, "concerns")
    if len(set(found)) < len(found):
        raise refuse(say("CONCERNS_TWICE"), Rule.ONCE_ONLY, "concerns")
    for one in found:
        work.known(one.table, one.key, "concerns")
    return found


def usual_place(work: Work, subject: Subject) -> str | None:
    """Where a case is found: at the organization that it concerns, or in the member's cell, or the last one."""
    if subject.table is ORGANIZATION:
        return subject.key
    member = work.known(subject.table, subject.key, "concerns")
    return last_place(work, subject, member.since, max(work.on, member.since) + DAY)


async def close(work: Work) -> None:
    """An open case ends on the day, with its outcome."""
    case = await case_named(work, "case")
    if "closedOn" in case.values:
        closed = say("CLOSED_ALREADY", day=case.values["closedOn"])
        raise refuse(closed, Rule.CASE_OPEN, "case", conflicting=conflict(case))
    end(work, case, CaseOutcome(work.given["outcome"]))
    if faults := [*faults_of_closing(work, case, "on")]:
        raise Refused(faults)
    warn(work, case)
    work.result["caseId"] = case.start


def end(work: Work, case: Fact, outcome: CaseOutcome) -> None:
    """Closes a case on the day, by the decision that the input names."""
    case.values |= {"closedOn": work.on, "outcome": str(outcome), **decided(work, "closingDecision")}


async def case_named(work: Work, name: str) -> Fact:
    """The case that the input names, with all that it concerns and what else concerns these."""
    key = work.key_of(name, CASE)
    await work.reads.around(work.facts, CASE, [key], ENDS_OF_CASE, date.min)
    case = work.known(CASE, key, name)
    ends = concerned_by(work.facts, key)
    subjects = [Subject(NODES[link.link_table.end], link.end) for link in ends]
    await read_subjects(work, subjects, AROUND)
    return case


def close_leaving(work: Work, member: str, reason: str) -> None:
    """With the membership of the Party ends what was open about the leaving of a member, whose cases are at hand.
    Refused where somebody goes who is to be expelled."""
    if reason in OUTCOME_OF and (faults := [*faults_of_going(work, member, "reason")]):
        raise Refused(faults)
    for case in cases_of(work.facts, member):
        values = case.values
        is_open = values["openedOn"] <= work.on and "closedOn" not in values
        if values["kind"] == CaseKind.LEAVING and is_open:
            end(work, case, OUTCOME_OF.get(reason, CaseOutcome.WITHDRAWN))


CASES_PAYLOAD = Payload("CasesPayload", ("caseIds",))
CASE_PAYLOAD = Payload("CasePayload", ("caseId",))
COMMANDS: Commands = {
    "recordCases": Spec(ChangeKind.RECORD_CASES, CASES_PAYLOAD, record, AROUND, (("cases", EACH, "summary"),)),
    "closeCase": Spec(ChangeKind.CLOSE_CASE, CASE_PAYLOAD, close),
}

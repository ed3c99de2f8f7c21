"""The command that reports where organizations and members stand with tasks."""

from collections.abc import Mapping
from datetime import date

from graph.facts.around import MEMBER_WORK, OWN_DIRECTIVE, WORK
from graph.facts.facts import Fact
from graph.facts.worked import directive_of
from graph.model.directive_tables import MEMBER_WORKS_ON, TASK, WORKS_ON
from graph.model.kinds import LinkTable, NodeTable
from graph.model.tables import MEMBER, OPEN_END, ORGANIZATION
from graph.model.vocabulary import ChangeKind, Rule
from resolvers.commands.machinery.change import Work, key_from, not_there
from resolvers.commands.machinery.conflicts import conflict, known_conflict
from resolvers.commands.machinery.refusals import refuse
from resolvers.commands.machinery.spec import Commands, Payload, Sides, Spec
from resolvers.commands.subjects import Line, each, lines_of, read_subjects, subject_of
from wording.said import say

MOST_LINES = 5_000
LINKS: Mapping[NodeTable, LinkTable] = {ORGANIZATION: WORKS_ON, MEMBER: MEMBER_WORKS_ON}
"""Progress by whose it is."""
AROUND: Mapping[NodeTable, Sides] = {ORGANIZATION: (WORK,), MEMBER: (MEMBER_WORK,)}


async def report(work: Work) -> None:
    """Where each of the lines stands from the day on, all or none; each reason for a refusal names its line."""
    lines = lines_of(work, "progress", MOST_LINES)
    await read_subjects(work, [subject_of(line["of"], "of") for line in lines], AROUND)
    tasks = {key_from(line["task"], "task", TASK) for line in lines}
    await work.reads.around(work.facts, TASK, tasks, [OWN_DIRECTIVE], date.min)
    made = each(lines, "progress", lambda line: stand(work, line))
    work.result["taskReportIds"] = [fact.key() for fact in made]


def stand(work: Work, line: Line) -> Fact:
    """The progress that a line gives, up to the next report that is known; without a state, the one that ends."""
    subject, task = subject_of(line["of"], "of"), task_of(work, line)
    work.living(subject.table, subject.key, "of")
    table = LINKS[subject.table]
    own = [one for one in work.facts.from_(table, subject.key) if one.end == task]
    if (same := next((one for one in own if one.since == work.on), None)) is not None:
        already = say("REPORTED_ON_DAY", day=work.on)
        raise refuse(already, Rule.ONCE_ONLY, "task", conflicting=known_conflict(same))
    present = next((one for one in own if one.holds(work.on)), None)
    until = min((one.since for one in own if one.since > work.on), default=OPEN_END)
    if present is not None:
        until = present.until
        present.end_on(work.on)
    if line.get("state") is not None:
        stated = {"state": str(line["state"]), **({"note": line["note"]} if line.get("note") else {})}
        decided = {"decision": work.decision} if work.decision else {}
        return work.facts.open(table, subject.key, task, work.on, until, **stated, **decided)
    if present is None:
        raise refuse(say("NOT_THEIR_TASK", day=work.on), Rule.CHANGES_SOMETHING, "state")
    return present


def task_of(work: Work, line: Line) -> str:
    """The task that a line names, of a directive that is in force, or was."""
    key = key_from(line["task"], "task", TASK)
    directive = directive_of(work.facts, key)
    if directive is None:
        raise refuse(say("UNKNOWN", field="task"), Rule.EXISTS, "task")
    if work.on < directive.since:
        raise refuse(not_there(directive, work.on, "task"), Rule.INSIDE_LIVES, "task", conflicting=conflict(directive))
    return key


COMMANDS: Commands = {
    "reportProgress": Spec(
        ChangeKind.REPORT_PROGRESS, Payload("TaskReportsPayload", ("taskReportIds",)), report, AROUND
    )
}

"""Corrections of cases: what was opened, about whom, who handles it, and how it ended."""

from graph.model.case_tables import ARISES_AT, CASE, HANDLED_BY
from graph.model.identity import name_in_payloads
from graph.model.tables import NODES
from resolvers.commands.case_faults import faults_of_closing, faults_of_opening, warn
from resolvers.commands.cases import AROUND, LINKS, case_named, concerned
from resolvers.commands.corrections.values import look_at, put_elsewhere, put_right
from resolvers.commands.machinery.change import Work
from resolvers.commands.machinery.refusals import Refused
from resolvers.commands.subjects import read_subjects, subject_of

REQUIRED = ("kind", "form", "openedOn")
OPTIONAL = ("years", "source", "dueOn", "closedOn", "outcome", "decision", "closingDecision", "summary")


async def correct_case(work: Work) -> None:
    """What the input says of one case; whom it concerns is replaced as a whole. Without an end it is open again."""
    case = await case_named(work, "case")
    put_right(work, case, REQUIRED, OPTIONAL)
    await put_concerned(work, case.start)
    for table, name in ((HANDLED_BY, "handledBy"), (ARISES_AT, "at")):
        [link] = work.facts.from_(table, case.start)
        await put_elsewhere(work, link, name)
    if faults := [*faults_of_opening(work, case), *faults_of_closing(work, case)]:
        raise Refused(faults)
    warn(work, case)
    work.result[name_in_payloads(CASE.shown)] = case.start
    look_at(work, case)


async def put_concerned(work: Work, case: str) -> None:
    """Whom the input names as concerned; who is named again stays."""
    if work.given.get("concerns") is None:
        return
    await read_subjects(work, [subject_of(one, "concerns") for one in work.given["concerns"]], AROUND)
    wanted = set(concerned(work, work.given))
    for table, link in LINKS.items():
        for known in work.facts.from_(link, case):
            known.dropped = (table, known.end) not in wanted
            wanted.discard((NODES[link.end], known.end))
    for table, key in sorted(wanted, key=lambda one: one.key):
        work.facts.join(LINKS[table], case, key)

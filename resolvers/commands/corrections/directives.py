"""Corrections of directives, of their tasks, and of what was reported about these."""

from datetime import date

from graph.facts.around import MEMBER_WORK, OWN_DIRECTIVE, TASKS, WORK
from graph.facts.facts import Fact
from graph.model.directive_tables import DIRECTIVE, ISSUED_BY, PROGRESS, TASK, TASK_OF
from graph.model.identity import name_in_payloads
from graph.model.kinds import NodeTable, Side
from graph.model.vocabulary import Rule
from resolvers.commands.corrections.values import answer_link, link_of_either, look_at, put_right
from resolvers.commands.directives import faults_of_days, set_issuer
from resolvers.commands.machinery.change import Work
from resolvers.commands.machinery.conflicts import conflict
from resolvers.commands.machinery.refusals import Refused, refuse
from wording.said import say


async def correct_directive(work: Work) -> None:
    """What the input says of one directive; what it refers to and which tasks it has stays."""
    directive = await node_named(work, "directive", DIRECTIVE, Side(ISSUED_BY, away=True))
    put_right(work, directive, ("symbol", "kind", "title", "issuedOn", "since"), ("until",))
    if "issuer" in work.given:
        for link in work.facts.from_(ISSUED_BY, directive.start):
            link.dropped = True
        await set_issuer(work, directive.start)
    if faults := [*faults_of_days(directive.values)]:
        raise Refused(faults)
    work.result[name_in_payloads(DIRECTIVE.shown)] = directive.start
    look_at(work, directive)


async def correct_task(work: Work) -> None:
    """The number and the name of a task; the number is that of no other one of its directive."""
    task = await node_named(work, "task", TASK, OWN_DIRECTIVE)
    put_right(work, task, ("number", "name"))
    [link] = work.facts.from_(TASK_OF, task.start)
    await work.reads.around(work.facts, DIRECTIVE, [link.end], [TASKS], date.min)
    others = [work.facts.node(TASK, one.start) for one in work.facts.to(TASK_OF, link.end) if one is not link]
    for other in others:
        if other is not None and other.values["number"] == task.values["number"]:
            twice = say("TASK_TWICE", number=task.values["number"])
            raise refuse(twice, Rule.ONCE_ONLY, "number", conflicting=conflict(other))
    work.result[name_in_payloads(TASK.shown)] = task.start


async def node_named(work: Work, name: str, table: NodeTable, side: Side) -> Fact:
    key = work.key_of(name, table)
    await work.reads.around(work.facts, table, [key], [side], date.min)
    return work.known(table, key, name)


async def report_named(work: Work, name: str) -> Fact:
    """What was reported, as the input names it, with all that whoever reported it stands with."""
    return await link_of_either(work, name, PROGRESS, [MEMBER_WORK], [WORK])


async def correct_report(work: Work) -> None:
    """The days of a report, the state and the note."""
    link = await report_named(work, "taskReport")
    put_right(work, link, ("since", "state"), ("until", "note", "decision"))
    answer_link(work, link)

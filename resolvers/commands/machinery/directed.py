"""Which directives and tasks whoever sees a part is told, by what a change finds: the same as statements ask of these
(`Seen.DIRECTED` and `Seen.TASKED` in `graph/cypher/scope`)."""

from collections.abc import Collection
from datetime import date

from graph.facts.around import OWN_DIRECTIVE, TASKS, WORKERS
from graph.facts.facts import Facts
from graph.facts.recall import Recall
from graph.model.directive_tables import DIRECTIVE, ISSUED_BY, TASK, TASK_OF, WORKS_ON
from graph.model.kinds import Side
from graph.model.rights import Permitted
from resolvers.shared.identifiers import GlobalId

ISSUERS = Side(ISSUED_BY, away=True)
OF_ORGANIZATIONS = tuple(side for side in WORKERS if side.table is WORKS_ON)


async def find_directed(reads: Recall, may: Permitted, tasks: Collection[str]) -> list[GlobalId]:
    """Of some tasks and their directives those that are told: issued where the viewer is shown it, or such as give any
    task to an organization that they see."""
    facts = Facts()
    await reads.around(facts, TASK, tasks, [OWN_DIRECTIVE], date.min)
    stated = {link.end for one in tasks for link in facts.from_(TASK_OF, one)}
    await reads.around(facts, DIRECTIVE, stated, [ISSUERS, TASKS], date.min)
    others = {link.start for one in stated for link in facts.to(TASK_OF, one)}
    await reads.around(facts, TASK, others, OF_ORGANIZATIONS, date.min)
    told = {
        one
        for one in stated
        if any(may.sees(link.end) for link in facts.from_(ISSUED_BY, one))
        or any(may.sees_whole(work.start) for link in facts.to(TASK_OF, one) for work in facts.to(WORKS_ON, link.start))
    }
    stating = [GlobalId(DIRECTIVE.shown, one) for one in sorted(told)]
    return stating + [GlobalId(TASK.shown, link.start) for one in sorted(told) for link in facts.to(TASK_OF, one)]

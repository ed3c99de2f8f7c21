"""Progress among the facts at hand: which of it lies before the directive whose task it is about."""

from collections.abc import Collection, Iterator
from datetime import date

from graph.facts.around import OWN_DIRECTIVE, TASKS, WORKERS
from graph.facts.concerned import begins_later
from graph.facts.facts import Fact, Facts
from graph.facts.recall import Recall
from graph.model.directive_tables import DIRECTIVE, PROGRESS, TASK, TASK_OF


async def read_worked(reads: Recall, facts: Facts, changed: Collection[Fact]) -> None:
    """The directives of progress that changed; of a directive that begins later now, all progress with its tasks."""
    later = {one.start for one in changed if one.table is DIRECTIVE and begins_later(one)}
    await reads.around(facts, DIRECTIVE, later, [TASKS], date.min)
    tasks = {link.start for one in later for link in facts.to(TASK_OF, one)}
    await reads.around(facts, TASK, tasks, WORKERS, date.min)
    reported = {one.end for one in changed if one.table in PROGRESS and one.grew}
    await reads.around(facts, TASK, reported, [OWN_DIRECTIVE], date.min)


def directive_of(facts: Facts, task: str) -> Fact | None:
    """The directive at hand that a task is of."""
    found = (facts.node(DIRECTIVE, link.end) for link in facts.from_(TASK_OF, task))
    return next((one for one in found if one is not None and not one.dropped), None)


def before_directives(facts: Facts, changed: Collection[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Progress that begins before its directive is in force, with that directive."""
    looked_at = [one for one in changed if one.table in PROGRESS]
    for later in (one for one in changed if one.table is DIRECTIVE and begins_later(one)):
        tasks = [link.start for link in facts.to(TASK_OF, later.start)]
        looked_at += [link for task in tasks for table in PROGRESS for link in facts.to(table, task)]
    for link in looked_at:
        directive = directive_of(facts, link.end)
        if directive is not None and link.since < directive.since:
            yield link, directive

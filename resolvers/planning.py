"""The root fields that look ahead: proposals of supervisors, impact, loops. Called by `fields`."""

from datetime import date

from execution.kinds import Arguments, FieldMap, Record, Root, Window
from graph.fetching import Fetching
from resolvers.arguments import plain
from resolvers.loops import list_loops
from resolvers.proposing import plan_record, wishes_of
from resolvers.questions import under_of
from resolvers.suggesting import propose


async def suggest_supervisors(backend: Fetching, on: date, arguments: Arguments) -> Record:
    asked = arguments["input"]
    wishes = wishes_of(asked)
    under = await under_of(backend, on, asked, {"Organization"})
    assert under is not None
    proposal = await propose(backend, under.values["id"], plain(asked["levels"]), on, wishes)
    return plan_record(proposal, under.values["id"], asked)


async def supervision_loops(backend: Fetching, on: date, arguments: Arguments) -> Window:
    under = await under_of(backend, on, arguments, {"Organization"})
    assert under is not None
    return await list_loops(backend, under, arguments)


QUERY: FieldMap = {
    "suggestSupervisors": Root(suggest_supervisors),
    "supervisionLoops": Root(supervision_loops),
}

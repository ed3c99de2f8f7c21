"""The root fields that look ahead: proposals of supervisors, impact, loops. Called by `fields`."""

from datetime import date

from execution.kinds import Arguments, FieldMap, Record, Root
from graph.fetching import Fetching
from resolvers.arguments import plain
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


QUERY: FieldMap = {"suggestSupervisors": Root(suggest_supervisors)}

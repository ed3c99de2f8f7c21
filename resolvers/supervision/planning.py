"""The root fields that look ahead: proposals of supervisors, impact, loops."""

import asyncio
from datetime import date

from execution.errors import BadUserInput
from execution.kinds import Arguments, FieldMap, Record, Root, Window
from graph.cypher.fetch import Fetching
from resolvers.hierarchy.queries import find_living, find_under
from resolvers.shared.arguments import plain
from resolvers.shared.identifiers import decode_id
from resolvers.supervision.impact import impact_of_member, impact_of_organization, record_of
from resolvers.supervision.loops import list_loops
from resolvers.supervision.suggestion.fields import plan_record, wishes_of
from resolvers.supervision.suggestion.proposal import propose


async def suggest_supervisors(backend: Fetching, on: date, arguments: Arguments) -> Record:
    asked = arguments["input"]
    wishes = wishes_of(asked)
    under = await find_under(backend, on, asked)
    assert under is not None
    proposal = await propose(backend, under, plain(asked["levels"]), on, wishes)
    return await asyncio.to_thread(plan_record, proposal, under, asked)


async def supervision_loops(backend: Fetching, on: date, arguments: Arguments) -> Window:
    under = await find_under(backend, on, arguments)
    assert under is not None
    return await list_loops(backend, under, on, arguments)


async def impact(backend: Fetching, on: date, arguments: Arguments) -> Record:
    """Of exactly one member or organization that is there on the day."""
    asked = arguments["input"]
    on = asked.get("on") or on
    given = [name for name in ("member", "organization") if asked.get(name) is not None]
    if len(given) != 1:
        raise BadUserInput("Give either `member` or `organization`, and only one of them.", "member")
    [name] = given
    wanted = decode_id(asked[name], name, {name.capitalize()})
    if await find_living(backend, wanted, on) is None:
        raise BadUserInput(f"`{name}` is not there on {on}. Choose another day, or another {name}.", name)
    if name == "member":
        return record_of(await impact_of_member(backend, wanted.key, on), on, member=wanted.key)
    return record_of(await impact_of_organization(backend, wanted.key, on), on, organization=wanted.key)


QUERY: FieldMap = {
    "impact": Root(impact),
    "suggestSupervisors": Root(suggest_supervisors),
    "supervisionLoops": Root(supervision_loops),
}

"""The fields of Query about supervision: what they are asked about is looked up here."""

import asyncio

from execution.errors import BadUserInput
from execution.kinds import Arguments, FieldMap, Record, Root
from execution.view import View
from graph.cypher.dates import Period
from graph.cypher.fetch import Fetching
from graph.records.members import MEMBER
from graph.records.organizations import ORGANIZATION
from resolvers.shared.arguments import check_period, chosen, plain
from resolvers.shared.computed import kept, kept_list
from resolvers.shared.identifiers import decode_id
from resolvers.shared.roots import find_living, find_under
from resolvers.supervision import loops, workload
from resolvers.supervision.attendance.figures import LONGEST_BY_MONTH
from resolvers.supervision.attendance.report import report
from resolvers.supervision.attendance.roll_up import Rolled, of_supervisor, under_as_now, under_as_was
from resolvers.supervision.attendance.visits_due import visits_due
from resolvers.supervision.coverage import supervision_coverage
from resolvers.supervision.impact import impact_of_member, impact_of_organization, record_of
from resolvers.supervision.suggestion.fields import plan_record, wishes_of
from resolvers.supervision.suggestion.proposal import propose
from wording.said import say


async def coverage(backend: Fetching, view: View, arguments: Arguments) -> Record:
    under = await find_under(backend, view, arguments)
    assert under is not None
    return await supervision_coverage(backend, under, view, arguments)


async def attendance(backend: Fetching, view: View, arguments: Arguments) -> Record:
    check_period(arguments)
    check_months(arguments)
    check_children(arguments)
    rolled = await rolled_up(backend, view, arguments)
    # added up beside the loop that answers others
    return await asyncio.to_thread(report, rolled, view, arguments)


def check_months(arguments: Arguments) -> None:
    """Groups by month are bounded; other ones don't grow with the period."""
    if str(arguments["groupBy"]).endswith("MONTH") and arguments["to"] - arguments["from"] > LONGEST_BY_MONTH:
        raise BadUserInput(say("TOO_MANY_MONTHS"), "to")


def check_children(arguments: Arguments) -> None:
    """What a supervisor follows lies under many: only of an organization is it told by its children."""
    if arguments["groupBy"] == "CHILD" and "under" not in arguments["of"]:
        raise BadUserInput(say("CHILD_OF_UNDER"), "groupBy")


async def rolled_up(backend: Fetching, view: View, arguments: Arguments) -> Rolled:
    period, now = Period(arguments["from"], arguments["to"]), arguments["rollUp"] == "AS_NOW"
    of = arguments["of"]
    if "supervisor" in of:
        member = await supervisor_of(backend, view, of)
        return await of_supervisor(backend, member, period, view, now=now)
    if now:
        under = await find_under(backend, view, of)
        assert under is not None
        return await under_as_now(backend, under, period, view, by_child=arguments["groupBy"] == "CHILD")
    return await under_as_was(backend, await under_in(backend, view, period, of), period, view)


async def supervisor_of(backend: Fetching, view: View, of: Arguments) -> str:
    """The member that `supervisor` names, of whatever time: their links are asked for in a period of its own."""
    key: str = decode_id(of["supervisor"], "supervisor", {"Member"}).key
    [found] = await backend.find(MEMBER, [key], view)
    if found is None:
        raise BadUserInput(say("NO_SUCH_SUPERVISOR"), "supervisor")
    return key


async def under_in(backend: Fetching, view: View, period: Period, of: Arguments) -> str:
    """The organization that `under` names, which must be there at some time of the period."""
    key: str = decode_id(of["under"], "under", {"Organization"}).key
    [found] = await backend.find(ORGANIZATION, [key], view.at(period.since))
    if found is None or not period.meets(found["since"], found["until"]):
        never = say("NOT_THERE_BETWEEN", argument="under", since=period.since, until=period.until)
        raise BadUserInput(never, "under")
    return key


async def visits(backend: Fetching, view: View, arguments: Arguments) -> Record:
    of = arguments["of"]
    if "supervisor" in of:
        member = await supervisor_of(backend, view, of)
        return await visits_due(backend, view, under=None, member=member)
    under = await find_under(backend, view, of)
    assert under is not None
    return await visits_due(backend, view, under=under, member="")


async def list_of_loads(backend: Fetching, view: View, arguments: Arguments) -> list[Record]:
    under = await find_under(backend, view, arguments)
    assert under is not None
    return await workload.list_workload(backend, under, view)


async def suggest_supervisors(backend: Fetching, view: View, arguments: Arguments) -> Record:
    asked = arguments["input"]
    wishes = wishes_of(asked)
    under = await find_under(backend, view, asked)
    assert under is not None
    proposal = await propose(backend, under, plain(asked["levels"]), view, wishes)
    return await asyncio.to_thread(plan_record, proposal, under, asked)


async def supervision_loops(backend: Fetching, view: View, arguments: Arguments) -> list[Record]:
    under = await find_under(backend, view, arguments)
    assert under is not None
    return await loops.list_loops(backend, under, view)


IMPACT_OF = {"member": "Member", "organization": "Organization"}


async def impact(backend: Fetching, view: View, arguments: Arguments) -> Record:
    """Of a member or an organization that is there on the day."""
    name, text = chosen(arguments["of"])
    wanted = decode_id(text, name, {IMPACT_OF[name]})
    if await find_living(backend, wanted, view) is None:
        raise BadUserInput(say("NOT_THERE", argument=name, day=view.on), name)
    if name == "member":
        return record_of(await impact_of_member(backend, wanted.key, view), view, member=wanted.key)
    return record_of(await impact_of_organization(backend, wanted.key, view), view, organization=wanted.key)


QUERY: FieldMap = {
    "impact": Root(kept("impact", impact), takes=("of",), day="asOf", price=10_000),
    "suggestSupervisors": Root(
        kept("suggestSupervisors", suggest_supervisors), takes=("input",), day="asOf", price=100_000
    ),
    "supervisionLoops": kept_list(loops.LOOPS, supervision_loops, ("under",), day="asOf", price=20_000),
    "supervisionCoverage": Root(
        kept("supervisionCoverage", coverage), takes=("under", "levels", "groupBy"), day="asOf", price=50_000
    ),
    "attendance": Root(
        kept("attendance", attendance), takes=("of", "from", "to", "groupBy", "rollUp"), day="asOf", price=100_000
    ),
    "visitsDue": Root(kept("visitsDue", visits), takes=("of",), day="asOf", price=50_000),
    "workload": kept_list(
        workload.LOADS,
        list_of_loads,
        ("under",),
        day="asOf",
        price=50_000,
    ),
}

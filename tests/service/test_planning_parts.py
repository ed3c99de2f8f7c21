"""What may be planned of each position by a right to a part: the world and the positions of `test_changing_parts`."""

import pytest

from graph.engine.sessions import Graph
from tests.resolvers.commands.small import organization
from tests.service.test_changing_parts import AT, OF_ORGANIZATIONS, outcome, payload, tell, whole, world

__all__ = ["world"]
pytestmark = pytest.mark.engine


async def test_meetings_are_planned_where_they_may_be_recorded_and_plans_elsewhere_are_not_there(world: Graph) -> None:
    """A plan of o6 is theirs; those of o1 above and of o7 aside they are not told."""
    plan = 'meetings: [{ organization: "%s", plannedFor: "2190-01-01" }]'
    for position, key in AT.items():
        field, given = OF_ORGANIZATIONS["a meeting"]
        record = await outcome(world, "ORGANIZER", field, given % organization(key))
        assert await outcome(world, "ORGANIZER", "planMeetings", plan % organization(key)) == record, position
    await whole(world)
    plans: list[str] = []
    for one in ("o6", "o1", "o7"):
        made = await payload(world, "whole", "planMeetings", plan % organization(one), "plannedMeetings { key }")
        plans.append(made["plannedMeetings"][0]["key"])
    for field, given in (("replanMeeting", ', plannedFor: "2190-01-02"'), ("callOffMeeting", "")):
        told = [await outcome(world, "ORGANIZER", field, f'plannedMeeting: "{one}"{given}') for one in plans]
        assert told == ["done", "UNKNOWN", "UNKNOWN"]
        assert await outcome(world, "SUPERVISION_OFFICER", field, f'plannedMeeting: "{plans[0]}"{given}') == (
            "NOT_PERMITTED"
        )
    of = '{one}: organization(by: {{ id: "{id}" }}) {{ plannedMeetings {{ totalCount }} }}'
    query = " ".join(of.format(one=one, id=organization(one)) for one in ("o1", "o6"))
    found = (await tell(world, "READER", f"{{ {query} }}")).data
    assert [found[one]["plannedMeetings"]["totalCount"] for one in ("o1", "o6")] == [0, 1]

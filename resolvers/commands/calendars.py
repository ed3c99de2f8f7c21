"""The commands about addresses of calendars. They are made on the machine; no field of the schema makes them."""

from graph.facts.around import CALENDARS
from graph.facts.facts import Fact
from graph.model.tables import CALENDAR, OPEN_END, SHOWS
from graph.model.vocabulary import ChangeKind, Rule
from resolvers.commands.machinery.change import Work
from resolvers.commands.machinery.refusals import refuse
from resolvers.commands.machinery.spec import Payload, Spec
from wording.said import say

CALENDAR_PAYLOAD = Payload("CalendarPayload", ())


async def open_calendar(work: Work) -> None:
    """The supervisor's calendar can be had at one more address from the day on, as long as they are a member."""
    supervisor = await work.member("supervisor")
    address: str = work.given["address"]
    work.facts.create(CALENDAR, id=address, language=work.given["language"])
    work.facts.open(SHOWS, address, supervisor.start, work.on, OPEN_END)


async def close_calendars(work: Work) -> None:
    """All addresses of the supervisor's calendar end on the day: they are not answered on it any more."""
    supervisor = await work.member("supervisor", [CALENDARS])
    found = work.facts.to(SHOWS, supervisor.start, work.on)
    if not found:
        raise refuse(say("NO_CALENDAR", day=work.on), Rule.EXISTS, "supervisor")
    for one in found:
        one.cease(work.on)


def keep_inside(work: Work, member: Fact) -> None:
    """No address shows the calendar of who is no member any more; whoever is one for longer gets none back."""
    for one in work.facts.to(SHOWS, member.start):
        if one.until > member.until:
            one.cease(member.until)


OPEN_CALENDAR = Spec(ChangeKind.OPEN_CALENDAR, CALENDAR_PAYLOAD, open_calendar)
CLOSE_CALENDAR = Spec(ChangeKind.CLOSE_CALENDAR, CALENDAR_PAYLOAD, close_calendars)

"""The meetings, visits and confirmations that indicators count, of organizations by their ids: as `indicators`."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import LiteralString, NamedTuple

from graph.cypher.dates import Period
from graph.engine.rows import rows_of
from graph.engine.sessions import Reads
from graph.reads.indicators import EACH
from graph.reads.lived import ordinal

FIRST_DAYS = {4: "-01-01", 7: "-01"}
"""What makes a day of so many letters of one: of a year, of a month."""


class Met(NamedTuple):
    """The regular and thematic meetings of a group from a day on, for a year or a month: how many, how many of which
    numbers are told, who came to these and who was expected, how many were well attended, how many have points, and
    how many are good."""

    group: int
    day: int
    held: int
    told: int
    present: int
    expected: int
    well: int
    scored: int
    good: int


class Added(NamedTuple):
    """An organization whose meetings from a day up to another one are added up in a group."""

    organization: str
    group: int
    since: date
    until: date


NUMBERED: LiteralString = "meeting.present IS NOT NULL AND meeting.expected IS NOT NULL"
LIST_MET: LiteralString = (
    """UNWIND $asked AS asked
WITH asked[0] AS id, asked[1] AS group, $begins[asked[2]] AS since, $ends[asked[2]] AS until
MATCH (node:Organization {id: id})<-[:OF]-(meeting:Meeting)
WHERE meeting.kind IN ['REGULAR', 'THEMATIC'] AND since <= meeting.heldOn AND meeting.heldOn < until
WITH group, substring(toString(meeting.heldOn), 0, $letters) AS days,
  CASE WHEN """
    + NUMBERED
    + """ THEN 1 ELSE 0 END AS told, meeting.present AS present, meeting.expected AS expected,
  coalesce(meeting.excused, 0) AS excused,
  meeting.points AS points, meeting.level AS level
WITH group, days, count(*) AS held, sum(told) AS told, sum(told * coalesce(present, 0)) AS present,
  sum(told * coalesce(expected, 0)) AS expected,
  sum(CASE WHEN told = 1 AND present > $share * expected AND present + excused >= expected THEN 1 ELSE 0 END) AS well,
  count(points) AS scored, sum(CASE WHEN level = 'GOOD' THEN 1 ELSE 0 END) AS good
RETURN collect([group, days, held, told, present, expected, well, scored, good])"""
)


async def list_met(reads: Reads, organizations: Iterable[Added], letters: int, share: float) -> list[Met]:
    """The meetings of organizations, added up by group and so many letters of their days; well attended is one to which
    more than a share came, and nobody stayed away without leave."""
    listed = list(organizations)
    # most have the same two days, which are sent once: the driver takes long to send thousands
    spans = {span: place for place, span in enumerate(dict.fromkeys((one.since, one.until) for one in listed))}
    return await rows_of(
        lambda group, days, *numbers: Met(group, ordinal(days + FIRST_DAYS[len(days)]), *numbers),
        reads,
        LIST_MET,
        asked=[[one.organization, one.group, spans[one.since, one.until]] for one in listed],
        begins=[since for since, _ in spans],
        ends=[until for _, until in spans],
        letters=letters,
        share=share,
    )


LIST_YEARS: LiteralString = (
    EACH
    + """
RETURN collect([id, [year IN coalesce(node.meetingYears, []) WHERE year >= $firstYear AND year < $endYear]])"""
)


async def find_years(reads: Reads, organizations: Collection[str], period: Period) -> dict[str, Sequence[str]]:
    """The years of meetings of organizations (graph/model/meeting_years) that a period touches."""
    years = {"firstYear": f"{period.since.year:04d}", "endYear": f"{period.until.year + 1:04d}"}
    return dict(await reads.read(LIST_YEARS, ids=sorted(organizations), **years))


LIST_CONFIRMED: LiteralString = (
    EACH + "\nWHERE node.confirmedOn IS NOT NULL\nRETURN collect([id, toString(node.confirmedOn)])"
)


async def find_confirmed(reads: Reads, organizations: Collection[str]) -> dict[str, int]:
    """On which day organizations were confirmed last."""
    rows = await reads.read(LIST_CONFIRMED, ids=sorted(organizations))
    return {one: ordinal(day) for one, day in rows}

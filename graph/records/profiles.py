"""What an organization is on a day: name, level and order by the profile of that day, numbers, secretary.

The newest profile's name and level stand on the organization itself, so that a question about today pays no further
hop; an older day reads the profile of that day.
"""

from typing import LiteralString

from graph.cypher.dates import at_or_down, holds


def of_the_day(
    name: LiteralString, day: LiteralString = "$on", organization: LiteralString = "<node>"
) -> LiteralString:
    """A property of the profile that holds on the day: the newest one's stands on the organization itself."""
    return (
        "CASE WHEN "
        + organization
        + ".profileSince <= "
        + day
        + " THEN "
        + organization
        + "."
        + name
        + " ELSE head([("
        + organization
        + ")-[<+profile>:HAS_PROFILE]->(<+then>)"
        + " WHERE "
        + holds("<profile>", day)
        + " | <then>."
        + name
        + "]) END"
    )


NAME = of_the_day("name")
SHORT_NAME = of_the_day("shortName")
LEVEL = of_the_day("level")
SORT_KEY = of_the_day("sortKey")
NAME_KEY: LiteralString = (
    "head([(<node>)-[<+profile>:HAS_PROFILE]->(<+then>) WHERE " + holds("<profile>") + " | <then>.nameKey])"
)
CHILD_COUNT: LiteralString = (
    "COUNT { MATCH (<node>)<-[<+part>:PART_OF]-(:Organization) WHERE " + holds("<part>") + "<!startNode(part)> }"
)


def own_members(organization: LiteralString, *numbers: LiteralString) -> LiteralString:
    """How many members an organization counts itself on the day, by its series of some of the numbers."""
    counted = " + ".join([organization + "." + number + "[<counted> - 1]" for number in numbers])
    return (
        "head([<+counted> IN [size([<+day> IN coalesce("
        + organization
        + ".countedFrom, []) WHERE <day> <= toString($on)])] | CASE <counted> WHEN 0 THEN 0 ELSE "
        + counted
        + " END])"
    )


BOTH: tuple[LiteralString, ...] = ("countedOfficial", "countedProbationary")
OWN_OFFICIAL_COUNT = own_members("<node>", "countedOfficial")
OWN_MEMBER_COUNT = own_members("<node>", *BOTH)
MEMBER_COUNT: LiteralString = (
    "reduce(<+sum> = 0, <+part> IN COLLECT { MATCH (<node>)"
    + at_or_down(holds("<steps>"), links="<+steps>")
    + "(<+below>:Organization)<?below> RETURN "
    + own_members("<below>", *BOTH)
    + " } | <sum> + <part>)"
)
"""How many members an organization and all under it count."""


def is_secretary(seat: LiteralString) -> LiteralString:
    """Whether a seat is that of the secretary of a committee on the day."""
    return (
        seat
        + ".role = 'SECRETARY' AND "
        + seat
        + ".body IN ['EXECUTIVE_COMMITTEE', 'CELL_COMMITTEE'] AND "
        + holds(seat)
    )

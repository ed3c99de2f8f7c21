"""Organizations and their dated profiles: columns, and the hops of the hierarchy.

The newest profile's name and level stand on the organization itself, so that a question about today pays no further
hop; an older day reads the profile of that day.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import LiteralString

from graph.cypher.dates import at_or_down, at_or_up, down, end_or_null, holds, last_above, up
from graph.cypher.patterns import FROM_ORGANIZATION, LINK_HOLDS, NODE_HOLDS, Hop, RecordType, way
from graph.model.derived import LEVELS
from graph.model.keys import level_key


def of_the_day(name: LiteralString, day: LiteralString = "$on") -> LiteralString:
    """A property of the profile that holds on the day: the newest one's stands on the organization itself."""
    return (
        "CASE WHEN <node>.profileSince <= "
        + day
        + " THEN <node>."
        + name
        + " ELSE head([(<node>)-[<+profile>:HAS_PROFILE]->(<+then>)"
        + " WHERE "
        + holds("<profile>", day)
        + " | <then>."
        + name
        + "]) END"
    )


NAME = of_the_day("name")
LEVEL = of_the_day("level")
SORT_KEY = of_the_day("sortKey")

# a name of its own, as the record may have been come to by `links`
DEPTH: LiteralString = "COUNT { MATCH (<node>)" + up(holds("<steps>"), links="<+steps>") + "(:Organization) }"
CHILD_COUNT: LiteralString = "COUNT { MATCH (<node>)<-[<+part>:PART_OF]-(:Organization) WHERE " + holds("<part>") + " }"

ORGANIZATION = RecordType(
    name="Organization",
    match="MATCH (<+node>:Organization {id: <key>})",
    holds=NODE_HOLDS,
    columns={
        "id": "<node>.id",
        "code": "<node>.code",
        "name": NAME,
        "shortName": of_the_day("shortName"),
        "level": LEVEL,
        "sector": "<node>.sector",
        "since": "toString(<node>.since)",
        "until": end_or_null("<node>"),
        "confirmedOn": "toString(<node>.confirmedOn)",
        "version": "<node>.version",
    },
    costly={"depth": DEPTH, "childCount": CHILD_COUNT},
)

PROFILE = RecordType(
    name="Profile",
    match="MATCH (<+node>:Profile {id: <key>})<-[<+link>:HAS_PROFILE]-(:Organization)",
    holds="",
    columns={
        "name": "<node>.name",
        "shortName": "<node>.shortName",
        "level": "<node>.level",
        "since": "toString(<link>.since)",
        "until": end_or_null("<link>"),
    },
)

LEVEL_FILTER: LiteralString = LEVEL + " IN $levels"

PARENT = Hop(
    record=ORGANIZATION,
    start=FROM_ORGANIZATION,
    path="(<parent>)-[<+link>:PART_OF]->(<+node>)",
    key="<node>.id",
)
CHILDREN = Hop(
    record=ORGANIZATION,
    start=FROM_ORGANIZATION,
    path="(<parent>)<-[<+link>:PART_OF]-(<+node>)",
    key=SORT_KEY,
    filters={"levels": LEVEL_FILTER},
)
ANCESTORS = Hop(
    record=ORGANIZATION,
    start=FROM_ORGANIZATION,
    carries=("links",),
    path="(<parent>)" + way(up) + "(<+node>)",
    holds="",
    begun="",
    key="0 - size(<links>)",
)
ITSELF_AND_ANCESTORS = Hop(
    record=ORGANIZATION,
    start=FROM_ORGANIZATION,
    carries=("links",),
    path="(<parent>)" + way(at_or_up) + "(<+node>)",
    holds="",
    begun="",
    key="0 - size(<links>)",
)
DESCENDANTS = Hop(
    record=ORGANIZATION,
    start=FROM_ORGANIZATION,
    carries=("links",),
    path="(<parent>)" + way(down) + "(<+node>)",
    holds="",
    begun="",
    key=SORT_KEY,
    filters={"levels": LEVEL_FILTER, "maxDepth": "size(<links>) <= $maxDepth"},
    columns={
        "depth": "size(<links>)",
        "parentId": last_above("<links>"),
    },
)
AT_OR_UNDER = Hop(
    record=ORGANIZATION,
    start=FROM_ORGANIZATION,
    carries=(),
    path="(<parent>)" + way(at_or_down) + "(<+node>)",
    holds="",
    begun="",
    key=SORT_KEY,
    filters={
        "levels": LEVEL_FILTER,
        "sectors": "<node>.sector IN $sectors",
        "words": "EXISTS { MATCH (<node>)-[<+named>:HAS_PROFILE]->(<+then>:Profile)"
        " WHERE " + holds("<named>") + " AND all(<+word> IN $words"
        " WHERE <then>.nameFold STARTS WITH <word> OR <then>.nameFold CONTAINS ' ' + <word>) }",
    },
)
"""What `under` means wherever it is an argument: the organization itself and everything under it."""
PROFILES = Hop(
    record=PROFILE,
    start=FROM_ORGANIZATION,
    path="(<parent>)-[<+link>:HAS_PROFILE]->(<+node>)",
    holds="",
    begun="",
    key="toString(<link>.since)",
)

BY_CODE = Hop(
    record=ORGANIZATION,
    path="(<+node>:Organization {code: $code})",
    begun="",
    carries=(),
    holds=NODE_HOLDS,
    key="<node>.id",
)
ROOTS = Hop(
    record=ORGANIZATION,
    carries=(),
    path="(<+node>:Organization)",
    begun="",
    holds=NODE_HOLDS
    + " AND NOT EXISTS { MATCH (<node>)-[<+part>:PART_OF]->(:Organization) WHERE "
    + holds("<part>")
    + " }",
    key=SORT_KEY,
)
"""Organizations without a parent on the day: a scan of the label, asked for seldom."""

EVERYWHERE_BY_LEVEL = Hop(
    record=ORGANIZATION,
    carries=("called",),
    path="(<+called>:Profile)<-[<+link>:HAS_PROFILE]-(<+node>)",
    holds=LINK_HOLDS + " AND " + NODE_HOLDS,
    seek="<called>.sortKey",
    key="<called>.sortKey",
    filters={
        "levels": "<called>.level IN $levels",
        "fromLevel": "<called>.sortKey >= $fromLevel",
        "beyondLevel": "<called>.sortKey < $beyondLevel",
        "sectors": "<node>.sector IN $sectors",
        "words": "all(<+word> IN $words"
        " WHERE <called>.nameFold STARTS WITH <word> OR <called>.nameFold CONTAINS ' ' + <word>)",
    },
)
"""All organizations: through the profiles, whose one indexed property gives the order of any day."""


def level_bounds(levels: Collection[str]) -> dict[str, str]:
    """The part of the order by level that these levels lie in, so that a page of them seeks it and scans no other."""
    ranks = [LEVELS[level] for level in levels]
    return {"fromLevel": level_key(min(ranks)), "beyondLevel": level_key(max(ranks) + 1)}


EVERYWHERE_BY_NAME = replace(EVERYWHERE_BY_LEVEL, seek="<called>.nameKey", key="<called>.nameKey")

NAME_KEY: LiteralString = (
    "head([(<node>)-[<+profile>:HAS_PROFILE]->(<+then>) WHERE " + holds("<profile>") + " | <then>.nameKey])"
)
AT_OR_UNDER_BY_NAME = replace(AT_OR_UNDER, key=NAME_KEY)

"""Organizations and their dated profiles: columns, and the hops of the hierarchy."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import LiteralString

from graph.cypher.dates import at_or_down, at_or_up, begun, down, end_or_null, holds, holds_or_was_last, last_above, up
from graph.cypher.filters import any_of, by_name, words
from graph.cypher.patterns import FROM_ORGANIZATION, LINK_HOLDS, NODE_HOLDS, Hop, RecordType, in_orders, padded, way
from graph.cypher.scope import Seen
from graph.model.derived import LEVELS
from graph.model.keys import level_key
from graph.records.organization_filters import CHILD_ABOVE, ORGANIZATION_GROUPS, ORGANIZATION_WHERE
from graph.records.profiles import CHILD_COUNT, LEVEL, MEMBER_COUNT, NAME, NAME_KEY, SHORT_NAME, SORT_KEY

# a name of its own, as the record may have been come to by `links`
DEPTH: LiteralString = "COUNT { MATCH (<node>)" + up(holds("<steps>"), links="<+steps>") + "(:Organization) }"

ORDER_KEYS: Mapping[str, LiteralString] = {
    "NAME": NAME_KEY,
    "FOUNDED": "toString(<node>.since) + '|' + " + SORT_KEY,
    "MEMBER_COUNT": padded(MEMBER_COUNT) + " + '|' + " + SORT_KEY,
}
"""The orders of organizations beside that by level and code, which every list of them can be asked for."""
ORGANIZATION = RecordType(
    name="Organization",
    match="MATCH (<+node>:Organization {id: <key>})",
    holds=NODE_HOLDS,
    columns={
        "id": "<node>.id",
        "code": "<node>.code",
        "name": NAME,
        "shortName": SHORT_NAME,
        "level": LEVEL,
        "sector": "<node>.sector",
        "since": "toString(<node>.since)",
        "until": end_or_null("<node>"),
        "confirmedOn": "toString(<node>.confirmedOn)",
        "version": "<node>.version",
    },
    costly={"depth": DEPTH, "childCount": CHILD_COUNT, **ORDER_KEYS},
    seen=Seen.SHOWN,
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

PARENT = Hop(
    name="PARENT",
    order="ID",
    record=ORGANIZATION,
    start=FROM_ORGANIZATION,
    path="(<parent>)-[<+link>:PART_OF]->(<+node>)",
    key="<node>.id",
    seen=Seen.ALONG,
)
CHILDREN = Hop(
    name="CHILDREN",
    order="LEVEL_CODE",
    record=ORGANIZATION,
    start=FROM_ORGANIZATION,
    path="(<parent>)<-[<+link>:PART_OF]-(<+node>)",
    key=SORT_KEY,
    where=ORGANIZATION_WHERE,
    seen=Seen.INSIDE,
)
ANCESTORS = Hop(
    name="ANCESTORS",
    order="HEIGHT",
    record=ORGANIZATION,
    start=FROM_ORGANIZATION,
    carries=("links",),
    path="(<parent>)" + way(up) + "(<+node>)",
    holds="",
    begun="",
    key="0 - size(<links>)",
    seen=Seen.ALONG,
)
ITSELF_AND_ANCESTORS = Hop(
    name="ITSELF_AND_ANCESTORS",
    order="HEIGHT",
    record=ORGANIZATION,
    start=FROM_ORGANIZATION,
    carries=("links",),
    path="(<parent>)" + way(at_or_up) + "(<+node>)",
    holds="",
    begun="",
    key="0 - size(<links>)",
    seen=Seen.ALONG,
)
DESCENDANTS = Hop(
    name="DESCENDANTS",
    order="LEVEL_CODE",
    record=ORGANIZATION,
    start=FROM_ORGANIZATION,
    carries=("links",),
    path="(<parent>)" + way(down) + "(<+node>)",
    holds="",
    begun="",
    key=SORT_KEY,
    filters={"maxDepth": "size(<links>) <= $maxDepth"},
    where=ORGANIZATION_WHERE,
    columns={
        "depth": "size(<links>)",
        "parentId": last_above("<links>"),
    },
    seen=Seen.INSIDE,
)
AT_OR_UNDER = Hop(
    name="AT_OR_UNDER",
    order="LEVEL_CODE",
    record=ORGANIZATION,
    start=FROM_ORGANIZATION,
    carries=(),
    path="(<parent>)" + way(at_or_down) + "(<+node>)",
    holds="",
    begun="",
    key=SORT_KEY,
    where=ORGANIZATION_WHERE,
    groups={**ORGANIZATION_GROUPS, "CHILD": CHILD_ABOVE},
    seen=Seen.INSIDE,
)
"""What `under` means wherever it is an argument: the organization itself and everything under it."""
EVER_UNDER = replace(
    AT_OR_UNDER,
    name="EVER_UNDER",
    path="(<parent>)" + at_or_down(holds_or_was_last("<links>"), links="<+links>") + "(<+node>)",
)
"""The same with those that have ended: each where it last was."""
PROFILES = Hop(
    name="PROFILES",
    order="SINCE",
    record=PROFILE,
    start=FROM_ORGANIZATION,
    path="(<parent>)-[<+link>:HAS_PROFILE]->(<+node>)",
    holds="",
    begun="",
    key="toString(<link>.since)",
    seen=Seen.ALONG,
)

BY_CODE = Hop(
    name="BY_CODE",
    order="ID",
    record=ORGANIZATION,
    path="(<+node>:Organization {code: $code})",
    begun="",
    carries=(),
    holds=NODE_HOLDS,
    key="<node>.id",
    seen=Seen.SHOWN,
)
EACH_INSIDE: LiteralString = "UNWIND keys($inside) AS <+one>\nMATCH (<+node>:Organization {id: <one>})"
"""Where a list of the whole graph begins for whoever sees a part: at their own, by the index, and at no other."""
ROOTS = Hop(
    name="ROOTS",
    order="LEVEL_CODE",
    record=ORGANIZATION,
    carries=(),
    path="(<+node>:Organization)",
    begun="",
    holds=NODE_HOLDS
    + " AND NOT EXISTS { MATCH (<node>)-[<+part>:PART_OF]->(:Organization) WHERE "
    + holds("<part>")
    + "<!endNode(part)> }",
    key=SORT_KEY,
    inside=EACH_INSIDE,
)
"""Organizations without a parent on the day: a scan of the label, asked for seldom. Of a part, those that none of the
part is above."""

EVERYWHERE_BY_LEVEL = Hop(
    name="EVERYWHERE",
    order="CALLED_LEVEL_CODE",
    record=ORGANIZATION,
    carries=("called",),
    path="(<+called>:Profile)<-[<+link>:HAS_PROFILE]-(<+node>)",
    holds=LINK_HOLDS + " AND " + NODE_HOLDS,
    begun=begun("<link>") + " AND ($on < <link>.until OR <link>.until = <node>.until)",
    seek="<called>.sortKey",
    key="<called>.sortKey",
    filters={
        "fromLevel": "<called>.sortKey >= $fromLevel",
        "beyondLevel": "<called>.sortKey < $beyondLevel",
    },
    where={
        **ORGANIZATION_WHERE,
        **by_name(any_of("levels", "<called>.level"), words("text", "<called>.nameFold")),
    },
    inside=EACH_INSIDE + "-[<+link>:HAS_PROFILE]->(<+called>:Profile)",
)
"""All organizations: through the profiles, whose one indexed property gives the order of any day. One that has ended is
called as it last was."""


def level_bounds(levels: Collection[str]) -> dict[str, str]:
    """The part of the order by level that these levels lie in, so that a page of them seeks it and scans no other."""
    ranks = [LEVELS[level] for level in levels]
    return {"fromLevel": level_key(min(ranks)), "beyondLevel": level_key(max(ranks) + 1)}


EVERYWHERE: Mapping[str, Hop] = {
    "LEVEL_CODE": EVERYWHERE_BY_LEVEL,
    "NAME": replace(EVERYWHERE_BY_LEVEL, order="CALLED_NAME", seek="<called>.nameKey", key="<called>.nameKey"),
    **in_orders(EVERYWHERE_BY_LEVEL, {name: ORDER_KEYS[name] for name in ("FOUNDED", "MEMBER_COUNT")}),
}


def orders_of(hop: Hop) -> Mapping[str, Hop]:
    """A list of organizations that begins somewhere, by the orders that it can be asked for."""
    return {"LEVEL_CODE": hop, **in_orders(hop, ORDER_KEYS)}

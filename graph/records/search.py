"""Search by name: hops whose key is the rank of the match, so that the best come first.

Names are folded when they are written and when they are asked for, words match by prefix in any order, and neither
engine's full-text index is needed: both give the same answer. Parameters: `$words` (folded), `$phrase` (the words
as typed, folded), `$driver` (the longest word).
"""

from dataclasses import replace
from typing import LiteralString

from graph.cypher.dates import at_or_down, begun, holds
from graph.cypher.patterns import NODE_HOLDS, way
from graph.records.members import EVERYBODY, UNDER_ORGANIZATION, WORDS
from graph.records.organizations import AT_OR_UNDER, EVERYWHERE_BY_LEVEL
from graph.records.places import COVERED_UNDER_ORGANIZATION, EVERY_PLACE

RANK: LiteralString = """CASE WHEN <node>.nameFold = $phrase THEN '0'
    WHEN ' ' + <node>.nameFold + ' ' CONTAINS ' ' + $phrase + ' ' THEN '1'
    WHEN ' ' + <node>.nameFold CONTAINS ' ' + $phrase THEN '2' ELSE '3' END"""
"""The whole name; the words as typed; words that go on; the words apart or in another order."""
PROFILE_RANK: LiteralString = """CASE WHEN <called>.nameFold = $phrase THEN '0'
    WHEN ' ' + <called>.nameFold + ' ' CONTAINS ' ' + $phrase + ' ' THEN '1'
    WHEN ' ' + <called>.nameFold CONTAINS ' ' + $phrase THEN '2' ELSE '3' END"""
PROFILE_WORDS: LiteralString = (
    "all(<+word> IN $words WHERE <called>.nameFold STARTS WITH <word> OR <called>.nameFold CONTAINS ' ' + <word>)"
)

ORGANIZATIONS = replace(
    EVERYWHERE_BY_LEVEL, seek="", key=PROFILE_RANK + " + '0' + <called>.sortKey", filters={"words": PROFILE_WORDS}
)
ORGANIZATIONS_UNDER = replace(
    AT_OR_UNDER,
    path="(<parent>)" + way(at_or_down) + "(<+node>:Organization)-[<+named>:HAS_PROFILE]->(<+called>:Profile)",
    carries=("called",),
    holds=holds("<named>"),
    begun=begun("<named>"),
    key=PROFILE_RANK + " + '0' + <called>.sortKey",
    filters={"words": PROFILE_WORDS},
)
MEMBERS = replace(
    EVERYBODY,
    # each word of a name has an index of its own; a scan of everybody's names is never needed
    path="",
    clauses="""CALL () {
  MATCH (<+one>:Member)
  WHERE <one>.word1 STARTS WITH $driver
  RETURN <one>
  UNION
  MATCH (<+one>:Member)
  WHERE <one>.word2 STARTS WITH $driver
  RETURN <one>
  UNION
  MATCH (<+one>:Member)
  WHERE <one>.word3 STARTS WITH $driver
  RETURN <one>
  UNION
  MATCH (<+one>:Member)
  WHERE <one>.word4 STARTS WITH $driver
  RETURN <one>
}
WITH <one> AS <+node>""",
    holds=NODE_HOLDS,
    seek="",
    key=RANK + " + '1' + <node>.sortKey",
    filters={"words": WORDS},
)
MEMBERS_UNDER = replace(UNDER_ORGANIZATION, carries=(), key=RANK + " + '1' + <node>.sortKey", filters={"words": WORDS})
PLACES = replace(EVERY_PLACE, seek="", key=RANK + " + '2' + <node>.sortKey", filters={"words": WORDS})
PLACES_UNDER = replace(COVERED_UNDER_ORGANIZATION, key=RANK + " + '2' + <node>.sortKey", filters={"words": WORDS})

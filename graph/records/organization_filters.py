"""What lists of organizations can be asked for, and what organizations are counted by."""

from collections.abc import Mapping
from typing import LiteralString

from graph.cypher.dates import GEOGRAPHY, at_or_up, begun, holds, up, year
from graph.cypher.filters import Filter, Given, any_of, by_name, days, ends, has_words, ids, is_so, numbers
from graph.cypher.scope import COMMITTEES
from graph.records.assessed import ASSESSED
from graph.records.profiles import CHILD_COUNT, LEVEL, MEMBER_COUNT, OWN_MEMBER_COUNT, OWN_OFFICIAL_COUNT, is_secretary

NAMED: LiteralString = (
    "EXISTS { MATCH (<node>)-[<+titled>:HAS_PROFILE]->(<+title>:Profile) WHERE "
    + holds("<titled>")
    + " AND "
    + has_words("<title>.nameFold", "text")
    + " }"
)
COVERS_PLACE: LiteralString = (
    "EXISTS { MATCH (<node>)-[<+covers>:COVERS]->(:Place)"
    + at_or_up(holds("<insides>"), GEOGRAPHY, "<+insides>")
    + "(<+around>:Place) WHERE "
    + holds("<covers>")
    + " AND <around>.id IN $places }"
)
UNCONFIRMED: LiteralString = (
    "<node>.confirmedOn IS NULL OR <node>.confirmedOn > $on OR <node>.confirmedOn < $confirmedBefore"
)
HAS_SECRETARY: LiteralString = "EXISTS { MATCH (<node>)<-[<+led>:HOLDS]-(:Member) WHERE " + is_secretary("<led>") + " }"
FOLLOWED: LiteralString = "EXISTS { MATCH (<node>)<-[<+follows>:SUPERVISES]-(:Member) WHERE "
HAS_SUPERVISOR: LiteralString = FOLLOWED + holds("<follows>") + " }"
HAD_SUPERVISOR: LiteralString = FOLLOWED + begun("<follows>") + " }"
HAS_STANDING: LiteralString = (
    "EXISTS { MATCH (<node>)<-[<+follows>:SUPERVISES]-(<+who>:Member)-[<+sits>:HOLDS]->(<+high>:Organization) WHERE "
    + holds("<follows>")
    + " AND "
    + holds("<sits>")
    + " AND <sits>.body IN "
    + COMMITTEES
    + " AND EXISTS { MATCH (<node>)"
    + up(holds("<risen>"), links="<+risen>")
    + "(<+above>:Organization) WHERE <above>.id = <high>.id } AND NOT EXISTS { MATCH (<who>)-[<+own>:MEMBER_OF]->"
    + "(:Organization)"
    + at_or_up(holds("<risen>"), links="<+risen>")
    + "(<+above>:Organization) WHERE <own>.kind = 'OFFICIAL' AND "
    + holds("<own>")
    + " AND <above>.id = <node>.id } }"
)
"""Whether somebody follows it who sits in a committee above it and does not belong to it (docs/supervision.md)."""
COVERAGE: LiteralString = (
    "CASE WHEN "
    + HAS_STANDING
    + " THEN 'SUPERVISED' WHEN "
    + HAS_SUPERVISOR
    + " THEN 'WITHOUT_STANDING' WHEN "
    + HAD_SUPERVISOR
    + " THEN 'LAPSED' ELSE 'UNSUPERVISED' END"
)


def applies(rule: LiteralString) -> LiteralString:
    """Whether a norm of sizes, or a rule of before that has no kind, is one for the organization on the day."""
    return (
        holds(rule)
        + " AND coalesce("
        + rule
        + ".kind, 'BODY_SIZE') = 'BODY_SIZE' AND "
        + rule
        + ".membersFrom <= "
        + OWN_OFFICIAL_COUNT
        + " AND ("
        + rule
        + ".besides IS NULL OR EXISTS { MATCH (<node>)<-[<+besides>:HOLDS]-(:Member) WHERE <besides>.body = "
        + rule
        + ".besides AND "
        + holds("<besides>")
        + " })"
    )


UNDER_SIZE: LiteralString = (
    "EXISTS { MATCH (<+rule>:Norm|SizeRule) WHERE <rule>.body IN $bodiesUnderSize AND "
    + applies("<rule>")
    + " AND NOT EXISTS { MATCH (<+stricter>:Norm|SizeRule) WHERE <stricter>.body = <rule>.body AND "
    + applies("<stricter>")
    + " AND (<stricter>.membersFrom > <rule>.membersFrom OR <stricter>.membersFrom = <rule>.membersFrom"
    " AND (<stricter>.least > <rule>.least OR <stricter>.least = <rule>.least AND <stricter>.id > <rule>.id)) }"
    " AND size(COLLECT { MATCH (<node>)<-[<+seat>:HOLDS]-(<+seated>:Member) WHERE <seat>.body = <rule>.body AND "
    + holds("<seat>")
    + " RETURN DISTINCT <seated>.id }) < <rule>.least }"
)
"""Whether fewer sit in a body than the rule asks for that counts: the one for the most members."""

ORGANIZATION_WHERE = by_name(
    Filter("text", Given.WORDS, {"text": NAMED}),
    any_of("codes", "<node>.code", Given.CODES),
    any_of("levels", LEVEL),
    any_of("sectors", "<node>.sector"),
    ids("places", "Place", COVERS_PLACE),
    days("founded", "<node>.since"),
    ends("ended", "<node>.until"),
    Filter("confirmedBefore", Given.VALUE, {"confirmedBefore": UNCONFIRMED}),
    numbers("memberCount", MEMBER_COUNT),
    numbers("ownMemberCount", OWN_MEMBER_COUNT),
    numbers("childCount", CHILD_COUNT),
    is_so("hasSecretary", HAS_SECRETARY),
    is_so("hasSupervisor", HAS_SUPERVISOR),
    any_of("coverage", COVERAGE),
    Filter("bodiesUnderSize", Given.ANY_OF, {"bodiesUnderSize": UNDER_SIZE}),
    ASSESSED,
)
ORGANIZATION_GROUPS: Mapping[LiteralString, LiteralString] = {
    "LEVEL": LEVEL,
    "SECTOR": "<node>.sector",
    "FOUNDING_YEAR": year("<node>.since"),
    "COVERAGE": COVERAGE,
}
CHILD_ABOVE: LiteralString = "CASE size(<links>) WHEN 0 THEN <parent>.id ELSE startNode(<links>[0]).id END"
"""What is right under the one that a way down begins at, or that one itself."""

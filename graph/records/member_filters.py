"""What lists of members can be asked for, and what members are counted by."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import LiteralString

from graph.cypher.dates import GEOGRAPHY, at_or_up, full_years, holds, year
from graph.cypher.filters import Filter, Filters, Given, any_of, by_name, days, ids, is_so, numbers, parts, words
from graph.model.offices import LACKED
from graph.records.assessed import ASSESSED
from graph.records.office_kinds import is_of_kinds


def of_membership(value: LiteralString) -> LiteralString:
    """A value of the membership that counts the member on the day."""
    return (
        "head([(<node>)-[<+own>:MEMBER_OF]->(:Organization) WHERE <own>.kind = 'OFFICIAL' AND "
        + holds("<own>")
        + " | "
        + value
        + "])"
    )


STANDING: LiteralString = (
    "CASE WHEN <node>.officialOn IS NOT NULL AND <node>.officialOn <= $on THEN 'OFFICIAL' ELSE 'PROBATIONARY' END"
)
OF_CELL: LiteralString = (
    "EXISTS { MATCH (<node>)-[<+own>:MEMBER_OF]->(<+counting>:Organization) WHERE <own>.kind = 'OFFICIAL' AND "
    + holds("<own>")
    + " AND <counting>.id IN $cells }"
)
LIVES_IN: LiteralString = (
    "EXISTS { MATCH (<node>)-[<+home>:LIVES_IN]->(:Place)"
    + at_or_up(holds("<insides>"), GEOGRAPHY, "<+insides>")
    + "(<+around>:Place) WHERE "
    + holds("<home>")
    + " AND <around>.id IN $homes }"
)
HAS_SEAT: LiteralString = "MATCH (<node>)-[<+seat>:HOLDS]->(:Organization) WHERE " + holds("<seat>")
HAS_POST: LiteralString = "EXISTS { MATCH (<node>)-[<+post>:HOLDS_OFFICE]->() WHERE " + holds("<post>")
OFFICES: LiteralString = HAS_POST + " AND " + is_of_kinds("<post>", "$officeKinds") + " }"
LACKS_OFFICES: LiteralString = "NOT " + HAS_POST + " AND " + is_of_kinds("<post>", "$lacksOfficeKinds", LACKED) + " }"
SECTOR: LiteralString = (
    "head([(<node>)-[<+own>:MEMBER_OF]->(<+counting>:Organization) WHERE <own>.kind = 'OFFICIAL' AND "
    + holds("<own>")
    + " | <counting>.sector])"
)
FOLLOWS: LiteralString = (
    "EXISTS { MATCH (<node>)-[<+follows>:SUPERVISES]->(:Organization) WHERE " + holds("<follows>") + " }"
)
HAS_TASK: LiteralString = "EXISTS { MATCH (<node>)-[<+work>:WORKS_ON]->(:Task) WHERE " + holds("<work>") + " }"
ENDED: LiteralString = "MATCH (<node>)-[<+past>:MEMBER_OF]->(:Organization) WHERE <past>.until <= $on"
AGE = full_years("<node>.birthDate")
YEARS_IN_PARTY = full_years("<node>.admittedOn")


@dataclass(frozen=True, slots=True)
class Counting:
    """What is asked of the membership that counts a member on the day, and of its cell."""

    circumstance: LiteralString
    since: LiteralString
    sector: LiteralString
    of_cells: LiteralString


SOUGHT = Counting(
    of_membership("<own>.circumstance"),
    of_membership("CASE WHEN <own>.circumstance IS NULL THEN null ELSE <own>.since END"),
    SECTOR,
    OF_CELL,
)
"""Of a member who was come to in whichever way."""
AT_HAND = Counting(
    "<link>.circumstance",
    "CASE WHEN <link>.circumstance IS NULL THEN null ELSE <link>.since END",
    "<cell>.sector",
    "<cell>.id IN $cells",
)
"""Of a member who was come to by that `link`, from that `cell`: to look for them anew takes 40 microseconds for each on
the embedded engine, three seconds for a province."""


def filters_of(counting: Counting) -> Filters:
    """The filters of a list of members."""
    return by_name(
        words("text", "<node>.nameFold", Given.PEOPLE),
        any_of("cardNumbers", "<node>.cardNumber", Given.CODES),
        any_of("standings", STANDING),
        any_of("circumstances", counting.circumstance),
        days("circumstanceSince", counting.since),
        days("birthDate", "<node>.birthDate"),
        days("admittedOn", "<node>.admittedOn"),
        days("officialOn", "CASE WHEN <node>.officialOn <= $on THEN <node>.officialOn ELSE null END"),
        numbers("age", AGE),
        numbers("yearsInParty", YEARS_IN_PARTY),
        ids("cells", "Organization", counting.of_cells),
        ids("homes", "Place", LIVES_IN),
        any_of("sectors", counting.sector),
        parts(
            "seats",
            HAS_SEAT,
            bodies=any_of("seatsBodies", "<seat>.body"),
            roles=any_of("seatsRoles", "<seat>.role"),
        ),
        is_so("hasSeat", "EXISTS { " + HAS_SEAT + " }"),
        Filter("officeKinds", Given.OFFICE_KINDS, {"officeKinds": OFFICES}),
        Filter("lacksOfficeKinds", Given.OFFICE_KINDS, {"lacksOfficeKinds": LACKS_OFFICES}),
        is_so("hasOffice", HAS_POST + " }"),
        is_so("followsOrganizations", FOLLOWS),
        is_so("hasTask", HAS_TASK),
        ASSESSED,
        parts(
            "ended",
            ENDED,
            reasons=any_of("endedReasons", "<past>.endReason"),
            on=days("endedOn", "<past>.until"),
        ),
    )


MEMBER_GROUPS: Mapping[LiteralString, LiteralString] = {
    "STANDING": STANDING,
    "CIRCUMSTANCE": AT_HAND.circumstance,
    "AGE_GROUP": "reduce(<+group> = null, <+least> IN $ageGroups | CASE WHEN "
    + AGE
    + " >= <least> THEN <least> ELSE <group> END)",
    "ADMISSION_YEAR": year("<node>.admittedOn"),
}

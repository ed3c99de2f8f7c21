"""The one place for days in Cypher: when a link or a node holds, and the ways up and down along links that hold.

A fact holds on day d when `since <= d < until`; an open end is 9999-12-31 in the graph. `$on` is the day of the answer,
`$from` and `$to` bound a period, the end exclusive.

A way is as long as the graph has it: no pattern says how deep a hierarchy may be. It asks each of its links for its
day while it walks: `(()-[links:… WHERE …]->()){1,}`. Of the other forms, the embedded engine walks the ways of all days
first where `all(link IN links WHERE …)` stands behind `*1..` (18 links with an earlier one beside each: 4 seconds, 2 ms
so), and it drops the condition of the short form `-[links:… WHERE …]->{1,}` without a word.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import LiteralString


@dataclass(frozen=True, slots=True)
class Period:
    """The days from one up to another, which is not among them."""

    since: date
    until: date

    @classmethod
    def of_day(cls, day: date) -> "Period":
        """The period of one day."""
        return cls(day, day + timedelta(days=1))

    @property
    def bounds(self) -> dict[str, date]:
        """The parameters that bound it in a text."""
        return {"from": self.since, "to": self.until}

    @property
    def ordinals(self) -> tuple[int, int]:
        return self.since.toordinal(), self.until.toordinal()

    def meets(self, since: str, until: str | None) -> bool:
        """Whether a fact with these days, as ISO texts, holds on some day of it."""
        return since < self.until.isoformat() and (until is None or self.since.isoformat() < until)


def holds(name: LiteralString, day: LiteralString = "$on") -> LiteralString:
    """Whether a link or a node holds on a day."""
    return name + ".since <= " + day + " AND " + day + " < " + name + ".until"


def throughout(name: LiteralString, first: LiteralString = "$first", last: LiteralString = "$last") -> LiteralString:
    """Whether a link or a node holds from a day up to and with another one, and so on each between them."""
    return name + ".since <= " + first + " AND " + last + " < " + name + ".until"


def begun(name: LiteralString, day: LiteralString = "$on") -> LiteralString:
    """Whether a link or a node has begun by a day, and may have ended since."""
    return name + ".since <= " + day


def overlaps(name: LiteralString) -> LiteralString:
    """Whether a link or a node holds on some day of the period."""
    return name + ".since < $to AND $from < " + name + ".until"


OPEN_END: LiteralString = "date('9999-12-31')"


def end_or_null(name: LiteralString) -> LiteralString:
    """The end as an ISO text, null for an open one."""
    return "CASE WHEN " + name + ".until = " + OPEN_END + " THEN null ELSE toString(" + name + ".until) END"


def year(day: LiteralString) -> LiteralString:
    """The year of a day."""
    return "toInteger(substring(toString(" + day + "), 0, 4))"


def full_years(since: LiteralString) -> LiteralString:
    """How many full years have passed since a day; null where that is."""
    return (
        "("
        + year("$on")
        + " - "
        + year(since)
        + " - CASE WHEN substring(toString($on), 5) < substring(toString("
        + since
        + "), 5) THEN 1 ELSE 0 END)"
    )


def last_turn(name: LiteralString) -> LiteralString:
    """The last day on which a link or a node turns: its end, or where that is open its beginning."""
    return "CASE WHEN " + name + ".until = date('9999-12-31') THEN " + name + ".since ELSE " + name + ".until END"


ON_DAY: LiteralString = holds("links")
IN_PERIOD: LiteralString = overlaps("links")
HIERARCHY: LiteralString = "PART_OF"
GEOGRAPHY: LiteralString = "IN"


def up(
    during: LiteralString = ON_DAY, along: LiteralString = HIERARCHY, links: LiteralString = "links"
) -> LiteralString:
    """From what stands before it to everything above; `links` are those of the way, nearest first.

    `during` is what each of them is asked for, in the same name."""
    return "(()-[" + links + ":" + along + " WHERE " + during + "]->()){1,}"


def at_or_up(
    during: LiteralString = ON_DAY, along: LiteralString = HIERARCHY, links: LiteralString = "links"
) -> LiteralString:
    """The same with what stands before it itself, by no links."""
    return "(()-[" + links + ":" + along + " WHERE " + during + "]->()){0,}"


def down(
    during: LiteralString = ON_DAY, along: LiteralString = HIERARCHY, links: LiteralString = "links"
) -> LiteralString:
    """From what stands before it to everything under it; `links` are those of the way, the highest first."""
    return "(()<-[" + links + ":" + along + " WHERE " + during + "]-()){1,}"


def at_or_down(
    during: LiteralString = ON_DAY, along: LiteralString = HIERARCHY, links: LiteralString = "links"
) -> LiteralString:
    """The same with what stands before it itself, by no links."""
    return "(()<-[" + links + ":" + along + " WHERE " + during + "]-()){0,}"


def holds_or_was_last(link: LiteralString) -> LiteralString:
    """Whether a link holds on the day, or is the one in which its start was when that ended."""
    return "(" + holds(link) + " OR " + begun(link) + " AND startNode(" + link + ").until = " + link + ".until)"


def each_and_under(during: LiteralString = ON_DAY) -> LiteralString:
    """Clauses that bind `node` to each organization of `$ids` and to everything under it, with the `links` between."""
    return "UNWIND $ids AS id\nMATCH (top:Organization {id: id})" + at_or_down(during) + "(node:Organization)"


def last_above(links: LiteralString = "links") -> LiteralString:
    """The id of what is right above the end of a way down."""
    return "endNode(" + links + "[size(" + links + ") - 1]).id"

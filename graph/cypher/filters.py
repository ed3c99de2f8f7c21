"""Filters of lists: what a client may ask for of a kind of record, each declared once with its conditions in Cypher.

A filter has the name of its field in the schema's `…Where` input; a hop takes it in `where`. How it is given there
says which parameters its conditions speak of: `$levels` for a list, `$foundedFrom` and `$foundedTo` for days,
`$ageLeast` and `$ageMost` for numbers. Which of them are given shapes a statement, never what they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import LiteralString

from graph.cypher.dates import OPEN_END


class Given(Enum):
    """How a filter is given.

    ANY_OF: a list, of which the record has one. VALUE: a value, most often whether something is so. CHOICE: a word that
    names the condition. DAYS: from one up to another, the end exclusive. NUMBERS: at least and at most. WORDS: a text
    to search for in names of organizations and places, PEOPLE: in those of people. CODES: a list of texts that are
    compared as they are stored. IDS: a list of global ids. OFFICE_KINDS: kinds of civil posts. ASSESSED: how
    somebody was judged, and in which years. PARTS: several filters
    of one thing, such as the body and the role of one seat.
    """

    ANY_OF = "ANY_OF"
    VALUE = "VALUE"
    CHOICE = "CHOICE"
    DAYS = "DAYS"
    NUMBERS = "NUMBERS"
    WORDS = "WORDS"
    PEOPLE = "PEOPLE"
    CODES = "CODES"
    IDS = "IDS"
    OFFICE_KINDS = "OFFICE_KINDS"
    ASSESSED = "ASSESSED"
    PARTS = "PARTS"


@dataclass(frozen=True, slots=True, eq=False)
class Filter:
    """`conditions` by the name of the parameter that brings each in; `to` is the type that ids are of."""

    name: LiteralString
    given: Given
    conditions: Mapping[LiteralString, LiteralString]
    to: str = ""
    parts: Mapping[str, "Filter"] = field(default_factory=dict[str, "Filter"])


Filters = Mapping[str, Filter]


def by_name(*filters: Filter) -> dict[str, Filter]:
    """The filters of a kind of record."""
    return {one.name: one for one in filters}


def any_of(name: LiteralString, value: LiteralString, given: Given = Given.ANY_OF) -> Filter:
    """The value is one of those that are given."""
    return Filter(name, given, {name: value + " IN $" + name})


def is_so(name: LiteralString, condition: LiteralString) -> Filter:
    """The condition holds, or with `false`, it does not."""
    return Filter(name, Given.VALUE, {name: "(" + condition + ") = $" + name})


def days(name: LiteralString, value: LiteralString) -> Filter:
    """The day is one of a period, the end exclusive."""
    since, until = name + "From", name + "To"
    return Filter(name, Given.DAYS, {since: value + " >= $" + since, until: value + " < $" + until})


def ends(name: LiteralString, until: LiteralString) -> Filter:
    """The day that something no longer holds on is one of a period; what has no end has no such day."""
    since, to = name + "From", name + "To"
    begun = until + " >= $" + since + " AND " + until + " < " + OPEN_END
    return Filter(name, Given.DAYS, {since: begun, to: until + " < $" + to})


def numbers(name: LiteralString, value: LiteralString) -> Filter:
    """The number is one between two, both among them."""
    least, most = name + "Least", name + "Most"
    return Filter(name, Given.NUMBERS, {least: value + " >= $" + least, most: value + " <= $" + most})


def words(name: LiteralString, folded: LiteralString, given: Given = Given.WORDS) -> Filter:
    """A folded name has all the words, by prefix, in any order."""
    return Filter(name, given, {name: has_words(folded, name)})


def has_words(folded: LiteralString, name: LiteralString) -> LiteralString:
    return (
        "all(<+said> IN $" + name + " WHERE " + folded + " STARTS WITH <said> OR " + folded + " CONTAINS ' ' + <said>)"
    )


def ids(name: LiteralString, to: str, condition: LiteralString) -> Filter:
    """The condition holds for one of the records whose ids are given, each by its own key."""
    return Filter(name, Given.IDS, {name: condition}, to)


def parts(name: LiteralString, found: LiteralString, **filters: Filter) -> Filter:
    """Something is found of which all the filters hold that are given; `found` is its pattern, with what is asked of it
    anyway. Each filter is known by the name of its field, and has a name of its own for its parameters."""
    asked = found
    for one in filters.values():
        for parameter, condition in one.conditions.items():
            asked += " AND ($" + parameter + " IS NULL OR " + condition + ")"
    return Filter(name, Given.PARTS, {name: "EXISTS { " + asked + " }"}, parts=filters)

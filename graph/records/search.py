"""Search by name and by code: hops whose key is the rank of the match, so that the best come first.

A name is found by its tails (`graph.model.derived.found_by`): what one of its words begins with is a range of an index.
Neither engine's full-text index is needed: both give the same answer. A page of a common word needs little of a range:
`ends` reads up to where, in each of the indexes, and the page is then read up to there, so that no statement reads more
than it shows, in whichever order an engine reads.

Parameters: `$codes` (the text as a code), `$words` (folded), `$from` and `$beyond` (the range that is searched),
`$inside` (how it stands inside of a name), `$pastWhole` and `$pastSide` (where, in it, whole names end, and words side
by side), `$phrase` and `$pastPhrase` (the range of the words as typed), `$mark` (what keys begin with of words apart),
`$lower1` … and `$end1` … (which part of the range is read of each index), `$most` (how many rows of each are enough).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import LiteralString

from graph.cypher.patterns import FROM_ORGANIZATION, Hop, RecordType
from graph.cypher.templates import as_declared
from graph.engine.sessions import PARTS
from graph.model.keys import END
from graph.model.tables import FURTHER_TAILS, TAILS
from graph.records.called import MEMBER_CALLED, ORGANIZATION_CALLED, PLACE_CALLED, Named, ever

NUMBERS: tuple[LiteralString, ...] = ("1", "2", "3", "4", "5", "6")
"""Of the tails: the first, the second, and so on."""
FIRST, LAST = NUMBERS[0], NUMBERS[-1]
DOWN: LiteralString = " DESC"
EVERY_TAIL: LiteralString = (
    "([" + ", ".join(["<called>." + name for name in TAILS[:-1]]) + "] + coalesce(<called>." + FURTHER_TAILS + ", []))"
)
ALL_WORDS: LiteralString = (
    "all(<+word> IN $words WHERE <called>.nameFold STARTS WITH <word> OR <called>.nameFold CONTAINS ' ' + <word>)"
)
AS_TYPED: LiteralString = "size([<+typed> IN " + EVERY_TAIL + " WHERE <typed> > $phrase AND <typed> < $pastPhrase]) > 0"
PLACED: LiteralString = "replace(<found>, '" + END + "', '" + END + "' + <place>)"
"""A tail with its place before the id: names that read on alike come in the order of how many words stand before."""
SIDE: LiteralString = "CASE WHEN <found> < $pastSide THEN '2' ELSE '3' END + $kind + " + PLACED
WHOLE: LiteralString = "CASE WHEN <found> < $pastWhole THEN '1' + $kind + " + PLACED + " ELSE " + SIDE + " END"


@dataclass(frozen=True, slots=True)
class Form:
    """How words are searched for. `asked` is asked of what has a tail in the range, `by_code` says whether a code finds
    it as well; `first` and `others` are the key of a row, of the first tails and of others."""

    asked: tuple[LiteralString, ...]
    by_code: bool
    first: LiteralString
    others: LiteralString


TYPED = Form((), by_code=True, first=WHOLE, others=SIDE)
"""As they are typed, the last one going on: the range is theirs."""
APART = Form((ALL_WORDS, "NOT " + AS_TYPED), by_code=False, first="$mark + " + PLACED, others="$mark + " + PLACED)
"""In another order, or with others between them: the range is that of one of them."""
ANYHOW = Form((ALL_WORDS,), by_code=True, first="<found>", others="<found>")
"""Both, to be counted."""


LAST_NAME: LiteralString = (
    "NOT EXISTS { MATCH (<one>)-[<+again>:HAS_PROFILE]->(:Profile) WHERE <again>.since > <named>.since }"
)
EVERY_OTHER_TAIL: LiteralString = EVERY_TAIL.replace("<called>", "<other>")
FIRST_TAILS: tuple[LiteralString, ...] = tuple(["<called>." + name for name in TAILS[:-1]])
PLACE_OF: LiteralString = (
    "CASE <found> "
    + " ".join(["WHEN <called>.tail" + place + " THEN '" + place + "'" for place in NUMBERS[:-1]])
    + " ELSE '"
    + LAST
    + "' END"
)
IN_RANGE: LiteralString = "<tail> > $from AND <tail> < $beyond"


def smallest(found: LiteralString) -> LiteralString:
    """Whether no other tail in the range comes before it: whoever is found by several words is found once.

    Compared one by one, as a list made for each row costs the embedded engine more than the rest of the search. By
    CASE, as Neo4j would look up each comparison of an OR in an index of its own.
    """
    later: list[LiteralString] = [
        "CASE WHEN " + tail + " > $from THEN " + tail + " >= " + found + " ELSE true END"
        for tail in FIRST_TAILS
        if tail != found
    ]
    further: LiteralString = (
        "CASE WHEN <called>." + TAILS[-1] + " IS NULL THEN true ELSE size([<+tail> IN <called>." + FURTHER_TAILS
    )
    return "\n  AND ".join([*later, further + " WHERE " + IN_RANGE + " AND <tail> < " + found + "]) = 0 END"])


def best_name(named: Named, form: Form, found: LiteralString) -> tuple[LiteralString, ...]:
    """Whether no other name does better, where one may have several: of names alike, the last."""
    if not named.renamed:
        return ()
    sooner: LiteralString = "(<tail> < " + found + " OR <tail> = " + found + " AND <again>.since > <named>.since)"
    other: LiteralString = "size([<+tail> IN " + EVERY_OTHER_TAIL + " WHERE " + IN_RANGE + " AND " + sooner + "]) > 0"
    words: list[LiteralString] = [one.replace("<called>", "<other>") for one in form.asked if one == ALL_WORDS]
    typed: list[LiteralString] = [AS_TYPED.replace("<called>", "<other>") for one in form.asked if one != ALL_WORDS]
    return tuple(no_other_name(" AND ".join([one, *words])) for one in (other, *typed))


def no_other_name(condition: LiteralString) -> LiteralString:
    return "NOT EXISTS { MATCH (<one>)-[<+again>:HAS_PROFILE]->(<+other>:Profile) WHERE " + condition + " }"


def not_by_code(named: Named) -> LiteralString:
    return "NOT coalesce(" + named.code + ", '') IN $codes"


def where(*conditions: LiteralString) -> LiteralString:
    wanted: list[LiteralString] = [one for one in conditions if one != ""]
    return "\nWHERE " + "\n  AND ".join(wanted) if wanted else ""


def found_so(named: Named, form: Form, found: LiteralString) -> LiteralString:
    """What is asked of whoever is called so."""
    conditions: list[LiteralString] = [named.lives, not_by_code(named), *best_name(named, form, found)]
    joined: LiteralString = " AND ".join([one for one in conditions if one != ""])
    return "EXISTS { MATCH " + named.reach + " WHERE " + joined + " }" if named.reach else joined


def in_index(named: Named, form: Form, place: LiteralString, end: LiteralString) -> tuple[LiteralString, LiteralString]:
    """Clauses that match the tails of one index from where the page begins up to an end, each name by its smallest;
    and what the tail is."""
    tail: LiteralString = "<called>.tail" + place
    part: LiteralString = tail + " > $lower" + place + " AND " + tail + " < " + end
    if place != LAST:
        return named.match + where(part, *form.asked, smallest(tail), found_so(named, form, tail)), tail
    unwound: LiteralString = "\nUNWIND <called>." + FURTHER_TAILS + " AS <+found>\nWITH <called>, <found>"
    conditions = where(part.replace(tail, "<found>"), smallest("<found>"), found_so(named, form, "<found>"))
    # that there are further tails says little, and to unwind them costs: whose name has the words is asked first
    some = where(tail + " > ''", "<called>.nameFold CONTAINS $inside", *form.asked)
    return named.match + some + unwound + conditions, "<found>"


def carried(named: Named) -> LiteralString:
    return ", ".join(dict.fromkeys([named.one, *("<" + name + ">" for name in named.carries), "<called>"]))


def by_code(named: Named, direction: LiteralString) -> LiteralString:
    """A branch that finds by the code, in full."""
    bound: LiteralString = "UNWIND $codes AS <+code>\n" + named.by_code
    conditions = where(named.lives, LAST_NAME if named.renamed else "")
    carried_on: LiteralString = ", ".join(dict.fromkeys(["<node>", *("<" + name + ">" for name in named.carries)]))
    begun: LiteralString = carried_on.replace("<node>", named.one + " AS <+node>")
    key: LiteralString = "'0' + $kind + " + named.one + ".id"
    values: LiteralString = "[" + ", ".join(named.columns.values()) + "]"
    return bound + conditions + page_of(begun, carried_on, key, values, direction)


def by_name(named: Named, key: LiteralString, direction: LiteralString) -> LiteralString:
    """What a branch that finds by the name gives."""
    values: LiteralString = "[" + ", ".join(named.columns.values()) + "]"
    if not named.reach:
        return page_of("<called> AS <+node>", "<node>", key, values, direction)
    reached: LiteralString = "head([" + named.reach.replace("<+one>", "<+node>") + " | " + values + "])"
    return page_of("<called>", "<called>", key, reached, direction)


def page_of(
    begun: LiteralString,
    carried_on: LiteralString,
    key: LiteralString,
    values: LiteralString,
    direction: LiteralString,
) -> LiteralString:
    """[key, values] of those that come first in a direction."""
    return (
        "\nWITH "
        + begun
        + ", "
        + key
        + " AS <+key>\nWHERE <key> > $above AND <key> < $below\nWITH "
        + carried_on
        + ", <key>\nORDER BY <key>"
        + direction
        + "\nLIMIT $limit\nRETURN collect([<key>, "
        + values
        + "]) AS <+part>"
    )


def pages(named: Named, form: Form, direction: LiteralString = "") -> LiteralString:
    """The first `$limit` rows of each index in a direction, up to its end, between two keys: [key, values]."""
    parts: list[LiteralString] = [by_code(named, direction)] if form.by_code else []
    for place in NUMBERS:
        matched, tail = in_index(named, form, place, "$end" + place)
        key = form.first if place == FIRST else form.others
        placed = key.replace("<found>", tail).replace("<place>", "'" + place + "'")
        parts.append(matched + by_name(named, placed, direction))
    return joined(parts)


def ends(named: Named, form: Form) -> LiteralString:
    """Of each index: its place, how many rows a page may take of it, `$most` at most, and the last tail of these. The
    last index has no order, so that it is always read whole."""
    parts: list[LiteralString] = []
    for place in NUMBERS[:-1]:
        matched, tail = in_index(named, form, place, "$beyond")
        counted: LiteralString = "\nRETURN [[" + place + ", count(<last>), max(<last>)]] AS <+part>"
        parts.append(matched + "\nWITH " + tail + " AS <+last>\nLIMIT $most" + counted)
    return joined(parts)


def counted(named: Named) -> LiteralString:
    """How many rows there are, a number for each branch."""
    bound: LiteralString = "UNWIND $codes AS <+code>\n" + named.by_code
    parts: list[LiteralString] = [
        bound + where(named.lives, LAST_NAME if named.renamed else "") + "\nRETURN [count(<code>)] AS <+part>"
    ]
    for place in NUMBERS:
        matched, tail = in_index(named, ANYHOW, place, "$beyond")
        parts.append(matched + "\nRETURN [count(" + tail + ")] AS <+part>")
    return joined(parts)


def joined(parts: Sequence[LiteralString]) -> LiteralString:
    return PARTS.join([as_declared(part) for part in parts])


BEST: LiteralString = (
    "reduce(<+best> = $beyond, <+tail> IN "
    + EVERY_TAIL
    + " | CASE WHEN <tail> > $from AND <tail> < <best> THEN <tail> ELSE <best> END)"
)


def within(named: Named, form: Form) -> Hop:
    """The same at and under an organization, by a walk through it."""
    through: LiteralString = "".join([", <" + name + ">" for name in named.carries])
    code: LiteralString = "coalesce(" + named.code + ", '') IN $codes"
    coded: LiteralString = "'0' + $kind + " + named.one + ".id" if form.by_code else "null"
    missed: LiteralString = " OR ".join(["<found> = $beyond", *("NOT (" + one + ")" for one in form.asked)])
    ranked: LiteralString = "CASE WHEN <found> = <called>.tail1 THEN " + form.first + " ELSE " + form.others + " END"
    first: LiteralString = ranked.replace("<place>", PLACE_OF)
    key: LiteralString = (
        "CASE WHEN " + code + " THEN " + coded + " WHEN " + missed + " THEN null ELSE " + first + " END"
    )
    return Hop(
        record=RecordType(named.record.name, "", "", named.columns),
        start=FROM_ORGANIZATION,
        path=named.below,
        clauses="WHERE "
        + named.below_lives
        + "\nWITH DISTINCT "
        + carried(named)
        + ", "
        + BEST
        + " AS <+found>\nWITH "
        + named.one
        + " AS <+node>"
        + through
        + ", "
        + key
        + " AS <+ranked>",
        carries=(*named.carries, "ranked"),
        holds="<ranked> IS NOT NULL",
        begun="",
        key="<ranked>",
    )


@dataclass(frozen=True, slots=True)
class Search:
    """The statements of a kind in a form, from the first row on and from the last, and the hop from an organization."""

    pages: LiteralString
    pages_back: LiteralString
    ends: LiteralString
    within: Hop


@dataclass(frozen=True, slots=True)
class Searches:
    """A kind, whose `digit` puts it in order: words as they are typed, words apart, and both to be counted."""

    digit: LiteralString
    names: Sequence[str]
    typed: Search
    apart: Search
    counted: LiteralString
    counted_within: Hop


def searches(digit: LiteralString, named: Named) -> Searches:
    typed, apart = (
        Search(pages(named, form), pages(named, form, DOWN), ends(named, form), within(named, form))
        for form in (TYPED, APART)
    )
    return Searches(digit, tuple(named.columns), typed, apart, counted(named), within(named, ANYHOW))


ORGANIZATIONS = searches("0", ORGANIZATION_CALLED)
MEMBERS = searches("1", MEMBER_CALLED)
PLACES = searches("2", PLACE_CALLED)
ORGANIZATIONS_EVER = searches("0", ever(ORGANIZATION_CALLED, renamed=True))
MEMBERS_EVER = searches("1", ever(MEMBER_CALLED))
PLACES_EVER = searches("2", ever(PLACE_CALLED))

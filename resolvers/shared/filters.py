"""`where` and `orderBy` of lists: what they are given as parameters of the hop that declares its filters and orders."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from execution.errors import BadUserInput
from execution.kinds import ORDER, Arguments, Inside, Parameters
from graph.cypher.filters import Filter, Filters, Given
from graph.cypher.patterns import Hop
from graph.model.assessments import LEVELS_OF
from graph.model.calendar import FIRST_DAY, LAST_DAY
from graph.model.keys import fold, spelled_out
from graph.model.offices import LACKED, parameters_of
from graph.model.texts import CODE
from graph.model.vocabulary import AssessmentKind
from resolvers.shared.arguments import check_period, given, plain, words_of
from resolvers.shared.identifiers import decode_id
from resolvers.shared.texts import argument_text
from wording.said import say

WHERE = "where"


def filtered(hop: Hop, *names: str, further: Callable[[Arguments], dict[str, Any]] | None = None) -> Parameters:
    """The filters of a hop as parameters of a link: those of `where`, and the other arguments that it is asked for.

    `further` makes parameters of the others; without it they are handed on as they are given.
    """
    others = further or given(*names)

    def parameters(arguments: Arguments) -> dict[str, Any]:
        return where_of(hop.where, arguments) | others(arguments)

    return Parameters((WHERE, *names), parameters, inside_where(hop.where))


def inside_where(filters: Filters, place: str = WHERE) -> Inside:
    """The fields that are read of `where`, and of what stands inside of it."""
    found = {place: frozenset(filters)}
    for name, one in filters.items():
        if one.parts:
            found |= inside_where(one.parts, f"{place}.{name}")
    return found


def inside_list(hop: Hop, orders: Mapping[str, Hop]) -> Inside:
    """What a root field reads of `where` and `orderBy`."""
    return {**inside_where(hop.where), f"{ORDER}.field": frozenset(orders)}


def where_of(filters: Filters, arguments: Arguments) -> dict[str, Any]:
    """The parameters of what is given of `where`; what is null asks for nothing."""
    found: dict[str, Any] = {}
    for name, value in (arguments.get(WHERE) or {}).items():
        if value is not None:
            found |= parameters_for(name, filters[name], value)
    return found


def parameters_for(field: str, wanted: Filter, value: Any) -> dict[str, Any]:
    """The parameters of one filter; a value that cannot be used is refused by its field."""
    return READ[wanted.given](field, wanted, value)


def plain_of(field: str, wanted: Filter, value: Any) -> dict[str, Any]:
    return {wanted.name: plain(value)}


def choice_of(field: str, wanted: Filter, value: Any) -> dict[str, Any]:
    return {str(value): True}


def folded_of(field: str, wanted: Filter, value: str) -> dict[str, Any]:
    written = fold if wanted.given is Given.PEOPLE else spelled_out
    return {wanted.name: words_of(value, written, field)}


def codes_of(field: str, wanted: Filter, value: Sequence[str]) -> dict[str, Any]:
    return {wanted.name: [argument_text(one, field, CODE) for one in value]}


def keys_of(field: str, wanted: Filter, value: Sequence[str]) -> dict[str, Any]:
    named = enumerate(value)
    return {wanted.name: [decode_id(one, field, {wanted.to}, place=f"{field}[{at}]").key for at, one in named]}


def office_kinds_of(field: str, wanted: Filter, value: Any) -> dict[str, Any]:
    """The kinds, with what tells them of a post that has none recorded."""
    mark = LACKED if wanted.name == "lacksOfficeKinds" else ""
    return {wanted.name: plain(value), **parameters_of(plain(value), mark)}


def assessed_of(field: str, wanted: Filter, value: Mapping[str, Any]) -> dict[str, Any]:
    """How somebody was judged: by any level where none is named, in any year where none is."""
    kind = AssessmentKind(value.get("kind") or AssessmentKind.CLASSIFICATION)
    levels = value.get("levels") or [*LEVELS_OF[kind]]
    if others := [one for one in levels if one not in LEVELS_OF[kind]]:
        possible = [str(one) for one in LEVELS_OF[kind]]
        raise BadUserInput(say("NO_LEVEL_OF_KIND", found=str(others[0]), kind=str(kind), possible=possible), field)
    asked = {"assessedKind": str(kind), "assessedLevels": plain(levels)}
    if value.get("years") is None:
        return {**asked, "assessedEver": True}
    years = sorted(set(value["years"]))
    if wrong := [one for one in years if not FIRST_DAY.year <= one <= LAST_DAY.year]:
        bounds = {"first": str(FIRST_DAY.year), "last": str(LAST_DAY.year)}
        raise BadUserInput(say("NO_SUCH_YEAR", argument="years", found=str(wrong[0]), **bounds), field)
    return {**asked, "assessedYears": [f"{one:04}-01-01/{one + 1:04}-01-01" for one in years]}


def days_of(field: str, wanted: Filter, value: Mapping[str, Any]) -> dict[str, Any]:
    check_period(value, field)
    return ends_of(wanted, value, {"from": "From", "to": "To"})


def numbers_of(field: str, wanted: Filter, value: Mapping[str, Any]) -> dict[str, Any]:
    check_numbers(field, value)
    return ends_of(wanted, value, {"least": "Least", "most": "Most"})


def check_numbers(field: str, value: Mapping[str, Any]) -> None:
    """At least and at most: a pair that no number lies between is a mistake, and told."""
    least, most = value.get("least"), value.get("most")
    if least is not None and most is not None and least > most:
        raise BadUserInput(say("LEAST_ABOVE_MOST", argument=field, least=least, most=most), field)
    below = min((one for one in (least, most) if one is not None), default=0)
    if below < 0:
        raise BadUserInput(say("TOO_SMALL", argument=field, least=0, found=below), field)


def day_within(where: Arguments, field: str) -> Callable[[str | None], bool]:
    """Whether a day, as ISO writes it, is one that `where` asks for of what was worked out; an unknown one is not."""
    asked = where.get(field) or {}
    check_period(asked, field)
    since, until = (None if asked.get(end) is None else asked[end].isoformat() for end in ("from", "to"))
    if since is until is None:
        return lambda _: True
    return lambda day: day is not None and (since is None or since <= day) and (until is None or day < until)


def number_within(where: Arguments, field: str) -> Callable[[int], bool]:
    """Whether a number is one that `where` asks for of what was worked out."""
    asked = where.get(field) or {}
    check_numbers(field, asked)
    least, most = asked.get("least"), asked.get("most")
    return lambda number: (least is None or least <= number) and (most is None or number <= most)


def ends_of(wanted: Filter, value: Mapping[str, Any], suffixes: Mapping[str, str]) -> dict[str, Any]:
    return {wanted.name + suffix: value[end] for end, suffix in suffixes.items() if value.get(end) is not None}


def parts_of(field: str, wanted: Filter, value: Mapping[str, Any]) -> dict[str, Any]:
    """One condition with all of its parameters, whichever are given; without any it asks for nothing."""
    found: dict[str, Any] = {}
    for name, one in value.items():
        if one is not None:
            found |= parameters_for(name, wanted.parts[name], one)
    if not found:
        return {}
    every = {parameter for part in wanted.parts.values() for parameter in part.conditions}
    return {wanted.name: True, **dict.fromkeys(every), **found}


READ: Mapping[Given, Callable[[str, Filter, Any], dict[str, Any]]] = {
    Given.ANY_OF: plain_of,
    Given.VALUE: plain_of,
    Given.CHOICE: choice_of,
    Given.WORDS: folded_of,
    Given.PEOPLE: folded_of,
    Given.CODES: codes_of,
    Given.IDS: keys_of,
    Given.OFFICE_KINDS: office_kinds_of,
    Given.ASSESSED: assessed_of,
    Given.DAYS: days_of,
    Given.NUMBERS: numbers_of,
    Given.PARTS: parts_of,
}
"""How each form is read: (field, filter, value) into parameters."""

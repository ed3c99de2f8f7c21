"""Search over organizations, members and places, best match first.

Each kind is read by itself, side by side; keys begin with the rank of the match, so that merged they are in order.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from operator import itemgetter
from typing import Any, TypeVar

from execution.backend import HIGHEST, LOWEST, Between, bounds_of
from execution.cursors import between, check_size, fingerprint_of, slice_of
from execution.errors import BadUserInput
from execution.kinds import Arguments, Batch, Column, FieldMap, Record, Unread, Window
from execution.view import View
from graph.cypher.fetch import Fetching, Page
from graph.cypher.held import Went
from graph.cypher.patterns import RecordType
from graph.cypher.sought import APART, HeldNames, Part, Sought
from graph.model.keys import fold, spelled_out
from graph.model.texts import SEARCHED
from graph.reads.search import (
    count_begun,
    count_found,
    parameters_of,
    read_apart,
    read_typed,
    with_rarest,
)
from graph.records import search as records
from graph.records.organizations import ORGANIZATION
from graph.records.search import Searches
from resolvers.shared.arguments import words_of
from resolvers.shared.texts import argument_text
from resolvers.shared.trees import list_heirs, told
from wording.said import say

Found = TypeVar("Found")

ANY_DAY = "anyDay"
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Kind:
    """What is searched of a kind, on a day and on any day; `written` folds a text as its names are folded, `held` says
    whether they are held in memory."""

    type: str
    searches: Searches
    ever: Searches
    written: Callable[[str], str]
    held: bool


KINDS: Mapping[str, Kind] = {
    "ORGANIZATION": Kind("Organization", records.ORGANIZATIONS, records.ORGANIZATIONS_EVER, spelled_out, held=True),
    "MEMBER": Kind("Member", records.MEMBERS, records.MEMBERS_EVER, fold, held=False),
    "PLACE": Kind("Place", records.PLACES, records.PLACES_EVER, spelled_out, held=True),
}


async def search(backend: Fetching, under: str | None, view: View, arguments: Arguments) -> Window:
    """One page over all kinds, merged by rank; with `perKind`, of the first of each."""
    if arguments.get(ANY_DAY) and under is not None:
        raise BadUserInput(say("ANY_DAY_EVERYWHERE"), ANY_DAY)
    fingerprint = fingerprint_of("Query.search", under, arguments, view)
    part, each = slice_of(arguments), most_of_each(arguments)
    above, below = bounds_of(between(part, fingerprint))
    asked = [
        Asking(KINDS[kind], under, view, arguments["text"], ever=bool(arguments.get(ANY_DAY)))
        for kind in sorted({str(kind) for kind in arguments.get("kinds") or KINDS})
    ]
    if each is not None:
        first = Part(LOWEST, HIGHEST, backwards=False, limit=each)
        return Window(merged(await asyncio.gather(*(one.page(backend, first) for one in asked))), part, fingerprint)
    wanted = Part(above, below, part.backwards, part.size + 1)
    pages = await asyncio.gather(*(one.page(backend, wanted) for one in asked))

    async def total() -> int:
        return sum(await asyncio.gather(*(one.total(backend) for one in asked)))

    return Window(merged(pages), part, fingerprint, total)


def most_of_each(arguments: Arguments) -> int | None:
    """How many rows of each kind are listed at most; None: any number."""
    most: int | None = arguments.get("perKind")
    if most is not None:
        check_size(most, "perKind", 1)
    return most


Rows = list[tuple[str, Record]]


def merged(pages: Sequence[Rows]) -> Rows:
    return sorted((row for page in pages for row in page), key=itemgetter(0))


class Asking:
    """The search of one kind; `ever` is on any day."""

    def __init__(self, kind: Kind, under: str | None, view: View, text: str, *, ever: bool) -> None:
        self.kind, self.under, self.view, self.ever = kind, under, view, ever
        self.searches = kind.ever if ever else kind.searches
        self.sought = sought_of(text, kind.written)
        self.telling, self.told = asyncio.Lock(), len(self.sought.words) == 1

    async def page(self, backend: Fetching, part: Part) -> Rows:
        """The rows of a part, in no order."""
        return [(key, shown(self.kind.type, self.view, values)) for key, values in await self.rows(backend, part)]

    async def rows(self, backend: Fetching, part: Part) -> Page:
        """Words as typed come before words apart: from either end, the others are read where these leave room."""
        page: Page = []
        for apart in (True, False) if part.backwards else (False, True):
            if len(page) < part.limit and self.may_lie(part, apart=apart):
                sought = await self.by_rarest(backend, part.above, part.below) if apart else self.sought
                rest = part.rest(page)
                page += await self.part(backend, sought, rest, apart=apart)
        return page

    async def part(self, backend: Fetching, sought: Sought, part: Part, *, apart: bool) -> Page:
        """Rows that are found by words as typed, or by words apart from each other."""

        async def asked() -> Page:
            if self.under is None:
                read = read_apart if apart else read_typed
                return await read(backend, self.searches, self.view, sought, part)
            text = sought.words[sought.rarest] if apart else sought.phrase
            [page] = await backend.pages(
                (self.searches.apart if apart else self.searches.typed).within,
                [self.under],
                self.view,
                parameters_of(sought, self.searches.digit, text),
                between=Between(part.above, part.below),
                reverse=part.backwards,
                limit=part.limit,
            )
            return page

        return await self.found(backend, lambda names: names.page(sought, part, apart=apart), asked)

    def may_lie(self, part: Part, *, apart: bool) -> bool:
        """Whether rows of words apart, or as typed, can lie in a part."""
        return len(self.sought.words) > 1 and part.below > APART if apart else part.above < APART

    async def total(self, backend: Fetching) -> int:
        sought = await self.by_rarest(backend)
        return await self.found(
            backend,
            lambda names: names.count(sought),
            lambda: count_found(backend, self.searches, self.under, self.view, sought),
        )

    async def by_rarest(self, backend: Fetching, *keys: str) -> Sought:
        """By which of the words those apart are found: told once for the page and the total, which any would do for."""
        async with self.telling:
            if not self.told:
                self.sought = await with_rarest(partial(self.count_begun, backend), self.searches, self.sought, *keys)
                self.told = True
        return self.sought

    async def count_begun(self, backend: Fetching, word: str) -> int:
        return await self.found(
            backend,
            lambda names: names.count_begun(word),
            lambda: count_begun(backend.reads, self.searches, self.view, word),
        )

    async def found(
        self, backend: Fetching, held: Callable[[HeldNames], Found], asked: Callable[[], Awaitable[Found]]
    ) -> Found:
        """What is found in memory, or, of what is not held there, what the graph finds when asked."""
        if not self.kind.held:
            return await asked()
        kind, under, ever = self.kind.type, self.under, self.ever
        return await told(backend, self.view, lambda day: held(day.names(kind, under, ever=ever)), asked)


def sought_of(text: str, written: Callable[[str], str]) -> Sought:
    """What a text searches for."""
    whole = argument_text(text, "text", SEARCHED)
    return Sought(sorted({whole, whole.upper()}), words_of(text, written))


def shown(type_name: str, view: View, values: Mapping[str, Any]) -> Record:
    """What was found as on the day; what is not called so on it, as on the nearest day on which it is."""
    since, until = values["calledSince"], values["calledUntil"]
    on = max(view.on, date.fromisoformat(since))
    if until is not None:
        on = min(on, date.fromisoformat(until) - ONE_DAY)
    return Record(type_name, view.at(on), {**values, "askedOn": view.on})


async def list_heirs_on(backend: Fetching, records: Sequence[Record], _: Arguments) -> list[list[Unread[RecordType]]]:
    """Of organizations that have ended by the day of the search: which that live on it have what they had.

    A statement for each generation of all of them.
    """
    organizations = [record for record in records if record.type == "Organization"]
    if not organizations:
        return [[] for _ in records]
    view = organizations[0].view.at(organizations[0].values["askedOn"])
    into: defaultdict[str, list[Went]] = defaultdict(list)
    frontier = {record.values["id"] for record in organizations}
    while frontier:
        steps = await list_heirs(backend, frontier, view)
        for step in steps:
            into[step.origin].append(step)
        frontier = {step.result for step in steps if not step.lives} - into.keys()
    return [
        [Unread(ORGANIZATION, "Organization", one, view) for one in living(record.values["id"], into)]
        for record in records
    ]


def living(organization: str, into: Mapping[str, Sequence[Went]]) -> list[str]:
    """The heirs of an organization that live, in their order."""
    found, seen, walk = set[tuple[str, str]](), {organization}, [organization]
    for one in walk:  # the list grows while it is walked
        for step in into.get(one, ()):
            if step.lives:
                found.add((step.key, step.result))
            elif step.result not in seen:
                seen.add(step.result)
                walk.append(step.result)
    return [identifier for _, identifier in sorted(found)]


SEARCH_EDGE: FieldMap = {
    "since": Column("calledSince"),
    "until": Column("calledUntil"),
    "heirs": Batch(list_heirs_on, needs=("askedOn",)),
}

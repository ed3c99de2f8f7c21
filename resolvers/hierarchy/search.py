"""Search over organizations, members and places, best match first."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from execution.backend import Between
from execution.cursors import between, fingerprint_of, slice_of
from execution.kinds import Arguments, Record, Slice, Window
from execution.view import View
from graph.cypher.fetch import Fetching, Page
from graph.cypher.patterns import Hop
from graph.records.search import MEMBERS, MEMBERS_UNDER, ORGANIZATIONS, ORGANIZATIONS_UNDER, PLACES, PLACES_UNDER
from resolvers.shared.arguments import words_of

KINDS: Mapping[str, tuple[Hop, Hop, str]] = {
    "ORGANIZATION": (ORGANIZATIONS, ORGANIZATIONS_UNDER, "Organization"),
    "MEMBER": (MEMBERS, MEMBERS_UNDER, "Member"),
    "PLACE": (PLACES, PLACES_UNDER, "Place"),
}
PAGE_BOUND = 100


async def search(backend: Fetching, under: str | None, view: View, arguments: Arguments) -> Window:
    """One page over all kinds: a statement each, side by side, merged by rank."""
    fingerprint = fingerprint_of("Query.search", under, arguments, view)
    part = slice_of(arguments, PAGE_BOUND)
    wanted = between(part, fingerprint)
    parameters = words_of(arguments["text"])
    kinds = sorted({str(kind) for kind in arguments.get("kinds") or KINDS})
    pages = await asyncio.gather(
        *(search_kind(backend, KINDS[kind], under, view, parameters, wanted, part) for kind in kinds)
    )
    rows = sorted((row for page in pages for row in page), key=lambda row: row[0])

    async def total() -> int:
        hops = [hop_of(KINDS[kind], under) for kind in kinds]
        counts = await asyncio.gather(*(backend.totals(hop, [under], view, parameters) for hop in hops))
        return sum(count for [count] in counts)

    return Window(rows, part, fingerprint, total)


def hop_of(kind: tuple[Hop, Hop, str], under: str | None) -> Hop:
    everywhere, within, _ = kind
    return everywhere if under is None else within


async def search_kind(
    backend: Fetching,
    kind: tuple[Hop, Hop, str],
    under: str | None,
    view: View,
    parameters: Mapping[str, Any],
    wanted: Between,
    part: Slice,
) -> Sequence[tuple[str, Record]]:
    type_name = kind[2]
    [page] = await backend.pages(
        hop_of(kind, under),
        [under],
        view,
        parameters,
        between=wanted,
        reverse=part.backwards,
        limit=part.size + 1,
    )
    return records_of(page, type_name, view)


def records_of(page: Page, type_name: str, view: View) -> list[tuple[str, Record]]:
    return [(key, Record(type_name, view, values)) for key, values in page]

"""Supervision links of a subtree, for the loops among them."""

import asyncio
from datetime import date
from typing import LiteralString

from graph.cypher.dates import each_and_under, holds
from graph.engine.sessions import Reads
from graph.reads.impact import Followed
from graph.records.organizations import SORT_KEY

LIST_LINKS_UNDER: LiteralString = (
    each_and_under()
    + "<-[link:SUPERVISES]-(member:Member)\nWHERE "
    + holds("link")
    + "\nRETURN collect([node.id, "
    + SORT_KEY
    + ", member.id, toString(link.since)])"
)


async def list_links_under(reads: Reads, under: str, on: date) -> list[Followed]:
    """The supervision links of the organizations at and under one on the day."""
    rows = await reads.read(LIST_LINKS_UNDER, ids=[under], on=on)
    # a province has thousands: they are made beside the loop that answers others
    return await asyncio.to_thread(lambda: [Followed(*row) for row in rows])

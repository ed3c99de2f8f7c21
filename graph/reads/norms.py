"""The norms that hold in a period: the one read of every kind, rules of before among them."""

from collections.abc import Collection
from typing import LiteralString, NamedTuple

from execution.view import Scope, View
from graph.cypher.dates import Period, overlaps
from graph.cypher.scope import of_sight, shown
from graph.cypher.templates import as_declared
from graph.engine.sessions import Reads
from graph.model.norm_words import NormKind
from graph.records.norms import KIND, LEAST, NORMS, REGULATION


class Norm(NamedTuple):
    """One version of a norm, with who has set it (None: it holds everywhere); days are ISO texts.

    What a kind does not say is None (`graph/model/norm_words.py`).
    """

    id: str
    kind: str
    set_by: str | None
    regulation: str
    level: str | None
    body: str | None
    besides: str | None
    members: int | None
    least: int | None
    most: int | None
    share: float | None
    base: str | None
    months: int | None
    days: int | None
    since: str
    until: str


def list_of_norms(scope: Scope) -> LiteralString:
    """The text: of whoever sees a part, norms of what they are shown, and those that hold everywhere."""
    unseen: LiteralString = "(node)-[:SET_BY]->(setter:Organization) WHERE NOT "
    seen = shown(scope, "setter", " AND NOT EXISTS { MATCH " + unseen + "(")
    return (
        "MATCH (node:"
        + NORMS
        + ")\nWHERE "
        + overlaps("node")
        + (seen and seen + ") }")
        + "\nWITH node, "
        + as_declared(KIND)
        + """ AS kind
WHERE kind IN $kinds
RETURN collect([node.id, kind, head([(node)-[:SET_BY]->(setter:Organization) | setter.id]), """
        + as_declared(REGULATION)
        + ", node.level, node.body, node.besides, node.membersFrom, "
        + as_declared(LEAST)
        + """,
  node.most, node.share, node.base, node.months, node.days, toString(node.since), toString(node.until)])"""
    )


async def list_norms(reads: Reads, kinds: Collection[NormKind], period: Period, view: View) -> list[Norm]:
    """Every norm of some kinds that holds on a day of the period: there are some dozens for each province."""
    text = list_of_norms(view.scope)
    return [Norm(*row) for row in await reads.read(text, kinds=sorted(kinds), **period.bounds, **of_sight(view))]

"""All versions of norms among the facts at hand, rules of before as the norms that they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, LiteralString

from graph.facts.around import NORM_SETTERS, RULE_SETTERS
from graph.facts.facts import Fact, Facts
from graph.facts.recall import Recall
from graph.model.kinds import NodeTable, Side
from graph.model.norm_tables import AS_NORMS, NORM, SIZE_RULE, VISIT_RULE
from graph.model.norm_words import FORMS, NormKind

LIST_KEYS: LiteralString = """
RETURN [COLLECT { MATCH (node:Norm) RETURN node.id }, COLLECT { MATCH (node:VisitRule) RETURN node.id },
  COLLECT { MATCH (node:SizeRule) RETURN node.id }]
""".strip()
SETTERS: Mapping[NodeTable, tuple[Side, ...]] = {NORM: (NORM_SETTERS,), VISIT_RULE: (RULE_SETTERS,), SIZE_RULE: ()}


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a norm: its row, its values as a norm, and who has set it."""

    fact: Fact
    values: Mapping[str, Any]
    issuer: str | None

    @property
    def apart(self) -> tuple[Any, ...]:
        """What is the same of all versions of one norm, and of no other norm."""
        return apart(self.values, self.issuer)


def apart(values: Mapping[str, Any], issuer: str | None) -> tuple[Any, ...]:
    kind = NormKind(values["kind"])
    return (kind, issuer, *map(values.get, FORMS[kind].apart))


async def read_versions(reads: Recall, facts: Facts) -> list[Version]:
    """Every version of every norm: there are some dozens for each province."""
    memory = reads.memory
    known = [[], [], []] if memory.filled else await memory.reads.read(LIST_KEYS)
    for (table, sides), keys in zip(SETTERS.items(), known, strict=True):
        held = [one.start for one in memory.facts.all() if one.table is table]
        await reads.around(facts, table, sorted({*held, *keys}), sides, date.min)
    return [version_of(facts, one) for one in facts.all() if one.table in SETTERS]


def version_of(facts: Facts, fact: Fact) -> Version:
    table = fact.table
    assert isinstance(table, NodeTable), "norms are nodes"  # noqa: S101
    issuers = [link.end for side in SETTERS[table] for link in facts.from_(side.table, fact.start)]
    return Version(fact, as_norm(table, fact.values), issuers[0] if issuers else None)


def as_norm(table: NodeTable, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The values of a row as those of a norm."""
    if table not in AS_NORMS:
        return values
    kind, names = AS_NORMS[table]
    return {"kind": kind, **{names.get(name, name): value for name, value in values.items()}}

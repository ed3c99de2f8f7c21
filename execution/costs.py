"""What an operation may cost, told before it runs, in objects: as many as its answer may hold at most by the sizes of
its pages, and what working out a heavy field is worth in objects.

A document is laid out once (`pricing`); what depends on variables is put in for each request.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from cachetools import LRUCache

from execution.documents import Prepared
from execution.errors import TellingError
from execution.pricing import Priced, Prices, Taken, variables_of
from wording.said import say


@dataclass(frozen=True, slots=True)
class Cost:
    """What an operation may cost in all, and what of it is `worth` beside objects; `dearest` is the path of the field
    that takes most of it, `share`."""

    total: int = 0
    worth: int = 0
    dearest: str = ""
    share: int = 0

    def as_told(self) -> dict[str, Any]:
        """As it stands in the extensions of an answer."""
        return {"total": self.total, "dearest": {"field": self.dearest, "cost": self.share}}


@dataclass(frozen=True, slots=True)
class PricedDocument:
    """The root fields of an operation, and the variables that its cost depends on; costs are kept by what these say."""

    fields: tuple[Priced, ...]
    variables: tuple[str, ...]
    kept: LRUCache[tuple[object, ...], Cost] = field(default_factory=lambda: LRUCache[tuple[object, ...], Cost](16))

    def cost(self, given: Mapping[str, Any], most: int) -> Cost:
        """The cost for these variables, as they were coerced."""
        said = tuple(told_by(given.get(name)) for name in self.variables)
        found: Cost | None = self.kept.get(said)
        if found is None:
            taken = [one for root in self.fields for one in root.spent(1, given, most)]
            most_of_it = max(taken, key=attrgetter("both"), default=Taken())
            worth = sum(one.worth for one in taken)
            total = sum(one.objects for one in taken) + worth
            found = self.kept[said] = Cost(total, worth, most_of_it.path, most_of_it.both)
        return found


def told_by(value: object) -> object:
    """What a variable says of a size or a moment."""
    if isinstance(value, list):
        return len(value)
    return value if isinstance(value, int | None) else True


@dataclass(frozen=True, slots=True)
class Costs:
    """The costs of the operations of one schema; `most` are the objects of one answer."""

    prices: Prices
    most: int

    def cost(self, prepared: Prepared, variables: Mapping[str, Any]) -> Cost:
        """What a checked document costs with these variables, as they were coerced."""
        if prepared.priced is None:
            fields = self.prices.laid_out(prepared.document, prepared.operation)
            prepared.priced = PricedDocument(fields, tuple(sorted(set(variables_of(fields)))))
        priced: PricedDocument = prepared.priced
        return priced.cost(variables, self.most)


def check_cost(cost: Cost, most: int) -> TellingError | None:
    """The error of an operation that costs more than one may, which names what takes most of it."""
    if cost.total <= most:
        return None
    said = say("COSTS_TOO_MUCH", most=most, cost=cost.total, place=cost.dearest, share=cost.share)
    return TellingError(said, "QUERY_TOO_LARGE", cost=cost.total, bound=most, field=cost.dearest)

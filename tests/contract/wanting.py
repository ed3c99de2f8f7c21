"""Which fields an operation is drawn for, and which others lead to them."""

from collections import defaultdict
from collections.abc import Sequence, Set
from random import Random

from graphql import (
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
)


class Wanted:
    """Fields, as `Type.field`, that an operation is drawn for, and which other fields lead to them soonest."""

    def __init__(self, schema: GraphQLSchema, wanted: Set[str]) -> None:
        self.wanted = wanted
        self.away = {one.partition(".")[0]: 0 for one in wanted}
        self.ends: dict[str, str] = {}
        leading: defaultdict[str, set[str]] = defaultdict(set)
        for kind in schema.type_map.values():
            if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
                for name, one in kind.fields.items():
                    end = get_named_type(one.type)
                    self.ends[f"{kind.name}.{name}"] = end.name
                    leading[end.name].add(kind.name)
            if isinstance(kind, GraphQLUnionType | GraphQLInterfaceType):
                for possible in schema.get_possible_types(kind):
                    leading[possible.name].add(kind.name)
        reached = list(self.away)
        for one in reached:
            for before in sorted(leading[one] - self.away.keys()):
                self.away[before] = self.away[one] + 1
                reached.append(before)

    def first(self, holder: str, names: Sequence[str], random: Random) -> list[str]:
        """The names in an order of chance, but for those before all others that are wanted or lead there soonest."""
        shuffled = random.sample(names, len(names))
        return sorted(shuffled, key=lambda name: self.distance(f"{holder}.{name}") + random.random())

    def distance(self, field: str) -> int:
        return 0 if field in self.wanted else 1 + self.away.get(self.ends.get(field, ""), len(self.away))

"""What the steps of a plan name: ids, codes of the eve, keys of what the plan makes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.facts.around import EVERYTHING, read_organizations
from graph.facts.facts import Fact
from graph.model.tables import ORGANIZATION, PLACE
from graph.model.vocabulary import Rule
from resolvers.commands.machinery.change import Work, key_from
from resolvers.commands.machinery.refusals import refuse
from resolvers.commands.places import read_places
from wording.said import say

CODE, NEW = "code:", "new:"
NAMING = frozenset({"organization", "to", "childrenOf", "childrenTo", "membersTo", "parent", "endSeats"})
NAMING_MANY = frozenset({"organizations", "children"})


@dataclass(slots=True)
class Plan:
    """A plan while it is carried out: who is meant by each code, and what was made so far by each key."""

    work: Work
    codes: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    made: dict[str, str] = field(default_factory=dict[str, str])

    async def read(self, steps: Sequence[Mapping[str, Any]]) -> set[str]:
        """Reads all that the steps name with everything around it, in a few statements; the organizations' ids."""
        named = {name for step in steps for name in names_in(step)}
        codes = {name.removeprefix(CODE) for name in named if name.startswith(CODE)}
        self.codes = await self.work.reads.by_code(codes, self.work.on)
        ids = {one for found in self.codes.values() for one in found}
        ids |= {self.key(name) for name in named if not name.startswith((CODE, NEW))}
        await read_organizations(self.work.reads, self.work.facts, ids, EVERYTHING, self.work.on)
        await read_places(self.work, {place for step in steps for place in places_in(step)})
        return ids

    def key(self, name: str) -> str:
        """The key of what a step names; refuses what is unknown, or not one organization."""
        if name.startswith(NEW):
            made = self.made.get(name.removeprefix(NEW))
            if made is None:
                raise refuse(say("NOT_MADE_YET", name=name), Rule.EXISTS)
            return made
        if not name.startswith(CODE):
            return key_from(name, "steps", ORGANIZATION)
        found = self.codes.get(name.removeprefix(CODE), [])
        if len(found) != 1:
            code = "CODE_OF_SEVERAL" if found else "CODE_OF_NONE"
            raise refuse(say(code, name=name, day=self.work.on), Rule.EXISTS)
        return found[0]

    def organization(self, name: str) -> Fact:
        """What a step names, alive as the steps before have left it."""
        return self.work.living(ORGANIZATION, self.key(name), name)


def places_in(given: Any) -> Iterator[str]:
    """The key of every place in a step."""
    for key, value in given.items():
        if key == "places":
            yield from places_of(value)
        elif isinstance(value, Mapping):
            yield from places_in(value)


def places_of(named: Sequence[str] | None) -> list[str]:
    return [key_from(one, "places", PLACE) for one in named or ()]


def names_in(given: Any) -> Iterator[str]:
    """Every name in a step."""
    for key, value in given.items():
        if isinstance(value, Mapping):
            yield from names_in(value)
        elif key in NAMING and isinstance(value, str):
            yield value
        elif key in NAMING_MANY and value:
            yield from value
        elif isinstance(value, list):
            for one in value:
                if isinstance(one, Mapping):
                    yield from names_in(one)

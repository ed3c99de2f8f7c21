"""Templates of Cypher: texts read once, where they are declared, whose variables are named where they are put.

`<+name>` brings a variable in, `<name>` is the same one again, `$name` is a parameter. Wherever a text is put, its
variables get names of that place, so that it can stand inside of itself; what stands in quotes, and what a view gives
(`$on`), are the same everywhere. `<!name>` behind a condition, and `<?name>` behind a pattern, ask that an organization
is one that the viewer sees (`scope`), `<!startNode(name)>` that the one is at an end of a link; for whoever sees
everything nothing stands there.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import LiteralString

from execution.view import Scope
from graph.cypher.scope import OF_VIEW, inside

UNMARKED = re.compile(r"(?<![\w.$:])(?!(?:null|true|false)\b)[a-z]\w*+(?!\(|: )")
"""What can only be a variable: no property, label, function, key of a map or constant."""
LETTERS: LiteralString = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
SHORT: Mapping[str, LiteralString] = {"node": "n", "link": "r", "links": "p"}


class InvalidTemplate(Exception):
    """A text with a variable that is not marked, or that nothing brings in, or that is there already."""


@dataclass(frozen=True, slots=True)
class Var:
    """The place of a variable; `new` where it is brought in."""

    name: LiteralString
    new: bool


@dataclass(frozen=True, slots=True)
class Param:
    """The place of a parameter."""

    name: LiteralString


@dataclass(frozen=True, slots=True)
class Inside:
    """The place where an organization is asked to be one of the viewer's own, behind what `begin` goes on from; it is
    the variable, or the `end` of a link that the variable is."""

    name: LiteralString
    begin: LiteralString
    end: LiteralString


BEGINS: Mapping[str, LiteralString] = {"!": " AND ", "?": " WHERE "}
ENDS: tuple[LiteralString, ...] = ("startNode(", "endNode(")
Part = LiteralString | Var | Param | Inside
Template = tuple[Part, ...]


@cache
def template(text: LiteralString) -> Template:
    """The parts of a text; one with a variable that is not marked is refused."""
    pieces = text.split("'")
    if len(pieces) % 2 == 0:
        raise InvalidTemplate(f"a quote is not closed: {text}")
    parts: list[Part] = []
    for place, piece in enumerate(pieces):
        if place % 2:
            parts.append("'" + piece + "'")
        else:
            parts.extend(parts_of(piece))
    return tuple(part for part in parts if part != "")


def parts_of(piece: LiteralString) -> Iterator[Part]:
    """The parts of what stands outside of quotes."""
    first, *others = piece.split("<")
    yield from with_parameters(first)
    for other in others:
        marked, closed, rest = other.partition(">")
        name = marked.removeprefix("+")
        if closed and name.isidentifier():
            yield Var(name, new=marked != name)
            yield from with_parameters(rest)
        elif closed and (asked := asking(marked)):
            yield asked
            yield from with_parameters(rest)
        else:
            yield from with_parameters("<" + other)


def asking(marked: LiteralString) -> Inside | None:
    """What is asked of an organization, if that is what is marked."""
    begin = BEGINS.get(marked[:1])
    if begin is None:
        return None
    ends: list[LiteralString] = [one for one in ENDS if marked[1:].startswith(one)]
    end: LiteralString = ends[0] if ends else ""
    name = marked[1:].removeprefix(end).removesuffix(")")
    return Inside(name, begin, end) if name.isidentifier() else None


def with_parameters(text: LiteralString) -> Iterator[LiteralString | Param]:
    if found := UNMARKED.search(text):
        raise InvalidTemplate(
            f"`{found[0]}` is a variable: write <{found[0]}>, or <+{found[0]}> where it is brought in: {text}"
        )
    first, *others = text.split("$")
    yield first
    for other in others:
        name = other[: len(other) - len(other.lstrip(LETTERS))]
        yield "$" + name if name in OF_VIEW else Param(name)
        yield other.removeprefix(name)


def brought_in(text: LiteralString) -> set[str]:
    """The variables that a text brings in."""
    return {part.name for part in template(text) if isinstance(part, Var) and part.new}


def asks_inside(text: LiteralString) -> bool:
    """Whether a text asks that an organization is one that the viewer sees: it is another one for a part."""
    return any(isinstance(part, Inside) for part in template(text))


def check(text: LiteralString, there: set[str]) -> None:
    """Refuses a text with a variable that neither it nor its surroundings bring in, or that both do."""
    own = brought_in(text)
    used = {part.name for part in template(text) if isinstance(part, Var | Inside)}
    if own & there:
        raise InvalidTemplate(f"there already: {', '.join(sorted(own & there))}, in {text}")
    if not used <= own | there:
        raise InvalidTemplate(f"brought in by nothing: {', '.join(sorted(used - own - there))}, in {text}")


@dataclass(frozen=True, slots=True)
class Names:
    """What variables and parameters are called at a place of a statement: as declared, but for its number.

    `slot` numbers the parameters; `above` is the place whose node is the parent; `given` stand for variables;
    `scope` is whose the statement is.
    """

    at: LiteralString = ""
    slot: LiteralString = ""
    above: "Names | None" = None
    given: Mapping[str, LiteralString] = field(default_factory=dict[str, LiteralString])
    scope: Scope = Scope.EVERYTHING

    @property
    def node(self) -> LiteralString:
        """The record that the place is for."""
        return self.variable("node")

    def of(self, text: LiteralString) -> LiteralString:
        """The text as it is put here."""
        return "".join([self.named(part) for part in template(text)])

    def named(self, part: Part) -> LiteralString:
        match part:
            case Var(name):
                return self.variable(name)
            case Param(name):
                return self.parameter(name)
            case Inside(name, begin, end):
                return inside(self.scope, end + self.variable(name) + (")" if end else ""), begin)
            case text:
                return text

    def variable(self, name: LiteralString) -> LiteralString:
        if name in self.given:
            return self.given[name]
        if name == "parent" and self.above is not None:
            return self.above.node
        return SHORT.get(name, name) + self.at if self.at else name

    def parameter(self, name: LiteralString) -> LiteralString:
        return "$" + name + ("_" + self.slot if self.slot else "")


def as_declared(text: LiteralString) -> LiteralString:
    """The text with its variables called as they are declared, for a statement that has room for it once."""
    return Names().of(text)

"""Operations drawn from the schema that find something: every argument is one that a world of the forest could give.

What hypothesis-graphql makes is refused for its ids in most cases and seldom deep: so here fields are drawn to a
depth, with aliases, fragments, conditions and variables, and one argument in thirty is wrong.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLType,
    GraphQLUnionType,
    get_named_type,
    is_leaf_type,
    is_required_argument,
    is_required_input_field,
)

from tests.contract.wanting import Wanted
from tests.reference.assessing import TABLES
from tests.reference.assessing import identifier as assessment_id
from tests.reference.people import link_id
from tests.reference.world import World, gid

DEPTH = 5
MOST_FIELDS = 70
TEXTS = ("hoa", "Hoà đông", "phú an", "son q", "đảng bộ", "nguyen an", "a")
VARIABLES = {"yes": "Boolean = true", "no": "Boolean! = false", "on": "Date", "few": "Int = 2"}
LABELS = (
    "Organization",
    "Member",
    "NonMember",
    "Place",
    "Meeting",
    "PlannedMeeting",
    "ChangeEvent",
    "Case",
    "Directive",
    "Task",
)
WRONG = {
    "first": "0",
    "under": '"xx"',
    "from": '"2199-12-31"',
    "text": '"…"',
    "after": '"AAAA"',
    "before": '"AAAA"',
    "last": "-1",
    "maxDepth": "0",
}
EVERYTHING_KNOWN = '"2199-01-01T00:00:00+07:00"'


@dataclass
class Drawing:
    """One operation while it is drawn, about a world on a day."""

    schema: GraphQLSchema
    world: World
    day: date
    random: Random
    wanted: Wanted | None = None
    number: int = 0
    used: set[str] = field(default_factory=set[str])
    fragments: list[str] = field(default_factory=list[str])

    def operation(self) -> tuple[str, dict[str, Any]]:
        """The document and its variables."""
        query = self.schema.query_type
        assert query is not None
        most = self.random.choice((1, 1, 1, 2))
        names = self.some(query.name, sorted(query.fields), most, most)
        fields = [self.field(query, name, DEPTH, unique=True) for name in names]
        declared = ", ".join(f"${name}: {VARIABLES[name]}" for name in sorted(self.used))
        head = f"query ({declared}) " if declared else ""
        given: dict[str, Any] = {"on": self.day.isoformat()} if "on" in self.used else {}
        return " ".join((f"{head}{{ {' '.join(fields)} }}", *self.fragments)), given

    def likely(self, share: float) -> bool:
        return self.random.random() < share

    def some(self, holder: str, names: Sequence[str], most: int, least: int = 0) -> list[str]:
        """Some of the fields of a type, those that are wanted rather than others."""
        number = min(len(names), most if least == most else self.random.randint(least, most))
        if self.wanted is None:
            return self.random.sample(names, number)
        return self.wanted.first(holder, names, self.random)[:number]

    def alias(self, name: str) -> str:
        self.number += 1
        return f"{name}_{self.number}: {name}"

    def selection(self, kind: GraphQLType, depth: int) -> str:
        if isinstance(kind, GraphQLUnionType | GraphQLInterfaceType):
            return self.of_any_type(kind, depth)
        assert isinstance(kind, GraphQLObjectType)
        return f"{{ {' '.join(self.fields(kind, depth, unique=False))} }}"

    def of_any_type(self, kind: GraphQLUnionType | GraphQLInterfaceType, depth: int) -> str:
        """A part for each type that it may be; names are their own, as types may differ under one."""
        parts = ["__typename"]
        types = [one for one in self.schema.get_possible_types(kind) if self.likely(0.6)]
        parts += [f"... on {one.name} {{ {' '.join(self.fields(one, depth, unique=True))} }}" for one in types]
        if isinstance(kind, GraphQLInterfaceType):
            parts += [
                self.field(kind, name, depth, unique=True) for name in self.some(kind.name, sorted(kind.fields), 2)
            ]
        return f"{{ {' '.join(parts)} }}"

    def fields(self, kind: GraphQLObjectType, depth: int, *, unique: bool) -> list[str]:
        """Some leaves, some objects while there is depth left, now and then in a fragment."""
        leaves = sorted(name for name, one in kind.fields.items() if is_leaf_type(get_named_type(one.type)))
        others = sorted(kind.fields.keys() - set(leaves))
        page = kind.name.endswith(("Connection", "Edge"))
        deeper = others if depth > 0 and self.number < MOST_FIELDS else []
        chosen = self.some(kind.name, leaves, 6) + self.some(
            kind.name, deeper, 2 if not page else 3, least=int(page or depth >= DEPTH)
        )
        if not chosen:
            chosen = [self.random.choice(leaves or deeper)] if leaves or deeper else []
        found = [self.field(kind, name, depth if page else depth - 1, unique=unique) for name in chosen]
        if not found or self.likely(0.1):
            found.append("__typename")
        if found and self.likely(0.1):
            found.append(self.random.choice(found))
        return self.apart(kind, found)

    def apart(self, kind: GraphQLObjectType, found: list[str]) -> list[str]:
        """The same fields, some of them in a fragment of one of the forms, or under a condition."""
        if not self.likely(0.25):
            return found
        middle = self.random.randint(0, len(found) - 1)
        first, rest = found[:middle], " ".join(found[middle:])
        form = self.random.choice(("named", "typed", "bare", "condition"))
        if form == "named":
            self.number += 1
            self.fragments.append(f"fragment F{self.number} on {kind.name} {{ {rest} }}")
            return [*first, f"...F{self.number}"]
        if form == "typed":
            return [*first, f"... on {kind.name} {{ {rest} }}"]
        return [*first, f"... {self.condition() if form == 'condition' else ''} {{ {rest} }}", "__typename"]

    def condition(self) -> str:
        if self.likely(0.3):
            return "@include(if: true)"
        name = self.variable(self.random.choice(("yes", "no")))
        return self.random.choice((f"@include(if: {name})", f"@skip(if: {name})"))

    def field(self, parent: GraphQLObjectType | GraphQLInterfaceType, name: str, depth: int, *, unique: bool) -> str:
        self.number += 1
        definition = parent.fields[name]
        kind = get_named_type(definition.type)
        arguments = self.arguments(parent.name, name, definition)
        key = self.alias(name) if unique or arguments or self.likely(0.1) else name
        return " ".join((key + arguments, "" if is_leaf_type(kind) else self.selection(kind, depth)))

    def arguments(self, parent: str, name: str, definition: GraphQLField) -> str:
        given = {}
        for one, argument in definition.args.items():
            value = self.argument(parent, name, one, argument)
            if value is not None:
                given[one] = value
        if {"first", "last"} <= given.keys() and self.likely(0.95):
            given.pop(self.random.choice(("first", "last")))
        return f"({', '.join(f'{one}: {value}' for one, value in given.items())})" if given else ""

    def argument(self, parent: str, name: str, one: str, argument: GraphQLArgument) -> str | None:
        """A value as text; None where it is left out."""
        if one in WRONG and self.likely(0.03):
            return WRONG[one]
        if one in {"after", "before"} or (one == "first" and self.likely(0.2)):
            return None
        wanted = is_required_argument(argument) or one in {"asOf", "first", "id", "code", "under", "supervisor"}
        if name == "changes" and self.likely(0.7):  # few of them are about anything
            return None
        if one == "knownAt" and self.likely(0.7):  # it costs a transaction
            return None
        if not wanted and self.likely(0.6):
            return None
        return self.value(name, one, argument.type)

    def value(self, name: str, one: str, kind: GraphQLType) -> str | None:
        named = get_named_type(kind)
        if isinstance(named, GraphQLInputObjectType) and named.is_one_of:
            return self.choice(name, named)
        if isinstance(named, GraphQLEnumType):
            return self.enumerated(named, str(kind))
        if isinstance(named, GraphQLInputObjectType) and one not in {"input", "weights"}:
            return self.inside(name, named)
        by_name: dict[str, Callable[[], str]] = {
            "first": lambda: self.variable("few") if self.likely(0.2) else str(self.random.choice((1, 2, 3, 40))),
            "text": lambda: f'"{self.random.choice(TEXTS)}"',
            "input": self.suggestion,
            "code": lambda: f'"{self.code(name)}"',
            "years": lambda: self.random.choice(("[2023]", "[2022, 2023]")),
            "codes": lambda: f'["{self.code(name)}", "{self.code(name)}"]',
        }
        by_type: dict[str, Callable[[], str]] = {
            "Date": lambda: self.moment(one),
            "DateTime": lambda: EVERYTHING_KNOWN,
            "_Any": self.represented,
            "ID": lambda: self.identifiers(name, one, str(kind)),
            "Boolean": lambda: self.random.choice(("true", "false")),
            "Int": lambda: str(self.random.choice((1, 2, 3))),
        }
        make = by_name.get(one) or by_type.get(named.name)
        return make() if make else None

    def inside(self, name: str, kind: GraphQLInputObjectType) -> str:
        """A few fields of an input, and those that it must have."""
        needed = [one for one, given in kind.fields.items() if is_required_input_field(given)]
        chosen = {*needed, *self.some(kind.name, sorted(kind.fields), 2)}
        values = {one: self.value(name, one, kind.fields[one].type) for one in sorted(chosen)}
        return f"{{ {', '.join(f'{one}: {value}' for one, value in values.items() if value is not None)} }}"

    def enumerated(self, kind: GraphQLEnumType, written: str) -> str:
        values = self.random.sample(sorted(kind.values), min(len(kind.values), self.random.choice((1, 2, 4))))
        return f"[{', '.join(values)}]" if written.startswith("[") else values[0]

    def variable(self, name: str) -> str:
        self.used.add(name)
        return f"${name}"

    def moment(self, one: str) -> str:
        if one not in {"from", "to"}:
            return self.variable("on") if self.likely(0.3) else f'"{self.day}"'
        shift = self.random.choice((1, 30, 200, 400)) * (1 if one == "to" else -1)
        return f'"{self.day + timedelta(days=shift)}"'

    def identifiers(self, name: str, one: str, kind: str) -> str:
        found = [f'"{self.identifier(name, one)}"' for _ in range(self.random.choice((1, 3)))]
        return f"[{', '.join(found)}]" if kind.startswith("[") else found[0]

    def identifier(self, name: str, one: str) -> str:
        """One that stands on the day, of a type that the argument takes."""
        if one in {"under", "organization", "cells"} or (one, name) == ("id", "organization"):
            return self.organization()
        if one in {"supervisor", "member"} or (one, name) == ("id", "member"):
            return self.member()
        if one in {"from", "to"}:
            return self.random.choice((self.organization, self.member))()
        if one in {"places", "homes"} or (one, name) == ("id", "place"):
            return self.of_label("Place")
        if self.likely(0.4) and (found := self.of_link()):
            return found
        return self.of_label(self.random.choice(LABELS))

    def of_link(self) -> str | None:
        tables = ("MEMBER_OF", "HOLDS", "SUPERVISES", *TABLES)
        known = [table for table in tables if self.world.rows.links.get(table)]
        if not known:
            return None
        table = self.random.choice(known)
        row = self.random.choice(self.world.rows.links[table])
        return assessment_id(row) if table in TABLES else link_id(table, row)

    def represented(self) -> str:
        """An object as a gateway names it."""
        label = self.random.choice(("Organization", "Member", "Place"))
        return f'[{{ __typename: "{label}", id: "{self.of_label(label)}" }}]'

    def organization(self) -> str:
        living = self.world.organizations(self.day) or list(self.world.nodes["Organization"])
        roots = [one for one in living if self.world.parent(one, self.day) is None]
        return gid("Organization", self.random.choice(roots if roots and self.likely(0.5) else living))

    def member(self) -> str:
        living = self.world.members(self.day) or list(self.world.nodes.get("Member", {}))
        return gid("Member", self.random.choice(living)) if living else self.organization()

    def of_label(self, label: str) -> str:
        keys = list(self.world.nodes.get("Person" if label == "NonMember" else label, {}))
        return gid(label, self.random.choice(keys)) if keys else self.organization()

    def code(self, name: str) -> str:
        rows = list(self.world.nodes.get("Place" if name == "place" else "Organization", {}).values())
        return str(self.random.choice(rows)["code"]) if rows else "none"

    def suggestion(self) -> str:
        own = f'under: "{self.organization()}", maxPerSupervisor: {self.random.randint(1, 4)}'
        return f"{{ {own}, keepCurrent: {self.random.choice(('true', 'false'))} }}"

    def choice(self, name: str, kind: GraphQLInputObjectType) -> str:
        """Exactly one member of an input of which one is given."""
        one = self.random.choice(sorted(kind.fields))
        return f"{{ {one}: {self.value(name, one, kind.fields[one].type)} }}"

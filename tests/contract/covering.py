"""Questions that ask for all that whoever sees a part is told: each root once, each field of each type at least once.

They are made of the table itself, so that what is let through later is asked for, too. Their texts are the same for
every viewer; the values are the viewer's own: ids of what they see, of what is above it and of what is elsewhere.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from random import Random
from typing import Any

from graphql import (
    BooleanValueNode,
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLType,
    get_named_type,
    is_leaf_type,
    is_required_argument,
    is_required_input_field,
)
from graphql.pyutils import Undefined

from tests.reference import assessing
from tests.reference.people import link_id
from tests.reference.working import WORKERS, report_id
from tests.reference.world import World, gid, holds

VALUES: Mapping[str, str] = {
    "$ids": "[ID!]!",
    "$under": "ID!",
    "$node": "ID!",
    "$organization": "ID!",
    "$member": "ID!",
    "$supervisor": "ID!",
    "$from": "Date!",
    "$to": "Date!",
    "$code": "String!",
    "$on": "Date",
    "$first": "Int",
}
MANY = 100
ASSESSED = ("ASSESSED", "MEMBER_ASSESSED")
LAST = ("impact",)
"""Roots of lists of what others list, too: there it is asked for with all that it leads to."""
COVERAGE = "coverage"
"""A filter by what others are linked with: each choice of it is asked for."""
LINKS = ("MEMBER_OF", "HOLDS", "SUPERVISES", "GRANTED")


def covering(told: GraphQLSchema) -> dict[str, str]:
    """The text for each root of a schema that holds nothing but what is told."""
    assert told.query_type is not None
    asking = Asking(told)
    roots = sorted(told.query_type.fields.items(), key=lambda one: (one[0] in LAST, one[0]))
    return {name: asking.question(name, root) for name, root in roots}


def ways_of(name: str, root: GraphQLField) -> Iterator[str]:
    """The arguments of a root or a field: the day, all that there is on one page, and what it must have, in each of its
    forms; behind these each choice that it leaves, of coverage, too."""
    fixed = [f"{one}: {value}" for one, value in (("asOf", "$on"), ("first", "$first")) if one in root.args]
    needed = {
        one: list(forms(name, one, argument)) for one, argument in root.args.items() if is_required_argument(argument)
    }
    ways = [[f"{one}: {form}" for one, form in zip(needed, found, strict=True)] for found in product(*needed.values())]
    for way in ways:
        yield in_brackets([*way, *fixed])
    for one, argument in root.args.items():
        kind = get_named_type(argument.type)
        if isinstance(kind, GraphQLEnumType) and argument.default_value is not Undefined:
            for choice in kind.values:
                yield in_brackets([*ways[0], f"{one}: {choice}", *fixed])
        elif isinstance(kind, GraphQLInputObjectType) and COVERAGE in kind.fields:
            for choice in enumerated(kind.fields[COVERAGE].type):
                yield in_brackets([*ways[0], f"{one}: {{ {COVERAGE}: {choice} }}", *fixed])


def enumerated(type_: GraphQLType) -> Iterator[str]:
    kind = get_named_type(type_)
    yield from kind.values if isinstance(kind, GraphQLEnumType) else ()


def forms(name: str, one: str, argument: GraphQLArgument) -> Iterator[str]:
    kind = get_named_type(argument.type)
    if isinstance(kind, GraphQLInputObjectType) and (needed := required(kind)):
        yield f"{{ {needed} }}"
        yield from (f"{{ {needed}, {one}: {other} }}" for one, other in opposites(kind))
    elif isinstance(kind, GraphQLInputObjectType):
        for choice in kind.fields:
            yield f"{{ {choice}: {'$' + (name if choice == 'id' else choice)} }}"
    elif isinstance(kind, GraphQLEnumType):
        yield from kind.values
    else:
        yield f"${name if one == 'id' else one}"


def required(kind: GraphQLInputObjectType) -> str:
    """What an input must have, in one text."""
    return ", ".join(f"{one}: ${one}" for one, part in kind.fields.items() if is_required_input_field(part))


def opposites(kind: GraphQLInputObjectType) -> Iterator[tuple[str, str]]:
    """Each yes or no of an input as it is not by itself."""
    for one, part in kind.fields.items():
        default = part.ast_node and part.ast_node.default_value
        if isinstance(default, BooleanValueNode):
            yield one, str(not default.value).lower()


def in_brackets(parts: Collection[str]) -> str:
    return f"({', '.join(parts)})" if parts else ""


@dataclass(frozen=True, slots=True)
class Asking:
    """Makes the texts: what a type leads to is asked for once, as each time is a longer text to plan."""

    told: GraphQLSchema
    led_to: set[str] = field(default_factory=set[str])

    def question(self, name: str, root: GraphQLField) -> str:
        ways = list(ways_of(name, root))
        asked = [
            f"way{at}: {name}{given}{self.selected(root.type, deep=not at or not has_id(root.type))}"
            for at, given in enumerate(ways)
        ]
        declared = [f"{one}: {kind}" for one, kind in VALUES.items() if any(one in text for text in asked)]
        return f"query {in_brackets(declared)} {{ {' '.join(asked)} }}"

    def selected(self, type_: GraphQLType, *, deep: bool) -> str:
        """All leaves of a type, and what it leads to with its leaves; a page is no step of its own."""
        kind = get_named_type(type_)
        if isinstance(kind, GraphQLInterfaceType):
            types = self.told.get_possible_types(kind)
            named = {one.name: [told_apart(one, name, types) for name in leaves(one)] for one in types}
            parts = [f"... on {one.name}{in_braces([*named[one.name], *self.own(one)])}" for one in types]
            return in_braces(["__typename", *leaves(kind), *parts])
        if not isinstance(kind, GraphQLObjectType):
            return ""
        if kind.name.endswith("Edge"):  # its page has the nodes as well
            node = get_named_type(kind.fields["node"].type)
            assert isinstance(node, GraphQLObjectType)
            return in_braces([*leaves(kind), "node" + in_braces(["id"] if has_id(node) else leaves(node))])
        page = kind.name.endswith("Connection")
        further = page or (deep and (kind.name not in self.led_to or not has_id(kind)))
        if not page and further:
            self.led_to.add(kind.name)
        others = {name: one for name, one in kind.fields.items() if further and name not in leaves(kind)}
        # what has no id is a part of what it is asked of, and what no list leads to is come to in no other way
        below = {
            name: self.selected(one.type, deep=deep and (page or not has_id(one.type) or not self.is_listed(one.type)))
            for name, one in others.items()
        }
        asked = [
            f"{name if at == 0 else f'{name}{at}: {name}'}{given}{text}"
            for name, text in below.items()
            for at, given in enumerate(ways_of(name, others[name]))
        ]
        return in_braces([*leaves(kind), *asked])

    def is_listed(self, type_: GraphQLType) -> bool:
        return f"{get_named_type(type_).name}Connection" in self.told.type_map

    def own(self, kind: GraphQLObjectType) -> Iterator[str]:
        """What has no id and no pages, and is a part of a type; of one that no list leads to, what it leads to."""
        for name, one in kind.fields.items():
            inner = get_named_type(one.type)
            if isinstance(inner, GraphQLObjectType) and not (one.args or has_id(inner)):
                yield f"{name}{self.selected(one.type, deep=False)}"
            elif isinstance(inner, GraphQLObjectType) and not (one.args or self.is_listed(kind)):
                yield f"{name}Of{kind.name}: {name}{self.selected(one.type, deep=False)}"


def told_apart(kind: GraphQLObjectType, name: str, others: Collection[GraphQLObjectType]) -> str:
    """A field beside those of other types: where they have one of the name that holds something else, by another."""
    held = {str(one.fields[name].type) for one in others if name in one.fields}
    return name if len(held) == 1 else f"{name}Of{kind.name}: {name}"


def has_id(type_: GraphQLType) -> bool:
    kind = get_named_type(type_)
    return isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) and "id" in kind.fields


def in_braces(parts: Sequence[str]) -> str:
    return f" {{ {' '.join(parts)} }}"


def leaves(kind: GraphQLObjectType | GraphQLInterfaceType) -> list[str]:
    return [name for name, one in kind.fields.items() if is_leaf_type(get_named_type(one.type))]


def values(world: World, day: date, above: Collection[str], inside: Collection[str], random: Random) -> dict[str, Any]:
    """What a viewer gives the questions: all ids of the world, one of what is above their own, where anything is, or of
    their own."""
    organizations, members = list(world.nodes["Organization"]), list(world.nodes.get("Member", {}))
    ids = [gid("Organization", one) for one in organizations] + [gid("Member", one) for one in members]
    ids += [link_id(table, row) for table in LINKS for row in world.rows.links.get(table, [])]
    ids += [gid("Viewer", one) for one in world.nodes["Viewer"]]
    ids += [gid("Meeting", one) for one in world.nodes.get("Meeting", ())]
    others = [gid(kind, one) for kind in ("Directive", "Task", "Place") for one in world.nodes.get(kind, ())]
    others += [report_id((table, row)) for table in WORKERS for row in world.links(table)]
    others += [assessing.identifier(row) for table in ASSESSED for row in world.links(table)]
    others += [gid("Case", one) for one in world.nodes.get("Case", ())]
    living = [one for one in organizations if holds(world.nodes["Organization"][one], day)]
    found = [[one for one in living if one in seen] for seen in (above, inside)]
    under = random.choice([some for some in found if some] or [organizations])
    followers = sorted({who for who, _, _ in world.rows.links.get("SUPERVISES", [])})
    code = world.nodes["Organization"][random.choice(organizations)]["code"]
    return {
        "ids": random.sample(ids, min(len(ids), MANY)) + others[:: 1 + len(others) // MANY],
        "under": gid("Organization", random.choice(under)),
        "node": random.choice(ids),
        "organization": gid("Organization", random.choice(sorted(above) or organizations)),
        "member": gid("Member", random.choice(members)) if members else ids[0],
        "code": code or "none",
        "on": day.isoformat(),
        "supervisor": gid("Member", random.choice(followers or members)) if members else ids[0],
        "from": (day - timedelta(days=400)).isoformat(),
        "to": (day + timedelta(days=100)).isoformat(),
        "first": MANY,
    }

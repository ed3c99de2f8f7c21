"""What a command is: its kind of change, what its payload holds, what it does, and what it is about to read."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from graph.model.kinds import NodeTable, Side
from graph.model.vocabulary import ChangeKind
from resolvers.commands.machinery.change import Work
from resolvers.commands.machinery.sealing import Path

Change = Callable[[Work], Awaitable[None]]
Sides = tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Payload:
    """A payload's GraphQL type, with the keys that it holds."""

    type: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spec:
    """A command. `around` says on which sides of the nodes that its input names it will read, so that many changes can
    read them at once; `personal` where its input says what is personal."""

    kind: ChangeKind
    payload: Payload
    change: Change
    around: Mapping[NodeTable, Sides] = field(default_factory=dict[NodeTable, Sides])
    personal: tuple[Path, ...] = ()


Commands = Mapping[str, Spec]
"""Commands by their fields of Mutation."""

ORGANIZATION_PAYLOAD = Payload("OrganizationPayload", ("organizationId",))

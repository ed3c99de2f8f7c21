"""What a line keeps of a request and its warnings in the place of what is personal: a seal, or whose value it was."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from graph.facts.facts import Facts
from graph.model.identity import text_of
from graph.model.seals import ERASED, SEAL, seal_of
from graph.model.tables import MEMBER

Path = tuple[str, ...]
EACH = "*"
"""Whichever of a list, in a path."""
NAMED: Mapping[str, str] = {"name": "name", "born": "birthDate", "card": "cardNumber"}
"""What sentences about a member say of them, by the names of their values."""


def is_personal(content: Mapping[str, Any], paths: Sequence[Path]) -> bool:
    """Whether a request says anything personal."""
    return any(value is not None for path in paths for value in values_at(content, path))


def values_at(content: Any, path: Path) -> Iterator[Any]:
    if not path:
        yield content
    elif path[0] == EACH:
        for one in content if isinstance(content, list) else ():
            yield from values_at(one, path[1:])
    elif isinstance(content, Mapping) and path[0] in content:
        yield from values_at(content[path[0]], path[1:])


def sealed(content: Mapping[str, Any], paths: Sequence[Path], salt: str) -> dict[str, Any]:
    """The request with seals in the place of what is personal."""
    found: dict[str, Any] = dict(content)
    for path in paths:
        found = sealed_at(found, path, path[-1], salt)
    return found


def sealed_at(content: Any, path: Path, name: str, salt: str) -> Any:
    if content is None:
        return None
    if not path:
        return {SEAL: seal_of(salt, name, content)}
    if path[0] == EACH:
        return [sealed_at(one, path[1:], name, salt) for one in content]
    if not isinstance(content, Mapping) or path[0] not in content:
        return content
    return {**content, path[0]: sealed_at(content[path[0]], path[1:], name, salt)}


def referring(told: Any, facts: Facts) -> Any:
    """What is kept of a warning: in the place of what it says of a member at hand, whose value that is."""
    if isinstance(told, list):
        return [referring(one, facts) for one in told]
    if not isinstance(told, Mapping):
        return told
    return {name: reference(name, value, facts) or referring(value, facts) for name, value in told.items()}


def reference(name: str, value: Any, facts: Facts) -> Mapping[str, str] | None:
    own = NAMED.get(name)
    text = value.get("day") if isinstance(value, Mapping) else value
    if own is None or not isinstance(text, str):
        return None
    for one in facts.all():
        if one.table is MEMBER and own in one.values and text_of(one.values[own]) == text:
            return {"member": one.start, "of": own}
    return None


def members_in(told: Any) -> Iterator[str]:
    """The members whose values a kept warning refers to."""
    if isinstance(told, list):
        for one in told:
            yield from members_in(one)
    elif isinstance(told, Mapping):
        if "member" in told and "of" in told:
            yield told["member"]
        for one in told.values():
            yield from members_in(one)


def resolved(told: Any, facts: Facts) -> Any:
    """A kept warning with the values of the members as they are now."""
    if isinstance(told, list):
        return [resolved(one, facts) for one in told]
    if not isinstance(told, Mapping):
        return told
    if "member" in told and "of" in told:
        member = facts.node(MEMBER, told["member"])
        value = None if member is None else member.values.get(told["of"])
        return {"day": value.isoformat()} if isinstance(value, date) else value or ERASED
    return {name: resolved(value, facts) for name, value in told.items()}

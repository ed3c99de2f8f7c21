"""Answers of all contenders brought into one shape, so that they can be compared.

The texts use aliases, so names agree; what is left are the wrappers of each dialect: `nodes`, `edges` with `node` and
`properties`, lists of one where a link has one end, the profile of the day, and the graph's open end.
"""

import json
from typing import Any

OPEN_END = "9999-12-31"
SINGLE = frozenset({"organization", "cell", "supervisor"})
DIALECT_KEYS = frozenset({"properties", "profile"})


def plain(value: Any) -> Any:
    """The value without its dialect's wrappers; lists keep their order."""
    if isinstance(value, dict):
        return plain_object(value)
    if isinstance(value, list):
        return [plain(item) for item in value]
    return None if value == OPEN_END else value


def plain_object(value: dict[str, Any]) -> Any:
    keys = value.keys()
    if set(keys) in ({"nodes"}, {"edges"}):
        return [plain(item) for items in value.values() for item in items]
    if keys == {"node"}:
        return plain(value["node"])
    found = {key: single(key, plain(item)) for key, item in value.items() if key not in DIALECT_KEYS}
    for key in DIALECT_KEYS & keys:
        inner = plain(value[key])
        found.update(inner[0] if isinstance(inner, list) else inner)
    return found


def single(key: str, value: Any) -> Any:
    """A link with one end: a list of it, in dialects that know lists only, is the object or nothing."""
    if key not in SINGLE or not isinstance(value, list):
        return value
    if len(value) > 1:
        raise ValueError(f"`{key}` has {len(value)} ends, where one is meant.")
    return value[0] if value else None


def unordered(value: Any) -> Any:
    """The value with every list in the order of its items' own text: for dialects that cannot ask for our order."""
    if isinstance(value, dict):
        return {key: unordered(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return sorted((unordered(item) for item in value), key=text_of)
    return value


def text_of(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def count_objects(value: Any) -> int:
    """How many objects an answer holds, the outermost one not counted."""
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return sum(int(isinstance(item, dict)) + count_objects(item) for item in items)


def difference(expected: Any, found: Any, path: str = "") -> str | None:
    """Where two plain answers differ first, in words; None where they don't."""
    if isinstance(expected, dict) and isinstance(found, dict):
        if expected.keys() != found.keys():
            return f"{path or 'the answer'}: fields {sorted(expected)} against {sorted(found)}"
        pairs = [(f"{path}.{key}", expected[key], found[key]) for key in expected]
    elif isinstance(expected, list) and isinstance(found, list):
        if len(expected) != len(found):
            return f"{path}: {len(expected)} items against {len(found)}"
        pairs = [(f"{path}[{index}]", *pair) for index, pair in enumerate(zip(expected, found, strict=True))]
    else:
        return None if expected == found else f"{path}: {expected!r} against {found!r}"
    return next((words for at, one, other in pairs if (words := difference(one, other, at))), None)

"""Arguments as keys of what is shared."""

from collections.abc import Mapping

from execution.kinds import Arguments


def frozen(arguments: Arguments) -> tuple[tuple[str, object], ...]:
    """Arguments as a key: by name, lists as tuples."""
    return tuple((name, frozen_value(value)) for name, value in sorted(arguments.items()))


def frozen_value(value: object) -> object:
    if isinstance(value, Mapping):
        return frozen(value)
    return tuple(map(frozen_value, value)) if isinstance(value, list) else value

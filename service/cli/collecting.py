"""Python's collector, while nothing can be found by it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collections() -> Iterator[None]:
    """No collection: of hundreds of thousands of values that stay until the end, as those of a seed or of the modules
    of a command, looking through them again and again takes up to a quarter of the time."""
    begun = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if begun:
            gc.enable()

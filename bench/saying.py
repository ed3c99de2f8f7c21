"""Tells whoever waits how far the bench is."""

import sys
from collections.abc import Callable
from time import perf_counter


def saying() -> Callable[[str], None]:
    """Prints words to standard error with the seconds since the start."""
    began = perf_counter()
    return lambda words: print(f"[{perf_counter() - began:4.0f} s] {words}", file=sys.stderr, flush=True)

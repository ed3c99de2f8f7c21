"""How the contract tests draw an example: one world of the forest, a day, and whatever else a question needs."""

from collections.abc import Sequence
from datetime import date
from random import Random

from hypothesis import settings
from hypothesis import strategies as st

from tests.reference.world import World, gid
from tests.support.arranging import on_server
from tests.worlds.forest import Forest, day_near

# by a seed, which a failure shows and anyone can repeat: the worlds are grown before, so there is nothing to shrink
randoms = st.builds(Random, st.integers(0, 2**32 - 1))
# a question costs a few milliseconds, as the forest is loaded once: more examples than where each loads a world; a real
# Neo4j takes ten times as long, and is asked to see that it reads the same texts alike
many = settings(max_examples=(1 if on_server() else 3) * settings().max_examples)
plenty = settings(max_examples=(5 if on_server() else 15) * settings().max_examples)
LEVELS = (
    "PROVINCIAL",
    "UPPER_GRASSROOTS",
    "GRASSROOTS_COMMITTEE",
    "GRASSROOTS_CELL",
    "SECTIONAL",
    "CELL",
    "GROUP",
)


def draw(forest: Forest, random: Random) -> tuple[World, date]:
    world = random.choice(forest.worlds)
    return world, day_near(world, random)


def some(random: Random, choices: Sequence[str]) -> list[str]:
    """One to three of them."""
    return random.sample(choices, random.randint(1, min(3, len(choices))))


def maybe(random: Random, choices: Sequence[str]) -> list[str] | None:
    return some(random, choices) if random.random() < 0.6 else None


def organizations(keys: Sequence[str]) -> list[str]:
    return [gid("Organization", key) for key in keys]

"""The reference's loaders: what several fields wait for is read once, and is nobody's to give up for the others."""

import asyncio
from unittest.mock import Mock

import pytest

from execution.reference.resolvers import Answering


async def test_one_who_is_given_up_takes_nothing_from_those_who_wait_for_the_same() -> None:
    """As when something beside it failed: graphql-core ends the fields beside it, whoever else wants what they read."""
    read: list[list[str]] = []

    async def load(keys: list[str]) -> list[str]:
        read.append(keys)
        await asyncio.sleep(0)
        return [key.upper() for key in keys]

    answering = Answering(Mock(), Mock())
    given_up, other, third = (asyncio.ensure_future(answering.load("key", load, one)) for one in ("a", "a", "b"))
    await asyncio.sleep(0)
    given_up.cancel()
    assert list(await asyncio.gather(other, third)) == ["A", "B"]
    with pytest.raises(asyncio.CancelledError):
        await given_up
    assert read == [["a", "b"]]

"""Subscriptions where viewers say who they are: nobody is told any, nor of its document who may not see all."""

from pathlib import Path

import pytest

from tests.service.conftest import FakeGraph, client_over
from tests.service.test_access import WHOLE, bearer, guarded

CHANGES = "subscription { changes { cursor } }"


@pytest.mark.parametrize(("roles", "query"), [([], CHANGES), (WHOLE, CHANGES), ([], "subscription { nothing }")])
async def test_no_subscription_is_told(fake: FakeGraph, tmp_path: Path, roles: list[str], query: str) -> None:
    fake.roles, key = roles, tmp_path / "key.pem"
    async with client_over(fake, guarded(key)) as client:
        asked = {"accept": "text/event-stream", **bearer(key)}
        told = await client.post("/graphql", json={"query": query}, headers=asked)
    assert '"code":"FORBIDDEN"' in told.text
    assert "cursor" not in told.text
    assert "nothing" not in told.text

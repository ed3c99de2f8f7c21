"""A run goes on without whoever cannot be set up, and says why."""

from contextlib import ExitStack

import pytest

from bench import running
from bench.contenders import LIMIT, NEO4J_GRAPHQL, POSTGRAPHILE, Places
from bench.postgres import CannotSetUp


def test_without_npm_both_peers_are_missing_and_the_limit_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> None:
        raise CannotSetUp("npm is not installed.")

    monkeypatch.setattr(running, "peers", none)
    missing: dict[str, str] = {}
    words: list[str] = []
    with ExitStack() as stack:
        contenders = (LIMIT, NEO4J_GRAPHQL, POSTGRAPHILE)
        places = running.places_for(stack, contenders, Places({}, 1), missing, words.append)
    assert missing == dict.fromkeys(("neo4j_graphql", "postgraphile"), "npm is not installed.")
    assert "Without postgraphile: npm is not installed." in words
    assert (places.peers, places.postgres) == (None, "")


def test_without_postgresql_only_postgraphile_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    def none(*_: object) -> None:
        raise CannotSetUp("PostgreSQL is not installed.")

    monkeypatch.setattr(running, "peers", lambda: (tmp_path, tmp_path))
    monkeypatch.setattr(running, "build", lambda _: None)
    monkeypatch.setattr(running, "cluster", none)
    missing: dict[str, str] = {}
    with ExitStack() as stack:
        running.places_for(stack, (NEO4J_GRAPHQL, POSTGRAPHILE), Places({}, 1), missing, lambda _: None)
    assert missing == {"postgraphile": "PostgreSQL is not installed."}

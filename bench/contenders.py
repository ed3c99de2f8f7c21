"""The contenders: how each is started, where it listens and what it is sent.

Every one but `ours_workers` is one process, in its production mode, with a pool of as many connections
(`CONNECTIONS`), on the same server with the same rows. docs/bench.md gives the reasons of every choice.
"""

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.questions import Parameters, Question, text_of

ROOT = Path(__file__).parent.parent
CONNECTIONS = 32
PYTHON = sys.executable


@dataclass(frozen=True, slots=True)
class Places:
    """Where the things that contenders need are: environments of graphs, the peers' folder, PostgreSQL's address."""

    neo4j: Mapping[str, str]
    neo4j_pid: int
    peers: Path | None = None
    node: Path | None = None
    postgres: str = ""
    postgres_pid: int = 0
    embedded: Path | None = None


@dataclass(frozen=True, slots=True)
class Contender:
    """`command` and `environment` start it on a port; `graph_pid` is the database's process, 0 where it is its own.

    `ordered` says that its lists must come in our order; `only` names the questions that it is asked, all if empty.
    """

    name: str
    title: str
    dialect: str
    command: Callable[[Places, int], Sequence[str]]
    environment: Callable[[Places, int], Mapping[str, str]]
    graph_pid: Callable[[Places], int]
    path: str = "/graphql"
    ordered: bool = True
    only: frozenset[str] = field(default_factory=frozenset[str])

    def asks(self, question: Question) -> bool:
        return not self.only or question.name in self.only

    def path_of(self, question: Question) -> str:
        return self.path.format(question=question.shape)

    def body_of(self, question: Question, parameters: Parameters) -> str:
        if self.dialect == "limit":
            return json.dumps(parameters)
        return json.dumps({"query": text_of(self.dialect, question), "variables": parameters}, ensure_ascii=False)


def serving(*options: str) -> Callable[[Places, int], Sequence[str]]:
    return lambda places, port: (PYTHON, "-m", "service", "serve", "--port", str(port), *options)


UNBOUNDED = {"OBJECTS_PER_MINUTE": "0"}
"""One client asks here for as many as there are."""


def on_neo4j(places: Places, port: int) -> Mapping[str, str]:
    return {**places.neo4j, **UNBOUNDED}


def neo4j_pid(places: Places) -> int:
    return places.neo4j_pid


def script(name: str) -> Callable[[Places, int], Sequence[str]]:
    return lambda places, port: (str(places.node), f"{places.peers}/{name}.mjs")


def peer_on_neo4j(places: Places, port: int) -> Mapping[str, str]:
    return {**peer(port), **places.neo4j, "HIERARCHY": f"{places.peers}/hierarchy.graphql"}


def peer_on_postgres(places: Places, port: int) -> Mapping[str, str]:
    return {**peer(port), "DATABASE": places.postgres}


def peer(port: int) -> Mapping[str, str]:
    return {"NODE_ENV": "production", "GRAPHILE_ENV": "production", "PORT": str(port), "CONNECTIONS": str(CONNECTIONS)}


OURS = Contender("ours", "party-hierarchy", "ours", serving(), on_neo4j, neo4j_pid)
GRAPH_ALONE = Contender(
    "ours_graph",
    "party-hierarchy without its tree in memory (TREE=off)",
    "ours",
    serving(),
    lambda places, port: {**on_neo4j(places, port), "TREE": "off"},
    neo4j_pid,
)
WORKERS = Contender(
    "ours_workers",
    "party-hierarchy with as many workers as cores",
    "ours",
    serving("--workers", str(os.cpu_count() or 1)),
    on_neo4j,
    neo4j_pid,
)
REFERENCE = Contender(
    "reference",
    "party-hierarchy, reference executor (graphql-core with DataLoader)",
    "ours",
    serving("--executor", "reference"),
    on_neo4j,
    neo4j_pid,
)
NEO4J_GRAPHQL = Contender(
    "neo4j_graphql",
    "@neo4j/graphql under Apollo Server",
    "neo4j_graphql",
    script("neo4j_graphql"),
    peer_on_neo4j,
    neo4j_pid,
    path="/",
    ordered=False,
)
POSTGRAPHILE = Contender(
    "postgraphile",
    "PostGraphile on PostgreSQL",
    "postgraphile",
    script("postgraphile"),
    peer_on_postgres,
    lambda places: places.postgres_pid,
    ordered=False,
)
LIMIT = Contender(
    "limit",
    "hand-written Cypher in a bare route",
    "limit",
    lambda places, port: (PYTHON, "-m", "bench.limit.app", str(port)),
    on_neo4j,
    neo4j_pid,
    path="/{question}",
)
EMBEDDED = Contender(
    "ours_embedded",
    "party-hierarchy on its embedded engine",
    "ours",
    serving(),
    lambda places, port: {"GRAPH_URL": f"embedded:{places.embedded}", **UNBOUNDED},
    lambda places: 0,
    only=frozenset({"S", "M"}),
)
CONTENDERS: Mapping[str, Contender] = {
    one.name: one for one in (OURS, WORKERS, GRAPH_ALONE, REFERENCE, NEO4J_GRAPHQL, POSTGRAPHILE, LIMIT, EMBEDDED)
}

"""Which graph to open, and how long to wait for it. Made by `service` from the environment, passed down."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from graph.engine.errors import GraphMisconfigured

EMBEDDED = "embedded:"
SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
ROUTED = "neo4j"
"""What the schemes of a cluster begin with."""
DEFAULT_URL = f"{EMBEDDED}{Path(__file__).parents[2] / 'data' / 'graph'}"
"""In the checkout, wherever the command is called from."""


@dataclass(frozen=True, slots=True)
class GraphSettings:
    """`url` is `embedded:DIRECTORY` or a Bolt address; time-outs are in seconds.

    `spare_connections` are those that no question takes: for what is tried, for the past, and for questions of health.
    Together, the time-outs of a read stay below the 6 seconds in which a client is told that the graph is down.
    """

    url: str = DEFAULT_URL
    user: str = "neo4j"
    password: str = field(default="", repr=False)
    database: str = "neo4j"
    connect_timeout: float = 2.0
    acquire_timeout: float = 2.5
    read_timeout: float = 30.0
    connections: int = 32
    spare_connections: int = 8
    queue_timeout: float = 20.0

    @property
    def directory(self) -> str | None:
        """The embedded graph's directory; None where the graph is a server."""
        return self.url.removeprefix(EMBEDDED) if self.url.startswith(EMBEDDED) else None


@dataclass(frozen=True, slots=True)
class Address:
    """Where a running graph answers Bolt, and as whom."""

    url: str
    user: str
    password: str = field(repr=False)
    database: str

    @property
    def routed(self) -> bool:
        """Whether members of a cluster may answer: who takes a question is told by the cluster itself."""
        return self.url.startswith(ROUTED)


def graph_settings(environment: Mapping[str, str]) -> GraphSettings:
    """The settings that GRAPH_URL, GRAPH_USER, GRAPH_PASSWORD and GRAPH_DATABASE give."""
    url = environment.get("GRAPH_URL") or DEFAULT_URL
    check_url(url)
    return GraphSettings(
        url=url,
        user=environment.get("GRAPH_USER") or "neo4j",
        password=environment.get("GRAPH_PASSWORD", ""),
        database=environment.get("GRAPH_DATABASE") or "neo4j",
    )


def check_url(url: str) -> None:
    if url.startswith(EMBEDDED) and url != EMBEDDED:
        return
    parts = parts_of(url)
    if parts is None or parts.scheme not in SCHEMES or not parts.hostname:
        raise GraphMisconfigured(
            "GRAPH_URL must be embedded:DIRECTORY, bolt://HOST:PORT, neo4j://HOST:PORT or neo4j+s://HOST:PORT."
        )
    if parts.username or parts.password:
        raise GraphMisconfigured("GRAPH_URL must not hold a user or a password: use GRAPH_USER and GRAPH_PASSWORD.")


def parts_of(url: str) -> SplitResult | None:
    """The parts of an address; None where it is none, or its port cannot be."""
    try:
        parts = urlsplit(url)
        return None if parts.port == 0 else parts
    except ValueError:
        return None

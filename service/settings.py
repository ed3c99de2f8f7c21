"""The service's settings, from the environment. Made once by `cli`, passed down."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from execution.limits import Limits
from graph.engine.settings import GraphSettings, graph_settings
from graph.model.texts import NAME, Unfit, stored
from graph.tree.tree import FOLLOW_MS
from service.access.settings import AuthSettings, Unusable, auth_settings
from service.feed.reaching import Receivers, receivers_of
from service.trusted import UnfitDocuments, read_documents

MOST_WORKERS = 64
SWITCHES = MappingProxyType({"on": True, "1": True, "off": False, "0": False})


class BadSetting(Exception):
    """A setting that cannot be used; the message names it and says what would do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where to listen, which graph to open, what one request may ask, which executor answers, who makes changes."""

    graph: GraphSettings
    host: str = "127.0.0.1"
    port: int = 8000
    hosts: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    workers: int = 1
    connections: int = 2_000
    objects_per_minute: int = 12_000_000
    keep_alive_seconds: int = 75
    time_zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Asia/Ho_Chi_Minh"))
    limits: Limits = field(default_factory=Limits)
    body_bytes: int = 1_000_000
    answer_seconds: float = 30.0
    access_log: bool = False
    persisted_queries: bool = True
    trusted_documents: Mapping[str, str] | None = field(default=None, repr=False)
    by_reference: bool = False
    actor: str = "operator"
    warm_up: bool = True
    tree: bool = True
    follow_ms: int = FOLLOW_MS
    auth: AuthSettings = field(default_factory=AuthSettings)
    metrics_token: str = field(default="", repr=False)
    webhooks: Receivers = field(default_factory=Receivers)

    def today(self) -> date:
        """The day that questions without `asOf` are answered for: today in Vietnam, or where the settings say."""
        return datetime.now(self.time_zone).date()


def service_settings(environment: Mapping[str, str]) -> Settings:
    """The settings that the environment gives, or their defaults: docs/operations.md lists them."""
    return Settings(
        graph=graph_settings(environment),
        host=environment.get("HOST") or "127.0.0.1",
        port=port_of(environment.get("PORT") or "8000"),
        workers=workers_of(environment.get("WORKERS") or "1", environment),
        hosts=hosts_of(environment.get("HOSTS") or ""),
        origins=origins_of(environment.get("ORIGINS") or ""),
        connections=connections_of(environment.get("CONNECTIONS") or "2000"),
        objects_per_minute=objects_of(environment.get("OBJECTS_PER_MINUTE") or "12000000"),
        keep_alive_seconds=keep_alive_of(environment.get("KEEP_ALIVE_SECONDS") or "75"),
        time_zone=time_zone_of(environment.get("TIME_ZONE") or "Asia/Ho_Chi_Minh"),
        answer_seconds=seconds_of(environment.get("ANSWER_SECONDS") or "30"),
        actor=actor_of(environment.get("ACTOR") or "operator"),
        warm_up=environment.get("WARM_UP", "1") not in {"", "0"},
        tree=switch_of("TREE", environment.get("TREE") or "on"),
        follow_ms=milliseconds_of(environment.get("FOLLOW_MS") or str(FOLLOW_MS)),
        persisted_queries=environment.get("PERSISTED_QUERIES", "1") not in {"", "0"},
        trusted_documents=documents_of(environment.get("TRUSTED_DOCUMENTS") or ""),
        access_log=environment.get("ACCESS_LOG", "0") not in {"", "0"},
        auth=auth_of(environment),
        metrics_token=environment.get("METRICS_TOKEN") or "",
        webhooks=webhooks_of(environment.get("WEBHOOKS") or ""),
    )


def switch_of(name: str, text: str) -> bool:
    if text.lower() not in SWITCHES:
        raise BadSetting(f"{name} must be on or off, not {text!r}.")
    return SWITCHES[text.lower()]


def milliseconds_of(text: str) -> int:
    if not text.isdecimal() or not text.isascii() or not 10 <= int(text[:9]) <= 10_000:
        raise BadSetting(f"FOLLOW_MS must be a whole number between 10 and 10000, not {text!r}.")
    return int(text)


def auth_of(environment: Mapping[str, str]) -> AuthSettings:
    try:
        return auth_settings(environment)
    except Unusable as unusable:
        raise BadSetting(str(unusable)) from None


def port_of(text: str) -> int:
    if not text.isdecimal() or not text.isascii() or not 0 < int(text) < 65_536:
        raise BadSetting(f"PORT must be a number between 1 and 65535, not {text!r}.")
    return int(text)


def workers_of(text: str, environment: Mapping[str, str]) -> int:
    """How many processes answer; one has the directory of an embedded graph."""
    if not text.isdecimal() or not text.isascii() or not 0 < int(text[:9]) <= MOST_WORKERS:
        raise BadSetting(f"WORKERS must be a number between 1 and {MOST_WORKERS}, not {text!r}.")
    if int(text) > 1 and graph_settings(environment).directory is not None:
        raise BadSetting(
            "WORKERS must be 1 on an embedded graph, as one process has its directory: "
            "several answer over a Neo4j (GRAPH_URL=bolt://HOST:PORT, neo4j://HOST:PORT)."
        )
    return int(text)


def hosts_of(text: str) -> frozenset[str]:
    """The names that the service is asked for by, beside addresses in numbers and localhost; `*` for any."""
    names = [one.strip().lower() for one in text.split(",") if one.strip()]
    for one in names:
        if one != "*" and not re.fullmatch(r"[a-z0-9._-]+", one):
            raise BadSetting(f"HOSTS must be names without ports, separated by commas, not {one!r}.")
    return frozenset(names)


def origins_of(text: str) -> frozenset[str]:
    """The origins of pages of other sites that may ask, as browsers write them; `*` for any."""
    names = [one.strip().lower() for one in text.split(",") if one.strip()]
    for one in names:
        if one != "*" and not re.fullmatch(r"https?://(\[[0-9a-f:]+\]|[a-z0-9._-]+)(:\d{1,5})?", one, re.ASCII):
            raise BadSetting(f"ORIGINS must be like https://party.example.org, separated by commas, not {one!r}.")
    return frozenset(names)


def keep_alive_of(text: str) -> int:
    if not text.isdecimal() or not text.isascii() or not 1 <= int(text[:9]) <= 3_600:
        raise BadSetting(f"KEEP_ALIVE_SECONDS must be a whole number between 1 and 3600, not {text!r}.")
    return int(text)


def connections_of(text: str) -> int:
    if not text.isdecimal() or not text.isascii() or not 16 <= int(text[:9]) <= 60_000:
        raise BadSetting(f"CONNECTIONS must be a whole number between 16 and 60000, not {text!r}.")
    return int(text)


def objects_of(text: str) -> int:
    """How many objects one client may ask for in a minute; 0 for any number."""
    if not text.isdecimal() or not text.isascii() or not (text == "0" or 100_000 <= int(text[:12]) <= 10**10):
        raise BadSetting(f"OBJECTS_PER_MINUTE must be 0 for any number, or one between 100000 and 10^10, not {text!r}.")
    return int(text)


def webhooks_of(text: str) -> Receivers:
    """Who may be sent changes."""
    try:
        return receivers_of(text)
    except ValueError as wrong:
        raise BadSetting(
            f"WEBHOOKS must be names of hosts, and networks of your own like 10.2.0.0/16, not {str(wrong)!r}."
        ) from None


def documents_of(path: str) -> dict[str, str] | None:
    """The documents that alone are answered; None: any."""
    if not path:
        return None
    try:
        return read_documents(Path(path))
    except UnfitDocuments as unfit:
        raise BadSetting(f"TRUSTED_DOCUMENTS {path}: {unfit}.") from None
    except OSError as error:
        raise BadSetting(f"TRUSTED_DOCUMENTS {path} cannot be read: {error.strerror or error}.") from None


def actor_of(text: str) -> str:
    """Who makes changes, as every line of the ledger says."""
    try:
        return stored(text, NAME)
    except Unfit as unfit:
        raise BadSetting(f"ACTOR {unfit}.") from None


def seconds_of(text: str) -> float:
    if not text.isdecimal() or not text.isascii() or not 0 < int(text) <= 600:
        raise BadSetting(f"ANSWER_SECONDS must be a whole number between 1 and 600, not {text!r}.")
    return float(text)


def time_zone_of(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise BadSetting(f"TIME_ZONE {name!r} is unknown; write it as Asia/Ho_Chi_Minh.") from None

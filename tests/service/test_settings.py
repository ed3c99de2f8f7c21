"""Settings come from the environment, and a bad one is named."""

from pathlib import Path

import pytest

from graph.engine.errors import GraphMisconfigured
from service.settings import BadSetting, service_settings

ROOT = Path(__file__).parents[2]


def test_without_any_variable_it_serves_an_embedded_graph_on_loopback() -> None:
    settings = service_settings({})
    assert (settings.host, settings.port, settings.graph.url) == (
        "127.0.0.1",
        8000,
        f"embedded:{ROOT / 'data' / 'graph'}",
    )
    assert settings.time_zone.key == "Asia/Ho_Chi_Minh"
    assert (settings.answer_seconds, settings.access_log) == (30.0, False)


def test_an_empty_variable_is_the_default() -> None:
    names = ("HOST", "PORT", "TIME_ZONE", "ANSWER_SECONDS", "ACCESS_LOG", "GRAPH_URL")
    assert service_settings(dict.fromkeys(names, "")) == service_settings({})


def test_every_variable_is_read() -> None:
    settings = service_settings(
        {"HOST": "::1", "PORT": "9000", "TIME_ZONE": "UTC", "ANSWER_SECONDS": "5", "ACCESS_LOG": "1"}
    )
    assert (settings.host, settings.port, settings.time_zone.key) == ("::1", 9000, "UTC")
    assert (settings.answer_seconds, settings.access_log) == (5.0, True)


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http", "8000.0", "²"])
def test_a_port_that_is_none_is_refused_by_name(port: str) -> None:
    with pytest.raises(BadSetting, match="PORT must be a number between 1 and 65535"):
        service_settings({"PORT": port})


@pytest.mark.parametrize("name", ["Mars/Olympus", "../etc/passwd", "/etc/localtime"])
def test_an_unknown_time_zone_is_refused_by_name(name: str) -> None:
    with pytest.raises(BadSetting, match="TIME_ZONE"):
        service_settings({"TIME_ZONE": name})


@pytest.mark.parametrize("seconds", ["0", "601", "1.5", "soon"])
def test_a_time_out_out_of_bounds_is_refused_by_name(seconds: str) -> None:
    with pytest.raises(BadSetting, match="ANSWER_SECONDS"):
        service_settings({"ANSWER_SECONDS": seconds})


@pytest.mark.parametrize("url", ["http://graph", "bolt://", "embedded:", "bolt://neo4j:secret@graph"])
def test_an_address_that_is_no_graph_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(GraphMisconfigured) as refused:
        service_settings({"GRAPH_URL": url})
    assert "secret" not in str(refused.value)


def test_the_password_is_not_shown_with_the_settings() -> None:
    assert "secret" not in repr(service_settings({"GRAPH_URL": "bolt://graph", "GRAPH_PASSWORD": "secret"}))


@pytest.mark.parametrize("actor", ["x" * 301, "a\u200bb", "  "])
def test_an_actor_that_the_ledger_cannot_hold_is_refused_by_name(actor: str) -> None:
    """FAULTS D13."""
    with pytest.raises(BadSetting, match="ACTOR"):
        service_settings({"ACTOR": actor})


def test_hosts_are_names_separated_by_commas() -> None:
    assert service_settings({"HOSTS": "party.example.org, Other.Example"}).hosts == {
        "party.example.org",
        "other.example",
    }
    assert service_settings({}).hosts == frozenset()


def test_origins_are_written_as_browsers_send_them() -> None:
    assert service_settings({"ORIGINS": "https://A.example, http://[::1]:3000"}).origins == {
        "https://a.example",
        "http://[::1]:3000",
    }
    assert service_settings({}).origins == frozenset()


def test_a_connection_is_kept_for_75_seconds_or_as_long_as_is_said() -> None:
    assert service_settings({}).keep_alive_seconds == 75
    assert service_settings({"KEEP_ALIVE_SECONDS": "5"}).keep_alive_seconds == 5


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("HOSTS", "http://a"), ("HOSTS", "a:80"), ("CONNECTIONS", "5")),
        *(("OBJECTS_PER_MINUTE", "99999"), ("OBJECTS_PER_MINUTE", "-1"), ("OBJECTS_PER_MINUTE", "1e6")),
        *(("ORIGINS", "a.example"), ("ORIGINS", "https://a.example/"), ("ORIGINS", "null"), ("ORIGINS", "ftp://a")),
        *(("KEEP_ALIVE_SECONDS", "0"), ("KEEP_ALIVE_SECONDS", "3601"), ("KEEP_ALIVE_SECONDS", "1.5")),
    ],
)
def test_hosts_and_connections_that_cannot_be_used_are_named(name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=name):
        service_settings({name: value})


def test_several_processes_answer_over_a_server_only() -> None:
    assert service_settings({"GRAPH_URL": "bolt://localhost:7687", "WORKERS": "4"}).workers == 4
    assert service_settings({"WORKERS": "1"}).workers == 1
    with pytest.raises(BadSetting, match="WORKERS must be 1 on an embedded graph"):
        service_settings({"WORKERS": "2"})


@pytest.mark.parametrize("workers", ["0", "65", "064000", "two", "-1", "²"])
def test_a_number_of_workers_that_cannot_be_is_refused(workers: str) -> None:
    with pytest.raises(BadSetting, match="WORKERS must be a number between 1 and 64"):
        service_settings({"GRAPH_URL": "bolt://localhost:7687", "WORKERS": workers})

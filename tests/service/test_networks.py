"""Networks in files: what networkx and rdflib read back is what stood on the day, by the ids that the service gives."""

import re
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
import rdflib
from rdflib.namespace import DCTERMS, FOAF, ORG, RDF, SKOS, TIME, XSD

from execution.view import View
from graph.engine.sessions import Graph
from seeds.exchange.kinds import ListKind
from seeds.exchange.networks_out import GRAPHML, Network, Organization, PersonLink, write_graphml, write_jsonld
from service.exchange.networking import LINKS, export_network
from tests.resolvers.commands.small import member, organization

# rdflib's reader of JSON-LD uses a class of its own that it calls old
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
DAY, FIRST = date(2026, 5, 20), date(2020, 1, 1)
NAME = "Chi bộ \"Đông & Tây\" <thôn> '3' ; \\ ]]>"
OWN = rdflib.Namespace("urn:party-hierarchy:term:")


def urn(identifier: str) -> rdflib.URIRef:
    return rdflib.URIRef(f"urn:party-hierarchy:{identifier}")


def made() -> Network:
    """Two organizations of which one is above the other, and somebody who has a seat in one and follows the other."""
    told: dict[str, Any] = {"shortName": None, "code": "00606", "level": "CELL", "sector": "VILLAGE", "since": FIRST}
    days = {"since": FIRST, "until": date(2027, 1, 1)}
    seat = {"body": "EXECUTIVE_COMMITTEE", "role": "SECRETARY", "decision": "1-QĐ", **days}
    follows = {"duties": ["FOLLOW", "CHECK"], "visitsPerYear": 2, "decision": None, "since": FIRST, "until": None}
    return Network(
        {"day": "2026-05-20", "under": "", "ledger": "7:ab"},
        [
            Organization("a", {**told, "name": "Đảng bộ xã"}),
            Organization("b", {**told, "name": NAME}, "a", DAY),
        ],
        {"m": "Nguyễn Văn Á"},
        [PersonLink("SEAT", "m", "a", seat), PersonLink("SUPERVISES", "m", "b", follows)],
    )


def read_graphml(network: Network, path: Path) -> Any:
    assert write_graphml(network, path) == len(network.organizations) + len(network.people)
    return nx.read_graphml(path, force_multigraph=True)


def read_jsonld(network: Network, path: Path) -> rdflib.Graph:
    write_jsonld(network, path)
    return rdflib.Graph().parse(path, format="json-ld")


def test_graphml_says_of_each_node_and_link_what_it_is_and_what_the_whole_is_of(tmp_path: Path) -> None:
    found = read_graphml(made(), tmp_path / "a.graphml")
    assert found.graph | {"node_default": {}, "edge_default": {}} == {
        "day": "2026-05-20",
        "ledger": "7:ab",
        "node_default": {},
        "edge_default": {},
    }
    assert found.nodes["b"] == {
        "kind": "ORGANIZATION",
        "label": NAME,
        "code": "00606",
        "level": "CELL",
        "sector": "VILLAGE",
        "since": "2020-01-01",
    }
    assert found.nodes["m"] == {"kind": "PERSON", "label": "Nguyễn Văn Á"}
    links = {(start, end): told for start, end, told in found.edges(data=True)}
    assert links["b", "a"] == {"kind": "PART_OF", "since": "2026-05-20"}
    assert (links["m", "a"]["kind"], links["m", "a"]["role"], links["m", "a"]["until"]) == (
        "SEAT",
        "SECRETARY",
        "2027-01-01",
    )
    assert (links["m", "b"]["duties"], links["m", "b"]["visitsPerYear"]) == ("FOLLOW; CHECK", 2)


def test_graphml_keeps_what_its_schema_asks_for(tmp_path: Path) -> None:
    """What a strict reader, as yEd's is, needs to find: keys before the graph, each with an owner and one of the types
    that GraphML has; ids that are name tokens, each once; ends that are there; data of keys of their owner."""
    write_graphml(made(), path := tmp_path / "a.graphml")
    root = ET.parse(path).getroot()  # noqa: S314  # written a line above
    tags = [one.tag.removeprefix(f"{{{GRAPHML}}}") for one in root]
    assert tags == ["key"] * (len(tags) - 1) + ["graph"]
    keys = {one.get("id"): one.get("for") for one in root[:-1]}
    assert {one.get("attr.type") for one in root[:-1]} <= {"boolean", "int", "long", "float", "double", "string"}
    nodes, edges = ([one for one in root[-1] if one.tag == f"{{{GRAPHML}}}{name}"] for name in ("node", "edge"))
    ids = [str(one.get("id")) for one in (*root[:-1], root[-1], *nodes, *edges)]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Za-z0-9._:-]+", one) for one in ids)
    assert {one.get(end) for one in edges for end in ("source", "target")} <= {one.get("id") for one in nodes}
    for one in (*nodes, *edges):
        assert {keys[data.get("key")] for data in one} <= {one.tag.removeprefix(f"{{{GRAPHML}}}")}


def test_json_ld_says_the_same_in_terms_of_w3c_org(tmp_path: Path) -> None:
    found = read_jsonld(made(), tmp_path / "a.jsonld")
    assert found.value(urn("export"), DCTERMS.identifier) == rdflib.Literal("7:ab")
    assert (urn("b"), ORG.subOrganizationOf, urn("a")) in found
    assert (urn("b"), SKOS.prefLabel, rdflib.Literal(NAME, lang="vi")) in found
    assert (urn("b"), ORG.identifier, rdflib.Literal("00606")) in found
    assert (urn("b"), ORG.classification, urn("level:CELL")) in found
    assert (urn("m"), FOAF.name, rdflib.Literal("Nguyễn Văn Á")) in found
    [seat] = found.subjects(RDF.type, ORG.Membership)
    assert found.value(seat, ORG.member) == urn("m")
    assert found.value(seat, ORG.organization) == urn("a")
    assert found.value(seat, ORG.role) == urn("role:SECRETARY")
    during = found.value(seat, ORG.memberDuring)
    days = [found.value(found.value(during, one), TIME.inXSDDate) for one in (TIME.hasBeginning, TIME.hasEnd)]
    assert days == [rdflib.Literal(str(one), datatype=XSD.date) for one in (FIRST, date(2027, 1, 1))]
    [link] = found.subjects(RDF.type, OWN.Supervision)
    assert (found.value(link, OWN.supervisor), found.value(link, OWN.supervised)) == (urn("m"), urn("b"))
    assert found.value(found.value(link, OWN.during), TIME.hasEnd) is None


def test_a_name_that_w3c_org_does_not_have_is_not_used_as_if_it_did(tmp_path: Path) -> None:
    """rdflib's own table of the ontology knows every term: it warns of others, and a warning fails a test."""
    used = {str(term) for triple in read_jsonld(made(), tmp_path / "a.jsonld") for term in triple[1:]}
    of_org = {term.removeprefix(str(ORG)) for term in used if term.startswith(str(ORG))}
    assert {ORG[one] for one in of_org} == {rdflib.URIRef(f"{ORG}{one}") for one in of_org}
    assert len(of_org) == 9


@pytest.mark.contract
@pytest.mark.engine
async def test_a_network_is_of_its_day_and_of_what_is_under_one(small: Graph, tmp_path: Path) -> None:
    whole = {kind: await export_network(small, kind, "", View.whole(DAY)) for kind in LINKS}
    tree = read_graphml(whole[ListKind.ORGANIZATIONS], tmp_path / "a.graphml")
    assert {tuple(one) for one in tree.edges()} == {
        (organization(f"o{low}"), organization(f"o{high}")) for low, high in zip("2384567", "1112345", strict=True)
    }
    follows = whole[ListKind.SUPERVISION].links
    assert [(one.person, one.organization) for one in follows] == [(member("m4"), organization("o6"))]
    held = {(one.person, one.organization, one.values["role"]) for one in whole[ListKind.ASSIGNMENTS].links}
    assert held == {
        (member("m1"), organization("o6"), "SECRETARY"),
        (member("m4"), organization("o2"), "COMMITTEE_MEMBER"),
    }
    part = await export_network(small, ListKind.SUPERVISION, "o4", View.whole(DAY))
    assert [one.parent for one in part.organizations] == [None, organization("o4")]
    assert part.about["under"] == organization("o4")
    assert len(read_jsonld(part, tmp_path / "a.jsonld")) > 10
    assert (await export_network(small, ListKind.ORGANIZATIONS, "", View.whole(date(2019, 12, 31)))).organizations == []

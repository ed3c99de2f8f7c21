"""Networks as files: GraphML for programs that draw graphs, JSON-LD in W3C ORG terms for those that know these.

Both are written row by row. Ids are those that the service gives; people have a name and nothing else.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

Values = Mapping[str, Any]
GRAPHML = "http://graphml.graphdrawing.org/xmlns"
OF_GRAPH, OF_NODES = ("day", "under", "ledger"), ("label", "kind", "code", "shortName", "level", "sector", "since")
OF_LINKS = ("kind", "body", "role", "duties", "visitsPerYear", "decision", "since", "until")
NUMBERS = frozenset({"visitsPerYear"})
URN = "urn:party-hierarchy:"
CONTEXT = {
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "own": f"{URN}term:",
}
"""Names of terms; `own` are those of what W3C ORG has none for."""


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization of a day; `parent` is the id of the one right above it, where that is in the network too."""

    id: str
    values: Values
    parent: str | None = None
    parent_since: date | None = None


@dataclass(frozen=True, slots=True)
class PersonLink:
    """A link of a person to an organization: a seat (`SEAT`) or a supervision link (`SUPERVISES`)."""

    kind: str
    person: str
    organization: str
    values: Values


@dataclass(frozen=True, slots=True)
class Network:
    """The organizations of a day, who holds what in them, and what the whole is of."""

    about: Mapping[str, str]
    organizations: Sequence[Organization]
    people: Mapping[str, str] = field(default_factory=dict[str, str])
    links: Sequence[PersonLink] = ()


def write_graphml(network: Network, path: Path) -> int:
    """Writes the network as GraphML 1.0; how many nodes there are. Links lead upwards, and from people."""
    with path.open("wb") as file:
        xml = XMLGenerator(file, "utf-8", short_empty_elements=True)
        xml.startDocument()
        begin(xml, "graphml", xmlns=GRAPHML)
        for owner, names in (("graph", OF_GRAPH), ("node", OF_NODES), ("edge", OF_LINKS)):
            for name in names:
                kind = "int" if name in NUMBERS else "string"
                key = {"id": f"{owner}.{name}", "for": owner, "attr.name": name, "attr.type": kind}
                element(xml, "key", key)
        begin(xml, "graph", id="party", edgedefault="directed")
        write_data(xml, "graph", OF_GRAPH, network.about)
        for one in network.organizations:
            write_node(xml, one.id, {"kind": "ORGANIZATION", "label": one.values["name"], **one.values})
        for identifier, name in network.people.items():
            write_node(xml, identifier, {"kind": "PERSON", "label": name})
        for number, (start, end, values) in enumerate(edges(network)):
            begin(xml, "edge", id=f"e{number}", source=start, target=end)
            write_data(xml, "edge", OF_LINKS, values)
            xml.endElement("edge")
        xml.endElement("graph")
        xml.endElement("graphml")
        xml.endDocument()
    return len(network.organizations) + len(network.people)


def edges(network: Network) -> Iterable[tuple[str, str, Values]]:
    for one in network.organizations:
        if one.parent is not None:
            yield one.id, one.parent, {"kind": "PART_OF", "since": one.parent_since}
    for link in network.links:
        yield link.person, link.organization, {"kind": link.kind, **link.values}


def write_node(xml: XMLGenerator, identifier: str, values: Values) -> None:
    begin(xml, "node", id=identifier)
    write_data(xml, "node", OF_NODES, values)
    xml.endElement("node")


def write_data(xml: XMLGenerator, owner: str, names: Sequence[str], values: Values) -> None:
    for name in names:
        value = values.get(name)
        if value is not None and value != "":
            text = "; ".join(value) if isinstance(value, list) else str(value)
            element(xml, "data", {"key": f"{owner}.{name}"}, text)


def begin(xml: XMLGenerator, name: str, **attributes: str) -> None:
    xml.startElement(name, AttributesImpl(attributes))


def element(xml: XMLGenerator, name: str, attributes: Mapping[str, str], text: str = "") -> None:
    begin(xml, name, **attributes)
    xml.characters(text)
    xml.endElement(name)


def write_jsonld(network: Network, path: Path) -> int:
    """Writes the network as JSON-LD 1.1, in terms of W3C ORG where it has them; how many things it tells of."""
    written = 0
    with path.open("w", encoding="utf-8") as file:
        file.write(json.dumps({"@context": CONTEXT})[:-1] + ', "@graph": [')
        for written, thing in enumerate(things(network), 1):
            stated = {name: value for name, value in thing.items() if value is not None}
            file.write(("," if written > 1 else "") + "\n" + json.dumps(stated, ensure_ascii=False))
        file.write("\n]}\n")
    return written


def things(network: Network) -> Iterable[dict[str, Any]]:
    about = network.about
    told = {"dcterms:valid": dated(about["day"]), "dcterms:identifier": about["ledger"]}
    yield {"@id": f"{URN}export", "@type": "own:Export", **told}
    for one in network.organizations:
        yield organization_thing(one)
    for identifier, name in network.people.items():
        yield {"@id": f"{URN}{identifier}", "@type": "foaf:Person", "foaf:name": name}
    for link in network.links:
        yield seat_thing(link) if link.kind == "SEAT" else supervision_thing(link)


def organization_thing(one: Organization) -> dict[str, Any]:
    values = one.values
    return {
        "@id": f"{URN}{one.id}",
        "@type": "org:Organization",
        "skos:prefLabel": {"@value": values["name"], "@language": "vi"},
        "skos:altLabel": {"@value": values["shortName"], "@language": "vi"} if values.get("shortName") else None,
        "org:identifier": values["code"],
        "org:classification": [concept(scheme, values[scheme]) for scheme in ("level", "sector") if values.get(scheme)],
        "schema:foundingDate": dated(values["since"]),
        "org:subOrganizationOf": None if one.parent is None else {"@id": f"{URN}{one.parent}"},
    }


def seat_thing(link: PersonLink) -> dict[str, Any]:
    return {
        "@type": "org:Membership",
        "org:member": {"@id": f"{URN}{link.person}"},
        "org:organization": {"@id": f"{URN}{link.organization}"},
        "org:role": concept("role", link.values["role"]),
        "own:body": concept("body", link.values["body"]),
        "org:memberDuring": interval(link.values),
    }


def supervision_thing(link: PersonLink) -> dict[str, Any]:
    """W3C ORG knows who reports to whom, and nobody who follows an organization from above."""
    return {
        "@type": "own:Supervision",
        "own:supervisor": {"@id": f"{URN}{link.person}"},
        "own:supervised": {"@id": f"{URN}{link.organization}"},
        "own:duty": [concept("duty", one) for one in link.values["duties"] or ()],
        "own:during": interval(link.values),
    }


def concept(scheme: str, code: str) -> dict[str, Any]:
    return {"@id": f"{URN}{scheme}:{code}", "@type": "skos:Concept", "skos:notation": code}


def interval(values: Values) -> dict[str, Any]:
    """The days of a link; `time:hasEnd` is the first day on which it does not hold any more."""
    ends = {"time:hasEnd": instant(values["until"])} if values.get("until") else {}
    return {"@type": "time:Interval", "time:hasBeginning": instant(values["since"]), **ends}


def instant(day: date | str) -> dict[str, Any]:
    return {"@type": "time:Instant", "time:inXSDDate": dated(day)}


def dated(day: date | str) -> dict[str, str]:
    return {"@type": "xsd:date", "@value": str(day)}

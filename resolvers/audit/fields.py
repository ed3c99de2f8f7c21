"""The audit as clients see it: how many subjects of each kind were looked at, and the breaches page by page."""

import asyncio
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from execution.arguments import PAGE
from execution.cursors import fingerprint_of, slice_of
from execution.kinds import Arguments, Batch, End, FieldMap, Record, Root, Window
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.model.norm_words import NormKind
from graph.records.members import MEMBER
from graph.records.norms import NORM, WAIVER
from graph.records.organizations import ORGANIZATION
from resolvers.audit.judging import JUDGES, Breach, Subject
from resolvers.audit.looked_at import LookedAt, look_at
from resolvers.shared.arguments import columns, plain
from resolvers.shared.computed import kept
from resolvers.shared.identifiers import parsed_key
from resolvers.shared.pages import counting, shown
from resolvers.shared.roots import find_under
from resolvers.shared.sentences import explanation

ORDER = {kind: number for number, kind in enumerate(NormKind)}


async def audit(backend: Fetching, view: View, arguments: Arguments) -> Record:
    """The audit of what is at and under an organization on the day, of some kinds or of all."""
    under = await find_under(backend, view, arguments)
    assert under is not None  # noqa: S101  # the schema requires it
    asked = [*JUDGES] if arguments.get("kinds") is None else [NormKind(one) for one in plain(arguments["kinds"])]
    kinds = [kind for kind in JUDGES if kind in asked]
    seen = await look_at(backend, under, view, kinds)
    # thousands of organizations are judged beside the loop that answers others
    return await asyncio.to_thread(audit_of, seen, kinds, under, view)


def audit_of(seen: LookedAt, kinds: Collection[NormKind], under: str, view: View) -> Record:
    counted: Counter[tuple[NormKind, str]] = Counter()
    found: list[tuple[str, Record]] = []
    mark = f"{under}~{'+'.join(kinds)}~{view.on}"
    for kind in kinds:
        for subject in JUDGES[kind](seen):
            waiver = None if subject.breach is None else seen.waiver(subject.norm, subject.organization)
            counted[kind, state_of(subject, waiver)] += 1
            if subject.breach is not None:
                found.append(finding(mark, seen, subject, subject.breach, waiver, view))
    values = {
        "id": mark,
        "underId": under,
        "on": view.on.isoformat(),
        "counts": [count(mark, kind, counted, view) for kind in kinds],
        "found": sorted(found, key=lambda row: row[0]),
    }
    return Record("Audit", view, values)


def state_of(subject: Subject, waiver: str | None) -> str:
    if subject.breach is None:
        return "kept"
    return "broken" if waiver is None else "waived"


def count(mark: str, kind: NormKind, counted: Mapping[tuple[NormKind, str], int], view: View) -> Record:
    """Kept or waived among those looked at is the score."""
    states = {state: counted[kind, state] for state in ("kept", "broken", "waived")}
    checked = sum(states.values())
    score = None if not checked else (checked - states["broken"]) / checked
    values = {"id": f"{mark}~{kind}", "kind": kind, "checked": checked, **states, "score": score}
    return Record("AuditCount", view, values)


def finding(
    mark: str, seen: LookedAt, subject: Subject, breach: Breach, waiver: str | None, view: View
) -> tuple[str, Record]:
    """A breach with the key that puts it into order: by kind, organization and person."""
    norm, organization = subject.norm, subject.organization
    since = None if breach.since is None else breach.since.isoformat()
    last = f"{breach.key}|{breach.member or ''}|{since}|{norm.id}"
    key = f"{ORDER[NormKind(norm.kind)]:03d}|{seen.by_id[organization].key}|{last}"
    values = {
        "id": f"{mark}~{key}",
        "kind": norm.kind,
        "normId": norm.id,
        "organizationId": organization,
        "memberId": breach.member,
        "value": breach.value,
        "allowed": breach.allowed,
        "since": since,
        "said": breach.said,
        "waiverId": None if waiver is None else parsed_key("Waiver", waiver),
    }
    return key, Record("AuditFinding", view, values)


async def list_findings(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[Window]:
    """The breaches of some kinds, or those that a waiver lets pass."""
    part, view = slice_of(arguments), records[0].view
    windows = []
    for record in records:
        rows = list(wanted(record.values["found"], arguments))
        fingerprint = fingerprint_of("Audit.findings", record.values["id"], arguments, view)
        windows.append(Window(shown(rows, part, fingerprint), part, fingerprint, counting(len(rows))))
    return windows


def wanted(rows: Sequence[tuple[str, Record]], arguments: Arguments) -> Iterator[tuple[str, Record]]:
    kinds = None if arguments.get("kinds") is None else set(plain(arguments["kinds"]))
    for key, row in rows:
        if (row.values["waiverId"] is not None) is bool(arguments["waived"]) and (
            kinds is None or row.values["kind"] in kinds
        ):
            yield key, row


async def explain(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[Record]:
    return [explanation(record.view, record.values["id"], record.values["said"]) for record in records]


FIELDS: Mapping[str, FieldMap] = {
    "Audit": {
        **columns("on", "counts"),
        "under": End(ORGANIZATION, "Organization", "underId"),
        "findings": Batch(list_findings, needs=("id", "found"), takes=("kinds", "waived", *PAGE)),
    },
    "AuditCount": columns("kind", "checked", "kept", "broken", "waived", "score"),
    "AuditFinding": {
        **columns("value", "allowed", "since"),
        "norm": End(NORM, "Norm", "normId"),
        "organization": End(ORGANIZATION, "Organization", "organizationId"),
        "member": End(MEMBER, "Member", "memberId"),
        "waiver": End(WAIVER, "Waiver", "waiverId"),
        "explanation": Batch(explain, needs=("id", "said")),
    },
}
QUERY: FieldMap = {"audit": Root(kept("audit", audit), takes=("under", "kinds"), day="asOf", price=50_000)}

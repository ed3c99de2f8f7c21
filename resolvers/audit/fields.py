"""The audit as clients see it: how many subjects of each kind were looked at, and the breaches page by page."""

import asyncio
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from execution.errors import BadUserInput
from execution.kinds import Arguments, Batch, End, FieldMap, Record, Root
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.model.norm_words import NormKind
from graph.records.members import MEMBER
from graph.records.norms import NORM, WAIVER
from graph.records.organizations import ORGANIZATION
from resolvers.audit.judges import JUDGES
from resolvers.audit.judging import Breach, Subject
from resolvers.audit.looked_at import LookedAt, look_at
from resolvers.shared.arguments import columns, plain
from resolvers.shared.computed import kept
from resolvers.shared.filters import WHERE, day_within
from resolvers.shared.identifiers import parsed_key
from resolvers.shared.pages import USUAL, Listed, Wanted, Whole, as_they_are, by, by_values, listed_in, unknown_first
from resolvers.shared.roots import find_under
from resolvers.shared.sentences import explanation
from wording.said import say

ORDER = {kind: number for number, kind in enumerate(NormKind)}


async def audit(backend: Fetching, view: View, arguments: Arguments) -> Record:
    """The audit of what is at and under an organization on the day, of some kinds or of all."""
    asked = [*JUDGES] if arguments.get("kinds") is None else [NormKind(one) for one in plain(arguments["kinds"])]
    if NormKind.VISITS in asked:
        raise BadUserInput(say("VISITS_NOT_AUDITED"), "kinds")
    under = await find_under(backend, view, arguments)
    assert under is not None  # noqa: S101  # the schema requires it
    kinds = [kind for kind in JUDGES if kind in asked]
    seen = await look_at(backend, under, view, kinds)
    # thousands of organizations are judged beside the loop that answers others
    return await asyncio.to_thread(audit_of, seen, kinds, under, view)


def audit_of(seen: LookedAt, kinds: Collection[NormKind], under: str, view: View) -> Record:
    counted: Counter[tuple[NormKind, str]] = Counter()
    found: list[Record] = []
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
        "found": Whole(found),
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


def finding(mark: str, seen: LookedAt, subject: Subject, breach: Breach, waiver: str | None, view: View) -> Record:
    """A breach; `key` puts it into order by organization and person, `id` by kind before."""
    norm, organization = subject.norm, subject.organization
    since = None if breach.since is None else breach.since.isoformat()
    last = f"{breach.key}|{breach.member or ''}|{since}|{norm.id}"
    place, whose = f"{ORDER[NormKind(norm.kind)]:03d}", seen.by_id[organization].key
    values = {
        "id": f"{mark}~{place}|{whose}|{last}",
        "key": f"{whose}|{place}|{last}",
        "kind": norm.kind,
        "normId": norm.id,
        "organizationId": organization,
        "memberId": breach.member,
        "value": breach.value,
        "allowed": breach.allowed,
        "since": since,
        "group": breach.group,
        "said": breach.said,
        "waiverId": None if waiver is None else parsed_key("Waiver", waiver),
    }
    return Record("AuditFinding", view, values)


def wanted(arguments: Arguments) -> Wanted[Record]:
    """What is asked of a breach by `where`: without it those that no waiver lets pass."""
    where = arguments.get(WHERE) or {}
    kinds, waived, since = where.get("kinds"), bool(where.get("waived")), day_within(where, "since")
    return lambda record: (
        waived is (record.values["waiverId"] is not None)
        and (kinds is None or record.values["kind"] in kinds)
        and since(record.values["since"])
    )


def since_key(record: Record) -> str:
    return f"{unknown_first(record.values['since'])}|{record.values['key']}"


by_kind = by_values("id")
FINDINGS = Listed(
    "Audit.findings",
    {
        USUAL: by_kind,
        "KIND": by_kind,
        "ORGANIZATION": by_values("key"),
        "SINCE": by(since_key),
    },
    as_they_are,
    ("kinds", "waived", "since"),
    wanted,
)


async def explain(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[Record]:
    return [explanation(record.view, record.values["id"], record.values["said"]) for record in records]


FIELDS: Mapping[str, FieldMap] = {
    "Audit": {
        **columns("on", "counts"),
        "under": End(ORGANIZATION, "Organization", "underId"),
        "findings": listed_in(
            FINDINGS,
            lambda record, _: record.values["found"],
            "found",
        ),
    },
    "AuditCount": columns("kind", "checked", "kept", "broken", "waived", "score"),
    "AuditFinding": {
        **columns("value", "allowed", "since", "group"),
        "norm": End(NORM, "Norm", "normId"),
        "organization": End(ORGANIZATION, "Organization", "organizationId"),
        "member": End(MEMBER, "Member", "memberId"),
        "waiver": End(WAIVER, "Waiver", "waiverId"),
        "explanation": Batch(explain, needs=("id", "said")),
    },
}
QUERY: FieldMap = {"audit": Root(kept("audit", audit), takes=("under", "kinds"), day="asOf", price=50_000)}

"""What each field of Directive, Task and Progress is, and the progress of organizations and members."""

from collections.abc import Mapping

from execution.kinds import End, FieldMap, Link, Shape
from graph.cypher.patterns import Hop
from graph.records import directives
from graph.records.directives import DIRECTIVE, TASK
from graph.records.links import spans_in_orders
from graph.records.members import MEMBER
from graph.records.organizations import ORGANIZATION
from resolvers.shared.arguments import columns
from resolvers.shared.identifiers import IDENTITY
from resolvers.shared.lists import linked_list


def of(hop: Hop) -> FieldMap:
    """Where whoever the hop starts from stands with tasks."""
    return {"taskReports": linked_list(hop, spans_in_orders, 9, past=True)}


OF_ORGANIZATION = of(directives.OF_ORGANIZATION)
OF_MEMBER = of(directives.OF_MEMBER)
FIELDS: Mapping[str, FieldMap] = {
    "Directive": {
        **IDENTITY,
        **columns("symbol", "kind", "title", "issuedOn", "since", "until"),
        "issuer": End(ORGANIZATION, "Organization", "issuerId"),
        "references": Link(directives.REFERENCES, "DirectiveReference", Shape.LIST, usual=2),
        "referredBy": Link(directives.REFERRED_BY, "DirectiveReference", Shape.LIST, usual=2),
        "tasks": Link(directives.TASKS, "Task", Shape.LIST, usual=9),
    },
    "DirectiveReference": {**columns("kind"), "directive": End(DIRECTIVE, "Directive", "directiveId")},
    "Task": {
        **IDENTITY,
        **columns("number", "name"),
        "directive": End(DIRECTIVE, "Directive", "directiveId"),
        "partOf": End(TASK, "Task", "partOfId"),
        "tasks": Link(directives.PARTS_OF_TASK, "Task", Shape.LIST, usual=3),
        "reports": linked_list(directives.OF_TASK, directives.reports_in_orders, pages=True, past=True),
    },
    "TaskReport": {
        **IDENTITY,
        **columns("state", "note", "decision", "since", "until"),
        "organization": End(ORGANIZATION, "Organization", "organizationId"),
        "member": End(MEMBER, "Member", "memberId"),
        "task": End(TASK, "Task", "taskId"),
    },
}

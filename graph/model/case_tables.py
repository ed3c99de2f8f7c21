"""The tables of cases, which are among those of `tables`."""

from graph.model.kinds import LinkTable, NodeTable
from graph.model.seals import SALT

# what was opened about organizations and members, and how it ended: an inspection, a discipline, somebody's leaving. It
# is open on day d while openedOn <= d < closedOn; what is decided at once opens and closes on one day, so it is no life
CASE = NodeTable(
    "Case",
    (
        "id",
        "kind",
        "form",
        "years",
        "source",
        "openedOn",
        "dueOn",
        "closedOn",
        "outcome",
        "decision",
        "closingDecision",
        "summary",
        SALT,
    ),
    dates=frozenset({"openedOn", "dueOn", "closedOn"}),
    numbers=frozenset({"years"}),
    personal=frozenset({"summary"}),
    shown="Case",
)
CONCERNS = LinkTable("CONCERNS", "Case", "Organization")
CONCERNS_MEMBER = LinkTable("CONCERNS_MEMBER", "Case", "Member", type="CONCERNS")
HANDLED_BY = LinkTable("HANDLED_BY", "Case", "Organization")
# under which organization a case is found: the first one that it concerns, or the cell of the first member
ARISES_AT = LinkTable("ARISES_AT", "Case", "Organization")
CONCERNED = (CONCERNS, CONCERNS_MEMBER)
OF_CASES = (*CONCERNED, HANDLED_BY, ARISES_AT)

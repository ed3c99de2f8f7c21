"""Norms, versioned data, and who is exempt from one; and the two kinds of rules that norms have taken the place of.

Rules of visits and of sizes stand in graphs that were filled before there were norms. They stay as the ledger's lines
say, and every read takes them as norms: `AS_NORMS` says how.
"""

from collections.abc import Mapping

from graph.model.kinds import LIFE, SPAN, LinkTable, NodeTable
from graph.model.norm_words import NormKind

NORM = NodeTable(
    "Norm",
    (
        *("id", "kind", "regulation", "level", "body", "besides", "membersFrom"),
        *("least", "most", "share", "base", "months", "days", "since", "until"),
    ),
    dates=LIFE,
    numbers=frozenset({"membersFrom", "least", "most", "share", "months", "days"}),
    shown="Norm",
)
VISIT_RULE = NodeTable(
    "VisitRule",
    ("id", "level", "visitsPerYear", "decision", "since", "until"),
    dates=LIFE,
    numbers=frozenset({"visitsPerYear"}),
)
SIZE_RULE = NodeTable(
    "SizeRule",
    ("id", "body", "besides", "membersFrom", "least", "regulation", "since", "until"),
    dates=LIFE,
    numbers=frozenset({"membersFrom", "least"}),
)
NORM_SET_BY = LinkTable("NORM_SET_BY", "Norm", "Organization", type="SET_BY")
SET_BY = LinkTable("SET_BY", "VisitRule", "Organization")
# an organization, or with `subtree` all at and under it, for which a version of a norm is not asked
EXEMPT_FROM = LinkTable(
    "EXEMPT_FROM",
    "Organization",
    "Norm",
    ("subtree", "reason", "decision", *SPAN),
    numbers=frozenset({"subtree"}),
    alone=("start", "end"),
    shown="Waiver",
)
OF_NORMS = (NORM_SET_BY, SET_BY)
AS_NORMS: Mapping[NodeTable, tuple[NormKind, Mapping[str, str]]] = {
    VISIT_RULE: (NormKind.VISITS, {"visitsPerYear": "least", "decision": "regulation"}),
    SIZE_RULE: (NormKind.BODY_SIZE, {}),
}
"""Which kind of norm a rule of before is, and what those of its properties are called that have other names."""

"""Norms with who is exempt from them; rules of before are norms, too (graph/model/norm_tables.py)."""

from collections.abc import Mapping
from typing import LiteralString

from graph.cypher.dates import begun, end_or_null
from graph.cypher.filters import any_of, by_name
from graph.cypher.patterns import LINK_BEGUN, LINK_HOLDS, NODE_HOLDS, Hop, RecordType, in_orders
from graph.model.norm_tables import EXEMPT_FROM
from graph.records.links import DATES, LASTING, has_key, key_text
from graph.records.profiles import SORT_KEY

NORMS: LiteralString = "Norm|VisitRule|SizeRule"
KIND: LiteralString = (
    "CASE WHEN 'VisitRule' IN labels(<node>) THEN 'VISITS' WHEN 'SizeRule' IN labels(<node>) THEN 'BODY_SIZE' "
    "ELSE <node>.kind END"
)
REGULATION: LiteralString = "CASE WHEN 'VisitRule' IN labels(<node>) THEN <node>.decision ELSE <node>.regulation END"
LEAST: LiteralString = "CASE WHEN 'VisitRule' IN labels(<node>) THEN <node>.visitsPerYear ELSE <node>.least END"
SETS: LiteralString = "head([(<node>)-[:SET_BY]->(<+setter>:Organization) | "
NUMBERS: Mapping[str, LiteralString] = {
    "level": "<node>.level",
    "body": "<node>.body",
    "besides": "<node>.besides",
    "membersFrom": "<node>.membersFrom",
    "least": LEAST,
    "most": "<node>.most",
    "share": "<node>.share",
    "base": "<node>.base",
    "months": "<node>.months",
    "days": "<node>.days",
}
NORM = RecordType(
    name="Norm",
    match="MATCH (<+node>:" + NORMS + " {id: <key>})",
    holds=begun("<node>"),
    columns={
        "id": "<node>.id",
        "kind": KIND,
        "regulation": REGULATION,
        **NUMBERS,
        "since": "toString(<node>.since)",
        "until": end_or_null("<node>"),
        "setById": SETS + "<setter>.id])",
    },
    ends={"setById": SETS + "<setter>])"},
)
WAIVER = RecordType(
    name="Waiver",
    match="MATCH (:Norm {id: <key>[1]})<-[<+link>:EXEMPT_FROM]-(<+node>:Organization)"
    "\nWHERE <node>.id = <key>[0] AND " + has_key(EXEMPT_FROM) + "\nWITH <position>, <link>",
    holds=LINK_BEGUN,
    columns={
        "id": key_text(EXEMPT_FROM),
        "organizationId": "startNode(<link>).id",
        "normId": "endNode(<link>).id",
        "subtree": "<link>.subtree = 1",
        "reason": "<link>.reason",
        "decision": "<link>.decision",
        **DATES,
    },
    ends={"organizationId": "startNode(<link>)", "normId": "endNode(<link>)"},
)
EVERY_NORM = Hop(
    record=NORM,
    carries=(),
    path="(<+node>:" + NORMS + ")",
    holds=NODE_HOLDS,
    begun=begun("<node>"),
    key="("
    + KIND
    + ") + '|' + coalesce(<node>.level, <node>.body, '') + '|' + toString(<node>.since) + '|' + <node>.id",
    where=by_name(any_of("kinds", KIND)),
)
"""All that hold on the day: some dozens for each province."""
WAIVERS = Hop(
    record=WAIVER,
    start="MATCH (<+parent>:" + NORMS + " {id: <id>})",
    path="(<parent>)<-[<+link>:EXEMPT_FROM]-(<+node>:Organization)",
    holds=LINK_HOLDS,
    key=SORT_KEY + " + '|' + toString(<link>.since)",
    where=by_name(*LASTING),
    ends={"organizationId": "node", "normId": "parent"},
)


def rules_in_orders(hop: Hop) -> Mapping[str, Hop]:
    """A list of norms or of sheets, by the orders that it can be asked for."""
    return {"KIND": hop, **in_orders(hop, {"SINCE": "toString(<node>.since) + '|' + " + hop.key})}

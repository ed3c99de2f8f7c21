"""Stated figures: numbers that a directive says of an organization for a period, to be reached or as they were.

A figure is a link from the organization to the directive. It has no life: its period may lie long behind or ahead, and
a question for a day sees what had been stated by then. It is found by the organization that it is of, and under those
above that.
"""

from collections.abc import Mapping
from typing import LiteralString

from graph.cypher.dates import at_or_down
from graph.cypher.filters import any_of, by_name, days, ids
from graph.cypher.patterns import FROM_ORGANIZATION, Hop, RecordType, in_orders, way
from graph.model.directive_tables import STATED
from graph.records.links import has_key, key_text

BY_DAY: LiteralString = "<link>.statedOn <= $on"
FIGURE = RecordType(
    name="StatedFigure",
    match="MATCH (:Directive {id: <key>[1]})<-[<+link>:STATED]-(<+node>)"
    "\nWHERE <node>.id = <key>[0] AND " + has_key(STATED) + "\nWITH <position>, <link>",
    holds=BY_DAY,
    columns={
        "id": key_text(STATED),
        "organizationId": "startNode(<link>).id",
        "directiveId": "endNode(<link>).id",
        "indicator": "<link>.indicator",
        "purpose": "<link>.purpose",
        "periodFrom": "toString(<link>.periodFrom)",
        "periodTo": "toString(<link>.periodTo)",
        "numerator": "<link>.numerator",
        "denominator": "<link>.denominator",
        "statedOn": "toString(<link>.statedOn)",
        "decision": "<link>.decision",
    },
    ends={"organizationId": "startNode(<link>)", "directiveId": "endNode(<link>)"},
)
RECORDS = (FIGURE,)
FIGURE_WHERE = by_name(
    any_of("indicators", "<link>.indicator"),
    any_of("purposes", "<link>.purpose"),
    ids("directives", "Directive", "<node>.id IN $directives"),
    days("periodFrom", "<link>.periodFrom"),
    days("statedOn", "<link>.statedOn"),
)
PERIOD: LiteralString = (
    "toString(<link>.periodFrom) + '|' + toString(<link>.periodTo) + '|' + <link>.indicator + '|' + <link>.purpose"
    " + '|'"
)
OF_ORGANIZATION = Hop(
    record=FIGURE,
    start=FROM_ORGANIZATION,
    path="(<parent>)-[<+link>:STATED]->(<+node>:Directive)",
    holds=BY_DAY,
    begun=BY_DAY,
    key=PERIOD + " + toString(<link>.statedOn) + '|' + <node>.id",
    where=FIGURE_WHERE,
    ends={"organizationId": "parent", "directiveId": "node"},
)
UNDER_ORGANIZATION = Hop(
    record=FIGURE,
    start=FROM_ORGANIZATION,
    path="(<parent>)" + way(at_or_down) + "(<+stating>:Organization)-[<+link>:STATED]->(<+node>:Directive)",
    holds=BY_DAY,
    begun="",
    carries=("link", "stating"),
    key=PERIOD + " + <stating>.sortKey + '|' + toString(<link>.statedOn) + '|' + <node>.id",
    where=FIGURE_WHERE,
    ends={"directiveId": "node"},
)


def orders_of(hop: Hop) -> Mapping[str, Hop]:
    """A list of figures by the orders that it can be asked for."""
    return {"PERIOD": hop, **in_orders(hop, {"STATED_ON": "toString(<link>.statedOn) + '|' + " + hop.key})}

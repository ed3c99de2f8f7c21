"""The tables of meetings that are planned, which are among those of `tables`."""

from graph.model.kinds import LinkTable, NodeTable

# a meeting that is to be held: the same one on whatever day, so that what tells it apart stays when it is put off
PLANNED_MEETING = NodeTable(
    "PlannedMeeting", ("id", "plannedOn"), dates=frozenset({"plannedOn"}), shown="PlannedMeeting"
)
# for which day an organization plans it, from a day on, up to the day on which it is put off, called off, or ends with
# the organization
PLANS = LinkTable(
    "PLANS",
    "Organization",
    "PlannedMeeting",
    ("kind", "plannedFor", "note", "since", "until"),
    days=frozenset({"plannedFor"}),
    besides=("kind", "plannedFor"),
    alone=("start", "kind", "plannedFor"),
)

"""The tables of directives, their tasks and the progress with these, which are among those of `tables`."""

from dataclasses import replace

from graph.model.kinds import LIFE, LinkTable, NodeTable

# a document that says what is to be done: in force from `since` on, which may be later than the day of its issue
DIRECTIVE = NodeTable(
    "Directive",
    ("id", "symbol", "kind", "title", "issuedOn", "since", "until"),
    dates=LIFE | {"issuedOn"},
    indexed=("symbol",),
    shown="Directive",
)
# what a directive asks for: no life of its own, as where somebody stands with it outlasts the directive; `position` is
# its place among the tasks of the directive
TASK = NodeTable("Task", ("id", "number", "name", "position"), numbers=frozenset({"position"}), shown="Task")
ISSUED_BY = LinkTable("ISSUED_BY", "Directive", "Organization")
REFERS_TO = LinkTable("REFERS_TO", "Directive", "Directive", ("kind",), besides=("kind",))
TASK_OF = LinkTable("TASK_OF", "Task", "Directive")
PART_OF_TASK = LinkTable("PART_OF_TASK", "Task", "Task")
# where an organization stands with a task from a day on, up to its next report
WORKS_ON = LinkTable(
    "WORKS_ON",
    "Organization",
    "Task",
    ("state", "note", "decision", "since", "until"),
    alone=("start", "end"),
    shown="TaskReport",
)
MEMBER_WORKS_ON = replace(WORKS_ON, name="MEMBER_WORKS_ON", start="Member", type="WORKS_ON")
# a number that a directive states of an organization for a period; `indicator` says what it counts. It has no life: a
# question for a day sees what had been stated by then
STATED = LinkTable(
    "STATED",
    "Organization",
    "Directive",
    ("indicator", "purpose", "periodFrom", "periodTo", "numerator", "denominator", "statedOn", "decision"),
    numbers=frozenset({"numerator", "denominator"}),
    days=frozenset({"periodFrom", "periodTo", "statedOn"}),
    besides=("periodFrom", "periodTo", "indicator", "purpose"),
    shown="StatedFigure",
)

OF_DIRECTIVES = (ISSUED_BY, REFERS_TO, TASK_OF, PART_OF_TASK)
PROGRESS = (WORKS_ON, MEMBER_WORKS_ON)

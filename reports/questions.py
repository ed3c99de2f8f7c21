"""What a report asks the service, in GraphQL, as any client could.

Questions of the same kind are asked together, so many in one operation as its limits allow.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from datetime import date
from typing import Any

from reports.model import LISTED, Figures, Group, Listed, Report, ReportRefused, Supervisor, Waiting, Wanted

Ask = Callable[[str, Mapping[str, Any]], Awaitable[Mapping[str, Any]]]
"""Answers an operation with its data, or raises ReportRefused."""

TOGETHER = 25
"""How many organizations or supervisors one operation asks for."""
PAGE = 1000
ORGANIZATION = """
query ($id: ID, $code: String, $on: Date!) { organization(id: $id, code: $code, asOf: $on) { id name } }
"""
COVERAGE_FIGURES = "organizations supervised withoutStanding lapsed unsupervised severalInCharge ownOrganization"
ATTENDANCE_FIGURES = "held attended byStandIn required shortfall rate longestGapDays lastVisit"
COVERAGE = f"""
query ($under: ID!, $on: Date!) {{
  supervisionCoverage(under: $under, groupBy: CHILD, asOf: $on) {{
    figures {{ {COVERAGE_FIGURES} }}
    groups {{ child {{ id name }} figures {{ {COVERAGE_FIGURES} }} }} }}
  visitsDue(under: $under, asOf: $on) {{ total overdue neverVisited }} }}
"""
LIST = """
query ($under: ID!, $on: Date!, $figure: CoverageFigure!, $after: String) {
  supervisionCoverage(under: $under, asOf: $on) { figures { list(figure: $figure, first: 1000, after: $after) {
    nodes { name ancestors { id name } } pageInfo { hasNextPage endCursor } } } } }
"""
NEVER_VISITED = """
query ($under: ID!, $on: Date!, $after: String) { visitsDue(under: $under, asOf: $on) {
  links(only: NEVER_VISITED, first: 1000, after: $after) { nodes { supervision {
    since supervisor { name } organization { name ancestors { id name } } } } pageInfo { hasNextPage endCursor } } } }
"""
LOOPS = """
query ($under: ID!, $on: Date!, $after: String) {
  supervisionLoops(under: $under, asOf: $on, first: 1000, after: $after) {
  nodes { steps { from { name ancestors { id name } } } } pageInfo { hasNextPage endCursor } } }
"""
SUPERVISORS = """
query ($under: ID!, $from: Date!, $to: Date!, $first: Int!) { attendance(under: $under, from: $from, to: $to) {
  groups(first: $first) { totalCount nodes { supervisor { id name } } } } }
"""
MONTHS = f"""figures {{ {ATTENDANCE_FIGURES} }}
  groups(first: 1000) {{ nodes {{ month figures {{ {ATTENDANCE_FIGURES} }} }} }}"""


async def read_report(ask: Ask, wanted: Wanted) -> Report:
    """The whole report. Raises ReportRefused where `under` is not there on the last day of the period."""
    under, name = await find_organization(ask, wanted)
    day = {"under": under, "on": wanted.last_day.isoformat()}
    found = await ask(COVERAGE, day)
    coverage = found["supervisionCoverage"]
    children = [group for group in coverage["groups"] if group["child"] and group["child"]["id"] != under]
    asked = [under, *(group["child"]["id"] for group in children)]
    [whole, *attendances] = await read_months(ask, wanted, "under", asked)
    supervisors, count = await read_supervisors(ask, wanted, under)
    return Report(
        wanted=wanted,
        name=name,
        coverage=coverage["figures"],
        groups=[
            Group(group["child"]["name"], group["figures"], *months)
            for group, months in zip(children, attendances, strict=True)
        ],
        lists={figure: await read_list(ask, day, argument) for figure, argument in LISTED.items()},
        attendance=whole[0],
        months=whole[1],
        supervisors=supervisors,
        supervisor_count=count,
        due=found["visitsDue"],
        never_visited=[waiting(node, under) async for node in pages(ask, NEVER_VISITED, day, ("visitsDue", "links"))],
        loops=[
            [in_full(step["from"], under) for step in node["steps"]]
            async for node in pages(ask, LOOPS, day, ("supervisionLoops",))
        ],
    )


async def find_organization(ask: Ask, wanted: Wanted) -> tuple[str, str]:
    """The global id and the name of the organization; digits and short texts are codes, long ones ids."""
    key = "code" if len(wanted.under) < 16 else "id"
    found = await ask(ORGANIZATION, {key: wanted.under, "on": wanted.last_day.isoformat()})
    if found["organization"] is None:
        raise ReportRefused(
            f"--under: no organization has the {key} {wanted.under} on {wanted.last_day}. Look it up by its name with "
            "the `search` question, and mind that codes change over time."
        )
    return found["organization"]["id"], found["organization"]["name"]


Months = tuple[Figures, dict[date, Figures]]


async def read_months(ask: Ask, wanted: Wanted, name: str, identifiers: Sequence[str]) -> list[Months]:
    """For each organization (`under`) or member (`supervisor`) the attendance in all and by month."""
    found: list[Months] = []
    for begin in range(0, len(identifiers), TOGETHER):
        chunk = identifiers[begin : begin + TOGETHER]
        variables = {f"id{number}": identifier for number, identifier in enumerate(chunk)}
        answer = await ask(months_query(name, len(chunk)), {**variables, **period(wanted)})
        found += [months_of(answer[f"a{number}"]) for number in range(len(chunk))]
    return found


def months_query(name: str, count: int) -> str:
    variables = "".join(f"$id{number}: ID!, " for number in range(count))
    fields = "\n".join(
        f"a{number}: attendance({name}: $id{number}, from: $from, to: $to, groupBy: MONTH) {{ {MONTHS} }}"
        for number in range(count)
    )
    return f"query ({variables}$from: Date!, $to: Date!) {{\n{fields}\n}}"


def months_of(report: Mapping[str, Any]) -> Months:
    groups = report["groups"]["nodes"]
    return report["figures"], {date.fromisoformat(group["month"]): group["figures"] for group in groups}


async def read_supervisors(ask: Ask, wanted: Wanted, under: str) -> tuple[list[Supervisor], int]:
    """Those with the most visits missing under the organization, with all that they follow; and how many there are."""
    found = await ask(SUPERVISORS, {"under": under, "first": wanted.top, **period(wanted)})
    groups = found["attendance"]["groups"]
    people = [group["supervisor"] for group in groups["nodes"]]
    months = await read_months(ask, wanted, "supervisor", [one["id"] for one in people])
    shown = [Supervisor(one["name"], *both) for one, both in zip(people, months, strict=True)]
    return shown, groups["totalCount"]


def period(wanted: Wanted) -> dict[str, str]:
    return {"from": wanted.since.isoformat(), "to": wanted.until.isoformat()}


async def read_list(ask: Ask, day: Mapping[str, str], figure: str) -> list[Listed]:
    way = ("supervisionCoverage", "figures", "list")
    found = pages(ask, LIST, {**day, "figure": figure}, way)
    return [Listed(node["name"], within(node, day["under"])) async for node in found]


def within(organization: Mapping[str, Any], under: str) -> str:
    """What an organization is in, nearest first, up to the one that the report is about: many cells have one name."""
    identifiers = [one["id"] for one in organization["ancestors"]]
    below = organization["ancestors"][identifiers.index(under) + 1 :] if under in identifiers else []
    return ", ".join(one["name"] for one in reversed(below))


def in_full(organization: Mapping[str, Any], under: str) -> str:
    return ", ".join(filter(None, (organization["name"], within(organization, under))))


def waiting(node: Mapping[str, Any], under: str) -> Waiting:
    link = node["supervision"]
    organization = in_full(link["organization"], under)
    return Waiting(link["supervisor"]["name"], organization, date.fromisoformat(link["since"]))


async def pages(ask: Ask, query: str, variables: Mapping[str, Any], way: Sequence[str]) -> AsyncIterator[Any]:
    """All nodes of a connection, which stands at the end of the way."""
    after = None
    while True:
        connection: Any = await ask(query, {**variables, "after": after})
        for name in way:
            connection = connection[name]
        for node in connection["nodes"]:
            yield node
        if not connection["pageInfo"]["hasNextPage"]:
            return
        after = connection["pageInfo"]["endCursor"]

"""What the report on supervision asks the service, in GraphQL, as any client could.

Questions of the same kind are asked together, so many in one operation as its limits allow.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from reports.asking import Ask, pages
from reports.model import Figures, Unit
from reports.posts import post_of
from reports.subject import find_subject, unit_of
from reports.supervision.model import LISTED, Group, Link, Person, SupervisionReport, SupervisionWanted, Supervisor

TOGETHER = 25
"""How many organizations or supervisors one operation asks for."""
UNIT = "name code ancestors { id name }"
PERSON = "id name cell { name } assignments { body role organization { name } }"
COVERAGE_FIGURES = "organizations supervised withoutStanding lapsed unsupervised severalInCharge ownOrganization"
ATTENDANCE_FIGURES = (
    "meetingsHeld visitsPossible attended byStandIn required shortfall surplus rate longestGapDays lastVisit"
)
COVERAGE = f"""
query ($under: ID!, $on: Date!) {{
  supervisionCoverage(under: $under, groupBy: CHILD, asOf: $on) {{
    figures {{ {COVERAGE_FIGURES} }}
    groups {{ child {{ id name code }} figures {{ {COVERAGE_FIGURES} }} }} }}
  visitsDue(of: {{ under: $under }}, asOf: $on) {{ total overdue neverVisited }} }}
"""
LIST = f"""
query ($under: ID!, $on: Date!, $figure: CoverageFigure!, $after: String) {{
  supervisionCoverage(under: $under, asOf: $on) {{ figures {{ list(figure: $figure, first: 1000, after: $after) {{
    nodes {{ {UNIT} }} pageInfo {{ hasNextPage endCursor }} }} }} }} }}
"""
LINKS = f"""
query ($under: ID!, $on: Date!, $from: Date!, $to: Date!, $after: String) {{
  visitsDue(of: {{ under: $under }}, asOf: $on) {{
  links(first: 500, after: $after) {{ pageInfo {{ hasNextPage endCursor }} nodes {{ lastVisit supervision {{
    since supervisor {{ {PERSON} }} organization {{ {UNIT} }} standing {{ holds }}
    attendance(from: $from, to: $to) {{ {ATTENDANCE_FIGURES} }} }} }} }} }} }}
"""
LOOPS = f"""
query ($under: ID!, $on: Date!, $after: String) {{
  supervisionLoops(under: $under, asOf: $on, first: 1000, after: $after) {{
  nodes {{ steps {{ from {{ {UNIT} }} }} }} pageInfo {{ hasNextPage endCursor }} }} }}
"""
SUPERVISORS = f"""
query ($under: ID!, $from: Date!, $to: Date!, $first: Int!) {{
  attendance(of: {{ under: $under }}, from: $from, to: $to) {{
  groups(first: $first) {{ totalCount nodes {{ supervisor {{ {PERSON} }} }} }} }} }}
"""
MONTHS = f"""figures {{ {ATTENDANCE_FIGURES} }}
  groups(first: 1000) {{ nodes {{ month figures {{ {ATTENDANCE_FIGURES} }} }} }}"""


async def read_report(ask: Ask, wanted: SupervisionWanted) -> SupervisionReport:
    """The whole report. Raises ReportRefused where `under` is not there on the last day of the period."""
    under, subject = await find_subject(ask, wanted)
    day = {"under": under, "on": wanted.last_day.isoformat()}
    found = await ask(COVERAGE, day)
    coverage = found["supervisionCoverage"]
    children = [group for group in coverage["groups"] if group["child"] and group["child"]["id"] != under]
    asked = [under, *(group["child"]["id"] for group in children)]
    [whole, *attendances] = await read_months(ask, wanted, "under", asked)
    supervisors, count = await read_supervisors(ask, wanted, under)
    links = pages(ask, LINKS, {**day, **period(wanted)}, ("visitsDue", "links"))
    return SupervisionReport(
        wanted=wanted,
        subject=subject,
        coverage=coverage["figures"],
        groups=[
            Group(Unit(group["child"]["name"], group["child"]["code"]), group["figures"], *months)
            for group, months in zip(children, attendances, strict=True)
        ],
        lists={figure: await read_list(ask, day, argument) for figure, argument in LISTED.items()},
        attendance=whole[0],
        months=whole[1],
        supervisors=supervisors,
        supervisor_count=count,
        due=found["visitsDue"],
        links=[link_of(node, under, wanted.language) async for node in links],
        loops=[
            [unit_of(step["from"], under) for step in node["steps"]]
            async for node in pages(ask, LOOPS, day, ("supervisionLoops",))
        ],
    )


Months = tuple[Figures, dict[date, Figures]]


async def read_months(ask: Ask, wanted: SupervisionWanted, name: str, identifiers: Sequence[str]) -> list[Months]:
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
        f"a{number}: attendance(of: {{ {name}: $id{number} }}, from: $from, to: $to, groupBy: MONTH) {{ {MONTHS} }}"
        for number in range(count)
    )
    return f"query ({variables}$from: Date!, $to: Date!) {{\n{fields}\n}}"


def months_of(report: Mapping[str, Any]) -> Months:
    groups = report["groups"]["nodes"]
    return report["figures"], {date.fromisoformat(group["month"]): group["figures"] for group in groups}


async def read_supervisors(ask: Ask, wanted: SupervisionWanted, under: str) -> tuple[list[Supervisor], int]:
    """Those with the most visits missing under the organization, with all that they follow; and how many there are."""
    found = await ask(SUPERVISORS, {"under": under, "first": wanted.top, **period(wanted)})
    groups = found["attendance"]["groups"]
    people = [group["supervisor"] for group in groups["nodes"]]
    months = await read_months(ask, wanted, "supervisor", [one["id"] for one in people])
    shown = [
        Supervisor(person_of(one, wanted.language), *both) for one, both in zip(people, months, strict=True)
    ]  # fmt: skip
    return shown, groups["totalCount"]


def period(wanted: SupervisionWanted) -> dict[str, str]:
    return {"from": wanted.since.isoformat(), "to": wanted.until.isoformat()}


async def read_list(ask: Ask, day: Mapping[str, str], figure: str) -> list[Unit]:
    way = ("supervisionCoverage", "figures", "list")
    found = pages(ask, LIST, {**day, "figure": figure}, way)
    return [unit_of(node, day["under"]) async for node in found]


def person_of(member: Mapping[str, Any], language: str) -> Person:
    cell = member["cell"]["name"] if member["cell"] else ""
    return Person(member["id"], member["name"], post_of(member["assignments"], language), cell)


def link_of(node: Mapping[str, Any], under: str, language: str) -> Link:
    link = node["supervision"]
    return Link(
        person=person_of(link["supervisor"], language),
        organization=unit_of(link["organization"], under),
        since=date.fromisoformat(link["since"]),
        standing=link["standing"]["holds"],
        visited=node["lastVisit"] is not None,
        figures=link["attendance"],
    )

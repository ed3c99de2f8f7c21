"""What the report of a year asks the service, in GraphQL, as any client could."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from reports.asking import Ask, pages
from reports.model import ReportRefused, Unit
from reports.subject import find_ended, subject_on, unit_of, units_of
from reports.yearly.model import LEVELS, UNRATED, Met, Over, Row, YearlyReport, YearlyWanted

CELLS, COMMITTEES = ("CELL", "GRASSROOTS_CELL"), ("GRASSROOTS_COMMITTEE",)
JUDGED = "assessed: {{ kind: {kind}, levels: [{level}], years: [$year] }}"
CAPS = """
query ($under: ID!, $on: Date!, $waived: Boolean!, $after: String) {
  audit(under: $under, kinds: [EXCELLENT_CAP], asOf: $on) {
    counts { checked }
    findings(where: { waived: $waived }, first: 500, after: $after) { pageInfo { hasNextPage endCursor } nodes {
      organization { id name code ancestors { id name } } value allowed
      norm { regulation } explanation { text } waiver { decision } } } } }
"""
CHECKED = """
query ($under: ID!, $on: Date!) { audit(under: $under, kinds: [EXCELLENT_CAP], asOf: $on) { counts { checked } } }
"""


def judged(kind: str, level: str) -> str:
    return JUDGED.format(kind=kind, level=level)


def counted(name: str, of: str, *conditions: str) -> str:
    where = f", where: {{ {', '.join(conditions)} }}" if conditions else ""
    return (
        f"{name}: {of}Counts(under: $under, by: CHILD{where}, asOf: $on) {{ total groups {{ count "
        "child { id name code } } }"
    )


def counts_question() -> str:
    """All counts by what is right under the organization, in one operation."""
    asked = []
    for of in ("organization", "member"):
        asked.append(counted(f"{of}_ALL", of))
        asked += [counted(f"{of}_{level}", of, judged("CLASSIFICATION", level)) for level in LEVELS]
    for name, levels in (("cells", CELLS), ("committees", COMMITTEES)):
        of_level = f"levels: [{', '.join(levels)}]"
        asked.append(counted(f"{name}_ALL", "organization", of_level))
        asked.append(counted(f"{name}_MET", "organization", of_level, judged("FOUR_GOOD", "MET")))
    return "query ($under: ID!, $on: Date!, $year: Int!) {\n" + "\n".join(asked) + "\n}"


async def read_report(ask: Ask, wanted: YearlyWanted) -> YearlyReport:
    """The whole report. Raises ReportRefused where `under` is not there on the day that it is looked at from."""
    found_subject = await subject_on(ask, wanted, wanted.on)
    if found_subject is None:
        raise ReportRefused(await why_not(ask, wanted))
    under, subject = found_subject
    day = {"under": under, "on": wanted.on.isoformat()}
    counts = await ask(counts_question(), {**day, "year": wanted.year})
    checked = (await ask(CHECKED, day))["audit"]["counts"]
    found = [
        node
        for waived in (False, True)
        async for node in pages(ask, CAPS, {**day, "waived": waived}, ("audit", "findings"))
    ]
    over = [over_of(node, under) for node in found]
    by_child = Counter(child_of(node["organization"], under) for node in found if node["waiver"] is None)
    children = [group["child"] for group in counts["organization_ALL"]["groups"]]
    return YearlyReport(
        wanted=wanted,
        subject=subject,
        whole=row_of(counts, None, subject.unit, sum(by_child.values())),
        rows=[
            row_of(counts, child["id"], Unit(child["name"], child["code"]), by_child[child["id"]]) for child in children
        ],
        checked=sum(one["checked"] for one in checked),
        over=over,
    )


async def why_not(ask: Ask, wanted: YearlyWanted) -> str:
    """One line: from which day, or of which organization the report can be made."""
    ended = await find_ended(ask, wanted)
    if ended is None:
        return f"--under: nothing is called {wanted.under} on {wanted.on}; look it up by its name with `search`."
    into = " or ".join(one.told_apart for one in units_of(ended["successors"], ended["until"]))
    instead = f", or ask for {into}" if into else ""
    return (
        f"--under: {ended['name']} ({ended['code']}) ended on {ended['until']}: look at it from a day before, by --on"
        f"{instead}."
    )


def row_of(counts: Mapping[str, Any], child: str | None, unit: Unit, over: int) -> Row:
    """The counts of what is right under the organization, or where `child` is None, of all."""

    def count(name: str) -> int:
        found = counts[name]
        if child is None:
            return int(found["total"])
        return next((int(one["count"]) for one in found["groups"] if one["child"]["id"] == child), 0)

    def states(of: str) -> dict[str, int]:
        levels = {level: count(f"{of}_{level}") for level in LEVELS}
        return {**levels, UNRATED: count(f"{of}_ALL") - sum(levels.values())}

    return Row(
        unit=unit,
        organizations=states("organization"),
        members=states("member"),
        cells=Met(count("cells_ALL"), count("cells_MET")),
        committees=Met(count("committees_ALL"), count("committees_MET")),
        over=over,
    )


def over_of(node: Mapping[str, Any], under: str) -> Over:
    return Over(
        unit=unit_of(node["organization"], under),
        excellent=node["value"],
        allowed=node["allowed"],
        regulation=node["norm"]["regulation"],
        explanation=node["explanation"]["text"],
        decision=node["waiver"] and node["waiver"]["decision"],
    )


def child_of(organization: Mapping[str, Any], under: str) -> str:
    """The id of what it is in right under `under`, or `under` itself."""
    way = [*(one["id"] for one in organization["ancestors"]), organization["id"]]
    behind: Sequence[str] = way[way.index(under) + 1 :]
    return behind[0] if behind else under

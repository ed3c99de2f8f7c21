"""The organization that a report is about, as on the last day of the period; what to do where it is not there then."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from reports.asking import Ask
from reports.model import ReportRefused, Subject, Unit, Wanted

ORGANIZATION = """
query ($by: OrganizationBy!, $on: Date!) { organization(by: $by, asOf: $on) {
  id name code level since parent { name } predecessors { organization { name code } event { on } } } }
"""
ENDED = """
query ($by: OrganizationBy!, $on: Date!) { organization(by: $by, asOf: $on) {
  name code until successors { organization { name code } event { on } } } }
"""


async def find_subject(ask: Ask, wanted: Wanted) -> tuple[str, Subject]:
    """The global id of the organization, and what is told of it; digits and short texts are codes, long ones ids.

    Raises ReportRefused where it is not there on the last day, and asks which two reports to make where it ended in the
    period: figures before belong to it, figures after to what it went into.
    """
    named = {"code" if len(wanted.under) < 16 else "id": wanted.under}
    found = (await ask(ORGANIZATION, {"by": named, "on": wanted.last_day.isoformat()}))["organization"]
    if found is None:
        raise ReportRefused(await why_not(ask, wanted, named))
    since = date.fromisoformat(found["since"])
    unit, above = Unit(found["name"], found["code"]), found["parent"] and found["parent"]["name"]
    before = units_of(found["predecessors"], found["since"]) if since > wanted.since else []
    return found["id"], Subject(unit, found["level"], above, since, before)


def units_of(lineage: Sequence[Mapping[str, Any]], on: str) -> list[Unit]:
    """Those of the lineage of one day, each once."""
    found = [one["organization"] for one in lineage if one["event"]["on"] == on]
    return list(dict.fromkeys(Unit(one["name"], one["code"]) for one in found))


async def why_not(ask: Ask, wanted: Wanted, named: Mapping[str, str]) -> str:
    """One line: which reports to make instead, or that nobody is called so."""
    ended = (await ask(ENDED, {"by": named, "on": wanted.since.isoformat()}))["organization"]
    if ended is None or ended["until"] is None:
        [(key, said)] = named.items()
        return (
            f"--under: no organization has the {key} {said} on {wanted.last_day}. Look it up by its name with the "
            "`search` question, and mind that codes change over time."
        )
    until = ended["until"]
    reports = [f"--under {wanted.under} --from {wanted.since} --to {until}"]
    followers = units_of(ended["successors"], until)
    reports += [f"--under {one.code} --from {until} --to {wanted.until}" for one in followers]
    into = f" and went into {' and '.join(one.told_apart for one in followers)}" if followers else ""
    return (
        f"--under: {ended['name']} ({ended['code']}) ended on {until}, within the period{into}. Make a report for the "
        f"time before and one for the time after: {'; '.join(reports)}."
    )

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
    found = await subject_on(ask, wanted, wanted.last_day)
    if found is None:
        raise ReportRefused(await why_not(ask, wanted))
    return found


def named(wanted: Wanted) -> Mapping[str, str]:
    return {"code" if len(wanted.under) < 16 else "id": wanted.under}


async def subject_on(ask: Ask, wanted: Wanted, day: date) -> tuple[str, Subject] | None:
    """The organization as on a day; None: it is not there then."""
    found = (await ask(ORGANIZATION, {"by": named(wanted), "on": day.isoformat()}))["organization"]
    if found is None:
        return None
    since = date.fromisoformat(found["since"])
    unit, above = Unit(found["name"], found["code"]), found["parent"] and found["parent"]["name"]
    before = units_of(found["predecessors"], found["since"]) if since > wanted.since else []
    return found["id"], Subject(unit, found["level"], above, since, before)


def units_of(lineage: Sequence[Mapping[str, Any]], on: str) -> list[Unit]:
    """Those of the lineage of one day, each once."""
    found = [one["organization"] for one in lineage if one["event"]["on"] == on]
    return list(dict.fromkeys(Unit(one["name"], one["code"]) for one in found))


def unit_of(organization: Mapping[str, Any], under: str) -> Unit:
    """An organization with what it is in, nearest first, up to the one that the report is about."""
    identifiers = [one["id"] for one in organization["ancestors"]]
    below = organization["ancestors"][identifiers.index(under) + 1 :] if under in identifiers else []
    within = ", ".join(one["name"] for one in reversed(below))
    return Unit(organization["name"], organization["code"], within)


async def find_ended(ask: Ask, wanted: Wanted) -> Mapping[str, Any] | None:
    """The organization as on the first day of the period, where it has ended since, with what it went into."""
    ended = (await ask(ENDED, {"by": named(wanted), "on": wanted.since.isoformat()}))["organization"]
    return ended if ended and ended["until"] else None


async def why_not(ask: Ask, wanted: Wanted) -> str:
    """One line: which reports to make instead, or that nobody is called so."""
    ended = await find_ended(ask, wanted)
    if ended is None:
        [(key, said)] = named(wanted).items()
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

"""The commands about who may see and change what: a role at an organization, granted and taken away.

On the machine nobody has to be asked who they are. A viewer grants and takes away at and under the organizations at
which it was granted to them to do so: never of themselves, and what they are themselves only further down.
"""

from datetime import date

from graph.facts.around import GRANTS, ITSELF, read_organizations
from graph.facts.facts import Fact
from graph.model.rights import ViewerRole, viewer_id
from graph.model.tables import GRANTED, OPEN_END, ORGANIZATION, VIEWER
from graph.model.vocabulary import ChangeKind, Rule
from resolvers.commands.machinery.change import Work, not_permitted
from resolvers.commands.machinery.conflicts import conflict, span
from resolvers.commands.machinery.refusals import refuse
from resolvers.commands.machinery.spec import Commands, Payload, Spec
from resolvers.shared.identifiers import decode_id
from wording.said import say

GRANT_PAYLOAD = Payload("GrantPayload", ("grantId",))


async def grant(work: Work) -> None:
    """A role at an organization from the day on, for whom a provider calls by a name; who is new gets a node."""
    organization, role = await work.organization("organization"), str(work.given["role"])
    check_governs(work, organization.start, role, "organization")
    check_not_past(work)
    for name in ("iss", "sub"):
        if not work.given[name].strip():
            raise refuse(say("TEXT_UNFIT", field=name, why=say("BLANK")), Rule.REQUIRED, name)
    check_another(work, viewer_named(work), "sub")
    viewer = await viewer_of(work)
    held = holding(work, viewer, organization.start, role)
    if held is not None:
        already = say("GRANTED_ALREADY", role=role, day=max(held.since, work.on))
        raise refuse(already, Rule.CHANGES_SOMETHING, "role", conflicting=conflict(held))
    until: date = work.given.get("until") or OPEN_END
    stated = {"decision": work.decision} if work.decision else {}
    named = {"grantedBy": work.actor} if work.actor else {}
    made = work.facts.open(GRANTED, viewer, organization.start, work.on, until, role=role, **stated, **named)
    work.result["grantId"] = made.key()


async def revoke(work: Work) -> None:
    """The grant ends on the day: it does not hold on it any more; one that would begin later never does."""
    viewer, organization, _, role = decode_id(work.given["grant"], "grant", {GRANTED.shown}).key
    await read_organizations(work.reads, work.facts, [organization], ITSELF, date.min)
    work.known(ORGANIZATION, organization, "grant")
    check_governs(work, organization, role, "grant")
    check_another(work, viewer, "grant")
    check_not_past(work)
    await work.reads.around(work.facts, VIEWER, [viewer], [GRANTS], date.min)
    found = work.link("grant", GRANTED)
    if found.until <= work.on:
        over = say("DOES_NOT_HOLD", field="grant", on=work.on, span=span(found.since, found.until))
        raise refuse(over, Rule.INSIDE_LIVES, "grant", conflicting=work.given["grant"])
    found.cease(work.on)
    work.result["grantId"] = found.key()


def check_governs(work: Work, organization: str, role: str, field: str) -> None:
    """Refuses a viewer who may not grant there, before anything is told of who holds what; what lets somebody grant
    comes from above the organization that it is for."""
    if work.may is None:
        return
    if not work.may.governs(organization):
        raise not_permitted("NOT_PERMITTED", field)
    if role == ViewerRole.ADMINISTRATOR and organization in work.may.granting.own:
        raise not_permitted("ADMINISTRATOR_FROM_ABOVE", field)


def check_another(work: Work, viewer: str, field: str) -> None:
    """Refuses a viewer who would change their own rights."""
    if work.may is not None and viewer == work.may.viewer:
        raise not_permitted("OWN_RIGHTS", field)


def check_not_past(work: Work) -> None:
    """Who could see what on a day that is over stands: nobody writes it otherwise afterwards."""
    if work.today is not None and work.on < work.today:
        raise refuse(say("NOT_BEFORE_TODAY", day=work.today), Rule.SINCE_BEFORE_UNTIL, "on")


def viewer_named(work: Work) -> str:
    return viewer_id(work.given["iss"], work.given["sub"])


async def viewer_of(work: Work) -> str:
    """The id of the viewer that the input names, with their grants at hand. What somebody is called whom others have
    granted rights, too, is for whoever may grant everywhere."""
    identifier = viewer_named(work)
    await work.reads.around(work.facts, VIEWER, [identifier], [GRANTS], work.on)
    known, name = work.facts.node(VIEWER, identifier), work.given["name"]
    if known is None:
        own = {"issuer": work.given["iss"], "subject": work.given["sub"]}
        work.facts.create(VIEWER, id=identifier, **own, name=name)
    elif work.may is None or work.may.governs_all:
        known.values["name"] = name
    return identifier


def holding(work: Work, viewer: str, organization: str, role: str) -> Fact | None:
    """The grant of a role at an organization that holds on the day or later, of two the first."""
    grants = [one for one in work.facts.from_(GRANTED, viewer) if one.until > work.on]
    found = [one for one in grants if one.end == organization and one.values["role"] == role]
    until: date = work.given.get("until") or OPEN_END
    return min((one for one in found if one.since < until), key=lambda one: one.since, default=None)


GRANT_ACCESS = Spec(ChangeKind.GRANT_ACCESS, GRANT_PAYLOAD, grant)
REVOKE_ACCESS = Spec(ChangeKind.REVOKE_ACCESS, GRANT_PAYLOAD, revoke)
COMMANDS: Commands = {"grantAccess": GRANT_ACCESS, "revokeAccess": REVOKE_ACCESS}

"""The commands about who may see and change what. They are made on the machine; no field of the schema makes them."""

from datetime import date

from graph.facts.around import GRANTS
from graph.facts.facts import Fact
from graph.model.rights import viewer_id
from graph.model.tables import GRANTED, OPEN_END, VIEWER
from graph.model.vocabulary import ChangeKind, Rule
from resolvers.commands.machinery.change import Work
from resolvers.commands.machinery.refusals import refuse
from resolvers.commands.machinery.spec import Payload, Spec
from wording.said import say

GRANT_PAYLOAD = Payload("GrantPayload", ())


async def grant(work: Work) -> None:
    """A role at an organization from the day on, for whom a provider calls by a name; who is new gets a node."""
    organization = await work.organization("organization")
    viewer, role = await viewer_of(work), str(work.given["role"])
    if held(work, viewer, organization.start, role) is not None:
        raise refuse(say("GRANTED_ALREADY", role=role, day=work.on), Rule.CHANGES_SOMETHING, "role")
    until: date = work.given.get("until") or OPEN_END
    stated = {"decision": work.decision} if work.decision else {}
    work.facts.open(GRANTED, viewer, organization.start, work.on, until, role=role, **stated)


async def revoke(work: Work) -> None:
    """The role at the organization ends on the day: it does not hold on it any more."""
    organization = await work.organization("organization")
    viewer, role = await viewer_of(work), str(work.given["role"])
    found = held(work, viewer, organization.start, role)
    if found is None:
        raise refuse(say("NOT_GRANTED", role=role, day=work.on), Rule.EXISTS, "role")
    found.cease(work.on)


async def viewer_of(work: Work) -> str:
    """The id of the viewer that the input names, with their grants at hand; a name that is given is theirs now."""
    issuer, subject = work.given["issuer"], work.given["subject"]
    identifier = viewer_id(issuer, subject)
    await work.reads.around(work.facts, VIEWER, [identifier], [GRANTS], work.on)
    known = work.facts.node(VIEWER, identifier)
    if known is None and "name" in work.given:
        work.facts.create(VIEWER, id=identifier, issuer=issuer, subject=subject, name=work.given["name"])
    elif known is not None and "name" in work.given:
        known.values["name"] = work.given["name"]
    return identifier


def held(work: Work, viewer: str, organization: str, role: str) -> Fact | None:
    """The grant of a role at an organization that holds on the day."""
    grants = work.facts.from_(GRANTED, viewer, work.on)
    return next((one for one in grants if one.end == organization and one.values["role"] == role), None)


GRANT_ACCESS = Spec(ChangeKind.GRANT_ACCESS, GRANT_PAYLOAD, grant)
REVOKE_ACCESS = Spec(ChangeKind.REVOKE_ACCESS, GRANT_PAYLOAD, revoke)

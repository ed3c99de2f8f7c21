"""When the data of organizations were last looked through: most within half a year.

On the day of the letter all of them were, and what begins later is up to date on its first day.
"""

from datetime import date, timedelta
from random import Random

from seeds.draft.draft import Draft, Organization
from seeds.draft.scale import LETTER
from seeds.draft.telling import Ref

DAY = timedelta(days=1)


def confirm_organizations(draft: Draft, before: date) -> None:
    """The last confirmation of every organization, told where it is later than the first one."""
    random = draft.random("confirmed")
    for organization in draft.organizations.values():
        day = min(last_confirmed(random, before), organization.until - DAY)
        organization.confirmed_on = first_confirmed(organization)
        if day > organization.confirmed_on:
            draft.tell("confirmOrganization", day, {"organization": Ref("Organization", organization.id)})
            organization.confirmed_on = day
            organization.version += 1


def first_confirmed(organization: Organization) -> date:
    return max(organization.since, LETTER)


def last_confirmed(random: Random, before: date) -> date:
    return before - timedelta(days=min(900, int(random.expovariate(1 / 120)) + 1))

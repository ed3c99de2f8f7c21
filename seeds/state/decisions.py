"""The symbols of made-up decisions, by who issues them: 123-QĐ/TU, -QĐ/HU, -QĐ/ĐU (Hướng dẫn 36-HD/VPTW)."""

from datetime import date
from random import Random

from seeds.draft.draft import Draft, Organization

CELLS = frozenset({"CELL", "GRASSROOTS_CELL"})


def decision(draft: Draft, random: Random, issuer: str | None, day: date) -> str:
    """The symbol of a decision that an organization's committee takes on a day; nobody's is one of the Centre."""
    number = random.randint(10, 999)
    if issuer is None:
        return f"{number}-QĐNS/TW"
    organization = draft.organizations[issuer]
    return f"{number}-{kind_of(organization, day)}"


def kind_of(organization: Organization, day: date) -> str:
    begun = [profile for profile in organization.profiles if profile.since <= day] or organization.profiles[:1]
    level, name = begun[-1].level, begun[-1].name
    if level == "CENTRAL":
        return "QĐNS/TW"
    if level == "PROVINCIAL":
        return "QĐ/TU"
    if level in CELLS:
        return "QĐ/CB"
    if " huyện " in name:
        return "QĐ/HU"
    if " quận " in name:
        return "QĐ/QU"
    of_town = level == "UPPER_GRASSROOTS" and name.startswith(("Đảng bộ thị xã", "Đảng bộ thành phố"))
    return "QĐ/ThU" if of_town else "QĐ/ĐU"

"""What a case may say: the forms, outcomes and sources of each kind, and whom each concerns.

Sources: forms of discipline by the Charter, art. 35; inspection and monitoring by Quy định 296-QĐ/TW (2025), before it
22-QĐ/TW (2021); who is removed from the list by 24-QĐ/TW (2021), art. 8; years of the badge by Hướng dẫn 01-HD/TW
(2021), 18. General knowledge, read in no source: badges of 80 years and more; that a pennant is an organization's.
"""

from collections.abc import Mapping
from typing import Any

from graph.model.case_words import CaseForm, CaseKind, CaseOutcome, CaseSource

FORMS_OF: Mapping[CaseKind, tuple[CaseForm, ...]] = {
    CaseKind.INSPECTION: (CaseForm.ROUTINE, CaseForm.ON_SIGNS, CaseForm.DISCIPLINE_WORK, CaseForm.FINANCE),
    CaseKind.MONITORING: (CaseForm.REGULAR, CaseForm.THEMATIC),
    CaseKind.DISCIPLINE: (
        CaseForm.REPRIMAND,
        CaseForm.WARNING,
        CaseForm.REMOVAL_FROM_POST,
        CaseForm.EXPULSION,
        CaseForm.DISSOLUTION,
    ),
    CaseKind.COMMENDATION: (CaseForm.BADGE, CaseForm.CERTIFICATE, CaseForm.MERIT, CaseForm.PENNANT),
    CaseKind.FEEDBACK: (CaseForm.OPINION, CaseForm.PETITION),
    CaseKind.LEAVING: (
        CaseForm.REQUEST,
        CaseForm.ABSENCE,
        CaseForm.CARD_RETURNED,
        CaseForm.NO_EFFORT,
        CaseForm.UNFIT,
        CaseForm.POLITICAL_STANDARD,
    ),
}
FOUND = (CaseOutcome.NOTHING_FOUND, CaseOutcome.SHORTCOMINGS, CaseOutcome.VIOLATION, CaseOutcome.WITHDRAWN)
OUTCOMES_OF: Mapping[CaseKind, tuple[CaseOutcome, ...]] = {
    CaseKind.INSPECTION: FOUND,
    CaseKind.MONITORING: FOUND,
    CaseKind.DISCIPLINE: (
        CaseOutcome.IMPOSED,
        CaseOutcome.SHORTCOMINGS,
        CaseOutcome.NOTHING_FOUND,
        CaseOutcome.WITHDRAWN,
    ),
    CaseKind.COMMENDATION: (CaseOutcome.GRANTED, CaseOutcome.WITHDRAWN),
    CaseKind.FEEDBACK: (CaseOutcome.ANSWERED, CaseOutcome.WITHDRAWN),
    CaseKind.LEAVING: (CaseOutcome.LEFT, CaseOutcome.REMOVED, CaseOutcome.STAYED, CaseOutcome.WITHDRAWN),
}
"""`WITHDRAWN` ends any: it was taken back, or is without an object."""
BY_WHOM = (CaseSource.COMMITTEE, CaseSource.COMMISSION)
SOURCES_OF: Mapping[CaseKind, tuple[CaseSource, ...]] = {
    CaseKind.INSPECTION: BY_WHOM,
    CaseKind.MONITORING: BY_WHOM,
    CaseKind.DISCIPLINE: BY_WHOM,
    CaseKind.COMMENDATION: (),
    CaseKind.FEEDBACK: (CaseSource.FRONT, CaseSource.ASSOCIATION, CaseSource.PEOPLE, CaseSource.CELL),
    CaseKind.LEAVING: (),
}
"""Feedback says whose it is; the others may, where there are any."""
OF_ORGANIZATIONS_ONLY = frozenset({CaseForm.DISSOLUTION, CaseForm.PENNANT})
OF_MEMBERS_ONLY = frozenset(
    {CaseForm.REMOVAL_FROM_POST, CaseForm.EXPULSION, CaseForm.BADGE, *FORMS_OF[CaseKind.LEAVING]}
)
ON_PROBATION = frozenset({CaseForm.REPRIMAND, CaseForm.WARNING})
"""The discipline of whoever is on probation (Charter, art. 35)."""
YEARS_OF_BADGES = frozenset(range(30, 95, 5))
GONE = (CaseOutcome.LEFT, CaseOutcome.REMOVED)
"""With which somebody is no longer a member."""


def concerns_organizations(form: CaseForm) -> bool:
    """Whether a case of the form may concern organizations."""
    return form not in OF_MEMBERS_ONLY


def concerns_members(form: CaseForm) -> bool:
    """Whether a case of the form may concern members."""
    return form not in OF_ORGANIZATIONS_ONLY


def years_fit(values: Mapping[str, Any]) -> bool:
    """Whether a badge says for how many years it is, of those that there are, and nothing else does."""
    return values.get("years") in YEARS_OF_BADGES if values.get("form") == CaseForm.BADGE else "years" not in values


def source_fits(values: Mapping[str, Any]) -> bool:
    """Whether it says where it comes from, as its kind has it: feedback must."""
    kind = CaseKind(values["kind"])
    return values.get("source") in {*SOURCES_OF[kind], *(() if kind is CaseKind.FEEDBACK else (None,))}


def is_whole(values: Mapping[str, Any]) -> bool:
    """Whether a case's own values fit each other, as those of every case do that a change leaves; days of any form."""
    if values.get("kind") not in set(CaseKind):
        return False
    kind, opened = CaseKind(values["kind"]), values.get("openedOn")
    return (
        opened is not None
        and values.get("form") in FORMS_OF[kind]
        and ("closedOn" in values) == ("outcome" in values)
        and values.get("outcome") in {None, *OUTCOMES_OF[kind]}
        and opened <= min(values.get("closedOn", opened), values.get("dueOn", opened))
        and source_fits(values)
        and years_fit(values)
    )


def is_open_expulsion(values: Mapping[str, Any]) -> bool:
    """Whether somebody is to be expelled, or was: who deserves it is neither removed nor let go (Charter, art. 35)."""
    return values["form"] == CaseForm.EXPULSION and values.get("outcome") in {None, CaseOutcome.IMPOSED}

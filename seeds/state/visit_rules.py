"""How many meetings a year supervisors attend, as their province sets it: versions with their days.

No national number was found; the first version follows an example that is published: Kon Tum's Quyết định 776-QĐ/TU
(members of the provincial committee at least 2 a year, of a district or a commune committee at least 6). The version
of 1/7/2025 is made up, so that a rule has a history.
"""

from datetime import date

from graph.model.tables import OPEN_END
from seeds.draft.draft import Draft, VisitRule
from seeds.draft.scale import REFORM
from seeds.state.hierarchy import DA_NANG, QUANG_NAM, Landmarks
from seeds.state.supervisions import FIRST_DAY

EXAMPLE = "776-QĐ/TU"
BEFORE_THE_REFORM = {"PROVINCIAL": 2, "UPPER_GRASSROOTS": 6, "GRASSROOTS_COMMITTEE": 6}
AFTER_THE_REFORM = {"PROVINCIAL": 4, "UPPER_GRASSROOTS": 6, "GRASSROOTS_COMMITTEE": 8}


def make_visit_rules(draft: Draft, marks: Landmarks) -> None:
    """Both provinces' rules up to the reform; Quảng Nam's end with it, Đà Nẵng's get a second version."""
    for code in (QUANG_NAM, DA_NANG):
        if code in marks.provinces:
            set_rules(draft, marks.provinces[code], BEFORE_THE_REFORM, EXAMPLE, FIRST_DAY, REFORM)
    set_rules(draft, marks.provinces[DA_NANG], AFTER_THE_REFORM, "12-QĐ/TU", REFORM, OPEN_END)


def set_rules(draft: Draft, organization: str, visits: dict[str, int], decision: str, since: date, until: date) -> None:
    for level, number in visits.items():
        draft.rules.append(VisitRule(draft.new_id("r"), organization, level, number, decision, since, until))

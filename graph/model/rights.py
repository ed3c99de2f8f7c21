"""What each role of a viewer gives, and which right each kind of change takes. docs/security.md has the table in words.

Rights of several grants add up, each for its own organization and all under it.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto
from types import MappingProxyType

from execution.view import Sight
from graph.model.vocabulary import ChangeKind


class ViewerRole(StrEnum):
    """What somebody may see and do who asks the service, under the organization that it is granted at."""

    READER = "READER"
    ORGANIZER = "ORGANIZER"
    SUPERVISION_OFFICER = "SUPERVISION_OFFICER"
    INSPECTOR = "INSPECTOR"
    ADMINISTRATOR = "ADMINISTRATOR"
    AUDITOR = "AUDITOR"
    FIGURES = "FIGURES"


class Purpose(StrEnum):
    """What personal data may be asked for for."""

    PERSONNEL = "PERSONNEL"
    MEMBER_FILE = "MEMBER_FILE"
    INSPECTION = "INSPECTION"
    STATISTICS = "STATISTICS"
    SUBJECT_REQUEST = "SUBJECT_REQUEST"


class Right(Enum):
    """What may be seen or done.

    INTERNAL: of organizations and people what stands on no card. PERSONAL: birth dates, card numbers, homes.
    VALUES: what the ledger's lines hold. TRIED: proposals, impact, trials, what was known when. HOLDERS: who may see
    and change what; READINGS: who was shown personal data of whom. GRANTS: to grant rights, to take them away, and to
    erase personal data.
    """

    INTERNAL = auto()
    PERSONAL = auto()
    VALUES = auto()
    TRIED = auto()
    HOLDERS = auto()
    READINGS = auto()
    ORGANIZATIONS = auto()
    PEOPLE = auto()
    SUPERVISION = auto()
    CORRECTIONS = auto()
    GRANTS = auto()


READING = frozenset({Right.INTERNAL, Right.PERSONAL, Right.VALUES, Right.TRIED, Right.HOLDERS, Right.READINGS})
"""All that the schema shows, taken together."""
CHANGING = frozenset({Right.ORGANIZATIONS, Right.PEOPLE, Right.SUPERVISION, Right.GRANTS})
"""The rights that kinds of change of a part take."""
RIGHTS: Mapping[ViewerRole, frozenset[Right]] = MappingProxyType(
    {
        ViewerRole.READER: frozenset({Right.INTERNAL}),
        ViewerRole.ORGANIZER: frozenset(
            {
                *(Right.INTERNAL, Right.PERSONAL, Right.TRIED),
                *(Right.ORGANIZATIONS, Right.PEOPLE, Right.CORRECTIONS),
            }
        ),
        ViewerRole.SUPERVISION_OFFICER: frozenset({Right.INTERNAL, Right.TRIED, Right.SUPERVISION}),
        ViewerRole.INSPECTOR: frozenset({Right.INTERNAL, Right.TRIED}),
        ViewerRole.ADMINISTRATOR: frozenset(
            {Right.INTERNAL, Right.TRIED, Right.HOLDERS, Right.CORRECTIONS, Right.GRANTS}
        ),
        ViewerRole.AUDITOR: frozenset({Right.INTERNAL, Right.TRIED, Right.VALUES, Right.HOLDERS, Right.READINGS}),
        ViewerRole.FIGURES: frozenset(),
    }
)
REORGANIZING = frozenset(
    {
        ChangeKind.RENAME_ORGANIZATION,
        ChangeKind.CHANGE_LEVEL,
        ChangeKind.MOVE_ORGANIZATION,
        ChangeKind.MERGE_ORGANIZATIONS,
        ChangeKind.SPLIT_ORGANIZATION,
        ChangeKind.DISSOLVE_ORGANIZATION,
    }
)
"""What an organization that there is becomes."""
OF_ORGANIZATIONS = frozenset(
    {
        *REORGANIZING,
        ChangeKind.ESTABLISH_ORGANIZATION,
        ChangeKind.COVER_PLACES,
        ChangeKind.CONFIRM_ORGANIZATION,
        ChangeKind.APPLY_REORGANIZATION,
        ChangeKind.SET_SHEET,
        ChangeKind.SET_NORM,
        ChangeKind.GRANT_WAIVER,
        ChangeKind.END_WAIVER,
        ChangeKind.ISSUE_DIRECTIVE,
        ChangeKind.STATE_FIGURES,
    }
)
OF_PEOPLE = frozenset(
    {
        ChangeKind.ADMIT_MEMBER,
        ChangeKind.REGISTER_MEMBER,
        ChangeKind.CONFIRM_OFFICIAL,
        ChangeKind.TRANSFER_MEMBER,
        ChangeKind.SET_CIRCUMSTANCE,
        ChangeKind.END_MEMBERSHIP,
        ChangeKind.APPOINT,
        ChangeKind.END_APPOINTMENT,
        ChangeKind.APPOINT_COMMITTEE,
        ChangeKind.TAKE_OFFICE,
        ChangeKind.LEAVE_OFFICE,
        ChangeKind.RECORD_MEETING,
        ChangeKind.RECORD_MEETINGS,
        ChangeKind.CORRECT_MEETING,
        ChangeKind.PLAN_MEETINGS,
        ChangeKind.REPLAN_MEETING,
        ChangeKind.CALL_OFF_MEETING,
        ChangeKind.RECORD_ASSESSMENTS,
        ChangeKind.RECORD_CASES,
        ChangeKind.CLOSE_CASE,
        ChangeKind.REPORT_PROGRESS,
    }
)
OF_SUPERVISION = frozenset({ChangeKind.ASSIGN_SUPERVISOR, ChangeKind.END_SUPERVISION, ChangeKind.ASSIGN_SUPERVISORS})
NEEDED: Mapping[ChangeKind, Right] = MappingProxyType(
    {
        **dict.fromkeys(OF_ORGANIZATIONS, Right.ORGANIZATIONS),
        **dict.fromkeys(OF_PEOPLE, Right.PEOPLE),
        **dict.fromkeys(OF_SUPERVISION, Right.SUPERVISION),
        ChangeKind.CORRECT_FACT: Right.CORRECTIONS,
        ChangeKind.GRANT_ACCESS: Right.GRANTS,
        ChangeKind.REVOKE_ACCESS: Right.GRANTS,
        ChangeKind.ERASE_MEMBER: Right.GRANTS,
        ChangeKind.OPEN_CALENDAR: Right.GRANTS,
        ChangeKind.CLOSE_CALENDAR: Right.GRANTS,
    }
)
"""The right that a kind of change takes; one that nothing is said of is no command."""


OF_ACCESS = frozenset({ChangeKind.GRANT_ACCESS, ChangeKind.REVOKE_ACCESS})
"""The kinds that whoever administers a part may make in it."""
FROM_ABOVE = frozenset(
    {
        *OF_SUPERVISION,
        *REORGANIZING,
        ChangeKind.RECORD_ASSESSMENTS,
    }
)
"""The kinds that take a right granted above the organization: none says itself who follows it, or is reorganized or
judged by itself. One is founded, comes, or is judged, under the very one that the right was granted at, which judges
its own members, too."""
OF_PARTS = frozenset(
    {
        *OF_ACCESS,
        *FROM_ABOVE,
        ChangeKind.ADMIT_MEMBER,
        ChangeKind.REGISTER_MEMBER,
        ChangeKind.CONFIRM_OFFICIAL,
        ChangeKind.TRANSFER_MEMBER,
        ChangeKind.SET_CIRCUMSTANCE,
        ChangeKind.END_MEMBERSHIP,
        ChangeKind.APPOINT,
        ChangeKind.END_APPOINTMENT,
        ChangeKind.APPOINT_COMMITTEE,
        ChangeKind.RECORD_MEETING,
        ChangeKind.RECORD_MEETINGS,
        ChangeKind.CORRECT_MEETING,
        ChangeKind.PLAN_MEETINGS,
        ChangeKind.REPLAN_MEETING,
        ChangeKind.CALL_OFF_MEETING,
        ChangeKind.RECORD_CASES,
        ChangeKind.CLOSE_CASE,
        ChangeKind.REPORT_PROGRESS,
        ChangeKind.CONFIRM_ORGANIZATION,
        ChangeKind.ESTABLISH_ORGANIZATION,
    }
)
"""The kinds that may be made by a right to a part; all others take one that is held everywhere."""


@dataclass(frozen=True, slots=True)
class Remit:
    """Where a right is held: at the organizations that it was granted at (`own`), and at all whose files these hold
    (`inside`, with themselves; `under`, without those that nothing of it is above)."""

    own: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()
    under: frozenset[str] = frozenset()


NOWHERE = Remit()


@dataclass(frozen=True, slots=True)
class Permitted:
    """What a viewer may change: by the `rights` that they hold everywhere, and by those of which `remits` says where.

    `sight` is what they see; None: all.
    """

    viewer: str
    rights: frozenset[Right]
    remits: Mapping[Right, Remit] = field(default_factory=dict[Right, Remit])
    sight: Sight | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it follows from what they were granted and from who the roots are, and from nothing else."""
        return self.sight is None and not any(remit.inside for remit in self.remits.values())

    def may(self, kind: ChangeKind) -> bool:
        """Whether the kind of change is theirs to make, at one organization at least."""
        return self.may_everywhere(kind) or (kind in OF_PARTS and bool(self.remit(kind)))

    def may_everywhere(self, kind: ChangeKind) -> bool:
        """Whether it is theirs to make wherever they like."""
        return self.rights >= {*READING, NEEDED[kind]}

    def remit(self, kind: ChangeKind) -> frozenset[str]:
        """The organizations at which they may make a kind of change by a right to a part."""
        held = self.remits.get(NEEDED[kind], NOWHERE)
        return held.under if kind in FROM_ABOVE else held.inside

    def around(self, kind: ChangeKind) -> frozenset[str]:
        """The organizations whose members they may make a kind of change of by a right to a part, and under which they
        may put others."""
        return self.remits.get(NEEDED[kind], NOWHERE).inside

    def sees(self, organization: str) -> bool:
        """Whether an organization is there for them."""
        return self.sight is None or organization in self.sight.inside or organization in self.sight.above

    def sees_whole(self, organization: str) -> bool:
        """Whether they see more of it than a card."""
        return self.sight is None or organization in self.sight.inside

    def identifies(self, cell: str) -> bool:
        """Whether they may see what is personal of its members."""
        return self.sight is None or cell in self.sight.identified

    def governs(self, organization: str) -> bool:
        """Whether they may grant rights at it, and take them away."""
        return self.governs_all or organization in self.granting.inside

    @property
    def granting(self) -> Remit:
        """Where they may, if not everywhere."""
        return self.remits.get(Right.GRANTS, NOWHERE)

    @property
    def governs_all(self) -> bool:
        """Whether they may everywhere."""
        return Right.GRANTS in self.rights


def rights_of(roles: Iterable[str]) -> frozenset[Right]:
    """What several roles give together; a role that is none gives nothing."""
    return frozenset(right for role in roles for right in RIGHTS.get(ViewerRole(role), ()))


def viewer_id(issuer: str, subject: str) -> str:
    """The id of whom a provider calls by a name of its own: nobody else has it, at this provider or another."""
    named = json.dumps([issuer, subject], ensure_ascii=False).encode()
    return f"v{hashlib.sha256(named).hexdigest()[:32]}"

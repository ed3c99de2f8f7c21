// What the forms ask, and the changes that they make. A form knows its own day ($day), and always the newest that is known.
import { OUTCOME, TOLD } from "../fragments.js";

const FOLLOWED = `coverage { state below { organizations supervised withoutStanding lapsed unsupervised } }`;
const FOLLOWERS = `supervisions { key duties since until decision visitsPerYear supervisor { key name } standing { holds reason explanation { text } } }`;

export const FIND_ORGANIZATION = /* GraphQL */ `query FindOrganization($text: String!, $day: Date) {
  search(text: $text, kinds: [ORGANIZATION], first: 10, asOf: $day) {
    nodes { ... on Organization { key name code level ancestors { name } } }
  }
}`;

export const FIND_MEMBER = /* GraphQL */ `query FindMember($text: String!, $day: Date) {
  search(text: $text, kinds: [MEMBER], first: 10, asOf: $day) {
    nodes { ... on Member { key name birthDate cell { name parent { name } } assignments { role body organization { name } } } }
  }
}`;

/** What whoever sees a part finds: nobody searches in it yet. */
export const FIND_IN_PART = /* GraphQL */ `query FindInPart($text: String!, $day: Date) {
  organizations(where: { text: $text }, first: 10, asOf: $day) { nodes { key name code level ancestors { name } } }
}`;

export const FIND_MEMBER_IN_PART = /* GraphQL */ `query FindMemberInPart($text: String!, $day: Date) {
  members(where: { text: $text }, first: 10, asOf: $day) { nodes { key name cell { name parent { name } } assignments { role body organization { name } } } }
}`;

export const MEETING_FORM = /* GraphQL */ `query MeetingForm($id: ID!, $day: Date) {
  organization(by: { id: $id }, asOf: $day) {
    key name
    memberCount(scope: OWN)
    lastMeeting { heldOn expected present }
    ${FOLLOWERS}
  }
}`;

export const RECORD_MEETING = /* GraphQL */ `mutation RecordMeeting($input: RecordMeetingInput!) {
  recordMeeting(input: $input) {
    meeting {
      key kind heldOn expected present excused points level
      organization { key name }
      attendances { capacity member { key name } onBehalfOf { key name } }
    }
    ${OUTCOME}
  }
}`;

const PLANNED = "key kind plannedFor note organization { key name }";

export const PLAN_MEETINGS = /* GraphQL */ `mutation PlanMeetings($input: PlanMeetingsInput!) {
  planMeetings(input: $input) { plannedMeetings { ${PLANNED} } ${OUTCOME} }
}`;

export const REPLAN_MEETING = /* GraphQL */ `mutation ReplanMeeting($input: ReplanMeetingInput!) {
  replanMeeting(input: $input) { plannedMeeting { ${PLANNED} } ${OUTCOME} }
}`;

export const CALL_OFF_MEETING = /* GraphQL */ `mutation CallOffMeeting($input: CallOffMeetingInput!) {
  callOffMeeting(input: $input) { organization { key name } ${OUTCOME} }
}`;

/** Who might follow one organization; an organization's level is what keeps those under it out. */
export const ASSIGN_FORM = /* GraphQL */ `query AssignForm($id: ID!, $level: Level!, $day: Date) {
  organization(by: { id: $id }, asOf: $day) { key name ${FOLLOWERS} }
  suggestSupervisors(input: { under: $id, levels: [$level] }, asOf: $day) {
    lines(first: 1) {
      nodes {
        organization { key }
        supervisor { key name }
        duties until
        reasons { explanation { text } }
        secondChoice { supervisor { key name } }
      }
    }
    gaps(first: 1) { nodes { explanation { text } } }
  }
}`;

export const ASSIGN = /* GraphQL */ `mutation AssignSupervisor($input: AssignSupervisorInput!) {
  assignSupervisor(input: $input) {
    supervision {
      key duties since until visitsPerYear
      organization { key name ${FOLLOWED} ${FOLLOWERS} }
      supervisor { key name supervisions { key organization { ${TOLD} } } }
    }
    ${OUTCOME}
  }
}`;

export const ASSIGN_SEVERAL = /* GraphQL */ `mutation AssignSupervisors($input: AssignSupervisorsInput!) {
  assignSupervisors(input: $input) {
    supervisions { key organization { key name } supervisor { key name } standing { holds } }
    ${OUTCOME}
  }
}`;

export const END_SUPERVISION = /* GraphQL */ `mutation EndSupervision($input: EndSupervisionInput!) {
  endSupervision(input: $input) {
    supervision { key until supervisor { key name } organization { key name ${FOLLOWED} ${FOLLOWERS} } }
    ${OUTCOME}
  }
}`;

const BODIES = "assignments { key body role since until member { key name } }";

export const APPOINT_FORM = /* GraphQL */ `query AppointForm($id: ID!, $day: Date) {
  organization(by: { id: $id }, asOf: $day) { key name level ${BODIES} }
}`;

export const APPOINT = /* GraphQL */ `mutation Appoint($input: AppointInput!) {
  appoint(input: $input) {
    assignment { key body role since until member { key name } organization { key name ${BODIES} } }
    ${OUTCOME}
  }
}`;

/** What rests on a member's posts today. */
export const END_APPOINTMENT_FORM = /* GraphQL */ `query EndAppointmentForm($id: ID!, $day: Date) {
  member(id: $id, asOf: $day) { key name supervisions { key standing { holds } organization { key name } } }
}`;

export const END_APPOINTMENT = /* GraphQL */ `mutation EndAppointment($input: EndAppointmentInput!) {
  endAppointment(input: $input) {
    assignment {
      key body role until
      member { key name supervisions { key standing { holds explanation { text } } organization { key name } } }
      organization { key name ${BODIES} }
    }
    ${OUTCOME}
  }
}`;

export const CONFIRM_FORM = /* GraphQL */ `query ConfirmForm($id: ID!, $day: Date) {
  organization(by: { id: $id }, asOf: $day) {
    key name code level version confirmedOn memberCount cellCount
    parent { key name }
    secretary { key name }
    places { key name }
  }
}`;

export const CONFIRM = /* GraphQL */ `mutation ConfirmOrganization($input: ConfirmOrganizationInput!) {
  confirmOrganization(input: $input) { organization { key name confirmedOn } ${OUTCOME} }
}`;

const STATE = `key name level version memberCount childCount cellCount parent { key name } ${FOLLOWED} ${FOLLOWERS}`;

/** An organization before it is moved, merged or dissolved. */
export const STATE_FORM = /* GraphQL */ `query StateForm($id: ID!, $day: Date) {
  organization(by: { id: $id }, asOf: $day) { ${STATE} ownMembers: memberCount(scope: OWN) }
}`;

export const ESTABLISH = /* GraphQL */ `mutation EstablishOrganization($input: EstablishOrganizationInput!) {
  establishOrganization(input: $input) { organization { key name level code ancestors { key name } } ${OUTCOME} }
}`;

export const RENAME = /* GraphQL */ `mutation RenameOrganization($input: RenameOrganizationInput!) {
  renameOrganization(input: $input) { organization { key name } ${OUTCOME} }
}`;

export const CHANGE_LEVEL = /* GraphQL */ `mutation ChangeLevel($input: ChangeLevelInput!) {
  changeLevel(input: $input) { organization { key name level } ${OUTCOME} }
}`;

export const MOVE = /* GraphQL */ `mutation MoveOrganization($input: MoveOrganizationInput!) {
  moveOrganization(input: $input) { organization { ${STATE} ancestors { key name } } ${OUTCOME} }
}`;

export const MERGE = /* GraphQL */ `mutation MergeOrganizations($input: MergeOrganizationsInput!) {
  mergeOrganizations(input: $input) { organization { ${STATE} } ${OUTCOME} }
}`;

export const DISSOLVE = /* GraphQL */ `mutation DissolveOrganization($input: DissolveOrganizationInput!) {
  dissolveOrganization(input: $input) { organization { key name } ${OUTCOME} }
}`;

/** What would break if an organization ended. */
export const IMPACT = /* GraphQL */ `query Impact($id: ID!, $day: Date) {
  impact(of: { organization: $id }, asOf: $day) {
    membersToPlace
    linksEnding(first: 20) { totalCount nodes { key supervisor { key name } organization { ${TOLD} } } }
    linksLosingStanding(first: 20) { totalCount nodes { key supervisor { key name } organization { ${TOLD} } } }
    withoutSupervisor(first: 20) { totalCount nodes { ${TOLD} } }
    withoutParent(first: 20) { totalCount nodes { ${TOLD} } }
    withoutSecretary(first: 20) { totalCount nodes { ${TOLD} } }
    bodiesUnderSize(first: 20) { totalCount nodes { organization { ${TOLD} } body before after least regulation } }
  }
}`;

/** Whoever may be judged with an organization: what is directly under it, its bodies. */
export const ASSESS_ORGANIZATION_FORM = /* GraphQL */ `query AssessOrganizationForm($id: ID!, $day: Date) {
  organization(by: { id: $id }, asOf: $day) {
    key
    assignments { body }
    children(first: 1000) { nodes { ${TOLD} } }
  }
}`;

export const ASSESS_CELL_FORM = /* GraphQL */ `query AssessCellForm($id: ID!, $day: Date) {
  members(under: $id, asOf: $day, first: 1000) { nodes { key name birthDate cardNumber } }
}`;

export const ASSESS_MEMBER_FORM = /* GraphQL */ `query AssessMemberForm($id: ID!, $day: Date) {
  member(id: $id, asOf: $day) { key assignments { body } }
}`;

export const RECORD_ASSESSMENTS = /* GraphQL */ `mutation RecordAssessments($input: RecordAssessmentsInput!) {
  recordAssessments(input: $input) {
    assessments {
      key kind level body periodFrom periodTo points
      organization { key name }
      member { key name }
      at { key name }
      sheet { key name }
    }
    ${OUTCOME}
  }
}`;

export const CORRECT_ASSESSMENT = /* GraphQL */ `mutation CorrectAssessment($input: CorrectFactInput!) {
  correctFact(input: $input) {
    assessment { key level points decidedOn decision }
    ${OUTCOME}
  }
}`;

/** Who usually handles a case about an organization: what is above it. */
export const ORGANIZATION_CASE_FORM = /* GraphQL */ `query OrganizationCaseForm($id: ID!, $day: Date) {
  organization(by: { id: $id }, asOf: $day) { parent { key name permittedChanges } }
}`;

export const MEMBER_CASE_FORM = /* GraphQL */ `query MemberCaseForm($id: ID!, $day: Date) {
  member(id: $id, asOf: $day) { cell { key name parent { key name permittedChanges } } }
}`;

const RECORDED = "key kind form years source openedOn dueOn closedOn outcome organizations { key name } members { key name } handledBy { key name } at { key name }";

export const RECORD_CASES = /* GraphQL */ `mutation RecordCases($input: RecordCasesInput!) {
  recordCases(input: $input) { cases { ${RECORDED} } ${OUTCOME} }
}`;

export const CORRECT_CASE = /* GraphQL */ `mutation CorrectCase($input: CorrectFactInput!) {
  correctFact(input: $input) { case { ${RECORDED} decision closingDecision summary } ${OUTCOME} }
}`;

export const CLOSE_CASE = /* GraphQL */ `mutation CloseCase($input: CloseCaseInput!) {
  closeCase(input: $input) { case { ${RECORDED} days } ${OUTCOME} }
}`;

export const ERASE_MEMBER = /* GraphQL */ `mutation EraseMember($input: EraseMemberInput!) {
  eraseMember(input: $input) {
    member { key name }
    ${OUTCOME}
  }
}`;

export const ISSUE_DIRECTIVE = /* GraphQL */ `mutation IssueDirective($input: IssueDirectiveInput!) {
  issueDirective(input: $input) {
    directive { key symbol title since issuer { key name } tasks { key number name } references { kind directive { key symbol } } }
    ${OUTCOME}
  }
}`;

/** Directives that may have tasks to report on; what was replaced still has them. */
export const REPORT_FORM = /* GraphQL */ `query ReportForm($day: Date) {
  directives(orderBy: { field: ISSUED_ON, direction: DESC }, includePast: true, first: 1000, asOf: $day) {
    nodes { key symbol title tasks { key number name } }
  }
}`;

export const REPORT_PROGRESS = /* GraphQL */ `mutation ReportProgress($input: ReportProgressInput!) {
  reportProgress(input: $input) {
    taskReports { key state since until organization { key name } member { key name } task { key number name } }
    ${OUTCOME}
  }
}`;

const WAIVER = "waiver { key since until subtree decision organization { key name } }";

export const GRANT_WAIVER = /* GraphQL */ `mutation GrantWaiver($input: GrantWaiverInput!) {
  grantWaiver(input: $input) {
    ${WAIVER}
    ${OUTCOME}
  }
}`;

export const END_WAIVER = /* GraphQL */ `mutation EndWaiver($input: EndWaiverInput!) {
  endWaiver(input: $input) {
    ${WAIVER}
    ${OUTCOME}
  }
}`;

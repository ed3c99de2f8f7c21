// What the pages about assessments ask: results of an organization or a member, how many were judged so, and who.
import { PAGED, SUBJECTS, TOLD } from "../fragments.js";

const RESULT = `key kind level body periodFrom periodTo points decidedOn decision at { key name }
      marks { criterion points }
      sheet { key name regulation setBy { key name } criteria { code name most } levels { level least } }`;

/** What puts results right; of what a correction touched, its facts say whether it was one. */
const CORRECTED = `history(where: { kinds: [CORRECT_FACT] }, first: 50, orderBy: { field: SEQ, direction: DESC }) {
        nodes {
          key seq at actor kind on decision
          ${SUBJECTS}
          opened(first: 3) { nodes { kind } }
          closed(first: 3) { nodes { kind } }
        }
      }`;

export const ORGANIZATION_ASSESSMENTS = /* GraphQL */ `query OrganizationAssessments($id: ID!, $on: Date, $known: DateTime) {
  subject: organization(by: { id: $id }, asOf: $on, knownAt: $known) {
    assessments { ${RESULT} }
    ${CORRECTED}
  }
}`;

export const MEMBER_ASSESSMENTS = /* GraphQL */ `query MemberAssessments($id: ID!, $on: Date, $known: DateTime) {
  subject: member(id: $id, asOf: $on, knownAt: $known) {
    assessments { ${RESULT} comparableGroup }
    ${CORRECTED}
  }
}`;

const groups = (/** @type {string} */ condition) => `organizationCounts(under: $id, by: CHILD, where: { levels: $levels${condition} }, asOf: $on, knownAt: $known) {
    total
    groups { count child { key name code } }
  }`;

/** How many organizations there are, and how many of them were judged so: four conditions beside each other, by what is below. */
export const JUDGED = /* GraphQL */ `query Judged($id: ID!, $levels: [Level!], $a: AssessedWhere!, $b: AssessedWhere!, $c: AssessedWhere!, $d: AssessedWhere!, $on: Date, $known: DateTime) {
  all: ${groups("")}
  a: ${groups(", assessed: $a")}
  b: ${groups(", assessed: $b")}
  c: ${groups(", assessed: $c")}
  d: ${groups(", assessed: $d")}
}`;

const SO = `assessments(where: { kinds: [$kind] }) { key level body periodFrom periodTo decidedOn decision }`;

/** The organizations that were judged so, each with its results of that kind. */
export const JUDGED_ORGANIZATIONS = /* GraphQL */ `query JudgedOrganizations($id: ID!, $levels: [Level!], $assessed: AssessedWhere!, $kind: AssessmentKind!, $first: Int, $after: String, $on: Date, $known: DateTime) {
  list: organizations(under: $id, where: { levels: $levels, assessed: $assessed }, first: $first, after: $after, asOf: $on, knownAt: $known) {
    ${PAGED}
    nodes { __typename ${TOLD} level ${SO} }
  }
}`;

export const JUDGED_MEMBERS = /* GraphQL */ `query JudgedMembers($id: ID!, $assessed: AssessedWhere!, $kind: AssessmentKind!, $first: Int, $after: String, $on: Date, $known: DateTime) {
  list: members(under: $id, where: { assessed: $assessed }, first: $first, after: $after, asOf: $on, knownAt: $known) {
    ${PAGED}
    nodes { __typename key name cell { key name code parent { name } } ${SO} }
  }
}`;

/** The sheets of meetings that hold on a day. */
export const MEETING_SHEETS = /* GraphQL */ `query MeetingSheets($day: Date!) {
  sheets(where: { kinds: [MEETINGS] }, asOf: $day) { key name regulation criteria { code name most } levels { meetingLevel least } }
}`;

/** The sheets that hold on a day. */
export const SHEETS = /* GraphQL */ `query Sheets($day: Date!) {
  sheets(asOf: $day) { key kind name regulation setBy { key name } criteria { code name most } levels { level least } }
}`;

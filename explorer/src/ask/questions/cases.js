// What the pages about cases ask: those of an organization or a member, those that arose under an organization, and how many.
import { PAGED, TOLD } from "../fragments.js";

const CASE = `key kind form years source openedOn dueOn closedOn days outcome decision closingDecision summary
      organizations { __typename ${TOLD} }
      members { __typename key name }
      handledBy { key name }
      at { ${TOLD} }`;

export const ORGANIZATION_CASES = /* GraphQL */ `query OrganizationCases($id: ID!, $on: Date, $known: DateTime) {
  subject: organization(by: { id: $id }, asOf: $on, knownAt: $known) { cases { ${CASE} } }
}`;

export const MEMBER_CASES = /* GraphQL */ `query MemberCases($id: ID!, $on: Date, $known: DateTime) {
  subject: member(id: $id, asOf: $on, knownAt: $known) { cases { ${CASE} } }
}`;

const counts = (/** @type {string} */ condition) => `caseCounts(under: $id, by: $by, where: ${condition}, asOf: $on, knownAt: $known) {
    total
    groups { count kind child { key name code } }
  }`;

/** How many cases there are, and how many of them are open, overdue, and closed late: by kind, or by what is below. */
export const CASE_COUNTS = /* GraphQL */ `query CaseCounts($id: ID!, $by: CaseGrouping!, $all: CaseWhere!, $open: CaseWhere!, $overdue: CaseWhere!, $late: CaseWhere!, $on: Date, $known: DateTime) {
  all: ${counts("$all")}
  open: ${counts("$open")}
  overdue: ${counts("$overdue")}
  late: ${counts("$late")}
}`;

/** The cases of which a condition holds. */
export const CASES_UNDER = /* GraphQL */ `query CasesUnder($id: ID!, $where: CaseWhere!, $orderBy: CaseOrder!, $first: Int, $after: String, $on: Date, $known: DateTime) {
  list: cases(under: $id, where: $where, orderBy: $orderBy, first: $first, after: $after, asOf: $on, knownAt: $known) {
    ${PAGED}
    nodes { ${CASE} }
  }
}`;

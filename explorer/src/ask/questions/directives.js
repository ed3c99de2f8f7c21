// What the pages about directives ask: a list of them, one with its tasks, where organizations and members stand with these.
import { PAGED, TOLD } from "../fragments.js";

const NAMED = "key symbol title kind since until";
const TASK = "key number name";

export const DIRECTIVES = /* GraphQL */ `query Directives($under: ID, $where: DirectiveWhere!, $orderBy: DirectiveOrder!, $includePast: Boolean!, $first: Int, $after: String, $on: Date, $known: DateTime) {
  list: directives(under: $under, where: $where, orderBy: $orderBy, includePast: $includePast, first: $first, after: $after, asOf: $on, knownAt: $known) {
    ${PAGED}
    nodes { ${NAMED} issuedOn issuer { key name } tasks { key } }
  }
}`;

/** A directive has no days of its own but those of its force: it is asked for as it is recorded. */
export const DIRECTIVE = /* GraphQL */ `query Directive($id: ID!) {
  node(id: $id) {
    __typename
    ... on Directive {
      ${NAMED} issuedOn
      issuer { key name }
      references { kind directive { ${NAMED} } }
      referredBy { kind directive { ${NAMED} } }
      tasks { ${TASK} partOf { key } ofMembers: reports(where: { ofMembers: true }, first: 0) { totalCount } }
    }
  }
}`;

const counts = (/** @type {string} */ condition) => `taskReportCounts(under: $id, by: $by, where: ${condition}, asOf: $on, knownAt: $known) {
    total
    groups { count task { key } child { ${TOLD} } }
  }`;

/** How many tasks stand so, by task or by what is below. */
export const TASK_COUNTS = /* GraphQL */ `query TaskCounts($id: ID!, $by: TaskReportGrouping!, $notStarted: TaskReportWhere!, $underWay: TaskReportWhere!, $done: TaskReportWhere!, $on: Date, $known: DateTime) {
  NOT_STARTED: ${counts("$notStarted")}
  UNDER_WAY: ${counts("$underWay")}
  DONE: ${counts("$done")}
}`;

const REPORT = `key state note decision since until`;

/** Where what is under an organization stands with tasks. */
export const TASK_REPORTS = /* GraphQL */ `query TaskReports($id: ID!, $where: TaskReportWhere!, $first: Int, $after: String, $on: Date, $known: DateTime) {
  list: taskReports(under: $id, where: $where, first: $first, after: $after, asOf: $on, knownAt: $known) {
    ${PAGED}
    nodes { ${REPORT} organization { ${TOLD} } task { ${TASK} } }
  }
}`;

/** The members who were given a task: it is asked for as it is recorded, as its directive is. */
export const TASK_OF_MEMBERS = /* GraphQL */ `query TaskOfMembers($id: ID!, $first: Int, $after: String) {
  node(id: $id) {
    ... on Task {
      reports(where: { ofMembers: true }, first: $first, after: $after) {
        ${PAGED}
        nodes { ${REPORT} member { key name cell { key name } } }
      }
    }
  }
}`;

const OWN = `taskReports(includePast: true) { ${REPORT} task { ${TASK} directive { key symbol title } } }`;

export const ORGANIZATION_TASKS = /* GraphQL */ `query OrganizationTasks($id: ID!, $on: Date, $known: DateTime) {
  subject: organization(by: { id: $id }, asOf: $on, knownAt: $known) { ${OWN} }
}`;

export const MEMBER_TASKS = /* GraphQL */ `query MemberTasks($id: ID!, $on: Date, $known: DateTime) {
  subject: member(id: $id, asOf: $on, knownAt: $known) { ${OWN} }
}`;

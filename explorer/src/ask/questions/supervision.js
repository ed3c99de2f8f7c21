// What the view of supervision asks.
import { PAGED, TOLD } from "../fragments.js";

const FIGURES = /* GraphQL */ `fragment Figures on CoverageFigures {
  organizations supervised withoutStanding lapsed unsupervised severalInCharge ownOrganization
}`;

export const COVERAGE = /* GraphQL */ `query Coverage($id: ID!, $on: Date, $known: DateTime) {
  supervisionCoverage(under: $id, asOf: $on, knownAt: $known) {
    under { key name }
    figures { ...Figures }
    groups { child { key name code } figures { ...Figures } }
  }
}
${FIGURES}`;

/** The organizations behind one number of the coverage. */
export const COVERAGE_LIST = /* GraphQL */ `query CoverageList($id: ID!, $figure: CoverageFigure!, $first: Int, $after: String, $on: Date, $known: DateTime) {
  supervisionCoverage(under: $id, asOf: $on, knownAt: $known) {
    under { key name }
    figures {
      list(figure: $figure, first: $first, after: $after) {
        ${PAGED}
        nodes {
          key name level permittedChanges
          code parent { key name } places { key name }
          supervisions(includePast: true) { key since until duties supervisor { key name } standing { holds explanation { text } } }
        }
      }
    }
  }
}`;

const MONTHS = "months { month figures { visitsPossible attended byStandIn } } figures { visitsPossible attended byStandIn required shortfall }";

export const ATTENDANCE_OF_CHILDREN = /* GraphQL */ `query AttendanceOfChildren($id: ID!, $from: Date!, $to: Date!, $rollUp: RollUp!, $first: Int, $after: String, $on: Date, $known: DateTime) {
  attendance(of: { under: $id }, from: $from, to: $to, groupBy: CHILD, rollUp: $rollUp, asOf: $on, knownAt: $known) {
    ${MONTHS}
    groups(first: $first, after: $after) {
      ${PAGED}
      nodes { child { key name code } ${MONTHS} }
    }
  }
}`;

export const ATTENDANCE_OF_SUPERVISORS = /* GraphQL */ `query AttendanceOfSupervisors($id: ID!, $from: Date!, $to: Date!, $rollUp: RollUp!, $first: Int, $after: String, $on: Date, $known: DateTime) {
  attendance(of: { under: $id }, from: $from, to: $to, groupBy: SUPERVISOR, rollUp: $rollUp, asOf: $on, knownAt: $known) {
    ${MONTHS}
    groups(first: $first, after: $after) {
      ${PAGED}
      nodes { supervisor { key name } ${MONTHS} }
    }
  }
}`;

/** What lies behind one cell of the matrix: whose visits they were, or where they were made. */
export const VISITS_BEHIND = /* GraphQL */ `query VisitsBehind($of: SupervisionsOf!, $by: AttendanceGroupBy!, $from: Date!, $to: Date!, $rollUp: RollUp!, $first: Int, $after: String, $on: Date, $known: DateTime) {
  attendance(of: $of, from: $from, to: $to, groupBy: $by, rollUp: $rollUp, asOf: $on, knownAt: $known) {
    figures { meetingsHeld visitsPossible attended byStandIn }
    groups(first: $first, after: $after) {
      ${PAGED}
      nodes {
        supervisor { key name }
        organization { ${TOLD} }
        figures { meetingsHeld visitsPossible attended byStandIn lastVisit }
      }
    }
  }
}`;

export const VISITS_DUE = /* GraphQL */ `query VisitsDue($id: ID!, $where: VisitDueWhere, $first: Int, $after: String, $on: Date, $known: DateTime) {
  visitsDue(of: { under: $id }, asOf: $on, knownAt: $known) {
    on total overdue neverVisited
    links(where: $where, first: $first, after: $after) {
      ${PAGED}
      nodes {
        supervision { key supervisor { key name } organization { ${TOLD} permittedChanges } since }
        required done byStandIn missing overdue dueOn lastVisit
        predecessor { key supervisor { key name } until }
        predecessorDone
      }
    }
  }
}`;

export const WORKLOAD = /* GraphQL */ `query Workload($id: ID!, $where: WorkloadWhere, $first: Int, $after: String, $on: Date, $known: DateTime) {
  workload(under: $id, where: $where, first: $first, after: $after, asOf: $on, knownAt: $known) {
    ${PAGED}
    nodes { supervisor { key name } links levels { level links } requiredPerYear medianLinks aboveMedian }
  }
}`;

export const SUGGESTION = /* GraphQL */ `query Suggestion($input: SuggestSupervisorsInput!, $first: Int, $after: String, $on: Date, $known: DateTime) {
  suggestSupervisors(input: $input, asOf: $on, knownAt: $known) {
    on organizations kept candidates
    lines(first: $first, after: $after) {
      ${PAGED}
      nodes {
        organization { key name code level parent { key name } }
        supervisor { key name }
        duties until points
        reasons { kind points explanation { text } }
        secondChoice { supervisor { key name } extraPoints }
      }
    }
    gaps(first: 50) { totalCount nodes { organization { ${TOLD} } explanation { text } } }
  }
}`;

export const SUBJECT = /* GraphQL */ `query Subject($id: ID!, $on: Date, $known: DateTime) {
  organization(by: { id: $id }, asOf: $on, knownAt: $known) { key name level }
}`;
